"""Notifications of the desktop environment, with buttons, and the word when there are none."""

import sys

from desktop.notifier.notification import Choice, Notification, Notifier

__all__ = ["Choice", "Notification", "Notifier", "new_notifier"]


def new_notifier() -> Notifier:
    """Return the way this platform shows notifications."""
    if sys.platform == "win32":
        from desktop.notifier.windows import TrayNotifier  # noqa: PLC0415 - of this platform

        return TrayNotifier()
    from desktop.notifier.freedesktop import FreedesktopNotifier  # noqa: PLC0415 - of this platform

    return FreedesktopNotifier("Vigildesk", "vigildesk")
