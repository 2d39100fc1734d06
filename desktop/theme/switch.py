"""Puts a scheme in force over the whole application, at the start and while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop.theme import fonts, icons
from desktop.theme.heightened import HEIGHTENED
from desktop.theme.palette import DISABLED_SHARE, colour, mixed, palette_of
from desktop.theme.sheet import sheet_of
from desktop.theme.tokens import LIGHT, SCHEMES, Scheme, Tokens, Tone

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QIcon

ICON_PROPERTY: Final = "themedIcon"
PICTURE_PROPERTY: Final = "themedPicture"


@dataclass(slots=True)
class _InForce:
    tokens: Tokens
    app: QApplication | None = None


_in_force: Final = _InForce(LIGHT)


def tokens() -> Tokens:
    """Return the colours now in force; ask again in each paint, they can change."""
    return _in_force.tokens


def system_scheme() -> Scheme:
    """Return what the desktop environment asks for; light where it says nothing."""
    wanted = QGuiApplication.styleHints().colorScheme()
    return Scheme.DARK if wanted == Qt.ColorScheme.Dark else Scheme.LIGHT


def system_contrast() -> bool:
    """Tell whether the desktop environment asks for high contrast."""
    hints = QGuiApplication.styleHints()  # held: PySide takes what hangs on it away with it
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def apply(app: QApplication, scheme: Scheme) -> None:
    """Show every present and future window in `scheme`.

    Where the desktop environment asks for high contrast, it is the scheme's twin that has it. Qt
    dresses every widget anew, hidden ones too, so what is worn already is not put on again.
    """
    first = _in_force.app is not app
    wanted = (HEIGHTENED if system_contrast() else SCHEMES)[scheme]
    if _in_force.tokens is wanted and not first:
        return
    _in_force.tokens = wanted
    if first:
        fonts.load()
        app.setStyle("Fusion")
        app.setFont(fonts.font())
        _in_force.app = app
    else:
        app.setStyleSheet("")  # Qt takes five times as long to put one sheet in another's place
    app.setPalette(palette_of(_in_force.tokens))
    app.setStyleSheet(sheet_of(_in_force.tokens))
    if not first:
        _follow_with_icons()


def focus_pen() -> QPen:
    """Return the pen of the focus ring, for widgets that paint themselves."""
    return QPen(colour(_in_force.tokens.accent), 2)


def icon(name: str, tone: Tone | None = None, size: int = icons.ICON_PX) -> QIcon:
    """Return an icon in the colours of now; `set_icon` gives one that follows the scheme.

    Args:
        name: A file of resources/icons, without ending.
        tone: Its meaning; None is the muted colour of the interface.
        size: Edge in device-independent pixels.
    """
    return _icon(name, "" if tone is None else tone.value, size)


def set_icon(
    target: QAbstractButton | QAction,
    name: str,
    tone: str = "",
    *,
    size: int = icons.ICON_PX,
    pad: int = 0,
) -> None:
    """Give a button or an action an icon that is redrawn whenever the scheme changes.

    Args:
        target: What wears the icon.
        name: A file of resources/icons, without ending.
        tone: A `Tone`, or "text", "accent", "on_accent"; empty is muted.
        size: Edge in device-independent pixels.
        pad: Empty pixels to the right, where words stand beside it.
    """
    target.setProperty(ICON_PROPERTY, [name, str(tone), size, pad])
    target.setIcon(_icon(name, str(tone), size, pad))


def set_picture(target: QLabel, name: str, tone: Tone, *, size: int = icons.ICON_PX) -> None:
    """Let a label show the mark of a meaning, drawn anew whenever the scheme changes.

    Args:
        target: What shows it.
        name: A file of resources/icons, without ending.
        tone: What it means.
        size: Edge in device-independent pixels.
    """
    target.setProperty(PICTURE_PROPERTY, [name, tone.value, size])
    _draw_picture(target)


def _draw_picture(target: QLabel) -> None:
    name, tone, size = cast("list[str | int]", target.property(PICTURE_PROPERTY))
    ink = _in_force.tokens.tones[Tone(str(tone))].mark
    target.setPixmap(icons.pixmap(str(name), ink, int(size), target.devicePixelRatioF()))


def _icon(name: str, tone: str, size: int, pad: int = 0) -> QIcon:
    now = _in_force.tokens
    value = _value(now, tone)
    return icons.icon_in(name, value, mixed(value, now.surface, DISABLED_SHARE), size, pad=pad)


def _value(now: Tokens, tone: str) -> str:
    plain = {"": now.muted, "text": now.text, "on_accent": now.on_accent}
    return plain[tone] if tone in plain else now.tones[Tone(tone)].ink


def _follow_with_icons() -> None:
    seen: set[QObject] = set()
    for widget in QApplication.allWidgets():
        seen.update(widget.actions())
        if isinstance(widget, QAbstractButton):
            seen.add(widget)
        elif isinstance(widget, QLabel) and widget.property(PICTURE_PROPERTY):
            _draw_picture(widget)
    for target in seen:
        described = target.property(ICON_PROPERTY)
        if described:
            name, tone, size, pad = cast("list[str | int]", described)
            _wearer(target).setIcon(_icon(str(name), str(tone), int(size), int(pad)))


def _wearer(target: QObject) -> QAbstractButton | QAction:
    if isinstance(target, QAbstractButton | QAction):
        return target
    raise TypeError(f"{type(target).__name__} cannot wear an icon")
