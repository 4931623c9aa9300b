"""Pieces of a page that several of its sections are made of."""

from collections.abc import Mapping
from decimal import Decimal
from string import Formatter

from yxtools.cli.paper.disclosure import Disclosure
from yxtools.cli.paper.markup import Content, Html, element, join
from yxtools.language import _
from yxtools.notation import like
from yxtools.stream import Record
from yxtools.units import money_power

NO_BREAK = "\u00a0"
"""Keeps the unit of a figure on its line."""

MINUS = "\N{MINUS SIGN} "
"""Stands before the label of a figure that is deducted from the others."""


def section(name: str, title: str, *content: Content, class_: str | None = None) -> Html:
    """A section of a document under its heading; `name` is the anchor of this."""
    return element("section", element("h3", title, id=name), *content, aria_labelledby=name, class_=class_)


def column(key: str, title: str, numeric: bool | None = None) -> Html:
    """The head of a column of class `key`; it sorts as numbers or as text, unless `numeric` is None."""
    sort = None if numeric is None else key
    return element("th", title, scope="col", class_=key, data_sort=sort, data_numeric=numeric)


def cell(key: str, title: str, *content: Content, **attributes: Content) -> Html:
    """A cell that names its column: a narrow screen has no room for the head."""
    return element("td", *content, class_=key, data_label=title, **attributes)


def row_head(key: str, *content: Content) -> Html:
    """The head of a row: a label as the document prints it."""
    return element("th", *content, scope="row", class_=key, lang="zh")


def line_link(disclosure: Disclosure, line: int, file: str | None = None) -> Html:
    """The number of a line, leading to it if it is on the page; with the file if that is another one."""
    shown = line if file is None or file == disclosure.file else f"{file}:{line}"
    anchor = disclosure.line_anchor(line, file)
    return element("a", shown, href=f"#{anchor}") if anchor else join(shown)


def figure_name(figure: Record, title: str | None) -> tuple[Content, ...]:
    """What a figure is: its label, the title of its table before it if that is to be said."""
    minus = MINUS if figure.get("sign") == -1 else None
    return (title and element("span", title, " › ", class_="title"), minus, figure.get("label"))


def printed(raw: str, unit: str | None) -> tuple[Content, ...]:
    """A figure as printed, with its unit unless it was printed with one."""
    return (raw, NO_BREAK, element("span", unit, class_="unit")) if unit and raw[-1:].isdigit() else (raw,)


def signed(value: float | None, raw: str) -> str:
    """A difference in the notation of a printed figure, with plus or minus."""
    return "" if value is None else ("+" if value > 0 else "") + like(value, raw)


def magnitude(value: int | float | Decimal | None, unit: str | None) -> str | None:
    """What sorts an amount among amounts in other units; None if there is none."""
    if value is None:
        return None
    power = money_power(unit) if unit else None
    return f"{Decimal(str(value)).scaleb(power or 0):f}"


def counted(words: Mapping[str, str], counts: Mapping[str, int]) -> str:
    """Counts with the words for what is counted: "error 3, warning 1"."""
    return _(", ").join(f"{_(words[key])} {counts[key]}" for key in words if counts.get(key))


def filled(template: str, **contents: Content) -> Html:
    """A sentence with contents, which may be markup, in the places of its `{names}`."""
    pieces = ((said, contents.get(name or "")) for said, name, *_rest in Formatter().parse(template))
    return join(*(content for piece in pieces for content in piece))
