"""Entries on the screen: what the table, the detail and the period field make of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.audit import lines
from desktop.audit.entry_text import ChangesText
from desktop.audit.trail_model import TrailModel
from desktop.text import exact_moment
from desktop.widgets.period import Period, PeriodField
from services.audit import browse
from services.audit.browse import TrailEntry
from services.audit.trail import FieldChange

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

NOON = datetime(2026, 6, 8, 12, tzinfo=UTC)


def made(number: int, **given: object) -> TrailEntry:
    """Return an entry made by hand."""
    values: dict[str, object] = {
        "id": number,
        "at": NOON,
        "kind": "ticket.priority_set",
        "subject_type": "ticket",
        "subject_id": 7,
        "actor": "Dana Fox",
        "role": "agent",
        "client": "test",
        "correlation": "c" * 32,
        "changes": (FieldChange("priority", "normal", "high"),),
        "reason": None,
        "source": None,
        "claimed_at": None,
        "claimed_actor": None,
    }
    return TrailEntry(**(values | given))  # type: ignore[arg-type]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TrailModel(lambda: NOON)
    model.show_entries([made(2), made(1)], browse.PAGE)

    qtmodeltester.check(model)


def test_an_instant_the_program_wrote_is_read_by_this_seats_clock() -> None:
    late = FieldChange("breached at", None, "2026-06-08T12:00:00+00:00")

    assert lines.change_words(late) == f"Breached at: {exact_moment(NOON)}"


def test_words_in_a_field_of_instants_stay_as_they_are() -> None:
    assert lines.change_words(FieldChange("from", None, "Ada")) == "From: Ada"


def test_a_page_that_is_not_full_is_the_last() -> None:
    model = TrailModel(lambda: NOON)
    model.show_entries([made(1)], 2)

    assert not model.canFetchMore(model.index(-1, -1))


def test_a_hidden_direction_mark_is_visible_in_the_table() -> None:
    model = TrailModel(lambda: NOON)
    model.show_entries([made(1, actor="Dana\u202e Fox")], browse.PAGE)

    assert model.data(model.index(0, 1)) == "Dana[U+202E] Fox"


def test_markup_in_a_value_stays_text(qtbot: QtBot) -> None:
    view = ChangesText()
    qtbot.addWidget(view)

    view.show_changes([FieldChange("subject", None, "<b>x</b><img src='file:///etc/passwd'>")])

    assert "<b>x</b><img src='file:///etc/passwd'>" in view.toPlainText()


def test_only_changed_words_are_heavy(qtbot: QtBot) -> None:
    view = ChangesText()
    qtbot.addWidget(view)

    view.show_changes(
        [FieldChange("subject", "printer here prints stripes", "printer here prints no stripes")]
    )

    assert "+ printer here prints no stripes" in view.toPlainText()


def test_a_period_of_ones_own_ends_after_its_last_day(qtbot: QtBot) -> None:
    field = PeriodField(NOON.date())
    qtbot.addWidget(field)

    field.set_days(NOON.date(), NOON.date())

    since, until = field.bounds()
    assert since is not None
    assert until is not None
    assert until - since == timedelta(days=1)


def test_any_time_has_no_bounds(qtbot: QtBot) -> None:
    field = PeriodField(NOON.date())
    qtbot.addWidget(field)

    field.set_period(Period.ANY)

    assert field.bounds() == (None, None)
