"""The language of a report: its data keep English words, and each is said where it is drawn.

Words of the program are Sentences in the data of a report, so whatever is hashed, attached or made
again later is the same in every language; plain text is what people wrote, and is drawn as it is.
German comes from resources/translations/papers_de.json, which packaging/translate.py writes.
"""

from __future__ import annotations

import json
import string
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from typing_extensions import override

from services.errors import RuleError
from services.prose import Moment, recalled, recalled_comparison, recalled_reason
from services.sentence import Kept, Sentence, sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOURCE: Final = "en"
TAGS: Final = {SOURCE: "en-GB", "de": "de-DE"}
"""The languages of reports, and how a PDF names them (RFC 3066)."""
_spoken: ContextVar[str] = ContextVar("spoken", default=SOURCE)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything that is drawn meanwhile in a language, one of TAGS.

    Raises:
        RuleError: No report speaks it.
    """
    if language not in TAGS:
        raise RuleError(
            "Reports speak {known}, not {language!r}.", known=", ".join(TAGS), language=language
        )
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def now() -> str:
    """Return the language that is spoken now."""
    return _spoken.get()


def say(template: str, /, **parts: object) -> str:
    """Say a sentence of the program; the template is a literal, so that translators find it."""
    return told(Sentence(template, **parts))


def counted(one: str, many: str, count: int, /, **parts: object) -> str:
    """Say how many: `one` where the count is one, else `many`; %n is the number."""
    return told(Sentence.counted(one, many, count, **parts))


def told(what: str) -> str:
    """Say what is a Sentence, or Kept; anything else is what somebody wrote, and stays as it is."""
    if isinstance(what, Kept):
        return stored(what)
    if _spoken.get() == SOURCE or not isinstance(what, Sentence):
        return str(what)
    if what.one is not None:
        forms = _catalogue(_spoken.get())[1].get(what.template, (what.one, what.template))
        template = forms[what.number != 1].replace("%n", number(what.number))
    else:
        template = looked_up(what.template)
    said = _FILLER.vformat(template, (), what.parts) if what.parts else template
    return f"{said[:1].upper()}{said[1:]}" if what.is_begun else said


def stored(text: str) -> str:
    """Say what the program wrote into the database; what it does not know stays as it is."""
    if _spoken.get() == SOURCE:
        return str(text)
    return "\n".join(told(_recalled(one)) for one in text.split("\n"))


def _recalled(line: str) -> str:
    for read in (recalled, recalled_reason, recalled_comparison):
        found = read(line)
        if isinstance(found, Sentence):
            return found
    return line


def given(reason: str) -> str:
    """Say a reason, or the name of an actor, that the program gave; any other stays as it is."""
    return reason if _spoken.get() == SOURCE else told(recalled_reason(reason))


def looked_up(word: str) -> str:
    """Say a word that stands in a table of the program: a kind of entry, a status, a heading."""
    if _spoken.get() == SOURCE:
        return word
    return _catalogue(_spoken.get())[0].get(word, word)


def is_known(word: str) -> bool:
    """Tell whether the program has this word in the language that is spoken."""
    return word in _catalogue(_spoken.get())[0]


def number(count: int) -> str:
    """Write a whole number with the separators of the language: 1,234 or 1.234."""
    said = f"{count:,}"
    return said if _spoken.get() == SOURCE else said.replace(",", ".")


@cache
def _catalogue(language: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    if language == SOURCE:
        return {}, {}
    file = resources.files("resources").joinpath("translations", f"papers_{language}.json")
    kept = json.loads(file.read_text("utf-8"))
    return kept["plain"], kept["counted"]


class _Filler(string.Formatter):
    """Fills templates with parts as the language says them; a part is never a template."""

    @override
    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion == "r" and isinstance(value, str):
            return f"„{value}“"
        return super().convert_field(value, conversion)

    @override
    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, BaseException):
            value = sentence_of(value)
        if isinstance(value, tuple):
            return ", ".join(self.format_field(one, "") for one in value)
        for kind, words in _KINDS:
            if isinstance(value, kind):
                return words(value, format_spec)
        return str(super().format_field(value, format_spec))


def _instant(value: datetime, spec: str) -> str:
    return f"{value:%d.%m.%Y %H:%M:%S UTC}" if "%H" in spec else f"{value:%d.%m.%Y}"


def _length(value: timedelta, _spec: str) -> str:
    from services.reports.wording import span  # noqa: PLC0415 - it asks here what is spoken

    return span(value)


_KINDS: Final[tuple[tuple[Any, Callable[[Any, str], str]], ...]] = (
    (StrEnum, lambda value, _: looked_up(value.replace("_", " "))),
    (Sentence | Kept, lambda value, _: told(value)),
    (Moment, lambda value, _: f"{value.at:%d.%m.%Y %H:%M} UTC"),
    (datetime, _instant),
    (timedelta, _length),
    (int, lambda value, spec: number(value) if spec == "," else format(value, spec)),
)
"""How a part of each kind is said; every other is text."""
_FILLER: Final = _Filler()
