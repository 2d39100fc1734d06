"""Why a clock counted, stood still or ended, in the window's language.

The engine writes its reasons down once, in English; words it does not know, such as the reason
that somebody gave, are shown as they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.text import tr
from desktop.widgets.queue_line import status_words
from models.vocabulary import TicketStatus

if TYPE_CHECKING:
    from collections.abc import Callable

CAUSES: Final[dict[str, Callable[[], str]]] = {
    "created": lambda: tr("opened"),
    "agent reply": lambda: tr("an agent answered"),
    "customer message": lambda: tr("the requester wrote"),
    "policy change": lambda: tr("other terms apply"),
    "policy matched": lambda: tr("a policy applies"),
    "merge undone": lambda: tr("the merge was undone"),
    "handed on": lambda: tr("handed on"),
    "handed over": lambda: tr("handed over"),
    "awaiting confirmation": lambda: tr("waits for the requester's word that it is solved"),
    "target exceeded": lambda: tr("the target was exceeded"),
    "still to come": lambda: tr("still to come"),
    "reopened after the confirmation window": lambda: tr(
        "reopened after the time for the requester's word"
    ),
}
REOPENED: Final = "reopened: "
HANDED: Final = "handed to "
PUBLISHED: Final = "published: "
STATUSES: Final = frozenset(one.value for one in TicketStatus)


def cause_words(cause: str) -> str:
    """Say why a stretch of a clock is what it is."""
    if cause in CAUSES:
        return CAUSES[cause]()
    if cause in STATUSES:
        return status_words(TicketStatus(cause))
    status = cause.removeprefix(REOPENED)
    if status != cause and status in STATUSES:
        return tr("reopened: {status}", status=status_words(TicketStatus(status)))
    what = cause.removeprefix(PUBLISHED)
    if what != cause:
        return tr("published: {what}", what=what)
    team = cause.removeprefix(HANDED)
    return tr("handed to {team}", team=team) if team != cause else cause
