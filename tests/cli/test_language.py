"""The language of messages: which is chosen, that the catalogues are whole, and that nothing escapes them."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.catalog import Message

from tests import messages
from tests.conftest import COMMANDS, ROOT, Run
from yxtools import language
from yxtools.checks.catalogue import BUILT_IN

# The terms of the form that an option of yx-diff takes as values and units, in any language.
TERMS = re.compile(r"类,\s+款\s+or\s+项|万?元")
CHINESE = re.compile(r"[\u4e00-\u9fff]")

# A word of English prose: what is left of a Chinese text must hold no two of them in a row.
ENGLISH = re.compile(r"(?<![\w/.*'<-])[a-z]{2,}(?: [a-z]{2,})+(?![\w/-])")

# What a percent sign or a brace stands for in a message: %(prog)s, {line}, {limit:,}
PERCENT = re.compile(r"%\(\w+\)\w")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    language.speak("en")


def texts(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The forms of a message in English and in Chinese."""
    english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    chinese = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return english, chinese


def placeholders(text: str) -> set[str]:
    """What a message has to be filled in with."""
    named = {name for _text, name, _form, _how in Formatter().parse(text) if name}
    return named | set(PERCENT.findall(text))


# --- which language


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LANG": "C", "LANGUAGE": "zh"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_language_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], wanted: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language.of_locale() == wanted


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["--lang", "zh", "a.txt"], "zh"),
        (["a.txt", "--lang=en"], "en"),
        (["--lang", "zh", "--lang", "en"], "en"),
        (["--", "--lang", "zh"], None),
        (["--lang", "fr"], None),
        (["--lang"], None),
        ([], None),
    ],
)
def test_language_asked_for(arguments: list[str], wanted: str | None) -> None:
    assert language.asked(arguments) == wanted


@pytest.mark.parametrize("name", COMMANDS)
def test_help_in_either_language(run: Run, name: str) -> None:
    english, chinese = run(name, "--help"), run(name, "--lang", "zh", "--help")
    assert not CHINESE.search(TERMS.sub("", english.stdout.decode()))
    assert CHINESE.search(chinese.stdout.decode())
    assert run(name, "--help", LC_ALL="zh_CN.UTF-8").stdout == chinese.stdout
    assert run(name, "--lang", "en", "--help", LC_ALL="zh_CN.UTF-8").stdout == english.stdout


def test_only_messages_are_translated(run: Run, faulty: Path) -> None:
    """Keys and values that programs read are the same in every language, in one process or several."""

    def read(*arguments: str) -> list[dict[str, object]]:
        done = run("yx-audit", *arguments, faulty, faulty)
        return [json.loads(line) for line in done.stdout.splitlines()]

    english, chinese = read(), read("--lang", "zh")
    assert chinese == read("--lang", "zh", "-j", "2")
    said = [(one.pop("message"), two.pop("message")) for one, two in zip(english, chinese, strict=True)]
    assert english == chinese
    assert any(one != two for one, two in said)


# --- the catalogues


def test_catalogue_is_up_to_date() -> None:
    kept = {texts(message)[0]: message for message in messages.messages(messages.translated(language.DOMAIN))}
    wanted = {texts(message)[0] for message in messages.messages(messages.collected())}
    assert wanted - set(kept) == set(), "`make messages` collects them"
    assert set(kept) - wanted == set(), "`make messages` removes them"


@pytest.mark.parametrize("domain", messages.DOMAINS)
def test_every_message_is_translated(domain: str) -> None:
    for message in messages.messages(messages.translated(domain)):
        english, chinese = texts(message)
        assert all(chinese) and not message.fuzzy, english
        found = {frozenset(placeholders(text)) for text in chinese}
        if domain == language.DOMAIN:
            assert found == {frozenset(placeholders(text)) for text in english}, english
        else:
            # click fills in both forms with the same
            assert found <= {frozenset(placeholders(text)) for text in english}, english


@pytest.mark.parametrize("domain", messages.DOMAINS)
def test_compiled_catalogue_is_current(domain: str) -> None:
    with open(messages.path(domain, ".mo"), "rb") as file:
        assert file.read() == messages.compiled(messages.translated(domain)), "`make messages` compiles it"


# --- nothing escapes


def prose(text: str) -> list[str]:
    """The English that is left in a Chinese text: two words in a row, outside of quotation marks."""
    return ENGLISH.findall(re.sub(r"'[^']*'|`[^`]*`|\{[^}]*\}|\[[^\]]*\]", "", text))


@pytest.mark.parametrize("name", COMMANDS)
def test_no_help_escapes(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Every option and the text around them: declared anew, as launch() does, with Chinese spoken."""
    line = [sys.executable, str(ROOT / "bin" / name), "--lang", "zh", "--help"]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    assert prose(done.stdout) == []
    command = import_module(f"yxtools.cli.{name.removeprefix('yx-')}").command
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            assert option.help, f"{option.opts} says nothing of itself"
    assert command.help and command.epilog


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    "arguments",
    [
        ["--fromat", "csv"],
        ["--format", "xml"],
        ["--format"],
        ["--validate=yes"],
        ["--taxonomy", "no/such/directory"],
        ["--taxonomy", "setup.cfg"],
        ["no-such-file"],
        ["."],
    ],
)
def test_no_usage_error_escapes(run: Run, name: str, arguments: list[str]) -> None:
    done = run(name, "--lang", "zh", *arguments)
    assert done.returncode == 2 and CHINESE.search(done.stderr.decode())
    assert prose(done.stderr.decode()) == []


def test_no_rule_escapes() -> None:
    language.speak("zh")
    for rule in BUILT_IN:
        record = rule.record()
        for field in ("title", "asserts", "source"):
            assert CHINESE.search(record[field]) or field == "source", (rule.name, field)
            assert prose(record[field]) == [], (rule.name, field)
        assert record["formula"] and record["holds"] and record["fails"]
    language.speak("en")
    for rule in BUILT_IN:
        assert not CHINESE.search(rule.record()["title"])


@pytest.mark.parametrize("sample", sorted(path.name for path in (ROOT / "samples").glob("*.txt")))
def test_no_message_escapes(run: Run, sample: str) -> None:
    done = run("yx-audit", "--lang", "zh", "--exit-zero", ROOT / "samples" / sample)
    for line in done.stdout.splitlines():
        record = json.loads(line)
        assert prose(record["message"]) == [], record
    shown = run("yx-audit", "--lang", "zh", "--exit-zero", "--format", "table", ROOT / "samples" / sample)
    assert prose(shown.stdout.decode()) == []
