"""A rule in sentences: when it is asked, what must hold, what it then does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale

from desktop.spoken.fields import any_of, comparison, field_words, value_words
from desktop.spoken.people import all_of, recipients_words, taker_words
from desktop.text import plural, quoted, set_span, tr
from desktop.widgets.queue_line import priority_words, status_words
from models.vocabulary import Priority, TicketStatus
from services.rules.conditions import Leaf
from services.rules.triggers import DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from services.rules.conditions import Node
    from services.rules.triggers import Trigger

HAPPENED: Final[dict[str, Callable[[], str]]] = {
    "created": lambda: tr("When a ticket is opened"),
    "customer_reply": lambda: tr("When the requester replies"),
    "agent_reply": lambda: tr("When an agent replies"),
    "note": lambda: tr("When a note is added"),
    "attachment": lambda: tr("When a file is attached"),
    "cancelled": lambda: tr("When a ticket is cancelled"),
    "link": lambda: tr("When a ticket is linked to another"),
    "approval": lambda: tr("When an approval is asked for or decided"),
    "task": lambda: tr("When a task is opened or ended"),
    "complaint": lambda: tr("When a complaint moves on or its time runs out"),
}
TOLD: Final[dict[str, tuple[Callable[[str], str], dict[str, Callable[[], str]]]]] = {
    "approval": (
        lambda fate: tr("When an approval is {fate}", fate=fate),
        {
            "requested": lambda: tr("asked for"),
            "approved": lambda: tr("given"),
            "refused": lambda: tr("withheld"),
            "withdrawn": lambda: tr("withdrawn"),
        },
    ),
    "task": (
        lambda fate: tr("When a task is {fate}", fate=fate),
        {
            "open": lambda: tr("opened"),
            "done": lambda: tr("done"),
            "skipped": lambda: tr("left out"),
            "refused": lambda: tr("not allowed"),
        },
    ),
    "complaint": (
        lambda fate: tr("When a complaint is {fate}", fate=fate),
        {
            "opened": lambda: tr("recorded"),
            "acknowledged": lambda: tr("acknowledged"),
            "held": lambda: tr("held by a holding response"),
            "decided": lambda: tr("decided"),
            "answered": lambda: tr("answered"),
            "referred": lambda: tr("before the ombudsman"),
            "closed": lambda: tr("closed"),
            "reopened": lambda: tr("opened again"),
            "at_risk": lambda: tr("at risk"),
            "breached": lambda: tr("overdue"),
        },
    ),
}
"""What became of approvals and tasks, where a rule asks for some of it only."""
SINGLE: Final[dict[timedelta, Callable[[], str]]] = {
    timedelta(minutes=1): lambda: tr("Every minute"),
    timedelta(hours=1): lambda: tr("Every hour"),
    timedelta(days=1): lambda: tr("Every day"),
}
SEVERAL: Final = frozenset({"tags", "requester_groups", "breached"})
"""Fields whose name is a plural."""
DAY_WORDS: Final[dict[str, Callable[[], str]]] = {
    "mon": lambda: tr("Monday"),
    "tue": lambda: tr("Tuesday"),
    "wed": lambda: tr("Wednesday"),
    "thu": lambda: tr("Thursday"),
    "fri": lambda: tr("Friday"),
    "sat": lambda: tr("Saturday"),
    "sun": lambda: tr("Sunday"),
}
WAYS: Final[dict[str, Callable[[], str]]] = {
    "all": lambda: tr("all of these hold:"),
    "any": lambda: tr("at least one of these holds:"),
    "none": lambda: tr("none of these holds:"),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of the conditions, and how deep it is nested."""

    depth: int
    words: str


def trigger_words(trigger: Trigger) -> str:
    """Say when a rule is asked."""
    if trigger.on in HAPPENED:
        return _happened(trigger)
    if trigger.on == "changed":
        return _changed(trigger)
    if trigger.on in {"idle", "in"}:
        return _lasting(trigger)
    if trigger.every:
        single = SINGLE.get(trigger.every)
        return single() if single else tr("Every {span}", span=set_span(trigger.every))
    if len(trigger.days) == len(DAYS):
        return tr("Every day at {clock} ({zone})", clock=trigger.at, zone=trigger.timezone)
    days = all_of([DAY_WORDS[day]() for day in trigger.days])
    return tr("On {days} at {clock} ({zone})", clock=trigger.at, zone=trigger.timezone, days=days)


def _happened(trigger: Trigger) -> str:
    if not trigger.after or trigger.on not in TOLD:
        return HAPPENED[trigger.on]()
    said, fates = TOLD[trigger.on]
    return said(any_of([fates[one]() if one in fates else one for one in sorted(trigger.after)]))


def _changed(trigger: Trigger) -> str:
    field = field_words(trigger.field)
    before, after = (_values(trigger.field, one) for one in (trigger.before, trigger.after))
    if before and after:
        return tr(
            "When {field} changes from {before} to {after}",
            field=field,
            before=before,
            after=after,
        )
    if after:
        return tr("When {field} becomes {after}", field=field, after=after)
    if before:
        return tr("When {field} is {before} no longer", field=field, before=before)
    if trigger.field in SEVERAL:
        return tr("When {field} change", field=field)
    return tr("When {field} changes", field=field)


