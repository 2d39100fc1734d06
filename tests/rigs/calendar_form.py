"""The editor of calendars, open in its form, on a desk with one more calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.policies import PoliciesPage
from services.escalation import calendar_form
from services.sla.drafts import CalendarDraft
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.policies.calendar_fields import CalendarFields
    from desktop.policies.calendar_form import CalendarForm
    from tests.desktop.conftest import Seat

WARDS: Final = CalendarDraft(
    "Wards",
    "Europe/Berlin",
    {"mon": (("08:00", "12:00"), ("13:00", "17:00")), "tue": (("08:00", "12:00"),)},
    ("2026-12-25", "2026-12-26"),
    {"2026-12-24": (("08:00", "11:00"),)},
)


def form_opened(seat: Seat, qtbot: QtBot) -> PoliciesPage:
    """Show the form to the administrator, with `WARDS` chosen in it."""
    made = single(PoliciesPage, seat.desk_of(seat.small.admin), qtbot, (1280, 800))
    qtbot.waitUntil(made.edit.isEnabled)
    made.edit.click()
    editor, before = made.editor, made.editor.text.toPlainText()
    with seat.store.reading(seat.small.admin) as work:
        editor.terms.open_text(calendar_form.with_calendars(work, before, (WARDS,)))
    qtbot.waitUntil(lambda: form_of(made).chosen.findData("Wards") >= 0)
    form_of(made).chosen.setCurrentIndex(form_of(made).chosen.findData("Wards"))
    return made


def form_of(page: PoliciesPage) -> CalendarForm:
    return page.editor.terms.form


def fields_of(page: PoliciesPage) -> CalendarFields:
    return form_of(page).fields
