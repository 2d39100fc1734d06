"""Rules and paths are read out in sentences; why one ran is answered; a switch needs a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import select, update

from desktop.rules import RulesPage
from desktop.spoken.rules import action_words, clauses, trigger_words
from desktop.widgets.path_timeline import Mark, PathTimeline
from models.audit import AuditEntry
from models.rules import Rule, RuleVersion
from services.rules import conditions, packs, triggers
from services.rules.publishing import RuleDraft, publish_rule
from services.watch.desk_store import open_store
from tests.rigs.desk import opened
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat


@pytest.fixture
def ruled(seat: Seat) -> Seat:
    """The seat of a desk that took the ready-made pack over."""
    with seat.store.work(seat.small.admin) as work:
        packs.install(work, packs.load("support-hierarchy"))
    return seat


def shown(seat: Seat, qtbot: QtBot, actor: Actor) -> RulesPage:
    return single(RulesPage, seat.desk_of(actor), qtbot)


def reading(seat: Seat, qtbot: QtBot, name: str, actor: Actor | None = None) -> RulesPage:
    """The page with one rule chosen."""
    page = shown(seat, qtbot, actor or seat.small.admin)
    qtbot.waitUntil(lambda: bool(page.rules))
    next(row for row in page.rows if row.rule.name == name).click()
    return page


def words_of(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def test_a_rule_is_read_out_in_sentences(ruled: Seat, qtbot: QtBot) -> None:
    page = reading(ruled, qtbot, "What is critical goes to whoever is on call")

    qtbot.waitUntil(lambda: "When a ticket is opened" in words_of(page.detail))
    said = words_of(page.detail)
    assert "at least one of these holds:" in said
    assert "the type is “System Down”" in said
    assert "1. assign it to “Engineering”, to whoever is on call" in said


@pytest.mark.parametrize(
    ("trigger", "said"),
    [
        ({"on": "changed", "field": "status"}, "When the status changes"),
        (
            {"on": "changed", "field": "priority", "from": "low", "to": ["high", "critical"]},
            "When the priority changes from Low to Critical or High",
        ),
        ({"on": "idle", "for": "90m"}, "When nothing has happened for 1 h 30 min of service time"),
        (
            {"on": "in", "field": "status", "value": "open", "for": "4h", "wall": True},
            "When the status has been Open for 4 h by the clock on the wall",
        ),
        (
            {"on": "schedule", "at": "08:00", "days": ["mon", "fri"]},
            "On Monday and Friday at 08:00 (UTC)",
        ),
        ({"on": "schedule", "at": "08:00"}, "Every day at 08:00 (UTC)"),
        ({"on": "schedule", "every": "1h"}, "Every hour"),
        ({"on": "schedule", "every": "4h"}, "Every 4 h"),
        (
            {"on": "approval", "to": ["approved", "refused"]},
            "When an approval is given or withheld",
        ),
        ({"on": "task", "to": "done"}, "When a task is done"),
        ({"on": "changed", "field": "tags"}, "When the tags change"),
        (
            {"on": "in", "field": "team", "value": "Tier 1", "for": "24h"},
            "When the ticket has been with “Tier 1” for 1 d of service time",
        ),
    ],
)
def test_every_kind_of_trigger_is_a_sentence(trigger: dict[str, object], said: str) -> None:
    assert trigger_words(triggers.read(trigger)) == said


def test_a_nested_tree_is_said_line_by_line() -> None:
    node = conditions.read(
        {
            "all": [
                {"field": "tags", "op": "contains", "value": "vip"},
                {"none": [{"field": "was.status", "op": "is", "value": "closed"}]},
                {"field": "idle", "op": "greater", "value": "2d"},
            ]
        }
    )

    assert [(one.depth, one.words) for one in clauses(node)] == [
        (0, "the tags include “vip”"),
        (0, "none of these holds:"),
        (1, "the status before the change is Closed"),
        (0, "the time since the last change is more than 2 d"),
    ]


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ({"do": "tags", "add": ["a"]}, "add the tag “a”"),
        (
            {"do": "tags", "add": ["a", "b"], "remove": ["c"]},
            "add the tags “a” and “b” and take the tag “c” away",
        ),
        (
            {"do": "approval", "title": "Pay", "approvers": ["lead", "manager"], "way": "any"},
            "ask the team's lead and the manager to approve, one of them is enough: “Pay”",
        ),
        (
            {"do": "assign", "team": "Tier 2", "agent": "least_loaded", "skill": "Senior"},
            "assign it to “Tier 2”, to whoever has the skill “Senior” and the fewest open tickets",
        ),
        (
            {"do": "notify", "recipients": ["lead"], "text": {"de": "Schau.", "en": "Look."}},
            "tell the team's lead: “Look.”",
        ),
    ],
)
def test_an_action_is_said_as_a_person_would(action: dict[str, object], said: str) -> None:
    assert action_words(action) == said


def test_no_action_of_the_pack_is_said_by_its_bare_word() -> None:
    pack = packs.load("support-hierarchy")
    said = [action_words(one) for rule in pack.rules for one in rule.actions]

    assert all(" " in words for words in said)


def test_why_a_rule_did_not_run_is_answered_with_what_ran(ruled: Seat, qtbot: QtBot) -> None:
    store = open_store(str(ruled.store.engine.url))
    number = opened(store, ruled.small, kind="Billing Inquiry")
    store.dispose()
    page = reading(ruled, qtbot, "Product defects go to Engineering")

    page.why.field.setText(str(number))
    page.why.ask.click()

    qtbot.waitUntil(lambda: "Billing inquiries go to Finance: it ran" in words_of(page.why))
    assert "type is Product Defect: it is Billing Inquiry" in page.why.said.text()


def test_asking_about_a_ticket_that_is_not_there_says_so(ruled: Seat, qtbot: QtBot) -> None:
    page = reading(ruled, qtbot, "Product defects go to Engineering")

    page.why.field.setText("4711")
    page.why.ask.click()

    qtbot.waitUntil(lambda: "4711" in page.why.said.text())


def test_the_preview_leads_to_the_tickets_that_fit(ruled: Seat, qtbot: QtBot) -> None:
    number = opened(ruled.store, ruled.small, kind="Billing Inquiry")
    page = reading(ruled, qtbot, "Billing inquiries go to Finance")

    page.matches.ask.click()
    qtbot.waitUntil(lambda: "1 ticket fits." in words_of(page.matches))
    with qtbot.waitSignal(page.ticket_opened) as asked:
        page.matches.opened.emit(number)

    assert asked.args == [number]


def test_a_rule_is_disabled_with_a_reason_in_the_trail(ruled: Seat, qtbot: QtBot) -> None:
    page = reading(ruled, qtbot, "Tier 1 for a day")
    page.detail.switch.click()

    with qtbot.waitSignal(page.said):
        page.detail.reason.given.emit("It floods Tier 2")

    with ruled.store.reading(ruled.small.admin) as work:
        rule = work.session.scalars(select(Rule).where(Rule.name == "Tier 1 for a day")).one()
        entry = work.session.scalars(
            select(AuditEntry).where(AuditEntry.kind == "rule.disabled")
        ).one()
        assert (rule.active, entry.reason) == (False, "It floods Tier 2")


def test_a_supervisor_reads_and_does_not_switch(ruled: Seat, qtbot: QtBot) -> None:
    page = reading(ruled, qtbot, "Tier 1 for a day", ruled.small.lead)

    assert not page.detail.switch.isVisible()


def test_a_desk_without_rules_says_where_they_come_from(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)

    qtbot.waitUntil(lambda: "No rules yet" in words_of(page))


def test_a_rule_whose_field_is_gone_says_so(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        draft = RuleDraft("Odd", {"on": "created"}, [{"do": "priority", "to": "high"}])
        number = publish_rule(work, draft)
        asked = {"field": "gone", "op": "is", "value": "x"}
        of_rule = RuleVersion.rule_id == number
        work.session.execute(update(RuleVersion).where(of_rule).values(conditions=asked))
    page = shown(seat, qtbot, seat.small.admin)

    qtbot.waitUntil(lambda: "gone" in page.detail.banner.words())


def test_a_path_is_a_picture_with_a_text_twin(ruled: Seat, qtbot: QtBot) -> None:
    page = shown(ruled, qtbot, ruled.small.admin)
    page.parts.choose("paths")
    page.parts.chosen.emit("paths")
    qtbot.waitUntil(lambda: bool(page.paths.findChildren(PathTimeline)))

    told = [one.accessibleDescription() for one in page.paths.findChildren(PathTimeline)]
    assert any(
        "1. Page whoever is on call: at the start: "
        "tell whoever is on call for “Engineering”; without an answer within 15 min it calls "
        "2 more times, then the next level comes early" in words
        for words in told
    )


def test_marks_stand_in_order_around_the_deadline(qtbot: QtBot) -> None:
    hour = int(timedelta(hours=1).total_seconds())
    marks = [Mark(1, "75 %", share=0.75), Mark(2, "due"), Mark(3, "+4 h", offset_s=4 * hour)]
    line = PathTimeline(marks, "")
    qtbot.addWidget(line)

    before, due, after = line.spots(600)

    assert before < due < after < 600
    assert due == pytest.approx(line.due_x(600))
