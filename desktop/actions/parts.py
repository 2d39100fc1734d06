"""The fields of each kind of action of a rule or a macro, and how they are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.people_list import PeopleList, kinds
from desktop.spoken.people import taker_words
from desktop.text import tr
from desktop.widgets.box import Box
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.queue_line import priority_words, status_words
from models.vocabulary import Priority, TicketStatus
from services.escalation.routing import BY_KIND

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Action = dict[str, Any]
STATUSES: Final = (
    TicketStatus.OPEN,
    TicketStatus.PENDING,
    TicketStatus.ON_HOLD,
    TicketStatus.RESOLVED,
    TicketStatus.CLOSED,
    TicketStatus.CANCELLED,
)
KINDS: Final[dict[str, Callable[[], str]]] = {
    "reply": lambda: tr("Reply to the requester"),
    "note": lambda: tr("Write an internal note"),
    "tags": lambda: tr("Change the tags"),
    "priority": lambda: tr("Set the priority"),
    "status": lambda: tr("Set the status"),
    "close": lambda: tr("Close the ticket"),
    "assign": lambda: tr("Hand over"),
    "type": lambda: tr("Set the type"),
    "field": lambda: tr("Fill a field"),
    "notify": lambda: tr("Tell people"),
    "tasks": lambda: tr("Start the tasks of a procedure"),
    "approval": lambda: tr("Ask for approval"),
    "path": lambda: tr("Start an escalation path"),
    "webhook": lambda: tr("Call a webhook"),
}
"""All that an action can be."""
SAME_AS_ANOTHER: Final = frozenset({"close"})
"""Shown and changed where a macro has it, not offered anew: the status does the same."""
TEXT_LOW: Final = 84


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be chosen, by name: of teams, agents, paths, procedures and webhooks.

    Attributes:
        fields: (key, label) of the site's own fields.
    """

    teams: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    paths: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    webhooks: tuple[str, ...] = ()

    def kinds(self) -> list[str]:
        """Return the kinds that can be added: none that there is nothing to choose for."""
        needed: dict[str, Sequence[object]] = {
            "field": self.fields,
            "path": self.paths,
            "tasks": self.procedures,
            "webhook": self.webhooks,
        }
        empty = {kind for kind, names in needed.items() if not names}
        return [one for one in KINDS if one not in SAME_AS_ANOTHER | empty]


@dataclass(slots=True)
class Part:
    """One field of a row: the key of the action, its editor, and how both are read.

    Attributes:
        height: Pixels it is given; 0: what it asks for.
    """

    key: str
    editor: QWidget
    read: Callable[[], object]
    show: Callable[[Any], None] = field(repr=False)
    height: int = 0


def parts(action: Mapping[str, Any], offers: Offers) -> list[Part]:
    """Return the fields of an action, filled; none for one that can only be kept as it is."""
    kind = str(action["do"])
    if kind not in KINDS or isinstance(action.get("text"), dict):  # in several languages
        return []
    found = MADE[kind](offers)
    for one in found:
        if one.key in action:
            one.show(action[one.key])
    return found


def _words(_offers: Offers) -> list[Part]:
    return [_long("text", tr("Words, with {{requester}}, {{number}}, {{subject}} …"))]


def _tags(_offers: Offers) -> list[Part]:
    return [_list("add", tr("Tags to put on")), _list("remove", tr("Tags to take off"))]


def _priority(_offers: Offers) -> list[Part]:
    return [_choice("to", tr("Priority"), [(one.word, priority_words(one)) for one in Priority])]


def _status(_offers: Offers) -> list[Part]:
    choices = [(one.value, status_words(one)) for one in STATUSES]
    return [_choice("to", tr("Status"), choices), _line("reason", tr("Reason"))]


def _field(offers: Offers) -> list[Part]:
    value = _line("to", tr("Value; left empty, the field is emptied"))
    read = value.read
    value.read = lambda: read() or None
    return [_choice("key", tr("Field"), offers.fields), value]


