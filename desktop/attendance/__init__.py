"""Whether somebody sits at this workstation, as far as its desktop says."""

from desktop.attendance.bus_attendance import BusAttendance

__all__ = ["BusAttendance"]
