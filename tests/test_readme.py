"""Every example of the READMEs is run and says what is printed there: `make golden` writes it anew.

A block marked `console` holds commands (`$ …`) with what they print, on both streams. A block whose first
line is `# path` is a file, written before the commands after it run. All blocks of a page run in one scratch
directory that holds a copy of samples/.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import COMMANDS, ROOT

READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")

# ```console, its lines, ```
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

# The first line of a block that is a file: # mine/forms.toml
FILE = re.compile(r"# ([\w./-]+)\n")

# [text](path), without the addresses of other sites
LINK = re.compile(r"\]\(([\w./-]+)\)")

# [text](#anchor), and the headings that anchors are made of.
ANCHOR = re.compile(r"\]\(#([^)]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)

# The start of a fence, or of a heading and its level.
OUTLINE = re.compile(r"^(?:```(?P<language>\w+)$|(?P<level>#+) )", re.MULTILINE)

# What an example needs that is no part of the project.
TOOLS = ("duckdb", "jq", "make", "mlr", "sqlite3")

# The commands of the checkout, then what was installed with its interpreter, then everything else.
PATH = os.pathsep.join([str(ROOT / "bin"), str(Path(sys.executable).parent), os.environ.get("PATH", "")])

PATIENCE = 180
"""Seconds that a command may take on a busy machine."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, text, and where the text stands in the page."""

    language: str
    text: str
    start: int
    end: int

    @property
    def missing(self) -> list[str]:
        """The tools it runs that are not there."""
        wanted = [tool for tool in TOOLS if re.search(rf"^\$.*\b{tool} ", self.text, re.MULTILINE)]
        return [tool for tool in wanted if shutil.which(tool, path=PATH) is None]


def blocks(page: str) -> Iterator[Block]:
    for match in BLOCK.finditer(page):
        yield Block(match[1], match[2], match.start(2), match.end(2))


def prepared(directory: Path) -> None:
    """A scratch directory as the examples expect it."""
    shutil.copytree(ROOT / "samples", directory / "samples")


def written(block: Block, directory: Path) -> bool:
    """Write the file that a block is; whether it is one."""
    match = FILE.match(block.text)
    if match is None or block.language == "console":
        return False
    path = directory / match[1]
    path.parent.mkdir(exist_ok=True)
    path.write_text(block.text[match.end() :], encoding="utf-8")
    return True


def said(block: Block, directory: Path) -> str:
    """The text of a console block as its commands write it now."""
    commands = [line for line in block.text.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_output(command[2:], directory)}" for command in commands)


def _output(command: str, directory: Path) -> str:
    # a make of its own: that of `make test` would speak of its directories
    env = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=directory,
        env=env | {"PATH": PATH, "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=PATIENCE,
        check=False,
    )
    # a block of Markdown ends no line with blanks
    return "".join(line.rstrip() + "\n" for line in done.stdout.decode().splitlines())


each_page = pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)


@each_page
def test_examples(path: Path, tmp_path: Path) -> None:
    prepared(tmp_path)
    run, skipped = 0, set()
    for block in blocks(path.read_text(encoding="utf-8")):
        if written(block, tmp_path) or block.language != "console":
            continue
        if block.missing:
            skipped.update(block.missing)
            continue
        run += 1
        assert said(block, tmp_path) == block.text, "`make golden` writes the examples anew"
    assert run >= 10 or skipped


@each_page
def test_every_command_is_shown(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    commands = {file.name for file in (ROOT / "bin").glob("yx-*")}
    assert commands >= set(COMMANDS)
    assert [name for name in sorted(commands) if f"`{name}" not in page] == []


@each_page
def test_page_names_files_that_exist(path: Path) -> None:
    named = LINK.findall(path.read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


@each_page
def test_links_within_the_page_lead_to_headings(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    headings = HEADING.findall(BLOCK.sub("", page))
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    named = ANCHOR.findall(page)
    assert named and set(named) <= anchors


def test_pages_have_the_same_sections_and_examples() -> None:
    """What one page tells the other tells as well, in the same order."""
    outlines = [outline(path.read_text(encoding="utf-8")) for path in READMES]
    assert outlines[0] == outlines[1]


def outline(page: str) -> list[str]:
    """The levels of the headings of a page and the languages of its blocks, in order."""
    blank = BLOCK.sub(lambda block: f"```{block[1]}\n```", page)
    return [match["language"] or match["level"] for match in OUTLINE.finditer(blank)]


def rewrite(path: Path) -> None:
    """Write what the examples of a page print into it; those whose tools are missing stay as they are."""
    page = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        prepared(directory)
        parts, at = [], 0
        for block in blocks(page):
            if written(block, directory) or block.language != "console" or block.missing:
                continue
            parts += [page[at : block.start], said(block, directory)]
            at = block.end
    path.write_text("".join(parts) + page[at:], encoding="utf-8")


if __name__ == "__main__":
    for readme in READMES:
        rewrite(readme)
