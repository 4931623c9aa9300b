"""Codes of classifications and of units, as they are printed: beside a name, before it, over 类 | 款 | 项."""

from __future__ import annotations

import re
from collections.abc import Sequence

# A code of a classification that fills its cell.
CODE = re.compile(r"\d{3}(?:\d{2}){0,3}|\d{9}|\d{12,}")

# A code printed before its name, in a folded cell: [201]一般公共服务支出, 2010101-行政运行, 301 工资福利支出.
CODED = re.compile(
    r"^(?P<bracket>\[?) ?(?P<code>\d{9}|\d{5,7}|\d{3}) ?\]? ?(?P<mark>[-_:、.]?) {0,2}(?=[^\s\d.,%:年-])"
)

# A code in brackets.
BRACKETED = re.compile(r"[\[(](\d{1,12})[\])]")


class SplitCodes:
    """Codes printed over 类 | 款 | 项 in one block: the parts not printed again are those printed last."""

    def __init__(self) -> None:
        self.parts = ["", "", ""]

    def joined(self, printed: Sequence[str]) -> str | None:
        """The code of a row whose code columns hold `printed`; None if they are blank."""
        filled = [at for at, part in enumerate(printed) if part]
        if not filled:
            return None
        last = printed[filled[-1]]
        if len(last) > 3 or len(printed) == 1:
            return last
        if filled[0] == 0:
            self.parts = [*printed, "", "", ""][:3]
        else:
            for at in range(filled[0], 3):
                self.parts[at] = printed[at] if at < len(printed) else ""
        parts = self.parts[: filled[-1] + 1]
        if not all(parts):
            return last
        return "".join(part if at == 0 else part.zfill(2) for at, part in enumerate(parts))


def unbracketed(squeezed: str) -> str:
    """A code as it is compared: [201] is 201."""
    match = BRACKETED.fullmatch(squeezed)
    return match[1] if match else squeezed
