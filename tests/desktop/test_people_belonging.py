"""Where people belong and when they are away, entered by an administrator on the people page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton
from sqlalchemy import select

from desktop.absences import AbsenceDialog
from desktop.people.belonging_forms import GroupDialog, SkillDialog, TeamDialog
from models.audit import AuditEntry
from services.access import people, presence
from services.access.belonging import belonging
from tests.desktop.test_people_page import rest_on, shown
from tests.rigs.sight import words_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.people import PeoplePage
    from services.access.belonging import Belonging
    from services.access.presence import AbsenceView
    from tests.desktop.conftest import Seat


def on(page: PeoplePage, qtbot: QtBot, name: str) -> None:
    """Rest on somebody until what is known of them is in view."""
    rest_on(page, name)
    person = page.current()
    assert person is not None
    qtbot.waitUntil(
        lambda: page.belonging.known is not None and page.belonging.known.person_id == person.id
    )
    qtbot.waitUntil(lambda: page.absences.shown is not None)


def of(seat: Seat, name: str) -> Belonging:
    with seat.store.reading(seat.small.admin) as work:
        return belonging(work, people.people(work, name)[0].id)


def away(seat: Seat) -> list[AbsenceView]:
    with seat.store.reading(seat.small.admin) as work:
        return presence.absences(work)


def kinds(seat: Seat) -> list[str]:
    with seat.store.reading(seat.small.admin) as work:
        query = select(AuditEntry.kind).order_by(AuditEntry.id.desc()).limit(1)
        return list(work.session.scalars(query))


def press(page: PeoplePage, qtbot: QtBot, name: str) -> None:
    """Press, by a key, the control that is called so, once it is there."""

    def called() -> list[QAbstractButton]:
        controls = [*page.findChildren(QToolButton), *page.findChildren(QPushButton)]
        return [one for one in controls if one.accessibleName() == name and one.isVisibleTo(page)]

    qtbot.waitUntil(lambda: bool(called()))
    one = called()[0]
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Space)


def test_somebody_leaves_a_team_and_joins_another(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    on(page, qtbot, "Dana Fox")
    with qtbot.waitSignal(page.said) as heard:
        press(page, qtbot, "Leave Tier 1")

    assert heard.args == ["Dana Fox has left the team; their tickets stay with them."]
    assert of(seat, "Dana Fox").teams == ()
    assert kinds(seat) == ["person.left_team"]
    qtbot.waitUntil(lambda: "In no team." in words_of(page))

    page.belonging.teams.add.click()
    dialog = page.findChildren(TeamDialog)[0]
    assert not dialog.go.isEnabled()
    dialog.team.set_value(seat.small.tier_2)
    dialog.update_action()
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()
    assert of(seat, "Dana Fox").teams == ((seat.small.tier_2, "Tier 2"),)


def test_a_skill_is_given_and_taken(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    on(page, qtbot, "Dana Fox")
    page.belonging.skills.add.click()
    dialog = page.findChildren(SkillDialog)[0]
    dialog.skill.setText("x" * 201)
    dialog.go.click()
    qtbot.waitUntil(lambda: "1 to 200 characters" in dialog.banner.words())
    assert len(dialog.skill.text()) == 201
    dialog.skill.setText("  Networks ")
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()

    assert of(seat, "Dana Fox").skills == ("Networks",)
    assert of(seat, "Tom Reed").other_skills == ("Networks",)
    qtbot.waitUntil(lambda: "Networks" in words_of(page.belonging.skills))
    with qtbot.waitSignal(page.said):
        press(page, qtbot, "Take the skill Networks away")
    assert of(seat, "Dana Fox").skills == ()
    assert kinds(seat) == ["person.skill_taken"]
    qtbot.waitUntil(lambda: "No skill is recorded." in words_of(page))


def test_a_requester_is_sorted_into_a_group_and_out_again(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    page.which.choose("requesters")
    page.refresh()
    qtbot.waitUntil(lambda: [one.cells[0] for one in page.table.records.records] == ["Ruth Berg"])
    on(page, qtbot, "Ruth Berg")
    assert page.belonging.groups.isVisibleTo(page)
    hidden = (page.belonging.teams, page.belonging.skills, page.absences)
    assert not any(part.isVisibleTo(page) for part in hidden)

    page.belonging.groups.add.click()
    dialog = page.findChildren(GroupDialog)[0]
    dialog.group.setText("Board")
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()
    assert of(seat, "Ruth Berg").groups == ("Board",)
    qtbot.waitUntil(lambda: "Board" in words_of(page.belonging.groups))
    with qtbot.waitSignal(page.said):
        press(page, qtbot, "Take out of Board")
    assert of(seat, "Ruth Berg").groups == ()
    assert kinds(seat) == ["person.left_group"]


def test_an_absence_is_entered_and_ended(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    on(page, qtbot, "Dana Fox")
    page.absences.enter.click()
    dialog = page.findChildren(AbsenceDialog)[0]
    qtbot.waitUntil(lambda: dialog.substitute.box().count() > 1)
    offered = [dialog.substitute.box().itemText(one) for one in range(3)]
    assert offered[0] == "Nobody"
    assert dialog.substitute.box().findText("Dana Fox") < 0

    dialog.note.setText("On leave, <b>far</b> away")
    dialog.ends.setDateTime(dialog.starts.dateTime().addSecs(-60))
    dialog.go.click()
    qtbot.waitUntil(lambda: "ends before it begins" in dialog.banner.words())
    assert dialog.note.text() == "On leave, <b>far</b> away"
    dialog.open_end.setChecked(True)
    assert not dialog.ends.isEnabled()
    dialog.substitute.set_value(seat.small.colleague.person_id)
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()

    one = away(seat)[0]
    assert (one.person, one.ends_at, one.substitute) == ("Dana Fox", None, "Tom Reed")
    qtbot.waitUntil(lambda: "Away until further notice; Tom Reed stands in" in words_of(page))
    assert "“On leave, <b>far</b> away”" in words_of(page)
    with qtbot.waitSignal(page.said) as heard:
        press(page, qtbot, "End now: away until further notice; Tom Reed stands in")
    assert heard.args == ["Dana Fox is back."]
    assert away(seat) == []
    qtbot.waitUntil(lambda: "No absence is entered." in words_of(page))


def test_an_absence_that_is_over_already_is_refused(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    on(page, qtbot, "Dana Fox")
    page.absences.enter.click()
    dialog = page.findChildren(AbsenceDialog)[0]
    dialog.starts.setDateTime(dialog.starts.dateTime().addDays(30))
    assert dialog.ends.dateTime() == dialog.starts.dateTime().addDays(1)
    for field in (dialog.starts, dialog.ends):
        field.setDateTime(field.dateTime().addDays(-60))
    dialog.go.click()

    qtbot.waitUntil(lambda: "over already" in dialog.banner.words())
    assert away(seat) == []


def test_an_absence_to_come_is_taken_back(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        during = (work.now + timedelta(days=3), work.now + timedelta(days=5))
        presence.note_absence(work, seat.small.agent.person_id or 0, during)
    page = shown(seat, qtbot, seat.small.admin)
    on(page, qtbot, "Dana Fox")
    qtbot.waitUntil(lambda: "nobody stands in" in words_of(page))
    end = next(one for one in page.absences.findChildren(QPushButton) if one.text() == "Take back")
    with qtbot.waitSignal(page.said) as heard:
        end.click()

    assert heard.args == ["The absence of Dana Fox is taken back."]
    assert away(seat) == []


def test_what_a_colleague_ended_meanwhile_is_ended_once(seat: Seat) -> None:
    with seat.store.work(seat.small.admin) as work:
        me = seat.small.agent.person_id or 0
        during = (work.now - timedelta(hours=1), None)
        number = presence.note_absence(work, me, during).subject or 0
    for _twice in range(2):
        with seat.store.work(seat.small.admin) as work:
            presence.end_absence(work, number)
    with seat.store.reading(seat.small.admin) as work:
        query = select(AuditEntry.kind).where(AuditEntry.kind == "person.back")
        assert len(work.session.scalars(query).all()) == 1
