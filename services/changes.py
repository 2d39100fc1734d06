"""What one unit of work touched, so that every page can decide whether to ask again."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to a ticket in a unit of work, for whoever reacts to it.

    Attributes:
        kind: `created`, `changed`, `agent_reply`, `customer_reply`, `note`, `attachment`, ...
        field: Of a change, the field as conditions name it; its values as conditions compare them.
        is_left: A person did it earlier, under a login that leaves the rules to others.
    """

    ticket_id: int
    kind: str
    field: str | None = None
    before: object = None
    after: object = None
    is_left: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids touched by one unit of work; the one refresh message of the window.

    Attributes:
        tickets: Ids of tickets whose fields, messages or clocks changed.
        people: Ids of people, teams' members included, that changed.
        notices: Ids of people who have a new or changed notice.
        looks: Ids of tickets that somebody began or ceased to look at or write on.
        configuration: True when policies, calendars, paths or settings changed.
        subject: Id of the thing just created, for the page that asked for it.
        everything: True when the list would be too long or was missed (the feed had
            to reconnect): every page asks again.
    """

    tickets: frozenset[int] = field(default_factory=frozenset)
    people: frozenset[int] = field(default_factory=frozenset)
    notices: frozenset[int] = field(default_factory=frozenset)
    configuration: bool = False
    subject: int | None = None
    everything: bool = False
    looks: frozenset[int] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        """Tell whether anything was touched at all."""
        return self.everything or bool(
            self.tickets or self.people or self.notices or self.configuration or self.looks
        )

    def tells_only_of_looks(self) -> bool:
        """Tell whether somebody merely began or ceased to look at a ticket."""
        rest = self.tickets or self.people or self.notices or self.configuration
        return bool(self.looks) and not rest and not self.everything

    def __or__(self, other: Changes) -> Changes:
        """Join two results; the later subject wins."""
        return Changes(
            tickets=self.tickets | other.tickets,
            people=self.people | other.people,
            notices=self.notices | other.notices,
            configuration=self.configuration or other.configuration,
            subject=other.subject if other.subject is not None else self.subject,
            everything=self.everything or other.everything,
            looks=self.looks | other.looks,
        )
