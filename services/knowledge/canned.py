"""Canned replies: words for what is asked often, kept with placeholders for the ticket's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.shortcuts import CannedReply
from services.access import sharing
from services.access.permissions import Act, demand
from services.access.sharing import OWN, Share
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.notify import wording

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class CannedDraft:
    """What somebody writes down; `{{name}}` in the body stands for a fact of the ticket."""

    name: str
    body: str
    share: Share = OWN


@dataclass(frozen=True, slots=True)
class CannedView:
    """One canned reply as the composer offers it."""

    id: int
    name: str
    body: str
    is_own: bool
    team_id: int | None


def save_canned(
    work: Work, draft: CannedDraft, canned_id: int | None = None, began: CannedView | None = None
) -> Changes:
    """Keep a canned reply, a new one or instead of an old one; `changes.subject` is its number.

    Args:
        work: The unit of work.
        draft: What it is from now on.
        canned_id: What it takes the place of; None: a new one.
        began: That as its writer saw it before they began.

    Raises:
        ConflictError: A colleague changed it, or took it away, since then.
        RuleError: No name, no words, or a placeholder that nobody fills.
    """
    demand(work.actor, Act.WORK_TICKET)
    name = sharing.named(draft.name)
    if not draft.body.strip():
        raise RuleError("A canned reply needs words: write what the requester is to read.")
    body = wording.check(draft.body)
    if canned_id is None:
        row = CannedReply(made_at=work.now)
        before: tuple[str | None, str | None] = (None, None)
    else:
        row = sharing.own(work, CannedReply, canned_id)
        sharing.check_unchanged(row, _canned(row), began)
        before = row.name, row.body
    row.name, row.body = name, body
    whose = sharing.give(work, row, draft.share)
    work.session.add(row)
    work.session.flush()
    said = [
        FieldChange("name", before[0], name),
        FieldChange("words", before[1], body[:4000]),
        FieldChange("for", None, whose),
    ]
    trail.append(work, "canned_reply.saved", ("canned_reply", row.id), said)
    return work.touch(configuration=True, subject=row.id)


def retire_canned(work: Work, canned_id: int, *, retired: bool = True) -> Changes:
    """Take a canned reply away, or bring it back."""
    row = sharing.own(work, CannedReply, canned_id)
    row.retired_at = work.now if retired else None
    verb = "retired" if retired else "brought_back"
    trail.append(work, f"canned_reply.{verb}", ("canned_reply", row.id))
    return work.touch(configuration=True, subject=row.id)


def canned_replies(work: Work) -> list[CannedView]:
    """Return what the actor may use, by name."""
    query = select(CannedReply).where(sharing.visible(work, CannedReply)).order_by(CannedReply.name)
    return [_canned(one) for one in work.session.scalars(query)]


def _canned(one: CannedReply) -> CannedView:
    return CannedView(one.id, one.name, one.body, one.owner_id is not None, one.team_id)
