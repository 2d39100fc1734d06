"""Opens a desk for people to work in: with the rules that answer what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.audit.access_log import record_refusal
from services.rules.running import react
from services.store.work import Store

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

    from services.time_source import TimeSource


def open_store(
    url: str | URL, time_source: TimeSource | None = None, engine: Engine | None = None
) -> Store:
    """Return a store whose units end by asking the rules, and that records what was refused.

    Imports use a plain Store instead.
    """
    return Store(url, time_source, engine, reactions=(react,), on_refusal=record_refusal)
