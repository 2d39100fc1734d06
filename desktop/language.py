"""The language the window speaks: the person's choice, else the desktop's; Qt's own words too."""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

import resources

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

LANGUAGES: Final = {"en": "English", "de": "Deutsch"}
"""Each by its own name, so that a person finds it in a window that speaks another."""
SOURCE: Final = "en"
_speaking: list[QTranslator] = []
_spoken: list[str] = [SOURCE]


def now() -> str:
    """Return the language spoken now; a key of LANGUAGES."""
    return _spoken[-1]


def spoken(chosen: str) -> str:
    """Return the language to speak: the chosen one, else the first of the desktop's we know."""
    if chosen in LANGUAGES:
        return chosen
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in LANGUAGES), SOURCE)


def speak(app: QCoreApplication, chosen: str = "") -> str:
    """Speak a language from now on; what is on the screen already stays as it is.

    Args:
        app: Whose words they are.
        chosen: A key of LANGUAGES; anything else follows the desktop.

    Returns:
        The language spoken now.
    """
    language = _spoken[-1] = spoken(chosen)
    while _speaking:
        app.removeTranslator(_speaking.pop())
    system = QLocale.system()
    of_system = QLocale.languageToCode(system.language())
    QLocale.setDefault(system if of_system == language else _locale_of(language))
    if language == SOURCE:
        return language
    shipped = os.path.dirname(resources.__file__ or "")  # noqa: PTH120 - before the first paint
    own = f"{shipped}/translations/vigildesk_{language}.qm"
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for path in (f"{qt}/qtbase_{language}.qm", own):
        translator = QTranslator(app)
        if translator.load(path):
            app.installTranslator(translator)
            _speaking.append(translator)
    return language


def _locale_of(language: str) -> QLocale:
    if language == SOURCE:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return QLocale(language)
