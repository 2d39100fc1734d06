"""What teams promised for the time a ticket stays with them, said for the details of the ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.text import long_span, moment, tr
from desktop.widgets.queue_line import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from services.sla.custody import CustodyView

MOST: Final = 6
"""So many stays are shown, the latest ones; a ticket may have been handed on for weeks."""


def stay_facts(stays: Sequence[CustodyView], now: datetime) -> list[tuple[str, str]]:
    """Return the stays with a promise as team and outcome, the latest first."""
    promised = [one for one in stays if one.span is not None]
    return [(one_line(one.team), _words(one, now)) for one in promised[: -MOST - 1 : -1]]


def _words(stay: CustodyView, now: datetime) -> str:
    if stay.counted is None or stay.span is None:
        return ""
    counted, span = long_span(stay.counted), long_span(stay.span)
    if stay.breached_at is not None:
        at = moment(stay.breached_at, now)
        return tr("{counted} of {span}; broken at {at}", counted=counted, span=span, at=at)
    if stay.until is not None:
        at = moment(stay.until, now)
        return tr("{counted} of {span}; ended {at}", counted=counted, span=span, at=at)
    if stay.due_at is not None:
        at = moment(stay.due_at, now)
        return tr("{counted} of {span}; due {at}", counted=counted, span=span, at=at)
    return tr("{counted} of {span}; it stands still", counted=counted, span=span)
