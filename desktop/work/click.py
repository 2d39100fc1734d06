"""What became of one click: the handle a page keeps while its use case runs."""

from __future__ import annotations

from PySide6.QtCore import SIGNAL, QObject, Signal


class Click(QObject):
    """One use case on its way; `finished` fires last and always, also after a bug."""

    succeeded = Signal(object)  # Changes
    refused = Signal(object)  # HelpDeskError
    finished = Signal()

    def is_answered_for(self) -> bool:
        """Tell whether the page shows refusals itself, so that no banner needs to."""
        return self.receivers(SIGNAL("refused(PyObject)")) > 0
