"""The catalogues of messages, kept in yxtools/locale: `make messages` collects and compiles them.

`yxtools.po` holds the messages of this project: those of its code, collected by Babel, and the descriptions
in its schemas. `click.po` holds the words
of click, which ships no translations: it is written by hand, as click names no list of them.
"""

import io
from collections.abc import Iterator
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.conftest import ROOT
from yxtools import __version__
from yxtools.language import CATALOGUES, CLICK, DOMAIN
from yxtools.schema import schema, types

KEYWORDS = {"_": None, "_n": (1, 2), "later": None}
"""The functions whose first arguments are messages."""

DOMAINS = (DOMAIN, CLICK)


def path(domain: str, suffix: str) -> str:
    """The file of a Chinese catalogue."""
    return f"{CATALOGUES}/zh/LC_MESSAGES/{domain}{suffix}"


def collected() -> Catalog:
    """The messages of the code, each with the files it stands in."""
    found = Catalog()
    package = ROOT / "yxtools"
    for name, _line, message, comments, context in extract_from_dir(
        str(package), [("**.py", "python")], keywords=KEYWORDS
    ):
        # the line is left out when they are written: it would change with every line of code
        found.add(message, locations=[(f"yxtools/{name}", 1)], auto_comments=comments, context=context)
    for kind in types():
        for described in descriptions(schema(kind)):
            found.add(described, locations=[(f"schemas/{kind}.json", 1)])
    return found


def descriptions(part: Any) -> Iterator[str]:
    """What a schema says of its fields, which the manual of the records translates."""
    if isinstance(part, list):
        for one in part:
            yield from descriptions(one)
    elif isinstance(part, dict):
        for key, one in part.items():
            if key == "description" and isinstance(one, str):
                yield one
            else:
                yield from descriptions(one)


def translated(domain: str) -> Catalog:
    """The catalogue as it is kept."""
    with open(path(domain, ".po"), "rb") as file:
        return read_po(file, locale="zh", domain=domain)


def messages(catalogue: Catalog) -> Iterator[Message]:
    """The messages of a catalogue, without its header."""
    return (message for message in catalogue if message.id)


def compiled(catalogue: Catalog) -> bytes:
    """The bytes that gettext reads."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> None:
    """Bring yxtools.po up to date with the code, and compile both catalogues."""
    kept = translated(DOMAIN)
    kept.project, kept.version = "yxtools", __version__
    # no guessing: a message that changed is a new one
    kept.update(collected(), no_fuzzy_matching=True, update_creation_date=False)
    kept.obsolete.clear()
    with open(path(DOMAIN, ".po"), "wb") as file:
        write_po(file, kept, width=100, include_lineno=False, sort_output=True)
    for domain in DOMAINS:
        with open(path(domain, ".mo"), "wb") as file:
            file.write(compiled(translated(domain)))


if __name__ == "__main__":
    main()
