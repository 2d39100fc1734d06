"""The page a compliance officer lives on: search the trail, see an entry, hand it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import language
from desktop.audit.detail import EntryDetail
from desktop.audit.filter_bar import FilterBar
from desktop.audit.trail_model import TrailModel
from desktop.audit.trail_table import TrailTable
from desktop.memory import Panes
from desktop.overriding import override
from desktop.page import Page
from desktop.papers import ExportBar, ExportDialog, zone_here
from desktop.spoken.standing import say_standing
from desktop.text import plural, tr
from desktop.widgets.banner import Banner
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import frame, hairline, label
from desktop.widgets.page_shape import page_title
from desktop.widgets.skeleton import Skeleton
from services.access.people import people
from services.access.permissions import Act, may
from services.audit.browse import PAGE, TrailFilter, count, kinds, read
from services.audit.verified import standing
from services.reports.gathering import ExportRequest
from services.reports.seals import why_unsigned

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.work import Desk
    from services.access.people import PersonView
    from services.audit.browse import TrailEntry
    from services.audit.verified import Standing
    from services.changes import Changes
    from services.store.work import Work

WAITING, FILLED, NOTHING = range(3)
_DETAIL: Final = 350


class TrailPage(Page):
    """Shows the audit trail, newest first."""

    def __init__(self, desk: Desk, commands: Commands, parent: QWidget | None = None) -> None:
        """Build the page; the first entries are asked for when it is shown."""
        super().__init__(desk, parent)
        del commands  # the trail has no command of its own yet
        self.setAccessibleName(tr("Audit trail"))
        self._wanted = TrailFilter()
        self._title = page_title(tr("Audit trail"))
        self._count = label("", "muted")
        self.export_button = button(tr("Export PDF …"), icon="file-down")
        self.export_button.clicked.connect(self._on_export)
        self.export_button.setVisible(may(desk.actor, Act.EXPORT))
        self.banner = Banner()
        self.news = button(tr("New entries: show them"), "link")
        self.news.clicked.connect(self._ask_first)
        self.news.hide()
        self.filters = FilterBar(desk.now().astimezone().date())
        self.filters.changed.connect(self._on_filtered)
        self.export_bar = ExportBar(desk)
        self.export_bar.exported.connect(lambda _written: self.refresh())
        self.export_bar.busy_changed.connect(self.export_button.setDisabled)
        self.table = TrailTable(TrailModel(desk.now, self))
        self.table.trail.more_needed.connect(self._ask_more)
        self.table.rested.connect(self._on_rested)
        self.table.opened.connect(self._on_opened)
        self.detail = EntryDetail()
        self.detail.ticket_opened.connect(self.ticket_opened)
        self.detail.ticket_searched.connect(self.show_ticket)
        self._states = QStackedWidget()
        self._arrange()

    def show_ticket(self, ticket_id: int) -> None:
        """Show the whole trail of one ticket."""
        self.filters.show_ticket(ticket_id)

    def export_to(
        self, path: Path, *, template: str = "", purpose: str = "", recipient: str = ""
    ) -> None:
        """Export what is searched for now into a file: PDF, or CSV by its name."""
        request = ExportRequest(
            self._wanted,
            zone_here(),
            purpose,
            filters=self.filters.in_words(),
            template=template,
            recipient=recipient,
            language=language.now(),
        )
        self.export_bar.start(request, path)

    @override
    def refresh(self) -> None:
        self._desk.ask(_people_and_kinds, then=self._on_choices, receiver=self)
        self._desk.ask(count, self._wanted, then=self._on_count, receiver=self)
        self._desk.ask(standing, then=self._on_standing, receiver=self)
        if self.table.trail.rowCount() and not self.table.is_at_top():
            self._desk.ask(read, self._wanted, None, 1, then=self._on_newest, receiver=self)
        else:
            self._ask_first()

    @override
    def concerns(self, changes: Changes) -> bool:
        return bool(changes)

    def _arrange(self) -> None:
        self._states.addWidget(Skeleton(14))
        self._states.addWidget(self.table)
        empty = EmptyState(
            "scroll-text",
            tr("No entry matches"),
            words=tr("Every change is an entry. Search for less, or clear the filters."),
            action=tr("Clear the filters"),
        )
        empty.acted.connect(self.filters.clear)
        self._states.addWidget(empty)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        left, right = frame("surface"), frame("surface")
        for surface, inside, margin in ((left, self._states, 9), (right, self.detail, 0)):
            column = QVBoxLayout(surface)
            column.setContentsMargins(margin, 0, 0, 0)
            column.addWidget(inside)
            split.addWidget(surface)
        split.setStretchFactor(0, 1)
        split.setSizes([10 * _DETAIL, _DETAIL])
        right.setMinimumWidth(_DETAIL - 70)
        self.panes = Panes(split, "trail")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.export_bar)
        column.addWidget(hairline())
        column.addWidget(split, 1)
        self.begins_at = self.table

    def _head(self) -> QWidget:
        head = frame("surface")
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._title)
        first.addWidget(self._count)
        first.addWidget(self.news)
        first.addStretch(1)
        first.addWidget(self.export_button)
        column = QVBoxLayout(head)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        column.addLayout(first)
        column.addWidget(self.banner)
        column.addWidget(self.filters)
        return head

    def _on_standing(self, found: Standing) -> None:
        say_standing(self.banner, found, self._desk.now())

    def _ask_first(self) -> None:
        self.news.hide()
        self._desk.ask(read, self._wanted, then=self._on_first, receiver=self, about="first")

    def _ask_more(self, last: int) -> None:
        wanted = self._wanted

        def add(found: list[TrailEntry]) -> None:
            if wanted == self._wanted and self.table.trail.last_id() == last:
                self.table.trail.add_entries(found, PAGE)

        self._desk.ask(read, wanted, last, then=add, receiver=self, about="more")

    def _on_filtered(self, wanted: TrailFilter) -> None:
        self._wanted = wanted
        self._count.setText("")
        self._states.setCurrentIndex(WAITING)
        self._desk.ask(count, wanted, then=self._on_count, receiver=self)
        self._ask_first()

    def _on_first(self, found: list[TrailEntry]) -> None:
        kept = self.table.current()
        self.table.trail.show_entries(found, PAGE)
        self._states.setCurrentIndex(FILLED if found else NOTHING)
        if not (kept and self.table.go_to(kept.id)):
            self.detail.show_entry(self.table.current())

    def _on_newest(self, found: list[TrailEntry]) -> None:
        top = self.table.trail.entry_at(0)
        self.news.setVisible(bool(found) and top is not None and found[0].id != top.id)

    def _on_count(self, found: int) -> None:
        self._count.setText(plural("%n entry", "%n entries", found))

    def _on_choices(self, found: tuple[list[PersonView], list[str]]) -> None:
        self.filters.offer(*found)

    def _on_rested(self, entry: TrailEntry | None) -> None:
        self.detail.show_entry(entry)

    def _on_opened(self, entry: TrailEntry) -> None:
        if entry.subject_type == "ticket":
            self.ticket_opened.emit(entry.subject_id)

    def _on_export(self) -> None:
        """Ask whose copy it is and what for, in a dialog that blocks nothing else."""
        ticket = self._wanted.ticket_id
        is_one = ticket is not None and ticket > 0
        asked = ExportDialog(self._desk.actor.role, self, one_ticket=is_one)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.decided.connect(self._ask_where)
        self._desk.ask(why_unsigned, then=asked.show_signing, receiver=asked)
        asked.open()

    def _ask_where(self, template: str, purpose: str, recipient: str) -> None:
        """Ask where the file goes."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, tr("Export the audit trail"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("PDF report (*.pdf)"), tr("Spreadsheet (*.csv)")])
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._file_name())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("csv" if ".csv" in chosen else "pdf")
        )
        dialog.fileSelected.connect(
            lambda chosen: self.export_to(
                Path(chosen), template=template, purpose=purpose, recipient=recipient
            )
        )
        dialog.open()

    def _file_name(self) -> str:
        day = self._desk.now().astimezone().date().isoformat()
        ticket = self._wanted.ticket_id
        about = f"ticket-{ticket}-" if ticket is not None and ticket > 0 else ""
        return f"audit-{about}{day}.pdf"


def _people_and_kinds(work: Work) -> tuple[list[PersonView], list[str]]:
    return people(work, with_login=True, limit=500), kinds(work)
