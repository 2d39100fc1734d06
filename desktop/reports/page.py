"""What a compliance officer answers for, in parts of one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.page import Page
from desktop.reports.access import AccessPart
from desktop.reports.complaints import ComplaintsPart
from desktop.reports.disposal import DisposalPart
from desktop.reports.exports import ExportsPart
from desktop.reports.figures import FiguresPart
from desktop.reports.holds import HoldsPart
from desktop.reports.proof import ProofPart
from desktop.reports.retention import RetentionPart
from desktop.reports.review import ReviewPart
from desktop.text import tr
from desktop.widgets.page_shape import page_title
from desktop.widgets.segments import Segments
from services.access.permissions import Act, may

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.work import Desk
    from services.changes import Changes

Part: TypeAlias = (
    ProofPart
    | ExportsPart
    | AccessPart
    | ReviewPart
    | HoldsPart
    | RetentionPart
    | DisposalPart
    | ComplaintsPart
    | FiguresPart
)
PROOF, EXPORTS, ACCESS, REVIEW = "proof", "exports", "access", "review"
HOLDS, RETENTION, DISPOSAL = "holds", "retention", "disposal"
COMPLAINTS, FIGURES = "complaints", "figures"


class EvidencePage(Page):
    """Shows one part at a time; each asks when it is shown."""

    def __init__(self, desk: Desk, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page; it is asked for when it is first shown."""
        super().__init__(desk, parent)
        del commands  # the parts have no commands of their own
        self.setAccessibleName(tr("Evidence"))
        self.proof, self.exports = ProofPart(desk), ExportsPart(desk)
        self.access, self.review = AccessPart(desk), ReviewPart(desk)
        self.holds, self.retention = HoldsPart(desk), RetentionPart(desk)
        self.disposal, self.figures = DisposalPart(desk), FiguresPart(desk)
        self.complaints = ComplaintsPart(desk)
        self.complaints.ticket_opened.connect(self.ticket_opened)
        self.complaints.tickets_opened.connect(self.tickets_opened)
        parts: Final = (
            (PROOF, tr("Verification"), self.proof, Act.READ_TRAIL),
            (EXPORTS, tr("Exports"), self.exports, Act.READ_TRAIL),
            (ACCESS, tr("Who saw"), self.access, Act.EXPORT),
            (REVIEW, tr("Review"), self.review, Act.REVIEW),
            (HOLDS, tr("Holds"), self.holds, Act.READ_TRAIL),
            (RETENTION, tr("Retention"), self.retention, Act.READ_TRAIL),
            (DISPOSAL, tr("Erasure"), self.disposal, Act.READ_TRAIL),
            (COMPLAINTS, tr("Complaints"), self.complaints, Act.READ_TRAIL),
            (FIGURES, tr("Figures"), self.figures, Act.READ_TRAIL),
        )
        self._parts: dict[str, Part] = {}
        self._stack = QStackedWidget()
        offered = []
        for key, words, part, act in parts:
            if may(desk.actor, act):
                self._parts[key] = part
                self._stack.addWidget(part)
                offered.append((key, words))
        self.parts = Segments(offered or [(PROOF, tr("Verification"))])
        self.parts.chosen.connect(lambda _value: self.show_part(self.parts.value()))
        self._arrange()

    def show_part(self, key: str) -> None:
        """Show one part, by its key: `proof`, `exports`, `access`, `review`, `holds` and so on."""
        part = self._parts.get(key)
        if part is not None:
            self.parts.choose(key)
            self._stack.setCurrentWidget(part)
            part.refresh()

    @override
    def concerns(self, changes: Changes) -> bool:
        return bool(changes)

    @override
    def refresh(self) -> None:
        self.show_part(self.parts.value())

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(page_title(tr("Evidence")))
        head.addWidget(self.parts)
        head.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)
