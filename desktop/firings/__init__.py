"""The page of what fired and what left the desk, and the form that starts a fire drill."""

from desktop.firings.drill_dialog import DrillDialog
from desktop.firings.page import FiringsPage

__all__ = ["DrillDialog", "FiringsPage"]
