"""The words of mails: read and previewed by everybody, written by an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.notifications.words import LANGUAGES, MAILS
from desktop.sentences import in_words
from desktop.text import tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice, ChoiceRow
from desktop.widgets.segments import Segments
from desktop.widgets.theirs import Theirs
from services.errors import ConflictError
from services.notify import templates
from services.notify.wishes import template_preview, template_rows

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.errors import HelpDeskError
    from services.notify.wishes import TemplateRow

PAUSE_MS: Final = 250
Words = tuple[str, str]
"""Subject and text."""


class TemplateCard(QFrame):
    """One template at a time, with what it makes of an example.

    Attributes:
        said: A sentence for a toast.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, *, may_write: bool, parent: QWidget | None = None) -> None:
        """Make the card; `refresh` fills it."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(tr("Mail templates"))
        self._desk = desk
        self._rows: dict[tuple[str, str], TemplateRow] = {}
        self._at: tuple[str, str] | None = None
        self._began: Words = ("", "")
        self._unsaved: dict[tuple[str, str], tuple[Words, Words]] = {}
        self._is_unreadable = False
        self._may_write = may_write
        self.banner = Banner()
        self.theirs = Theirs(self.banner, self._typed, self._fill)
        self.kind: ChoiceRow[str] = ChoiceRow(tr("Kind of mail"), labelled=False)
        self.kind.box().setProperty("role", "")
        self.kind.offer([Choice(key, words()) for key, words in MAILS.items()])
        self.kind.set_value("single")
        self.kind.chosen.connect(lambda _value: self._show())
        self.language = Segments([(key, words()) for key, words in LANGUAGES.items()])
        self.language.chosen.connect(lambda _value: self._show())
        self.subject = QLineEdit()
        self.subject.setAccessibleName(tr("Subject"))
        self.body = _page(tr("Text"))
        self.made = _preview()
        self.other = _preview()
        self._made_title = label("", "section")
        self._other_title = label("", "section")
        self._names = label("", "small", wrap=True)
        self._whose = label("", "small", wrap=True)
        self.save = button(tr("Save the template"), "primary", icon="save")
        self.save.clicked.connect(self._on_save)
        self.back = button(tr("Back to the words before"), "quiet", icon="undo-2")
        self.back.clicked.connect(self._on_back)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        self.subject.textChanged.connect(lambda _text: self._on_typed())
        self.body.textChanged.connect(self._on_typed)
        self._arrange()

    def refresh(self) -> None:
        """Ask for the words."""
        self._desk.ask(template_rows, then=self._on_rows, receiver=self)

    def _on_rows(self, rows: list[TemplateRow]) -> None:
        self._rows = {(one.name, one.language): one for one in rows}
        if self._at is None or not self._is_changed():
            self._show()

    def _key(self) -> tuple[str, str]:
        return self.kind.value() or "single", self.language.value()

    def _show(self) -> None:
        row = self._rows.get(self._key())
        if row is None:
            return
        self._put_by()
        self.theirs.leave()
        self._at = self._key()
        self._began = (row.subject, row.body)
        typed, self._began = self._unsaved.pop(self._at, (self._began, self._began))
        self._fill(typed)
        self.banner.withdraw()
        self.back.setVisible(self._may_write and row.is_own)
        self._whose.setText(_whose_words(row))
        names = ", ".join(f"{{{{{one}}}}}" for one in sorted(templates.names_for(*self._key())))
        self._names.setText(tr("Placeholders: {names}", names=names))
        for title, language in ((self._made_title, row.language), (self._other_title, _other(row))):
            words = tr("Preview with an example, {language}", language=LANGUAGES[language]())
            title.setText(words)
        self.made.setAccessibleName(self._made_title.text())
        self.other.setAccessibleName(self._other_title.text())
        self._preview()

    def _put_by(self) -> None:
        """Keep what was typed on the words that are left; it stands there again."""
        mine = self.theirs.mine
        if self._at is not None and (self._is_changed() or mine is not None):
            self._unsaved[self._at] = (mine or self._typed(), self._began)

    def _fill(self, words: Words) -> None:
        self.subject.setText(words[0])
        self.body.setPlainText(words[1])
        self._on_typed()

    def _typed(self) -> Words:
        return self.subject.text(), self.body.toPlainText()

    def is_typed(self) -> bool:
        """Tell whether words are not saved, of whichever mail."""
        return bool(self._unsaved) or self._is_changed() or self.theirs.mine is not None

    def _is_changed(self) -> bool:
        return self._at is not None and self._typed() != self._began

    def _on_typed(self) -> None:
        self.save.setEnabled(self._is_changed())
        self._pause.start()

    def _preview(self) -> None:
        self._desk.ask(
            template_preview,
            *self._key(),
            self.subject.text(),
            self.body.toPlainText(),
            then=self._on_made,
            receiver=self,
            otherwise=self._on_refused,
        )
        row = self._rows.get(self._key())
        twin = self._rows.get((row.name, _other(row))) if row is not None else None
        if twin is not None:
            self._desk.ask(
                template_preview,
                *(twin.name, twin.language, twin.subject, twin.body),
                then=lambda made: self.other.setPlainText(_letter(made)),
                receiver=self,
                about="the other language",
            )

    def _on_made(self, made: tuple[str, str]) -> None:
        if self._is_unreadable:
            self._is_unreadable = False
            if self.theirs.offer:
                self.theirs.tell()
            else:
                self.banner.withdraw()
        self.made.setPlainText(_letter(made))

    def _on_refused(self, error: HelpDeskError) -> None:
        self._is_unreadable = True
        self.theirs.say(Gravity.WARNING, in_words(error))

    def _on_save(self) -> None:
        self.save.setEnabled(False)
        click = self._desk.do(templates.rewrite, self._key(), self._typed(), self._began)
        sent = self._typed()
        click.succeeded.connect(lambda _changes: self._on_saved(sent))
        click.refused.connect(self._on_not_saved)

    def _on_not_saved(self, error: HelpDeskError) -> None:
        """Say why; what a colleague wrote first can be looked at, and written over then."""
        self.save.setEnabled(True)
        if not isinstance(error, ConflictError):
            self._on_refused(error)
            return
        self._desk.ask(template_rows, then=lambda rows: self._on_theirs(rows, error), receiver=self)

    def _on_theirs(self, rows: list[TemplateRow], error: HelpDeskError) -> None:
        self._rows = {(one.name, one.language): one for one in rows}
        row = self._rows.get(self._key())
        self.banner.say(Gravity.WARNING, in_words(error))
        if row is not None:
            self._began = (row.subject, row.body)
            self.theirs.come(self._began)
            self._on_typed()

    def _on_saved(self, words: Words) -> None:
        self._began = words
        self.said.emit(tr("The words are saved."))
        self.refresh()

    def _on_back(self) -> None:
        self.save.setEnabled(False)
        click = self._desk.do(templates.clear_template, *self._key())
        left = self._typed()
        click.succeeded.connect(lambda _changes: self._on_saved(left))
        click.refused.connect(self._on_refused)

    def _arrange(self) -> None:
        for field in (self.subject, self.body):
            field.setReadOnly(not self._may_write)
        self.save.setVisible(self._may_write)
        self.save.setEnabled(False)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(tr("Mail templates"), "strong"))
        head.addStretch(1)
        head.addWidget(self.kind)
        head.addWidget(self.language)
        written = QVBoxLayout()
        written.setSpacing(8)
        written.addWidget(label(tr("Words"), "section"))
        written.addWidget(self.subject)
        written.addWidget(self.body, 1)
        written.addWidget(self._whose)
        written.addWidget(self._names)
        shown = QVBoxLayout()
        shown.setSpacing(8)
        for title, made in ((self._made_title, self.made), (self._other_title, self.other)):
            shown.addWidget(title)
            shown.addWidget(made, 1)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addLayout(written, 1)
        sides.addLayout(shown, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addLayout(sides)
        column.addLayout(foot)


def _preview() -> QPlainTextEdit:
    made = _page(tr("Preview"))  # until the preview comes, with its language
    made.setReadOnly(True)
    return made


def _page(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setMinimumHeight(130)
    return made


def _letter(made: tuple[str, str]) -> str:
    return tr("Subject: {subject}", subject=made[0]) + f"\n\n{made[1]}"


def _other(row: TemplateRow) -> str:
    """Return the language that a template is not shown in now."""
    return next(one for one in LANGUAGES if one != row.language)


def _whose_words(row: TemplateRow) -> str:
    if row.is_own:
        return tr("These are the desk's own words.")
    if ":" in row.name:
        return tr("No words of its own yet: those of “One alert” count. Write here to change that.")
    return tr("These are the words that come with the program.")
