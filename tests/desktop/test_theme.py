"""The look: contrast of every pairing, switching at run time, icons at every scale."""

from __future__ import annotations

import time
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QFont, QFontInfo, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from desktop import theme
from desktop.theme import DARK, LIGHT, Scheme, Tokens, Tone, switch
from desktop.theme.sheet import sheet_of
from desktop.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXT, GRAPHIC = 4.5, 3.0


@BOTH
@pytest.mark.parametrize("ink", ["text", "muted", "accent"])
@pytest.mark.parametrize("behind", ["ground", "surface", "raised", "hover", "selected"])
def test_writing_is_readable_on_every_fill(tokens: Tokens, ink: str, behind: str) -> None:
    assert theme.contrast(getattr(tokens, ink), getattr(tokens, behind)) >= TEXT


@BOTH
@pytest.mark.parametrize("tone", Tone)
def test_a_meaning_is_readable_wherever_it_stands(tokens: Tokens, tone: Tone) -> None:
    colours = tokens.tones[tone]
    fills = (colours.tint, tokens.surface, tokens.ground, tokens.hover, tokens.selected)

    assert min(theme.contrast(colours.ink, fill) for fill in fills) >= TEXT


@BOTH
@pytest.mark.parametrize("tone", Tone)
def test_a_mark_is_seen_on_a_surface(tokens: Tokens, tone: Tone) -> None:
    assert theme.contrast(tokens.tones[tone].mark, tokens.surface) >= GRAPHIC


@BOTH
def test_the_primary_button_is_readable(tokens: Tokens) -> None:
    fills = (tokens.accent, tokens.accent_hover)

    assert min(theme.contrast(tokens.on_accent, fill) for fill in fills) >= TEXT


def test_contrast_is_that_of_wcag() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


@BOTH
def test_the_sheet_names_only_pictures_that_exist(tokens: Tokens) -> None:
    sheet = sheet_of(tokens)

    paths = [part.split('"')[0] for part in sheet.split('url("')[1:]]
    assert paths
    assert not [path for path in paths if not QImage(path).width()]


@BOTH
def test_pictures_of_the_sheet_have_the_colours_of_the_tokens(tokens: Tokens) -> None:
    folder = files("resources") / "icons" / "sheet"
    wanted = {"chevron-down": tokens.muted, "chevron-up": tokens.muted}
    wanted |= {"check": tokens.on_accent, "minus": tokens.on_accent}

    for name, value in wanted.items():
        text = (folder / f"{name}-{tokens.scheme}.svg").read_text("utf-8")
        assert value.lower() in text.lower()


def test_the_bundled_inter_is_what_is_painted() -> None:
    assert QFontInfo(theme.font()).family() == "Inter"


def test_figures_are_tabular() -> None:
    assert QFont.Tag("tnum") in theme.font().featureTags()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_for_the_scale_of_the_screen(ratio: float) -> None:
    drawn = theme.pixmap("bell", "#FF0000", 16, ratio)

    assert (drawn.width(), drawn.devicePixelRatio()) == (16 * ratio, ratio)


def test_an_icon_is_sharp_at_a_scale_between_the_usual_ones(
    themed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = themed.primaryScreen()
    monkeypatch.setattr(type(screen), "devicePixelRatio", lambda _screen: 1.25)

    icon = theme.icon("bell", None, 16)

    sizes = {one.width() for one in icon.availableSizes()}
    assert {16, 20, 32} <= sizes, sizes


def test_an_icon_takes_the_colour_asked_for() -> None:
    image = theme.pixmap("bell", "#FF0000", 16, 2.0).toImage()

    spots = product(range(image.width()), range(image.height()))
    solid = {
        image.pixelColor(x, y).name() for x, y in spots if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#ff0000"}


def test_an_unknown_icon_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        theme.pixmap("no-such-icon", "#000000")


def test_an_icon_follows_the_scheme(themed: QApplication, qtbot: QtBot) -> None:
    worn = button("Send", icon="send")
    qtbot.addWidget(worn)
    before = _middle(worn.icon())

    theme.apply(themed, Scheme.DARK)

    assert _middle(worn.icon()) != before


def test_an_action_of_a_window_follows_the_scheme(themed: QApplication, qtbot: QtBot) -> None:
    window, action = QWidget(), QAction("New")
    qtbot.addWidget(window)
    window.addAction(action)
    theme.set_icon(action, "plus", "text")
    before = _middle(action.icon())

    theme.apply(themed, Scheme.DARK)

    assert _middle(action.icon()) != before


def test_a_picture_on_a_label_follows_the_scheme(themed: QApplication, qtbot: QtBot) -> None:
    worn = QLabel()
    qtbot.addWidget(worn)
    theme.set_picture(worn, "bell", Tone.BREACHED, size=32)
    before = _middle(QIcon(worn.pixmap()))

    theme.apply(themed, Scheme.DARK)

    assert before == LIGHT.tones[Tone.BREACHED].mark.lower()
    assert _middle(QIcon(worn.pixmap())) == DARK.tones[Tone.BREACHED].mark.lower()


def test_high_contrast_is_shown_where_the_desktop_asks_for_it(
    themed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switch, "system_contrast", lambda: True)

    theme.apply(themed, Scheme.DARK)

    assert themed.palette().window().color() == QColor(theme.HEIGHTENED[Scheme.DARK].ground)


def test_switching_a_full_window_takes_less_than_building_it(
    themed: QApplication, qtbot: QtBot
) -> None:
    """Whether that is quick enough, `make bench` says; what other tests left is switched too."""

    def there_and_back() -> None:
        theme.apply(themed, Scheme.DARK)
        theme.apply(themed, Scheme.LIGHT)

    there_and_back()
    before = _least_s(there_and_back)
    building = _least_s(_full_window)
    window = _full_window()
    qtbot.addWidget(window)

    assert _least_s(there_and_back) - before < 2 * building


def _full_window() -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for place in range(150):
        column.addWidget(button(f"Button {place}", icon="check"))
        column.addWidget(QLabel("Words"))
    window.show()
    return window


def _least_s(act: Callable[[], object]) -> float:
    """Return the processor's time of the quickest of several turns: others take some of it."""
    taken = []
    for _ in range(4):
        began = time.thread_time()
        act()
        taken.append(time.thread_time() - began)
    return min(taken)


def test_the_window_takes_the_ground_of_the_scheme(themed: QApplication) -> None:
    theme.apply(themed, Scheme.DARK)

    assert themed.palette().window().color() == QColor(DARK.ground)


def _middle(icon: QIcon) -> str:
    """The colour of the most solid spot of an icon."""
    image = icon.pixmap(QSize(32, 32)).toImage()
    spots = product(range(image.width()), range(image.height()))
    return max((image.pixelColor(x, y) for x, y in spots), key=QColor.alpha).name()
