"""Bytes to text: the encodings disclosures come in, and a plain answer to what is no text at all."""

import re

from yxtools.errors import InputError
from yxtools.language import _, later
from yxtools.limits import MOST_CHARACTERS

BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

PDF = later("this is a PDF; turn it into text with `pdftotext -layout`")
OFFICE = later(
    "this is a zip archive or an office document (.docx, .odt, .xlsx, .ofd); turn it into text, a .docx with "
    "pandoc as the README shows"
)
OLD_OFFICE = later(
    "this is an old office document (.doc, .xls, .wps); turn it into a .docx with "
    "`soffice --headless --convert-to docx` and that into text with pandoc"
)
RICH_TEXT = later("this is a rich text document (.rtf); turn it into text with pandoc")
GZIP = later("this is compressed with gzip; unpack it with `gunzip`")
ARCHIVE = later("this is an archive (.7z, .rar); unpack it first")
IMAGE = later("this is an image; disclosures that were scanned need text recognition first")
MAGIC = (
    (b"%PDF", PDF),
    (b"PK\x03\x04", OFFICE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (b"{\\rtf", RICH_TEXT),
    (b"\x1f\x8b", GZIP),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"\x89PNG\r\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"II*\x00", IMAGE),
    (b"MM\x00*", IMAGE),
)

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""Control characters that no text needs; one in fifty characters and it is none."""

SAMPLE = 100_000
"""Bytes that show whether a file is text, and in which UTF-16."""

NEWLINE = re.compile(r"\r\n?")


def decode(data: bytes, *, repair: bool = False) -> tuple[str, str]:
    """The text of `data`, its lines ended by `\\n` alone, and the name of its encoding.

    Tried in order: a byte order mark, UTF-16 without one, UTF-8, GB18030. With `repair` a byte that cannot be
    decoded becomes U+FFFD. Raises InputError, with the line where one is known, for what is empty or blank,
    binary, broken, holds a NUL, or has a line beyond MOST_CHARACTERS.
    """
    recognise(data)
    encoding, skip = _encoding(data)
    text = NEWLINE.sub("\n", _decoded(data[skip:], encoding.removesuffix("-sig"), repair))
    _refuse(text)
    return text, encoding


def recognise(data: bytes) -> None:
    """Raise InputError if `data` begins like a file that is no text, saying what it is and what helps."""
    head = data[:64].lstrip(b"\xef\xbb\xbf\r\n \t")
    for magic, what in MAGIC:
        if head.startswith(magic):
            raise InputError(_(what))


def _refuse(text: str) -> None:
    """Raise InputError for a text that is blank, or holds a NUL or a line beyond MOST_CHARACTERS."""
    if not text or text.isspace():
        raise InputError(_("empty: there is no text in it"))
    nul = text.find("\0")
    if nul >= 0:
        raise InputError(_("a NUL character: this is no plain text"), line=text.count("\n", 0, nul) + 1)
    if len(text) > MOST_CHARACTERS:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > MOST_CHARACTERS:
                what = _("a line longer than {limit:,} characters").format(limit=MOST_CHARACTERS)
                raise InputError(what, line=number)


def _encoding(data: bytes) -> tuple[str, int]:
    """The encoding of `data`, and how many bytes of byte order mark stand before the text."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return encoding, len(bom)
    if b"\0" in data and (wide := _utf_16(data)):
        return wide, 0
    if b"\0" in data:
        # Chinese text in any other encoding holds none; UTF-8 lets the message name the line.
        return "utf-8", 0
    return ("utf-8" if _is_utf_8(data) else "gb18030"), 0


def _utf_16(data: bytes) -> str | None:
    """The UTF-16 without a mark that makes `data` a Chinese text, its NULs halves of ASCII."""
    sample = data[: min(len(data), SAMPLE) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        ascii_halves = sum(c < "\x80" for c in text)
        if sum(map(_plausible, text)) > 0.9 * len(text) and ascii_halves * 2 > sample.count(0):
            return encoding
    return None


def _plausible(c: str) -> bool:
    """Whether Chinese text has this character: ASCII, punctuation, symbols, ideographs, full-width forms."""
    return " " <= c <= "~" or c in "\t\n\f\r·" or "\u2010" <= c <= "\u9fff" or "\uf900" <= c <= "\uffee"


def _is_utf_8(data: bytes) -> bool:
    """Whether `data` is UTF-8, or is UTF-8 with a few broken bytes.

    GB18030 gives almost any bytes a meaning, so a broken UTF-8 text must not fall through to it: of the
    multi-byte sequences of GB18030 text fewer than one in five happen to be valid UTF-8, in broken UTF-8
    nearly all are.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        sound = sum(c > "\x7f" for c in text) - broken
        return broken * 3 < sound
    return True


def _decoded(data: bytes, codec: str, repair: bool) -> str:
    sample = data[:SAMPLE].decode(codec, "replace")
    if len(CONTROL.findall(sample)) > max(3, len(sample) // 50):
        raise InputError(_("binary data, not the text of a disclosure"))
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        if text.count("\ufffd") * 10 > len(text):
            raise InputError(_("binary data, or an encoding other than UTF-8, GB18030 and UTF-16")) from None
        if repair:
            return text
        before = NEWLINE.sub("\n", data[: error.start].decode(codec, "replace"))
        bad = data[error.start : error.start + 1].hex()
        cut = error.end >= len(data)
        inside = _("the text ends inside a character")
        what = _("byte 0x{byte} is no {encoding}").format(byte=bad, encoding=codec.upper())
        raise InputError(inside if cut else what, line=before.count("\n") + 1) from None
