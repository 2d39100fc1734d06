"""The page of who is on call: now, next, and week by week."""

from desktop.rota.page import RotaPage

__all__ = ["RotaPage"]
