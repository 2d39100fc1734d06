"""Lucide icons by name, in the colours of the theme, sharp at every scale of the screen."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.theme.shipped import shipped

ICON_PX: Final = 16
SCALES: Final = (1.0, 1.5, 2.0)
STROKE: Final = "1.75"


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    with open(shipped("icons", f"{name}.svg"), encoding="utf-8") as file:  # noqa: PTH123 - see there
        text = file.read()
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


@lru_cache(maxsize=2048)
def pixmap(
    name: str, value: str, size: int = ICON_PX, ratio: float = 1.0, *, pad: int = 0
) -> QPixmap:
    """Return the icon in one colour at one size.

    Args:
        name: File name in resources/icons without ending; an unknown one is a bug.
        value: #RRGGBB; takes the place of currentColor.
        size: Edge in device-independent pixels.
        ratio: Device pixels per device-independent pixel.
        pad: Empty pixels to the right, so that words beside it keep their distance.
    """
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", value).encode()))
    edge = round(size * ratio)
    drawn = QPixmap(edge + round(pad * ratio), edge)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache(maxsize=1024)
def icon_in(name: str, value: str, faded: str, size: int = ICON_PX, *, pad: int = 0) -> QIcon:
    """Return an icon with its disabled twin, drawn for the usual scales of screens."""
    made = QIcon()
    for ratio in SCALES:
        made.addPixmap(pixmap(name, value, size, ratio, pad=pad))
        made.addPixmap(pixmap(name, faded, size, ratio, pad=pad), QIcon.Mode.Disabled)
    return made
