"""Settings of one's own alerts, the ways out with a test, and the words of mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTime

from desktop.notifications import NotificationsPage
from desktop.notifications.words import MAILS
from models.vocabulary import Medium, Timing
from services.notify import audience, templates, wishes
from services.notify.sending import send_due
from services.notify.wishes import Cell
from services.store.work import WATCHER
from tests.rigs.outside import relay_running
from tests.rigs.sight import words_of
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat
    from tests.rigs.outside import Relay


@pytest.fixture
def relay(seat: Seat) -> Iterator[Relay]:
    """A relay that the desk's mails go to."""
    settings = {"host": "127.0.0.1", "sender": "desk@example.org", "security": "none"}
    with relay_running() as (running, port):
        with seat.store.work(seat.small.admin) as work:
            audience.add_channel(work, "Relay", Medium.EMAIL, settings | {"port": port})
        yield running


def shown(seat: Seat, qtbot: QtBot, actor: Actor, part: str = "mine") -> NotificationsPage:
    page = single(NotificationsPage, seat.desk_of(actor), qtbot, (1080, 900))
    if part != "mine":
        page.parts.choose(part)
        page.parts.chosen.emit(part)
    return page


def kept(seat: Seat) -> wishes.WishesView:
    with seat.store.reading(seat.small.agent) as work:
        return wishes.wishes(work)


def test_a_choice_is_kept_for_its_scope(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.agent)
    box = page.matrix.boxes["escalation", Medium.SMS]
    qtbot.waitUntil(lambda: box.box().count() > 1)
    page.matrix.scope.choose("own")
    page.matrix.scope.chosen.emit("own")

    box.chosen.emit(Timing.AT_ONCE)

    qtbot.waitUntil(
        lambda: kept(seat).own == {Cell("escalation", Medium.SMS, "own"): Timing.AT_ONCE}
    )
    qtbot.waitUntil(lambda: box.value() is Timing.AT_ONCE)


def test_what_no_channel_carries_is_said(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.agent)

    qtbot.waitUntil(lambda: "no channel is open for" in words_of(page.matrix))


def test_quiet_hours_language_and_presence_are_saved(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.agent)
    form = page.profile
    qtbot.waitUntil(lambda: "agent@example.invalid" in form.email.text())
    form.quiet.setChecked(True)
    form.starts.setTime(QTime(21, 30))
    form.days["sun"].setChecked(False)
    form.language.set_value("de")
    form.zone.set_value("Europe/Berlin")
    form.away.setChecked(True)

    with qtbot.waitSignal(page.said):
        form.save.click()

    saved = kept(seat).profile
    assert saved.quiet == {
        day: [["21:30", "06:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat")
    }
    assert (saved.language, saved.timezone, saved.skip_when_away) == ("de", "Europe/Berlin", True)
    assert not form.save.isEnabled()


def test_what_is_being_changed_is_not_overwritten_by_news(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.agent)
    qtbot.waitUntil(lambda: "agent@example.invalid" in page.profile.email.text())
    page.profile.mobile.setText("+44 1")
    page.profile.mobile.textEdited.emit("+44 1")
    with seat.store.work(seat.small.agent) as work:
        wishes.save(work, {"mobile": "+44 2"})

    page.refresh()
    with qtbot.waitSignal(page._desk.answered):  # noqa: SLF001 - the answer itself is awaited
        pass

    assert page.profile.mobile.text() == "+44 1"


def test_an_administrator_sends_a_test_and_reads_the_answer(
    seat: Seat, relay: Relay, qtbot: QtBot
) -> None:
    page = shown(seat, qtbot, seat.small.admin, "channels")
    qtbot.waitUntil(page.channels.test.isEnabled)
    page.channels.recipient.setText("ops@example.org")
    page.channels.test.click()
    qtbot.waitUntil(lambda: "in the outbox" in page.channels.banner.words())
    send_due(seat.store, WATCHER)

    qtbot.waitUntil(
        lambda: "Sent – accepted by the relay" in page.channels.banner.words(),  # noqa: RUF001
    )
    assert [one["To"] for one in relay.taken] == ["ops@example.org"]


def test_an_agent_sees_no_channels(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.agent)

    with pytest.raises(KeyError):
        page.parts.choose("channels")


def test_words_are_previewed_as_they_are_written(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin, "words")
    qtbot.waitUntil(lambda: "Dana Fox" in page.words.made.toPlainText())
    page.words.language.choose("de")
    page.words.language.chosen.emit("de")
    qtbot.waitUntil(lambda: "Guten Tag Dana Fuchs" in page.words.made.toPlainText())

    page.words.subject.setText("{{nobody}}")

    qtbot.waitUntil(lambda: "nobody" in page.words.banner.words())


def test_words_are_saved(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin, "words")
    qtbot.waitUntil(lambda: bool(page.words.subject.text()))
    page.words.subject.setText("Desk: {{title}}")

    with qtbot.waitSignal(page.words.said):
        page.words.save.click()

    with seat.store.reading(seat.small.admin) as work:
        row = next(one for one in wishes.template_rows(work) if one.is_own)
    assert (row.name, row.language, row.subject) == ("single", "en", "Desk: {{title}}")


@pytest.mark.usefixtures("relay")
def test_an_administrator_chooses_for_everybody(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin, "desk")
    cell = Cell("escalation", Medium.EMAIL, "team")
    box = page.desk_matrix.boxes["escalation", Medium.EMAIL]
    page.desk_matrix.scope.choose("team")
    page.desk_matrix.scope.chosen.emit("team")
    qtbot.waitUntil(lambda: box.box().currentText() == "Standard: At once")

    box.box().setCurrentIndex(2)
    box.box().activated.emit(2)

    qtbot.waitUntil(lambda: kept(seat).desk.get(cell) is Timing.DIGEST)
    mine = shown(seat, qtbot, seat.small.agent).matrix
    mine.scope.choose("team")
    mine.scope.chosen.emit("team")
    words = "As the desk: In the digest"
    qtbot.waitUntil(lambda: mine.boxes["escalation", Medium.EMAIL].box().currentText() == words)


def test_an_agent_is_not_offered_the_choices_of_everybody(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.agent)

    with pytest.raises(KeyError):
        page.parts.choose("desk")


def test_every_kind_of_mail_has_words_and_a_preview_in_both_languages(
    seat: Seat, qtbot: QtBot
) -> None:
    page = shown(seat, qtbot, seat.small.admin, "words").words
    qtbot.waitUntil(lambda: bool(page.subject.text()))

    assert set(MAILS) == {name for name, _ in templates.every()}
    assert page.kind.box().count() == len(MAILS)
    for kind in MAILS:
        page.kind.set_value(kind)
        page.kind.chosen.emit(kind)
        qtbot.waitUntil(lambda: "Hello Dana Fox" in page.made.toPlainText())
        qtbot.waitUntil(lambda: "Guten Tag Dana Fuchs" in page.other.toPlainText())


def test_words_of_one_kind_are_written_and_taken_back(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin, "words").words
    qtbot.waitUntil(lambda: bool(page.subject.text()))
    page.kind.set_value("single:task")
    page.kind.chosen.emit("single:task")
    assert not page.back.isVisibleTo(page)
    page.subject.setText("{{priority}}: {{title}}")
    with qtbot.waitSignal(page.said):
        page.save.click()
    qtbot.waitUntil(lambda: page.back.isVisibleTo(page))

    with qtbot.waitSignal(page.said):
        page.back.click()

    qtbot.waitUntil(lambda: page.subject.text() == "{{title}}")
    assert not page.back.isVisibleTo(page)
