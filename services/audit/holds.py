"""Legal holds: what a matter needs is kept whatever the schedule says, now and later (R19)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, insert, select

from models.people import Person
from models.records import LegalHold, LegalHoldMember, RetentionClass
from models.tickets import Ticket
from services.access.permissions import Act, demand
from services.access.second import second_person
from services.audit import opening, trail
from services.audit.restriction import restriction
from services.audit.retention import PROPOSED
from services.audit.scopes import read_scope
from services.audit.trail import FieldChange
from services.errors import NotAllowed, NotFoundError, RuleError
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from services.audit.scopes import Scope
    from services.changes import Changes
    from services.store.work import Work

USUAL: Final = "Incident"
"""The type of tickets for which nobody chose one."""
LISTED: Final = 1000
"""Numbers of tickets that the entry about a hold names."""


@dataclass(frozen=True, slots=True)
class HoldView:
    """A hold as lists show it.

    Attributes:
        frozen: Tickets that matched when it was placed; later: those that came since.
        released_at: None: it still holds.
    """

    id: int
    matter: str
    custodian: str
    scope: str
    placed_at: datetime
    placed_by: str
    released_at: datetime | None
    frozen: int
    later: int


def place(work: Work, matter: str, custodian: str, scope: Scope, *, reason: str) -> Changes:
    """Hold every ticket of a scope, those that match later too; its number is `subject`.

    Raises:
        NotAllowed: The role may not hold records.
        NotFoundError: A ticket or a requester of the scope does not exist.
        RuleError: No matter, custodian or reason, or a scope that says nothing or names a type
            that nothing at the desk has.
    """
    demand(work.actor, Act.HOLD)
    matter, custodian = " ".join(matter.split()), " ".join(custodian.split())
    if not (matter and custodian):
        raise RuleError("A hold names its matter and its custodian: fill in both.")
    if not reason.strip():
        raise RuleError("A hold needs a reason: say it in a few words.")
    _demand_known(work, scope)
    if scope.text.strip():
        opening.open_desk(work, "a legal hold")
    # whoever purges one of them waits, or is waited for
    locked = select(Ticket.id).where(scope.condition()).order_by(Ticket.id).with_for_update()
    found = work.session.scalars(locked).all()
    hold = LegalHold(
        matter=matter[:200],
        custodian=custodian[:200],
        scope=scope.to_json(),
        placed_at=work.now,
        placed_by=work.actor.name,
    )
    work.session.add(hold)
    work.session.flush()
    _add(work, hold.id, found, is_later=False)
    said = [
        FieldChange("matter", None, hold.matter),
        FieldChange("custodian", None, hold.custodian),
        FieldChange("scope", None, scope.spoken()),
        FieldChange("tickets", None, str(len(found))),
        FieldChange("frozen list", None, _listed(found)),
    ]
    trail.append(work, "hold.placed", ("hold", hold.id), said, reason.strip())
    return work.touch(configuration=True, subject=hold.id)


def release(work: Work, hold_id: int, *, reason: str, approved_by: int) -> Changes:
    """End a hold; it takes two persons.

    Raises:
        NotAllowed: The role, or the second person's, may not; or they are one person.
        RuleError: No reason, or it was released before.
    """
    demand(work.actor, Act.HOLD)
    if not reason.strip():
        raise RuleError("Releasing a hold needs a reason: say it in a few words.")
    second = second_person(work, approved_by, Act.HOLD)
    hold = work.lock(LegalHold, hold_id)
    if hold.released_at is not None:
        raise RuleError("The hold “{matter}” was released already.", matter=hold.matter)
    hold.released_at = work.now
    said = [
        FieldChange("matter", hold.matter, None),
        FieldChange("confirmed by", None, f"{second.name} #{second.id}"),
    ]
    trail.append(work, "hold.released", ("hold", hold_id), said, reason.strip())
    return work.touch(configuration=True, subject=hold_id)


def holds(work: Work, *, with_released: bool = True) -> list[HoldView]:
    """Return the holds, newest first."""
    demand(work.actor, Act.READ_TRAIL)
    query = select(LegalHold).order_by(LegalHold.id.desc())
    if not with_released:
        query = query.where(LegalHold.released_at.is_(None))
    counts = {
        (row[0], row[1]): row[2]
        for row in work.session.execute(
            select(LegalHoldMember.hold_id, LegalHoldMember.is_later, func.count()).group_by(
                LegalHoldMember.hold_id, LegalHoldMember.is_later
            )
        )
    }
    return [
        HoldView(
            one.id,
            one.matter,
            one.custodian,
            read_scope(one.scope).spoken(),
            one.placed_at,
            one.placed_by,
            one.released_at,
            counts.get((one.id, False), 0),
            counts.get((one.id, True), 0),
        )
        for one in work.session.scalars(query)
    ]


def members(work: Work, hold_id: int) -> list[int]:
    """Return the numbers of the tickets under a hold."""
    query = select(LegalHoldMember.ticket_id).where(LegalHoldMember.hold_id == hold_id)
    return list(work.session.scalars(query.order_by(LegalHoldMember.ticket_id)))


def members_by_time(work: Work, hold_id: int) -> tuple[list[int], list[int]]:
    """Return the tickets that matched when a hold was placed, and those that came to since."""
    query = select(LegalHoldMember.ticket_id, LegalHoldMember.is_later).where(
        LegalHoldMember.hold_id == hold_id
    )
    found = work.session.execute(query.order_by(LegalHoldMember.ticket_id)).all()
    return [one for one, later in found if not later], [one for one, later in found if later]


def held(work: Work, tickets: Iterable[int]) -> dict[int, str]:
    """Return which of these tickets are held, and by which matter.

    A ticket that came to match a scope since is put on the list first, in this transaction, so
    that the database itself refuses to let it go.
    """
    wanted = list(tickets)
    query = select(LegalHold).where(LegalHold.released_at.is_(None)).order_by(LegalHold.id)
    found: dict[int, str] = {}
    holds = work.session.scalars(query.with_for_update()).all()
    if any(read_scope(one.scope).text.strip() for one in holds):
        opening.open_desk(work, "a legal hold")
    for hold in holds:
        known = set(members(work, hold.id))
        matching = select(Ticket.id).where(
            Ticket.id.in_(wanted), read_scope(hold.scope).condition()
        )
        fresh = [one for one in work.session.scalars(matching) if one not in known]
        _add(work, hold.id, fresh, is_later=True)
        if fresh:
            said = [FieldChange("tickets that match since", None, _listed(fresh))]
            trail.append(work, "hold.grew", ("hold", hold.id), said)
        for one in wanted:
            if one in known or one in fresh:
                found.setdefault(one, hold.matter)
    return found


def demand_free(work: Work, tickets: Iterable[int], *, what: str) -> None:
    """Refuse to part with a ticket under a hold; the refusal is recorded with its reason."""
    for number, matter in held(work, tickets).items():
        raise NotAllowed(
            "Ticket #{number} is under the legal hold “{matter}” and {what}. Release the "
            "hold first; that takes two persons.",
            number=number,
            matter=matter,
            what=Sentence(what),
            subject=("ticket", number),
        )


def _demand_known(work: Work, scope: Scope) -> None:
    """Refuse what was mistyped: such a hold would keep nothing, and look as if it did."""
    for model, noun, wanted in (
        (Ticket, Sentence("ticket"), scope.tickets),
        (Person, Sentence("person"), scope.people),
    ):
        known = set(work.session.scalars(select(model.id).where(model.id.in_(wanted))))
        for one in wanted:
            if one not in known:
                raise NotFoundError("There is no {noun} #{id} (any more).", noun=noun, id=one)
    for kind in scope.types:
        if not _is_type(work, kind):
            raise RuleError(
                "No ticket is of the type “{type}”, and nothing at the desk names it: write it "
                "exactly as tickets have it.",
                type=kind,
            )


def _is_type(work: Work, kind: str) -> bool:
    """Tell whether tickets are of a type, or may come to be: the desk names it already."""
    if work.session.scalar(select(Ticket.id).where(Ticket.kind == kind).limit(1)) is not None:
        return True
    kept = list(work.session.scalars(select(RetentionClass.types)))
    named = {one for types in (*kept, *(draft.types for draft in PROPOSED)) for one in types}
    return kind in {*named, *restriction(work).types, USUAL}


def _add(work: Work, hold_id: int, tickets: Iterable[int], *, is_later: bool) -> None:
    rows = [
        {"hold_id": hold_id, "ticket_id": one, "added_at": work.now, "is_later": is_later}
        for one in tickets
    ]
    if rows:
        work.session.execute(insert(LegalHoldMember), rows)


def _listed(tickets: Iterable[int]) -> str:
    numbers = [f"#{one}" for one in tickets]
    more = len(numbers) - LISTED
    return ", ".join(numbers[:LISTED]) + (f" and {more} more" if more > 0 else "") or "none yet"
