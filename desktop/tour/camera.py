"""Takes the pictures of the tour: a window with its dialogs over it, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop import theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SMALL: Final = QSize(1280, 800)
LARGE: Final = QSize(1920, 1080)
QUICKLY: Final = 80
"""As small as Qt packs by itself, in two thirds of the time."""
SHADOW: Final = 18
SHADE: Final = 0.03
"""How dark the shadow of a dialog is where it is darkest, for each of its steps."""


class Camera:
    """Numbers its pictures in the order they are taken."""

    def __init__(self, folder: Path) -> None:
        """Leave everything in `folder`, which exists."""
        self.folder = folder
        self.count = 0
        self.notes: dict[str, int] = {}  # what a later scene must know of an earlier one
        self._subjects = 0

    def take(self, subject: str, window: QWidget) -> None:
        """Take one picture of the window as it is."""
        self.count += 1
        scheme = theme.tokens().scheme.value
        size = f"{window.width()}x{window.height()}"
        name = f"{self._subjects:02}-{subject}-{scheme}-{size}.png"
        _picture_of(window).save(str(self.folder / name), "PNG", QUICKLY)

    def take_all(self, subject: str, window: QWidget, *, is_large: bool = True) -> None:
        """Take a subject in light and dark, in the usual size and in the large one."""
        self._subjects += 1
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("a picture needs an application")
        # changing colours takes longer than changing the size: every other subject begins dark
        now = theme.tokens().scheme
        for scheme in sorted(theme.Scheme, key=lambda one: one is not now):
            if scheme is not now:
                theme.apply(app, scheme)
            for size in (SMALL, LARGE) if is_large else (SMALL,):
                window.resize(size)
                _settle()
                self.take(subject, window)
        window.resize(SMALL)
        _settle()

    def papers(self) -> list[Path]:
        """Return the PDF files in the folder."""
        return sorted(self.folder.glob("*.pdf"))


def _settle() -> None:
    """Let resizing and repainting come to rest, without letting anybody type."""
    for _ in range(4):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 30)


def _picture_of(window: QWidget) -> QPixmap:
    picture = window.grab()
    painter = QPainter(picture)
    for dialog in _dialogs_over(window):
        _paint_dialog(painter, window, dialog)
    painter.end()
    return picture


def _dialogs_over(window: QWidget) -> Iterator[QDialog]:
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog) and top.isVisible() and top.parentWidget() is not None:
            owner = top.parentWidget()
            if owner is not None and owner.window() is window:
                yield top


def _paint_dialog(painter: QPainter, window: QWidget, dialog: QDialog) -> None:
    """Paint a dialog in the middle of its window, as a window manager would place it."""
    veil = QColor("#000000")
    veil.setAlphaF(0.28)
    painter.fillRect(window.rect(), veil)
    at = QPoint((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2)
    frame = QRect(at, dialog.size()).adjusted(-1, -1, 1, 1)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(SHADOW):
        shade = QColor("#000000")
        shade.setAlphaF(SHADE * (1 - step / SHADOW) ** 2)
        painter.setBrush(shade)
        painter.drawRoundedRect(frame.adjusted(-step, 4 - step, step, 4 + step), step, step)
    painter.fillRect(frame, theme.colour(theme.tokens().edge))
    painter.drawPixmap(at, dialog.grab())
