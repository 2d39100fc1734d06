"""Who gave their word on an approval, and whose is awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.spoken.fields import any_of
from desktop.spoken.people import all_of
from desktop.text import tr
from models.vocabulary import ApprovalWay

if TYPE_CHECKING:
    from services.workflow.approvals import ApprovalView, VoteView


def votes_words(approval: ApprovalView) -> str:
    """Say who said yes or no, and whose word is awaited."""
    said = [_vote(one) for one in approval.votes if one.approves is not None]
    awaited = [one.person for one in approval.votes if one.approves is None]
    if awaited:
        names = any_of(awaited) if approval.way is ApprovalWay.ANY else all_of(awaited)
        said.append(tr("{names} must approve", names=names))
    return "; ".join(said)


def _vote(vote: VoteView) -> str:
    words = tr("{who} said yes") if vote.approves else tr("{who} said no")
    who = vote.person
    if vote.given_by is not None and vote.given_by != vote.person:
        who = tr("{who} for {whom}", who=vote.given_by, whom=vote.person)
    return words.format_map({"who": who})
