"""An invented disclosure as a PDF, read back by `pdftotext -layout`: the route most disclosures come by.

Names and labels are wrapped in their cells, labels are merged over rows and columns, tables break at pages
(with or without their head printed again), pages carry their numbers. Needs reportlab and pdftotext.

python -m tests.synthetic.pdf STYLE SEED prints the text of one.
"""

from __future__ import annotations

import subprocess
import sys
from html import escape
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from .document import Disclosure, printed
from .forms import Cell, Table
from .render import depth, starts, wide

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

FONT = "STSong-Light"
SIZE = 7
MARGIN = 40
# a cell's padding on both sides, and the widest that a name or a label may be before it is wrapped, in points
PADDING = 8
NAME_WIDTHS, HEAD_WIDTHS = (90, 130, 200), (42, 56, 80)

Command = tuple[Any, ...]


def pdf_disclosure(style: str, seed: int) -> Disclosure:
    """The disclosure as `pdftotext -layout` gives it back; its facts have no lines."""
    preface, tables, facts = printed(style, seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "one.pdf"
        write(preface, tables, path, Random(f"{style}/{seed}/pdf"))
        command = ["pdftotext", "-layout", str(path), "-"]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=60)
    return Disclosure(style, seed, "pdf", done.stdout.decode(), tuple(facts))


def write(preface: list[str], tables: list[Table], path: Path, rng: Random) -> None:
    """A landscape A4 PDF. Raises ImportError without reportlab."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    left, middle, right = _styles(9, 13)
    room = landscape(A4)[0] - 2 * MARGIN - 2 * PADDING
    flow: list[Flowable] = [Paragraph(escape(line), left) for line in preface if line]
    names, heads = rng.choice(NAME_WIDTHS), rng.choice(HEAD_WIDTHS)
    repeat, alone = rng.random() < 0.7, rng.random() < 0.6
    for one in tables:
        if alone:
            flow.append(PageBreak())
        flow += [Paragraph(escape(line), middle) for line in one.above]
        flow += [Paragraph("　".join(map(escape, caption)), right) for caption in one.captions]
        flow.append(_drawn(one, _widths(one, names, heads, room), repeat))
        flow += [Paragraph(escape(note), left) for note in one.notes]

    def number(canvas: Any, document: Any) -> None:
        canvas.setFont(FONT, 8)
        canvas.drawCentredString(landscape(A4)[0] / 2, MARGIN / 2, f"— {document.page} —")

    margins: Any = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN)
    document = SimpleDocTemplate(str(path), pagesize=landscape(A4), **margins)
    document.build(flow, onFirstPage=number, onLaterPages=number)


def _styles(size: int, leading: int) -> list[Any]:
    """Paragraphs to the left, in the middle and to the right."""
    from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    return [
        ParagraphStyle(str(how), fontName=FONT, fontSize=size, leading=leading, wordWrap="CJK", alignment=how)
        for how in (TA_LEFT, TA_CENTER, TA_RIGHT)
    ]


def _widths(table: Table, names: int, heads: int, room: float) -> list[float]:
    """Widths in points: as the cells ask for, up to the limits; too many columns make names narrower."""
    widths = [2.0 * SIZE] * sum(cell.span for cell in table.head[0])
    named = set[int]()
    for limit, rows in ((heads, table.head), (names, table.body)):
        for row in rows:
            for cell, at in zip(row, starts(row), strict=True):
                if cell.span == 1:
                    asked = wide(cell.text) * SIZE / 2
                    widths[at] = max(widths[at], asked if cell.key else min(asked, limit))
                    if cell.text and not cell.key and not cell.text.isdigit() and rows is table.body:
                        named.add(at)
    widths = [width + PADDING for width in widths]
    excess = sum(widths) - room
    if excess > 0 and named:
        share = excess / sum(widths[at] for at in named)
        widths = [width * max(0.4, 1 - share) if at in named else width for at, width in enumerate(widths)]
    return [width * min(1.0, room / sum(widths)) for width in widths]


def _drawn(table: Table, widths: list[float], repeat: bool) -> Flowable:
    from reportlab.platypus import Paragraph
    from reportlab.platypus import Table as Drawn

    left, middle, right = _styles(SIZE, SIZE + 2)
    rows = (*table.head, *table.body)
    columns = [starts(row) for row in rows]
    data: list[list[Any]] = []
    commands: list[Command] = [
        ("NOSPLIT", (0, 0), (-1, len(table.head))),
        ("GRID", (0, 0), (-1, -1), 0.4, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *((side, (0, 0), (-1, -1), PADDING / 2 - 1) for side in ("LEFTPADDING", "RIGHTPADDING")),
        *((side, (0, 0), (-1, -1), 1.5) for side in ("TOPPADDING", "BOTTOMPADDING")),
    ]
    for level, row in enumerate(rows):
        cells: list[Any] = []
        in_head = level < len(table.head)
        for cell, at in zip(row, columns[level], strict=True):
            style = middle if in_head or cell.span > 1 else right if cell.key else left
            cells += [_paragraph(cell, Paragraph, style), *[""] * (cell.span - 1)]
            down = depth(rows, columns, level, at) if in_head and not cell.filler else 1
            if down > 1 or cell.span > 1:
                commands.append(("SPAN", (at, level), (at + cell.span - 1, level + down - 1)))
        data.append(cells)
    return Drawn(data, widths, style=commands, repeatRows=len(table.head) if repeat else 0, spaceAfter=6)


def _paragraph(cell: Cell, paragraph: Any, style: Any) -> Any:
    return paragraph(escape(cell.text), style) if cell.text else ""


if __name__ == "__main__":
    print(pdf_disclosure(sys.argv[1], int(sys.argv[2])).text)
