"""Every example of README.md is run and says what is printed there: `make golden` writes it anew.

A block marked `console` holds commands (`$ …`) with what they print, on both streams. A block whose first
line is `# path` is a file, written before the commands after it run. All run in one scratch directory that
holds a copy of samples/.
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

from tests.conftest import ROOT

README = ROOT / "README.md"

# ```console, its lines, ```
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

# The first line of a block that is a file: # mine/forms.toml
FILE = re.compile(r"# ([\w./-]+)\n")

# What an example needs that is no part of the project.
TOOLS = ("jq", "duckdb", "make")


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
        wanted = [tool for tool in TOOLS if re.search(rf"(?:^\$|\|) {tool} ", self.text, re.MULTILINE)]
        return [tool for tool in wanted if shutil.which(tool) is None]


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
    own = [str(ROOT / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    # a make of its own: that of `make test` would speak of its directories
    env = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    env |= {"PATH": os.pathsep.join(own), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=directory,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    # a block of Markdown ends no line with blanks
    return "".join(line.rstrip() + "\n" for line in done.stdout.decode().splitlines())


def test_examples(tmp_path: Path) -> None:
    prepared(tmp_path)
    run, skipped = 0, set()
    for block in blocks(README.read_text(encoding="utf-8")):
        if written(block, tmp_path) or block.language != "console":
            continue
        if block.missing:
            skipped.update(block.missing)
            continue
        run += 1
        assert said(block, tmp_path) == block.text
    assert run >= 10 or skipped


def test_every_command_is_shown() -> None:
    page = README.read_text(encoding="utf-8")
    assert [path.name for path in sorted((ROOT / "bin").glob("yx-*")) if f"`{path.name}" not in page] == []


def test_page_names_files_that_exist() -> None:
    page = README.read_text(encoding="utf-8")
    named = re.findall(r"\]\(([\w./-]+)\)", page)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def rewrite() -> None:
    """Write what the examples print into README.md; those whose tools are missing stay as they are."""
    page = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        prepared(directory)
        parts, at = [], 0
        for block in blocks(page):
            if written(block, directory) or block.language != "console" or block.missing:
                continue
            parts += [page[at : block.start], said(block, directory)]
            at = block.end
    README.write_text("".join(parts) + page[at:], encoding="utf-8")


if __name__ == "__main__":
    rewrite()
