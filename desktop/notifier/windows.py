"""Notifications of Windows, through Qt: no buttons, so pressing one opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from desktop.notifier.notification import DEFAULT_CHOICE, Notification, Notifier
from desktop.overriding import override
from desktop.text import tr
from models.vocabulary import NoticeUrgency

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class TrayNotifier(Notifier):
    """Speaks through an icon of its own, since Windows ties messages to an icon."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the icon; it is seen only while a message is."""
        super().__init__(parent)
        self._icon = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
        self._icon.messageClicked.connect(self._on_clicked)
        self._key = ""

    @override
    def show(self, notification: Notification) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self.failed.emit(notification.key, tr("There is no notification area."))
            return
        kinds = QSystemTrayIcon.MessageIcon
        is_critical = notification.urgency is NoticeUrgency.CRITICAL
        kind = kinds.Critical if is_critical else kinds.Information
        self._key = notification.key
        self._icon.show()
        self._icon.showMessage(notification.title, notification.body, kind)
        self.delivered.emit(notification.key)

    @override
    def withdraw(self, key: str) -> None:
        """Windows keeps what was shown; there is nothing to take back."""

    @override
    def close(self) -> None:
        self._icon.hide()

    def _on_clicked(self) -> None:
        self.chosen.emit(self._key, DEFAULT_CHOICE)
