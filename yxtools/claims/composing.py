"""What a figure is of: the dimensions its own words name, completed by those of what it stands in."""

from __future__ import annotations

from yxtools.claims.model import Dims, Subject

_NARROWING = frozenset(["class", "fund", "nature", "origin"])
_OF_ONE_PLACE = frozenset(["class", "item", "kind", "thing"])
_ONE_FUND = ("general", "government", "state")
OUTSIDE_THE_TREE = ("operating funds", "procurement")
_OF_BASIC_EXPENDITURE = ("basic", "personnel", "public")


def composed(subject: Subject, outer: Dims) -> Dims:
    """A subject's own dimensions, completed by those of the list, the lead and the headings around it."""
    own = dict(subject.dims)
    if len(subject.classes) == 1:
        own["class"] = subject.classes[0]
    if own.get("origin") == "carried" and kind_of(outer.get("measure")) == "expenditure":
        own["measure"] = "expenditure"
    if own.get("thing") or (not own and not subject.names):
        return own if own else dict(outer)
    found = {name: value for name, value in outer.items() if name not in _OF_ONE_PLACE}
    _class_or_item(own, subject, outer)
    if own.get("kind") and own.get("measure") == "expenditure" and found.get("measure") == "procurement":
        own.pop("measure")
    if own.get("fund") == "fiscal" and found.get("fund") in _ONE_FUND:
        own.pop("fund")
    found = _fitting(found, own, subject)
    _special_measures(own, found, outer)
    if _in_item(own, subject, outer):
        own.setdefault("item", outer.get("item", ""))
        found.pop("nature", None)
        found.pop("origin", None)
    return {**found, **own}


def kind_of(measure: str | None) -> str:
    """income, expenditure, … of a measure that may be a total; `both` stays what it is."""
    return (measure or "").partition(" ")[0] if measure != "both" else "both"


def agrees(part: Dims, whole: Dims) -> bool:
    """Whether `whole` holds all that `part` says."""
    return all(whole.get(name) == value for name, value in part.items())


def inherited(outer: Dims, inner: Dims) -> Dims:
    """The dimensions of a heading within another."""
    kept = {name: value for name, value in outer.items() if name in ("fund", "item", "measure")}
    if "item" in inner or inner.get("measure") in OUTSIDE_THE_TREE:
        kept = {}
    if inner.get("measure") == "both":
        kept.pop("measure", None)
    return {**kept, **inner}


def _class_or_item(own: Dims, subject: Subject, outer: Dims) -> None:
    """因公出国（境）费用 is an economic class among economic classes, else an item of 三公."""
    if "item" in own and subject.names:
        economic = outer.get("class", "").startswith("economic") or (
            outer.get("nature") in _OF_BASIC_EXPENDITURE
        )
        own.pop("item" if economic and "item" not in outer else "class", None)


def _fitting(found: Dims, own: Dims, subject: Subject) -> Dims:
    """What of the surroundings a subject of its own measure or class takes over."""
    if own.get("measure") in OUTSIDE_THE_TREE:
        found = {name: value for name, value in found.items() if name not in ("nature", "origin")}
    mine, theirs = kind_of(own.get("measure")), kind_of(found.get("measure"))
    if mine and theirs and mine != theirs and theirs != "both":
        found = {name: value for name, value in found.items() if name == "fund"}
    if "measure" in own and "origin" not in own and own["measure"] != found.get("measure"):
        found.pop("origin", None)
    narrower = _NARROWING & (set(own) | ({"class"} if subject.names else set()))
    if found.get("measure") in ("income total", "expenditure total") and narrower:
        found["measure"] = kind_of(found["measure"])
    return found


def _special_measures(own: Dims, found: Dims, outer: Dims) -> None:
    """采购 and 机关运行经费 reach no further than their own parts."""
    if found.get("measure") == "procurement" and "kind" not in own and "measure" not in own:
        found.pop("measure")
    if own.get("measure") == "expenditure" and found.get("measure") in OUTSIDE_THE_TREE:
        own.pop("measure")
        if "kind" not in own and "kind" in outer:
            own["kind"] = outer["kind"]


def _in_item(own: Dims, subject: Subject, outer: Dims) -> bool:
    """Whether a subject is an item of 三公, or plain expenditure where one is spoken of."""
    if "item" in own:
        return True
    plain = not subject.names and not ({"fund", "nature", "thing", "kind"} & set(own))
    return "item" in outer and plain and own.get("measure") == "expenditure"
