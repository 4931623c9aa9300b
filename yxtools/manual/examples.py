"""Examples of the commands: what each is for, and the command line."""

from yxtools.language import _


def examples(command: str) -> list[tuple[str, str]]:
    """The examples of a command; none if it has none. The files they name are those of samples/."""
    return {
        "yx-audit": _audit,
        "yx-cards": _cards,
        "yx-claims": _claims,
        "yx-diff": _diff,
        "yx-split": _split,
        "yx-sum": _sum,
        "yx-table": _table,
    }.get(command, list)()


def _audit() -> list[tuple[str, str]]:
    return [
        (_("Which figures of a disclosure cannot all be true?"), "yx-audit final-2024.txt"),
        (
            _("All disclosures below a directory, in two processes:"),
            "find . -name '*.txt' -print0 | yx-audit -j 2 --files-from - -0",
        ),
        (_("A table for a spreadsheet:"), "yx-audit --status fail --format csv final-2024.txt > found.csv"),
        (_("From a PDF:"), "pdftotext -layout budget.pdf - | yx-audit --doc budget"),
        (
            _("A whole tree, only what changed since the last time:"),
            'make -f "$(yx-audit --makefile)" AUDIT_IN=. AUDIT_OUT=audited -j 2',
        ),
    ]


def _cards() -> list[tuple[str, str]]:
    return [
        (
            _("The performance cards of a disclosure as tables:"),
            "yx-split cards-2025.txt | yx-cards --format table",
        )
    ]


def _claims() -> list[tuple[str, str]]:
    return [
        (
            _("What the prose states, one statement a row:"),
            "yx-split final-2024.txt | yx-claims --format csv",
        ),
        (_("The figures that no statement holds:"), "yx-split final-2024.txt | yx-claims --unread"),
    ]


def _diff() -> list[tuple[str, str]]:
    return [
        (
            _("What changed between two years?"),
            "yx-split budget-2024.txt budget-2025.txt | yx-table | yx-diff",
        )
    ]


def _split() -> list[tuple[str, str]]:
    return [
        (_("What is in a disclosure, and on which lines?"), "yx-split --format table final-2024.txt"),
        (_("A disclosure by pipe, with a name of its own:"), "yx-split --doc final < final-2024.txt"),
    ]


def _sum() -> list[tuple[str, str]]:
    return [
        (
            _("The sums that fail, of tables that were read before:"),
            "yx-split final-2024.txt | yx-table | yx-sum --status fail --rule 'sum/*'",
        ),
        (_("Which rules are there, and where do they come from?"), "yx-sum --list-rules"),
    ]


def _table() -> list[tuple[str, str]]:
    return [
        (_("The tables as understood:"), "yx-split final-2024.txt | yx-table --format table"),
        (
            _("One figure a row, for a spreadsheet:"),
            "yx-split final-2024.txt | yx-table --facts --format csv > facts.csv",
        ),
    ]
