"""What the sample desk has ready: canned replies, macros, articles, times and letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from models.vocabulary import Audience
from services.access.sharing import EVERYBODY
from services.complaints import regimes, templates
from services.imports.sample_words import TIER_2
from services.knowledge import articles
from services.knowledge.articles import ArticleDraft
from services.knowledge.canned import CannedDraft, save_canned
from services.rules.macros import MacroDraft, save_macro

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.store.work import Work

SERVICE_HOURS: Final = "Service hours"
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


ARTICLES: Final = (
    ArticleDraft(
        "How do I reset my password?",
        (
            "You can do it yourself, at any time:\n\n"
            "1. Press **Forgotten** on the sign-in page.\n"
            "2. Type your mail address; the link arrives within a minute.\n"
            "3. Choose a password of at least 12 characters that you use nowhere else.\n\n"
            "> After five wrong passwords the account is locked for ten minutes."
        ),
        "forgotten, locked out, sign in",
        Audience.SHARED,
    ),
    ArticleDraft(
        "The VPN drops every ten minutes",
        (
            "The client and the concentrator disagree about when keys are changed. Set the "
            "interval back to eight hours:\n\n"
            "```\nset vpn ipsec rekey-interval 28800\n```\n\n"
            "Then let the requester connect once. If it drops again, hand the ticket to "
            "**Tier 2** with the log of the client."
        ),
        "tunnel, reconnect, home office",
    ),
    ArticleDraft(
        "A card reader swallows cards",
        (
            "- Block the reader and put the sign up.\n- Restart it: it gives the card back.\n"
            "- A third card on one day: the vendor changes the transport. Their number is in the "
            "contract, *Service 24*."
        ),
        "ATM, terminal, branch",
    ),
)
"""The last one is a draft that waits for a supervisor."""


def prepare(work: Work) -> None:
    """Save them for everybody."""
    for place, article in enumerate(ARTICLES, 1):
        number = articles.save_article(work, article).subject or 0
        if place < len(ARTICLES):
            articles.publish(work, number)
    for name, body in CANNED:
        save_canned(work, CannedDraft(name, body, EVERYBODY))
    for name, actions in MACROS:
        save_macro(work, MacroDraft(name, [dict(one) for one in actions], EVERYBODY))
    reason = "Part of the sample"
    regimes.publish(work, regimes.load("fca-disp", SERVICE_HOURS), reason=reason)
    for letter in templates.shipped():
        templates.publish(work, letter, reason=reason)
