"""One policy to be read: to whom it applies, what it promises, when it waits and escalates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.spoken.paths import does_words, when_words
from desktop.spoken.policies import applies_words, hours_lines, pause_lines, promise_lines
from desktop.text import exact_moment, moment, plural, tr
from desktop.widgets.chip import target_words
from desktop.widgets.labels import frame, hairline, label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from services.escalation.overview import PolicyPicture

UNIT = re.compile(r"(?<=\d) (?=\w)")
"""Between a number and its unit: a narrow column breaks no line there."""
SHARES = (13, 13, 11, 22)
"""Of the width, the same on every card: promises, hours, pauses, escalation."""


def policy_card(place: int, policy: PolicyPicture, now: datetime) -> QFrame:
    """Return a card that reads a policy out."""
    card = frame("card")
    card.setAccessibleName(tr("Policy {name}", name=policy.name))
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 18, 16)
    column.setSpacing(10)
    column.addLayout(_head(place, policy, now))
    column.addWidget(label(applies_words(policy), wrap=True))
    column.addWidget(hairline())
    columns = QHBoxLayout()
    columns.setSpacing(24)
    parts = (_promises(policy), _hours(policy), _pauses(policy), _path(policy))
    for share, part in zip(SHARES, parts, strict=True):
        columns.addWidget(part, share)
    column.addLayout(columns)
    if policy.note:
        column.addWidget(label(policy.note, "muted", wrap=True))
    return card


def _head(place: int, policy: PolicyPicture, now: datetime) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(label(f"{place}.", "muted"))
    row.addWidget(label(policy.name, "heading"))
    words = tr(
        "version {number}, published {when} by {who}",
        number=policy.version,
        when=moment(policy.published_at, now),
        who=policy.published_by,
    )
    version = label(words, "small")
    version.setToolTip(exact_moment(policy.published_at))
    row.addWidget(version)
    row.addStretch(1)
    row.addWidget(label(plural("%n open ticket", "%n open tickets", policy.open_tickets), "muted"))
    return row


def _promises(policy: PolicyPicture) -> QWidget:
    rows = []
    for promise in policy.promises:
        name = target_words(promise.target)
        for line in promise_lines(promise):
            rows.append((name, UNIT.sub("\N{NO-BREAK SPACE}", line)))
            name = ""
    return _table(tr("Promises"), rows)


def _hours(policy: PolicyPicture) -> QWidget:
    return _list(policy.hours.calendar, hours_lines(policy.hours), tr("Hours"))


def _pauses(policy: PolicyPicture) -> QWidget:
    nothing = [] if policy.pauses else [tr("No clock ever stands still.")]
    return _list("", nothing or _paused(policy), tr("Stands still"))


def _paused(policy: PolicyPicture) -> list[str]:
    return [
        tr("{target} while {statuses}", target=target, statuses=statuses)
        for target, statuses in pause_lines(policy)
    ]


def _path(policy: PolicyPicture) -> QWidget:
    if policy.path is None:
        return _list("", [tr("No path: nobody is told.")], tr("Escalation"))
    heading = tr("Escalation: {name}", name=policy.path)
    return _table(heading, ((when_words(one), does_words(one)) for one in policy.levels))


def _list(first: str, lines: Iterable[str], heading: str) -> QWidget:
    """Return lines under a heading, what they are about before them."""
    whole, column = _part(heading)
    if first:
        column.addWidget(_cell(first, ""))
    for line in lines:
        column.addWidget(_cell(line, "muted" if first else ""))
    column.addStretch(1)
    return whole


def _table(heading: str, rows: Iterable[tuple[str, str]]) -> QWidget:
    """Return names and what is said of them under a heading; an empty name goes on."""
    whole, column = _part(heading)
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    for number, (left, right) in enumerate(rows):
        grid.addWidget(_cell(left, "muted"), number, 0)
        grid.addWidget(_cell(right, ""), number, 1)
    for place in range(2):
        grid.setColumnStretch(place, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return whole


def _part(heading: str) -> tuple[QWidget, QVBoxLayout]:
    whole = QWidget()
    # the share decides how wide it is, on every card alike, and not its words
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    whole.setSizePolicy(policy)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(heading, "section", wrap=True))
    return whole, column


def _cell(words: str, role: str) -> QLabel:
    made = label(words, role, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made
