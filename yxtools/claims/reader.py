"""From segments to statements: the paragraphs of a passage, read from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yxtools.claims.amounts import read_figure
from yxtools.claims.comparing import Comparisons
from yxtools.claims.counted import counted
from yxtools.claims.lists import doubt_names
from yxtools.claims.model import Dims, Reading
from yxtools.claims.passage import GOES_ON, Paragraph
from yxtools.claims.phrases import read_phrase
from yxtools.claims.scene import Scene
from yxtools.claims.segments import SEMICOLON, SENTENCE, segments
from yxtools.claims.subjects import Subjects
from yxtools.claims.words import Words


def read_passage(
    words: Words,
    subjects: Subjects,
    comparisons: Comparisons,
    context: Dims,
    paragraphs: Sequence[Paragraph],
    *,
    version: str | None = None,
    bound: bool,
) -> Reading:
    """What the paragraphs of one passage say.

    `context`: dimensions that headings give every subject; `version`: that of the figures, if the headings
    name another than the disclosure's own (in a budget, the final figures of the year before); `bound`: they
    stand among measures of work.
    """
    scene = Scene(words, subjects, comparisons, context, bound=bound)
    scene.version = version
    for at, paragraph in enumerate(paragraphs):
        before = paragraphs[at - 1].text if at else ""
        goes_on = scene.lists.next_paragraph(paragraph.text, goes_on=GOES_ON.search(before) is not None)
        scene.begin_paragraph(at, paragraph.text)
        _read_paragraph(scene, paragraph, goes_on=goes_on)
        scene.reading.counted += counted(words, paragraph, paragraphs, at)
    doubt_names(scene.reading.lists)
    return scene.reading


def _read_paragraph(scene: Scene, paragraph: Paragraph, *, goes_on: bool) -> None:
    first = True
    for segment in segments(paragraph):
        if first and goes_on:
            segment = replace(segment, mark=SEMICOLON)
        elif segment.mark >= SENTENCE and not first:
            scene.current = scene.lists.end_sentence(scene.current)
            scene.begin_sentence(segment.start)
        scene.bracket(segment.bracket)
        if segment.printed is None:
            read_phrase(scene, segment)
        else:
            read_figure(scene, segment, segment.printed)
        first, scene.behind = False, segment.printed
    scene.end_explanation()
