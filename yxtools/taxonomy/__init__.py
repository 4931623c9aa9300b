"""What differs from form to form and from province to province, as data: TOML files and their loader.

`load()` reads nothing yet: each file is read when it is first asked for, so a filter pays only for what it
uses. A directory of one's own (`--taxonomy DIR`) may hold files of the same names; their lists are joined
to ours and come first, their tables are merged key by key, so an auditor adds a label, a title or a rule
without touching the rest.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from yxtools.errors import TaxonomyError

_HERE = Path(__file__).parent


class Taxonomy:
    """The knowledge of forms, labels and classifications. Raises TaxonomyError, naming file and key, when
    it is used.
    """

    def __init__(self, directory: Path | None = None) -> None:
        self.directory = directory
        if directory is not None and not directory.is_dir():
            raise TaxonomyError(str(directory), None, "not a directory")

    def file(self, name: str) -> dict[str, Any]:
        """The content of `name`.toml, with the user's file of that name merged into it."""
        data = _read(_HERE / f"{name}.toml")
        own = self.directory / f"{name}.toml" if self.directory else None
        if own is not None and own.is_file():
            theirs = _read(own)
            data = _merged(data, theirs, str(own), "")
            _validated(name, theirs, str(own))
        return data

    @cached_property
    def captions(self) -> dict[str, Any]:
        """Labels of captions, notes and running text: captions.toml."""
        return self.file("captions")

    @cached_property
    def labels(self) -> dict[str, Any]:
        """What printed labels mean as dimensions: labels.toml."""
        return self.file("labels")

    @cached_property
    def forms(self) -> dict[str, Any]:
        """The forms of budgets and final accounts: forms.toml."""
        return self.file("forms")

    @cached_property
    def dimensions(self) -> dict[str, Any]:
        """The trees of the dimensions and the balance equations: dimensions.toml."""
        return self.file("dimensions")

    @cached_property
    def functional(self) -> Classification:
        """The functional classification of expenditure (支出功能分类)."""
        return Classification("functional", self.file("functional"))

    @cached_property
    def economic(self) -> Classification:
        """The department's economic classification of expenditure (部门预算支出经济分类)."""
        return Classification("economic", self.file("economic"))

    @cached_property
    def economic_government(self) -> Classification:
        """The government's economic classification of expenditure (政府预算支出经济分类)."""
        return Classification("economic-government", self.file("economic-government"))


class Classification:
    """Codes and names of one official classification."""

    def __init__(self, scheme: str, data: Mapping[str, Any]) -> None:
        self.scheme = scheme
        self.names: dict[str, str] = {**data.get("retired", {}), **data.get("names", {})}
        self.aliases: dict[str, list[str]] = dict(data.get("aliases", {}))

    @cached_property
    def codes(self) -> dict[str, tuple[str, ...]]:
        """The codes of every printed name (without blanks), the shortest codes first."""
        from yxtools.text import squeeze

        found: dict[str, list[str]] = {}
        for code, name in self.names.items():
            for printed in (name, *self.aliases.get(code, ())):
                found.setdefault(squeeze(printed), []).append(code)
        return {name: tuple(sorted(codes, key=len)) for name, codes in found.items()}

    def code(self, name: str, within: str = "") -> str | None:
        """The code of `name` (squeezed), below the code `within` if that is given; None if there is none."""
        for code in self.codes.get(name, ()):
            if code.startswith(within) and code != within:
                return code
        return None


def load(directory: Path | None = None) -> Taxonomy:
    """The taxonomy, with the user's `directory` merged in. Raises TaxonomyError if that is no directory."""
    return Taxonomy(directory)


def pattern(text: str, file: str, key: str) -> re.Pattern[str]:
    """`text` compiled. Raises TaxonomyError naming `file` and `key` if it is no regular expression."""
    try:
        return re.compile(text)
    except re.error as error:
        raise TaxonomyError(file, key, f"not a regular expression: {error}") from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TaxonomyError(str(path), None, error.strerror or str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TaxonomyError(str(path), None, str(error)) from error


def _validated(name: str, theirs: dict[str, Any], file: str) -> None:
    """Raises TaxonomyError, naming file and key, if a file of the user's is not of the shape of ours."""
    import json

    from jsonschema import Draft202012Validator

    schemas = json.loads((_HERE / "taxonomy.schema.json").read_text(encoding="utf-8"))["properties"]
    validator = Draft202012Validator(
        schemas.get(name, {}), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for error in validator.iter_errors(theirs):
        raise TaxonomyError(file, _key(theirs, error.absolute_path), error.message)


def _key(data: Any, path: Iterable[str | int]) -> str:
    """The dotted key of a place in a file; an entry of a list is called by its id, or by its list."""
    key = []
    for step in path:
        data = data[step]
        if isinstance(step, str):
            key.append(step)
        elif isinstance(data, dict) and isinstance(data.get("id"), str):
            key.append(data["id"])
        else:
            break
    return ".".join(key)


def _merged(ours: dict[str, Any], theirs: dict[str, Any], file: str, key: str) -> dict[str, Any]:
    """`theirs` merged into `ours`: tables by key, lists joined (theirs first), anything else replaced."""
    merged = dict(ours)
    for name, value in theirs.items():
        path = f"{key}.{name}".lstrip(".")
        known = merged.get(name)
        if known is not None and type(known) is not type(value):
            raise TaxonomyError(file, path, f"expected {type(known).__name__}, found {type(value).__name__}")
        if isinstance(known, dict):
            merged[name] = _merged(known, value, file, path)
        elif isinstance(known, list):
            merged[name] = [*value, *known]
        else:
            merged[name] = value
    return merged
