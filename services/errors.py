"""The errors a person can be shown; anything else that is raised is a bug."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class HelpDeskError(Exception):
    """A refusal in the words of the domain: what happened and what to do next.

    Args:
        sentence: In English, a literal with {names} of its parts, or a Sentence made elsewhere.
        **parts: What stands for the names: what people typed, numbers, words of the vocabulary,
            instants, another error or sentence. The window says them in its language.

    Attributes:
        sentence: What is said, to be said in another language.
    """

    def __init__(self, sentence: str = "", /, **parts: object) -> None:
        self.sentence = Sentence(sentence, **parts)
        super().__init__(self.sentence)


class BadValue(ValueError):  # noqa: N818 - it is told what is bad, not that something is
    """A value that cannot be used; said without a capital, to stand behind a colon.

    Args:
        sentence: As of a HelpDeskError.
        **parts: As there.
    """

    def __init__(self, sentence: str, /, **parts: object) -> None:
        super().__init__(Sentence(sentence, **parts))


class RuleError(HelpDeskError):
    """The request breaks a rule of the desk (blank reply, impossible status, bad input)."""


class NotAllowed(HelpDeskError):  # noqa: N818 - the word of architecture.md
    """The person may not do this; the attempt is recorded.

    Args:
        sentence: What is refused, and what to do instead.
        subject: Type and id of what it was about, where one thing was.
    """

    def __init__(
        self, sentence: str = "", /, subject: tuple[str, int] | None = None, **parts: object
    ) -> None:
        super().__init__(sentence, **parts)
        self.subject = subject


class NotFoundError(HelpDeskError):
    """The ticket, person or file asked for does not exist (any more)."""


class ConflictError(HelpDeskError):
    """Someone else saved first; the caller shows both versions and keeps the input."""


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that two people changed from the same beginning, in the words of the desk.

    Attributes:
        field: As the edit names it: `priority`, `team_id`, `custom.asset`, ...
        label: As a person reads it.
        seen: What it was when the form was opened; None: empty.
        theirs: What it is now.
        mine: What was wanted instead.
        by: Who changed it; None: the trail does not say.
        at: When, aware UTC.
        theirs_value: The value itself, to save over it on purpose.
    """

    field: str
    label: str
    seen: str | None
    theirs: str | None
    mine: str | None
    by: str | None
    at: datetime | None
    theirs_value: object = None


class FieldConflictError(ConflictError):
    """Somebody else changed the very fields this edit changes; nothing was saved.

    Attributes:
        ticket_id: The ticket.
        conflicts: Each such field, with their value and mine.
    """

    def __init__(self, ticket_id: int, conflicts: Iterable[FieldConflict]) -> None:
        self.ticket_id = ticket_id
        self.conflicts = tuple(conflicts)
        who = sorted({one.by for one in self.conflicts if one.by})
        super().__init__(
            Sentence(
                "{who} changed {fields} of ticket #{ticket} meanwhile. Look at both and choose.",
                who=", ".join(who) or Sentence("A colleague"),
                fields=tuple(Sentence(one.label) for one in self.conflicts),
                ticket=ticket_id,
            )
        )


class StoreUnavailable(HelpDeskError):  # noqa: N818 - the word of architecture.md
    """The database cannot be reached or used now; the input is kept and can be retried."""


class SignInRefused(StoreUnavailable):
    """The database no longer takes this name and password: trying again will not help."""


class UnconfirmedError(StoreUnavailable):
    """The change stands on one server, and the standby has not confirmed it; it may be lost."""


class SchemaError(HelpDeskError):
    """The database's schema is not one this program can work with."""


class OutgrownError(SchemaError, StoreUnavailable):
    """A newer program upgraded the database meanwhile: this one waits, and keeps what was typed."""


class OutdatedSchemaError(SchemaError):
    """The database is a desk of an earlier version; it can be upgraded."""
