"""Which form a grid is: by its title, else by what its head and rows hold. The forms are in forms.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from yxtools.errors import TaxonomyError
from yxtools.language import _
from yxtools.tables.labels import YEAR, Labels, plain
from yxtools.tables.shape import CODE, Matrix
from yxtools.taxonomy import Taxonomy, pattern
from yxtools.text import squeeze

Form = dict[str, Any]

UNKNOWN: Form = {"id": None, "rows": None}

_KINDS = frozenset(
    [
        "sides",
        "functional",
        "economic",
        "economic-government",
        "items",
        "units",
        "projects",
        "purchases",
        "assets",
    ]
    + ["statistics", "card"]
)


class Forms:
    """The forms of a taxonomy. Raises TaxonomyError if one is not described as forms.toml says."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._forms = [
            (_checked(form), _pattern(form, "title"), _pattern(form, "not"))
            for form in taxonomy.forms["form"]
        ]
        self._card_cells = set(taxonomy.forms["card_cells"])
        self._by_id = {form["id"]: form for form, _title, _columns in self._forms}

    def titled(self, title: str | None, stage: str | None) -> Form:
        """The form that a title names; UNKNOWN if it names none."""
        if not title:
            return UNKNOWN
        squeezed = YEAR.sub("", squeeze(title))
        for form, matches, excluded in self._forms:
            if matches is not None and matches.search(squeezed) and form.get("stage", stage) == stage:
                if excluded is None or not excluded.search(squeezed):
                    return form
        return UNKNOWN

    def card(self, grid: dict[str, Any]) -> bool:
        """Whether a grid is a performance card, by its title or by cells that only cards print."""
        titled = self.titled(grid["title"], None)
        if titled["rows"] == "card":
            return True
        cells = {squeeze(cell) for row in grid["rows"] for cell in row["cells"]} | {
            squeeze(grid["title"] or "")
        }
        return len(cells & self._card_cells) >= (3 if titled["id"] else 1)

    def guessed(self, paths: Sequence[tuple[str, ...]], body: Matrix, labels: Labels) -> Form:
        """The form of a grid without a telling title, from the words of its head and its rows' codes."""
        words = "".join("".join(path) for path in paths)
        if not words:
            return UNKNOWN
        codes = [
            cell.squeezed
            for row in body
            for cell in row[:4]
            if CODE.fullmatch(cell.squeezed) and len(cell.squeezed) > 2
        ]
        functional = sum(1 for code in codes if code[0] == "2")
        economic = sum(1 for code in codes if code[0] in "35")
        income = sum(1 for label in _leaves(paths) if ("fund", "business") in labels.dims(label, "column"))
        if "因公出国" in words and "公务接待" in words:
            return self._by_id.get("three-public", UNKNOWN)
        if "收入" in words and "支出" in words and words.count("项目") > 1 and not codes:
            return self._by_id.get("balance", UNKNOWN)
        if functional > economic and income:
            return self._by_id.get("income", UNKNOWN)
        if functional > economic and "基本支出" in words:
            return self._by_id.get("expenditure", UNKNOWN)
        if economic > functional:
            return self._by_id.get("basic" if "人员经费" in words else "economic", UNKNOWN)
        return UNKNOWN


def _leaves(paths: Sequence[tuple[str, ...]]) -> list[str]:
    return [plain(path[-1]) for path in paths if path]


def _checked(form: Any) -> Form:
    if not isinstance(form, dict) or not isinstance(form.get("id"), str):
        raise TaxonomyError("forms.toml", "form.id", _("every form needs an id"))
    if form.get("rows") not in _KINDS:
        what = _("must be one of {kinds}").format(kinds=", ".join(sorted(_KINDS)))
        raise TaxonomyError("forms.toml", f"form.{form['id']}.rows", what)
    if not isinstance(form.get("dims", {}), dict):
        raise TaxonomyError("forms.toml", f"form.{form['id']}.dims", _("must be a table of dimensions"))
    return form


def _pattern(form: Form, key: str) -> re.Pattern[str] | None:
    return pattern(form[key], "forms.toml", f"form.{form['id']}.{key}") if key in form else None
