"""What rules and levels do to a ticket: each action is checked when saved, then done in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select

from models.people import Person, Team
from models.tickets import CustomField
from models.vocabulary import NoticeUrgency, Priority, TicketStatus
from services.errors import RuleError
from services.escalation import recipients, routing, runs
from services.notify import inbox, wording
from services.rules import webhooks
from services.rules.placeholders import values
from services.tickets import assignment, classification, conversation, lifecycle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from models.tickets import Ticket
    from services.store.work import Work

Action = dict[str, Any]
MOST: Final = 25
"""Actions of one rule."""


class Doing(NamedTuple):
    """An action of a rule on a ticket."""

    work: Work
    ticket: Ticket
    rule: str
    action: Mapping[str, Any]

    @property
    def reason(self) -> str:
        """The reason that the audit trail keeps."""
        return f"Rule: {self.rule}"


def carry_out(work: Work, ticket: Ticket, rule: str, actions: Sequence[Mapping[str, Any]]) -> str:
    """Do all actions in order; returns what was done in one sentence.

    Raises:
        RuleError: One of them is refused; the caller undoes the others.
    """
    done = [KINDS[one["do"]].act(Doing(work, ticket, rule, one)) for one in actions]
    return "; ".join(done)


def check(work: Work, actions: object) -> list[Action]:
    """Return actions as they may be stored; RuleError names the one that cannot work."""
    if not isinstance(actions, (list, tuple)) or not actions:
        raise RuleError("A rule needs at least one action.")
    if len(actions) > MOST:
        raise RuleError(f"A rule has at most {MOST} actions.")
    return [_checked(work, one, number) for number, one in enumerate(actions, 1)]


def _checked(work: Work, action: object, number: int) -> Action:
    if not isinstance(action, dict) or action.get("do") not in KINDS:
        raise RuleError(f"Action {number}: do one of {', '.join(KINDS)}.")
    kind = KINDS[action["do"]]
    if unknown := set(action) - kind.takes - {"do"}:
        raise RuleError(f"Action {number} ({action['do']}): no {', '.join(sorted(unknown))}.")
    if missing := kind.needs - set(action):
        raise RuleError(f"Action {number} ({action['do']}) needs {', '.join(sorted(missing))}.")
    try:
        kind.check(work, action)
    except (RuleError, ValueError, TypeError, AttributeError) as problem:
        raise RuleError(f"Action {number} ({action['do']}): {problem}") from problem
    return dict(action)


def _filled(doing: Doing, key: str = "text") -> str:
    return wording.filled(doing.action[key], values(doing.work, doing.ticket, doing.rule))


def _assign(doing: Doing) -> str:
    work, ticket, action = doing.work, doing.ticket, doing.action
    team_id = recipients.team_named(work, action["team"]).id if "team" in action else ticket.team_id
    person_id = None
    if "agent" in action:
        skill = action.get("skill", "")
        person_id = routing.choose(work, ticket, action["agent"], team_id=team_id, skill=skill)
        if person_id is not None and "team" not in action:
            team_id = routing.team_of(work, person_id, team_id)
    assignment.assign(work, ticket.id, team_id=team_id, person_id=person_id, reason=doing.reason)
    where = work.require(Team, team_id).name if team_id else "no team"
    if person_id is not None:
        return f"assigned to {work.require(Person, person_id).name} ({where})"
    nobody = f", nobody fits “{action['agent']}”" if "agent" in action else ""
    return f"assigned to {where}{nobody}"


def _check_assign(work: Work, action: Mapping[str, Any]) -> None:
    if "team" not in action and "agent" not in action:
        raise RuleError("name a team, an agent, or both.")
    if "team" in action:
        recipients.team_named(work, action["team"])
    how = action.get("agent", "round_robin")
    if how in routing.WAYS or how in routing.BY_KIND:
        return
    if not how.startswith("person:"):
        known = ", ".join([*routing.WAYS, *routing.BY_KIND])
        raise RuleError(f"“{how}” chooses nobody; there are {known} and person:NAME.")
    recipients.check(work, [how])


def _priority(doing: Doing) -> str:
    wanted = Priority[doing.action["to"].upper()]
    assignment.set_priority(doing.work, doing.ticket.id, wanted, reason=doing.reason)
    return f"priority {wanted.word}"


def _check_priority(work: Work, action: Mapping[str, Any]) -> None:
    del work
    if str(action["to"]).upper() not in Priority.__members__:
        raise RuleError("the priority is critical, high, normal or low.")


STEPS: Final = {
    TicketStatus.PENDING: lifecycle.await_requester,
    TicketStatus.ON_HOLD: lifecycle.place_on_hold,
    TicketStatus.RESOLVED: lifecycle.resolve,
    TicketStatus.CLOSED: lifecycle.close,
    TicketStatus.CANCELLED: lifecycle.cancel,
}


def _status(doing: Doing) -> str:
    wanted = TicketStatus(doing.action.get("to", "closed"))
    if doing.ticket.status is wanted:
        return f"status is {wanted.value} already"
    reason = doing.action.get("reason") or doing.reason
    if wanted is TicketStatus.OPEN and doing.ticket.resolved_at is not None:
        lifecycle.reopen(doing.work, doing.ticket.id, reason=reason)
    elif wanted is TicketStatus.OPEN:
        lifecycle.resume(doing.work, doing.ticket.id)
    else:
        STEPS[wanted](doing.work, doing.ticket.id, reason=reason)
    return f"status {wanted.value.replace('_', ' ')}"


def _check_status(work: Work, action: Mapping[str, Any]) -> None:
    del work
    wanted = TicketStatus(action.get("to", "closed"))
    if wanted is not TicketStatus.OPEN and wanted not in STEPS:
        raise RuleError(f"a rule cannot make a ticket {wanted.value}.")


def _kind(doing: Doing) -> str:
    classification.set_kind(doing.work, doing.ticket.id, doing.action["to"], reason=doing.reason)
    return f"type {doing.action['to']}"


def _tags(doing: Doing) -> str:
    add, remove = doing.action.get("add", ()), doing.action.get("remove", ())
    classification.set_tags(
        doing.work, doing.ticket.id, add=add, remove=remove, reason=doing.reason
    )
    return f"tags {' '.join([*(f'+{one}' for one in add), *(f'-{one}' for one in remove)])}"


def _field(doing: Doing) -> str:
    key, value = doing.action["key"], doing.action["to"]
    classification.set_field(doing.work, doing.ticket.id, key, value, reason=doing.reason)
    return f"{key} {value if value is not None else 'emptied'}"


def _check_field(work: Work, action: Mapping[str, Any]) -> None:
    query = select(CustomField).where(CustomField.key == action["key"], CustomField.active)
    field = work.session.scalar(query)
    if field is None:
        raise RuleError(f"there is no custom field “{action['key']}” (any more).")
    if action["to"] is not None:
        classification.fitting(field, action["to"])


def _reply(doing: Doing) -> str:
    conversation.auto_reply(doing.work, doing.ticket.id, _filled(doing))
    return "replied to the requester"


def _note(doing: Doing) -> str:
    conversation.add_note(doing.work, doing.ticket.id, _filled(doing))
    return "added a note"


def _check_text(work: Work, action: Mapping[str, Any]) -> None:
    del work
    if not str(action["text"]).strip():
        raise RuleError("the text is empty.")
    wording.check(action["text"])


def _notify(doing: Doing) -> str:
    work, ticket = doing.work, doing.ticket
    reached = recipients.reached(work, ticket, doing.action["recipients"])
    people = recipients.stand_ins(work, reached)
    text = _filled(doing) if "text" in doing.action else ""
    title = wording.one_line(f"{doing.rule}: #{ticket.id} {ticket.subject}")
    inbox.tell(
        work,
        people,
        inbox.Word(
            kind="rule",
            title=title,
            body=text or f"The rule “{doing.rule}” wants you to look at this ticket.",
            urgency=NoticeUrgency.CRITICAL if doing.action.get("urgent") else NoticeUrgency.NORMAL,
            ticket_id=ticket.id,
        ),
    )
    return f"told {recipients.names(work, people)}"


def _check_notify(work: Work, action: Mapping[str, Any]) -> None:
    recipients.check(work, action["recipients"])
    if "text" in action:
        _check_text(work, action)


def _path(doing: Doing) -> str:
    restart = bool(doing.action.get("restart"))
    run = runs.start(doing.work, doing.ticket, doing.action["path"], restart=restart)
    fresh = run.started_at == doing.work.now
    return f"{'started' if fresh else 'left running'} the path {doing.action['path']}"


def _webhook(doing: Doing) -> str:
    channel = webhooks.queue(
        doing.work, doing.ticket, doing.action, values(doing.work, doing.ticket, doing.rule)
    )
    return f"queued a call of {channel}"


class Kind(NamedTuple):
    """One kind of action: what it takes, what it needs, how it is checked and done."""

    act: Callable[[Doing], str]
    takes: frozenset[str]
    needs: frozenset[str] = frozenset()
    check: Callable[[Work, Mapping[str, Any]], object] = lambda _, __: None


def _set(*words: str) -> frozenset[str]:
    return frozenset(words)


KINDS: Final = {
    "assign": Kind(_assign, _set("team", "agent", "skill"), _set(), _check_assign),
    "priority": Kind(_priority, _set("to"), _set("to"), _check_priority),
    "status": Kind(_status, _set("to", "reason"), _set("to"), _check_status),
    "close": Kind(_status, _set("reason"), _set(), _check_status),
    "type": Kind(_kind, _set("to"), _set("to"), lambda _, one: one["to"].strip()),
    "tags": Kind(_tags, _set("add", "remove")),
    "field": Kind(_field, _set("key", "to"), _set("key", "to"), _check_field),
    "reply": Kind(_reply, _set("text"), _set("text"), _check_text),
    "note": Kind(_note, _set("text"), _set("text"), _check_text),
    "notify": Kind(
        _notify, _set("recipients", "text", "urgent"), _set("recipients"), _check_notify
    ),
    "path": Kind(
        _path,
        _set("path", "restart"),
        _set("path"),
        lambda work, one: runs.path_named(work, one["path"]),
    ),
    "webhook": Kind(_webhook, _set("channel", "payload"), _set("channel"), webhooks.check),
}
