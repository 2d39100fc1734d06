"""Forms over what is recorded of a complaint; what a colleague saved first is seen in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.overriding import override
from desktop.spoken.complaints import GRADES
from desktop.text import tr
from desktop.ticket.complaint_form import ComplaintForm, all_of, choice_of
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice
from desktop.widgets.theirs import Theirs
from services.complaints import reading, record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.spoken.complaints import Said
    from desktop.widgets.property_rows import ChoiceRow
    from desktop.work import Desk
    from desktop.work.click import Click
    from models.complaint_words import Grade
    from services.complaints.reading import ComplaintView

ACROSS: Final = 2
ASSESSED: Final[tuple[tuple[str, Said], ...]] = (
    ("severity", lambda: tr("Severity")),
    ("safety", lambda: tr("Safety")),
    ("complexity", lambda: tr("Complexity")),
    ("impact", lambda: tr("Impact")),
    ("urgency", lambda: tr("Need to act at once")),
)


class RecordedForm(ComplaintForm):
    """Begins with what is recorded, and says with what it began when it saves.

    Attributes:
        view: The record as it was last seen, which is what is saved over.
    """

    view: ComplaintView

    def __init__(self, desk: Desk, title: str, action: str, parent: QWidget, words: str) -> None:
        """Make a form without fields; once it has them, `take` fills them."""
        super().__init__(desk, title, action, parent, words)
        self.theirs: Theirs[Mapping[str, Any]] = Theirs(self.banner, self.said, self.show_said)

    def said(self) -> Mapping[str, Any]:
        """Return what stands in the fields, by name."""
        raise NotImplementedError

    def filled(self, view: ComplaintView) -> Mapping[str, Any]:
        """Return what the fields say of a record, by the same names."""
        raise NotImplementedError

    def show_said(self, said: Mapping[str, Any]) -> None:
        """Put something into the fields."""
        raise NotImplementedError

    def take(self, view: ComplaintView) -> None:
        """Begin with a record."""
        self.view = view
        self.show_said(self.filled(view))

    @override
    def ask_for_theirs(self) -> None:
        self._desk.ask(
            reading.complaint_of, self.view.ticket_id, then=self._on_theirs, receiver=self
        )

    def _on_theirs(self, view: ComplaintView | None) -> None:
        if view is None:
            return
        mine = self.kept(view)
        self.take(view)
        self.show_said(mine)
        self.theirs.come(self.filled(view))
        self.update_action()

    def kept(self, _theirs: ComplaintView) -> Mapping[str, Any]:
        """Return what is to stand here once a colleague's record is known: what stands here."""
        return self.said()


class RecordForm(RecordedForm):
    """Fills in the assessment and what is learned; overriding a value needs a reason."""

    def __init__(self, desk: Desk, view: ComplaintView, parent: QWidget) -> None:
        """Show what is recorded."""
        words = tr("What stands there already is overridden with a reason only.")
        title = tr("Record of {complaint}", complaint=view.label)
        super().__init__(desk, title, tr("Save"), parent, words)
        self.grades: dict[str, ChoiceRow[Grade | None]] = {}
        unknown: Choice[Grade | None] = Choice(None, tr("Not assessed"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for place, (name, said) in enumerate(ASSESSED):
            self.grades[name] = choice_of(said(), [unknown, *all_of(GRADES)])
            row, column = divmod(place, ACROSS)
            grid.addWidget(label(said(), "small"), 2 * row, column)
            grid.addWidget(self.grades[name], 2 * row + 1, column)
        graded = QWidget()
        graded.setLayout(grid)
        self.add(tr("Assessment"), graded)
        self.texts = {
            "substance": self.text(tr("Substance"), lines=3),
            "remedy": self.text(tr("Asks for"), lines=2),
            "vulnerability": self.text(tr("What to mind"), lines=2),
            "corrective_action": self.text(tr("Corrective action"), lines=2),
        }
        self.lines = {
            "product": self.line(tr("Product")),
            "root_cause": self.line(tr("Root cause"), hint=tr("The same words for the same cause")),
        }
        self.ticks = {
            "is_payment": self.tick("", tr("A payment or e-money service: shorter times")),
            "vulnerable": self.tick("", tr("Vulnerable: needs particular care")),
        }
        self.why = self.line(tr("Reason"), hint=tr("Where something is overridden"))
        self.take(view)
        self.begin_at(self.lines["root_cause"])

    @override
    def is_whole(self) -> bool:
        return True

    @override
    def act(self) -> Click:
        return self._desk.do(
            record.amend,
            self.view.ticket_id,
            self._typed(self.view),
            reason=self.why.text(),
            seen={name: getattr(self.view, name) for name in self.said()},
        )

    def _typed(self, seen: ComplaintView) -> dict[str, Any]:
        """Return what the form says otherwise than a record."""
        was = self.filled(seen)
        return {name: new for name, new in self.said().items() if new != was[name]}

    @override
    def kept(self, theirs: ComplaintView) -> Mapping[str, Any]:
        """Return what was typed, and theirs where nothing was: that is not to be undone."""
        return {**self.filled(theirs), **self._typed(self.view)}

    @override
    def said(self) -> Mapping[str, Any]:
        return {
            **{name: row.value() for name, row in self.grades.items()},
            **{name: field.toPlainText() for name, field in self.texts.items()},
            **{name: field.text() for name, field in self.lines.items()},
            **{name: box.isChecked() for name, box in self.ticks.items()},
        }

    @override
    def filled(self, view: ComplaintView) -> Mapping[str, Any]:
        return {
            **{name: getattr(view, name) for name in (*self.grades, *self.ticks)},
            **{name: getattr(view, name) or "" for name in (*self.texts, *self.lines)},
        }

    @override
    def show_said(self, said: Mapping[str, Any]) -> None:
        for name, row in self.grades.items():
            row.set_value(said[name])
        for name, text in self.texts.items():
            text.setPlainText(said[name])
        for name, line in self.lines.items():
            line.setText(said[name])
        for name, box in self.ticks.items():
            box.setChecked(said[name])
