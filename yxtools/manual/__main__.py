"""`python -m yxtools.manual man|completions DIR [--lang zh]`: writes the files of the manual into DIR."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from yxtools.language import LANGUAGES, speak

# where each shell looks for completions below PREFIX/share, and what it wants the file to be called
COMPLETIONS = {
    "bash": "bash-completion/completions/{name}",
    "zsh": "zsh/site-functions/_{name}",
    "fish": "fish/vendor_completions.d/{name}.fish",
}


@click.command()
@click.argument("what", type=click.Choice(("man", "completions")))
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), default="en")
def main(what: str, directory: Path, lang: str) -> None:
    """Write the manual pages, or the completions for shells, into DIRECTORY."""
    # the help of options is translated when their modules are imported
    speak(lang)
    files = _pages() if what == "man" else _completions()
    for name, content in files:
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def _pages() -> Iterator[tuple[str, str]]:
    from yxtools.manual import commands, records

    for command in commands.commands():
        yield f"{commands.name(command)}.1", commands.page(command)
    yield f"{commands.RECORDS}.5", records.page()


def _completions() -> Iterator[tuple[str, str]]:
    from click.shell_completion import ShellComplete, get_completion_class

    from yxtools.manual.commands import commands, name

    for command in commands():
        called = name(command)
        variable = f"_{called.replace('-', '_').upper()}_COMPLETE"
        for shell, place in COMPLETIONS.items():
            completer = get_completion_class(shell)
            assert completer is not None
            # that of bash would start a bash to ask for its version
            script = ShellComplete.source(completer(command, {}, called, variable))
            yield place.format(name=called), script + "\n"


if __name__ == "__main__":
    sys.exit(main())
