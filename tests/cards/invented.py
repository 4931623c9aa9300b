"""Invented cards of several forms, and the layouts they are printed in.

A row is a line of cells between strokes; cells that are merged with the one before are empty.
"""

from collections.abc import Callable

from tests.cards.provinces import CARDS as PROVINCES
from tests.synthetic.render import wide

CARDS = {
    "national target": """
部门预算项目支出绩效目标表
（2025年度）
项目名称||海岛观测运行|||
主管部门及代码||[168]国家海岛测绘中心||实施单位|东屿观测站
项目资金（万元）||年度资金总额：||356.80|
||其中：财政拨款||300.00|
||上年结转||20.80|
||其他资金||36.00|
年度总体目标|目标1：维持12个站点全年运行。||||
绩效指标|一级指标|二级指标|三级指标||指标值
|成本指标|经济成本指标|单站运行成本||≤29.73万元
|产出指标|数量指标|运行站点数量||≥12个
|||数据报告份数||≥48份
||质量指标|数据合格率||≥98%
||时效指标|报告提交及时率||=100%
|效益指标|社会效益指标|为防灾提供支撑||有效提升
|满意度指标|服务对象满意度指标|用户满意度||≥90%
""",
    "national self-evaluation": """
项目支出绩效自评表
（2023年度）
项目名称|水库除险加固||||||||
主管部门|平川市水务局|||实施单位|平川市水库管理所||||
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分||
|年度资金总额|520.00|480.00|436.80|10|91.00%|9.10||
|其中：财政拨款|400.00|380.00|345.80|—|91.00%|—||
|上年结转资金|100.00|80.00|71.00|—|88.75%|—||
|其他资金|20.00|20.00|20.00|—|100.00%|—||
年度总体目标|预期目标||||实际完成情况||||
|完成3座水库除险加固，投入480万元。||||完成3座水库除险加固，支出436.80万元。||||
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|
|成本指标|经济成本指标|单座平均成本|≤160万元|145.6万元|20|20||
|产出指标|数量指标|加固水库数量|≥3座|3座|10|10||
|||安装监测设备|≥24台|24台|10|10||
||质量指标|工程验收合格率|=100%|100%|10|10||
||时效指标|按期完工率|=100%|100%|10|10||
|效益指标|社会效益指标|保护下游人口|≥2.6万人|2.8万人|10|10||
||生态效益指标|水环境改善程度|明显改善|明显改善|10|9|持续改进|
|满意度指标|服务对象满意度指标|群众满意度|≥90%|95%|10|10||
总分||||||100|98.10||
""",
    "target with signs, units and weights": """
部门预算项目绩效目标表
（2025年度）
项目名称|农产品质量安全监测||||||
部门（单位）|锦溪县农业农村局||||||
项目资金（万元）|年度资金总额|68.50||财政拨款|60.00|其他资金|8.50
总体目标|完成农产品监测1200批次。||||||
绩效指标|一级指标|二级指标|三级指标|计算符号|指标值|度量单位|权重
|产出指标|数量指标|定量监测批次|≥|1200|批次|20
||质量指标|检测结果准确率|≥|98|%|20
||时效指标|监测完成时限|≤|12|月|10
|成本指标|经济成本指标|项目总成本|≤|68.50|万元|20
|效益指标|社会效益指标|农产品合格率|≥|97|%|20
|满意度指标|服务对象满意度指标|消费者满意度|≥|90|%|10
""",
    "target without a group of indicators": """
项目支出绩效目标表
项目名称|发展规划课题研究||||
主管部门|云浦市发展规划局||实施单位|云浦市发展规划局|
项目总额（万元）|230.00||年度预算（万元）|120.00|
总体绩效目标|完成课题8个。||||
一级指标|二级指标|三级指标|指标解释|年度指标值|权重
产出指标|数量指标|课题数量|当年结题的课题个数|≥8个|30
|质量指标|课题验收合格率|合格课题数/课题总数|100%|20
|时效指标|按时结题率|按期结题数/课题总数|≥95%|10
效益指标|社会效益指标|成果采纳数|被采纳的成果数|≥4项|30
满意度指标|服务对象满意度指标|委托方满意度|问卷调查|≥90%|10
""",
    "target without levels": """
项目绩效目标表
项目名称|城区照明维护||||业务主管部门|巴岭区城市管理局
当年预算|450.00||||本级支出|400.00
|||||上级资金|50.00
项目概述|维护路灯36000盏。|||||
当年绩效目标|维护路灯36000盏，亮灯率98%以上。|||||
绩效指标|指标名称|指标权重|指标性质|指标值|计量单位|是否核心指标
|维护路灯数量|30|≥|36000|盏|是
|亮灯率|30|≥|98|%|是
|故障处理及时率|20|≥|95|%|否
|市民满意度|20|≥|90|%|否
""",
    "self-evaluation with points in brackets": """
2022年度堤防维护项目自评表
项目名称|堤防维护||||||
主管部门|荆泽区水利局|||项目实施单位|荆泽区河道堤防管理处||
预算执行情况（万元）（20分）||预算数（A）||执行数（B）|执行率（B/A）|得分（20分*执行率）|
|年度财政资金总额|150.00||135.00|90.00%|18.00|
年度绩效目标（80分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分|
|产出指标（40分）|数量指标|维护堤防长度（20分）|≥35公里|35公里|20|
||质量指标|维护合格率（20分）|100%|100%|20|
|效益指标（30分）|社会效益指标|防洪能力（30分）|提升|提升|28|
|满意度指标（10分）|服务对象满意度指标|群众满意度（10分）|≥90%|95%|10|
总分||||||96.00|
""",
    "long texts": """
项目支出绩效目标表
（2025年度）
项目名称|公共图书馆、文化馆（站）免费开放及基层文化阵地维护运转||||
主管部门|泉江县文化和旅游局||实施单位|泉江县公共文化服务中心（县图书馆）|
项目资金（万元）|年度资金总额|126.00||其中：财政拨款|126.00
年度总体目标|保障县图书馆、文化馆和各乡镇文化站全年免费开放，组织流动图书车下乡，丰富群众文化生活。||||
绩效指标|一级指标|二级指标|三级指标|指标解释|指标值
|产出指标|数量指标|免费开放的公共文化场馆数量|全年按规定时间向群众免费开放的场馆个数|≥14个
|||流动图书车下乡服务的场次数量|流动图书车全年到村服务的次数|≥120场
||质量指标|场馆设施设备完好率|完好的设施设备占全部设施设备的比例|≥95%
|效益指标|社会效益指标|群众参与公共文化活动的积极性|参加活动人次较上年增加的情况|逐步提高
|满意度指标|服务对象满意度指标|到馆读者和群众的满意程度|问卷调查中满意的人数占比|≥90%
""",
    **PROVINCES,
}
WIDEST = 24
"""So many places a cell of an aligned table takes before it is wrapped."""

