"""The regular expressions of the package, and strings made to keep each of them busy.

A string for a pattern is a match of it in which one repetition goes on and on, and whose end then disappoints
it: what a pattern that tries all ways to share characters among its parts takes quadratic time over.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import getsource
from time import process_time
from typing import Any

import yxtools

# the parser of re is private and stable; nothing public takes a pattern apart
_parser: Any = importlib.import_module("re._parser")

SPOILERS = ("", "\0", "x", "\n")
"""Ends that a match does not expect."""

METHODS = ("search", "match", "fullmatch", "sub", "split", "findall", "finditer")

# NAME.search, wherever it is called or passed on.
CALL = re.compile(rf"(\w+)\.({'|'.join(METHODS)})\b")


@dataclass(frozen=True, slots=True)
class Named:
    """A pattern, where it stands, and by which methods it is used."""

    name: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]


def patterns(roots: Iterable[tuple[str, object]] = ()) -> list[Named]:
    """The patterns the modules of the package hold, and those reached from further `roots`."""
    found: dict[re.Pattern[str], list[str]] = {}
    for name, value in [*_module_values(), *roots]:
        for pattern in _reachable(value, set()):
            found.setdefault(pattern, []).append(name)
    return [Named(names[0], pattern, _methods(names)) for pattern, names in found.items()]


def _module_values() -> Iterator[tuple[str, object]]:
    for info in pkgutil.walk_packages(yxtools.__path__, "yxtools."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if not name.startswith("__"):
                yield f"{info.name}.{name}", value


def _reachable(value: object, seen: set[int]) -> Iterator[re.Pattern[str]]:
    """The text patterns within a value: in containers, and in instances of classes of the package."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
        return
    if id(value) in seen or isinstance(value, (str, bytes, int, type)):
        return
    seen.add(id(value))
    if isinstance(value, dict):
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set, frozenset)):
        parts = list(value)
    elif type(value).__module__.startswith("yxtools"):
        slots = [slot for kind in type(value).__mro__ for slot in getattr(kind, "__slots__", ())]
        parts = [getattr(value, slot, None) for slot in slots] + list(getattr(value, "__dict__", {}).values())
    else:
        return
    for part in parts:
        yield from _reachable(part, seen)


def _methods(names: Iterable[str]) -> tuple[str, ...]:
    """The methods of a pattern that are called by any of its names, in the module that has the name."""
    placed = (one.rpartition(".") for one in names)
    used = {method for module, _, name in placed for method in _calls(module)[name]}
    return tuple(sorted(used)) or METHODS[:3]


@cache
def _calls(module: str) -> Mapping[str, set[str]]:
    """By name, the methods of patterns that the source of a module calls."""
    found: dict[str, set[str]] = defaultdict(set)
    if module in sys.modules:
        for name, method in CALL.findall(getsource(sys.modules[module])):
            found[name].add(method)
    return found


