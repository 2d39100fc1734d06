"""The trail: search what was done, see each entry before and after, hand it out as PDF."""

from desktop.audit.page import TrailPage

__all__ = ["TrailPage"]
