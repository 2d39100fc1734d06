"""When a rule is asked, put together by hand: what happens, what lasts, or the time of day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.rules.clock_form import ClockForm
from desktop.rules.wanted_value import WantedValue
from desktop.rules.written_parts import beside, line, tick
from desktop.spoken.rules import HAPPENED, TOLD
from desktop.text import tr
from desktop.widgets.box import Box
from services.rules.triggers import CHANGING, LASTING, NARROWED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.widgets.condition_builder import Askable, Choices

OTHERS: Final[dict[str, Callable[[], str]]] = {
    "changed": lambda: tr("When a field changes"),
    "in": lambda: tr("When a ticket has been as it is for a while"),
    "idle": lambda: tr("When nothing has happened for a while"),
    "schedule": lambda: tr("By the clock"),
}
"""Beside what happens to a ticket."""


class TriggerForm(QWidget):
    """Collects a trigger as it is stored.

    Attributes:
        changed: Something in it was changed.
    """

    changed = Signal()

    def __init__(self, fields: Sequence[Askable], choices: Choices) -> None:
        """Begin with the opening of a ticket; `fields` and `choices` as conditions have them."""
        super().__init__()
        self.kind = Box()
        self.kind.setAccessibleName(tr("Trigger"))
        for key, words in (HAPPENED | OTHERS).items():
            self.kind.addItem(words(), key)
        watched = [one for one in fields if one.name in CHANGING or _is_own(one)]
        lasting = [one for one in fields if one.name in LASTING]
        self._parts: dict[str, _Part] = {
            **{kind: _Fate(kind) for kind in NARROWED if kind in TOLD},
            "changed": _Change(watched, choices),
            "in": _Lasting(lasting, choices),
            "idle": _Lasting((), choices),
            "schedule": _Clock(),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.kind)
        for part in self._parts.values():
            part.changed.connect(self.changed)
            column.addWidget(part)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self._on_kind()

    def trigger(self) -> dict[str, Any]:
        """Return the trigger as it is stored."""
        kind = str(self.kind.currentData())
        part = self._parts.get(kind)
        return {"on": kind} | (part.said() if part is not None else {})

    def show_trigger(self, trigger: Mapping[str, Any]) -> None:
        """Show a stored trigger."""
        kind = str(trigger.get("on", "created"))
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        if kind in self._parts:
            self._parts[kind].show_said(trigger)

    def _on_kind(self) -> None:
        for kind, part in self._parts.items():
            part.setVisible(kind == self.kind.currentData())
        self.changed.emit()


class _Part(QWidget):
    """What a kind of trigger says beside its name."""

    changed = Signal()

    def said(self) -> dict[str, Any]:
        raise NotImplementedError

    def show_said(self, trigger: Mapping[str, Any]) -> None:
        raise NotImplementedError


class _Fate(_Part):
    def __init__(self, kind: str) -> None:
        super().__init__()
        fates = [(fate, words()) for fate, words in TOLD[kind][1].items()]
        self._to = WantedValue(tr("What became of it"), tr("whatever becomes of it"))
        self._to.offer(fates)
        self._to.changed.connect(self.changed)
        beside(self, self._to)

    @override
    def said(self) -> dict[str, Any]:
        return {"to": self._to.read()} if self._to.read() else {}

    @override
    def show_said(self, trigger: Mapping[str, Any]) -> None:
        self._to.show_value(trigger.get("to"))


class _Change(_Part):
    def __init__(self, fields: Sequence[Askable], choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self._field = Box()
        self._field.setAccessibleName(tr("Field"))
        for one in fields:
            self._field.addItem(one.label[:1].upper() + one.label[1:], one.name)
        self._before = WantedValue(tr("Value before"), tr("from anything"))
        self._after = WantedValue(tr("Value after"), tr("to anything"))
        for value in (self._before, self._after):
            value.changed.connect(self.changed)
        self._field.currentIndexChanged.connect(self._on_field)
        beside(self, self._field, self._before, self._after)
        self._on_field()

    @override
    def said(self) -> dict[str, Any]:
        ends = {"from": self._before.read(), "to": self._after.read()}
        kept = {key: value for key, value in ends.items() if value}
        return {"field": self._field.currentData()} | kept

    @override
    def show_said(self, trigger: Mapping[str, Any]) -> None:
        self._field.setCurrentIndex(max(self._field.findData(trigger.get("field")), 0))
        self._before.show_value(trigger.get("from"))
        self._after.show_value(trigger.get("to"))

    def _on_field(self) -> None:
        offered = self._choices.get(self._field.currentData(), ())
        self._before.offer(offered)
        self._after.offer(offered)
        self.changed.emit()


class _Lasting(_Part):
    """How long, and with fields to choose from: what it was all the while."""

    def __init__(self, fields: Sequence[Askable], choices: Choices) -> None:
        super().__init__()
        self._choices, self._fields = choices, fields
        self._field = Box()
        self._field.setAccessibleName(tr("Field"))
        for one in fields:
            self._field.addItem(one.label[:1].upper() + one.label[1:], one.name)
        self._value = WantedValue(tr("Value"), "")
        self._span = line(tr("For how long"), tr("Such as: 4h or 2d"))
        self._wall = tick(tr("By the clock on the wall, not in service time"))
        for signal in (self._value.changed, self._span.textChanged, self._wall.toggled):
            signal.connect(self.changed)
        self._field.currentIndexChanged.connect(self._on_field)
        shown = (self._field, self._value) if fields else ()
        beside(self, *shown, self._span, self._wall)
        self._on_field()

    @override
    def said(self) -> dict[str, Any]:
        found: dict[str, Any] = {"for": self._span.text().strip()}
        if self._fields:
            found |= {"field": self._field.currentData(), "value": self._value.read()}
        return found | ({"wall": True} if self._wall.isChecked() else {})

    @override
    def show_said(self, trigger: Mapping[str, Any]) -> None:
        self._field.setCurrentIndex(max(self._field.findData(trigger.get("field")), 0))
        self._value.show_value(trigger.get("value"))
        self._span.setText(str(trigger.get("for", "")))
        self._wall.setChecked(bool(trigger.get("wall", False)))

    def _on_field(self) -> None:
        self._value.offer(self._choices.get(self._field.currentData(), ()))
        self.changed.emit()


class _Clock(_Part):
    def __init__(self) -> None:
        super().__init__()
        self._form = ClockForm()
        self._form.changed.connect(self.changed)
        beside(self, self._form)

    @override
    def said(self) -> dict[str, Any]:
        return self._form.schedule()

    @override
    def show_said(self, trigger: Mapping[str, Any]) -> None:
        self._form.show_schedule(trigger)


def _is_own(field: Askable) -> bool:
    """Tell whether it is a field of the site's own."""
    return bool(getattr(field, "stored", False))
