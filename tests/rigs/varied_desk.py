"""Tickets that differ in everything conditions ask about, and random trees of conditions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select

from models.accounts import Account
from models.people import Person
from models.rota import RequesterGroup, RequesterGroupMember
from models.rules import MessageTone
from models.tickets import CustomField, CustomValue, Message, Ticket
from models.vocabulary import (
    ApprovalState,
    ApprovalWay,
    AuthorKind,
    FieldKind,
    MessageKind,
    Priority,
    TaskState,
    TicketStatus,
)
from models.workflow import Approval, TicketTask
from services.rules.kinds import BUILT_IN, OPS, Kind, Op
from services.store.work import Store, Work
from services.time_source import VirtualTime
from tests.rigs.desk import MONDAY_9H, SmallDesk, lay_desk, opened

WORDS = [
    "",
    "open",
    "Tier 1",
    "Harbour Bank",
    "vip",
    "Ä% _",
    "refund",
    "resolution",
    "Dana Fox",
    "approved",
]
SUBJECTS = ["VPN drops", "refund ä% _ please", "open", "REFUND"]
CUSTOM = {"region": Kind.TEXT, "seats": Kind.NUMBER, "renewal": Kind.INSTANT}
INSTANTS = [MONDAY_9H - timedelta(days=3), MONDAY_9H, MONDAY_9H + timedelta(days=2)]


def lay_varied_desk(url: str) -> Store:
    """Lay a desk with tickets that differ in everything conditions ask about."""
    time = VirtualTime(MONDAY_9H)
    store = Store(url, time)
    desk = lay_desk(store)
    fields = {"region": FieldKind.TEXT, "seats": FieldKind.NUMBER, "renewal": FieldKind.DATE}
    with store.work(desk.admin) as work:
        work.session.add_all(CustomField(key=k, label=k, kind=v) for k, v in fields.items())
        group = RequesterGroup(name="vip")
        work.session.add(group)
        work.session.flush()
        member = RequesterGroupMember(group_id=group.id, person_id=desk.requester.person_id)
        work.session.add(member)
    for number in range(28):
        time.advance(timedelta(hours=3))
        _one(store, desk, number)
    return store


def _one(store: Store, desk: SmallDesk, n: int) -> None:
    values = [
        {},
        {"region": "Ä% _", "seats": "12"},
        {"seats": "plenty", "renewal": "2026-06-09"},
        {"region": "", "renewal": "soon"},
    ][n % 4]
    requester = desk.requester if n % 3 else desk.agent
    ticket_id = opened(
        store,
        desk,
        subject=SUBJECTS[n % 4],
        requester_id=requester.person_id,
        priority=Priority(1 + n % 4),
        team_id=[desk.tier_1, None, desk.tier_2][n % 3],
        assignee_id=None,
        tags=[(), ("vip",), ("vip", "open"), ("Ä% _",)][n % 4],
    )
    with store.work(desk.agent) as work:
        # as an older desk or an import may have left them: not all fit their field
        of_key = {one.key: one.id for one in work.session.scalars(select(CustomField))}
        work.session.add_all(
            CustomValue(ticket_id=ticket_id, field_id=of_key[key], value=value)
            for key, value in values.items()
        )
        ticket = work.require(Ticket, ticket_id)
        ticket.status = list(TicketStatus)[n % 5]
        ticket.resolved_at = work.now if n % 5 == 4 else None
        ticket.hold_reason = [None, "", "vendor"][n % 3]
        ticket.reopen_count = n % 3
        if n % 2:
            message = work.session.scalars(select(Message).where(Message.ticket_id == ticket_id))
            work.session.add(MessageTone(message_id=message.one().id, score=n - 20, words=[]))
        if n % 7 == 0:
            _message(work, ticket_id)
        _workflow(work, ticket_id, n)
        if n == 5:
            person = work.require(Person, desk.requester.person_id or 0)
            work.require(Account, person.account_id or 0).manager_id = desk.agent.person_id


def _workflow(work: Work, ticket_id: int, n: int) -> None:
    """Some tickets have had approvals, the latest one counts; some have tasks, ended or not."""
    for state in (list(ApprovalState)[n % 4], ApprovalState.APPROVED)[: n % 3]:
        work.session.add(
            Approval(
                ticket_id=ticket_id,
                title="Wipe it",
                way=ApprovalWay.ALL,
                state=state,
                asked_at=work.now,
                asked_by="Dana Fox",
            )
        )
        work.session.flush()
    work.session.add_all(
        TicketTask(ticket_id=ticket_id, run=1, position=position, title="Step", step={}, state=one)
        for position, one in enumerate(list(TaskState)[: n % 4], 1)
    )


def _message(work: Work, ticket_id: int) -> None:
    work.session.add(
        Message(
            ticket_id=ticket_id,
            at=work.now,
            kind=MessageKind.REPLY,
            author_kind=AuthorKind.REQUESTER,
            author_name="Ruth Berg",
            body="refund",
        )
    )


FIELDS = {name: field.kind for name, field in BUILT_IN.items()} | CUSTOM


def _values(kind: Kind) -> st.SearchStrategy[Any]:
    return {
        Kind.RANK: st.sampled_from([one.word for one in Priority]),
        Kind.NUMBER: st.one_of(st.integers(-30, 30), st.sampled_from([0.5, 12])),
        Kind.INSTANT: st.sampled_from([one.isoformat() for one in INSTANTS]),
        Kind.SPAN: st.sampled_from(["45m", "30h", "3d", "1w"]),
    }.get(kind, st.sampled_from([*WORDS, *SUBJECTS]))


@st.composite
def leaves(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(st.sampled_from(sorted(FIELDS)))
    op = draw(st.sampled_from(sorted(OPS[FIELDS[name]])))
    value: Any = draw(_values(FIELDS[name]))
    if op is Op.EMPTY:
        value = draw(st.booleans())
    elif op is Op.IN:
        value = draw(st.lists(_values(FIELDS[name]), min_size=1, max_size=3))
    elif op is Op.MATCHES:
        value = draw(st.sampled_from(["(?i)refund", "^V", "Ä", ".", r"\d"]))
    prefix = draw(st.sampled_from(["", "", "", "was."]))
    return {"field": f"{prefix}{name}", "op": op.value, "value": value}


trees = st.recursive(
    leaves(),
    lambda parts: st.builds(
        lambda way, some: {way: some},
        st.sampled_from(["all", "any", "none"]),
        st.lists(parts, max_size=3),
    ),
    max_leaves=8,
)
