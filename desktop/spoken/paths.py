"""The levels of an escalation path in sentences: when, what, to whom, and how long it waits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.spoken.people import recipients_words
from desktop.spoken.rules import action_words, clauses
from desktop.text import plural, set_span, tr
from desktop.widgets.chip import target_words
from models.vocabulary import LevelAction
from services.sla.levels import Measure

if TYPE_CHECKING:
    from models.vocabulary import Target
    from services.escalation.reading import LevelPicture, PathPicture
    from services.sla.levels import Offset


def promise_words(target: Target | None) -> str:
    """Name the promise a level follows."""
    return tr("any promise") if target is None else target_words(target)


def short_offset(offset: Offset, *, is_started: bool = False) -> str:
    """Say an offset beside a mark of the picture: "-30 min", "due", "75 %"."""
    if offset.measure is Measure.PERCENT:
        return tr("{share} %", share=offset.amount)
    if not offset.amount:
        return tr("start") if is_started else tr("due")
    sign = "-" if offset.amount < 0 else "+"
    return f"{sign}{set_span(timedelta(seconds=offset.amount))}"


def when_words(level: LevelPicture, *, is_started: bool = False) -> str:
    """Say when a level is due: "30 min before Resolution is due", "1 h after the start"."""
    if is_started:
        return _since_start(level.offset)
    offset, promise = level.offset, promise_words(level.target)
    if offset.measure is Measure.PERCENT:
        return tr("at {share} % of {promise}", share=offset.amount, promise=promise)
    if not offset.amount:
        return tr("when {promise} is due", promise=promise)
    span = set_span(timedelta(seconds=offset.amount))
    if offset.measure is Measure.WALL:
        span = tr("{span} by the clock on the wall", span=span)
    if offset.amount < 0:
        return tr("{span} before {promise} is due", span=span, promise=promise)
    return tr("{span} after {promise} was due", span=span, promise=promise)


def _since_start(offset: Offset) -> str:
    """Say when a level of a path is due that was started by itself."""
    if not offset.amount:
        return tr("at the start")
    span = set_span(timedelta(seconds=offset.amount))
    if offset.measure is Measure.WALL:
        span = tr("{span} by the clock on the wall", span=span)
    return tr("{span} after the start", span=span)


def does_words(level: LevelPicture) -> str:
    """Say what a level does."""
    if level.action is LevelAction.REASSIGN_TEAM:
        return tr("hand the ticket to “{team}” and tell its lead", team=level.team)
    if level.action is LevelAction.NOTIFY_ROLE:
        return tr("tell {people}", people=recipients_words(level.recipients))
    if level.action is LevelAction.ACT:
        return "; ".join(action_words(one) for one in level.actions)
    return tr("tell the assignee")


def waits_words(level: LevelPicture) -> str:
    """Say how long an answer is waited for; empty where nobody has to answer."""
    if level.ack_within is None:
        return ""
    span = set_span(level.ack_within)
    if not level.repeats:
        return tr("without an answer within {span} the next level comes early", span=span)
    return plural(
        "without an answer within {span} it calls once more, then the next level comes early",
        "without an answer within {span} it calls %n more times, then the next level comes early",
        level.repeats,
    ).format_map({"span": span})


def only_if_words(level: LevelPicture) -> str:
    """Say a level's own conditions; empty where it has none."""
    said = [one.words for one in clauses(level.node)]
    return tr("only if {conditions}", conditions=tr(", ").join(said)) if said else ""


def path_in_words(path: PathPicture) -> str:
    """Return the text twin of a path's picture: every level, in order."""
    return "\n".join(
        f"{place}. {level.name}: {level_in_words(level, is_started=is_started(path))}"
        for place, level in enumerate(path.levels, 1)
    )


def is_started(path: PathPicture) -> bool:
    """Tell whether a path counts from its own start: no policy climbs it, no level comes before."""
    early = (one.offset.amount < 0 or one.offset.measure is Measure.PERCENT for one in path.levels)
    return not path.policies and not any(early)


def level_in_words(level: LevelPicture, *, is_started: bool = False) -> str:
    """Say everything of one level in a sentence."""
    when = when_words(level, is_started=is_started)
    parts = [f"{when}: {does_words(level)}", waits_words(level), only_if_words(level)]
    return "; ".join(part for part in parts if part)
