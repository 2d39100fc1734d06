"""The page of how one is told, and of the ways out of the desk."""

from desktop.notifications.page import NotificationsPage

__all__ = ["NotificationsPage"]
