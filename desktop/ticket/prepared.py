"""Canned replies and macros made and changed in the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.parts import Offers
from desktop.actions.rows import ActionRows
from desktop.text import tr
from desktop.widgets.banner import Banner
from desktop.widgets.box import Box
from desktop.widgets.buttons import button
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.labels import hairline, label
from desktop.widgets.queue_line import one_line
from desktop.widgets.segments import Segments
from services.access.sharing import EVERYBODY, OWN, Share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.access.people import TeamView
    from services.rules.macros import Names

SIZE: Final = QSize(880, 640)
CANNED, MACROS = "canned", "macros"
NAMES: Final = "{{requester}} {{number}} {{subject}} {{account}} {{assignee}} {{team}} {{due}}"


class Kept(Protocol):
    """A canned reply or a macro; the service's views have this shape."""

    @property
    def id(self) -> int: ...  # noqa: D102 - see the class
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def is_own(self) -> bool: ...  # noqa: D102
    @property
    def team_id(self) -> int | None: ...  # noqa: D102


class PreparedDialog(QDialog):
    """Collects what is prepared; whoever opened it saves, and what was typed stays if refused.

    Attributes:
        saved: Emitted with which (CANNED or MACROS), name, body or actions, share, and the number
            of what it takes the place of or None.
        retired: Emitted with which, and the number of what is to go.
    """

    saved = Signal(str, str, object, object, object)
    retired = Signal(str, int)

    def __init__(self, parent: QWidget, *, leads: bool) -> None:
        """Make an empty dialog; who `leads` may prepare for everybody."""
        super().__init__(parent)
        self._leads = leads
        self._offers = Offers()
        self._kept: dict[str, list[Any]] = {CANNED: [], MACROS: []}
        self._chosen: Kept | None = None
        self.setWindowTitle(tr("Canned replies and macros"))
        self.resize(SIZE)
        self.banner = Banner()
        self.which = Segments(((CANNED, tr("Canned replies")), (MACROS, tr("Macros"))))
        self.which.chosen.connect(lambda _which: self._on_turned())
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Prepared"))
        self.list.currentRowChanged.connect(self._on_chosen)
        self.name, self.share = QLineEdit(), Box()
        self.words = GrowingText(fills=True)
        self.steps = ActionRows()
        self.save = button(tr("Save"), "primary")
        self.save.clicked.connect(self._on_save)
        self.drop = button(tr("Take away"), "quiet", icon="trash-2")
        self.drop.clicked.connect(self._on_drop)
        self._forms = QStackedWidget()
        self._arrange()
        self.offer_teams(())
        self._show_form()

    def offer_teams(self, teams: Sequence[TeamView]) -> None:
        """Offer to prepare for these teams, and their people to hand over to."""
        self.share.clear()
        self.share.addItem(tr("Only me"), OWN)
        for one in teams:
            self.share.addItem(
                tr("Team {name}", name=one.name), Share(is_own=False, team_id=one.id)
            )
        if self._leads:
            self.share.addItem(tr("Everybody"), EVERYBODY)
        agents = sorted({member.name for one in teams for member in one.members})
        named = tuple(one.name for one in teams)
        self._offer(replace(self._offers, teams=named, agents=tuple(agents)))

    def offer_fields(self, fields: Sequence[tuple[str, str]]) -> None:
        """Offer these own fields, as (key, label), to be filled by a macro."""
        self._offer(replace(self._offers, fields=tuple(fields)))

    def offer_names(self, names: Names) -> None:
        """Offer these paths, procedures and webhooks."""
        self._offer(
            replace(
                self._offers,
                paths=names.paths,
                procedures=names.procedures,
                webhooks=names.webhooks,
            )
        )

    def show_kept(self, which: str, kept: Sequence[Kept], chosen: int | None = None) -> None:
        """Show what is prepared; `chosen` is the one to stay on."""
        self._kept[which] = list(kept)
        if which == self.which.value():
            stay = self._chosen.id if self._chosen is not None else None
            self._fill_list(stay if chosen is None else chosen)

    def begin(self) -> None:
        """Begin something new."""
        self.list.setCurrentRow(-1)
        self._chosen = None
        self._show_form()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, offers: Offers) -> None:
        self._offers = offers
        self.steps.offer(offers)

    def _arrange(self) -> None:
        new = button(tr("New"), icon="plus")
        new.clicked.connect(self.begin)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.list, 1)
        left.addWidget(new, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.setFixedWidth(250)
        self.list.setObjectName("completions")  # rows as lists to choose from have them
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 18)
        whole.setSpacing(10)
        whole.addWidget(label(tr("Canned replies and macros"), "title"))
        whole.addWidget(self.banner)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(left)
        body.addWidget(hairline(upright=True))
        body.addLayout(self._form(), 1)
        whole.addLayout(body, 1)
        self.list.setFocus()

    def _form(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for words, field in ((tr("Name"), self.name), (tr("For"), self.share)):
            field.setAccessibleName(words)
            column.addWidget(label(words, "small"))
            column.addWidget(field)
        self.words.setAccessibleName(tr("Words of the reply"))
        self.words.setPlaceholderText(tr("Dear {{requester}}, …"))
        text = QWidget()
        inside = QVBoxLayout(text)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.words, 1)
        inside.addWidget(label(tr("Filled in: {names}", names=NAMES), "small", wrap=True))
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("Actions"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.steps)
        self._forms.addWidget(text)
        self._forms.addWidget(scroll)
        column.addWidget(self._forms, 1)
        done = button(tr("Close"), "quiet")
        done.clicked.connect(self.reject)
        feet = QHBoxLayout()
        feet.setSpacing(8)
        feet.addWidget(self.drop)
        feet.addStretch(1)
        feet.addWidget(done)
        feet.addWidget(self.save)
        column.addLayout(feet)
        return column

    def _fill_list(self, chosen: int | None) -> None:
        kept = self._kept[str(self.which.value())]
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.list.clear()
        for one in kept:
            self.list.addItem(QListWidgetItem(one_line(one.name)))
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        places = [at for at, one in enumerate(kept) if one.id == chosen]
        self.list.setCurrentRow(places[0] if places else -1)
        if not places:
            self._chosen = None

    def _on_turned(self) -> None:
        self._chosen = None
        self._fill_list(None)
        self._show_form()

    def _on_chosen(self, row: int) -> None:
        kept = self._kept[str(self.which.value())]
        self._chosen = kept[row] if 0 <= row < len(kept) else None
        self._show_form()

    def _show_form(self) -> None:
        one: Any = self._chosen
        which = self.which.value()
        self._forms.setCurrentIndex(0 if which == CANNED else 1)
        self.name.setText(one.name if one else "")
        self.words.setPlainText(one.body if one and which == CANNED else "")
        actions: Sequence[Mapping[str, Any]] = one.actions if one and which == MACROS else ()
        self.steps.show_actions(actions)
        share = OWN if one is None or one.is_own else Share(is_own=False, team_id=one.team_id)
        self.share.setCurrentIndex(max(self.share.findData(share), 0))
        self.drop.setVisible(one is not None)

    def _on_save(self) -> None:
        which = str(self.which.value())
        what = self.words.toPlainText() if which == CANNED else self.steps.written()
        number = self._chosen.id if self._chosen else None
        self.saved.emit(which, self.name.text(), what, self.share.currentData(), number)

    def _on_drop(self) -> None:
        if self._chosen is not None:
            self.retired.emit(str(self.which.value()), self._chosen.id)
