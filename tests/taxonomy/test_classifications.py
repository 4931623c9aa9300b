"""The classification data are well formed and hold what every disclosure prints."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import yxtools

TAXONOMY = Path(yxtools.__path__[0]) / "taxonomy"

SCHEMES = ("functional", "economic", "economic-government")

# Length of a code at each level: 类, 款, 项. The economic classifications have no 项.
LENGTHS = {"functional": (3, 5, 7), "economic": (3, 5), "economic-government": (3, 5)}

# First digit of a code.
LEADING = {"functional": "2", "economic": "3", "economic-government": "5"}

# The 类 of each classification, complete.
CLASSES = {
    "functional": "201 202 203 204 205 206 207 208 209 210 211 212 213 214 215 216 217 219 220 221 222 "
    "223 224 227 229 230 231 232 233 234",
    "economic": "301 302 303 307 309 310 311 312 313 399",
    "economic-government": "501 502 503 504 505 506 507 508 509 510 511 512 513 514 599",
}

# A line that gives a code its name: bare digits, not quoted, left of `=`.
KEY_LINE = re.compile(r"^(\d+) = ", re.MULTILINE)


def load(scheme: str) -> dict[str, Any]:
    return tomllib.loads((TAXONOMY / f"{scheme}.toml").read_text(encoding="utf-8"))


def known_codes(data: dict[str, Any]) -> set[str]:
    return set(data["names"]) | set(data.get("retired", {}))


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_file_names_its_scheme_and_its_source(scheme: str) -> None:
    data = load(scheme)
    assert data["scheme"] == scheme
    assert "政府收支分类科目" in data["source"]


def test_codes_have_the_digits_of_their_level(scheme: str) -> None:
    for code in known_codes(load(scheme)):
        assert code.isascii() and code.isdigit()
        assert len(code) in LENGTHS[scheme]
        assert code.startswith(LEADING[scheme])


def test_a_code_is_in_force_or_retired_but_not_both(scheme: str) -> None:
    data = load(scheme)
    assert not set(data["names"]) & set(data.get("retired", {}))


def test_every_code_in_force_has_a_parent_in_force(scheme: str) -> None:
    names = load(scheme)["names"]
    orphans = [code for code in names if len(code) > 3 and code[:-2] not in names]
    assert orphans == []


def test_every_retired_code_has_a_parent(scheme: str) -> None:
    data = load(scheme)
    codes = known_codes(data)
    assert [code for code in data.get("retired", {}) if len(code) > 3 and code[:-2] not in codes] == []


def test_the_classes_are_complete(scheme: str) -> None:
    classes = [code for code in load(scheme)["names"] if len(code) == 3]
    assert classes == CLASSES[scheme].split()


def test_names_are_printable_without_blanks(scheme: str) -> None:
    data = load(scheme)
    names = [*data["names"].values(), *data.get("retired", {}).values()]
    names += [alias for aliases in data["aliases"].values() for alias in aliases]
    assert all(name and name == "".join(name.split()) for name in names)
    assert not any("(" in name or ")" in name for name in names), "brackets are full-width"


def test_siblings_in_force_have_different_names(scheme: str) -> None:
    names = load(scheme)["names"]
    siblings = [(code[:-2] if len(code) > 3 else "", name) for code, name in names.items()]
    assert len(siblings) == len(set(siblings))


def test_names_stand_in_the_order_of_their_codes(scheme: str) -> None:
    codes = list(load(scheme)["names"])
    assert codes == sorted(codes)


def test_keys_are_bare_digits(scheme: str) -> None:
    text = (TAXONOMY / f"{scheme}.toml").read_text(encoding="utf-8")
    assert len(KEY_LINE.findall(text)) >= len(known_codes(load(scheme)))


def test_aliases_belong_to_known_codes_and_add_something(scheme: str) -> None:
    data = load(scheme)
    names = {**data.get("retired", {}), **data["names"]}
    for code, aliases in data["aliases"].items():
        assert code in names
        assert aliases and len(aliases) == len(set(aliases))
        assert names[code] not in aliases


def test_recodings_lead_from_a_retired_code_to_one_in_force() -> None:
    data = load("functional")
    for entry in data["recoded"]:
        assert set(entry) == {"old", "new", "year", "note"}
        assert entry["old"] in data["retired"]
        assert entry["new"] in data["names"]
        assert 2018 < entry["year"] <= 2026
    olds = [entry["old"] for entry in data["recoded"]]
    assert len(olds) == len(set(olds))


@pytest.mark.parametrize(
    ("scheme", "code", "name"),
    [
        ("functional", "201", "一般公共服务支出"),
        ("functional", "215", "资源勘探工业信息等支出"),
        ("functional", "220", "自然资源海洋气象等支出"),
        ("functional", "20805", "行政事业单位养老支出"),
        ("functional", "2010101", "行政运行"),
        ("functional", "2080505", "机关事业单位基本养老保险缴费支出"),
        ("functional", "2080506", "机关事业单位职业年金缴费支出"),
        ("functional", "2089999", "其他社会保障和就业支出"),
        ("functional", "2101102", "事业单位医疗"),
        ("functional", "2210201", "住房公积金"),
        ("functional", "2210203", "购房补贴"),
        ("functional", "21208", "国有土地使用权出让收入安排的支出"),
        ("functional", "22960", "彩票公益金安排的支出"),
        ("functional", "23304", "地方政府专项债务发行费用支出"),
        ("economic", "30113", "住房公积金"),
        ("economic", "30211", "差旅费"),
        ("economic", "30231", "公务用车运行维护费"),
        ("economic", "31007", "信息网络及软件购置更新"),
        ("economic-government", "50205", "委托业务费"),
        ("economic-government", "50905", "离退休费"),
    ],
)
def test_known_names(scheme: str, code: str, name: str) -> None:
    assert load(scheme)["names"][code] == name


@pytest.mark.parametrize(
    ("scheme", "code", "alias"),
    [
        ("functional", "207", "文化体育与传媒支出"),
        ("functional", "210", "医疗卫生与计划生育支出"),
        ("functional", "215", "资源勘探信息等支出"),
        ("functional", "220", "国土海洋气象等支出"),
        ("functional", "20805", "行政事业单位离退休"),
        ("economic", "303", "对个人和家庭的补助支出"),
        ("economic", "30231", "公务用车运行费"),
        ("economic-government", "503", "机关资本性支出（一）"),
    ],
)
def test_known_aliases(scheme: str, code: str, alias: str) -> None:
    assert alias in load(scheme)["aliases"][code]


def test_traditional_chinese_medicine_was_recoded_in_2024() -> None:
    entries = {entry["old"]: entry for entry in load("functional")["recoded"]}
    assert (entries["21006"]["new"], entries["21006"]["year"]) == ("21017", 2024)


def test_personnel_and_public_share_no_class_and_leave_out_capital_construction() -> None:
    data = load("economic")
    personnel, public = set(data["natures"]["personnel"]), set(data["natures"]["public"])
    classes = {code for code in data["names"] if len(code) == 3}
    assert not personnel & public
    assert classes - personnel - public == {"309", "311"}


def test_mappings_lead_from_department_codes_to_government_codes() -> None:
    department, government = load("economic"), load("economic-government")
    for table in ("mapping", "mapping-institution"):
        for source, target in government[table].items():
            assert source in department["names"]
            assert target in government["names"]
            assert len(target) == 5
    assert government["mapping"]["30113"] == "50103"
    assert government["mapping"]["30217"] == "50206"
    assert government["mapping-institution"]["301"] == "50501"
