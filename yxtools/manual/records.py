"""The page of section 5 for the record formats, from the descriptions in the JSON Schemas."""

from collections.abc import Iterator
from typing import Any

from yxtools import __version__, schema
from yxtools.language import _
from yxtools.limits import limits
from yxtools.manual import roff
from yxtools.manual.commands import RECORDS, commands, name

Schema = dict[str, Any]

COMMON = ("type", "doc", "id", "src")
"""The fields that nearly every record has: they are described once, as the schema of `section` has them."""

STEP = 4
"""Columns by which the fields of a field stand further to the right."""


def page() -> str:
    """The page of all record types, in the language spoken."""
    common = {key: part for key, part in schema.schema("section")["properties"].items() if key in COMMON}
    common["type"] = {**common["type"], "type": "string"}
    del common["type"]["const"]
    return "".join(
        [
            roff.head(RECORDS, 5, __version__),
            roff.section(_("NAME"), f"{roff.text(RECORDS)} \\- {roff.text(_('records of yxtools'))}\n"),
            roff.section(
                _("DESCRIPTION"),
                roff.paragraphs(
                    _(
                        "The commands read and write JSON Lines in UTF-8: one object a line, type first, "
                        "then doc, then id. A stream may hold many documents; one ends where the next "
                        "document record begins."
                    )
                ),
                ".PP\n",
                roff.paragraphs(
                    _(
                        "Amounts are JSON numbers beside the printed text (raw) and the printed precision "
                        "(decimals). Every type has a JSON Schema; --validate checks records against "
                        "it. [] stands for every item of a list."
                    )
                ),
                ".PP\n",
                roff.paragraphs(limits()),
            ),
            roff.section(_("IN EVERY RECORD"), _fields(common, common, 0)),
            roff.section(_("RECORD TYPES"), *(_type(kind) for kind in schema.types())),
            roff.section(_("SEE ALSO"), roff.text(", ".join(f"{name(one)}(1)" for one in commands())) + "\n"),
        ]
    )


def _type(kind: str) -> str:
    found = schema.schema(kind)
    own = {key: part for key, part in found["properties"].items() if key not in COMMON}
    return roff.subsection(kind, roff.paragraphs(_(found["description"])), _fields(own, found, 0))


def _fields(fields: dict[str, Schema], whole: Schema, depth: int) -> str:
    """The fields of an object, each with the fields below it; `whole` is the schema that $ref points into."""
    shown = []
    for key, part in fields.items():
        found = _resolved(part, whole)
        described = part.get("description") or found.get("description") or ""
        meaning = "; ".join(filter(None, [_kind(found, whole), _(described) if described else ""]))
        inner, list_of = _object(found, whole)
        shown.append(roff.entries([(key + ("[]" if list_of else ""), meaning)], depth * STEP))
        if inner:
            shown.append(_fields(inner, whole, depth + 1))
    return "".join(shown)


def _resolved(part: Schema, whole: Schema) -> Schema:
    """The schema itself where `part` only points to it: {"$ref": "#/$defs/figure"}."""
    while "$ref" in part:
        found: Schema = whole
        for step in part["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        part = found
    return part


def _choices(part: Schema, whole: Schema) -> Iterator[Schema]:
    """The schemas that a value may follow: one, or those of anyOf and oneOf."""
    several = part.get("anyOf") or part.get("oneOf")
    for one in several or [part]:
        yield _resolved(one, whole)


def _object(part: Schema, whole: Schema) -> tuple[dict[str, Schema], bool]:
    """The fields of an object or of the items of a list (none of other values); whether it is a list."""
    for choice in _choices(part, whole):
        if "items" in choice:
            return _object(_resolved(choice["items"], whole), whole)[0], True
        if "properties" in choice:
            return choice["properties"], False
    return {}, False


def _kind(part: Schema, whole: Schema) -> str:
    """What values a field has: types, or the values themselves where they are few."""
    if "const" in part:
        return str(part["const"])
    if "enum" in part:
        return ", ".join("null" if value is None else str(value) for value in part["enum"])
    types: list[str] = []
    for choice in _choices(part, whole):
        named = choice.get("type", [])
        types += [named] if isinstance(named, str) else named
    return _(" or ").join(dict.fromkeys(types))
