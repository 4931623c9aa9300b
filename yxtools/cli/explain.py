"""The rules, as a list or explained one by one."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from yxtools.cli.formats import View
from yxtools.cli.layout import indented, room, width, wrapped
from yxtools.cli.session import Session
from yxtools.errors import YxError
from yxtools.language import _
from yxtools.stream import Record

if TYPE_CHECKING:
    from yxtools.checks.catalogue import Rule

COLUMNS = ("name", "title", "asserts", "formula", "holds", "fails", "source")


def write_rules(session: Session, known: "Sequence[Rule]", glob: str | None = None) -> int:
    """Write the rules as a list, or explained if they are chosen by `glob`. Raises YxError if none is."""
    chosen = known if glob is None else _chosen(known, glob)
    out = session.writer(LISTED if glob is None else EXPLAINED, default="table")
    for rule in chosen:
        out.write(rule.record())
    out.end_document()
    return session.status


def _chosen(known: "Sequence[Rule]", glob: str) -> "Sequence[Rule]":
    found = [rule for rule in known if fnmatchcase(rule.name, glob)]
    if not found:
        from difflib import get_close_matches

        near = get_close_matches(glob, [rule.name for rule in known])
        hint = _("do you mean {names}?").format(names=_(", ").join(near)) if near else _("see --list-rules")
        raise YxError(_("no rule is called {name!r}; {hint}").format(name=glob, hint=hint))
    return found


def _listed(record: Record) -> str:
    lines = [f"{record['name']}  {record['title']}"]
    for name in ("asserts", "source"):
        lines += [indented(line, 4) for line in wrapped(record[name], room(4))]
    return "\n".join(lines)


def _explained(record: Record) -> str:
    labels = {
        "asserts": _("asserts"),
        "formula": _("formula"),
        "holds": _("holds"),
        "fails": _("fails"),
        "source": _("source"),
    }
    most = max(map(width, labels.values()))
    lines = [f"{record['name']}  {record['title']}"]
    for name, label in labels.items():
        first, *rest = wrapped(record[name], room(most + 4))
        lines.append(f"  {label}{' ' * (most - width(label))}  {first}")
        lines += [indented(line, most + 4) for line in rest]
    return "\n".join(lines)


LISTED = View(frozenset({"rule"}), COLUMNS, (), lambda record: record, _listed)
EXPLAINED = View(frozenset({"rule"}), COLUMNS, (), lambda record: record, _explained)
