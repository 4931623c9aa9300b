"""Records for people: what their fields and the values of a fixed list are called on a screen.

Records themselves keep the keys: programs read those.
"""

from yxtools.language import _, later

TITLES = {
    "type": later("type"),
    "id": later("id"),
    "doc": later("document"),
    "file": later("file"),
    "line": later("line"),
    "rows": later("rows"),
    "excerpt": later("text"),
    "title": later("table"),
    "code": later("code"),
    "name": later("name"),
    "row": later("row"),
    "column": later("column"),
    "raw": later("printed"),
    "printed": later("printed"),
    "implied": later("implied"),
    "unit": later("unit"),
    "status": later("status"),
    "severity": later("severity"),
    "rule": later("rule"),
    "message": later("message"),
    "kind": later("kind"),
    "project": later("project"),
    "funds": later("amounts"),
    "indicators": later("indicators"),
    "score": later("score"),
    "relation": later("relation"),
    "reason": later("reason"),
    "quote": later("quotation"),
    "slip": later("slip"),
    "label": later("figure"),
    "source": later("source"),
    "before": later("before"),
    "after": later("after"),
    "delta": later("change"),
    "percent": later("percent"),
    "note": later("note"),
}

STATUSES = {
    "exact": later("exact"),
    "rounded": later("rounded"),
    "fail": later("fail"),
    "unverifiable": later("unverifiable"),
}
SEVERITIES = {"error": later("error"), "warning": later("warning"), "info": later("remark")}
STAGES = {"budget": later("budget"), "final": later("final account")}
TYPES = {
    "document": later("document"),
    "section": later("section"),
    "text": later("paragraph"),
    "grid": later("raw table"),
    "table": later("table"),
    "fact": later("fact"),
    "card": later("performance card"),
    "claim": later("statement"),
    "check": later("check"),
    "finding": later("finding"),
    "change": later("change"),
}
KINDS = {
    "target": later("performance targets"),
    "self-evaluation": later("self-evaluation"),
    "transfer-self-evaluation": later("self-evaluation of a transfer"),
    "value": later("amount"),
    "share": later("share"),
    "change": later("change"),
    "completion": later("completion"),
    "sum": later("sum"),
    "count": later("count"),
    "direction": later("direction"),
}

FIELDS = {
    "status": STATUSES,
    "severity": SEVERITIES,
    "stage": STAGES,
    "type": TYPES,
    "kind": KINDS,
}
"""The fields whose values come from a list, with the words for them."""


def title(column: str) -> str:
    """What a column is called above a table."""
    return _(TITLES[column]) if column in TITLES else column


def word(field: str, value: str) -> str:
    """What a value of a field is called; the value itself if there is no word for it."""
    if field == "slip":
        return _(value) if value else ""
    words = FIELDS.get(field, {})
    return _(words[value]) if value in words else value
