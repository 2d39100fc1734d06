"""Tickets, clocks and messages made by hand for the widgets, which know no service."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.widgets.queue_table import QueueTable
from models.vocabulary import (
    AuthorKind,
    ClockState,
    MessageKind,
    Priority,
    Target,
    TicketStatus,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.widgets.ticking import Ticker

NOW = datetime(2026, 6, 8, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class MadeClock:
    target: Target = Target.RESOLUTION
    state: ClockState = ClockState.RUNNING
    due_at: datetime | None = NOW + 130 * MINUTE
    at_risk_at: datetime | None = NOW + 100 * MINUTE
    left: timedelta | None = None
    breached_at: datetime | None = None


@dataclass(frozen=True)
class MadeRow:
    id: int
    subject: str = "VPN drops every ten minutes"
    requester: str = "Ada Lund"
    account: str | None = "Northwind Insurance"
    assignee: str | None = "Jonas Beck"
    team: str | None = "Service desk"
    priority: Priority = Priority.HIGH
    status: TicketStatus = TicketStatus.OPEN
    updated_at: datetime = NOW - 40 * MINUTE
    next_due_at: datetime | None = None
    chip: MadeClock | None = MadeClock()


@dataclass(frozen=True)
class MadeFile:
    id: int
    name: str
    size: int
    media_type: str = "text/plain"
    content_id: str | None = None
    sha256: str = "0" * 64
    found_type: str | None = None


@dataclass(frozen=True)
class MadeMessage:
    id: int
    body: str = "It drops again."
    at: datetime = NOW - 30 * MINUTE
    author: str = "Ada Lund"
    author_kind: AuthorKind = AuthorKind.REQUESTER
    kind: MessageKind = MessageKind.REPLY
    attachments: tuple[MadeFile, ...] = ()
    html: str | None = None
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True)
class MadeSegment:
    start: datetime
    end: datetime
    kind: str = "counted"
    why: str = "open hours"
    is_ahead: bool = False


@dataclass(frozen=True)
class MadeLevel:
    name: str
    at: datetime | None
    fired_at: datetime | None = None


@dataclass(frozen=True)
class MadeRestatement:
    outcome: str = "met"
    reason: str = "the line was cut by the provider"
    by: str = "Lena Ort"
    approved_by: str = "Milo Brandt"


@dataclass(frozen=True)
class MadePicture:
    """A clock of 4 h: two counted, one paused, two still to come."""

    id: int = 1
    target: Target = Target.RESOLUTION
    cycle: int = 1
    state: ClockState = ClockState.RUNNING
    started_at: datetime = NOW - 180 * MINUTE
    due_at: datetime | None = NOW + 120 * MINUTE
    at_risk_at: datetime | None = NOW + 90 * MINUTE
    elapsed: timedelta = 120 * MINUTE
    span: timedelta = 240 * MINUTE
    left: timedelta | None = 120 * MINUTE
    breached_at: datetime | None = None
    stopped_at: datetime | None = None
    policy: str = "Standard"
    policy_version: int = 2
    calendar: str = "Around the clock"
    calendar_version: int = 1
    segments: tuple[MadeSegment, ...] = (
        MadeSegment(NOW - 180 * MINUTE, NOW - 120 * MINUTE),
        MadeSegment(NOW - 120 * MINUTE, NOW - 60 * MINUTE, "paused", "waits for the requester"),
        MadeSegment(NOW - 60 * MINUTE, NOW),
        MadeSegment(NOW, NOW + 120 * MINUTE, is_ahead=True),
    )
    levels: tuple[MadeLevel, ...] = (MadeLevel("Alert the assignee", NOW + 90 * MINUTE),)
    restated: tuple[MadeRestatement, ...] = ()


def made_table(ticker: Ticker, qtbot: QtBot) -> QueueTable:
    """A queue of a thousand tickets, of which the first two hundred are known."""
    made = QueueTable(ticker)
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show_ids(array("q", range(1000, 2000)))
    made.queue.accept([MadeRow(number) for number in range(1000, 1200)])
    made.show()
    return made
