"""What files are, in words a person knows, and what to think of one whose name says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from desktop.text import size, tr
from desktop.widgets.queue_line import one_line
from services.tickets import file_kinds
from services.tickets.file_kinds import Doubt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFontMetrics

ICONS: Final = (
    ("image/", "image"),
    ("text/csv", "file-spreadsheet"),
    ("application/vnd.", "file-spreadsheet"),
    ("text/", "file-text"),
    ("application/pdf", "file-text"),
    ("application/zip", "file-archive"),
    ("application/gzip", "file-archive"),
)
KINDS: Final[dict[str, Callable[[], str]]] = {
    file_kinds.WINDOWS_PROGRAM: lambda: tr("a Windows program"),
    file_kinds.SHORTCUT: lambda: tr("a Windows shortcut"),
    file_kinds.SCRIPT: lambda: tr("a script"),
    file_kinds.WEB: lambda: tr("a web page"),
    file_kinds.TEXT: lambda: tr("plain text"),
    file_kinds.PDF: lambda: tr("a PDF"),
    file_kinds.ZIP: lambda: tr("a ZIP archive"),
    file_kinds.OLE: lambda: tr("an old Office file"),
    "application/x-elf": lambda: tr("a Linux program"),
    "application/x-mach-binary": lambda: tr("a macOS program"),
    "application/java-vm": lambda: tr("a Java program"),
    "application/wasm": lambda: tr("a WebAssembly program"),
    "image/png": lambda: tr("a PNG picture"),
    "image/jpeg": lambda: tr("a JPEG picture"),
    "image/gif": lambda: tr("a GIF picture"),
    "image/webp": lambda: tr("a WebP picture"),
    "image/bmp": lambda: tr("a BMP picture"),
    "image/tiff": lambda: tr("a TIFF picture"),
    "image/svg+xml": lambda: tr("an SVG drawing"),
    "application/gzip": lambda: tr("a gzip archive"),
    "application/x-7z-compressed": lambda: tr("a 7-Zip archive"),
    "application/vnd.rar": lambda: tr("a RAR archive"),
    "application/x-tar": lambda: tr("a tar archive"),
    "application/rtf": lambda: tr("a rich-text document"),
}


NAME_PX: Final = 220
"""Of a name on a chip; a longer one loses its middle, for its ending says what it is."""


def chip_words(name: str, length: int, metrics: QFontMetrics) -> str:
    """Say a file on a chip: its name, shortened in its middle where it is long, and its size."""
    shown = metrics.elidedText(one_line(name), Qt.TextElideMode.ElideMiddle, NAME_PX)
    return tr("{name}  {size}", name=shown, size=size(length))


def file_icon(media_type: str) -> str:
    """Return the icon for a kind of file."""
    return next((icon for start, icon in ICONS if media_type.startswith(start)), "file")


def kind_words(media_type: str) -> str:
    """Say what a file is: "a PNG picture"; the media type itself where nobody says it better."""
    if media_type == file_kinds.UNKNOWN:
        return tr("of no kind that is known here")
    words = KINDS.get(media_type)
    return words() if words is not None else media_type


def doubt_words(name: str, found: str | None) -> str:
    """Say what to think of a file before opening it; empty where its name and content agree."""
    doubt = file_kinds.doubt(name, found)
    if doubt is None:
        return ""
    shown, kind = one_line(name), kind_words(found or file_kinds.UNKNOWN)
    match doubt:
        case Doubt.DISGUISED:
            return tr(
                "“{name}” is {kind} under another name. Do not open it.", name=shown, kind=kind
            )
        case Doubt.PROGRAM:
            return tr(
                "“{name}” would be run, not shown. Open it only if you expect it.", name=shown
            )
        case Doubt.OTHER:
            return tr("“{name}” is {kind}, not what its name says.", name=shown, kind=kind)


def is_disguised(name: str, found: str | None) -> bool:
    """Tell whether a file is a program that hides what it is."""
    return file_kinds.doubt(name, found) is Doubt.DISGUISED
