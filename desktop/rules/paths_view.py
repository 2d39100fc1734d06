"""The escalation paths one below the other: a picture of each, and its levels in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.spoken.paths import (
    does_words,
    is_started,
    only_if_words,
    path_in_words,
    short_offset,
    waits_words,
    when_words,
)
from desktop.text import plural, tr
from desktop.widgets.labels import frame, hairline, label
from desktop.widgets.page_shape import CardScroll
from desktop.widgets.path_timeline import Mark, PathTimeline
from services.sla.levels import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.escalation.reading import LevelPicture, PathPicture


class PathsView(CardScroll):
    """Shows every path of the desk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self.setAccessibleName(tr("Escalation paths"))

    def show_paths(self, paths: Sequence[PathPicture]) -> None:
        """Show these paths."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        for path in paths:
            column.addWidget(path_card(path))
        column.addStretch(1)
        self.hold(inside)


def path_card(path: PathPicture) -> QFrame:
    """Return a card with the picture of a path and a row for each level."""
    card = frame("card")
    card.setAccessibleName(tr("Path {name}", name=path.name))
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 18, 16)
    column.setSpacing(8)
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(label(path.name, "heading"))
    head.addWidget(label(plural("%n level", "%n levels", len(path.levels)), "small"))
    head.addStretch(1)
    head.addWidget(label(_used_words(path), "muted"))
    column.addLayout(head)
    alone = is_started(path)
    marks = [_mark(level, place, alone=alone) for place, level in enumerate(path.levels, 1)]
    column.addWidget(PathTimeline(marks, path_in_words(path), is_started=alone))
    column.addWidget(hairline())
    column.addLayout(_rows(path.levels, alone=alone))
    return card


def _used_words(path: PathPicture) -> str:
    if path.policies:
        return tr("climbed under {policies}", policies=tr(", ").join(path.policies))
    return tr("started by rules or by hand") if is_started(path) else tr("no policy uses it")


def _mark(level: LevelPicture, number: int, *, alone: bool) -> Mark:
    percent = level.offset.measure is Measure.PERCENT
    calls = level.repeats + 1
    window = int(level.ack_within.total_seconds()) * calls if level.ack_within else 0
    return Mark(
        number,
        short_offset(level.offset, is_started=alone),
        share=level.offset.amount / 100 if percent else None,
        offset_s=0 if percent else level.offset.amount,
        window_s=window,
        calls=calls,
    )


def _rows(levels: Sequence[LevelPicture], *, alone: bool) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    top = Qt.AlignmentFlag.AlignTop
    for row, level in enumerate(levels):
        grid.addWidget(label(f"{row + 1}.", "muted"), row, 0, top)
        grid.addWidget(label(level.name, "strong", wrap=True), row, 1, top)
        grid.addWidget(label(when_words(level, is_started=alone), "muted", wrap=True), row, 2, top)
        more = [one for one in (waits_words(level), only_if_words(level)) if one]
        does = QVBoxLayout()
        does.setSpacing(1)
        does.addWidget(label(does_words(level), wrap=True))
        for words in more:
            does.addWidget(label(words, "small", wrap=True))
        grid.addLayout(does, row, 3, top)
    for column, share in ((1, 3), (2, 3), (3, 5)):
        grid.setColumnStretch(column, share)
    return grid
