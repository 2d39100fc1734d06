"""Policies are read out, and a change is published only after it was seen what would move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import func, select

from desktop.policies import PoliciesPage
from desktop.widgets.chip import target_words
from models.desk import Setting
from models.people import Person
from models.policies import PolicyVersion
from models.vocabulary import Target
from services.access.passwords import hashed
from services.escalation import configuration
from services.sla.publishing import SECOND_PERSON
from tests.rigs.desk import opened
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat


def shown(seat: Seat, qtbot: QtBot, actor: Actor) -> PoliciesPage:
    page = single(PoliciesPage, seat.desk_of(actor), qtbot)
    qtbot.waitUntil(lambda: "Standard" in words_of(page))
    return page


def words_of(page: PoliciesPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel)]


def checked(page: PoliciesPage, qtbot: QtBot, old: str, new: str) -> None:
    """Edit the text and look at what would move."""
    page.edit.click()
    text = page.editor.text.toPlainText()
    assert old in text
    page.editor.text.setPlainText(text.replace(old, new))
    page.editor.check.click()
    qtbot.waitUntil(
        lambda: page.editor.check.isEnabled() and not page.editor.said.text().startswith("Change")
    )


def versions(seat: Seat) -> int:
    with seat.store.reading(seat.small.admin) as work:
        return work.session.scalar(select(func.count()).select_from(PolicyVersion)) or 0


def test_a_policy_is_read_out_in_sentences(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)

    said = words_of(page)
    assert {"8\N{NO-BREAK SPACE}h", "Critical: 2\N{NO-BREAK SPACE}h"} <= set(said)
    assert "when Resolution is due" in said
    assert "hand the ticket to “Tier 2” and tell its lead" in said
    assert "every hour of every day" in said


def test_a_supervisor_reads_and_does_not_publish(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.lead)

    assert not page.edit.isVisible()


def test_nothing_is_published_unseen(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    page.edit.click()
    page.editor.text.setPlainText(page.editor.text.toPlainText().replace("8h", "4h"))

    assert not page.editor.publish.isEnabled()


def test_the_check_names_every_deadline_that_moves(seat: Seat, qtbot: QtBot) -> None:
    number = opened(seat.store, seat.small)
    page = shown(seat, qtbot, seat.small.admin)
    checked(page, qtbot, "8h", "4h")

    assert page.editor.moved.rowCount() == 1
    cell = page.editor.moved.item(0, 0)
    assert cell is not None
    assert cell.text().startswith(f"#{number} ")
    promise = page.editor.moved.item(0, 1)
    assert promise is not None
    assert promise.text() == target_words(Target.RESOLUTION)
    assert versions(seat) == 1


def test_what_was_seen_can_be_published(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    checked(page, qtbot, "8h", "4h")
    with qtbot.waitSignal(page.editor.published):
        page.editor.publish.click()

    qtbot.waitUntil(lambda: "4\N{NO-BREAK SPACE}h" in words_of(page))
    assert versions(seat) == 2


def test_another_word_after_the_check_must_be_checked_again(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    checked(page, qtbot, "8h", "4h")
    page.editor.text.setPlainText(page.editor.text.toPlainText().replace("4h", "3h"))

    assert not page.editor.publish.isEnabled()


def test_a_mistake_is_said_with_its_line_and_the_text_stays(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    page.edit.click()
    text = page.editor.text.toPlainText().replace("8h", "soon")
    page.editor.text.setPlainText(text)
    page.editor.check.click()

    qtbot.waitUntil(page.editor.banner.isVisible)
    assert page.editor.text.toPlainText() == text


@pytest.fixture
def two_needed(seat: Seat) -> Seat:
    """The seat of a desk where nobody publishes alone; the manager has a password."""
    with seat.store.work(seat.small.admin) as work:
        work.session.add(Setting(key=SECOND_PERSON, value=True))
        manager = work.require(Person, seat.small.manager.person_id or 0)
        manager.password_hash = hashed("a long enough word")
    return seat


def test_where_two_are_needed_the_second_signs_in_here(two_needed: Seat, qtbot: QtBot) -> None:
    page = shown(two_needed, qtbot, two_needed.small.admin)
    checked(page, qtbot, "8h", "4h")
    alone = page.editor.publish.isEnabled()
    page.editor.second.setText("manager")
    page.editor.password.setText("a long enough word")
    with qtbot.waitSignal(page.editor.published):
        page.editor.publish.click()

    assert not alone
    assert versions(two_needed) == 2


def test_a_wrong_second_password_publishes_nothing(two_needed: Seat, qtbot: QtBot) -> None:
    page = shown(two_needed, qtbot, two_needed.small.admin)
    checked(page, qtbot, "8h", "4h")
    page.editor.second.setText("manager")
    page.editor.password.setText("a wrong word")
    page.editor.publish.click()

    qtbot.waitUntil(page.editor.banner.isVisible)
    assert versions(two_needed) == 1


def test_what_a_colleague_published_meanwhile_is_not_undone(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    page.edit.click()
    began = page.editor.text.toPlainText()
    with seat.store.work(seat.small.admin) as work:
        text = began.replace("timezone: Europe/London", "timezone: Europe/Berlin")
        configuration.publish_text(work, text, open_tickets_too=False)
    page.editor.text.setPlainText(began.replace("8h", "4h"))
    page.editor.check.click()
    qtbot.waitUntil(page.editor.publish.isEnabled)
    with qtbot.waitSignal(page.editor.published):
        page.editor.publish.click()

    with seat.store.reading(seat.small.admin) as work:
        now = configuration.export(work)
    assert "timezone: Europe/Berlin" in now
    assert "resolution: 4h" in now or "default: 4h" in now


def test_what_a_colleague_published_of_the_same_is_looked_at_and_mine_is_kept(
    seat: Seat, qtbot: QtBot
) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    page.edit.click()
    editor = page.editor
    began = editor.text.toPlainText()
    with seat.store.work(seat.small.admin) as work:
        configuration.publish_text(work, began.replace("8h", "6h"), open_tickets_too=False)
    with seat.store.reading(seat.small.admin) as work:
        theirs = configuration.export(work)
    editor.terms.way.choose("text")
    editor.terms.way.chosen.emit("text")
    qtbot.waitUntil(lambda: not editor.terms.is_form())
    mine = began.replace("8h", "4h") + "# why not\n"
    editor.text.setPlainText(mine)
    editor.check.click()
    qtbot.waitUntil(lambda: bool(editor.theirs.offer))
    assert "policy Standard" in editor.banner.words()

    editor.banner.acted.emit()
    assert editor.text.toPlainText() == theirs
    assert editor.is_typed()
    assert editor.isVisible()
    editor.banner.acted.emit()
    assert editor.text.toPlainText() == mine
    editor.check.click()
    qtbot.waitUntil(editor.publish.isEnabled)
    with qtbot.waitSignal(editor.published):
        editor.publish.click()
    assert not editor.theirs.offer
    assert "4h" in exported(seat)


def test_theirs_is_published_only_once_mine_may_be_dropped(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    page.edit.click()
    editor = page.editor
    began = editor.text.toPlainText()
    mine, theirs = began.replace("8h", "4h"), began.replace("8h", "6h")
    editor.text.setPlainText(mine)
    editor.theirs.come(theirs)
    editor.banner.acted.emit()
    qtbot.waitUntil(lambda: editor.text.toPlainText() == theirs)
    editor.check.click()
    qtbot.waitUntil(editor.publish.isEnabled)
    editor.publish.click()

    assert editor.dropping.isVisible()
    assert "6h" not in exported(seat)
    editor.tell_put_away()
    assert editor.text.toPlainText() == mine
    assert not editor.theirs.offer


def exported(seat: Seat) -> str:
    with seat.store.reading(seat.small.admin) as work:
        return configuration.export(work)


def test_a_draft_put_away_can_be_taken_up_again(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    page.edit.click()
    changed = page.editor.text.toPlainText().replace("8h", "4h")
    page.editor.text.setPlainText(changed)
    with qtbot.waitSignal(page.offered) as offered:
        page.editor.left.emit()
    assert not page.editor.isVisible()

    _words, undo = offered.args or []
    undo()

    assert page.editor.isVisible()
    assert page.editor.text.toPlainText() == changed


def test_a_draft_without_changes_is_left_without_a_word(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    page.edit.click()
    with qtbot.assertNotEmitted(page.offered):
        page.editor.left.emit()


def test_every_draft_begins_with_new_tickets_only(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    page.edit.click()
    page.editor.open_too.setChecked(True)
    page.editor.left.emit()
    page.edit.click()

    assert page.editor.new_only.isChecked()


def test_what_would_be_published_is_said_in_german(
    seat: Seat,
    qtbot: QtBot,
    german: None,  # noqa: ARG001 - the window's language
) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    page.edit.click()
    page.editor.text.setPlainText(page.editor.text.toPlainText().replace("8h", "4h"))
    page.editor.check.click()

    qtbot.waitUntil(lambda: "Richtlinie Standard: Version 2" in page.editor.said.text())
