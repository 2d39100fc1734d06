"""Macros: several changes and a reply that a person makes in one gesture, in their own name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from models.outbox import Channel
from models.shortcuts import CannedReply, Macro
from models.tickets import Ticket
from models.vocabulary import Medium
from models.workflow import TaskTemplate
from services.access import sharing
from services.access.permissions import Act, demand
from services.access.sharing import OWN, Share
from services.audit import trail
from services.audit.trail import FieldChange
from services.escalation import runs
from services.notify import wording
from services.rules import actions
from services.rules.doing import Doing
from services.rules.placeholders import values
from services.tickets import conversation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.changes import Changes
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class MacroDraft:
    """What somebody puts together; the actions are those of rules."""

    name: str
    actions: Sequence[Mapping[str, Any]]
    share: Share = OWN


@dataclass(frozen=True, slots=True)
class MacroView:
    """One macro as menus offer it.

    Attributes:
        answers: It writes to the requester, which nothing takes back.
    """

    id: int
    name: str
    actions: tuple[Mapping[str, Any], ...]
    is_own: bool
    team_id: int | None
    answers: bool


def save_macro(
    work: Work, draft: MacroDraft, macro_id: int | None = None, began: MacroView | None = None
) -> Changes:
    """Keep a macro, a new one or instead of an old one; `changes.subject` is its number.

    Args:
        work: The unit of work.
        draft: What it is from now on.
        macro_id: What it takes the place of; None: a new one.
        began: That as its writer saw it before they began.

    Raises:
        ConflictError: A colleague changed it, or took it away, since then.
        RuleError: No name, or an action that cannot work, with its place.
    """
    demand(work.actor, Act.WORK_TICKET)
    name = sharing.named(draft.name)
    checked = actions.check(work, list(draft.actions))
    if macro_id is None:
        row = Macro(made_at=work.now)
        before: tuple[str | None, str | None] = (None, None)
    else:
        row = sharing.own(work, Macro, macro_id)
        sharing.check_unchanged(row, _macro(row), began)
        before = row.name, str(row.actions)
    row.name, row.actions = name, checked
    whose = sharing.give(work, row, draft.share)
    work.session.add(row)
    work.session.flush()
    said = [
        FieldChange("name", before[0], name),
        FieldChange("actions", before[1], str(checked)[:4000]),
        FieldChange("for", None, whose),
    ]
    trail.append(work, "macro.saved", ("macro", row.id), said)
    return work.touch(configuration=True, subject=row.id)


def retire_macro(work: Work, macro_id: int, *, retired: bool = True) -> Changes:
    """Take a macro away, or bring it back."""
    row = sharing.own(work, Macro, macro_id)
    row.retired_at = work.now if retired else None
    trail.append(work, f"macro.{'retired' if retired else 'brought_back'}", ("macro", row.id))
    return work.touch(configuration=True, subject=row.id)


def macros(work: Work) -> list[MacroView]:
    """Return what the actor may use, by name."""
    query = select(Macro).where(sharing.visible(work, Macro)).order_by(Macro.name)
    return [_macro(one) for one in work.session.scalars(query)]


def _macro(one: Macro) -> MacroView:
    return MacroView(
        one.id,
        one.name,
        tuple(one.actions),
        one.owner_id is not None,
        one.team_id,
        answers=any(action.get("do") == "reply" for action in one.actions),
    )


@dataclass(frozen=True, slots=True)
class Names:
    """What an action of a macro can name, beside teams, people and fields.

    Attributes:
        paths: Those that can be started by themselves. procedures: Templates of tasks.
    """

    paths: tuple[str, ...]
    procedures: tuple[str, ...]
    webhooks: tuple[str, ...]


def names(work: Work) -> Names:
    """Return what can be named now, by name."""
    demand(work.actor, Act.WORK_TICKET)
    tasks = select(TaskTemplate.name).where(TaskTemplate.active).order_by(TaskTemplate.name)
    hooks = select(Channel.name).where(Channel.medium == Medium.WEBHOOK, Channel.active)
    return Names(
        tuple(one.name for one in runs.startable(work)),
        tuple(work.session.scalars(tasks)),
        tuple(work.session.scalars(hooks.order_by(Channel.name))),
    )


def run_macro(work: Work, ticket_id: int, macro_id: int) -> Changes:
    """Do everything a macro says to one ticket, all or nothing, in the actor's name.

    Raises:
        RuleError: One of its actions is refused; nothing stands then.
    """
    demand(work.actor, Act.WORK_TICKET)
    macro = sharing.seen(work, Macro, macro_id)
    ticket = work.lock(Ticket, ticket_id)
    did = [_do(work, ticket, macro.name, one) for one in actions.check(work, macro.actions)]
    said = [FieldChange("macro", None, macro.name), FieldChange("did", None, "; ".join(did))]
    trail.append(work, "macro.ran", ("ticket", ticket.id), said)
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def canned_text(work: Work, ticket_id: int, canned_id: int) -> str:
    """Return a canned reply filled with the facts of a ticket, to be read before it is sent."""
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.require(Ticket, ticket_id)
    canned = sharing.seen(work, CannedReply, canned_id)
    return wording.filled(canned.body, values(work, ticket, canned.name))


def _do(work: Work, ticket: Ticket, name: str, action: Mapping[str, Any]) -> str:
    if action["do"] == "reply":
        text = wording.filled(action["text"], values(work, ticket, name))
        conversation.send_reply(work, ticket.id, text)
        return "replied to the requester"
    doing = Doing(work, ticket, name, action, "Macro")
    return actions.KINDS[action["do"]].act(doing)
