"""The values of a changed field as a person reads them in the window."""

from __future__ import annotations

from datetime import datetime

from desktop.text import exact_moment
from services.audit.words import INSTANTS, value_words


def changed_value(name: str, value: str) -> str:
    """Say a value of the program in words, an instant by this seat's clock; typed words stay."""
    if name in INSTANTS:
        try:
            return exact_moment(datetime.fromisoformat(value))
        except ValueError:
            return value  # an older entry, or the name of somebody's own field
    return value_words(name, value)
