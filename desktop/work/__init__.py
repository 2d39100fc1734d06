"""The desk's own work: clicks and questions leave the GUI thread here and come back here."""

from desktop.work.click import Click
from desktop.work.clock import DeskClock
from desktop.work.desk import Desk
from desktop.work.errand import Errand
from desktop.work.lane import Lane
from desktop.work.opens import Opens

__all__ = ["Click", "Desk", "DeskClock", "Errand", "Lane", "Opens"]
