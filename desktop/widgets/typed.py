"""What stands in the fields of a form, whatever they are: compared to tell what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    if isinstance(widget, QLineEdit):
        return "" if widget.isReadOnly() else widget.text()
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        return "" if widget.isReadOnly() else widget.toPlainText()
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        return "x" if widget.isChecked() else "-"
    return None