Rows = list[list[str]]


def rows(name: str) -> Rows:
    """The rows of a card, its title and caption first."""
    return [line.split("|") for line in CARDS[name].strip().splitlines()]


def tabbed(printed: Rows) -> list[str]:
    """The lines of a card whose cells are parted by tabs."""
    return ["\t".join(row) for row in printed]


def piped(printed: Rows) -> list[str]:
    """The lines of a card as a table of Markdown; lines of one cell stand above it."""
    table = [row for row in printed if len(row) > 1]
    rule = "|" + "---|" * len(table[0])
    lines = ["| " + " | ".join(row) + " |" for row in table]
    return [*(row[0] for row in printed if len(row) == 1), "", lines[0], rule, *lines[1:]]


def aligned(printed: Rows, measure: Callable[[str], int] = wide, centred: bool = False) -> list[str]:
    """The lines of a card in columns of blanks; a wide character takes as many places as `measure` says, the
    cells of a row begin on one line or are `centred`."""
    widest = WIDEST * measure("宽") // 2
    table = [row for row in printed if len(row) > 1]
    widths = [
        max(min(measure(row[at]), widest) for row in table if at < len(row))
        for at in range(max(map(len, table)))
    ]
    lines: list[str] = []
    for row in printed:
        if len(row) == 1:
            lines.append(row[0])
            continue
        cells = [_wrapped(text, room, measure) for text, room in zip(row, _rooms(row, widths), strict=True)]
        height = max(map(len, cells))
        for level in range(height):
            line, at = "", 0
            for pieces, width in zip(cells, widths, strict=False):
                line += " " * max(0, at - measure(line))
                top = (height - len(pieces)) // 2 if centred else 0
                line += pieces[level - top] if 0 <= level - top < len(pieces) else ""
                at += width + 3
            lines.append(line.rstrip())
        lines += [""] * centred
    return lines


def _rooms(row: list[str], widths: list[int]) -> list[int]:
    """The places that every cell of a row may take: those of the empty cells behind it as well."""
    rooms = list(widths[: len(row)])
    for at in range(len(row) - 2, 0, -1):
        if not row[at + 1]:
            rooms[at] += rooms[at + 1] + 3
    return rooms


def _wrapped(text: str, room: int, measure: Callable[[str], int]) -> list[str]:
    pieces = [""]
    for char in text:
        if pieces[-1] and measure(pieces[-1] + char) > room:
            pieces.append("")
        pieces[-1] += char
    return pieces
