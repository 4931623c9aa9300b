"""Colours of a terminal, by what they mean."""

STYLES = {
    "exact": "32",
    "rounded": "36",
    "fail": "31",
    "unverifiable": "33",
    "error": "31;1",
    "warning": "33;1",
    "info": "36",
    "printed": "31",
    "implied": "32",
    "title": "1",
    "aside": "2",
}


def painted(text: str, meaning: str, *, color: bool) -> str:
    """`text` in the colour of what it means, where colour is wanted and the meaning has one."""
    style = STYLES.get(meaning)
    return f"\x1b[{style}m{text}\x1b[0m" if color and style and text else text
