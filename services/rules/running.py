"""Run event rules on what happened in a unit of work, in its transaction, until all is quiet."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.rules import MessageTone, RuleRun
from models.tickets import Message, Ticket
from models.vocabulary import AuthorKind, Role, RuleOutcome
from services.audit import opening, trail
from services.audit.trail import FieldChange
from services.errors import HelpDeskError, StoreUnavailable
from services.rules import actions, shelf, stretches, tone
from services.rules.facts import gather
from services.rules.judgement import judge
from services.rules.triggers import pulled
from services.sla import rest
from services.store.work import Actor
from services.tickets.conversation import SAID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.changes import Happening
    from services.rules.shelf import Ready
    from services.store.work import Work

log = logging.getLogger(__name__)

MOST_FIRINGS: Final = 20
"""Of rules on one ticket in one change; sla.md, section 4."""
HEARD: Final = frozenset({"created", "customer_reply"})


def react(work: Work) -> None:
    """Ask every enabled rule about everything that happened; a reaction of the store."""
    if not work.happened:
        return
    if work.leaves_the_rest:
        _leave(work)
        return
    is_person = work.actor.role is not Role.WATCHER
    by_people = {one.ticket_id for one in work.happened if is_person or one.is_left}
    seen: set[int] = set()
    change = Change(work, shelf.active(work))
    while work.happened:
        batch, work.happened = work.happened, []
        _hear(work, batch)
        by_ticket: dict[int, list[Happening]] = defaultdict(list)
        for one in batch:
            by_ticket[one.ticket_id].append(one)
        for ticket_id, happened in by_ticket.items():
            change.consider(ticket_id, happened)
        seen |= set(by_ticket)
    for ticket_id in sorted(seen):
        stretches.reckon(work, change.rules, ticket_id, stirred=ticket_id in by_people)


def _leave(work: Work) -> None:
    """Write down for whoever may: the rules would do what a requester's login may not."""
    by_ticket: dict[int, list[Happening]] = defaultdict(list)
    for one in work.happened:
        by_ticket[one.ticket_id].append(one)
    work.happened = []
    for ticket_id, happened in by_ticket.items():
        rest.leave(work, ticket_id, happened)


class Change:
    """One unit of work as the rules see it: what ran on which ticket so far."""

    def __init__(self, work: Work, rules: Sequence[Ready]) -> None:
        self.rules: Final = rules
        self._work: Final = work
        self._ran: Final[dict[int, list[str]]] = defaultdict(list)
        self._stopped: Final[set[int]] = set()

    def consider(self, ticket_id: int, happened: Sequence[Happening]) -> None:
        """Ask each rule, in order, whose trigger this pulls."""
        before: dict[str, object] = {}
        for one in happened:
            if one.field is not None:
                before.setdefault(one.field, one.before)
        for rule in self.rules:
            cause = pulled(rule.trigger, happened) if rule.trigger.is_event else None
            if cause is not None and ticket_id not in self._stopped:
                self.ask(rule, ticket_id, cause, before)

    def ask(
        self, rule: Ready, ticket_id: int, cause: str, before: dict[str, object] | None = None
    ) -> RuleOutcome:
        """Run the rule on the ticket if its conditions hold; keep what became of it and why."""
        work = self._work
        ticket = work.require(Ticket, ticket_id)
        verdict = judge(rule.node, gather(work, ticket, before))
        if not verdict.holds:
            _keep(work, rule, ticket_id, (cause, RuleOutcome.NOT_HELD, verdict.why, ""))
            return RuleOutcome.NOT_HELD
        if len(self._ran[ticket_id]) >= MOST_FIRINGS:
            self._stop(rule, ticket_id, cause)
            return RuleOutcome.STOPPED
        self._ran[ticket_id].append(rule.name)
        outcome, did = run(work, rule, ticket, f"{cause}; {verdict.why}")
        _keep(work, rule, ticket_id, (cause, outcome, verdict.why, did))
        return outcome

    def _stop(self, rule: Ready, ticket_id: int, cause: str) -> None:
        """Name the loop, and let nothing more happen on this ticket in this change."""
        self._stopped.add(ticket_id)
        loop = _loop(self._ran[ticket_id])
        said = (
            f"{MOST_FIRINGS} firings on one change; the rules go round in a circle: {loop}. "
            "Nothing more was done. Change one of them so that it does not answer another."
        )
        log.warning("rules loop on ticket %s: stopped at rule %s", ticket_id, rule.rule_id)
        _keep(self._work, rule, ticket_id, (cause, RuleOutcome.STOPPED, said, ""))
        shown = [FieldChange("loop", None, loop), FieldChange("stopped at", None, rule.name)]
        with self._work.acting(_actor(self._work, rule)):
            trail.append(self._work, "rule.loop_stopped", ("ticket", ticket_id), shown, said)


