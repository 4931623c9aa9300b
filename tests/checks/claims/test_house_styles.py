"""Two accounts told in the manner of many provinces: what is sound is silent, what is altered fails."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.claims.accounts import BUDGET, FINAL
from tests.claims.reading import records
from yxtools.checks.claims.engine import claim_checks
from yxtools.claims import claims, unread
from yxtools.split.document import split
from yxtools.tables import tables
from yxtools.taxonomy import load

Record = dict[str, Any]

TAXONOMY = load()

STYLES = tomllib.loads((Path(__file__).parents[2] / "claims" / "house_styles.toml").read_text("utf-8"))[
    "style"
]
ALTERED = [
    pytest.param(style, *change, id=f"{style['name']}: {change[1]}")
    for style in STYLES
    for change in style["altered"]
]
_ACCOUNTS = {"final": FINAL, "budget": BUDGET}


@cache
def account(stage: str) -> tuple[Record, ...]:
    """The tables of an account, and the `document` record before them."""
    text = _ACCOUNTS[stage]
    found = split(text, doc="a", file="a.txt", encoding="utf-8", sha256="0" * 64, taxonomy=TAXONOMY)
    return tuple(one for one in tables(found, TAXONOMY) if one["type"] in ("document", "table"))


def read(style: Record, said: str) -> list[Record]:
    """The account of a style, and the claims of its prose; line 2 is the first of the prose."""
    prose = records(*said.strip().splitlines(), section=style.get("heading"))
    return list(claims([*account(style["stage"]), *prose[1:]], TAXONOMY))


def failing(found: list[Record]) -> list[Record]:
    """The checks that fail."""
    return [one for one in claim_checks(found, TAXONOMY) if one["status"] == "fail"]


@pytest.mark.parametrize("style", STYLES, ids=[style["name"] for style in STYLES])
def test_sound_prose_is_read_and_silent(style: Record) -> None:
    found = read(style, style["text"])
    assert [(one["rule"], one["message"]) for one in failing(found)] == []
    assert [one["raw"] for one in unread(found, TAXONOMY)] == style.get("unread", [])


@pytest.mark.parametrize(("style", "before", "after", "rule"), ALTERED)
def test_an_altered_figure_fails_on_its_line(style: Record, before: str, after: str, rule: str) -> None:
    assert style["text"].count(before) == 1
    text = style["text"].strip().replace(before, after)
    line = 2 + text[: text.rindex(after)].count("\n")
    found = [one for one in failing(read(style, text)) if one["rule"] == rule]
    assert line in {operand["line"] for one in found for operand in one["operands"]}
