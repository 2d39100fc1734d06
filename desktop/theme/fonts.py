"""The bundled Inter, loaded once, in the few sizes and weights the product uses."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from desktop.theme.shipped import shipped

TEXT_PX: Final = 13
SMALL_PX: Final = 12
HEADING_PX: Final = 15
TITLE_PX: Final = 20
DISPLAY_PX: Final = 28
Weight = QFont.Weight
FAMILY: Final = "Inter"
FACES: Final = (
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "Inter-Bold.otf",
)


@lru_cache(maxsize=1)
def load() -> None:
    """Make the bundled faces known to Qt; needs a running QGuiApplication, costs about 6 ms."""
    for face in FACES:
        QFontDatabase.addApplicationFont(shipped("fonts", face))


@lru_cache(maxsize=64)
def font(size_px: int = TEXT_PX, weight: Weight = Weight.Normal) -> QFont:
    """Return Inter with tabular figures; the object is shared, so never change it."""
    made = QFont(FAMILY)
    made.setPixelSize(size_px)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
