"""Who enters absences, skills, groups and teams under their own login of the server."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from services.access import administration, people, presence
from services.access.belonging import belonging
from services.errors import NotAllowed
from tests.rigs.desk import SmallDesk, lay_desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Actor, Store

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def desk(owner: Store) -> SmallDesk:
    return lay_desk(owner)


def test_an_agent_is_away_and_back_by_their_own_word(
    owner: Store, desk: SmallDesk, sit: Callable[[Actor, str], Store]
) -> None:
    agent, me = sit(desk.agent, "agent"), desk.agent.person_id or 0
    with agent.work(desk.agent) as work:
        other = desk.colleague.person_id
        noted = presence.note_absence(work, me, (work.now, None), substitute_id=other)
    with owner.reading(desk.lead) as work:
        assert presence.absent(work, [me]) == {me: desk.colleague.person_id}

    with agent.work(desk.agent) as work:
        presence.end_absence(work, noted.subject or 0)
        later = (work.now + timedelta(days=1), work.now + timedelta(days=2))
        planned = presence.note_absence(work, me, later)
    with agent.work(desk.agent) as work:
        presence.end_absence(work, planned.subject or 0)
        assert presence.absences(work) == []


def test_an_agent_sends_no_colleague_away(
    desk: SmallDesk, sit: Callable[[Actor, str], Store]
) -> None:
    agent, other = sit(desk.agent, "agent"), desk.colleague.person_id or 0
    with pytest.raises(NotAllowed), agent.work(desk.agent) as work:
        presence.note_absence(work, other, (work.now, None))
    insert = text("INSERT INTO absence (person_id, starts_at, note) VALUES (:who, now(), '')")
    with pytest.raises(NotAllowed, match="may not do this"), agent.work(desk.agent) as work:
        work.session.execute(insert, {"who": other})


def test_a_supervisor_sends_anybody_away(
    desk: SmallDesk, sit: Callable[[Actor, str], Store]
) -> None:
    lead, me = sit(desk.lead, "lead"), desk.agent.person_id or 0
    with lead.work(desk.lead) as work:
        presence.note_absence(work, me, (work.now, None))
        assert presence.absent(work, [me]) == {me: None}


def test_an_administrator_says_where_people_belong(
    desk: SmallDesk, sit: Callable[[Actor, str], Store]
) -> None:
    admin, me = sit(desk.admin, "admin"), desk.agent.person_id or 0
    with admin.work(desk.admin) as work:
        presence.give_skill(work, me, "Networks")
        presence.join_group(work, desk.requester.person_id or 0, "Board")
        administration.leave_team(work, desk.tier_1, me)
        administration.join_team(work, desk.tier_2, me)
        presence.note_absence(work, me, (work.now, None))
    with admin.work(desk.admin) as work:
        known = belonging(work, me)
        assert (known.skills, known.teams) == (("Networks",), ((desk.tier_2, "Tier 2"),))
        presence.take_skill(work, me, "Networks")
        presence.leave_group(work, desk.requester.person_id or 0, "Board")
    with admin.reading(desk.admin) as work:
        assert belonging(work, me).other_skills == ("Networks",)
        assert belonging(work, desk.requester.person_id or 0).other_groups == ("Board",)


def test_the_desk_is_told_who_is_away_and_a_requester_is_not(
    desk: SmallDesk, sit: Callable[[Actor, str], Store]
) -> None:
    me = desk.agent.person_id or 0
    agent, requester = sit(desk.agent, "agent"), sit(desk.requester, "requester")
    with agent.work(desk.agent) as work:
        presence.note_absence(work, me, (work.now, None), substitute_id=desk.colleague.person_id)
    with agent.reading(desk.agent) as work:
        away = [one.away for team in people.teams(work) for one in team.members if one.id == me]
        assert [one.substitute for one in away if one] == ["Tom Reed"]
    with requester.reading(desk.requester) as work:
        assert not any(one.away for team in people.teams(work) for one in team.members)
