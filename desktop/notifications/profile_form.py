"""When one may be disturbed, where one is reached, in which language, and whether when away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from zoneinfo import available_timezones

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.notifications.words import LANGUAGES
from desktop.spoken.rules import DAY_WORDS
from desktop.text import plain, tr
from desktop.widgets.banner import Banner
from desktop.widgets.box import inset
from desktop.widgets.buttons import button
from desktop.widgets.labels import FIELD, field_label, label
from desktop.widgets.property_rows import Choice, ChoiceRow

if TYPE_CHECKING:
    from services.notify.wishes import WishesView

NIGHT: Final = ("22:00", "06:00")
CLOCK: Final = "HH:mm"


class ProfileForm(QFrame):
    """Collects how one wants to be reached.

    Attributes:
        given: Emitted with what `audience.set_profile` takes.
    """

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the form before anything is known."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.banner = Banner()
        self.quiet = QCheckBox(tr("Quiet hours"))
        self.starts = _clock(tr("Quiet from"), NIGHT[0])
        self.ends = _clock(tr("Quiet until"), NIGHT[1])
        self.days = {day: QCheckBox(words()[:2]) for day, words in DAY_WORDS.items()}
        for day, box in self.days.items():
            box.setAccessibleName(DAY_WORDS[day]())
            box.setToolTip(plain(DAY_WORDS[day]()))
        self.bypass = QCheckBox(tr("What is urgent comes through at night"))
        self.digest = _clock(tr("Daily digest at"), "08:00")
        self.zone: ChoiceRow[str] = ChoiceRow(tr("Time zone"), labelled=False)
        self.zone.offer([Choice(one, one) for one in sorted(available_timezones())])
        self.language: ChoiceRow[str] = ChoiceRow(tr("Language of mails"), labelled=False)
        self.language.offer([Choice(key, words()) for key, words in LANGUAGES.items()])
        self.mobile = _line(tr("Mobile number"), "+44 20 7946 0000")
        self.chat = _line(tr("Chat room or handle"), "#help-desk")
        self.away = QCheckBox(tr("Skip me when my workstation is locked or idle"))
        self.email = label("", "muted")
        self.save = button(tr("Save"), "primary", icon="save")
        self.save.clicked.connect(self._on_save)
        self._changed = False
        self._arrange()
        self._listen()

    def show_wishes(self, seen: WishesView) -> None:
        """Show what is kept, unless something was changed here and is not saved yet."""
        if self._changed:
            return
        kept = seen.profile
        hours: dict[str, Any] = dict(kept.quiet or {})
        first = next((pairs[0] for pairs in hours.values() if pairs), NIGHT)
        self.quiet.setChecked(bool(hours))
        self.starts.setTime(QTime.fromString(str(first[0]), CLOCK))
        self.ends.setTime(QTime.fromString(str(first[1]), CLOCK))
        for day, box in self.days.items():
            box.setChecked(bool(hours.get(day)) or not hours)
        self.bypass.setChecked(kept.urgent_bypass)
        self.digest.setTime(QTime.fromString(kept.digest_at, CLOCK))
        self.zone.set_value(kept.timezone)
        self.language.set_value(kept.language)
        self.mobile.setText(kept.mobile or "")
        self.chat.setText(kept.chat or "")
        self.away.setChecked(kept.skip_when_away)
        self.email.setText(seen.email or tr("no address is known"))
        self.saved()

    def saved(self) -> None:
        """Say that what is shown is what is kept."""
        self._changed = False
        self.save.setEnabled(False)
        self.banner.withdraw()
        self._grey()

    def wishes(self) -> dict[str, Any]:
        """Return what the form says now."""
        pair = [self.starts.time().toString(CLOCK), self.ends.time().toString(CLOCK)]
        quiet = {day: [pair] for day, box in self.days.items() if box.isChecked()}
        return {
            "language": self.language.value() or "en",
            "timezone": self.zone.value() or "UTC",
            "quiet": quiet if self.quiet.isChecked() else {},
            "urgent_bypass": self.bypass.isChecked(),
            "digest_at": self.digest.time().toString(CLOCK),
            "mobile": self.mobile.text().strip() or None,
            "chat": self.chat.text().strip() or None,
            "skip_when_away": self.away.isChecked(),
        }

    def _on_save(self) -> None:
        self.save.setEnabled(False)
        self.given.emit(self.wishes())

    def _on_changed(self, *_: object) -> None:
        self._changed = True
        self.save.setEnabled(True)
        self._grey()

    def _grey(self) -> None:
        for part in (self.starts, self.ends, *self.days.values(), self.bypass):
            part.setEnabled(self.quiet.isChecked())

    def _listen(self) -> None:
        boxes = (self.quiet, self.bypass, self.away, *self.days.values())
        for box in boxes:
            box.toggled.connect(self._on_changed)
        for clock in (self.starts, self.ends, self.digest):
            clock.timeChanged.connect(self._on_changed)
        for line in (self.mobile, self.chat):
            line.textEdited.connect(self._on_changed)
        self.zone.chosen.connect(self._on_changed)
        self.language.chosen.connect(self._on_changed)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        for row in (self.zone, self.language):
            row.box().setProperty("role", "")
            row.setMaximumWidth(280)
        self.quiet.setMinimumHeight(FIELD)
        form.addRow(self.quiet, _beside(self.starts, label("–", "muted"), self.ends))  # noqa: RUF001
        form.addRow("", _beside(*self.days.values()))
        form.addRow("", self.bypass)
        for words, field in (
            (tr("Daily digest at"), self.digest),
            (tr("Time zone"), self.zone),
            (tr("Language of mails"), self.language),
            (tr("E-mail"), self.email),
            (tr("Mobile number"), self.mobile),
            (tr("Chat room or handle"), self.chat),
        ):
            form.addRow(field_label(words), field)
        form.addRow("", self.away)
        words = tr("The next in line is told at once, and the record says that you were away.")
        form.addRow("", label(words, "small", wrap=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addWidget(label(tr("When and where I am reached"), "strong"))
        column.addWidget(self.banner)
        column.addLayout(form)
        column.addLayout(foot)


def _beside(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _clock(name: str, at: str) -> QTimeEdit:
    made = QTimeEdit(QTime.fromString(at, CLOCK))
    made.setDisplayFormat(CLOCK)
    made.setAccessibleName(name)
    made.setFixedWidth(90)
    inset(made)
    return made


def _line(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setMaximumWidth(280)
    return made
