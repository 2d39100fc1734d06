"""Holidays of a country, or of a calendar file, looked through before they are put in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.policies.dated_fields import day_said, read_day
from desktop.sentences import in_words
from desktop.text import plural, tr
from desktop.widgets.banner import Gravity
from desktop.widgets.box import Box, inset
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.period import frame_choices
from desktop.widgets.property_rows import Choice, ChoiceRow
from services.sla import holidays

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.work import Desk
    from services.calendars.holidays_import import Preview

SIZE: Final = (560, 620)
FIRST_YEAR, LAST_YEAR = 1970, 2199
DAY: Final = Qt.ItemDataRole.UserRole
NAME: Final = Qt.ItemDataRole.UserRole + 1


class HolidaysDialog(FormDialog):
    """Offers what was found, each day to be left out; nothing is stored by it.

    Attributes:
        taken: Emitted with the days to be put in, as they are written, and their names.
    """

    holds_words = False

    taken = Signal(object)

    def __init__(
        self, desk: Desk, present: Sequence[str], today: date, parent: QWidget | None = None
    ) -> None:
        """Offer the countries, this year and the next; `present` is what is there already."""
        super().__init__(tr("Import holidays"), tr("Put in"), "check", parent)
        self._desk = desk
        self._present = tuple(day for one in present if (day := read_day(one)))
        self._regions: dict[str, tuple[str, ...]] = {}
        self._file: bytes | None = None
        self.resize(*SIZE)
        self.country: ChoiceRow[str] = ChoiceRow(tr("Country"), labelled=False)
        frame_choices(self.country.box())
        self.country.chosen.connect(self._on_country)
        self.region = Box()
        self.region.setAccessibleName(tr("Part of the country"))
        self.region.currentIndexChanged.connect(self._find)
        self.first = _year(tr("First year"), today.year)
        self.last = _year(tr("Last year"), today.year + 1)
        for year in (self.first, self.last):
            year.valueChanged.connect(self._find)
        self.found = QListWidget()
        self.found.setAccessibleName(tr("Holidays found"))
        self.found.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.found.setSpacing(2)
        self.found.itemChanged.connect(self.update_action)
        self.add(tr("Country"), self.country)
        self.add(tr("Part"), self.region)
        self.add(tr("Years"), self._years())
        self.add_wide(self.found, grows=True)
        file = button(tr("From a file …"), icon="folder-open")
        file.clicked.connect(self._on_file_asked)
        self.begin_foot(file)
        self.hint.setText(tr("Choose a country, or a calendar file (.ics)."))
        self.begin_at(self.country.box())
        desk.ask(holidays.known_countries, then=self._on_countries, receiver=self)

    def read_file(self, path: Path) -> None:
        """Look for holidays in a file instead of a country."""
        try:
            self._file = path.read_bytes()
        except OSError as error:
            why = in_words(error)
            words = tr("“{name}” cannot be read: {why}", name=path.name, why=why)
            self.banner.say(Gravity.WARNING, words)
            return
        self._find()

    @override
    def is_whole(self) -> bool:
        return bool(self._ticked())

    @override
    def act(self) -> None:
        self.taken.emit({item.data(DAY): item.data(NAME) for item in self._ticked()})
        self.accept()

    def _on_countries(self, found: dict[str, tuple[str, ...]]) -> None:
        self._regions = found
        named = sorted((_country_name(code), code) for code in found)
        self.country.offer([Choice(code, name) for name, code in named])

    def _on_country(self) -> None:
        self._file = None
        self.region.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.region.clear()
        self.region.addItem(tr("The whole country"), None)
        for part in self._regions.get(self.country.value() or "", ()):
            self.region.addItem(part, part)
        self.region.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        self._find()

    def _on_file_asked(self) -> None:
        kinds = tr("Calendar files (*.ics)")
        path, _ = QFileDialog.getOpenFileName(self, tr("Import holidays"), "", kinds)
        if path:
            self.read_file(Path(path))

    def _find(self) -> None:
        country = self.country.value()
        if self._file is None and country is None:
            return
        self._desk.ask(
            holidays.find_holidays,
            self._file if self._file is not None else (country or "", self.region.currentData()),
            range(self.first.value(), self.last.value() + 1),
            self._present,
            then=self._on_found,
            receiver=self,
            otherwise=self._on_refused,
        )

    def _on_found(self, found: Preview) -> None:
        self.banner.withdraw()
        self.found.clear()
        for day, name in found.added:
            item = QListWidgetItem(f"{day_said(day.isoformat())}   {name}")
            item.setData(DAY, day.isoformat())
            item.setData(NAME, name)
            item.setCheckState(Qt.CheckState.Checked)
            self.found.addItem(item)
        said = [plural("%n new", "%n new", len(found.added))]
        said += [tr("{count} there already", count=len(found.known))] if found.known else []
        said += [tr("{count} not understood", count=len(found.left_out))] if found.left_out else []
        self.hint.setText(tr(", ").join(said))
        self.update_action()

    def _on_refused(self, error: Exception) -> None:
        self.found.clear()
        self.banner.say(Gravity.WARNING, in_words(error))
        self.update_action()

    def _ticked(self) -> list[QListWidgetItem]:
        items = [self.found.item(row) for row in range(self.found.count())]
        return [one for one in items if one.checkState() is Qt.CheckState.Checked]

    def _years(self) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.first, label("\N{EN DASH}", "muted"), self.last):
            row.addWidget(part)
        row.addStretch(1)
        return held


def _country_name(code: str) -> str:
    found = QLocale.codeToTerritory(code)
    name = QLocale.territoryToString(found)
    return f"{name} ({code})" if found != QLocale.Country.AnyCountry else code


def _year(name: str, value: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(FIRST_YEAR, LAST_YEAR)
    made.setValue(value)
    made.setAccessibleName(name)
    inset(made)
    return made
