"""The tour comes to its end, whatever a form that is open then says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.bootstrap.options import Options
from desktop.overriding import override
from desktop.tour import guide
from desktop.tour.camera import Camera
from desktop.tour.steps import Pause

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QApplication

    from desktop.tour.steps import Steps

TOO_LATE_MS = 5_000


class Stubborn(QWidget):
    """Stays open, as a form does in which something was typed."""

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


class MadeProgram:
    """As much of the program as a visit without a desk needs."""

    running = None

    def __init__(self, *_: object) -> None:
        self.window = QWidget()

    def show(self) -> None:
        self.window.show()

    def close(self) -> None:
        self.window.hide()


def test_a_visit_ends_although_a_form_does_not_want_to_close(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide, "Program", MadeProgram)
    form, late = Stubborn(), QTimer(singleShot=True, interval=TOO_LATE_MS)
    form.show()
    late.timeout.connect(qapp.exit)
    late.start()

    def scene(*_: object) -> Steps:
        yield Pause(0)

    guide.Visit(qapp, Options()).take(scene, Camera(tmp_path))

    assert late.isActive()
    late.stop()
    form.deleteLater()
