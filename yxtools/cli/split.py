"""yx-split: the text of disclosures into documents, sections, paragraphs and raw tables."""

from typing import Any

from yxtools.cli import options
from yxtools.cli.session import Session
from yxtools.cli.sources import sources, split_source
from yxtools.cli.views import OVERVIEW
from yxtools.errors import InputError
from yxtools.language import _


@options.command(
    "yx-split",
    _(
        "Take the text of disclosures apart: document, section, text and grid records.\n\n"
        "Reads FILES, or standard input: UTF-8, GB18030 or UTF-16. A document is called by its file "
        "without .txt."
    ),
)
@options.disclosures
@options.taxonomy
def command(session: Session, taxonomy: str | None, **reading: Any) -> int:
    from yxtools.taxonomy import load

    out = session.writer(OVERVIEW)
    known = load(taxonomy)
    for source in sources(session, **reading):
        failure = None
        try:
            records = split_source(source, known, keep_going=session.keep_going, warn=session.say)
            for record in session.checked(records):
                out.write(record)
        except InputError as error:
            failure = error
        out.end_document()
        if failure:
            session.report(failure)
    return session.status
