"""Popups and toasts speak the language of the window, whatever the alert was written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.alerts import Alerts
from desktop.commands import Commands
from desktop.main_window.herald import Herald
from desktop.main_window.window import MainWindow
from desktop.memory import Memory
from desktop.notifier.freedesktop import FreedesktopNotifier
from desktop.widgets.toast import Toast
from models.vocabulary import NoticeUrgency, Target
from services.notify import inbox, phrases
from services.notify.audience import Profile
from services.notify.inbox import Word
from services.notify.phrases import Phrase
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat
    from tests.rigs.session import Session

pytestmark = pytest.mark.usefixtures("german")
LATE = "Lösung überfällig: #{number} VPN drops"


@pytest.fixture
def number(seat: Seat) -> int:
    """A ticket with an alert of the program about it, in English, and what somebody wrote."""
    made = opened(seat.store, seat.small)
    values = {"target": Target.RESOLUTION, "number": made, "subject": "VPN drops", "call": ""}
    title = phrases.said(Phrase("overdue", values), Profile(language="en"))
    assert title == f"Resolution overdue: #{made} VPN drops"
    with seat.store.work(seat.small.lead) as work:
        word = Word(
            "escalation",
            title,
            "Please look, it was due at noon.",
            urgency=NoticeUrgency.CRITICAL,
            ticket_id=made,
        )
        inbox.tell(work, [seat.small.agent.person_id or 0], word)
    return made


def test_a_popup_at_a_real_daemon_is_said_in_german(
    seat: Seat, number: int, session: Session, qtbot: QtBot
) -> None:
    recorder = session.start_recorder("notifications")
    notifier = FreedesktopNotifier("Vigildesk", "vigildesk")
    alerts = Alerts(seat.desk, notifier)
    with qtbot.waitSignal(notifier.delivered):
        pass
    told = recorder.event("notified")
    notifier.close()

    assert told["title"] == LATE.format(number=number)
    assert told["body"] == "Please look, it was due at noon."
    assert told["choices"][3::2] == ["Öffnen", "In 10 min erinnern"]
    alerts.deleteLater()


def test_a_toast_is_said_in_german(seat: Seat, number: int, tmp_path: Path, qtbot: QtBot) -> None:
    window = MainWindow(Memory(tmp_path / "window.ini"), "light", is_cover=False)
    qtbot.addWidget(window)
    commands = Commands(window, seat.small.agent.role)
    herald = Herald(seat.desk, commands, window.frame, Toast(window.frame))
    with seat.store.reading(seat.small.agent) as work:
        [notice] = inbox.notices(work, 5)

    herald.toast_notice(notice)

    said = [one.words() for one in window.frame.findChildren(Toast)]
    assert LATE.format(number=number) in said
