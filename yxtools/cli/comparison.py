"""What yx-diff writes: the changes of every two documents, and what the documents wrongly say of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from yxtools.cli.blocks import INDENT, lead
from yxtools.cli.changes import CHANGES, Changes
from yxtools.cli.formats import Writer
from yxtools.cli.layout import indented
from yxtools.cli.periods import Given
from yxtools.cli.session import Session
from yxtools.cli.tree import tree_of
from yxtools.cli.wanted import as_tree
from yxtools.stream import Record


def write(
    session: Session, changes: Sequence[Record], checks: Sequence[Record], *, explain: bool, tree: bool
) -> None:
    """Write the changes, those of every two documents together, then the checks of what is stated of them.

    A terminal shows the checks that fail; csv, tsv and markdown hold the changes only.
    """
    out = _writer(session, explain=explain, tree=tree)
    for _pair, group in groupby(changes, lambda change: (change["against"], change["doc"])):
        for change in sorted(group, key=as_tree) if tree else group:
            out.write(change)
        out.end_document()
    if session.form == "jsonl":
        for check in checks:
            out.write(check)
        out.end_document()
    elif session.form == "table":
        for check in checks:
            if check["status"] == "fail":
                session.output().write((_block(check, color=session.color) + "\n\n").encode())


def write_page(
    session: Session, given: Iterable[Given], changes: Iterable[Record], checks: Iterable[Record]
) -> None:
    """Write one page: each document with its changes and the checks of what it states about them.

    A document that others are compared with is on the page where its text is at hand.
    """
    from yxtools.cli.paper import Paper

    made: dict[str, list[Record]] = {}
    for change in changes:
        made.setdefault(change["against"], [])
        made.setdefault(change["doc"], []).append(change)
    for check in checks:
        made.setdefault(check["doc"], []).append(check)
    known = {one.document.doc: one for one in given if one.document is not None}
    paper = Paper(session.output())
    for doc, records in made.items():
        source = known.get(doc, Given(None, []))
        if records or source.text:
            relations = Counter(one["status"] for one in records if one["type"] == "check")
            paper.document([*_described(source), *records], relations, source.text)
    paper.end()


def _described(source: Given) -> Iterable[Record]:
    """The records that say what a document is and which tables it prints."""
    return (record for record in source.records if record["type"] in ("document", "table", "claim"))


def _writer(session: Session, *, explain: bool, tree: bool) -> Writer:
    if session.form == "table":
        return Changes(session.output(), color=session.color, explain=explain, tree=tree)
    return session.writer(CHANGES)


def _block(check: Record, *, color: bool) -> str:
    """A statement that is denied: the sentence, and its figures with the documents that print them."""
    return "\n".join([*lead(check, color=color), indented(tree_of(check, {}, color=color), INDENT)])
