"""Serves the dialog in which canned replies and macros are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.sentences import in_words
from desktop.text import tr
from desktop.ticket.prepared import CANNED, MACROS, PreparedDialog
from desktop.widgets.banner import Gravity
from services.access import people
from services.access.permissions import Act, may
from services.errors import ConflictError
from services.knowledge import canned
from services.knowledge.canned import CannedDraft, CannedView
from services.rules import macros, views
from services.rules.macros import MacroDraft, MacroView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.ticket.kept import Kept
    from desktop.work import Click, Desk
    from services.access.sharing import Share
    from services.errors import HelpDeskError
    from services.rules.kinds import Field


class Preparing(QObject):
    """Opens the dialog, saves what it collects, and takes away or brings back."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        """Serve dialogs over a page."""
        super().__init__(over)
        self._over, self._desk = over, desk
        self._gone: tuple[str, int] | None = None
        self.dialog: PreparedDialog | None = None

    def open(self) -> None:
        """Open the dialog on the canned replies."""
        dialog = PreparedDialog(self._over, leads=may(self._desk.actor, Act.SUPERVISE))
        dialog.saved.connect(self._on_saved)
        dialog.retired.connect(self._on_retired)
        dialog.banner.acted.connect(self._on_acted)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        self._desk.ask(people.teams, then=dialog.offer_teams, receiver=dialog)
        self._desk.ask(views.fields_to_ask, then=self._on_fields, receiver=dialog)
        self._desk.ask(macros.names, then=dialog.offer_names, receiver=dialog)
        self._refresh(None)
        dialog.open()

    def _on_fields(self, found: list[Field]) -> None:
        if self.dialog is not None and isValid(self.dialog):
            own = [(one.name, one.label) for one in found if one.stored]
            self.dialog.offer_fields(own)

    def _refresh(self, chosen: int | None, which: str = "", *, is_late: bool = False) -> None:
        """Ask for everything; `is_late`: what was chosen was saved by a colleague first."""
        dialog = self.dialog
        if dialog is None or not isValid(dialog):
            return

        def show(kind: str, found: Sequence[Kept]) -> None:
            dialog.show_kept(kind, found, chosen if kind == which else None)
            if is_late and kind == which:
                dialog.offer_theirs()

        self._desk.ask(
            canned.canned_replies, then=lambda found: show(CANNED, found), receiver=dialog
        )
        self._desk.ask(macros.macros, then=lambda found: show(MACROS, found), receiver=dialog)

    def _on_saved(self, which: str, name: str, what: object, share: Share, began: object) -> None:
        number = began.id if isinstance(began, (CannedView, MacroView)) else None
        if which == CANNED:
            reply = CannedDraft(name, str(what), share)
            seen = began if isinstance(began, CannedView) else None
            click = self._desk.do(canned.save_canned, reply, number, seen)
        else:
            draft = MacroDraft(name, what if isinstance(what, list) else [], share)
            known = began if isinstance(began, MacroView) else None
            click = self._desk.do(macros.save_macro, draft, number, known)
        click.succeeded.connect(lambda changes: self._on_done(which, number, changes.subject))
        click.refused.connect(lambda error: self._on_refused(error, which, number))
        words = tr("“{name}” is saved", name=name.strip())
        click.succeeded.connect(lambda _changes: self._say(Gravity.GOOD, words, ""))

    def _on_done(self, which: str, number: int | None, chosen: int | None) -> None:
        if self.dialog is not None and isValid(self.dialog):
            self.dialog.settle(which, number)
        self._refresh(chosen, which)

    def _on_refused(self, error: HelpDeskError, which: str, number: int | None) -> None:
        """Say why; what a colleague saved first is fetched, to be looked at."""
        self._say(Gravity.WARNING, in_words(error), "")
        if isinstance(error, ConflictError):
            self._refresh(number, which, is_late=True)

    def _on_acted(self) -> None:
        """Bring back, unless what the banner offers is to look at the other wording."""
        if self.dialog is not None and not self.dialog.theirs.offer:
            self._bring_back()

    def _on_retired(self, which: str, number: int) -> None:
        self._gone = (which, number)
        retire = canned.retire_canned if which == CANNED else macros.retire_macro
        click = self._desk.do(retire, number)
        click.succeeded.connect(lambda _changes: self._on_done(which, number, None))
        self._follow(click, tr("It is taken away"), tr("Undo"))

    def _bring_back(self) -> None:
        gone, self._gone = self._gone, None
        if gone is None:
            return
        which, number = gone
        retire = canned.retire_canned if which == CANNED else macros.retire_macro
        click = self._desk.do(retire, number, retired=False)
        click.succeeded.connect(lambda _changes: self._refresh(number, which))
        self._follow(click, tr("It is back"), "")

    def _follow(self, click: Click, said: str, action: str) -> None:
        click.succeeded.connect(lambda _changes: self._say(Gravity.GOOD, said, action))
        click.refused.connect(lambda error: self._say(Gravity.WARNING, in_words(error), ""))

    def _say(self, gravity: Gravity, words: str, action: str) -> None:
        if self.dialog is None or not isValid(self.dialog):
            return
        if self.dialog.theirs.offer:
            self.dialog.theirs.say(gravity, words)
        else:
            self.dialog.banner.say(gravity, words, action=action)
