"""The desk's own work: clicks and questions leave the GUI thread here and come back here."""

from desktop.work.click import Click
from desktop.work.clock import DeskClock
from desktop.work.desk import Desk, Opens
from desktop.work.errand import Errand, Progress
from desktop.work.lane import Lane

__all__ = ["Click", "Desk", "DeskClock", "Errand", "Lane", "Opens", "Progress"]
