"""Where the cells of a header stand: what every column covers, and the middle of columns side by side.

On paper a label stands in the middle of its cell. A converter keeps the places of what is printed, not those
of the lines between: beside columns of long figures, a column of short figures under a long label is narrower
in characters than on paper, and the middle of the cell is off the middle of its characters. So both count.
"""

from collections.abc import Sequence
from itertools import accumulate

from yxtools.split.aligned.columns import Extent
from yxtools.split.aligned.labels import SHORT, Label

# What a cell is wider than its text, in characters.
PADDING = 2


def cells(foot: Sequence[Label | None], body: Sequence[Extent | None]) -> list[Extent]:
    """Where the cells of every column are: a label stands in the middle of its cell."""
    covered = [_union(label, cover) for label, cover in zip(foot, body, strict=True)]
    found: list[Extent] = []
    for column, (label, (left, right)) in enumerate(zip(foot, covered, strict=True)):
        if label:
            half = max(label.centre - left, right - label.centre)
            before = covered[column - 1][1] if column else 0
            after = covered[column + 1][0] if column + 1 < len(covered) else right + int(half)
            left = min(left, max(before, int(label.centre - half)))
            right = max(right, min(after, int(label.centre + half + 0.5)))
        found.append((left, right))
    return found


def printed_widths(held: Sequence[Sequence[Label]], body: Sequence[Extent | None]) -> list[int]:
    """How wide every column is on paper at least, in characters half as wide as a Chinese one; `held` are the
    labels over every column, from the top."""
    return [
        PADDING + max(_label_width(labels), cover[1] - cover[0] if cover else 0)
        for labels, cover in zip(held, body, strict=True)
    ]


def _label_width(labels: Sequence[Label]) -> int:
    """How wide the lowest of the labels is, with the line it is the rest of."""
    rest = bool(labels) and labels[-1].width < SHORT
    return max((label.width for label in labels[-2 if rest else -1 :]), default=0)


def middles(covered: Sequence[Extent], widths: Sequence[int]) -> tuple[float, float]:
    """The middle of columns side by side: of what they cover, and of their widths on paper."""
    left, right = covered[0][0], covered[-1][1]
    inner = [(one[1] + other[0]) / 2 for one, other in zip(covered, covered[1:], strict=False)]
    edges = [float(left), *inner, float(right)]
    ends = list(accumulate(widths))
    half = ends[-1] / 2
    column = next(at for at, end in enumerate(ends) if end >= half)
    share = (half - ends[column] + widths[column]) / widths[column]
    return (left + right) / 2, edges[column] + share * (edges[column + 1] - edges[column])


def _union(label: Label | None, covered: Extent | None) -> Extent:
    if label is None:
        return covered or (0, 0)
    if covered is None:
        return label.left, label.right
    return min(label.left, covered[0]), max(label.right, covered[1])
