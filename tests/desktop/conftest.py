"""The window's own setting for its tests: themed, in a test's own folders, on a given clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths

from desktop import theme
from desktop.widgets.ticking import Ticker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

NOW = datetime(2026, 6, 8, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[QApplication]:
    QStandardPaths.setTestModeEnabled(True)
    theme.apply(qapp, theme.Scheme.LIGHT)
    yield qapp
    QStandardPaths.setTestModeEnabled(False)


@pytest.fixture
def ticker() -> Ticker:
    return Ticker(lambda: NOW)
