"""Reckon again when timed rules come due on a ticket, where a person's login wrote it down.

When a rule comes due follows from the ticket's events and its business time, and that it fired, or
was asked and did not hold, from its runs. The server can reckon neither, so it notes whose login
wrote last (`sql/guard/duties.sql`), and any other has it done in the turn in which clocks are
counted again (`services.sla.recounting`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.rules import RuleDue, RuleRun, RuleVersion
from models.tickets import TicketEvent
from models.vocabulary import RuleOutcome
from services.audit import trail
from services.audit.trail import FieldChange
from services.rules import shelf, stretches
from services.sla.recounting import MENDED

if TYPE_CHECKING:
    from datetime import datetime

    from models.tickets import Ticket
    from services.rules.shelf import Ready
    from services.store.work import Work


def mend(work: Work, ticket: Ticket, login: str) -> bool:
    """Reckon the timed rules of a held ticket again; what was wrong stands in the trail.

    Args:
        work: The unit of work.
        ticket: The ticket.
        login: Who wrote last.

    Returns:
        Whether anything was wrong.
    """
    rules = [one for one in shelf.active(work) if one.trigger.is_timed]
    if not rules:
        return False
    query = select(RuleDue).where(RuleDue.ticket_id == ticket.id)
    found = work.session.scalars(query.execution_options(populate_existing=True))
    rows = {one.rule_id: one for one in found}
    missing = [one for one in rules if one.rule_id not in rows]
    kept = [one for one in missing if stretches.is_kept(one.trigger, ticket)]
    stretches.reckon(work, kept, ticket.id, stirred=True)
    wrong = False
    for rule in rules:
        row = rows.get(rule.rule_id)
        changes = [] if row is None else _mend(work, rule, ticket, row)
        if changes:
            about = FieldChange("rule", None, rule.name)
            why = f"reckoned again from the events and the rule's runs; {login} wrote last"
            trail.append(work, MENDED, ("ticket", ticket.id), [about, *changes], why)
            wrong = True
    work.session.flush()
    return wrong


def _mend(work: Work, rule: Ready, ticket: Ticket, row: RuleDue) -> list[FieldChange]:
    """Set right when a rule comes due; returns what was wrong."""
    since = _began(work, rule, ticket, row)
    if since is None:  # nothing is to come due any more, whatever somebody wishes
        row.due_at = None
        return []
    if not stretches.is_kept(rule.trigger, ticket):
        return []  # enabled again, it was not reckoned for what had ended by then
    before = (row.due_at, row.fired_at)
    seq, at = since
    outcomes = _outcomes(work, rule, ticket.id, at)
    if row.since_seq != seq or not outcomes - {RuleOutcome.NOT_HELD}:
        row.since_seq, row.fired_at = seq, None
    # asked when its time came, it either fired or did not hold; and is asked once for a stretch
    is_done = row.fired_at is not None or (row.due_at is None and outcomes)
    row.due_at = None if is_done else stretches.comes_due(work, rule.trigger, ticket, at)
    after = (row.due_at, row.fired_at)
    named = zip(("due at", "fired at"), before, after, strict=True)
    return [FieldChange(name, _said(old), _said(new)) for name, old, new in named if old != new]


def _began(work: Work, rule: Ready, ticket: Ticket, row: RuleDue) -> tuple[int, datetime] | None:
    """Return the event that began the stretch.

    Of a stillness the row says which: what rules and levels did since ends none. It has to be an
    event of the ticket.
    """
    since = stretches.began(work, rule.trigger, ticket)
    if since is None or rule.trigger.on != "idle":
        return since
    query = select(TicketEvent.at).where(
        TicketEvent.ticket_id == ticket.id,
        TicketEvent.seq == row.since_seq,
        TicketEvent.kind.not_in(stretches.SILENT),
    )
    at = work.session.scalar(query)
    return since if at is None else (row.since_seq, at)


def _outcomes(work: Work, rule: Ready, ticket_id: int, since: datetime) -> set[RuleOutcome]:
    """Return what came of it whenever a rule was asked about a ticket since an instant."""
    query = (
        select(RuleRun.outcome)
        .join(RuleVersion, RuleVersion.id == RuleRun.rule_version_id)
        .where(
            RuleVersion.rule_id == rule.rule_id,
            RuleRun.ticket_id == ticket_id,
            RuleRun.at >= since,
        )
    )
    return set(work.session.scalars(query))


def _said(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat(timespec="seconds")
