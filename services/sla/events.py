"""What can happen to a ticket, as far as its clocks are concerned; instants are epoch seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.vocabulary import Origin

if TYPE_CHECKING:
    from collections.abc import Hashable

    from services.sla.terms import CalendarTerms, PolicyTerms, TargetTerms


@dataclass(frozen=True, slots=True)
class Created:
    """The ticket begins.

    Attributes:
        at_s: When it was recorded.
        status: Its first status.
        priority: Its first priority, as the policies' durations name it.
        origin: Proactive and system tickets owe no first response.
        by: `customer`, `agent` or `none`; a customer's opening is a message to be answered.
        contact_s: When the requester made contact, if the agent recorded it; the resolution
            clock starts there.
    """

    at_s: int
    status: str
    priority: Hashable = None
    origin: Origin = Origin.REQUESTER
    by: str = "customer"
    contact_s: int | None = None


@dataclass(frozen=True, slots=True)
class StatusChanged:
    """The ticket moved to another status.

    Attributes:
        brings_policy: With it another policy applies, which the next event pins: then the one
            before is not asked what its target means for a clock that goes on.
    """

    at_s: int
    status: str
    brings_policy: bool = False


@dataclass(frozen=True, slots=True)
class AgentReplied:
    """A person of the desk sent a message that the requester can read."""

    at_s: int


@dataclass(frozen=True, slots=True)
class CustomerReplied:
    """The requester wrote."""

    at_s: int


@dataclass(frozen=True, slots=True)
class Noted:
    """An internal note; it never counts as a response."""

    at_s: int


@dataclass(frozen=True, slots=True)
class PriorityChanged:
    """The ticket has another priority.

    Attributes:
        brings_policy: With it another policy applies, which the next event pins: then the one
            before promises nothing to this priority, not even for a moment.
    """

    at_s: int
    priority: Hashable
    brings_policy: bool = False


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """A field changed; only policy matching looks at it, and pins what follows."""

    at_s: int
    field: str
    value: object = None


@dataclass(frozen=True, slots=True)
class PolicyPinned:
    """From now on the clocks count under this policy version; None: no policy applies."""

    at_s: int
    policy: PolicyTerms | None
    cause: str = "policy change"


@dataclass(frozen=True, slots=True)
class CalendarPinned:
    """From now on the clocks of one calendar count under this version of it."""

    at_s: int
    calendar: CalendarTerms
    cause: str = "calendar change"


@dataclass(frozen=True, slots=True)
class TeamHanded:
    """The ticket was handed to a team; `terms` is that team's own (OLA) target, if any."""

    at_s: int
    team: Hashable
    terms: TargetTerms | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    """An open clock of a merged ticket, as its new home needs it."""

    target: str
    started_s: int
    elapsed_s: int
    due_s: int | None
    breached_s: int | None


@dataclass(frozen=True, slots=True)
class Merged:
    """This ticket was merged into another one; its open clocks end as merged.

    While it is gone it cannot be merged again, nor into a ticket it has absorbed: such an event
    moves no clock.
    """

    at_s: int
    into: Hashable


@dataclass(frozen=True, slots=True)
class Absorbed:
    """Another ticket was merged into this one; the earliest open obligation counts.

    A source is absorbed once. Until that is undone its clocks have ended as merged and owe
    nothing more, so absorbing it again moves no clock, whatever the second event says it owes.
    """

    at_s: int
    source: Hashable
    obligations: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True)
class MergeUndone:
    """The merge with another ticket was undone, on either side of it."""

    at_s: int
    other: Hashable


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Spam or a duplicate: the open clocks end outside the compliance rate."""

    at_s: int
    reason: str


@dataclass(frozen=True, slots=True)
class Restated:
    """A second person confirmed that a clock's figure is to be reported corrected.

    Attributes:
        outcome: `met` or `breached`: what is reported beside the recorded figure.
        by, approved_by: Two different people.
    """

    at_s: int
    target: str
    cycle: int
    outcome: str
    reason: str
    by: Hashable
    approved_by: Hashable


Event = (
    Created
    | StatusChanged
    | AgentReplied
    | CustomerReplied
    | Noted
    | PriorityChanged
    | FieldChanged
    | PolicyPinned
    | CalendarPinned
    | TeamHanded
    | Merged
    | Absorbed
    | MergeUndone
    | Cancelled
    | Restated
)
