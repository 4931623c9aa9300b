"""A sample as a department publishes it: a web page, a Word file, a PDF, with the merged cells of real heads.

Made from the text of a sample whose tables have tabs, without its watermark; what a page break cut apart is
one table again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

# A code or an amount: the row that holds one is the first below the head.
FIGURE = re.compile(r"-?[\d,]+\.\d+|\d{3,7}")

AMOUNT = re.compile(r"-?[\d,]+\.\d+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the rows and columns it reaches over."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as printed, padded to one width; the first `head` rows are the head."""

    rows: list[list[str]]
    head: int

    @property
    def cells(self) -> list[Cell]:
        """The cells, an empty one of the head merged into the label above it or else to its left."""
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        for at, row in enumerate(self.rows):
            for column, text in enumerate(row):
                owner[at, column] = at, column
                if text or at >= self.head:
                    continue
                above = owner.get((at - 1, column))
                if above and above[1] == column and self.rows[above[0]][column]:
                    owner[at, column] = above
                elif column:
                    owner[at, column] = owner[at, column - 1]
        reach: dict[tuple[int, int], tuple[int, int]] = {}
        for place, own in owner.items():
            reach[own] = max(reach.get(own, (0, 0)), place)
        return [
            Cell(at, column, self.rows[at][column], last[0] - at + 1, last[1] - column + 1)
            for (at, column), last in reach.items()
        ]


Block = str | Table


def blocks(text: str, watermark: str) -> Iterator[Block]:
    """The paragraphs and tables of a text whose rows are lines with tabs."""
    rows: list[list[str]] = []
    for line in text.splitlines():
        if "\t" in line:
            rows.append(line.split("\t"))
        elif line.strip() and line != watermark:
            if rows:
                yield _table(rows)
                rows = []
            yield line
    if rows:
        yield _table(rows)


def _table(rows: list[list[str]]) -> Table:
    width = max(map(len, rows))
    padded = [row + [""] * (width - len(row)) for row in rows]
    figures = (at for at, row in enumerate(rows) if row[0] == "栏次" or any(map(FIGURE.fullmatch, row)))
    return Table(padded, next(figures, 0))


def write_html(printed: Iterable[Block], path: Path) -> None:
    """A web page."""
    head = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>公开</title></head><body>"
    body = (_html_table(one) if isinstance(one, Table) else f"<p>{escape(one)}</p>" for one in printed)
    path.write_text("\n".join([head, *body, "</body></html>"]), encoding="utf-8")


def _html_table(table: Table) -> str:
    lines: list[list[str]] = [[] for _ in table.rows]
    for cell in table.cells:
        down = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        across = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        lines[cell.row].append(f"<td{down}{across}>{escape(cell.text)}</td>")
    return "<table>\n" + "\n".join(f"<tr>{''.join(line)}</tr>" for line in lines) + "\n</table>"


CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""

RELATIONSHIPS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write_docx(printed: Iterable[Block], path: Path) -> None:
    """A Word file: only the parts that it must have."""
    body = "".join(_word_table(block) if isinstance(block, Table) else _word(block) for block in printed)
    with ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", CONTENT_TYPES)
        package.writestr("_rels/.rels", RELATIONSHIPS)
        document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", '<?xml version="1.0" encoding="UTF-8"?>' + document)


def _word(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _word_table(table: Table) -> str:
    lines: list[list[tuple[int, str]]] = [[] for _ in table.rows]
    for cell in table.cells:
        for at in range(cell.row, cell.row + cell.rows):
            first = at == cell.row
            merge = f'<w:vMerge w:val="{"restart" if first else "continue"}"/>' if cell.rows > 1 else ""
            span = f'<w:tcW w:w="0" w:type="auto"/><w:gridSpan w:val="{cell.columns}"/>{merge}'
            text = cell.text if first else ""
            lines[at].append((cell.column, f"<w:tc><w:tcPr>{span}</w:tcPr>{_word(text)}</w:tc>"))
    grid = '<w:gridCol w:w="1000"/>' * len(table.rows[0])
    rows = "".join(f"<w:tr>{''.join(cell for _, cell in sorted(line))}</w:tr>" for line in lines)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


FONT = "STSong-Light"


# The number of a table of the statutory form, which stands below its title.
NUMBER = re.compile(r"公开\d\d表")


def write_pdf(printed: list[Block], path: Path) -> None:
    """A PDF, every table on a page of its own; amounts stand to the right, heads in the middle.

    Raises ImportError without reportlab.
    """
    from reportlab.lib.pagesizes import A3, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle("text", fontName=FONT, fontSize=9, leading=13, wordWrap="CJK")
    flow: list[Flowable] = []
    for block, following in zip(printed, [*printed[1:], ""], strict=True):
        if isinstance(following, str) and NUMBER.fullmatch(following):
            flow.append(PageBreak())
        flow.append(_pdf_table(block) if isinstance(block, Table) else Paragraph(escape(block), style))
    SimpleDocTemplate(str(path), pagesize=landscape(A3)).build(flow)


def _pdf_table(table: Table) -> "Flowable":
    from reportlab.platypus import Table as Drawn

    style: list[tuple[str, tuple[int, int], tuple[int, int], *tuple[Any, ...]]] = [
        ("FONT", (0, 0), (-1, -1), FONT, 8),
        ("GRID", (0, 0), (-1, -1), 0.4, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for cell in table.cells:
        start, end = (cell.column, cell.row), (cell.column + cell.columns - 1, cell.row + cell.rows - 1)
        if start != end:
            style.append(("SPAN", start, end))
        if cell.row < table.head:
            style.append(("ALIGN", start, start, "CENTER"))
        elif AMOUNT.fullmatch(cell.text):
            style.append(("ALIGN", start, start, "RIGHT"))
    return Drawn(table.rows, style=style, hAlign="LEFT", spaceBefore=6, spaceAfter=6)
