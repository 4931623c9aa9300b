"""The few macros of man(7) that the pages need."""

import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime

# What troff takes for itself: the backslash, and the hyphen that it would otherwise set as a dash.
ESCAPED = str.maketrans({"\\": "\\e", "-": "\\-"})

# Lines end where their words do, and no word is cut: what is to be typed stays as it is.
RAGGED = ".ad l\n.nh\n"

# Chinese, between any two characters of which a line may be broken: troff has to be told.
CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e](?=[\u4e00-\u9fff])")


def text(words: str) -> str:
    """`words` as one line of text that troff sets as it is."""
    line = " ".join(words.split()).translate(ESCAPED)
    line = CHINESE.sub(r"\g<0>\\:", line)
    # a line that begins so would be a macro
    return "\\&" + line if line.startswith((".", "'")) else line


def head(name: str, section: int, version: str) -> str:
    """The first line of a page, with the day it is made (or that of SOURCE_DATE_EPOCH, for packagers)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    made = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    title = name.upper().translate(ESCAPED)
    return f'.TH {title} {section} {made:%Y-%m-%d} "yxtools {version}" "yxtools"\n{RAGGED}'


def section(title: str, *parts: str) -> str:
    """A section with its parts."""
    return f".SH {_argument(title)}\n" + "".join(parts)


def subsection(title: str, *parts: str) -> str:
    """A part of a section with a title of its own."""
    return f".SS {_argument(title)}\n" + "".join(parts)


def paragraphs(words: str) -> str:
    """Text whose paragraphs are parted by empty lines."""
    return ".PP\n".join(text(paragraph) + "\n" for paragraph in words.split("\n\n"))


def entries(pairs: Iterable[tuple[str, str]], indent: int = 0) -> str:
    """Terms in bold, each with what it means below, the further to the right the larger `indent`."""
    shown = "".join(f".TP\n\\fB{text(term)}\\fR\n{text(meaning)}\n" for term, meaning in pairs)
    return f".RS {indent}\n{shown}.RE\n" if indent else shown


def example(command: str) -> str:
    """A command line, set as it is typed."""
    return f".PP\n.RS 4\n.nf\n{text(command)}\n.fi\n.RE\n"


def _argument(words: str) -> str:
    return '"' + text(words).replace('"', "\\(dq") + '"'
