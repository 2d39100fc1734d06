"""The page on which a person sets the window up for themselves on this seat."""

from desktop.settings.page import SettingsPage

__all__ = ["SettingsPage"]
