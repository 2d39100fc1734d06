"""What rules and levels do to a ticket: each action is checked when saved, then done in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from models.people import Person, Team
from models.vocabulary import ApprovalWay, NoticeUrgency
from services.audit.restriction import restriction
from services.errors import RuleError
from services.escalation import moving_on, recipients, routing, runs
from services.notify import inbox, wording
from services.notify.phrases import Phrase
from services.rules import edits, given, webhooks
from services.rules.doing import (
    Action,
    Doing,
    check_each,
    check_text,
    filled,
    filled_for_people,
    in_each,
)
from services.rules.placeholders import values
from services.tickets import assignment, conversation
from services.workflow import asking, tasks, templates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from models.tickets import Ticket
    from services.store.work import Work

MOST: Final = 25
"""Actions of one rule."""


def carry_out(
    work: Work,
    ticket: Ticket,
    rule: str,
    actions: Sequence[Mapping[str, Any]],
    *,
    is_level: bool = False,
) -> str:
    """Do all actions in order; returns what was done in one sentence.

    Raises:
        RuleError: One of them is refused; the caller undoes the others.
    """
    doings = (Doing(work, ticket, rule, one, is_level=is_level) for one in actions)
    return "; ".join(_done(one) for one in doings)


def _done(doing: Doing) -> str:
    given.check(doing.action, is_stored=True)  # earlier versions saved any value
    return KINDS[doing.action["do"]].act(doing)


def check(work: Work, actions: object) -> list[Action]:
    """Return actions as they may be stored; RuleError names the one that cannot work."""
    if not isinstance(actions, (list, tuple)) or not actions:
        raise RuleError("A rule needs at least one action.")
    if len(actions) > MOST:
        raise RuleError("A rule has at most {most} actions.", most=MOST)
    return [_checked(work, one, number) for number, one in enumerate(actions, 1)]


def _checked(work: Work, action: object, number: int) -> Action:
    if not isinstance(action, dict) or action.get("do") not in KINDS:
        raise RuleError(
            "Action {number}: do one of {kinds}.", number=number, kinds=", ".join(KINDS)
        )
    kind = KINDS[action["do"]]
    if unknown := set(action) - kind.takes - {"do"}:
        raise RuleError(
            "Action {number} ({do}): no {unknown}.",
            number=number,
            do=action["do"],
            unknown=", ".join(sorted(unknown)),
        )
    if missing := kind.needs - set(action):
        raise RuleError(
            "Action {number} ({do}) needs {missing}.",
            number=number,
            do=action["do"],
            missing=", ".join(sorted(missing)),
        )
    try:
        given.check(action)
        kind.check(work, action)
    except (RuleError, ValueError, TypeError, AttributeError) as problem:
        raise RuleError(
            "Action {number} ({do}): {problem}", number=number, do=action["do"], problem=problem
        ) from problem
    return dict(action)


def _assign(doing: Doing) -> str:
    work, ticket, action = doing.work, doing.ticket, doing.action
    team_id = recipients.team_named(work, action["team"]).id if "team" in action else ticket.team_id
    person_id: int | None = None
    outsiders: set[int] = set()
    passed = _passed_over(doing, team_id)
    if "agent" in action:
        skill = action.get("skill", "")
        person_id = routing.choose(work, ticket, action["agent"], team_id=team_id, skill=skill)
        if person_id is not None and "team" not in action:
            team_id = routing.team_of(work, person_id, team_id)
        elif (
            action["agent"] == "on_call"
            and person_id is not None
            and not assignment.can_take(work, team_id, person_id)
        ):
            outsiders, person_id = {person_id}, None
    assignment.assign(work, ticket.id, team_id=team_id, person_id=person_id, reason=doing.reason)
    where = work.require(Team, team_id).name if team_id else "no team"
    if outsiders:  # such as a substitute from elsewhere: the team has it, and they hear of it
        return f"assigned to {where}; told {_tell(doing, outsiders)}{passed}"
    if person_id is not None:
        return f"assigned to {work.require(Person, person_id).name} ({where}){passed}"
    nobody = f", nobody fits “{action['agent']}”" if "agent" in action else ""
    return f"assigned to {where}{nobody}{passed}"


def _passed_over(doing: Doing, team_id: int | None) -> str:
    """Say who of the rota that an assignment asks is passed over."""
    how = doing.action.get("agent", "")
    if how == "on_call":
        return recipients.passed_over(doing.work, [] if team_id is None else [team_id])
    teams = recipients.rota_teams(doing.work, doing.ticket, [how])
    return recipients.passed_over(doing.work, teams)


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
        raise RuleError(
            "“{how}” chooses nobody; there are {known} and person:NAME.", how=how, known=known
        )
    recipients.check(work, [how])


def _reply(doing: Doing) -> str:
    conversation.auto_reply(doing.work, doing.ticket.id, filled(doing))
    return "replied to the requester"


def _note(doing: Doing) -> str:
    conversation.add_note(doing.work, doing.ticket.id, filled(doing))
    return "added a note"


def _notify(doing: Doing) -> str:
    work, ticket = doing.work, doing.ticket
    kinds = doing.action["recipients"]
    people = recipients.reached(work, ticket, kinds)
    passed = recipients.passed_over(work, recipients.rota_teams(work, ticket, kinds))
    return f"told {_tell(doing, recipients.stand_ins(work, people))}{passed}"


def _tell(doing: Doing, people: set[int]) -> str:
    """Put the rule's words into inboxes; returns who was told."""
    work, ticket = doing.work, doing.ticket
    found = moving_on.UNTOLD  # a rule that names nobody here has nothing to tell, a level has
    if people or doing.is_level:
        found = moving_on.reached(work, ticket, people, waits=False, seated=doing.is_level)
    text = in_each(doing) if "text" in doing.action else None
    title = wording.one_line(f"{doing.rule}: #{ticket.id} {restriction(work).called(ticket)}")
    inbox.tell(
        work,
        found.people,
        inbox.Word(
            kind="rule",
            title=title,
            body=text or Phrase("rule", {"rule": doing.rule}),
            urgency=NoticeUrgency.CRITICAL if doing.action.get("urgent") else NoticeUrgency.NORMAL,
            ticket_id=ticket.id,
            skipped=found.away,
        ),
    )
    return moving_on.words(work, found)