def hostile(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Strings of about `length` characters that keep `pattern` busy."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    repeats = _repeats(tree)
    for hot in range(repeats):
        # with what is optional printed, and without it: then its neighbours share their characters
        for text in {_Example(hot, length, optional).of(tree): None for optional in (1, 0)}:
            yield from (text + spoiler for spoiler in SPOILERS)
            yield from ((text[: length // 2] + spoiler) * 2 for spoiler in SPOILERS[1:])
    for char in sorted(_alphabet(tree))[:24]:
        yield char * length
    short = _Example(-1, 1, 1).of(tree)
    if short:
        yield (short + "x") * (length // (len(short) + 1))
        yield short * (length // len(short))
        yield from (cut * (length // len(cut)) for cut in (short[:-1], short[1:]) if cut)


def seconds(named: Named, text: str) -> float:
    """The longest any of the pattern's methods takes over `text`."""
    longest = 0.0
    for method in named.methods:
        begin = process_time()
        if method == "sub":
            named.pattern.sub("", text)
        else:
            found = getattr(named.pattern, method)(text)
            if method == "finditer":
                for _ in found:
                    pass
        longest = max(longest, process_time() - begin)
    return longest


def _parts(op: str, argument: Any) -> Sequence[Any]:
    """The patterns within a node of the tree."""
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return [argument[2]]
    if op == "SUBPATTERN":
        return [argument[3]]
    if op == "ATOMIC_GROUP":
        return [argument]
    if op == "BRANCH":
        return list(argument[1])
    if op == "GROUPREF_EXISTS":
        return [part for part in argument[1:] if part is not None]
    return []


def _repeats(tree: Any) -> int:
    """How many repetitions without a small bound a pattern has."""
    count = 0
    for op, argument in tree:
        if str(op).endswith("REPEAT") and argument[1] >= 100:
            count += 1
        count += sum(map(_repeats, _parts(str(op), argument)))
    return count


def _alphabet(tree: Any) -> set[str]:
    """Characters a pattern is about."""
    found: set[str] = set()
    for op, argument in tree:
        if str(op) in ("LITERAL", "IN"):
            found.add(_character(str(op), argument))
        for part in _parts(str(op), argument):
            found |= _alphabet(part)
    return found


class _Example:
    """A match of a pattern in which repetition number `hot` happens about `length` times, others seldom.

    `optional`: how often what need not be there is.
    """

    def __init__(self, hot: int, length: int, optional: int) -> None:
        self.hot, self.length, self.optional, self.met = hot, length, optional, 0

    def of(self, tree: Any) -> str:
        """The match."""
        return "".join(self._node(str(op), argument) for op, argument in tree)

    def _node(self, op: str, argument: Any) -> str:
        if op.endswith("REPEAT"):
            return self._repeat(argument)
        if op == "BRANCH":
            # every branch is visited, so that repetitions keep their numbers; the one with the hot one counts
            before = self.met
            texts = [self.of(part) for part in argument[1]]
            held = before <= self.hot < self.met
            return max(texts, key=len) if held else texts[0]
        if op in ("SUBPATTERN", "ATOMIC_GROUP"):
            return self.of(_parts(op, argument)[0])
        return _character(op, argument)

    def _repeat(self, argument: Any) -> str:
        low, high, part = argument
        number = self.met
        self.met += high >= 100
        text = self.of(part)
        if high >= 100 and number == self.hot:
            return text * (min(self.length // max(1, len(text)), int(high)) or 1)
        holds_hot = number <= self.hot < self.met
        return text * max(int(low), min(1 if holds_hot else self.optional, int(high)))


def _character(op: str, argument: Any) -> str:
    if op == "LITERAL":
        return chr(argument)
    if op == "NOT_LITERAL":
        return "a" if argument != ord("a") else "b"
    if op == "ANY":
        return "a"
    if op == "IN":
        return _of_set(argument)
    return ""


def _of_set(members: Any) -> str:
    kinds = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_DIGIT": "a"}
    kinds |= {"CATEGORY_NOT_SPACE": "a", "CATEGORY_NOT_WORD": "-"}
    if str(members[0][0]) == "NEGATE":
        taken = re.compile("[" + "".join(_member(op, value) for op, value in members[1:]) + "]")
        return next((char for char in "a1 中\t。-x" if not taken.match(char)), "")
    op, value = members[0]
    if str(op) == "CATEGORY":
        return kinds[str(value)]
    return chr(value[0] if str(op) == "RANGE" else value)


def _member(op: Any, value: Any) -> str:
    categories = {
        "DIGIT": "d",
        "SPACE": "s",
        "WORD": "w",
        "NOT_DIGIT": "D",
        "NOT_SPACE": "S",
        "NOT_WORD": "W",
    }
    if str(op) == "CATEGORY":
        return "\\" + categories[str(value).removeprefix("CATEGORY_")]
    if str(op) == "RANGE":
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return re.escape(chr(value))
