"""Records of an invented disclosure in which one figure is wrong, and of its comparison with another."""

from typing import Any

Record = dict[str, Any]

TEXT = """\
云溪县档案馆2024年度部门决算
支出决算表
201\t一般公共服务支出\t100.50\t80.00\t20.50
2012601\t行政运行\t80.00\t08.00\t80.00

本年支出100.50万元。
"""

TITLE = "支出决算表"


def document(**changed: Any) -> Record:
    """The `document` record."""
    return {
        **{"type": "document", "doc": "archive", "id": "d1", "title": "云溪县档案馆2024年度部门决算"},
        **{"entity": "云溪县档案馆", "year": 2024, "stage": "final", "layout": "tab", "encoding": "utf-8"},
        **{"sha256": "0" * 64, "lines": 6, "noise": [], "src": {"file": "archive.txt", "line": 1}},
        **changed,
    }


def table() -> Record:
    """The `table` record, as far as a page reads it: a row on each of the lines 3 and 4."""
    rows = [
        {"index": 0, "line": 3, "cells": _cells("100.50", "80.00", "20.50")},
        {"index": 1, "line": 4, "cells": _cells("80.00", "08.00", "80.00")},
    ]
    src = {"file": "archive.txt", "line": 2, "end_line": 4}
    known = {"form": "final/expenditure", "title": TITLE, "rows": rows, "src": src}
    return {"type": "table", "doc": "archive", "id": "t1", **known}


def _cells(*printed: str) -> list[Record]:
    return [{"column": column, "raw": raw} for column, raw in enumerate(printed, 2)]


def operand(ref: str, label: str, raw: str, line: int, sign: int = 1) -> Record:
    """An operand of a check."""
    return {
        **{"ref": ref, "label": label, "value": float(raw), "raw": raw},
        **{"unit": "万元", "sign": sign, "line": line},
    }


def check(name: str = "k1", **changed: Any) -> Record:
    """A failing `check`: the figures of line 4."""
    operands = [
        operand("t1.r1.c2", "2012601 行政运行 · 本年支出合计", "80.00", 4),
        operand("t1.r1.c3", "2012601 行政运行 · 基本支出", "08.00", 4),
    ]
    return {
        **{"type": "check", "doc": "archive", "id": name, "rule": "sum/nature", "status": "fail"},
        **{"severity": "error", "operands": operands, "suspects": [], "finding": "f1"},
        **{"message": "80.00, expected 8.00", "src": {"file": "archive.txt", "line": 4}},
        **changed,
    }


def suspect(**changed: Any) -> Record:
    """A suspected figure: the second one on line 4."""
    return {
        **{"ref": "t1.r1.c3", "label": "2012601 行政运行 · 基本支出", "title": TITLE, "line": 4},
        **{"printed": "08.00", "unit": "万元", "implied": 80, "slip": "digits transposed"},
        **changed,
    }


def finding(name: str = "f1", **changed: Any) -> Record:
    """A `finding` that rests on the check k1."""
    return {
        **{"type": "finding", "doc": "archive", "id": name, "severity": "error", "rules": ["sum/nature"]},
        **{"suspects": [suspect()], "tie": False, "checks": ["k1"], "lines": [4]},
        **{"message": "行政运行 08.00 should be 80.00", "src": {"file": "archive.txt", "line": 4}},
        **changed,
    }


def audited() -> list[Record]:
    """An audit with four findings and a remark; each column of the findings puts them in another order.

    The second suspects no figure; the third is off by 0.75 and the fourth by 0.8.
    """
    second = check("k2", finding="f2", rule="sum/function", severity="warning", message="20.50, expected 80")
    small = {"ref": "p1.5", "unit": "元"}
    third = suspect(**small, title=None, label="本年支出", printed="100.50", implied=101.25, line=6)
    fourth = suspect(**small, label="201 · 项目支出", printed="20.5", implied=21.3, line=3, slip=None)
    remark = suspect(ref="t1.r0.c2", label="201 · 本年支出合计", printed="100.50", implied=1, line=3)
    return [
        document(),
        table(),
        check(),
        second,
        check("k3", finding=None, status="unverifiable", severity="info", message="cannot be checked"),
        finding(),
        finding("f2", severity="warning", rules=["sum/function"], checks=["k2"], suspects=[], lines=[3, 4]),
        finding("f3", severity="warning", suspects=[{**third, "slip": "digit replaced"}], lines=[6]),
        finding("f4", suspects=[fourth], lines=[3]),
        finding("f5", severity="info", suspects=[remark], lines=[3]),
    ]


def side(raw: str, unit: str, line: int) -> Record:
    """A figure of a `change`."""
    value = float(raw.replace(",", ""))
    return {
        **{"value": value, "decimals": 2, "raw": raw, "unit": unit, "code": "2012601", "name": "行政运行"},
        **{"ref": "t1.r1.c2", "line": line, "file": "archive.txt"},
    }


def change(name: str = "c1", **changed: Any) -> Record:
    """A `change` of one class."""
    return {
        **{"type": "change", "doc": "archive-2025", "against": "archive-2024", "id": name},
        **{"key": {"measure": "expenditure", "class": "functional:2012601"}, "label": "行政运行"},
        **{"before": side("80.00", "万元", 4), "after": side("96.00", "万元", 7), "delta": 16},
        **{"unit": "万元", "percent": 20, "precision": {"delta": 0.01, "percent": 0.1}},
        **{"status": "changed", "note": ""},
        **changed,
    }


def compared() -> list[Record]:
    """A comparison: a class that changed, one that is new and in 元, and the total."""
    return [
        change(),
        change("c2", label="档案馆", status="added", before=None, percent=None, unit="元", delta=50000.0),
        change("c3", label="合计", key={"measure": "expenditure", "class": "total"}, delta=1.5),
    ]
