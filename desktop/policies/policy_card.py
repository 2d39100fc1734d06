"""One policy in sentences: to whom it applies, what it promises, when it escalates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.text import exact_moment, plural, tr
from desktop.widgets.labels import frame, hairline, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services.escalation.spoken import PolicyWords


def policy_card(place: int, policy: PolicyWords) -> QFrame:
    """Return a card that reads a policy out."""
    card = frame("card")
    card.setAccessibleName(tr("Policy {name}", name=policy.name))
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 18, 16)
    column.setSpacing(10)
    column.addLayout(_head(place, policy))
    column.addWidget(label(tr("Applies to: {whom}", whom=policy.applies), wrap=True))
    column.addWidget(hairline())
    columns = QHBoxLayout()
    columns.setSpacing(28)
    columns.addWidget(_table(tr("Promises"), ((_word(one), what) for one, what in policy.promises)))
    columns.addWidget(_hours(policy), 1)
    columns.addWidget(_path(policy), 1)
    column.addLayout(columns)
    if policy.note:
        column.addWidget(label(policy.note, "muted", wrap=True))
    return card


def _head(place: int, policy: PolicyWords) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(label(f"{place}.", "muted"))
    row.addWidget(label(policy.name, "heading"))
    row.addWidget(label(tr("version {number}", number=policy.version), "small"))
    row.addStretch(1)
    row.addWidget(label(plural("%n open ticket", "%n open tickets", policy.open_tickets), "muted"))
    row.addWidget(
        label(
            tr(
                "published {when} by {who}",
                when=exact_moment(policy.published_at),
                who=policy.published_by,
            ),
            "small",
        )
    )
    return row


def _hours(policy: PolicyWords) -> QWidget:
    rows = [(policy.calendar, ""), *((line, "") for line in policy.hours)]
    if policy.pauses:
        rows.append((tr("Pauses"), ""))
        rows += [
            (f"{_word(target)}: {statuses.replace('_', ' ')}", "")
            for target, statuses in policy.pauses
        ]
    return _table(tr("Hours"), rows)


def _path(policy: PolicyWords) -> QWidget:
    if policy.path_name is None:
        return _table(tr("Escalation"), [(tr("No path: nobody is told."), "")])
    return _table(tr("Escalation: {name}", name=policy.path_name), policy.path)


def _table(heading: str, rows: Iterable[tuple[str, str]]) -> QWidget:
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    grid.addWidget(label(heading, "section"), 0, 0, 1, 2)
    for number, (left, right) in enumerate(rows, 1):
        grid.addWidget(_cell(left, "muted" if right else ""), number, 0, 1, 1 if right else 2)
        if right:
            grid.addWidget(_cell(right, ""), number, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return whole


def _cell(words: str, role: str) -> QLabel:
    made = label(words, role, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made


def _word(target: str) -> str:
    return tr(target.replace("_", " ").capitalize())
