"""Why a clock counted, stood still or was broken, in the words and the language of a report.

The engine writes its reasons down once, as short English words; those that it does not know, such
as the reason that somebody gave, are printed as they stand.
"""

from __future__ import annotations

from typing import Final

from models.vocabulary import TicketStatus
from services.reports.tongue import looked_up, say, told
from services.sentence import Sentence

_CAUSES: Final = {
    "created": Sentence("opened"),
    "agent reply": Sentence("an agent answered"),
    "customer message": Sentence("the requester wrote"),
    "policy change": Sentence("other terms apply"),
    "policy matched": Sentence("a policy applies"),
    "merge undone": Sentence("the merge was undone"),
    "handed on": Sentence("handed on"),
    "handed over": Sentence("handed over"),
    "awaiting confirmation": Sentence("waits for the requester's word that it is solved"),
    "target exceeded": Sentence("the target was exceeded"),
    "outside business hours": Sentence("outside business hours"),
    "reopened after the confirmation window": Sentence(
        "reopened after the time for the requester's word"
    ),
}
_REOPENED: Final = "reopened: "
_HANDED: Final = "handed to "
_MERGED: Final = "merged from "
_PUBLISHED: Final = "published: "
_STATUSES: Final = frozenset(one.value for one in TicketStatus)


def cause_words(cause: str) -> str:
    """Say why a stretch of a clock is what it is."""
    if cause in _CAUSES:
        return told(_CAUSES[cause])
    if cause in _STATUSES:
        return _status(cause)
    status = cause.removeprefix(_REOPENED)
    if status != cause and status in _STATUSES:
        return say("reopened: {status}", status=_status(status))
    source = cause.removeprefix(_MERGED)
    if source != cause and source.isdecimal():
        return say("merged from #{number}", number=source)
    what = cause.removeprefix(_PUBLISHED)
    if what != cause:
        return say("published: {what}", what=what)
    team = cause.removeprefix(_HANDED)
    return say("handed to {team}", team=team) if team != cause else cause


def _status(value: str) -> str:
    return looked_up(value.replace("_", " "))
