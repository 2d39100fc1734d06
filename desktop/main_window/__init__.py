"""The window's frame: rail, top bar, palette, status bar, and the pages inside it."""

from desktop.main_window.window import MainWindow

__all__ = ["MainWindow"]
