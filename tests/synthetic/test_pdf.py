"""Invented disclosures as PDFs, read back by pdftotext: how much of them is read rightly."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from .document import STYLES
from .measure import Pipe, pipe, reading
from .pdf import pdf_disclosure

READ = 0.97  # share of the printed figures that must get their row, leaf, title, unit and year


@pytest.fixture(scope="module")
def steps() -> Pipe:
    return pipe()


@pytest.mark.parametrize("style", STYLES)
def test_figures_are_read(steps: Pipe, style: str) -> None:
    pytest.importorskip("reportlab")
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    one = pdf_disclosure(style, 0)

    def facts(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The facts of a table; nobody knows on which lines a converter prints them."""
        return ({**fact, "src": {**fact["src"], "line": 0}} for fact in steps.facts(table))

    result = reading(one, steps.read(one.text), facts)
    assert result.meant >= READ * result.facts, "\n".join(result.examples)
