"""What differs from form to form and from province to province, as data: TOML files and their loader.

`load()` reads nothing yet: each file is read when it is first asked for, so a filter pays only for what it
uses. A directory of one's own (`--taxonomy DIR`) may hold files of the same names; their lists are joined
to ours and come first, their tables are merged key by key, so an auditor adds a label, a title or a rule
without touching the rest.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from yxtools.errors import TaxonomyError
from yxtools.language import _
from yxtools.taxonomy import toml

_T = TypeVar("_T")

Directory = str | os.PathLike[str]


class Taxonomy:
    """The knowledge of forms, labels and classifications. Raises TaxonomyError, naming file and key, when
    it is used.
    """

    def __init__(self, directory: Directory | None = None) -> None:
        self.directory = None if directory is None else os.fspath(directory)
        self._made: dict[Callable[[Taxonomy], Any], Any] = {}
        if self.directory is not None and not os.path.isdir(self.directory):
            raise TaxonomyError(self.directory, None, _("not a directory"))

    def file(self, name: str) -> dict[str, Any]:
        """The content of `name`.toml, with the user's file of that name merged into it."""
        data = toml.ours(name)
        own = os.path.join(self.directory, f"{name}.toml") if self.directory else None
        if own is not None and os.path.isfile(own):
            theirs = toml.theirs(own)
            data = _merged(data, theirs, own, "")
            _validated(name, theirs, own)
        return data

    def once(self, make: Callable[[Taxonomy], _T]) -> _T:
        """What `make` (Labels, Forms …) makes of this taxonomy: made at the first call and kept, so that
        patterns and indexes are made once a process, not once a document. It must not change afterwards.
        """
        if make not in self._made:
            self._made[make] = make(self)
        made: _T = self._made[make]
        return made

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
        self.natures: dict[str, list[str]] = dict(data.get("natures", {}))
        """The classes that make up basic expenditure, by its nature (personnel, public)."""

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


def load(directory: Directory | None = None) -> Taxonomy:
    """The taxonomy, with the user's `directory` merged in. Raises TaxonomyError if that is no directory."""
    return Taxonomy(directory)


def pattern(text: str, file: str, key: str) -> re.Pattern[str]:
    """`text` compiled. Raises TaxonomyError naming `file` and `key` if it is no regular expression."""
    try:
        return re.compile(text)
    except re.error as error:
        what = _("not a regular expression: {error}").format(error=error)
        raise TaxonomyError(file, key, what) from error


def _validated(name: str, theirs: dict[str, Any], file: str) -> None:
    """Raises TaxonomyError, naming file and key, if a file of the user's is not of the shape of ours."""
    import json

    from jsonschema import Draft202012Validator

    with open(os.path.join(toml.HERE, "taxonomy.schema.json"), encoding="utf-8") as source:
        schemas = json.load(source)["properties"]
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
            what = _("expected {wanted}, found {found}")
            kinds = {"wanted": type(known).__name__, "found": type(value).__name__}
            raise TaxonomyError(file, path, what.format(**kinds))
        if isinstance(known, dict):
            merged[name] = _merged(known, value, file, path)
        elif isinstance(known, list):
            merged[name] = [*value, *known]
        else:
            merged[name] = value
    return merged