def run(work: Work, rule: Ready, ticket: Ticket, why: str) -> tuple[RuleOutcome, str]:
    """Carry out the actions of a rule, all or none; what was refused is said, not raised."""
    heard = len(work.happened)
    with work.acting(_actor(work, rule)):
        try:
            with work.session.begin_nested():
                did = actions.carry_out(work, ticket, rule.name, rule.actions)
        except StoreUnavailable:
            raise
        except HelpDeskError as refusal:
            work.forget()
            del work.happened[heard:]
            shown = [FieldChange("rule", None, _named(rule))]
            trail.append(work, "rule.failed", ("ticket", ticket.id), shown, str(refusal))
            return RuleOutcome.FAILED, str(refusal)
        shown = [
            FieldChange("rule", None, _named(rule)),
            FieldChange("because", None, why),
            FieldChange("did", None, did),
        ]
        trail.append(work, "rule.ran", ("ticket", ticket.id), shown)
    return RuleOutcome.RAN, did


def _named(rule: Ready) -> str:
    return f"{rule.name}, version {rule.version}"


def _actor(work: Work, rule: Ready) -> Actor:
    return Actor(None, f"Rule: {rule.name}"[:200], Role.WATCHER, work.actor.client)


def _loop(ran: Sequence[str]) -> str:
    """Name the rules that come round again, in the order they do."""
    often = [name for name, count in Counter(ran).items() if count > 1] or list(dict.fromkeys(ran))
    return " → ".join([*often, often[0]])


def _keep(work: Work, rule: Ready, ticket_id: int, what: tuple[str, RuleOutcome, str, str]) -> None:
    cause, outcome, why, did = what
    work.session.write(
        RuleRun,
        rule_version_id=rule.version_id,
        ticket_id=ticket_id,
        at=work.now,
        correlation=work.correlation,
        cause=cause[:200],
        outcome=outcome,
        why=why,
        did=did,
    )


def _hear(work: Work, happened: Sequence[Happening]) -> None:
    """Score the requester's new words, so that conditions can ask how they sound."""
    tickets = sorted({one.ticket_id for one in happened if one.kind in HEARD})
    if not tickets:
        return
    for message in _unheard(work, tickets):
        heard = tone.heard(message.body)
        words = [list(one) for one in heard.words]
        work.session.write(MessageTone, message_id=message.id, score=heard.score, words=words)


def _unheard(work: Work, tickets: Sequence[int]) -> Sequence[Message]:
    """Return the requester's words without a score; of a ticket of this unit they are at hand."""
    if all(opening.is_own(work, one) for one in tickets):
        return [said for one in tickets for said in work.memory.pop((SAID, one), ())]
    query = (
        select(Message)
        .outerjoin(MessageTone, MessageTone.message_id == Message.id)
        .where(
            Message.ticket_id.in_(tickets),
            Message.author_kind == AuthorKind.REQUESTER,
            MessageTone.message_id.is_(None),
        )
    )
    return work.session.scalars(query).all()
