"""One walk over every screen: names, roles, Tab, Escape, Enter, room for the words, no English.

Where the walk goes is found out from the window itself (tests/rigs/sights.py), and every class of
a widget that the window has must have been in view: what nobody walks past fails here. The walk is
made in German, whose words are longer, in a window of 1280x720; slow tests make it in English too,
and tests/desktop/test_small_screens.py goes past the pages in smaller windows.
`tests/journeys/test_every_screen_read.py` reads the same walk over the bus of screen readers.
"""

from __future__ import annotations

import ast
import gc
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from desktop import language
from models.vocabulary import Role
from services.watch.desk_store import open_store
from tests.house.sources import modules, nodes
from tests.rigs.accessible import nameless, tabbed, unreached, untold
from tests.rigs.chosen_files import files_chosen
from tests.rigs.clipping import clipped_for_good
from tests.rigs.doorstep import before_the_desk
from tests.rigs.english import english
from tests.rigs.focus_ring import ringless
from tests.rigs.lived_desk import LOGINS, lay_lived_desk
from tests.rigs.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from services.store.work import Store
    from tests.rigs.sight import Sight

pytestmark = [
    pytest.mark.qt_log_ignore(
        "does not support raise", "does not support grabbing the keyboard", extend=True
    ),
    pytest.mark.timeout(400),  # some 330 sights in one walk, for each is looked at once only
]
ONLY_SUBCLASSES: Final = frozenset(
    {
        *("Page", "LogFilters", "TodoCard", "FormDialog", "AskingStrip", "Cover", "PaintedRow"),
        *("GrowingText", "RowTable"),
    }
)
ELSEWHERE: Final[dict[str, str]] = {
    "Outline": "the first paint of the program, without controls",
    "LeaveDialog": "asks before the program ends with something typed; see test_leaving",
    "KeptReviews": "a banner over reviews that are open; see test_evidence_page",
    "ReopenForm": "asks why a closed complaint is opened again; see test_complaints",
    "LetterSheet": "the pages of a letter, in the dialog of FileSheet; see test_complaints",
    "PaperSheet": "the pages of a paper, in the dialog of FileSheet; see test_printing",
    "PasswordAsk": "asks for the password of a protected PDF; see test_pdf_search",
    "SecretField": "where that password is typed; see test_pdf_search",
    "PendingSheet": "a file to be sent, in the dialog of FileSheet; see test_attachments",
    "Skeleton": "what is painted while an answer is awaited, without controls",
}
"""Widgets that no walk can come by, and why."""


@dataclass
class Found:
    """What was met on the way, and what is wrong with it."""

    seen: set[str] = field(default_factory=set)
    faults: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    ringed: set[tuple[str, ...]] = field(default_factory=set)
    _walked: set[tuple[str, ...]] = field(default_factory=set)

    def look_at(self, sight: Sight) -> None:
        """Look at one screen as somebody who hears it, works by keys, and has a small screen."""
        inside = [sight.widget, *sight.widget.findChildren(QWidget)]
        visible = [one for one in inside if one.isVisible()]
        for one in visible:
            self.seen |= {kind.__name__ for kind in type(one).__mro__}
        self.note(sight.name, "nameless", nameless(sight.widget))
        self.note(sight.name, "untold", untold(sight.widget))
        self.note(sight.name, "clipped", clipped_for_good(sight.widget))
        if language.now() == "de":
            self.note(sight.name, "english", english(sight.widget))
        if isinstance(sight.widget, QDialog):
            self.note(sight.name, "enter", _strange_default(sight.widget))
        if sight.widget.isWindow() and QApplication.activePopupWidget() is None:
            self._walk(sight, visible)

    def note(self, name: str, kind: str, faults: list[str]) -> None:
        """Write down what is wrong."""
        if faults:
            self.faults[name][kind] = faults

    def _walk(self, sight: Sight, visible: list[QWidget]) -> None:
        """Press Tab through what is in view, once for each arrangement of controls."""
        shape = tuple(f"{type(one).__name__} {one.accessibleName()}" for one in visible)
        if shape in self._walked:
            return
        self._walked.add(shape)
        sight.widget.activateWindow()
        met, trap = tabbed(sight.widget)
        self.note(sight.name, "trap", [trap] if trap else [])
        self.note(sight.name, "unreached", unreached(sight.widget, met))
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()  # some fields open a list when Tab comes to them
        sight.widget.activateWindow()
        if QTest.qWaitForWindowActive(sight.widget, 2000):  # else nothing has the focus at all
            self.note(sight.name, "no ring", ringless(sight.widget, met, self.ringed))


def _strange_default(dialog: QDialog) -> list[str]:
    """Return what Enter would press in a form, where that is not what the form is for.

    A button that has the focus is pressed itself.
    """
    if isinstance(dialog.focusWidget(), QPushButton):
        return []
    buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
    primary = [one for one in buttons if one.property("role") == "primary"]
    pressed = [one for one in buttons if one.isDefault()]
    if not primary or pressed == primary[-1:]:
        return []
    return [f"Enter presses {[one.text() for one in pressed]}, not “{primary[-1].text()}”"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'desk.sqlite'}"
    lay_lived_desk(url)
    made = open_store(url)
    yield made
    made.dispose()


@pytest.fixture(params=["de", pytest.param("en", marks=pytest.mark.slow)])
def spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    language.speak(qapp, request.param)
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(before)


@pytest.mark.usefixtures("spoken")
def test_every_screen_is_named_reached_left_and_has_room(store: Store, tmp_path: Path) -> None:
    found, known = Found(), set[str]()
    gc.disable()

    with files_chosen(tmp_path):
        for role in LOGINS:
            found.note(role.value, "escape", walk(store, role, tmp_path, found.look_at, known))
        for sight in before_the_desk():
            found.look_at(sight)

    assert set(LOGINS) == set(Role) - {Role.WATCHER}  # who sits at no window
    unseen = widgets() - found.seen - ONLY_SUBCLASSES - set(ELSEWHERE)
    assert dict(found.faults) == {}
    assert len(found.ringed) > 30
    assert unseen == set()


def widgets() -> set[str]:
    """Return the classes of the window that are widgets, private ones too."""
    bases = {
        node.name: [ast.unparse(one).partition("[")[0] for one in node.bases]
        for path in modules("desktop")
        for node in nodes(path)
        if isinstance(node, ast.ClassDef)
    }

    def is_one(name: str) -> bool:
        if name in bases:
            return any(is_one(base) for base in bases[name])
        kind = getattr(QtWidgets, name, None)
        return isinstance(kind, type) and issubclass(kind, QWidget)

    return {name for name in bases if is_one(name)}
