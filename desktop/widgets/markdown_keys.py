"""What keys do to Markdown being written: bold, italic, links, lists that go on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPlainTextEdit

BOLD: Final = "**"
ITALIC: Final = "*"
LINK_START: Final = "https://"
_ITEM: Final = re.compile(r"(\s{0,12})(?:([-*+])|(\d{1,4})([.)])) +|(\s{0,3}> ?)+")
"""What stands before the words of a line in a list or a quotation."""
_NUMBER: Final = re.compile(r"\d+")
_KEEP: Final = QTextCursor.MoveMode.KeepAnchor


def emphasise(field: QPlainTextEdit, mark: str) -> None:
    """Put `mark` around what is selected or around the cursor; take it away where it stands."""
    cursor = field.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    words = cursor.selectedText()
    if _wears(words, mark):
        cursor.insertText(words[len(mark) : -len(mark)])
        _select(field, start, end - 2 * len(mark))
    elif _stands_between(field, start, end, mark):
        cursor.setPosition(start - len(mark))
        cursor.setPosition(end + len(mark), _KEEP)
        cursor.insertText(words)
        _select(field, start - len(mark), end - len(mark))
    else:
        cursor.insertText(f"{mark}{words}{mark}")
        _select(field, start + len(mark), end + len(mark))


def make_link(field: QPlainTextEdit) -> None:
    """Make what is selected the words of a link, and wait for its address."""
    cursor = field.textCursor()
    start, words = cursor.selectionStart(), cursor.selectedText()
    cursor.insertText(f"[{words}]({LINK_START})")
    if words:
        address = start + len(words) + 3
        _select(field, address, address + len(LINK_START))
    else:
        _select(field, start + 1, start + 1)


def go_on(field: QPlainTextEdit) -> bool:
    """Begin the next item where the cursor's line is one; an empty item ends the list instead.

    Returns:
        False where the line is no item: Enter is then what it always is.
    """
    cursor = field.textCursor()
    line, column = cursor.block().text(), cursor.positionInBlock()
    found = _ITEM.match(line)
    if found is None or column < found.end() or cursor.hasSelection():
        return False
    if not line[found.end() :].strip():
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        cursor.removeSelectedText()
    else:
        cursor.insertText("\n" + _next(found))
    field.setTextCursor(cursor)
    field.ensureCursorVisible()
    return True


def _next(found: re.Match[str]) -> str:
    if found[3] is None:
        return found[0]
    return _NUMBER.sub(lambda digits: str(int(digits[0]) + 1), found[0])


def _wears(words: str, mark: str) -> bool:
    is_framed = words.startswith(mark) and words.endswith(mark) and len(words) > 2 * len(mark)
    return is_framed and not (mark == ITALIC and _is_bold(words))


def _is_bold(words: str) -> bool:
    """Tell whether the stars at the ends are those of bold, which are not italic's to take."""
    return words.startswith(BOLD) and not words.startswith(BOLD + ITALIC)


def _stands_between(field: QPlainTextEdit, start: int, end: int, mark: str) -> bool:
    before, after = _around(field, start, end)
    if not (before.endswith(mark) and after.startswith(mark)):
        return False
    stars = len(before) - len(before.rstrip("*"))
    return mark == BOLD or stars != len(BOLD)


def _around(field: QPlainTextEdit, start: int, end: int) -> tuple[str, str]:
    """Return up to three letters before and after a stretch."""
    cursor = QTextCursor(field.document())
    last = field.document().characterCount() - 1
    cursor.setPosition(max(start - 3, 0))
    cursor.setPosition(start, _KEEP)
    before = cursor.selectedText()
    cursor.setPosition(end)
    cursor.setPosition(min(end + 3, last), _KEEP)
    return before, cursor.selectedText()


def _select(field: QPlainTextEdit, start: int, end: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, _KEEP)
    field.setTextCursor(cursor)


KEYS: Final[dict[str, Callable[[QPlainTextEdit], None]]] = {
    "Ctrl+B": lambda field: emphasise(field, BOLD),
    "Ctrl+I": lambda field: emphasise(field, ITALIC),
    "Ctrl+Shift+K": make_link,
}
"""The keys of writing; none of them is in the table of commands."""
