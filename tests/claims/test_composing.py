import pytest

from yxtools.claims.composing import agrees, composed, inherited, kind_of
from yxtools.claims.model import Dims, Subject

GENERAL = {"fund": "general", "measure": "expenditure"}


@pytest.mark.parametrize(
    ("subject", "outer", "dims"),
    [
        (Subject(), GENERAL, GENERAL),
        (Subject(dims={"nature": "basic"}), GENERAL, {**GENERAL, "nature": "basic"}),
        (Subject(dims={"fund": "fiscal"}), GENERAL, GENERAL),
        (Subject(dims={"measure": "income"}), {**GENERAL, "class": "functional:201"}, {"fund": "general"}),
        (Subject(dims={"fund": "general"}), {"measure": "income total"}, {"measure": "income"}),
        (Subject(dims={"thing": "vehicles"}), GENERAL, {"thing": "vehicles"}),
        (
            Subject(dims={"kind": "works", "measure": "expenditure"}),
            {"measure": "procurement"},
            {"measure": "procurement", "kind": "works"},
        ),
    ],
)
def test_a_subject_is_completed_by_what_is_around_it(subject: Subject, outer: Dims, dims: Dims) -> None:
    assert composed(subject, outer) == {**subject.dims, **dims}


def test_a_heading_within_a_heading() -> None:
    assert inherited({"fund": "general", "nature": "basic"}, {"measure": "income"}) == {
        "fund": "general",
        "measure": "income",
    }
    assert inherited({"fund": "general"}, {"item": "reception"}) == {"item": "reception"}


def test_kinds_and_agreement() -> None:
    assert [kind_of(one) for one in ("income total", "both", None)] == ["income", "both", ""]
    assert agrees({"fund": "general"}, GENERAL) and not agrees({"fund": "fiscal"}, GENERAL)
