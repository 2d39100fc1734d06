"""A rule is put together, changed and put in order in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from desktop.rules import RulesPage
from desktop.rules.kept_conditions import asked
from desktop.rules.rule_dialog import RuleDialog
from desktop.rules.trigger_form import TriggerForm
from models.rules import Rule, RuleVersion
from models.vocabulary import Priority, RuleOutcome, TicketStatus
from services.errors import ConflictError
from services.rules import conditions, history, packs, publishing, reading, triggers
from services.rules.kinds import BUILT_IN
from services.rules.publishing import RuleDraft, publish_rule
from services.watch.desk_store import open_store
from tests.rigs.desk import opened
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat

CHOICES = {
    "status": [(one.value, one.value) for one in TicketStatus],
    "priority": [(one.word, one.word) for one in Priority],
    "team": [("Tier 1", "Tier 1")],
}
HIGH = {"do": "priority", "to": "high"}


def shown(seat: Seat, qtbot: QtBot, actor: Actor | None = None) -> RulesPage:
    person = actor or seat.small.admin
    return single(RulesPage, seat.desk_of(person), qtbot)


def filled(form: RuleDialog, qtbot: QtBot) -> RuleDialog:
    qtbot.waitUntil(lambda: form.conditions is not None)
    return form


def whole(page: RulesPage, qtbot: QtBot) -> RuleDialog:
    """Wait for the form that was opened over a page, with all its parts."""
    qtbot.waitUntil(lambda: page.dialog is not None and page.dialog.conditions is not None)
    assert page.dialog is not None
    return page.dialog


def asked_by(tree: Mapping[str, Any]) -> object:
    return asked(conditions.read({"all": [tree]} if "field" in tree else tree))


def stored(seat: Seat, name: str) -> RuleVersion:
    with seat.store.reading(seat.small.admin) as work:
        rule = work.session.scalars(select(Rule).where(Rule.name == name)).one()
        present = RuleVersion.rule_id == rule.id, RuleVersion.version == rule.version
        return work.session.scalars(select(RuleVersion).where(*present)).one()


def test_a_rule_made_in_the_window_works_on_the_next_ticket(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot)
    page.make.click()
    form = whole(page, qtbot)
    assert not form.go.isEnabled()
    QTest.keyClicks(form.name, "Network faults are urgent")
    assert form.conditions is not None
    row = form.conditions.builder.add_row()
    row.show_leaf({"field": "subject", "op": "contains", "value": "network"})
    form.steps.add("priority")
    qtbot.waitUntil(lambda: "fit now" in form.hint.text())
    written = form.steps.rows()[0].action()
    with qtbot.waitSignal(page.said):
        QTest.mouseClick(form.go, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: [one.rule.name for one in page.rows] == ["Network faults are urgent"])
    store = open_store(str(seat.store.engine.url))
    number = opened(store, seat.small, subject="The network is down")
    with store.reading(seat.small.admin) as work:
        runs = [one.outcome for one in history.runs(work, number)]
    store.dispose()
    assert written == {"do": "priority", "to": "critical"}
    assert runs == [RuleOutcome.RAN]


@pytest.mark.parametrize(
    "trigger",
    [
        {"on": "created"},
        {"on": "task", "to": "done"},
        {"on": "approval", "to": ["approved", "refused"]},
        {"on": "changed", "field": "status"},
        {"on": "changed", "field": "priority", "from": "low", "to": ["high", "critical"]},
        {"on": "changed", "field": "type", "to": ["Incident", "Fault"]},
        {"on": "idle", "for": "90m"},
        {"on": "in", "field": "status", "value": "open", "for": "4h", "wall": True},
        {"on": "in", "field": "team", "value": "Tier 9", "for": "24h"},
        {"on": "schedule", "at": "08:00", "days": ["mon", "fri"], "timezone": "Europe/Berlin"},
        {"on": "schedule", "every": "4h"},
    ],
)
def test_a_trigger_is_read_back_as_it_was_shown(trigger: Mapping[str, Any], qtbot: QtBot) -> None:
    form = TriggerForm(list(BUILT_IN.values()), CHOICES)
    qtbot.addWidget(form)
    form.show_trigger(trigger)

    assert triggers.read(form.trigger()) == triggers.read(trigger)


def test_every_rule_of_the_pack_is_opened_and_kept_as_it_is(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        packs.install(work, packs.load("support-hierarchy"))
        numbers = [one.id for one in reading.cards(work)]
        kept = [reading.written(work, one) for one in numbers]
    desk = seat.desk_of(seat.small.admin)
    for rule in kept:
        form = RuleDialog(desk, rule=rule)
        qtbot.addWidget(form)
        draft = filled(form, qtbot).draft()

        assert triggers.read(draft.trigger) == triggers.read(rule.draft.trigger)
        assert asked_by(draft.conditions) == asked_by(rule.draft.conditions)
        assert list(draft.actions) == list(rule.draft.actions)


def test_a_pattern_and_a_value_before_the_change_stay(seat: Seat, qtbot: QtBot) -> None:
    asked = {
        "all": [
            {"field": "was.status", "op": "is", "value": "closed"},
            {"field": "subject", "op": "matches", "value": "(?i)vpn"},
        ]
    }
    with seat.store.work(seat.small.admin) as work:
        draft = RuleDraft("Odd", {"on": "changed", "field": "status"}, [HIGH], asked)
        rule = reading.written(work, publish_rule(work, draft))
    form = RuleDialog(seat.desk_of(seat.small.admin), rule=rule)
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: form.conditions is not None)

    assert form.draft().conditions == asked


def test_conditions_beyond_the_form_are_read_out_and_kept(seat: Seat, qtbot: QtBot) -> None:
    asked = {"all": [{"field": "was.subject", "op": "contains", "value": "vpn"}]}
    with seat.store.work(seat.small.admin) as work:
        draft = RuleDraft("Odd", {"on": "changed", "field": "subject"}, [HIGH], asked)
        rule = reading.written(work, publish_rule(work, draft))
    form = RuleDialog(seat.desk_of(seat.small.admin), rule=rule)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitUntil(lambda: form.conditions is not None)
    assert form.conditions is not None

    assert form.draft().conditions == asked
    assert not form.conditions.builder.isVisible()


def test_a_change_is_the_next_version_under_the_new_name(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        publish_rule(work, RuleDraft("First", {"on": "created"}, [HIGH]))
    page = shown(seat, qtbot)
    qtbot.waitUntil(lambda: bool(page.rows))
    page.detail.change.click()
    form = whole(page, qtbot)
    form.name.setText("Second")
    form.note.setText("Said better")
    with qtbot.waitSignal(page.said):
        form.go.click()

    found = stored(seat, "Second")
    assert (found.version, found.note, found.actions) == (2, "Said better", [HIGH])


def test_what_cannot_work_is_said_and_nothing_typed_is_lost(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot)
    page.make.click()
    form = whole(page, qtbot)
    form.name.setText("Waits")
    assert form.trigger is not None
    form.trigger.show_trigger({"on": "idle", "for": "soon"})
    form.steps.add("priority")
    form.go.click()
    qtbot.waitUntil(lambda: bool(form.banner.words()))

    assert "such as 45m, 4h or 2d" in form.banner.words()
    assert (form.name.text(), form.trigger.trigger()["for"]) == ("Waits", "soon")
    assert form.go.isEnabled()


def test_a_rule_that_was_published_meanwhile_is_not_run_over(seat: Seat) -> None:
    with seat.store.work(seat.small.admin) as work:
        number = publish_rule(work, RuleDraft("Odd", {"on": "created"}, [HIGH]))
        publish_rule(work, RuleDraft("Odd", {"on": "note"}, [HIGH]))
    with pytest.raises(ConflictError), seat.store.work(seat.small.admin) as work:
        publishing.save_rule(work, RuleDraft("Odd", {"on": "created"}, [HIGH]), number, 1)

    assert stored(seat, "Odd").trigger == {"on": "note"}


def test_two_rules_never_have_one_name(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        publish_rule(work, RuleDraft("Odd", {"on": "created"}, [HIGH]))
    page = shown(seat, qtbot)
    page.make.click()
    form = whole(page, qtbot)
    form.name.setText("Odd")
    form.steps.add("priority")
    form.go.click()
    qtbot.waitUntil(lambda: "already" in form.banner.words())

    assert stored(seat, "Odd").version == 1


def test_rules_are_put_in_order(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        for name in ("First", "Second", "Third"):
            publish_rule(work, RuleDraft(name, {"on": "created"}, [HIGH]))
    page = shown(seat, qtbot)
    qtbot.waitUntil(lambda: len(page.rows) == 3)
    assert not page.detail.up.isEnabled()
    page.detail.down.click()
    qtbot.waitUntil(lambda: [one.rule.name for one in page.rows] == ["Second", "First", "Third"])

    assert page.detail.up.isEnabled()
    assert page.detail.rule is not None
    assert page.detail.rule.name == "First"


def test_who_only_reads_makes_no_rules(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        publish_rule(work, RuleDraft("Odd", {"on": "created"}, [HIGH]))
    page = shown(seat, qtbot, seat.small.lead)
    qtbot.waitUntil(lambda: bool(page.rows))

    assert not page.make.isVisible()
    assert not page.detail.change.isVisible()
