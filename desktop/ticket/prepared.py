"""Canned replies and macros made and changed in the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
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
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.banner import Banner
from desktop.widgets.box import Box
from desktop.widgets.buttons import button
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.labels import hairline, label
from desktop.widgets.queue_line import one_line
from desktop.widgets.segments import Segments
from desktop.widgets.theirs import Theirs
from desktop.widgets.typed_dialog import TypedDialog
from services.access.sharing import EVERYBODY, OWN, Share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ticket.kept import Form, Kept, Key
    from services.access.people import TeamView
    from services.rules.macros import Names

SIZE: Final = QSize(880, 640)
CANNED, MACROS = "canned", "macros"
NAMES: Final = "{{requester}} {{number}} {{subject}} {{account}} {{assignee}} {{team}} {{due}}"


class PreparedDialog(TypedDialog):
    """Collects what is prepared; whoever opened it saves, and what was typed stays if refused.

    What was typed on one thing stays with it while another is looked at.

    Attributes:
        saved: Emitted with which (CANNED or MACROS), name, body or actions, share, and what it
            takes the place of, as it was shown, or None.
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
        self._at: Key = (CANNED, None)
        self._begun: Form | None = None
        self._unsaved: dict[Key, Form] = {}
        self._sent: dict[Key, Form] = {}
        self.setWindowTitle(tr("Canned replies and macros"))
        self.resize(SIZE)
        self.banner = Banner()
        self.theirs: Theirs[Form] = Theirs(
            self.banner, self._form_now, lambda form: self._fill(*form)
        )
        self.which = Segments(((CANNED, tr("Canned replies")), (MACROS, tr("Macros"))))
        self.which.chosen.connect(lambda _which: self._on_turned())
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Prepared"))
        self.list.currentRowChanged.connect(self._on_chosen)
        self.name, self.share = QLineEdit(), Box()
        self.words = GrowingText(fills=True)
        self.steps = ActionRows()
        self.save = button(tr("Save"), "primary")
        self.save.clicked.connect(lambda: self.decide(self._save))
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
            if self._chosen is None:
                self._at = (which, None)  # what stands here is of nothing that is there

    def settle(self, which: str, number: int | None) -> None:
        """Take it that what was typed on this one was saved, or went with it."""
        at = (which, number)
        self._unsaved.pop(at, None)
        sent = self._sent.pop(at, None)
        if at == self._at:
            self.theirs.leave()
            self._begun = sent or self._form_now()

    def offer_theirs(self) -> None:
        """Offer to look at what is kept of the one that is shown, which a colleague saved."""
        if self._chosen is not None and self._begun is not None:
            self.theirs.come(self._begun)

    @override
    def is_typed(self) -> bool:
        """Tell whether anything typed here, on whichever of them, is not saved."""
        self._put_by()
        return self._began is not None and bool(self._unsaved)

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
        self._put_by()
        self.theirs.leave()
        one: Any = self._chosen
        which = str(self.which.value())
        self._at = (which, one.id if one else None)
        self._forms.setCurrentIndex(0 if which == CANNED else 1)
        what: Any = "" if which == CANNED else ()
        if one is not None:
            what = one.body if which == CANNED else one.actions
        share = OWN if one is None or one.is_own else Share(is_own=False, team_id=one.team_id)
        self._fill(one.name if one else "", what, share)
        self._begun = self._form_now()
        if (unsaved := self._unsaved.get(self._at)) is not None:
            self._fill(*unsaved)
        self.drop.setVisible(one is not None)

    def _fill(self, name: str, what: Any, share: Share) -> None:  # noqa: ANN401 - text, or actions
        is_text = self._at[0] == CANNED
        self.name.setText(name)
        self.words.setPlainText(what if is_text else "")
        self.steps.show_actions(() if is_text else what)
        self.share.setCurrentIndex(max(self.share.findData(share), 0))

    def _form_now(self) -> Form:
        what = self.words.toPlainText() if self._at[0] == CANNED else self.steps.written()
        return self.name.text(), what, self.share.currentData()

    def _put_by(self) -> None:
        """Keep what was typed on what is shown, if anything was."""
        if (mine := self.theirs.mine) is not None:
            self._unsaved[self._at] = mine
        elif self._begun is not None and self._form_now() != self._begun:
            self._unsaved[self._at] = self._form_now()
        elif self._begun is not None:
            self._unsaved.pop(self._at, None)

    def _save(self) -> None:
        which = str(self.which.value())
        now = self._sent[self._at] = self._form_now()
        self.saved.emit(which, *now, self._chosen)

    def _on_drop(self) -> None:
        if self._chosen is not None:
            self.retired.emit(str(self.which.value()), self._chosen.id)
