"""What people type, made safe to keep: one line or many, within limits, nothing invisible lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from models.vocabulary import MessageForm
from services.errors import RuleError
from services.sentence import Sentence
from services.tickets import rich_text

SUBJECT_LIMIT: Final = 300
"""In characters."""
MESSAGE_LIMIT: Final = 1_000_000
"""In characters; the setting `message_limit` may say otherwise."""


def subject_line(text: str) -> str:
    """Return a subject as one line; RuleError when blank or too long."""
    line = " ".join(_storable(text).split())
    if not line:
        raise RuleError("A ticket needs a subject: say in a few words what is wrong.")
    if len(line) > SUBJECT_LIMIT:
        raise RuleError(
            "The subject has {count} characters; up to {subject_limit} fit. Shorten it "
            "and put the rest in the description.",
            count=len(line),
            subject_limit=SUBJECT_LIMIT,
        )
    return line


def message_body(text: str, *, what: str = "reply", limit: int = MESSAGE_LIMIT) -> str:
    """Return a message as it will be kept; RuleError when blank or over `limit` characters."""
    if len(text) > limit:
        raise RuleError(
            "The {what} is {count:.1f} million characters long; up to {limit:.1f} "
            "million fit. Save it as a file and attach that instead.",
            what=Sentence(what),
            count=len(text) / 1000000.0,
            limit=limit / 1000000.0,
        )
    body = _storable(text).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not body.strip():
        raise RuleError("The {what} is empty: write something first.", what=Sentence(what))
    return body


def given_reason(reason: str, *, what: str) -> str:
    """Return the reason somebody gave; RuleError when it is blank."""
    line = " ".join(_storable(reason).split())
    if not line:
        raise RuleError("{what} needs a reason: say it in a few words.", what=Sentence(what))
    return line[:1000]


def _storable(text: str) -> str:
    """Replace what no database keeps as text: NUL and lone surrogates, visibly."""
    if "\x00" in text:
        text = text.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote, and how it is to be read.

    Attributes:
        text: The words; may be empty where the markup has them.
        markup: HTML as it came, for the form HTML; cleaned before it is stored.
        mentions: Numbers of the people whom the writer calls to it.
    """

    text: str
    form: MessageForm = MessageForm.PLAIN
    markup: str = ""
    mentions: tuple[int, ...] = ()


def said(given: str | Said, *, what: str) -> tuple[str, MessageForm, str | None]:
    """Return body, form and cleaned markup of a message as they are stored.

    Raises:
        RuleError: There are no words, or too many.
    """
    told = given if isinstance(given, Said) else Said(given)
    if told.form is not MessageForm.HTML:
        return message_body(told.text, what=what), told.form, None
    markup = rich_text.cleaned(told.markup)
    words = told.text if told.text.strip() else rich_text.as_text(markup)
    return message_body(words, what=what), told.form, markup
