"""A QR code on the paper, out of rectangles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from services.reports.tongue import say

if TYPE_CHECKING:
    from services.reports.paper.sheet import Sheet

SIDE: Final = 96.0
_QUIET: Final = 2
"""Empty modules round the code; the paper is white beyond."""


def draw_code(sheet: Sheet, text: str, left: float, bottom: float) -> None:
    """Draw a text as a QR code whose corner is at a place; the words are its alternative."""
    import segno  # noqa: PLC0415 - only reports that carry a proof have one

    matrix = segno.make_qr(text, error="m").matrix
    side = SIDE / (len(matrix) + 2 * _QUIET)
    parts = ["0 g"]
    for row, modules in enumerate(matrix):
        y = bottom + SIDE - (row + 1 + _QUIET) * side
        parts += [
            f"{left + (column + _QUIET) * side:.3f} {y:.3f} {side:.3f} {side:.3f} re"
            for column, dark in enumerate(modules)
            if dark
        ]
    parts.append("f")
    with sheet.leaf(
        "Figure", alt=say("QR code: {text}", text=text), box=(left, bottom, SIDE, SIDE)
    ):
        sheet.canvas.operators(*parts)
