"""The code knows no particular disclosure: what it and its comments quote is invented, or on every form."""

import re
from pathlib import Path

from tests.conftest import ROOT

CODE = sorted((ROOT / "yxtools").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SHOWN = [*ROOT.glob("README*.md"), *sorted((ROOT / "samples").glob("**/*.txt"))]
TAXONOMY = sorted((ROOT / "yxtools" / "taxonomy").glob("*.toml"))

# So many characters in a row are nobody's common words.
LONG = 8
CHINESE = re.compile(rf"[\u4e00-\u9fff]{{{LONG},}}")
# Official labels that the taxonomy writes as patterns.
OFFICIAL = (
    "一般公共预算支出 政府性基金预算支出 无政府性基金预算 政府性基金预算拨款 收入支出决算总表 "
    "公务用车购置及运行费 对附属单位补助支出 政府采购授予中小企业合同金额"
)
# An amount as tables print it, not a date.
AMOUNT = re.compile(r"(?<![\d.,])\d[\d,]*\.\d{2}(?![\d.])")
# So many digits, zeros at the end aside, do not agree by chance.
DIGITS = 6


def runs(texts: list[str]) -> set[str]:
    """All runs of LONG Chinese characters."""
    found = (match[0] for text in texts for match in CHINESE.finditer(text))
    return {run[at : at + LONG] for run in found for at in range(len(run) - LONG + 1)}


def amounts(texts: list[str]) -> set[str]:
    """The telling amounts of texts."""
    found = {match[0].replace(",", "") for text in texts for match in AMOUNT.finditer(text)}
    return {amount for amount in found if len(amount.rstrip("0").replace(".", "")) >= DIGITS}


def read(paths: list[Path]) -> list[str]:
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths]


def test_runs_and_amounts() -> None:
    assert runs(["档案馆的职责说明书，短句"]) == {"档案馆的职责说明", "案馆的职责说明书"}
    assert amounts(["1,234.56 万元、1500.00、2024.12.31、3.14"]) == {"1234.56"}


def test_the_code_quotes_no_disclosure(corpus: list[Path]) -> None:
    official = runs([*read(TAXONOMY), OFFICIAL])
    printed = runs(["".join(text.split()) for text in read(corpus)])
    assert sorted((runs(read(CODE)) & printed) - official) == []


def test_no_amount_is_taken_from_a_disclosure(corpus: list[Path]) -> None:
    assert sorted(amounts(read([*CODE, *TESTS, *SHOWN])) & amounts(read(corpus))) == []
