"""The board: what is late and at risk now, who carries it, what fired in the last hour."""

from desktop.dashboard.page import BoardPage

__all__ = ["BoardPage"]