def _assign(offers: Offers) -> list[Part]:
    ways = (
        ("", tr("The team decides")),
        ("round_robin", tr("By turn")),
        ("least_loaded", tr("Whoever has the fewest tickets")),
        *((one, _begun(taker_words(one))) for one in BY_KIND),
        *((f"person:{one}", one) for one in offers.agents),
    )
    teams = (("", tr("The present team")), *_named(offers.teams))
    skill = _line("skill", tr("Only with this skill; may stay empty"))
    return [_choice("team", tr("Team"), teams), _choice("agent", tr("Agent"), ways), skill]


def _notify(offers: Offers) -> list[Part]:
    words = tr("What they are told; left empty, the name of the rule or macro")
    urgent = _tick("urgent", tr("Urgent: it stays until somebody has seen it"), on=True)
    return [_people("recipients", tr("Who is told"), offers), _long("text", words), urgent]


def _approval(offers: Offers) -> list[Part]:
    return [
        _line("title", tr("What is to be approved")),
        _people("approvers", tr("Who approves"), offers),
        _tick("way", tr("One of them is enough"), on="any"),
    ]


def _path(offers: Offers) -> list[Part]:
    restart = _tick("restart", tr("Begin anew where it runs already"), on=True)
    return [_choice("path", tr("Path"), _named(offers.paths)), restart]


MADE: Final[dict[str, Callable[[Offers], list[Part]]]] = {
    "reply": _words,
    "note": _words,
    "tags": _tags,
    "priority": _priority,
    "status": _status,
    "close": lambda _offers: [_line("reason", tr("Reason"))],
    "assign": _assign,
    "type": lambda _offers: [_line("to", tr("Type, such as: Incident"))],
    "field": _field,
    "notify": _notify,
    "tasks": lambda offers: [_choice("template", tr("Procedure"), _named(offers.procedures))],
    "approval": _approval,
    "path": _path,
    "webhook": lambda offers: [_choice("channel", tr("Webhook"), _named(offers.webhooks))],
}


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _named(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(one, one) for one in names]


def _line(key: str, name: str) -> Part:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(name)

    def show(value: object) -> None:
        made.setText("" if value is None else str(value))

    return Part(key, made, lambda: made.text().strip(), show)


def _list(key: str, name: str) -> Part:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(tr("{name}, separated by commas", name=name))

    def show(value: object) -> None:
        made.setText(", ".join(map(str, value)) if isinstance(value, list) else str(value))

    return Part(
        key, made, lambda: [one for t in made.text().split(",") if (one := t.strip())], show
    )


def _long(key: str, name: str) -> Part:
    made = GrowingText(fills=True)
    made.setAccessibleName(name)
    made.setPlaceholderText(name)

    def show(value: object) -> None:
        made.setPlainText(str(value))

    return Part(key, made, made.toPlainText, show, TEXT_LOW)


def _tick(key: str, words: str, *, on: object) -> Part:
    """Return a tick that says `on` where it is set, and nothing else."""
    made = QCheckBox(words)
    made.setAccessibleName(words)
    return Part(
        key,
        made,
        lambda: on if made.isChecked() else "",
        lambda value: made.setChecked(value == on),
    )


def _people(key: str, name: str, offers: Offers) -> Part:
    made = PeopleList(name, kinds(offers.agents, offers.teams))
    return Part(key, made, lambda: list(made.chosen()), made.show_kinds)


def _choice(key: str, name: str, choices: Sequence[tuple[str, str]]) -> Part:
    made = Box()
    made.setAccessibleName(name)
    for value, words in choices:
        made.addItem(words, value)

    def show(value: object) -> None:
        if made.findData(value) < 0:
            made.addItem(str(value), value)
        made.setCurrentIndex(made.findData(value))

    return Part(key, made, lambda: made.currentData() or "", show)
