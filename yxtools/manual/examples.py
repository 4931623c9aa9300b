"""Examples of the commands: what each is for, and the command line."""

from yxtools.language import _, later

EXAMPLES = {
    "yx-audit": [
        (later("Which figures of a disclosure cannot all be true?"), "yx-audit final-2024.txt"),
        (
            later("All disclosures below a directory, in two processes:"),
            "find . -name '*.txt' -print0 | yx-audit -j 2 --files-from - -0",
        ),
        (
            later("A table for a spreadsheet:"),
            "yx-audit --status fail --format csv final-2024.txt > found.csv",
        ),
        (later("From a PDF:"), "pdftotext -layout budget.pdf - | yx-audit --doc budget"),
        (
            later("A whole tree, only what changed since the last time:"),
            'make -f "$(yx-audit --makefile)" AUDIT_IN=. AUDIT_OUT=audited -j 2',
        ),
    ],
    "yx-cards": [
        (
            later("The performance cards of a disclosure as tables:"),
            "yx-split cards-2025.txt | yx-cards --format table",
        ),
    ],
    "yx-claims": [
        (
            later("What the prose states, one statement a row:"),
            "yx-split final-2024.txt | yx-claims --format csv",
        ),
        (later("The figures that no statement holds:"), "yx-split final-2024.txt | yx-claims --unread"),
    ],
    "yx-diff": [
        (
            later("What changed between two years?"),
            "yx-split budget-2024.txt budget-2025.txt | yx-table | yx-diff",
        ),
    ],
    "yx-split": [
        (
            later("What is in a disclosure, and on which lines?"),
            "yx-split --format table final-2024.txt",
        ),
        (later("A disclosure by pipe, with a name of its own:"), "yx-split --doc final < final-2024.txt"),
    ],
    "yx-sum": [
        (
            later("The sums that fail, of tables that were read before:"),
            "yx-split final-2024.txt | yx-table | yx-sum --status fail --rule 'sum/*'",
        ),
        (later("Which rules are there, and where do they come from?"), "yx-sum --list-rules"),
    ],
    "yx-table": [
        (later("The tables as understood:"), "yx-split final-2024.txt | yx-table --format table"),
        (
            later("One figure a row, for a spreadsheet:"),
            "yx-split final-2024.txt | yx-table --facts --format csv > facts.csv",
        ),
    ],
}
"""The examples of each command; the files they name are those of samples/."""


def examples(command: str) -> list[tuple[str, str]]:
    """The examples of a command, in the language spoken; none if it has none."""
    return [(_(what), line) for what, line in EXAMPLES.get(command, ())]
