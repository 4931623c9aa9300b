"""The language of what people read: English as the code has it, Chinese from the catalogue (GNU gettext).

Keys and values of records that programs read stay English; messages, titles and help are translated. click
ships no translations: its own words ("Usage:", "No such option") have a catalogue of their own here.
"""

import os
from collections.abc import Sequence
from gettext import NullTranslations, bindtextdomain, textdomain, translation

DOMAIN, CLICK = "yxtools", "click"
CATALOGUES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale")
LANGUAGES = ("zh", "en")
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}
"""The languages as a page names them."""

NEUTRAL = ("", "C", "POSIX")
"""Locales that ask for no language; as in GNU gettext, LANGUAGE does not count where they are set."""

_catalogue: NullTranslations | None = None


def speak(language: str | None = None) -> None:
    """Use `language` (zh or en) from here on; None: the locale's."""
    global _catalogue
    if (language or of_locale()) == "zh":
        _catalogue = translation(DOMAIN, CATALOGUES, languages=["zh"])
        # click asks gettext itself, which goes by the environment
        os.environ["LANGUAGE"] = "zh"
        bindtextdomain(CLICK, CATALOGUES)
        textdomain(CLICK)
    else:
        _catalogue = NullTranslations()
        textdomain("messages")


def spoken() -> str:
    """The language in use: zh or en."""
    return "en" if type(_spoken()) is NullTranslations else "zh"


def of_locale() -> str:
    """The language of the locale: zh, or en for all others."""
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if locale.split(".")[0] in NEUTRAL:
        return "en"
    wanted = (os.environ.get("LANGUAGE") or locale).split(":")
    return next((name[:2] for name in wanted if name[:2] in LANGUAGES), "en")


def asked(arguments: Sequence[str]) -> str | None:
    """The language that `--lang` asks for on a command line: known before its options are declared."""
    found = None
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--lang":
            found = value if equals else "".join(arguments[at + 1 : at + 2])
    return found if found in LANGUAGES else None


def _(message: str) -> str:
    """`message` in the language spoken, itself if the catalogue lacks it."""
    return _spoken().gettext(message)


def _n(one: str, many: str, count: int) -> str:
    """The form of a message that goes with `count`, in the language spoken."""
    return _spoken().ngettext(one, many, count)


def later(message: str) -> str:
    """`message` as it is: a text kept in a constant, marked for the catalogue and translated when shown."""
    return message


def _spoken() -> NullTranslations:
    if _catalogue is None:
        speak()
    assert _catalogue is not None
    return _catalogue
