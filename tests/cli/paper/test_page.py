import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.paper.reading import Outline, page
from tests.cli.paper.records import TEXT, audited, change, check, compared, document, finding, suspect, table
from yxtools.language import speak

HOSTILE = "<script>alert(1)</script></style>\"'><img src=x onerror=alert(1)>\u202e\x1b甲"


def test_no_documents_no_bytes() -> None:
    assert page() == page([]) == ""


@pytest.mark.parametrize("text", ["", TEXT])
def test_every_link_leads_somewhere(text: str) -> None:
    outline = Outline(page(audited(), [document(doc="b"), finding(doc="b")], text=text))
    anchors = outline.values("id")
    assert len(anchors) == len(set(anchors))
    assert {link.removeprefix("#") for link in outline.values("href")} <= set(anchors)
    assert {name for value in outline.values("aria-labelledby") for name in value.split()} <= set(anchors)


def test_nothing_is_loaded() -> None:
    shown = page(audited(), text=TEXT)
    assert not re.search(r"https?:|url\(|@import|<link|<img|<iframe", shown)
    (policy,) = Outline(shown).all("meta", **{"http-equiv": "Content-Security-Policy"})
    for name in ("style", "script"):
        (code,) = re.findall(f"<{name}[^>]*>(.*?)</{name}>", shown, re.DOTALL)
        digest = b64encode(sha256(code.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in str(policy["content"])
    assert "default-src 'none'" in str(policy["content"])


def test_a_finding_names_figure_line_and_slip() -> None:
    outline = Outline(page(audited(), text=TEXT))
    for shown in ("行政运行 08.00 should be 80.00", "08.00", "80.00", "-72.00", "digits transposed"):
        assert shown in outline.texts
    assert outline.all("a", href="#d1-l4")
    (row,) = outline.all("tbody", id="d1-f1")
    assert row["data-difference"] == "720000" and row["data-rules"] == "sum/nature"


def test_figures_are_marked_and_lead_back() -> None:
    shown = page(audited(), text=TEXT)
    line = re.findall(r'<li id="d1-l4".*?</li>', shown)[0]
    assert '<mark>80.00</mark><i>\t</i><mark class="suspect">08.00</mark><i>\t</i>80.00' in line
    assert '<a href="#d1-f1">f1</a> <a href="#d1-f2">f2</a>' in line


def test_without_text_lines_are_numbers() -> None:
    shown = page(audited())
    assert "<ol" not in shown and "#d1-l" not in shown
    assert '<td class="line" data-label="Line">4</td>' in shown


def test_a_failing_check_without_a_finding_is_one_by_itself() -> None:
    named = {key: value for key, value in suspect().items() if key not in ("label", "title", "unit")}
    outline = Outline(page([document(), table(), check(finding=None, suspects=[named])], text=TEXT))
    assert "2012601 行政运行 · 基本支出" in outline.texts and "k1" in outline.texts


def test_a_tie_says_so() -> None:
    shown = page([document(), check(), finding(tie=True)])
    assert "one of them is wrong" in shown


def test_other_figures_that_could_be_wrong_are_counted() -> None:
    assert "2 other figures of the relation could be wrong instead" in page([check(), finding(rivals=2)])
    assert "could be wrong" not in page([check(), finding(rivals=0)]) + page([check(), finding()])


def test_relations_without_a_verdict_are_listed() -> None:
    assert "cannot be checked" in page(audited())


def test_a_sound_document_says_so() -> None:
    outline = Outline(page([document(), table()], text=TEXT))
    assert "No relation fails." in outline.texts
    assert not outline.all("input") and outline.all("section", **{"class": "source uncited"})


def test_rules_are_quoted_with_their_source() -> None:
    shown = page(audited())
    assert '<section aria-labelledby="criteria">' in shown and "<cite>" in shown


def test_many_documents_have_an_overview() -> None:
    outline = Outline(page(audited(), [document(doc="b", title=None)]))
    assert outline.all("table", **{"class": "overview"})
    assert outline.all("a", href="#d2") and "b" in outline.texts


def test_changes_begin_with_the_totals() -> None:
    outline = Outline(page(compared()))
    rows = [row["data-name"] for row in outline.all("tr") if row.get("data-name")]
    assert rows == ["合计", "行政运行", "档案馆"]
    assert "+16.00" in outline.text and "+20.00%" in outline.texts
    assert outline.all("tr", **{"data-kind": "added", "data-delta": "50000.0"})
    assert outline.all("tr", **{"data-kind": "changed", "data-delta": "160000"})


def test_what_a_document_says_of_changes_stands_with_them() -> None:
    stated = check(doc="archive-2025", rule="diff/amount", finding=None)
    shown = page([*compared(), stated])
    assert 'class="changes"' in shown and "80.00, expected 8.00" in shown


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("zh", "zh-CN")])
def test_the_page_names_its_language(language: str, tag: str) -> None:
    speak(language)
    try:
        assert f'<html lang="{tag}">' in page(audited())
    finally:
        speak("en")


def test_hostile_text_stays_text() -> None:
    records = [
        document(title=HOSTILE, entity=HOSTILE, src={"file": HOSTILE, "line": 1}),
        {**table(), "title": HOSTILE, "form": HOSTILE},
        check(message=HOSTILE, rule=HOSTILE),
        check("k2", status="unverifiable", message=HOSTILE),
        finding(
            message=HOSTILE,
            rules=[HOSTILE],
            suspects=[suspect(label=HOSTILE, title=HOSTILE, printed=HOSTILE, unit=HOSTILE, slip=HOSTILE)],
        ),
        change(doc="archive", against=HOSTILE, label=HOSTILE, note=HOSTILE, unit=HOSTILE),
    ]
    shown = page(records, text=f"{HOSTILE}\n" * 5)
    outline = Outline(shown)
    assert len(outline.all("script")) == 1 and not outline.all("img")
    assert "\u202e" not in shown and "\x1b" not in shown
    assert outline.text.count("<script>alert(1)</script>") > 15


@settings(max_examples=30, deadline=None)
@given(st.text(), st.text(min_size=1))
def test_any_text_makes_a_sound_page(text: str, name: str) -> None:
    records = [document(title=name), check(), finding(message=name, id=name, suspects=[suspect(label=text)])]
    Outline(page(records, text=text))
