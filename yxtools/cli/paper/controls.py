"""The controls over the tables of a page. They do nothing without the script, which is what shows them."""

from collections.abc import Collection, Mapping

from yxtools.cli.changes import STATUSES
from yxtools.cli.paper.markup import Html, element
from yxtools.cli.rules import rule_title
from yxtools.cli.words import SEVERITIES
from yxtools.language import _


def controls(kinds: Collection[str], rules: Collection[str]) -> Html:
    """Filters by severity or status, by rule and by text; and all evidence opened."""
    words = {key: _(word) for key, word in {**SEVERITIES, **STATUSES}.items() if key in kinds}
    return element(
        "form",
        _kinds(words),
        _rules(sorted(rules, key=rule_title)) if rules else None,
        _search(),
        _evidence() if rules else None,
        element("output", data_shown=_("{shown} of {all} shown"), aria_live="polite"),
        element("button", _("Reset"), type="reset"),
        id="controls",
        hidden=True,
        aria_label=_("Sort and filter"),
    )


def _kinds(words: Mapping[str, str]) -> Html:
    boxes = [
        element("label", element("input", type="checkbox", name="kind", value=key, checked=True), " ", shown)
        for key, shown in words.items()
    ]
    return element("fieldset", element("legend", _("Show")), *boxes)


def _rules(names: Collection[str]) -> Html:
    options = [element("option", rule_title(name), value=name) for name in names]
    every = element("option", _("all rules"), value="")
    return element("label", _("Rule"), " ", element("select", every, *options, name="rule"))


def _search() -> Html:
    return element("label", _("Text"), " ", element("input", type="search", name="text", autocomplete="off"))


def _evidence() -> Html:
    return element("label", element("input", type="checkbox", name="evidence"), " ", _("Evidence"))
