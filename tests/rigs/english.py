"""Finds English that was left in a German window: words of the translators, and figures."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop.widgets.plain_body import PlainBody
from desktop.widgets.rich_body import RichBody
from tests.rigs.session import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS: Final = ROOT / "resources" / "translations" / "vigildesk_de.ts"
OF_THE_DESK: Final = frozenset(
    {
        *("Acknowledgement", "Summary resolution", "Final response", "Holding response"),
        *("Classification", "Location", "Number at the source", "Source"),
        "Complaint",
    }
)
"""Names that stand in the desk's own data: shipped letters, types and fields of the sample."""
TYPED: Final = (PlainBody, RichBody, QPlainTextEdit)
"""What people wrote, and files of settings: shown as it is."""
LEAST: Final = 3
"""Words by which a template is known again."""
ROWS: Final = 25
ROLES: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
FIGURES: Final = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2} (?:Mar|May|Oct|Dec|March|May|October|December)\b"
    r"|\b\d{1,3},\d{3}\b|\d\.\d+ ?(?:%|KB|MB|GB)|\d%"
)
"""A date, a number, a size or a percentage as English writes it."""


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with holes, and what stands before the first and behind the last."""

    before: str
    behind: str
    pattern: re.Pattern[str]


def english(widget: QWidget) -> list[str]:
    """Return every text in view that is English though the translators have German for it."""
    found = {
        line
        for text in shown(widget)
        for line in text.split("\n")
        if is_english(line.strip()) or FIGURES.search(line)
    }
    return sorted(found)


@lru_cache(20_000)
def is_english(line: str) -> bool:
    """Tell whether a line is what the window says in English."""
    if line in OF_THE_DESK:
        return False
    if line in _sentences():
        return True
    return any(
        line.startswith(one.before) and line.endswith(one.behind) and one.pattern.fullmatch(line)
        for one in _templates()
    )


def shown(widget: QWidget) -> Iterator[str]:
    """Yield what can be read or heard of a widget and what stands in it, typed words apart."""
    for one in (widget, *widget.findChildren(QWidget)):
        if not one.isVisible():
            continue
        yield from (one.accessibleName(), one.accessibleDescription())
        if isinstance(one, TYPED):
            continue
        yield one.toolTip()
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        elif isinstance(one, QLineEdit):
            yield one.placeholderText()
        elif isinstance(one, QDateTimeEdit):
            yield one.text()
        elif isinstance(one, QTextEdit):
            yield one.toPlainText()
        yield from _offered(one)


def _offered(one: QWidget) -> Iterator[str]:
    if isinstance(one, QComboBox):
        yield from (one.itemText(place) for place in range(one.count()))
    elif isinstance(one, QMenu):
        yield from (entry.text() for entry in one.actions())
    elif isinstance(one, QAbstractItemView) and one.model() is not None:
        yield from _cells(one.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    index = QModelIndex()
    columns = 1
    while columns < 30 and model.index(0, columns, index).isValid():
        columns += 1
    for column in range(columns):
        said = model.headerData(column, Qt.Orientation.Horizontal)
        if isinstance(said, str):
            yield said
        for row in range(min(model.rowCount(), ROWS)):
            for role in ROLES:
                said = model.index(row, column).data(role)
                if isinstance(said, str):
                    yield said


@cache
def _sources() -> tuple[str, ...]:
    """Return every English text of the translators whose German is another."""
    messages = ET.parse(WORDS).getroot().iter("message")  # noqa: S314 - our own file
    found = []
    for one in messages:
        source, said = one.findtext("source") or "", one.find("translation")
        forms = [form.text for form in said.iter("numerusform")] if said is not None else []
        german = forms or [said.text if said is not None else None]
        if source not in german:
            found.append(source)
    return tuple(found)


@cache
def _sentences() -> frozenset[str]:
    return frozenset(one for one in _sources() if "{" not in one and "%n" not in one)


@cache
def _templates() -> tuple[Template, ...]:
    return tuple(made for one in _sources() if (made := _template(one)) is not None)


def _template(source: str) -> Template | None:
    try:
        parts = [part for part, *_ in string.Formatter().parse(source.replace("%n", "{n}"))]
    except ValueError:
        return None
    is_last = not source.replace("%n", "{n}").endswith("}")
    literals = parts if is_last else [*parts, ""]
    words = [one for one in " ".join(parts).split() if one.isalpha()]
    if len(literals) < 2 or len(words) < LEAST:
        return None
    pattern = re.compile(".+?".join(map(re.escape, literals)), re.DOTALL)
    return Template(literals[0], literals[-1], pattern)
