"""A page of the window by itself, without a window around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.commands import Commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.work import Desk

Single = TypeVar("Single", bound=QWidget)


def single(
    make: Callable[[Desk, Commands], Single],
    desk: Desk,
    qtbot: QtBot,
    size: tuple[int, int] | None = None,
) -> Single:
    """Show a page to whoever sits at the desk, with commands of its own."""
    holder = QWidget()
    page = make(desk, Commands(holder, desk.actor.role))
    holder.setParent(page)
    qtbot.addWidget(page)
    if size is not None:
        page.resize(*size)
    page.show()
    return page
