"""Canned replies and macros of the sample desk, so that `/` and M have something to offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from services.access.sharing import EVERYBODY
from services.imports.sample_words import TIER_2
from services.knowledge.canned import CannedDraft, save_canned
from services.rules.macros import MacroDraft, save_macro

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.store.work import Work

CANNED: Final = (
    (
        "Ask for the version",
        (
            "Dear {{requester}},\n\nwhich version do you use, and since when does it happen? Then "
            "we can go on with {{number}}.\n\nThank you"
        ),
    ),
    (
        "Password was reset",
        (
            "Dear {{requester}},\n\nyour password was reset. Please choose one of your own when "
            "you sign in next; the link is in a mail of its own."
        ),
    ),
    (
        "Confirm the solution",
        (
            "Dear {{requester}},\n\nwe believe that {{number}}, {{subject}}, is solved. Please "
            "write to us if it is not; an answer opens it again."
        ),
    ),
)
MACROS: Final[Sequence[tuple[str, Sequence[Mapping[str, Any]]]]] = (
    (
        "Ask for the version and wait",
        (
            {"do": "reply", "text": "Dear {{requester}}, which version do you use?"},
            {"do": "status", "to": "pending", "reason": "the version"},
        ),
    ),
    (
        "Hand to Tier 2, urgent",
        (
            {"do": "priority", "to": "high"},
            {"do": "assign", "team": TIER_2, "agent": "least_loaded"},
            {"do": "note", "text": "Tier 1 has tried the usual steps."},
        ),
    ),
)


def prepare(work: Work) -> None:
    """Save them for everybody."""
    for name, body in CANNED:
        save_canned(work, CannedDraft(name, body, EVERYBODY))
    for name, actions in MACROS:
        save_macro(work, MacroDraft(name, [dict(one) for one in actions], EVERYBODY))
