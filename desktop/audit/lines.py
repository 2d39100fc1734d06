"""One entry of the trail as the lines of a table say it; hidden characters made visible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.sentences import reason_words
from desktop.spoken.changes import changed_value, entry_reason, field_words
from desktop.spoken.roles import ROLES
from desktop.text import tr
from desktop.theme import Tone
from models.vocabulary import Role
from services.audit.words import kind_words, notable
from services.reports.paper.visible import shown

if TYPE_CHECKING:
    from services.audit.browse import TrailEntry
    from services.audit.trail import FieldChange

BRIEF: Final = 160
"""Characters of a value in a table."""
NOTHING: Final = "\N{EM DASH}"
_ICONS: Final = {
    "ticket": "ticket",
    "message": "message-square",
    "clock": "timer",
    "escalation": "flame",
    "person": "user-round",
    "export": "file-down",
    "import": "download",
    "policy": "list-checks",
    "calendar": "calendar",
    "path": "trending-up",
    "team": "users-round",
    "department": "users-round",
}


class _Everything:
    """Every character; the window's fonts stand in for each other."""

    def __contains__(self, _character: object) -> bool:
        return True


_EVERYTHING: Final = _Everything()


def visible(text: str, limit: int = 4_000) -> str:
    """Return text with controls and direction marks as codes, cut to a length."""
    return shown(text, _EVERYTHING, limit).text


def brief(text: str) -> str:
    """Return text on one line."""
    line = " ".join(visible(text[: BRIEF * 2], BRIEF * 2).split())
    return line if len(line) <= BRIEF else f"{line[:BRIEF]}\N{HORIZONTAL ELLIPSIS}"


def about(entry: TrailEntry) -> str:
    """Name what an entry is about: "#1042", "policy 3"."""
    if entry.subject_type == "ticket":
        return f"#{entry.subject_id}"
    words = entry.subject_type.replace("_", " ")
    if entry.subject_type == "export" and entry.subject_id:
        return f"X-{entry.subject_id:06d}"
    if entry.about:
        return brief(entry.about)
    return f"{words} #{entry.subject_id}" if entry.subject_id else words


def change_words(change: FieldChange) -> str:
    """Say one change on one line: "Priority: normal → high"."""
    field = field_words(change.field)
    after = brief(changed_value(change.field, change.after)) if change.after else NOTHING
    if change.before is None:
        return f"{field}: {after}"
    before = brief(changed_value(change.field, change.before)) or NOTHING
    return f"{field}: {before} \N{RIGHTWARDS ARROW} {after}"


def changes_words(entry: TrailEntry) -> str:
    """Say what changed on one line, the first field in full and the number of the others."""
    if not entry.changes:
        return brief(entry_reason(entry.kind, entry.reason or ""))
    first = change_words(entry.changes[0])
    others = len(entry.changes) - 1
    return tr("{first}  +{others} more", first=first, others=others) if others else first


def what(entry: TrailEntry) -> str:
    """Say what was done."""
    return tr(kind_words(entry.kind))


def who(entry: TrailEntry) -> str:
    """Say who did it: the desk's fact, or what an imported entry claims."""
    if entry.source and entry.claimed_actor:
        return tr("{actor} (claimed)", actor=brief(entry.claimed_actor))
    return brief(actor_words(entry.actor))


def actor_words(actor: str) -> str:
    """Say who acted; of the program's own hands, what they are."""
    return reason_words(actor)


def role_words(role: str) -> str:
    """Say the role in which somebody acted; an imported entry may name one of its own."""
    return tr(ROLES[Role(role)]) if role in set(Role) else role


def icon_name(entry: TrailEntry) -> str:
    """Return the picture of the sort of entry."""
    return _ICONS.get(entry.kind.partition(".")[0], "scroll-text")


def tone(entry: TrailEntry) -> Tone:
    """Return how loudly an entry speaks."""
    if not notable(entry):
        return Tone.NEUTRAL
    breach = entry.kind in {"clock.breached", "person.locked", "person.sign_in_refused"}
    return Tone.BREACHED if breach else Tone.AT_RISK
