"""Which form a grid is: by its title, else by what its head and rows hold. The forms are in forms.toml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.errors import TaxonomyError
from yxtools.language import _
from yxtools.tables.codes import CODE
from yxtools.tables.labels import YEAR, Labels
from yxtools.tables.shape import Matrix
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
        self._shared_cells = set(taxonomy.forms["shared_cells"])
        by_id = {form["id"]: form for form, _title, _excluded in self._forms}
        self._guesses = [_Guess.of(entry, by_id) for entry in taxonomy.forms["guess"]]

    def titled(self, title: str | None, stage: str | None) -> Form:
        """The form that a title names in a document of `stage` (None: of any); UNKNOWN if it names none."""
        if not title:
            return UNKNOWN
        squeezed = YEAR.sub("", squeeze(title))
        for form, matches, excluded in self._forms:
            if matches is not None and matches.search(squeezed) and stage in (None, form.get("stage", stage)):
                if excluded is None or not excluded.search(squeezed):
                    return form
        return UNKNOWN

    def card(self, grid: dict[str, Any]) -> bool:
        """Whether a grid is a performance card, by its title or by cells that only cards print."""
        titled = self.titled(grid["title"], None)
        if titled["rows"] == "card":
            return True
        printed = {grid["title"] or ""}.union(*(row["cells"] for row in grid["rows"]))
        cells = {squeeze(text) for text in printed}
        found = cells & self._card_cells
        if titled["id"]:
            return len(found) >= 3
        return len(found) > 1 or bool(found - self._shared_cells)

    def guessed(self, paths: Sequence[tuple[str, ...]], body: Matrix, labels: Labels) -> Form:
        """The form of a grid without a telling title, from the words of its head and its rows' codes."""
        head = " ".join("".join(path) for path in paths)
        if not head.strip():
            return UNKNOWN
        codes = [
            cell.squeezed
            for row in body
            for cell in row[:4]
            if CODE.fullmatch(cell.squeezed) and len(cell.squeezed) > 2
        ]
        schemes = Counter(labels.scheme(code) for code in codes)
        functional = schemes["functional"]
        economic = schemes["economic"] + schemes["economic-government"]
        most = "functional" if functional > economic else "economic" if economic > functional else None
        for guess in self._guesses:
            if guess.holds(head, most if codes else "none"):
                return guess.form
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class _Guess:
    """What the head and the codes of a table of some form hold."""

    form: Form
    head: tuple[re.Pattern[str], ...]
    codes: str | None

    @classmethod
    def of(cls, entry: Any, forms: dict[str, Form]) -> _Guess:
        """A guess of forms.toml. Raises TaxonomyError if it is of no form, or a pattern is broken."""
        name = entry.get("form") if isinstance(entry, dict) else None
        if name not in forms:
            raise TaxonomyError("forms.toml", "guess.form", _("no such form: {name}").format(name=name))
        head = tuple(pattern(text, "forms.toml", f"guess.{name}.head") for text in entry.get("head", ()))
        return cls(forms[name], head, entry.get("codes"))

    def holds(self, head: str, codes: str | None) -> bool:
        return self.codes in (None, codes) and all(words.search(head) for words in self.head)


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
