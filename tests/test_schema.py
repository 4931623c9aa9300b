import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from yxtools import schema

SRC = {"file": "a.txt", "line": 3, "end_line": 3}
NAMES = {"type": "text", "doc": "a", "id": "p1", "section": None, "role": None}
TEXT = {**NAMES, "text": "甲", "lines": [3], "src": SRC}


@pytest.mark.parametrize("kind", schema.types())
def test_each_schema_is_valid_strict_and_named_as_its_file(kind: str) -> None:
    found = schema.schema(kind)
    Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["additionalProperties"] is False
    assert found["properties"]["type"]["const"] == kind
    assert {"type", "doc", "id"} <= set(found["required"])
    # a change stands on the lines of two documents
    assert "src" in found["required"] or {"before", "after"} <= set(found["required"])


def test_the_records_of_the_pipe_have_schemas() -> None:
    assert {"document", "section", "text", "grid", "table", "fact", "check"} <= set(schema.types())


def test_a_sound_record_has_nothing_wrong() -> None:
    assert schema.validate(TEXT) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": 5}, "text.text: 5 is not of type 'string'"),
        ({"colour": "red"}, "text: Additional properties are not allowed ('colour' was unexpected)"),
        ({"src": {**SRC, "line": 0}}, "text.src.line: 0 is less than the minimum of 1"),
        ({"lines": [3, "4"]}, "text.lines[1]: '4' is not of type 'integer'"),
        ({"type": "txt"}, "type: 'txt' is no record type ("),
        ({"type": None}, "type: None is no record type ("),
    ],
)
def test_messages_begin_with_the_place(change: dict[str, Any], message: str) -> None:
    (found,) = schema.validate({**TEXT, **change})
    assert found.startswith(message)


def test_a_long_value_is_not_quoted_in_full() -> None:
    (found,) = schema.validate({**TEXT, "lines": "x" * 10_000 + "\n"})
    assert len(found) < 250 and "\n" not in found


def test_schemas_are_found_where_they_are_installed(tmp_path: Path) -> None:
    """Installed, the schemas are yxtools/schemas; the checkout holds them at its top."""
    package = Path(schema.__file__).parent
    (tmp_path / "yxtools").mkdir()
    for name in ("__init__.py", "errors.py", "language.py", "schema.py"):
        (tmp_path / "yxtools" / name).write_bytes((package / name).read_bytes())
    (tmp_path / "yxtools" / "schemas").mkdir()
    (tmp_path / "yxtools" / "schemas" / "only.json").write_text(json.dumps({"type": "object"}))
    code = "from yxtools import schema; print(schema.__file__, schema.types())"
    line = [sys.executable, "-c", code]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert str(tmp_path) in done.stdout and "('only',)" in done.stdout
