"""Notifications of the desktop environment, with buttons, and the word when there are none."""

from desktop.notifier.freedesktop import FreedesktopNotifier
from desktop.notifier.notification import Choice, Notification, Notifier

__all__ = ["Choice", "FreedesktopNotifier", "Notification", "Notifier"]
