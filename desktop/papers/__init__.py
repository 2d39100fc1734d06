"""What leaves the desk as a file, from whatever page it is asked for."""

from desktop.papers.export_bar import ExportBar, unsigned_words
from desktop.papers.export_dialog import ExportDialog
from desktop.papers.paper_sheet import PaperSheet
from desktop.papers.place_for import place_for
from desktop.papers.save_as import save_as
from desktop.papers.zone import zone_here

__all__ = [
    "ExportBar",
    "ExportDialog",
    "PaperSheet",
    "place_for",
    "save_as",
    "unsigned_words",
    "zone_here",
]
