"""A whole disclosure: what surrounds the tables, and the truth of every figure."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import Any

from . import render
from .forms import Key, Table, table
from .model import Department, department

STYLE_FILES = {path.stem: path for path in sorted((Path(__file__).parent / "styles").glob("*.toml"))}
STYLES = tuple(STYLE_FILES)
LAYOUTS = tuple(render.LAYOUTS)


@dataclass(frozen=True, slots=True)
class Fact:
    """A printed figure: its line, text and place in that line, and what a reader should take it for."""

    line: int
    printed: str
    title: str
    row: str  # the code if one is printed, else the name
    name: str
    leaf: str
    unit: str
    year: int
    tied: bool
    start: int


@dataclass(frozen=True, slots=True)
class Disclosure:
    """An invented disclosure and its truth."""

    style: str
    seed: int
    layout: str
    text: str
    facts: tuple[Fact, ...]


@cache
def _style(name: str) -> dict[str, Any]:
    return tomllib.loads(STYLE_FILES[name].read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _filled(style: str, seed: int) -> tuple[Department, list[Table]]:
    """A department and the tables of a style filled in for it; the layouts share them."""
    described = _style(style)
    model = department(seed, described["stage"], described["year"])
    return model, [table(described, form, model) for form in described["form"]]


def _preface(style: dict[str, Any], model: Department, tables: list[Table]) -> list[str]:
    """Cover, contents and a paragraph without figures."""
    what = "预算" if style["stage"] == "budget" else "决算"
    part = f"第二部分 {model.year}年部门{what}表"
    return [
        f"{model.name}{model.year}年度部门{what}公开",
        "",
        "目  录",
        "第一部分 部门概况",
        part,
        *(f"{number}、{one.title}" for number, one in enumerate(tables, 1)),
        "",
        "第一部分 部门概况",
        "一、主要职责",
        f"{model.name}贯彻执行国家有关法律法规，负责本行政区域内的相关工作，指导所属单位开展业务。",
        "",
        part,
        "",
    ]


def disclosure(style: str, seed: int, layout: str) -> Disclosure:
    """A disclosure in a style of STYLES and a layout of LAYOUTS; the same arguments give the same text."""
    model, tables = _filled(style, seed)
    page = render.Page(Random(f"{style}/{seed}/{layout}"))
    for line in _preface(_style(style), model, tables):
        page.line(line)
    facts: list[Fact] = []
    for one in tables:
        mark = len(page.placed)
        render.LAYOUTS[layout](page, one)
        facts += [_fact(one, *placed) for placed in page.placed[mark:]]
    page.line("第三部分 名词解释")
    page.line("基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员经费和公用经费。")
    return Disclosure(style, seed, layout, "\n".join(page.lines) + "\n", tuple(facts))


def printed(style: str, seed: int) -> tuple[list[str], list[Table], list[Fact]]:
    """What a disclosure is made of before it is laid out: the lines before its tables, the tables, and their
    facts, which stand on no line yet.
    """
    model, tables = _filled(style, seed)
    cells = ((one, cell) for one in tables for row in one.body for cell in row)
    facts = [_fact(one, 0, 0, cell.text, cell.key) for one, cell in cells if cell.key]
    return _preface(_style(style), model, tables), tables, facts


def _fact(one: Table, line: int, start: int, printed: str, key: Key) -> Fact:
    said = (key.row, key.name, key.leaf, key.unit, key.year, key.tied)
    return Fact(line, printed, one.title, *said, start)
