"""The small parts: each says what it is for those who do not see it, and answers to keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from desktop import theme
from desktop.theme import LIGHT
from desktop.widgets import charts
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.bell import Bell
from desktop.widgets.chart_view import ChartView
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import ElidedLabel
from desktop.widgets.property_rows import SEARCHED_FROM, Choice, ChoiceRow, FactRows
from desktop.widgets.rail import NARROW, Rail
from desktop.widgets.reason_bar import ReasonBar
from desktop.widgets.search_field import SearchField
from desktop.widgets.segments import Segments
from desktop.widgets.status_items import StatusItem

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
BARS = (
    charts.Bar("Mon", (charts.Part("met", 18), charts.Part("breached", 2, "#D92D20"))),
    charts.Bar("Tue", (charts.Part("met", 7),)),
)


def test_a_banner_takes_no_room_until_it_speaks(qtbot: QtBot) -> None:
    banner = _shown(Banner(), qtbot, show=False)

    assert banner.words() == ""


def test_a_steady_banner_cannot_be_put_away(qtbot: QtBot) -> None:
    banner = _shown(Banner(), qtbot)

    banner.say(Gravity.ERROR, "The database cannot be reached.", steady=True)

    closers = [each for each in banner.findChildren(QWidget) if each.accessibleName() == "Put away"]
    assert [each.isHidden() for each in closers] == [True]


def test_a_banner_shows_markup_as_text(qtbot: QtBot) -> None:
    banner = _shown(Banner(), qtbot)

    banner.say(Gravity.INFO, "<b>x</b>")

    assert banner.words() == "<b>x</b>"


def test_the_rail_announces_the_page_chosen(qtbot: QtBot) -> None:
    rail = _shown(Rail(), qtbot)
    item = rail.add("board", "gauge", "Board")

    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.keyClick(item, Qt.Key.Key_Space)

    assert chosen.args == ["board"]


def test_a_folded_rail_names_its_entries_in_tooltips(qtbot: QtBot) -> None:
    rail = _shown(Rail(), qtbot)
    item = rail.add("board", "gauge", "Board")

    rail.set_folded(folded=True)

    assert (rail.width(), item.toolTip()) == (NARROW, "Board")


def test_a_count_is_read_aloud(qtbot: QtBot) -> None:
    rail = _shown(Rail(), qtbot)
    item = rail.add("queue", "inbox", "Queues")

    rail.set_count("queue", 3)

    assert item.accessibleDescription() == "3 waiting"


def test_the_bell_says_how_many_wait(qtbot: QtBot) -> None:
    bell = _shown(Bell(), qtbot)

    bell.set_count(1, critical=True)

    assert bell.accessibleDescription() == "1 notice waits"


def test_a_search_is_announced_when_typing_pauses(qtbot: QtBot) -> None:
    field = _shown(SearchField("Find"), qtbot)

    with qtbot.waitSignal(field.searched) as searched:
        qtbot.keyClicks(field, "vpn ")

    assert searched.args == ["vpn"]


def test_escape_clears_a_search(qtbot: QtBot) -> None:
    field = _shown(SearchField("Find"), qtbot)
    qtbot.keyClicks(field, "vpn")

    with qtbot.waitSignal(field.searched) as searched:
        qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert searched.args == [""]


def test_an_empty_state_offers_the_next_step(qtbot: QtBot) -> None:
    state = _shown(EmptyState("inbox", "Nothing", words="Why", action="Look"), qtbot)
    step = next(each for each in state.findChildren(QWidget) if each.accessibleName() == "Look")

    with qtbot.waitSignal(state.acted):
        qtbot.mouseClick(step, Qt.MouseButton.LeftButton)


def test_a_status_item_is_read_with_its_name(qtbot: QtBot) -> None:
    item = _shown(StatusItem("Watcher"), qtbot)

    item.say("swept 4 s ago", theme.Tone.MET)

    assert item.accessibleName() == "Watcher: swept 4 s ago"


def test_a_segment_is_chosen_by_key(qtbot: QtBot) -> None:
    segments = _shown(Segments((("a", "One"), ("b", "Two"))), qtbot)
    second = next(each for each in segments.findChildren(QWidget) if each.accessibleName() == "Two")

    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.keyClick(second, Qt.Key.Key_Space)

    assert (chosen.args, segments.value()) == (["b"], "b")


def test_a_choice_is_announced_only_when_a_person_made_it(qtbot: QtBot) -> None:
    row: ChoiceRow[int] = _shown(ChoiceRow("Team"), qtbot)
    row.offer([Choice(1, "One"), Choice(2, "Two")])

    with qtbot.assertNotEmitted(row.chosen):
        row.set_value(2)

    assert row.box().currentText() == "Two"


def test_choosing_the_same_value_changes_nothing(qtbot: QtBot) -> None:
    row: ChoiceRow[int] = _shown(ChoiceRow("Team"), qtbot)
    row.offer([Choice(1, "One"), Choice(2, "Two")])
    row.set_value(1)

    with qtbot.assertNotEmitted(row.chosen):
        row.box().activated.emit(0)


def test_many_choices_can_be_searched(qtbot: QtBot) -> None:
    row: ChoiceRow[int] = _shown(ChoiceRow("Assignee"), qtbot)

    row.offer([Choice(n, f"Person {n}") for n in range(SEARCHED_FROM)])

    assert row.box().isEditable()


def test_empty_facts_are_left_out(qtbot: QtBot) -> None:
    facts = _shown(FactRows(), qtbot)

    facts.show_facts([("Account", ""), ("Kind", "Incident"), ("Serial", "C02" + "X" * 40)])

    form = facts.layout()
    assert form is not None
    assert form.count() == 4


def test_a_blank_reason_is_not_given(qtbot: QtBot) -> None:
    bar = _shown(ReasonBar(), qtbot)
    bar.ask("Why on hold?", "", "Place on hold")

    with qtbot.assertNotEmitted(bar.given):
        qtbot.keyClick(bar.findChildren(QLineEdit)[0], Qt.Key.Key_Return)


def test_a_refused_reason_is_kept(qtbot: QtBot) -> None:
    bar = _shown(ReasonBar(), qtbot)
    bar.ask("Why on hold?", "", "Place on hold")
    field = bar.findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, "vendor")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    bar.refused("A colleague resolved it first.")

    assert field.text() == "vendor"


def test_escape_drops_the_question(qtbot: QtBot) -> None:
    bar = _shown(ReasonBar(), qtbot)
    bar.ask("Why on hold?", "", "Place on hold")

    with qtbot.waitSignal(bar.dropped):
        qtbot.keyClick(bar.findChildren(QLineEdit)[0], Qt.Key.Key_Escape)


def test_a_long_line_gives_way_and_shows_itself_in_its_tooltip(qtbot: QtBot) -> None:
    line = _shown(ElidedLabel("x" * 200), qtbot)
    line.resize(100, 20)

    line.grab()

    assert line.minimumSizeHint().width() == 0
    assert line.toolTip() == "x" * 200


def test_a_chart_says_every_figure() -> None:
    assert charts.in_words(BARS) == "Mon: met 18, breached 2; Tue: met 7"


@pytest.mark.parametrize(("most", "top"), [(0, 4), (3, 4), (39, 40), (41, 80), (1000, 1000)])
def test_an_axis_ends_at_a_round_figure(most: float, top: float) -> None:
    assert charts.round_top(most) == top


@pytest.mark.parametrize("kind", ["bars", "rows", "donut", "sparkline", "legend"])
@pytest.mark.parametrize("is_empty", [False, True])
def test_a_chart_paints_inside_its_rectangle(kind: str, *, is_empty: bool) -> None:
    image = QImage(300, 200, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    box = QRectF(50, 40, 200, 120)
    bars = () if is_empty else BARS
    parts = () if is_empty else BARS[0].parts

    {
        "bars": lambda: charts.paint_bars(painter, box, bars, LIGHT),
        "rows": lambda: charts.paint_rows(painter, box, bars, LIGHT),
        "donut": lambda: charts.paint_donut(painter, box, parts, LIGHT, middle="9"),
        "sparkline": lambda: charts.paint_sparkline(painter, box, [p.value for p in parts], LIGHT),
        "legend": lambda: charts.paint_legend(painter, box, parts, LIGHT),
    }[kind]()
    painter.end()

    outside = [(x, y) for x in range(300) for y in (10, 30, 170, 190)]
    outside += [(x, y) for x in (10, 40, 260, 290) for y in range(200)]
    assert {image.pixelColor(x, y).name() for x, y in outside} == {"#ffffff"}


def test_choices_side_by_side_give_up_air_before_words(qtbot: QtBot) -> None:
    words = ("Prüfung", "Aufbewahrung", "Beschwerden", "Durchsicht")
    row = Segments([(one, one) for one in words])
    least = row.minimumSizeHint().width()
    assert least < row.sizeHint().width()
    _shown(row, qtbot).resize(least, row.height())

    parts = [one for one in row.findChildren(QAbstractButton) if one.isVisible()]
    asked = [one.fontMetrics().horizontalAdvance(one.text()) for one in parts]
    assert len(parts) == len(words)
    assert all(one.width() > needed for one, needed in zip(parts, asked, strict=True))


def test_a_chart_on_a_page_has_a_text_twin(qtbot: QtBot) -> None:
    view = _shown(ChartView("Load of the week"), qtbot)

    view.show_chart(lambda p, r, t: charts.paint_bars(p, r, BARS, t), charts.in_words(BARS))

    assert view.accessibleDescription() == "Mon: met 18, breached 2; Tue: met 7"


def _shown(widget: W, qtbot: QtBot, *, show: bool = True) -> W:
    qtbot.addWidget(widget)
    widget.resize(400, 120)
    if show:
        widget.show()
    return widget
