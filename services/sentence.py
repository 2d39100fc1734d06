"""What the desk says: English as it stands, and all that a window needs to say it in German."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sentence(str):
    """English words that remember how they were put together.

    It is the English text, so it can be printed, stored, compared and handed on like any other.
    A window looks up the `template` in its language and fills in the parts itself, said as that
    language says them: a status by its name, an instant in the reader's form. What people typed
    is a part and never a template, so nothing in it is ever read as one.

    Attributes:
        template: The words in English with {names} of parts; a literal, so that the translators'
            tool finds it. Without parts it is the text itself, braces and all.
        parts: What stands for the names. A sentence within a sentence stays one.
        one: The template where the number is one; None where nothing is counted.
        number: What %n stands for, zero or more.
        is_begun: Whether it begins with a capital letter, whatever its first part is.
    """

    __slots__ = ("is_begun", "number", "one", "parts", "template")

    template: str
    parts: Mapping[str, object]
    one: str | None
    number: int
    is_begun: bool

    def __new__(cls, template: str, /, **parts: object) -> Self:
        """Fill the template; an exception among the parts is said by its own words."""
        if isinstance(template, cls) and not parts:
            return template
        kept = {name: _told(value) for name, value in parts.items()}
        return cls._made(template, kept, template)

    @classmethod
    def counted(cls, one: str, many: str, count: int, /, **parts: object) -> Self:
        """Say how many: `one` where the count is one, else `many`; %n is the number."""
        kept = {name: _told(value) for name, value in parts.items()}
        chosen = (one if count == 1 else many).replace("%n", f"{count:,}")
        made = cls._made(many, kept, chosen)
        made.one, made.number = one, count
        return made

    def begun(self) -> Self:
        """Return it with a capital letter at its beginning."""
        made = self._made(self.template, {}, f"{self[:1].upper()}{self[1:]}")
        made.parts, made.one, made.number, made.is_begun = self.parts, self.one, self.number, True
        return made

    @classmethod
    def _made(cls, template: str, parts: Mapping[str, object], chosen: str) -> Self:
        shown = {name: _english(value) for name, value in parts.items()}
        made = str.__new__(cls, chosen.format_map(shown) if parts else chosen)
        made.template, made.parts = template, parts
        made.one, made.number, made.is_begun = None, 0, False
        return made


class Kept(str):
    """Words that stand in the database since they were written, as a part of a Sentence.

    A window takes them apart again and says them in its language.
    """

    __slots__ = ()


def sentence_of(error: BaseException) -> str:
    """Return what an exception says: a Sentence where it holds one, else its text."""
    said = error.args[0] if len(error.args) == 1 else None
    return said if isinstance(said, Sentence) else str(error)


def _told(value: object) -> object:
    if isinstance(value, OSError) and value.errno is not None:
        return value
    return sentence_of(value) if isinstance(value, BaseException) else value


def _english(value: object) -> object:
    if isinstance(value, OSError):
        return value.strerror or str(value)
    if isinstance(value, StrEnum):
        return value.replace("_", " ")
    if isinstance(value, tuple):
        return ", ".join(str(_english(one)) for one in value)
    return value