def _lasting(trigger: Trigger) -> str:
    span = set_span(trigger.lasting)
    clock = (
        tr("{span} by the clock on the wall", span=span)
        if trigger.wall
        else tr("{span} of service time", span=span)
    )
    if trigger.on == "idle":
        return tr("When nothing has happened for {span}", span=clock)
    if trigger.field == "team":
        team = _values("team", trigger.after)
        return tr("When the ticket has been with {team} for {span}", team=team, span=clock)
    return tr(
        "When {field} has been {value} for {span}",
        field=field_words(trigger.field),
        value=_values(trigger.field, trigger.after),
        span=clock,
    )


def _values(field: str, values: frozenset[str]) -> str:
    return any_of([value_words(field, one) for one in sorted(values)])


def clauses(node: Node | None, depth: int = 0) -> Iterator[Clause]:
    """Say a condition tree line by line; nothing where it always holds."""
    if node is None:
        return
    if isinstance(node, Leaf):
        yield Clause(depth, comparison(node))
        return
    if not node.parts:
        return
    is_plain = node.way == "all" and (depth == 0 or len(node.parts) == 1)
    if not is_plain:
        yield Clause(depth, WAYS[node.way]())
    for part in node.parts:
        yield from clauses(part, depth if is_plain else depth + 1)


def action_words(action: Mapping[str, Any]) -> str:
    """Say one action; an unknown one by its own word."""
    said = ACTIONS.get(str(action.get("do")))
    return said(action) if said is not None else str(action.get("do", ""))


def _assign(action: Mapping[str, Any]) -> str:
    team = quoted(action["team"]) if "team" in action else ""
    if "agent" not in action:
        return tr("assign it to {team}", team=team)
    who = taker_words(str(action["agent"]), str(action.get("skill", "")))
    if team:
        return tr("assign it to {team}, to {who}", team=team, who=who)
    return tr("assign it to {who}", who=who)


def _priority(action: Mapping[str, Any]) -> str:
    word = str(action["to"]).upper()
    named = priority_words(Priority[word]) if word in Priority.__members__ else word
    return tr("set the priority to {priority}", priority=named)


def _status(action: Mapping[str, Any]) -> str:
    wanted = status_words(TicketStatus(action.get("to", "closed")))
    if action.get("reason"):
        return tr(
            "set the status to {status}, because “{reason}”",
            status=wanted,
            reason=action["reason"],
        )
    return tr("set the status to {status}", status=wanted)


def _tags(action: Mapping[str, Any]) -> str:
    said = []
    if add := [quoted(one) for one in action.get("add", ())]:
        said.append(
            plural("add the tag {tags}", "add the tags {tags}", len(add)).format_map(
                {"tags": all_of(add)}
            )
        )
    if remove := [quoted(one) for one in action.get("remove", ())]:
        said.append(
            plural("take the tag {tags} away", "take the tags {tags} away", len(remove)).format_map(
                {"tags": all_of(remove)}
            )
        )
    return tr(" and ").join(said)


def _field(action: Mapping[str, Any]) -> str:
    if action.get("to") is None:
        return tr("empty the field “{field}”", field=action["key"])
    return tr("set the field “{field}” to “{value}”", field=action["key"], value=action["to"])


def _notify(action: Mapping[str, Any]) -> str:
    people = recipients_words(action["recipients"])
    text = quoted(_in_window(action["text"])) if action.get("text") else ""
    is_urgent = bool(action.get("urgent"))
    if text:
        said = tr("tell {people} urgently: {text}", people=people, text=text)
        return said if is_urgent else tr("tell {people}: {text}", people=people, text=text)
    return (
        tr("tell {people} urgently", people=people)
        if is_urgent
        else tr("tell {people}", people=people)
    )


def _in_window(text: object) -> str:
    """Return a text in the window's language, where it is written in several."""
    if not isinstance(text, dict):
        return str(text)
    spoken = QLocale.languageToCode(QLocale().language())
    return str(text.get(spoken) or text.get("en") or next(iter(text.values()), ""))


def _approval(action: Mapping[str, Any]) -> str:
    people = recipients_words(action["approvers"])
    if action.get("way") == "any":
        words = tr("ask {people} to approve, one of them is enough: “{title}”")
        return words.format_map({"people": people, "title": action["title"]})
    return tr("ask {people} to approve: “{title}”", people=people, title=action["title"])


def _path(action: Mapping[str, Any]) -> str:
    if action.get("restart"):
        return tr("start the path “{path}” anew", path=action["path"])
    return tr("start the path “{path}”", path=action["path"])


ACTIONS: Final[dict[str, Callable[[Mapping[str, Any]], str]]] = {
    "assign": _assign,
    "priority": _priority,
    "status": _status,
    "close": _status,
    "type": lambda one: tr("set the type to “{type}”", type=one["to"]),
    "tags": _tags,
    "field": _field,
    "reply": lambda one: tr("reply to the requester: “{text}”", text=one["text"]),
    "note": lambda one: tr("add a note: “{text}”", text=one["text"]),
    "notify": _notify,
    "path": _path,
    "tasks": lambda one: tr("start the tasks “{template}”", template=one["template"]),
    "approval": _approval,
    "webhook": lambda one: tr("call the webhook “{channel}”", channel=one["channel"]),
}
