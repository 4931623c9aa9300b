"""Pieces of a table printed over two pages: what stands above it, its head, its rows."""

from yxtools.split.model import Row

TOP = "支出决算表\n公开03表\n部门：云溪县档案馆\t\t\t金额单位：万元\n"
HEAD = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
ONE = "合计\t\t120.50\t100.00\t20.50\n201\t一般公共服务支出\t100.50\t80.00\t20.50\n"
TWO = "20126\t档案事务\t100.50\t80.00\t20.50\n208\t社会保障和就业支出\t20.00\t20.00\t\n"
BREAK = "\n\f\n"


def row(*cells: str) -> Row:
    return Row(1, cells, (1,))
