"""Turns and gaps of a rota in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.text import moment, span, tr
from services.escalation.duty import OVERRIDE

if TYPE_CHECKING:
    from datetime import datetime

    from services.escalation.duty import RotaView, Turn


def shift_words(turn: Turn, now: datetime) -> str:
    """Say one turn: who, from when until when, and by what."""
    during = tr(
        "{start} to {end}", start=moment(turn.starts_at, now), end=moment(turn.ends_at, now)
    )
    if turn.person is None:
        return tr("Nobody is on call: {during}", during=during)
    by = tr("an override") if turn.by == OVERRIDE else turn.by
    words = tr("{person}, {during} ({by})", person=turn.person, during=during, by=by)
    return f"{words}. {away_words(turn)}" if turn.is_away else words


def away_words(turn: Turn) -> str:
    """Say that somebody is absent, and who stands in."""
    if turn.stand_in is not None:
        return tr("{person} is absent, {other} stands in", person=turn.person, other=turn.stand_in)
    return tr("{person} is absent and nobody stands in", person=turn.person)


def now_words(view: RotaView) -> str:
    """Say who is on call now; a gap is said as one."""
    turn = view.present
    if turn.person is None:
        return tr("Nobody is on call")
    if turn.is_away and turn.stand_in is not None:
        return tr("{other} for {person}", other=turn.stand_in, person=turn.person)
    return turn.person


def handover_words(view: RotaView, now: datetime) -> str:
    """Say when the present turn ends, and who takes over."""
    turn = view.following
    if turn is None:
        return tr("no hand-over in the next two weeks")
    who = turn.person or tr("nobody")
    return tr(
        "hand-over to {who} {when}, in {span}",
        who=who,
        when=moment(turn.starts_at, now),
        span=span(turn.starts_at - now),
    )


def text_twin(view: RotaView, now: datetime) -> str:
    """Return every turn of a rota as text."""
    return "\n".join(shift_words(turn, now) for turn in view.turns)
