"""What a composer hands over: an answer to send, or what was typed and not sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.vocabulary import MessageKind

if TYPE_CHECKING:
    from pathlib import Path

    from models.vocabulary import TicketStatus


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody whom the writer called to a message."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What a person wants sent.

    Attributes:
        kind: Reply or note. text: Trimmed, not blank. paths: Files to attach, in order.
        then: The status the ticket should take afterwards, or None to leave it.
        mentions: Numbers of the people called to it.
        checked: SHA-256 of each file, as the site's scanner let it pass; empty without one.
    """

    kind: MessageKind
    text: str
    paths: tuple[Path, ...] = ()
    then: TicketStatus | None = None
    mentions: tuple[int, ...] = ()
    checked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and not sent.

    Attributes:
        other: The text of the kind that is not shown. called: Whom the texts call.
        files: Paths of what the text in view carries. other_files: The same of the other one.
        form: What else was filled in, as pairs of a name and a value; of a ticket not opened yet.
    """

    kind: MessageKind
    text: str
    other: str = ""
    called: tuple[Called, ...] = ()
    files: tuple[str, ...] = ()
    other_files: tuple[str, ...] = ()
    form: tuple[tuple[str, str], ...] = ()

    def says_something(self) -> bool:
        """Tell whether there is anything to keep."""
        texts = self.text.strip() or self.other.strip()
        return bool(texts or self.files or self.other_files)

    def without(self, kind: MessageKind) -> Draft:
        """Return what is left when its reply or its note was sent."""
        rest, files = (self.other, self.other_files)
        if self.kind is not kind:
            rest, files = (self.text, self.files)
        if kind is MessageKind.REPLY:
            return Draft(MessageKind.REPLY, "", rest, self.called, (), files)
        return Draft(MessageKind.REPLY, rest, "", self.called, files)
