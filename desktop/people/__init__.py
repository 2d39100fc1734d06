"""The people page: who works here, how they sign in and what they may do."""

from desktop.people.page import PeoplePage

__all__ = ["PeoplePage"]
