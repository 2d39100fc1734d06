"""Says what services say, refusals above all, in the language of the window."""

from __future__ import annotations

import errno
import string
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from desktop import language, text
from desktop.overriding import override
from desktop.text import (
    CONTEXT,
    day_words_of,
    decimal,
    exact_moment,
    number,
    quoted,
    set_span,
    tr,
    whole_moment,
)
from services.notify.phrases import resaid
from services.prose import Moment, recalled, recalled_reason
from services.sentence import Kept, Sentence, sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable

SYSTEM: Final[dict[int, Callable[[], str]]] = {
    errno.ENOENT: lambda: tr("there is no such file or folder"),
    errno.EACCES: lambda: tr("your account may not do that there"),
    errno.EPERM: lambda: tr("your account may not do that there"),
    errno.EEXIST: lambda: tr("there is one of that name already"),
    errno.EISDIR: lambda: tr("that is a folder"),
    errno.ENOTDIR: lambda: tr("a part of the path is no folder"),
    errno.ENOSPC: lambda: tr("the disk is full"),
    errno.EDQUOT: lambda: tr("your share of the disk is used up"),
    errno.EROFS: lambda: tr("the disk can only be read"),
    errno.ENAMETOOLONG: lambda: tr("the name is too long"),
    errno.EIO: lambda: tr("the disk reported an error"),
    errno.EBUSY: lambda: tr("another program uses it"),
    errno.ETXTBSY: lambda: tr("another program uses it"),
    errno.ENOEXEC: lambda: tr("it is no program that can be run here"),
}
"""What the operating system refuses, by its number; any other by the system's own words."""


def in_words(what: BaseException | str) -> str:
    """Say a refusal, or any sentence of the services, in the language of the window.

    Args:
        what: An error, or a Sentence. Text that is none is what people wrote: it stays as it is.
    """
    if isinstance(what, OSError) and what.errno is not None:
        return _system(what)
    words = sentence_of(what) if isinstance(what, BaseException) else what
    if not isinstance(words, Sentence):
        return words
    if words.one is not None:
        template = text.plural(words.one, words.template, words.number)
    else:
        template = QCoreApplication.translate(CONTEXT, words.template)
    whole = _FILLER.vformat(template, (), words.parts) if words.parts else template
    return f"{whole[:1].upper()}{whole[1:]}" if words.is_begun else whole


def stored(text: str) -> str:
    """Say what the program wrote into the database; what people wrote stays as it is.

    In an English window it is shown as it was written.
    """
    if language.now() == language.SOURCE:
        return text
    return "\n".join(in_words(recalled(line)) for line in text.split("\n"))


def reason_words(reason: str) -> str:
    """Say a reason that the program gave by itself; one that somebody gave stays as it is."""
    return reason if language.now() == language.SOURCE else in_words(recalled_reason(reason))


def notice_words(words: str) -> str:
    """Say the title or the text of an alert, its times by this seat's clock.

    An alert is written in the language its reader chose for alerts; the window's may be another.
    """
    return resaid(words, language.now(), whole_moment)


def word(value: StrEnum) -> str:
    """Say a word of the vocabulary as it stands in the middle of a sentence: "on hold"."""
    return QCoreApplication.translate(CONTEXT, value.value.replace("_", " "))


class _Filler(string.Formatter):
    """Fills templates with parts as the language says them; a part is never a template."""

    @override
    def convert_field(self, value: Any, conversion: Any) -> Any:
        return quoted(value) if conversion == "r" else super().convert_field(value, conversion)

    @override
    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, datetime) and "%H" not in format_spec:
            value = value.astimezone().date()
        for kind, words in KINDS:
            if isinstance(value, kind):
                return words(value)
        if isinstance(value, float) and format_spec.endswith("f"):
            return decimal(value, int(format_spec.removesuffix("f").rpartition(".")[2]))
        if isinstance(value, int) and format_spec == ",":
            return number(value)
        return str(super().format_field(value, format_spec))


def _several(values: tuple[object, ...]) -> str:
    return tr(", ").join(_FILLER.format_field(one, "") for one in values)


KINDS: Final[tuple[tuple[Any, Callable[[Any], str]], ...]] = (
    (Sentence | BaseException, in_words),
    (Kept, stored),
    (Moment, lambda one: whole_moment(one.at)),
    (StrEnum, word),
    (tuple, _several),
    (datetime, exact_moment),
    (timedelta, set_span),
    (date, day_words_of),
)
"""How a part of each kind is said; every other is text or a number."""

_FILLER: Final = _Filler()


def _system(error: OSError) -> str:
    known = SYSTEM.get(error.errno or 0)
    return known() if known is not None else in_words(error)
