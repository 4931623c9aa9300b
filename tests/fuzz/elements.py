"""Texts in which one kind of element is repeated: for each, a function from how often to the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Element = Callable[[int], str]

HEAD = "云溪县档案馆2024年度部门决算\n\n"
TITLE = "支出决算表\n公开03表\n部门：云溪县档案馆\t\t\t金额单位：万元\n"
COLUMNS = "功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
SENTENCE = "2024年度一般公共预算财政拨款支出{}.5万元，占本年支出合计的80%，比上年增加20万元，增长12.5%。"


def codes(count: int) -> Iterator[str]:
    """Codes of the functional classification, classes before their parts, again and again."""
    for at in range(count):
        place = at % 30_000
        group, rest = divmod(place, 300)
        kind, item = divmod(rest, 30)
        tail = "" if not rest else f"{kind + 1:02}" + (f"{item:02}" if item else "")
        yield f"{201 + group % 30}{tail}"


def _rows(count: int) -> str:
    return "".join(f"{code}\t事务{at}\t{at}.50\t{at}.00\t0.50\n" for at, code in enumerate(codes(count)))


def _wide(count: int, mark: str) -> str:
    heads = mark.join(["项目", *(f"栏目{at}" for at in range(count))])
    return "\n".join([heads, *(mark.join([f"第{row}行", *["1.00"] * count]) for row in range(4))])


def _table(at: int, figure: str = "120.50") -> str:
    rows = f"合计\t\t{figure}\t100.00\t20.50\n201\t一般公共服务支出\t{figure}\t100.00\t20.50\n"
    return f"支出决算表{at}\n公开03表\n单位：万元\n{COLUMNS}{rows}\n"


def _card(at: int, indicators: int = 3, funds: int = 3) -> str:
    rows = ["项目支出绩效目标表", "（2024年度）", f"项目名称\t档案修复项目{at}\t\t主管部门\t云溪县档案馆"]
    rows += ["项目资金\t年度资金总额：\t100.00\t\t"]
    rows += [f"\t其中：财政资金{place}\t{place}.00\t\t" for place in range(funds)]
    rows += ["年度目标\t修复档案三百卷。\t\t\t", "绩效指标\t一级指标\t二级指标\t三级指标\t指标值"]
    rows += [f"\t产出指标\t数量指标\t修复卷数{place}\t≥{place}卷" for place in range(indicators)]
    return "\n".join(rows) + "\n\n"


def _repeated(piece: str) -> Element:
    return lambda count: HEAD + piece * count


def _numbered(piece: str) -> Element:
    return lambda count: HEAD + "".join(piece.replace("{}", str(at)) for at in range(count))


TEXTS: dict[str, Element] = {
    "lines": _numbered("负责第{}类档案的接收、保管和利用。\n"),
    "short lines": _numbered("第{}类\n"),
    "blank lines": lambda count: HEAD + "\n" * count + "完。\n",
    "lines of one paragraph": _repeated("负责全县档案的接收保管和利用工作并且组织实施全县档案事业发展规划\n"),
    "characters of a line": lambda count: HEAD + "档案" * count + "\n",
    "blanks in a line": lambda count: HEAD + "档案" + " " * count + "馆\n",
    "digits of a figure": lambda count: HEAD + "支出" + "9" * count + "万元。\n",
    "headings": _numbered("一、概况{}\n（一）职责\n1.其他\n"),
    "parts": _numbered("第二部分 概况{}\n"),
    "contents": lambda count: HEAD + "目录\n" + "".join(f"一、表{at}表\t{at}\n" for at in range(count)),
    "pages": _numbered("云溪县档案馆\n职责第{}项。\n- {} -\n\f"),
    "watermarks": _numbered("仅供查阅\n仅供查阅\n负责第{}类档案。\n"),
    "bookmarks": _repeated("[bookmark: _Toc_1]档案[bookmark: _Toc_2]。\n"),
    "bookmarks on a line": lambda count: HEAD + "[bookmark: a]" * count,
    "open bookmarks": lambda count: HEAD + "[bookmark:" * count,
    "captions": _repeated("金额单位：万元\n"),
    "titles": _numbered("支出决算表{}\n"),
    "notes": lambda count: HEAD + TITLE + COLUMNS + _rows(2) + "注：本表反映支出情况。\n" * count,
    "numbered notes": lambda count: (
        HEAD
        + TITLE
        + COLUMNS
        + _rows(2)
        + "注：1.说明。\n"
        + "".join(f"{at}.说明。\n" for at in range(2, count))
    ),
    "rows of a table": lambda count: HEAD + TITLE + COLUMNS + _rows(count),
    "equal rows": lambda count: HEAD + TITLE + COLUMNS + "201\t一般公共服务支出\t1.50\t1.00\t0.50\n" * count,
    "rows without a code": lambda count: (
        HEAD + TITLE + COLUMNS + "".join(f"\t事项{at}\t1.50\t1.00\t0.50\n" for at in range(count))
    ),
    "blank rows": lambda count: HEAD + TITLE + COLUMNS + _rows(2) + "\t\t\t\t\n" * count + _rows(2),
    "parts of which": lambda count: (
        HEAD
        + TITLE
        + COLUMNS
        + "201\t一般公共服务支出\t1.50\t1.00\t0.50\n"
        + "\t其中：事项\t1.50\t1.00\t0.50\n" * count
    ),
    "levels of indention": lambda count: (
        HEAD
        + TITLE
        + "项目\t决算数\n"
        + "".join(" " * at + f"事项{at}\t1.00\n" for at in range(int(count**0.5)))
    ),
    "both sides": lambda count: (
        f"{HEAD}收入支出决算总表\n公开01表\n单位：万元\n收入\t\t支出\t\n项目\t决算数\t项目\t决算数\n"
        + "".join(f"收入{at}\t1.00\t支出{at}\t2.00\n" for at in range(count))
        + "本年收入合计\t9.00\t本年支出合计\t8.00\n"
    ),
    "head lines": lambda count: HEAD + TITLE + COLUMNS * count + _rows(3),
    "columns": lambda count: HEAD + TITLE + _wide(count, "\t") + "\n",
    "empty columns": lambda count: HEAD + TITLE + COLUMNS + "合计" + "\t" * count + "1.00\n" + _rows(2),
    "characters of a cell": lambda count: (
        HEAD + TITLE + COLUMNS + f"201\t{'档案' * count}\t1.00\t1.00\t0.00\n"
    ),
    "tables": lambda count: HEAD + "".join(map(_table, range(count))),
    "equal facts": lambda count: HEAD + _table(3) * count,
    "failing tables": lambda count: HEAD + "".join(_table(3, f"{at}.50") for at in range(count)),
    "failing rows": lambda count: (
        HEAD
        + TITLE
        + COLUMNS
        + "合计\t\t1.00\t1.00\t1.00\n"
        + "".join(f"{code}\t事务\t{at}.50\t7.00\t3.50\n" for at, code in enumerate(codes(count)))
    ),
    "pages of a table": lambda count: (
        HEAD + TITLE + COLUMNS + "\n".join(f"20{at % 10}\t事务\t1.50\t1.00\t0.50\n" for at in range(count))
    ),
    "repeated heads": lambda count: HEAD + (TITLE + COLUMNS + _rows(3) + "\f") * count,
    "cells, one a line": lambda count: (
        HEAD
        + "支出决算表\n\n"
        + "".join(f"\t{code}\n\t事务\n\t{at}.50\n\n" for at, code in enumerate(codes(count)))
    ),
    "cells of one row, one a line": lambda count: (
        HEAD + "支出决算表\n\n\t项目\n\t金额\n\n" + "\t1.00\n" * count
    ),
    "lines of one cell": lambda count: (
        HEAD + "支出决算表\n\n\t项目\n\t金额\n\n\t说明\n" + "档案\n" * count + "\t1.00\n"
    ),
    "aligned rows": lambda count: (
        HEAD
        + "支出决算表\n单位：万元\n  科目编码    科目名称          合计       基本支出\n"
        + "".join(
            f"  {code:<10}  事务{at % 100:<10}  {at % 1000}.50      {at % 1000}.00\n"
            for at, code in enumerate(codes(count))
        )
    ),
    "aligned columns": lambda count: HEAD + "支出决算表\n单位：万元\n" + _wide(count, "   ") + "\n",
    "aligned tables": lambda count: (
        HEAD + ("支出决算表\n单位：万元\n" + _wide(3, "   ") + "\n\n说明如下。\n\n") * count
    ),
    "aligned lines of text": _repeated("    档案    保管   利用\n"),
    "aligned wrapped names": lambda count: (
        HEAD
        + "支出决算表\n单位：万元\n  科目编码    科目名称          合计       基本支出\n"
        + "  2010101     行政运行          1.50       1.00\n              续行\n" * count
    ),
    "aligned names of one row": lambda count: (
        HEAD
        + "支出决算表\n单位：万元\n  科目编码    科目名称          合计       基本支出\n"
        + "  2010101     行政运行          1.50       1.00\n"
        + "              续行\n" * count
        + "  2010102     行政运行          1.50       1.00\n"
    ),
    "aligned head lines": lambda count: (
        HEAD
        + "支出决算表\n单位：万元\n"
        + "  科目编码    科目名称          合计       基本支出\n" * count
        + "  2010101     行政运行          1.50       1.00\n" * 3
    ),
    "Markdown rows": lambda count: (
        HEAD + "支出决算表\n| 科目 | 金额 |\n|---|---|\n" + "| 事务 | 1.00 |\n" * count
    ),
    "Markdown columns": lambda count: (
        HEAD + "支出决算表\n" + "| 项 " * count + "|\n" + "|---" * count + "|\n" + "| 1.00 " * count + "|\n"
    ),
    "Markdown rules": _repeated("|---|---|\n"),
    "dashes of a rule": lambda count: HEAD + "| 项 | 目 |\n|" + "-" * count + "x|\n",
    "HTML rows": lambda count: (
        HEAD + "支出决算表\n<table>" + "<tr><td>事务</td><td>1.00</td></tr>\n" * count + "</table>\n"
    ),
    "HTML rows on a line": lambda count: (
        HEAD + "<table>" + "<tr><td>事务</td><td>1.00</td></tr>" * count + "</table>\n"
    ),
    "HTML cells": lambda count: (
        HEAD + "支出决算表\n<table><tr>" + "<td>1.00</td>\n" * count + "</tr></table>\n"
    ),
    "HTML tables": lambda count: HEAD + "<table><tr><td>事务</td><td>1.00</td></tr></table>\n" * count,
    "HTML nested tables": lambda count: (
        HEAD + "<table><tr><td>\n" * count + "1.00\n" + "</td></tr></table>\n" * count
    ),
    "HTML tables never closed": lambda count: HEAD + "<table><tr><td>1.00\n" * count,
    "HTML broken tags": lambda count: HEAD + "<table><tr><td>\n" + "<td " * count + "\n",
    "HTML broken tags on lines": lambda count: HEAD + "<table><tr><td>\n" + "<td \n" * count,
    "HTML broken declarations": lambda count: (
        HEAD + "<table><tr><td>\n" + "<!" * count + "\n" + "<!-- \n" * count
    ),
    "HTML attributes": lambda count: (
        HEAD + "<table><tr><td " + 'a="1" ' * count + ">1.00</td></tr></table>\n"
    ),
    "HTML spans": lambda count: (
        HEAD + "<table>" + "<tr><td rowspan=9999 colspan=20>1.00</td></tr>\n" * count + "</table>\n"
    ),
    "HTML entities": lambda count: HEAD + "<table><tr><td>\n" + "&amp" * count + "\n</table>\n",
    "claims": _numbered(SENTENCE + "\n"),
    "claims of a paragraph": lambda count: HEAD + "".join(SENTENCE.format(at) for at in range(count)) + "\n",
    "clauses of a sentence": lambda count: (
        HEAD + "2024年度支出情况：" + "，".join(f"档案事务支出{at}.5万元" for at in range(count)) + "。\n"
    ),
    "items of a list": lambda count: (
        HEAD
        + "2024年度支出包括："
        + "；".join(f"{at}.档案事务{at}.5万元，占1.2%" for at in range(count))
        + "。\n"
    ),
    "names of a list": lambda count: (
        HEAD
        + f"纳入预算单位共{count}个，分别是："
        + "、".join(f"第{at}档案馆" for at in range(count))
        + "。\n"
    ),
    "sums in prose": lambda count: (
        HEAD + "其中：" + "、".join(f"办公费{at}万元" for at in range(count)) + "，共计9万元。\n"
    ),
    "percentages": lambda count: HEAD + "占比分别为" + "、".join(["12.5%"] * count) + "。\n",
    "brackets": lambda count: HEAD + "支出" + "（" * count + "1万元" + "）" * count + "。\n",
    "open brackets": lambda count: HEAD + "支出1万元" + "（其中" * count + "。\n",
    "quotation marks": lambda count: HEAD + "“三公”经费支出1万元，" + "“" * count + "。\n",
    "commas": lambda count: HEAD + "支出1万元" + "，" * count + "增长2%。\n",
    "digits and dots": lambda count: HEAD + "支出" + "1.1" * count + "万元。\n",
    "digits and commas": lambda count: HEAD + "支出" + "1," * count + "万元。\n",
    "years": lambda count: HEAD + "2024年" * count + "支出1万元。\n",
    "cards": lambda count: HEAD + "".join(map(_card, range(count))),
    "equal cards": lambda count: HEAD + _card(1) * count,
    "indicators": lambda count: HEAD + _card(1, indicators=count),
    "funds": lambda count: HEAD + _card(1, funds=count),
    "characters of a card": lambda count: (
        HEAD + _card(1).replace("修复档案三百卷", "修复档案三百卷，其中珍贵档案1卷" * count)
    ),
    "cards over project tables": lambda count: (
        HEAD
        + "项目支出表\n单位：万元\n项目名称\t金额\n"
        + "".join(f"档案修复项目{at}\t100.00\n" for at in range(count))
        + "\n"
        + "".join(map(_card, range(count)))
    ),
}
