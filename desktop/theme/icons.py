"""Lucide icons by name, in the colours of the theme, sharp at every scale of the screen."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.theme.shipped import shipped

ICON_PX: Final = 16
ALWAYS: Final = (1.0, 2.0)
"""Scales that an icon is drawn for besides those of the screens: one may be plugged in."""
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


def ratios() -> tuple[float, ...]:
    """Return the scales of the screens there are, 1.25 as well, and the usual ones."""
    here = {round(screen.devicePixelRatio(), 2) for screen in QGuiApplication.screens()}
    return tuple(sorted(here.union(ALWAYS)))


def icon_in(name: str, value: str, faded: str, size: int = ICON_PX, *, pad: int = 0) -> QIcon:
    """Return an icon with its disabled twin, drawn for the scales of the screens."""
    return _drawn(name, value, faded, size, pad, ratios())


@lru_cache(maxsize=1024)
def _drawn(  # noqa: PLR0913, PLR0917 - the key of the cache
    name: str, value: str, faded: str, size: int, pad: int, scales: tuple[float, ...]
) -> QIcon:
    made = QIcon()
    for ratio in scales:
        made.addPixmap(pixmap(name, value, size, ratio, pad=pad))
        made.addPixmap(pixmap(name, faded, size, ratio, pad=pad), QIcon.Mode.Disabled)
    return made
