"""The page in a browser: it is quiet, sorts, filters, and its links lead to the lines."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.paper.browser import CHROMIUM, Browser, browser
from tests.cli.paper.reading import page
from tests.cli.paper.records import TEXT, audited, compared
from tests.cli.paper.test_page import HOSTILE

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

# The fifth finding is a remark: it stands in a table of its own, below the others.
NUMBERS = "[...document.querySelector('.findings').tBodies].map(e => e.dataset.number).join()"
SHOWN = "[...document.querySelectorAll('.findings > tbody')].filter(e => !e.hidden).map(e => e.id).join()"


@pytest.fixture(scope="module")
def tab() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def audit(tab: Browser, tmp_path: Path) -> Iterator[Browser]:
    """An audit in a window of a desktop; the console has to stay silent."""
    path = tmp_path / "audit.html"
    path.write_text(page(audited(), text=TEXT), encoding="utf-8")
    tab.open(path)
    yield tab
    assert tab.complaints == []


# What is blank comes last either way, and rows that are equal keep the order of the document.
ORDERS = {
    "number": ("1,2,3,4", "4,3,2,1"),
    "severity": ("1,4,2,3", "2,3,1,4"),
    "figure": ("4,1,3,2", "3,1,4,2"),
    "line": ("2,4,1,3", "3,1,2,4"),
    "difference": ("3,4,1,2", "1,4,3,2"),
    "slip": ("3,1,2,4", "1,3,2,4"),
}
"""The findings sorted by each column, up and down."""


def test_every_column_that_sorts_is_tested(audit: Browser) -> None:
    heads = "[...document.querySelector('.findings').tHead.querySelectorAll('[data-sort]')]"
    assert audit.evaluate(heads + ".map(e => e.className)") == list(ORDERS)


@pytest.mark.parametrize("column", ORDERS)
def test_a_click_sorts_up_the_second_down_and_the_third_restores(audit: Browser, column: str) -> None:
    head = f".findings th.{column}"
    direction = f"document.querySelector('{head}').getAttribute('aria-sort')"
    up, down = ORDERS[column]
    for expected, order in (("ascending", up), ("descending", down), (None, "1,2,3,4")):
        audit.click(f"{head} button")
        assert (audit.evaluate(direction), audit.evaluate(NUMBERS)) == (expected, order)


def test_another_column_takes_over_from_the_first(audit: Browser) -> None:
    for column in ("severity", "line", "number"):
        audit.click(f".findings th.{column} button")
        sorted_by = "[...document.querySelectorAll('[aria-sort]')].map(e => e.className).join()"
        assert (audit.evaluate(sorted_by), audit.evaluate(NUMBERS)) == (column, ORDERS[column][0])


def test_the_keyboard_sorts_too(audit: Browser) -> None:
    audit.evaluate("document.querySelector('.findings th.line button').focus()")
    audit.press("Enter", 13, "\r")
    assert audit.evaluate(NUMBERS) == ORDERS["line"][0]


def test_filters_by_severity_rule_and_text(audit: Browser) -> None:
    audit.click("input[value=error]")
    assert audit.evaluate(SHOWN) == "d1-f2,d1-f3,d1-f5"
    assert audit.evaluate("document.querySelector('output').value") == "3 of 5 shown"
    audit.click("button[type=reset]")
    every = "d1-f1,d1-f2,d1-f3,d1-f4,d1-f5"
    assert audit.evaluate(f"new Promise(done => setTimeout(() => done({SHOWN})))") == every
    remarks = "document.querySelector('.remarks').open"
    assert audit.evaluate(remarks) is False
    choose = "const s = document.querySelector('select'); s.value = 'sum/function';"
    audit.evaluate(f"{{ {choose} s.dispatchEvent(new Event('input', {{bubbles: true}})) }}")
    assert audit.evaluate(SHOWN) == "d1-f2"
    audit.click("button[type=reset]")
    audit.click("input[type=search]")
    audit.type("100.50")
    assert audit.evaluate(SHOWN) == "d1-f3,d1-f5"
    assert audit.evaluate(remarks) is True, "what is looked for is in there"


def test_links_lead_to_the_line_and_back(audit: Browser) -> None:
    audit.click("#d1-f1 td.line a")
    assert audit.evaluate("document.querySelector(':target').id") == "d1-l4"
    top = audit.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    controls = audit.evaluate("document.getElementById('controls').getBoundingClientRect().bottom")
    assert controls <= top < 1000
    audit.click("#d1-l4 .back a")
    assert audit.evaluate("document.querySelector(':target').id") == "d1-f1"


def test_a_link_shows_a_finding_that_was_filtered_out(audit: Browser) -> None:
    audit.click("input[value=error]")
    audit.click("#d1-l4 .back a")
    wait = "new Promise(done => setTimeout(() => done(document.querySelector(':target').hidden), 50))"
    assert audit.evaluate(wait) is False


def test_evidence_opens_at_once_and_for_print(audit: Browser, tmp_path: Path) -> None:
    opened = "document.querySelectorAll('.why details[open]').length"
    audit.click("input[name=evidence]")
    assert audit.evaluate(opened) == 5
    audit.click("input[name=evidence]")
    assert audit.evaluate(opened) == 0
    audit.print(tmp_path / "audit.pdf")
    assert (tmp_path / "audit.pdf").read_bytes().startswith(b"%PDF")
    assert audit.evaluate(opened) == 0


def test_only_the_lines_cited_are_shown_if_asked_for(audit: Browser) -> None:
    height = "document.getElementById('d1-l6').getClientRects().length"
    audit.click("input.excerpt")
    assert audit.evaluate("document.getElementById('d1-l4').getClientRects().length") == 1
    assert audit.evaluate(height) == 1  # within two lines of a cited one


def test_changes_sort_by_amounts_in_different_units(tab: Browser, tmp_path: Path) -> None:
    path = tmp_path / "diff.html"
    path.write_text(page(compared()), encoding="utf-8")
    tab.open(path)
    tab.click(".changes th.delta button")
    names = "[...document.querySelectorAll('.changes tbody tr')].map(e => e.dataset.name).join()"
    assert tab.evaluate(names) == "合计,档案馆,行政运行"
    tab.click("input[value=added]")
    hidden = "document.querySelector('[data-kind=added]').hidden"
    assert tab.evaluate(hidden) is True
    assert tab.complaints == []


@pytest.mark.parametrize("width", [400, 1400])
def test_a_page_is_no_wider_than_its_window(tab: Browser, tmp_path: Path, width: int) -> None:
    path = tmp_path / "page.html"
    path.write_text(page(audited(), compared(), text=TEXT + "9" * 500), encoding="utf-8")
    tab.open(path, width=width)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_script_all_is_there_and_no_controls(tab: Browser, tmp_path: Path) -> None:
    path = tmp_path / "plain.html"
    path.write_text(page(audited(), text=TEXT), encoding="utf-8")
    tab.script(allowed=False)
    try:
        tab.open(path)
        assert tab.evaluate(SHOWN) == "d1-f1,d1-f2,d1-f3,d1-f4,d1-f5"
        assert tab.evaluate("getComputedStyle(document.getElementById('controls')).display") == "none"
    finally:
        tab.script(allowed=True)


def test_hostile_text_runs_no_script(tab: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    records = audited()
    for record in records:
        record["message"] = HOSTILE
    path.write_text(page(records, text=HOSTILE), encoding="utf-8")
    tab.open(path)
    assert tab.evaluate("document.images.length") == 0
    assert tab.complaints == []


def test_the_policy_stops_what_is_not_the_pages_own(tab: Browser, tmp_path: Path) -> None:
    path = tmp_path / "altered.html"
    inserted = "<script>document.title = 'altered'</script></main>"
    path.write_text(page(audited()).replace("</main>", inserted), encoding="utf-8")
    tab.open(path)
    assert tab.evaluate("document.title") != "altered"
