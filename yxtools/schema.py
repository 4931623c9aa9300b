"""Whether a record keeps the schema of its type (`schemas/<type>.json`)."""

import os
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

import orjson

from yxtools.errors import InputError
from yxtools.language import _

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

HERE = os.path.dirname(os.path.abspath(__file__))
# yxtools/schemas is a link to the top of the checkout, where people look for them, and is installed as a
# directory; the second place is for a checkout on a file system without links
DIRECTORIES = (os.path.join(HERE, "schemas"), os.path.join(os.path.dirname(HERE), "schemas"))


def validate(record: dict[str, Any]) -> list[str]:
    """What is wrong with `record`: messages of one line that begin with the place in it; none if sound."""
    kind = record.get("type")
    if not isinstance(kind, str) or kind not in types():
        return [_("type: {kind!r} is no record type ({types})").format(kind=kind, types=", ".join(types()))]
    errors = sorted(_validator(kind).iter_errors(record), key=lambda error: error.json_path)
    return [f"{kind}{error.json_path[1:]}: {_short(error.message)}" for error in errors]


def blamed(error: Exception, records: Iterable[dict[str, Any]]) -> Exception:
    """What to raise for an `error` that `records` made: InputError naming the first that breaks its schema.

    Records are not held to their schemas before they are used; if all are sound, it is `error` itself.
    """
    for record in records:
        for what in validate(record)[:1]:
            said = _("{record} of {document}: {what}")
            return InputError(said.format(record=record.get("id"), document=record.get("doc"), what=what))
    return error


@cache
def types() -> tuple[str, ...]:
    """The record types that have a schema, in alphabetical order."""
    return tuple(sorted(name[:-5] for name in os.listdir(_directory()) if name.endswith(".json")))


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of the records of type `kind`."""
    with open(os.path.join(_directory(), kind + ".json"), "rb") as file:
        found: dict[str, Any] = orjson.loads(file.read())
        return found


@cache
def _directory() -> str:
    return next(path for path in DIRECTORIES if os.path.isdir(path))


@cache
def _validator(kind: str) -> "Validator":
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(kind))


def _short(message: str, width: int = 160) -> str:
    # jsonschema quotes the offending value in full: for a row of cells that is pages
    message = message.replace("\n", " ")
    return message if len(message) <= width else f"{message[: width // 2]} … {message[-width // 2 :]}"
