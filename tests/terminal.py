"""A terminal for tests: what a command shows when its output is no pipe."""

import fcntl
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Sequence

LINES = 24


def at_terminal(
    line: Sequence[str], stdin: bytes | None = b"", *, columns: int = 80, **environment: str
) -> tuple[int, str]:
    """Exit status and what is shown when stdout and stderr are one terminal; stdin too if None."""
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, columns, 0, 0))
    source = side if stdin is None else subprocess.PIPE
    env = {**os.environ, "NO_COLOR": "", "TERM": "xterm", **environment}
    env.pop("COLUMNS", None)
    with subprocess.Popen(line, stdin=source, stdout=side, stderr=side, env=env) as process:
        os.close(side)
        if process.stdin:
            process.stdin.write(stdin or b"")
            process.stdin.close()
        shown = b""
        try:
            while chunk := os.read(main, 65536):
                shown += chunk
        except OSError:  # Linux says so when the other side is closed
            pass
    os.close(main)
    return process.returncode, shown.decode()