def _check_notify(work: Work, action: Mapping[str, Any]) -> None:
    recipients.check(work, action["recipients"])
    if "text" in action:
        check_each(action)


def _path(doing: Doing) -> str:
    restart = bool(doing.action.get("restart"))
    run = runs.start(doing.work, doing.ticket, doing.action["path"], restart=restart)
    fresh = run.started_at == doing.work.now
    return f"{'started' if fresh else 'left running'} the path {doing.action['path']}"


def _start_tasks(doing: Doing) -> str:
    tasks.start_template(doing.work, doing.ticket.id, doing.action["template"])
    return f"started the tasks of {doing.action['template']}"


def _approval(doing: Doing) -> str:
    action = doing.action
    way = ApprovalWay(action.get("way", "all"))
    title = wording.one_line(filled_for_people(doing, "title"), 200)
    asking.ask(doing.work, doing.ticket, asking.Question(title, action["approvers"], way))
    return f"asked for approval: {title}"


def _check_approval(work: Work, action: Mapping[str, Any]) -> None:
    check_text(work, {"text": action["title"]})
    recipients.check(work, action["approvers"])
    ApprovalWay(action.get("way", "all"))


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
    "priority": Kind(edits.priority, _set("to"), _set("to"), edits.check_priority),
    "status": Kind(edits.status, _set("to", "reason"), _set("to"), edits.check_status),
    "close": Kind(edits.status, _set("reason"), _set(), edits.check_status),
    "type": Kind(edits.kind, _set("to"), _set("to"), edits.check_kind),
    "tags": Kind(edits.tags, _set("add", "remove")),
    "field": Kind(edits.field, _set("key", "to"), _set("key", "to"), edits.check_field),
    "reply": Kind(_reply, _set("text"), _set("text"), check_text),
    "note": Kind(_note, _set("text"), _set("text"), check_text),
    "notify": Kind(
        _notify, _set("recipients", "text", "urgent"), _set("recipients"), _check_notify
    ),
    "path": Kind(
        _path,
        _set("path", "restart"),
        _set("path"),
        lambda work, one: runs.path_named(work, one["path"]),
    ),
    "tasks": Kind(
        _start_tasks,
        _set("template"),
        _set("template"),
        lambda work, one: templates.template_named(work, one["template"]),
    ),
    "approval": Kind(
        _approval, _set("title", "approvers", "way"), _set("title", "approvers"), _check_approval
    ),
    "webhook": Kind(_webhook, _set("channel", "payload"), _set("channel"), webhooks.check),
}
