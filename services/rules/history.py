"""Why a rule ran, or did not: for any ticket, from what was kept and from how it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, select
from sqlalchemy.orm import selectinload

from models.rules import Rule, RuleDue, RuleRun, RuleVersion
from models.tickets import Ticket
from models.vocabulary import RuleOutcome
from services.access.permissions import Act, demand, may
from services.errors import RuleError
from services.rules import facts, shelf, triggers
from services.rules.judgement import judge
from services.sentence import Kept, Sentence

if TYPE_CHECKING:
    from datetime import datetime

    from services.store.work import Work

MEND = "Publish it again without what is gone, or bring that back."
OUTCOMES = {
    RuleOutcome.RAN: Sentence("It ran"),
    RuleOutcome.NOT_HELD: Sentence("It did not run: its conditions did not hold"),
    RuleOutcome.FAILED: Sentence("It was undone: an action was refused"),
    RuleOutcome.STOPPED: Sentence("It was stopped: the rules went round in a circle"),
}


@dataclass(frozen=True, slots=True)
class RunView:
    """What became of one rule on one change."""

    rule_id: int
    rule: str
    version: int
    at: datetime
    correlation: str
    cause: str
    outcome: RuleOutcome
    why: str
    did: str


def runs(work: Work, ticket_id: int, limit: int = 200) -> list[RunView]:
    """Return what became of rules on a ticket, newest first; not to requesters."""
    if not may(work.actor, Act.READ_TRAIL):
        demand(work.actor, Act.WORK_TICKET)
    query = (
        select(RuleRun)
        .where(RuleRun.ticket_id == ticket_id)
        .options(selectinload(RuleRun.version).selectinload(RuleVersion.rule))
        .order_by(RuleRun.id.desc())
        .limit(limit)
    )
    return [
        RunView(
            one.version.rule_id,
            one.version.rule.name,
            one.version.version,
            one.at,
            one.correlation,
            one.cause,
            one.outcome,
            one.why,
            one.did,
        )
        for one in work.session.scalars(query)
    ]


def why(work: Work, rule_id: int, ticket_id: int, correlation: str | None = None) -> Sentence:
    """Say why a rule ran or did not run on a ticket.

    Args:
        work: The unit of work.
        rule_id: The rule.
        ticket_id: The ticket.
        correlation: Of one change, as its audit entries carry it; None: the last time.
    """
    query = (
        select(RuleRun)
        .join(RuleVersion, RuleVersion.id == RuleRun.rule_version_id)
        .where(RuleRun.ticket_id == ticket_id, RuleVersion.rule_id == rule_id)
        .order_by(RuleRun.id.desc())
    )
    if correlation is not None:
        query = query.where(RuleRun.correlation == correlation)
    run = work.session.scalar(query.limit(1))
    if run is not None:
        said = Sentence(
            "{outcome} on {at:%Y-%m-%d %H:%M:%S UTC}, when {cause}: {why}.",
            outcome=OUTCOMES[run.outcome],
            at=run.at,
            cause=Kept(run.cause),
            why=Kept(run.why),
        )
        return Sentence("{said} It {did}.", said=said, did=Kept(run.did)) if run.did else said
    return _never(work, rule_id, ticket_id, correlation)


def _never(work: Work, rule_id: int, ticket_id: int, correlation: str | None) -> Sentence:
    rule = work.require(Rule, rule_id)
    if not rule.active:
        return Sentence("It did not run: the rule is disabled.")
    present = and_(RuleVersion.rule_id == rule.id, RuleVersion.version == rule.version)
    version = work.session.scalars(select(RuleVersion).where(present)).one()
    try:
        ready = shelf.ready(work, rule, version, facts.custom_fields(work))
    except RuleError as problem:
        return Sentence(
            "It did not run: the rule cannot be read any more. {problem} {mend}",
            problem=problem,
            mend=Sentence(MEND),
        )
    trigger = triggers.sentence(ready.trigger).lower()
    row = work.session.get(RuleDue, (rule_id, ticket_id))
    if ready.trigger.is_timed and row is not None and row.due_at is not None:
        return Sentence(
            "It did not run yet: it is due on {due_at:%Y-%m-%d %H:%M:%S UTC}.", due_at=row.due_at
        )
    verdict = judge(ready.node, facts.gather(work, work.require(Ticket, ticket_id)))
    now = (
        Sentence("As the ticket stands, its conditions would hold.")
        if verdict.holds
        else Sentence(
            "As the ticket stands, its conditions would not hold ({why}).", why=verdict.why
        )
    )
    if correlation:
        return Sentence(
            "It did not run: this change did not pull its trigger ({trigger}). {now}",
            trigger=trigger,
            now=now,
        )
    return Sentence(
        "It did not run: anything since it was published did not pull its trigger ({trigger}). "
        "{now}",
        trigger=trigger,
        now=now,
    )
