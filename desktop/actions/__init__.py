"""What a rule or a macro does, put together by hand."""

from desktop.actions.parts import Offers
from desktop.actions.rows import ActionRows

__all__ = ["ActionRows", "Offers"]
