"""What happened on a ticket, line by line, in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.sentences import notice_words, stored
from desktop.spoken.causes import policy_words
from desktop.spoken.changes import changed_value, entry_reason, field_words
from desktop.spoken.outcomes import firing_words, run_words
from desktop.text import tr
from desktop.theme import Tone
from desktop.widgets.chip import target_words
from desktop.widgets.clock_causes import cause_words
from models.vocabulary import FiringOutcome, RuleOutcome, Target
from services.audit.words import kind_words
from services.tickets.timeline import Sort

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.audit.field_change import FieldChange
    from services.tickets.timeline import Line

SORTS: Final[dict[Sort, Callable[[], str]]] = {
    Sort.MESSAGE: lambda: tr("Messages"),
    Sort.CHANGE: lambda: tr("Changes"),
    Sort.CLOCK: lambda: tr("Clocks"),
    Sort.LEVEL: lambda: tr("Escalations"),
    Sort.NOTICE: lambda: tr("Alerts"),
    Sort.RULE: lambda: tr("Rules"),
}
ICONS: Final = {
    Sort.MESSAGE: "message-square",
    Sort.CHANGE: "pencil",
    Sort.CLOCK: "timer",
    Sort.LEVEL: "flame",
    Sort.NOTICE: "bell",
    Sort.RULE: "workflow",
}
WORDS: Final[dict[str, Callable[[], str]]] = {
    "note": lambda: tr("Internal note"),
    "reply of agent": lambda: tr("Reply"),
    "reply of requester": lambda: tr("Requester"),
    "reply of system": lambda: tr("Reply of the desk"),
    "started": lambda: tr("started"),
    "paused": lambda: tr("paused"),
    "resumed": lambda: tr("goes on"),
    "acknowledged": lambda: tr("acknowledged"),
    "breached": lambda: tr("breached"),
    "met": lambda: tr("met"),
    "merged": lambda: tr("merged"),
    "cancelled": lambda: tr("cancelled"),
    "running": lambda: tr("stopped"),
    "told": lambda: tr("told"),
    "seen": lambda: tr("has seen it"),
}
NOTHING: Final = "\N{EM DASH}"
GRAVE: Final = {"breached": Tone.BREACHED, "failed": Tone.BREACHED, "stopped": Tone.BREACHED}
GOOD: Final = {"met": Tone.MET}


def what_words(line: Line) -> str:
    """Say what happened, without the words in full."""
    match line.sort:
        case Sort.CHANGE:
            one = line.what
            said = tr(kind_words(one))
            return f"{said}: {change_words(line.changes[0])}" if line.changes else said
        case Sort.CLOCK:
            words = WORDS[line.what]() if line.what in WORDS else line.what
            return f"{target_words(Target(line.about))} {words}"
        case Sort.LEVEL:
            return f"{line.about}: {firing_words(FiringOutcome(line.what))}"
        case Sort.RULE:
            return f"{policy_words(line.about)}: {run_words(RuleOutcome(line.what))}"
        case Sort.NOTICE:
            return f"{WORDS[line.what]()}: {notice_words(line.about)}"
        case _:
            return f"{WORDS[line.what]()}: {line.text}"


def full_words(line: Line) -> str:
    """Say everything about a line, for whoever rests on it."""
    changes = [change_words(one) for one in line.changes]
    text = _text_words(line)
    return "\n".join(one for one in (*changes, text) if one) or what_words(line)


def _text_words(line: Line) -> str:
    """Say what the program wrote in the window's language, and what people wrote as it is."""
    match line.sort:
        case Sort.CLOCK:
            said = cause_words(line.text)
            return policy_words(said) if said == line.text and said else said
        case Sort.RULE | Sort.LEVEL:
            return stored(line.text)
        case Sort.CHANGE:
            return entry_reason(line.what, line.text)
        case Sort.NOTICE:
            return notice_words(line.text)
        case _:
            return line.text


def tone_of(line: Line) -> Tone:
    """Return how loudly a line speaks."""
    if line.sort is Sort.LEVEL:
        return Tone.AT_RISK
    return GRAVE.get(line.what) or GOOD.get(line.what) or Tone.NEUTRAL


def change_words(change: FieldChange) -> str:
    """Say one change: "Priority: normal → high"."""
    name = field_words(change.field)
    after = changed_value(change.field, change.after) if change.after else NOTHING
    if change.before is None:
        return f"{name}: {after}"
    before = changed_value(change.field, change.before) or NOTHING
    return f"{name}: {before} \N{RIGHTWARDS ARROW} {after}"
