"""The form that writes a procedure down: its name, what it is for, and its steps in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.procedures.step_form import Known, StepForm
from desktop.spoken.field_names import named
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.theirs import Theirs
from services.access import people
from services.rules import views
from services.workflow import overview, templates
from services.workflow.templates import Step

if TYPE_CHECKING:
    from desktop.work import Desk
    from desktop.work.click import Click
    from services.access.people import PersonView, TeamView
    from services.rules.kinds import Field
    from services.workflow.overview import TemplateCard

SIZE: Final = (780, 720)
Written = tuple[str, tuple[Step, ...]]
"""What a procedure is for, and its steps."""


class TemplateDialog(FormDialog):
    """Collects a procedure; what was started before keeps the steps it began with."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, card: TemplateCard | None = None
    ) -> None:
        """Write a new one, or change one; its name stays, for rules start it by that."""
        title = tr("Change the procedure") if card else tr("New procedure")
        super().__init__(title, tr("Save the procedure"), "save", parent)
        self._desk, self._card = desk, card
        self._known = Known()
        self.resize(*SIZE)
        self.name = QLineEdit(card.name if card else "")
        self.name.setReadOnly(card is not None)
        self.name.setPlaceholderText(tr("Such as: Somebody joins"))
        self.about = QLineEdit(card.about if card else "")
        self.about.setPlaceholderText(tr("What it is for, in a sentence"))
        for field, words in ((self.name, tr("Name")), (self.about, tr("What it is for"))):
            field.setAccessibleName(words)
            self.add(words, field)
        self.name.textChanged.connect(self.update_action)
        self.steps: list[StepForm] = []
        self.theirs: Theirs[Written] = Theirs(self.banner, self._form, self._show)
        self._column = QVBoxLayout()
        self.more = button(tr("Add a step"), icon="plus")
        self.more.clicked.connect(self._on_more)
        self.add_scrolled(self._column, tr("Steps"))
        self.begin_foot(self.more)
        self.begin_at(self.about if card else self.name)
        desk.ask(people.agents, then=self._on_people, receiver=self)

    @override
    def stands(self) -> object:
        """Tell of the order of the steps as well."""
        return super().stands(), tuple(self.written())

    def written(self) -> list[Step]:
        """Return the steps as the form says them."""
        return [one.step() for one in self.steps]

    def _on_people(self, found: list[PersonView]) -> None:
        self._known.people = tuple(one.name for one in found)
        self._desk.ask(people.teams, then=self._on_teams, receiver=self)

    def _on_teams(self, found: list[TeamView]) -> None:
        self._known.teams = tuple(one.name for one in found)
        self._desk.ask(views.fields_to_ask, then=self._on_fields, receiver=self)

    def _on_fields(self, found: list[Field]) -> None:
        self._known.fields = tuple(named(found))
        with self.filling():
            for step in _form_of(self._card)[1] if self._card else (Step(""),):
                self._add(step)
        self.update_action()

    @override
    def ask_for_theirs(self) -> None:
        self._desk.ask(overview.cards, then=self._on_cards, receiver=self)

    def _on_cards(self, found: list[TemplateCard]) -> None:
        for card in found:
            if self._card is not None and card.id == self._card.id:
                self._card = card
                self.theirs.come(_form_of(card))

    def _form(self) -> Written:
        return self.about.text(), tuple(self.written())

    def _show(self, form: Written) -> None:
        self.about.setText(form[0])
        self._reorder([])
        for step in form[1]:
            self._add(step)
        self.update_action()

    def _on_more(self) -> None:
        last = len(self.steps)
        self._add(Step("", after=(last,) if last else ()))
        self.steps[-1].title.setFocus()
        self.update_action()

    def _add(self, step: Step) -> None:
        form = StepForm(step, self._known)
        form.changed.connect(self.update_action)
        form.dropped.connect(lambda: self._reorder([one for one in self.steps if one is not form]))
        form.moved.connect(lambda by: self._move(form, by))
        self.steps.append(form)
        self._column.insertWidget(self._column.count() - 1, form)

    def _move(self, form: StepForm, by: int) -> None:
        at = self.steps.index(form)
        order = [one for one in self.steps if one is not form]
        order.insert(min(max(at + by, 0), len(order)), form)
        self._reorder(order)

    def _reorder(self, order: list[StepForm]) -> None:
        """Put the steps into this order; what follows a step still follows it by its new number."""
        was = dict(enumerate(self.steps, 1))
        now = {form: number for number, form in enumerate(order, 1)}
        for form in set(self.steps) - set(order):
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
        for form in order:
            kept = [now[was[one]] for one in form.after() if one in was and was[one] in now]
            form.set_after(kept)
        self.steps = order
        for place, form in enumerate(order):
            self._column.removeWidget(form)
            self._column.insertWidget(place, form)
        self.update_action()

    @override
    def update_action(self, *_: object) -> None:
        """Number the steps as well."""
        for number, form in enumerate(self.steps, 1):
            form.set_number(number, len(self.steps))
        super().update_action()

    @override
    def is_whole(self) -> bool:
        """Tell whether there is a name, and every step says what is to be done."""
        whole = bool(self.steps) and all(one.title.text().strip() for one in self.steps)
        return whole and bool(self.name.text().strip())

    @override
    def act(self) -> Click:
        """Write the procedure down."""
        about, card = self.about.text().strip(), self._card
        seen = _form_of(card) if card else None
        return self._desk.do(templates.write, self.name.text(), self.written(), about, seen=seen)


def _form_of(card: TemplateCard) -> Written:
    return card.about, tuple(one.step for one in card.steps)
