"""What was typed: whoever holds it says so, and the fields of a form are compared to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@runtime_checkable
class HoldsWords(Protocol):
    """A form, or a part of a page, in which what is typed goes when it goes."""

    def is_typed(self) -> bool:
        """Tell whether something stands here that would be lost."""
        ...


def standing(form: QWidget) -> tuple[str, ...]:
    """Return what every field of a form says, in the order in which they were made."""
    return tuple(_said(form))


def _said(widget: QWidget) -> Iterator[str]:
    """Go down to the fields; what a field is made of, and other windows, are not asked."""
    for child in widget.children():
        if not isinstance(child, QWidget) or child.isWindow():
            continue
        said = _value(child)
        if said is None:
            yield from _said(child)
        else:
            yield said


def _value(widget: QWidget) -> str | None:
    """Return what a field says; None for what is no field."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QAbstractSpinBox):
        return widget.text()
    if isinstance(widget, QListWidget):  # such as whom somebody put into it, in their order
        return "\n".join(widget.item(row).text() for row in range(widget.count()))
    if isinstance(widget, QAbstractButton):
        return _tick(widget)
    return _written(widget)


def _written(widget: QWidget) -> str | None:
    if isinstance(widget, QLineEdit):
        return "" if widget.isReadOnly() else widget.text()
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        return "" if widget.isReadOnly() else widget.toPlainText()
    return None


def _tick(button: QAbstractButton) -> str | None:
    if not button.isCheckable():
        return None
    return "x" if button.isChecked() else "-"
