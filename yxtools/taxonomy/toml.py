"""TOML files of the taxonomy, parsed once.

tomllib takes 50 ms for all our files, at every start. What it made of a file is kept beside the compiled code
(`__pycache__`), together with the hash of the bytes it was made from, as Python itself keeps what it compiled
(PEP 552, checked hash-based .pyc): a file that was changed has another hash, so what is kept cannot be stale.
Where nothing can be written, files are parsed anew.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.util import source_hash
from typing import Any

from yxtools.errors import TaxonomyError

HERE = os.path.dirname(os.path.abspath(__file__))
# What marshal writes differs between versions of Python.
KEPT = os.path.join(HERE, "__pycache__", f"{{name}}.{sys.implementation.cache_tag}.toml")


def ours(name: str) -> dict[str, Any]:
    """The content of our file `name`.toml."""
    path = os.path.join(HERE, f"{name}.toml")
    source = _bytes(path)
    key = source_hash(source)
    kept = KEPT.format(name=name)
    found = _kept(kept, key)
    if found is None:
        found = _parsed(source, path)
        _keep(kept, key, found)
    return found


def theirs(path: str) -> dict[str, Any]:
    """The content of a file of the user's. Raises TaxonomyError if it cannot be read."""
    return _parsed(_bytes(path), path)


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise TaxonomyError(path, None, error.strerror or str(error)) from error


def _parsed(source: bytes, path: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(source.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TaxonomyError(path, None, str(error)) from error


def _kept(path: str, key: bytes) -> dict[str, Any] | None:
    """What is kept in `path`, if it was made from bytes with the hash `key`."""
    try:
        with open(path, "rb") as file:
            content = file.read()
        if not content.startswith(key):
            return None
        found: dict[str, Any] = marshal.loads(content[len(key) :])
        return found
    except (OSError, EOFError, ValueError, TypeError):
        return None


def _keep(path: str, key: bytes, data: dict[str, Any]) -> None:
    if sys.dont_write_bytecode:
        return
    unfinished = f"{path}.{os.getpid()}"
    try:
        content = key + marshal.dumps(data)
        with open(unfinished, "wb") as file:
            file.write(content)
        # another process reads all of it or nothing
        os.replace(unfinished, path)
    except (OSError, ValueError):  # a read-only installation; a date, which marshal cannot write
        pass
