"""What a proof sheet says, as facts, rows and sentences, on the screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.text import exact_moment, long_span, tr
from desktop.widgets.clock_causes import cause_words
from desktop.widgets.clock_picture import COUNTED, kind_words
from models.vocabulary import ClockState

if TYPE_CHECKING:
    from desktop.widgets.clock_picture import ClockPicture


def facts_of(clock: ClockPicture) -> list[tuple[str, str]]:
    """Return what the proof rests on, as short label and value."""
    policy = tr("{name}, version {version}", name=clock.policy, version=clock.policy_version)
    calendar = tr("{name}, version {version}", name=clock.calendar, version=clock.calendar_version)
    facts = [
        (tr("Policy"), policy),
        (tr("Calendar"), calendar),
        (tr("Started"), exact_moment(clock.started_at)),
        (tr("Target"), long_span(clock.span)),
        (tr("Counted"), long_span(clock.elapsed)),
    ]
    if clock.left is not None:
        facts.append((tr("Left"), long_span(max(clock.left, timedelta(0)))))
    for words, at in (
        (tr("Due"), clock.due_at),
        (tr("Breached"), clock.breached_at),
        (tr("Stopped"), clock.stopped_at),
    ):
        if at is not None:
            facts.append((words, exact_moment(at)))
    return facts


def restated_facts(clock: ClockPicture) -> list[tuple[str, str]]:
    """Return both figures of a restated clock, as recorded and as restated."""
    if not clock.restated:
        return []
    is_late = clock.breached_at is not None
    facts = [(tr("As recorded"), outcome_words(ClockState.BREACHED if is_late else ClockState.MET))]
    for one in clock.restated:
        words = tr(
            "{outcome}: {reason} ({by}, confirmed by {second})",
            outcome=outcome_words(ClockState(one.outcome)),
            reason=one.reason,
            by=one.by,
            second=one.approved_by,
        )
        facts.append((tr("As restated"), words))
    return facts


def outcome_words(outcome: ClockState) -> str:
    """Name how a clock is reported."""
    return tr("breached") if outcome is ClockState.BREACHED else tr("met")


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One line of the sheet: its cells, and whether it counts or sums up."""

    cells: tuple[str, str, str, str, str, str]
    is_strong: bool = False


def rows_of(clock: ClockPicture) -> list[ProofRow]:
    """Return the intervals with the sum so far, and after them what is still to come.

    The cells are: from, to, what it is, why, counted, sum. The last sum is the target where the
    clock still runs, and what was counted where it has ended.
    """
    total, rows = timedelta(0), list[ProofRow]()
    has_ahead = any(segment.is_ahead for segment in clock.segments)
    for place, segment in enumerate(clock.segments):
        begins_ahead = segment.is_ahead and not (place and clock.segments[place - 1].is_ahead)
        if begins_ahead:
            rows.append(_sum_row(tr("Counted so far"), total))
        counted = segment.end - segment.start if segment.kind == COUNTED else timedelta(0)
        total += counted
        kind = kind_words(segment.kind)
        cells = (
            exact_moment(segment.start),
            exact_moment(segment.end),
            tr("{kind}, to come", kind=kind) if segment.is_ahead else kind,
            cause_words(segment.why),
            long_span(counted) if counted else "–",  # noqa: RUF001 - a dash for nothing
            long_span(total),
        )
        rows.append(ProofRow(cells, is_strong=bool(counted) and not segment.is_ahead))
    rows.append(_sum_row(tr("Sum at the due time") if has_ahead else tr("Sum"), total))
    return rows


def _sum_row(words: str, total: timedelta) -> ProofRow:
    return ProofRow(("", "", words, "", "", long_span(total)), is_strong=True)


def headings() -> tuple[str, ...]:
    """Return the headings of the columns of `rows_of`."""
    return (tr("From"), tr("To"), tr("Time"), tr("Why"), tr("Counted"), tr("Sum"))


def sentence_of(clock: ClockPicture) -> str:
    """Say in one sentence what the sheet proves."""
    counted, target = long_span(clock.elapsed), long_span(clock.span)
    if clock.breached_at is not None:
        return tr(
            "{counted} of {target} counted; the promise was broken at {at}.",
            counted=counted,
            target=target,
            at=exact_moment(clock.breached_at),
        )
    if clock.due_at is not None and clock.stopped_at is None:
        return tr(
            "{counted} of {target} counted; the rest laid on the calendar ends at {at}.",
            counted=counted,
            target=target,
            at=exact_moment(clock.due_at),
        )
    return tr("{counted} of {target} counted.", counted=counted, target=target)


def as_text(title: str, clock: ClockPicture) -> str:
    """Return the sheet as tab-separated text, for the clipboard."""
    lines = [title, sentence_of(clock), ""]
    lines += [f"{name}\t{value}" for name, value in (*facts_of(clock), *restated_facts(clock))]
    lines += ["", "\t".join(headings())]
    lines += ["\t".join(row.cells) for row in rows_of(clock)]
    return "\n".join(lines)
