"""What is said of a rule, and the regulations and forms that rules come from."""

from __future__ import annotations

from dataclasses import dataclass

from yxtools.language import _, later


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of relation that `yx-sum` tests.

    Title, assertion and source are messages of the catalogue. The formula and the two examples quote forms,
    and forms are Chinese in any language.
    """

    name: str
    title: str
    asserts: str
    formula: str
    holds: str
    fails: str
    source: str

    def record(self) -> dict[str, str]:
        """The `rule` record: its texts in the language spoken."""
        return {
            "type": "rule",
            "name": self.name,
            "title": _(self.title),
            "asserts": _(self.asserts),
            "formula": self.formula,
            "holds": self.holds,
            "fails": self.fails,
            "source": _(self.source),
        }


CLASSIFICATION = later(
    "Classification of Government Revenue and Expenditure (Ministry of Finance, every year): "
    "codes of 3, 5 and 7 digits for class, subclass and item"
)
FORMS = later("Forms for the publication of departmental budgets and final accounts (Ministry of Finance)")
LAW_FUNDS = later("Budget Law, article 5 (the kinds of government funds); forms of the Ministry of Finance")
LAW_BALANCE = later("Budget Law, article 12 (balance of income and expenditure); forms of the Ministry")
XBRL = later("XBRL Calculations 1.1: duplicate facts, rounding as intervals")
THREE = later("Form for the three public expenses (travel abroad, vehicles, receptions; Ministry of Finance)")
PROJECTS = later("Forms for project expenditure and for government procurement")
PROCUREMENT = later("Form for the budget of government procurement")
TARGETS = later(
    "Measures for Performance Targets of Departmental Budgets (财预〔2015〕88号); "
    "performance target form of the province"
)
EVALUATION = later(
    "Measures for the Performance Evaluation of Project Expenditure (财预〔2020〕10号); "
    "self-evaluation form of the province"
)
TRANSFER = later("Self-evaluation form for transfer payments to local governments (Ministry of Finance)")
DISCLOSURE = later("Rules for the Publication of Local Budgets and Final Accounts (财预〔2016〕143号)")
PROSE = later("Explanations published with departmental budgets and final accounts (财预〔2016〕143号)")
OWN = later("dimensions.toml of the taxonomy given by --taxonomy")
