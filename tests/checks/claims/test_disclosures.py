"""Whole disclosures, tables and prose: what is sound is silent, what is altered fails on its line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.reading import split_text
from yxtools.checks.claims.engine import claim_checks
from yxtools.claims import claims, unread
from yxtools.tables import tables
from yxtools.taxonomy import load

Record = dict[str, Any]

TAXONOMY = load()

DISCLOSURES = tomllib.loads((Path(__file__).parents[2] / "claims" / "disclosures.toml").read_text("utf-8"))[
    "disclosure"
]
ALTERED = [
    pytest.param(one["text"], *change, id=f"{one['name']}: {change[1]}")
    for one in DISCLOSURES
    for change in one["altered"]
]


def read(text: str) -> list[Record]:
    """The tables and the claims of a disclosure."""
    return list(claims(tables(split_text(text), TAXONOMY), TAXONOMY))


def failing(found: list[Record]) -> list[Record]:
    """The checks that fail."""
    return [one for one in claim_checks(found, TAXONOMY) if one["status"] == "fail"]


@pytest.mark.parametrize("one", DISCLOSURES, ids=[one["name"] for one in DISCLOSURES])
def test_a_sound_disclosure_is_read_and_silent(one: Record) -> None:
    found = read(one["text"])
    assert [(check["rule"], check["message"]) for check in failing(found)] == []
    assert [left["raw"] for left in unread(found, TAXONOMY)] == one.get("unread", [])


@pytest.mark.parametrize(("text", "before", "after", "rule"), ALTERED)
def test_an_altered_figure_fails_on_its_line(text: str, before: str, after: str, rule: str) -> None:
    assert text.count(before) == 1
    altered = text.replace(before, after)
    line = 1 + altered[: altered.index(after)].count("\n")
    found = [one for one in failing(read(altered)) if one["rule"] == rule]
    assert line in {operand["line"] for one in found for operand in one["operands"]}
