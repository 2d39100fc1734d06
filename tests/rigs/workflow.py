"""Procedures on a ruled desk: short ways to start tasks, end them and give approvals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.escalation import Notice
from services.workflow import approvals, reading, tasks, templates
from services.workflow.templates import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.store.work import Actor
    from tests.rigs.rules_desk import RuledDesk

URGENT = {"field": "priority", "op": "is", "value": "critical"}
PROCEDURE = (
    Step("Isolate the machine", team="Tier 2"),
    Step("Call the bank", after=(1,), conditions=URGENT),
    Step("Agree to wipe it", after=(1,), approvers=("lead", "manager"), way="all"),
    Step("Wipe it", after=(2, 3), assignee="person:Tom Reed", due="4h"),
)


def procedure(desk: RuledDesk, steps: Sequence[Step] = PROCEDURE, name: str = "Breach") -> None:
    """Write a procedure down."""
    with desk.store.work(desk.people.admin) as work:
        templates.publish_template(work, name, steps)


def started(desk: RuledDesk, **given: object) -> int:
    """Open a ticket with the procedure started on it."""
    procedure(desk)
    number = desk.open(**given)
    with desk.store.work(desk.people.agent) as work:
        tasks.start_template(work, number, "Breach")
    return number


def stands(desk: RuledDesk, number: int) -> list[str]:
    """Where each task stands, in order."""
    with desk.store.reading(desk.people.agent) as work:
        return [one.state.value for one in reading.tasks(work, number)]


def finish(desk: RuledDesk, number: int, position: int) -> None:
    """End one task."""
    with desk.store.work(desk.people.agent) as work:
        tasks.finish(work, reading.tasks(work, number)[position - 1].id)


def say(desk: RuledDesk, who: Actor, number: int, *, yes: bool, why: str = "No") -> None:
    """Give a word on the only approval."""
    with desk.store.work(who) as work:
        [one] = approvals.approvals(work, number)
        approvals.decide(work, one.id, approves=yes, comment="" if yes else why)


def titles(desk: RuledDesk, who: Actor) -> list[str]:
    """What somebody was told."""
    with desk.store.reading(who) as work:
        query = select(Notice.title).where(Notice.person_id == who.person_id).order_by(Notice.id)
        return list(work.session.scalars(query))
