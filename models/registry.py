"""All tables in one place, for migrations and for the mapper to know every name."""

from models import (
    accounts,
    audit,
    clocks,
    desk,
    escalation,
    ledger,
    links,
    moves,
    outbox,
    people,
    policies,
    records,
    rota,
    rules,
    shortcuts,
    tickets,
    workflow,
)
from models.base import Base

__all__ = [
    "Base",
    "accounts",
    "audit",
    "clocks",
    "desk",
    "escalation",
    "ledger",
    "links",
    "moves",
    "outbox",
    "people",
    "policies",
    "records",
    "rota",
    "rules",
    "shortcuts",
    "tickets",
    "workflow",
]
