"""A fault of the program: a report to copy, without a ticket's words."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.bootstrap.crash import CrashDialog, CrashHook, report_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def hook() -> Iterator[CrashHook]:
    hook = CrashHook()
    yield hook
    hook.close()


def _fault() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018 - the fault
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def test_the_report_names_the_fault_and_where_it_is() -> None:
    report = report_of(_fault())

    assert "ZeroDivisionError: division by zero" in report
    assert "test_crash.py" in report


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = CrashDialog("the report")
    qtbot.addWidget(dialog)

    dialog.copy()

    assert QGuiApplication.clipboard().text() == "the report"


def test_a_fault_in_any_thread_is_shown(hook: CrashHook, qtbot: QtBot) -> None:
    error = _fault()
    thread = threading.Thread(
        target=lambda: threading.excepthook(
            threading.ExceptHookArgs((type(error), error, error.__traceback__, None))
        )
    )

    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: hook.is_open)
