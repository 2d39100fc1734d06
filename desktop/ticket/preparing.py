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
from services.knowledge import canned
from services.knowledge.canned import CannedDraft
from services.rules import macros, views
from services.rules.macros import MacroDraft

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.work import Click, Desk
    from services.access.sharing import Share
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
        dialog.banner.acted.connect(self._bring_back)
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

    def _refresh(self, chosen: int | None, which: str = "") -> None:
        dialog = self.dialog
        if dialog is None or not isValid(dialog):
            return
        stay = {which: chosen}
        self._desk.ask(
            canned.canned_replies,
            then=lambda found: dialog.show_kept(CANNED, found, stay.get(CANNED)),
            receiver=dialog,
        )
        self._desk.ask(
            macros.macros,
            then=lambda found: dialog.show_kept(MACROS, found, stay.get(MACROS)),
            receiver=dialog,
        )

    def _on_saved(
        self, which: str, name: str, what: object, share: Share, number: int | None
    ) -> None:
        if which == CANNED:
            reply = CannedDraft(name, str(what), share)
            click = self._desk.do(canned.save_canned, reply, number)
        else:
            actions = what if isinstance(what, list) else []
            click = self._desk.do(macros.save_macro, MacroDraft(name, actions, share), number)
        click.succeeded.connect(lambda changes: self._refresh(changes.subject, which))
        self._follow(click, tr("“{name}” is saved", name=name.strip()), "")

    def _on_retired(self, which: str, number: int) -> None:
        self._gone = (which, number)
        retire = canned.retire_canned if which == CANNED else macros.retire_macro
        click = self._desk.do(retire, number)
        click.succeeded.connect(lambda _changes: self._refresh(None))
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
        if self.dialog is not None and isValid(self.dialog):
            self.dialog.banner.say(gravity, words, action=action)
