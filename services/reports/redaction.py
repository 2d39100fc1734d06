"""What leaves the desk in whose copy: a template says what is shown, everything else is withheld.

An entry or a field that a template does not name is not in the copy: not on paper, not in the
properties of the file, not in what is attached to it. What was withheld is counted on the cover.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from models.vocabulary import Role
from services.errors import NotAllowed, RuleError
from services.reports.history import IntervalKind
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.reports.complaint_lines import ComplaintPicture
    from services.reports.history import (
        ClockPicture,
        FieldChange,
        FileLine,
        FiringLine,
        HistoryEntry,
    )
    from services.store.work import Actor

WITHHELD: Final = "[withheld]"
DESK: Final = Sentence("Help desk")
"""Who acted, in a copy that does not name staff."""
ANY: Final = frozenset({"*"})
_OF_A_RESTATEMENT: Final = ("who", "second", "reason")
"""What a copy that does not name staff withholds of each restatement."""


@dataclass(frozen=True, slots=True)
class Template:
    """A copy for somebody: which entries, fields, facts and names are in it.

    Attributes:
        words: What the cover says about it.
        roles: Who may make such a copy.
        kinds: Entries that are shown, by kind or the part before its dot, with the fields shown.
        hidden: Kinds that are not shown although `kinds` has them.
        facts: Facts of the ticket that are shown; `ANY`: all of them.
        names_staff: Whether staff are named, and reasons they gave are shown.
        for_outside: It goes to somebody outside, who must be named, and is about one ticket.
    """

    name: str
    words: str
    roles: frozenset[Role]
    kinds: Mapping[str, frozenset[str]] = field(default_factory=lambda: {"*": ANY})
    hidden: frozenset[str] = frozenset()
    facts: frozenset[str] = ANY
    names_staff: bool = True
    for_outside: bool = False

    @property
    def is_complete(self) -> bool:
        """Tell whether it withholds nothing."""
        return self.names_staff and not self.hidden

    def fields(self, kind: str) -> frozenset[str]:
        """Return which fields of an entry are shown; empty: the entry is not."""
        family = kind.partition(".")[0]
        if kind in self.hidden or family in self.hidden:
            return frozenset()
        found = (self.kinds[one] for one in (kind, family, "*") if one in self.kinds)
        return next(found, frozenset())


_ALL: Final = frozenset(
    {Role.COMPLIANCE, Role.AUDITOR, Role.RECORDS, Role.ADMINISTRATOR, Role.WATCHER}
)
COMPLETE: Final = Template("complete", "nothing is withheld", _ALL)
INTERNAL: Final = Template(
    "internal",
    "internal copy: without sign-ins, exports, reviews, keys and who read what",
    _ALL | {Role.SUPERVISOR},
    hidden=frozenset(
        {"attempt", "export", "key", "ledger", "person", "restricted", "review", "screen", "trail"}
    ),
)
_STATUS: Final = frozenset({"status"})
CUSTOMER: Final = Template(
    "customer",
    "customer's copy: what the customer wrote and was told, the status and the promises; without"
    " internal notes, reasons, names of staff, routing, escalations and custom fields",
    _ALL | {Role.SUPERVISOR},
    kinds={
        "ticket.created": frozenset({"subject", "status", "priority", "type", "requester"}),
        "ticket.opened": _STATUS,
        "ticket.awaiting_requester": _STATUS,
        "ticket.placed_on_hold": _STATUS,
        "ticket.resolved": _STATUS,
        "ticket.reopened": _STATUS,
        "ticket.closed": _STATUS,
        "ticket.cancelled": _STATUS,
        "ticket.priority_set": frozenset({"priority"}),
        "message.received": frozenset({"reply", "attachment"}),
        "message.sent": frozenset({"reply", "attachment"}),
        "clock.breached": frozenset({"clock", "breached at"}),
    },
    facts=frozenset({"Status", "Priority", "Type", "Requester", "Account", "Created", "Resolved"}),
    names_staff=False,
    for_outside=True,
)
TEMPLATES: Final = {one.name: one for one in (COMPLETE, INTERNAL, CUSTOMER)}


def allowed(role: Role) -> tuple[Template, ...]:
    """Return the templates a role may use, the fullest first."""
    return tuple(one for one in TEMPLATES.values() if role in one.roles)


def chosen(actor: Actor, name: str, *, recipient: str, ticket_id: int | None) -> Template:
    """Return the template of an export; without a name the fullest the role may use.

    Raises:
        NotAllowed: The role may not make such a copy.
        RuleError: There is no such template, or it wants a ticket or a recipient.
    """
    offered = allowed(actor.role)
    if name and name not in TEMPLATES:
        raise RuleError(
            "There is no template {name!r}. Use one of: {templates}.",
            name=name,
            templates=", ".join(TEMPLATES),
        )
    found = [one for one in offered if name in ("", one.name)]
    if not found:
        raise NotAllowed(
            "Your role ({role}) may not make the {name} copy. You may make: {offered}.",
            role=actor.role,
            name=Sentence(name),
            offered=tuple(Sentence(one.name) for one in offered) or Sentence("none"),
        )
    template = found[0]
    if template.for_outside and ticket_id is None:
        raise RuleError("A customer's copy is about one ticket: say which.")
    if template.for_outside and not recipient.strip():
        raise RuleError("A copy that leaves the house names its recipient: say who gets it.")
    return template


@dataclass(slots=True)
class Redaction:
    """Applies a template to one report, and counts what it keeps back."""

    template: Template
    entries: int = 0
    values: int = 0

    def entry(self, kind: str, whole: HistoryEntry, *, is_requester: bool) -> HistoryEntry | None:
        """Return what the copy shows of an entry; None: nothing of it.

        Args:
            kind: Of the entry, as the trail has it.
            whole: The entry with everything.
            is_requester: The one who acted was the customer.
        """
        if self.template.is_complete:
            return whole
        shown = self.template.fields(kind)
        if not shown:
            self.entries += 1
            return None
        changes = tuple(self._change(one, shown) for one in whole.changes)
        if self.template.names_staff:
            return replace(whole, changes=changes)
        self.values += bool(whole.why) + bool(whole.claimed_who)
        who, role = (whole.who, whole.role) if is_requester else (DESK, "")
        return replace(
            whole,
            who=who,
            role=role,
            changes=changes,
            why="",
            claimed_who="",
            notable=whole.notable if whole.notable == "Breach" else "",
        )

    def facts(self, whole: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """Return the facts of a ticket that the copy shows."""
        if self.template.facts is ANY:
            return whole
        shown = tuple(one for one in whole if one[0] in self.template.facts)
        self.values += len(whole) - len(shown)
        return shown

    def clocks(self, whole: tuple[ClockPicture, ...]) -> tuple[ClockPicture, ...]:
        """Return the promises, in a customer's copy without levels and typed reasons."""
        if self.template.names_staff:
            return whole
        return tuple(self._clock(one) for one in whole)

    def firings(self, whole: tuple[FiringLine, ...]) -> tuple[FiringLine, ...]:
        """Return the escalations, or none where they are an inner matter."""
        if self.template.names_staff:
            return whole
        self.values += len(whole)
        return ()

    def files(self, whole: tuple[tuple[FileLine, bool], ...]) -> tuple[FileLine, ...]:
        """Return the files that the copy names; each comes with whether the customer has it."""
        if self.template.names_staff:
            return tuple(one for one, _ in whole)
        shown = tuple(replace(one, by="") for one, is_sent in whole if is_sent)
        self.values += len(whole) - len(shown)
        return shown

    def complaint(self, whole: ComplaintPicture | None) -> ComplaintPicture | None:
        """Return the record of a complaint; it is the firm's own, and in no customer's copy."""
        if whole is None or self.template.names_staff:
            return whole
        self.values += whole.values
        return None

    def _change(self, change: FieldChange, shown: frozenset[str]) -> FieldChange:
        if shown is ANY or change.name in shown:
            return change
        self.values += 1
        before = None if change.before is None else WITHHELD
        after = None if change.after is None else WITHHELD
        return replace(change, name="", field=WITHHELD, before=before, after=after)

    def _clock(self, clock: ClockPicture) -> ClockPicture:
        typed = sum(bool(one.why) and one.kind is IntervalKind.PAUSED for one in clock.intervals)
        self.values += len(clock.marks) + typed
        intervals = tuple(replace(one, why="") for one in clock.intervals)
        self.values += bool(clock.policy) + bool(clock.calendar)
        self.values += len(_OF_A_RESTATEMENT) * len(clock.restated)
        return replace(
            clock,
            intervals=intervals,
            marks=(),
            policy="",
            calendar="",
            restated=tuple(map(_unnamed, clock.restated)),
        )


def _unnamed(restated: Sentence) -> Sentence:
    """Say that a clock was restated, without who did it and what they wrote."""
    outcome = restated.parts["outcome"]
    return Sentence("Restated as {outcome}. The record above stays.", outcome=outcome)
