"""HTML that what it shows cannot break: text is escaped on its way in, only `Html` goes in as it is."""

import re
from html import escape
from importlib.resources import files

VOID = frozenset({"br", "hr", "input", "link", "meta"})
"""Elements without content: they have no end tag."""

# What has no place on a page: C0 and C1 controls but for tab and line feed; marks that turn the direction of
# writing, with which a name could change how the figures beside it read; surrogates, which UTF-8 cannot hold.
UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"
    r"\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    r"\ud800-\udfff\ufffe\uffff]"
)

REPLACEMENT = "\ufffd"


class Html(str):
    """Markup, as opposed to text."""

    __slots__ = ()


Content = str | int | None
"""What an element may hold: `Html` as it is, other text and numbers escaped, None as nothing."""


def text(content: Content) -> Html:
    """`content` as markup; a character that has no place on a page is shown as U+FFFD."""
    if isinstance(content, Html):
        return content
    return Html("" if content is None else escape(UNSAFE.sub(REPLACEMENT, str(content))))


def join(*content: Content, between: str = "") -> Html:
    """The contents one after another, `between` them some text."""
    return Html(text(between).join(map(text, content)))


def element(name: str, /, *content: Content, **attributes: Content) -> Html:
    """The element `name`, e.g. `element("td", "甲", class_="name")`.

    In the name of an attribute a last underscore is dropped and others become hyphens. True stands for an
    attribute without a value; an attribute that is None or False is left out.
    """
    given = [(key, value) for key, value in attributes.items() if value is not None and value is not False]
    start = " ".join([name, *(_attribute(key, value) for key, value in given)])
    return Html(f"<{start}>" if name in VOID else f"<{start}>{join(*content)}</{name}>")


def resource(name: str) -> str:
    """The text of a file beside this module."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _attribute(key: str, value: Content) -> str:
    name = key.rstrip("_").replace("_", "-")
    # markup is no value: an attribute takes the characters themselves
    return name if value is True else f'{name}="{text(str(value))}"'
