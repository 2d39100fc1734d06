"""What the desktop is told, on a real bus with a recorder in the place of a daemon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.notifier import Choice, Notification
from desktop.notifier.freedesktop import FreedesktopNotifier
from models.vocabulary import NoticeUrgency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.rigs.session import Session

BREACH = Notification(
    key="notice:7",
    title="#1042 breached first response",
    body="VPN <b>drops</b> & comes back",
    urgency=NoticeUrgency.CRITICAL,
    choices=(Choice("acknowledge", "Acknowledge"), Choice("snooze", "Snooze 10 min")),
)


@pytest.fixture
def notifier(session: Session, qtbot: QtBot) -> Iterator[FreedesktopNotifier]:
    assert session.environment
    assert qtbot is not None
    notifier = FreedesktopNotifier("Vigildesk", "vigildesk")
    yield notifier
    notifier.close()


def test_a_notification_is_delivered_with_its_choices(
    session: Session, notifier: FreedesktopNotifier, qtbot: QtBot
) -> None:
    recorder = session.start_recorder("notifications")

    with qtbot.waitSignal(notifier.delivered):
        notifier.show(BREACH)

    told = recorder.event("notified", title="#1042 breached first response", urgency=2, timeout=0)
    assert told["choices"][2:] == ["acknowledge", "Acknowledge", "snooze", "Snooze 10 min"]


def test_words_of_a_requester_never_become_markup(
    session: Session, notifier: FreedesktopNotifier, qtbot: QtBot
) -> None:
    recorder = session.start_recorder("notifications")

    with qtbot.waitSignal(notifier.delivered):
        notifier.show(BREACH)

    assert recorder.event("notified")["body"] == "VPN &lt;b&gt;drops&lt;/b&gt; &amp; comes back"


def test_a_pressed_button_comes_back_with_our_key(
    session: Session, notifier: FreedesktopNotifier, qtbot: QtBot
) -> None:
    recorder = session.start_recorder("notifications")
    with qtbot.waitSignal(notifier.delivered):
        notifier.show(BREACH)

    with qtbot.waitSignal(notifier.chosen) as chosen:
        recorder.say(f"press {recorder.event('notified')['id']} acknowledge")

    assert chosen.args == ["notice:7", "acknowledge"]


def test_a_withdrawn_notification_disappears(
    session: Session, notifier: FreedesktopNotifier, qtbot: QtBot
) -> None:
    recorder = session.start_recorder("notifications")
    with qtbot.waitSignal(notifier.delivered):
        notifier.show(BREACH)

    notifier.withdraw("notice:7")

    assert recorder.event("withdrawn") == {"event": "withdrawn", "id": 1}


def test_a_second_notification_takes_the_place_of_the_first(
    session: Session, notifier: FreedesktopNotifier, qtbot: QtBot
) -> None:
    recorder = session.start_recorder("notifications")
    for _ in range(2):
        with qtbot.waitSignal(notifier.delivered):
            notifier.show(BREACH)

    numbers = [recorder.event("notified")["id"] for _ in range(2)]

    assert numbers == [1, 1]


@pytest.mark.usefixtures("session")
def test_without_a_daemon_the_window_is_told(notifier: FreedesktopNotifier, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notifier.failed) as failed:
        notifier.show(BREACH)

    assert failed.args[0] == "notice:7"


def test_without_a_bus_the_window_is_told(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus-here")
    notifier = FreedesktopNotifier("Vigildesk", "vigildesk")

    with qtbot.waitSignal(notifier.failed) as failed:
        notifier.show(BREACH)

    assert failed.args[0] == "notice:7"


def test_a_daemon_that_comes_later_is_used(
    session: Session, notifier: FreedesktopNotifier, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(notifier.failed):
        notifier.show(BREACH)
    session.start_recorder("notifications")

    with qtbot.waitSignal(notifier.delivered) as delivered:
        notifier.show(BREACH)

    assert delivered.args == ["notice:7"]
