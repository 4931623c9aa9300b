"""Runs a command as a good Unix filter: quiet when interrupted, one line for an error, an exit status."""

import os
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from yxtools.cli import memory
from yxtools.language import _, asked, speak

if TYPE_CHECKING:
    import click

OK, FINDINGS, TROUBLE = 0, 1, 2


def launch(name: str) -> NoReturn:
    """Run `yxtools.cli.<name>` over the arguments of this process and exit."""
    die_by_signals()
    memory.hold()
    # options and their help are translated when they are declared, which importing the command does
    speak(asked(sys.argv[1:]))
    sys.exit(run(import_module(f"yxtools.cli.{name}").command, sys.argv[1:]))


def run(command: "click.Command", arguments: list[str]) -> int:
    """The exit status of `command`; whatever goes wrong is one line on stderr."""
    import click

    from yxtools.cli.text import complain, reason
    from yxtools.errors import YxError

    name = command.name or "yx"
    try:
        status = command.main(arguments, prog_name=name, standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return int(status or OK)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except YxError as error:
        complain(error, name)
    except OSError as error:
        _abandon_output()
        complain(_("cannot write the output: {reason}").format(reason=reason(error)), name)
    except MemoryError:
        complain(_("out of memory"), name)
    except Exception as error:
        if os.environ.get("YX_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        complain(_("internal error: {what} (YX_DEBUG=1 shows where)").format(what=what), name)
    return TROUBLE


def die_by_signals() -> None:
    """Let Ctrl-C and a closed pipe end this process as the signal says, without a traceback."""
    # Background jobs are started with SIGINT ignored; that stays.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _abandon_output() -> None:
    # The interpreter flushes stdout once more when it ends, and would complain a second time.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
