"""Other terms while a clock is put aside by a merge: undone, it stands as if it never had been."""

from __future__ import annotations

import pytest

from models.vocabulary import ClockState
from services.calendars.duration import parse
from services.sla import events as ev
from services.sla.levels import Mark, parse_offset
from services.sla.terms import TEAM, TargetTerms
from tests.rigs.desk_terms import calendar
from tests.rigs.june_ticket import (
    ALWAYS,
    NEXT,
    RESOLUTION,
    day,
    last,
    owing,
    shown,
    status,
    terms,
    ticket,
)

LEVEL = (Mark("before", parse_offset("-30m")),)
OWED = owing(RESOLUTION, "08 08:00", 3_600, "08 11:00")
PUT_ASIDE = [ev.Absorbed(day("08 10:00"), 5, OWED), ev.Merged(day("08 10:00"), 5)]


def pinned(when: str, length: str) -> ev.PolicyPinned:
    return ev.PolicyPinned(day(when), terms({RESOLUTION: length}, version=2), "policy change")


@pytest.mark.parametrize("aside", PUT_ASIDE, ids=["another counts", "none counts"])
@pytest.mark.parametrize(
    ("switch", "breached"),
    [(pinned("08 14:00", "16h"), None), (pinned("08 13:00", "2h"), ("08 13:00", "policy change"))],
    ids=["longer", "shorter"],
)
def test_an_undone_merge_leaves_what_other_terms_would_have_made(
    aside: ev.Event, switch: ev.Event, breached: tuple[str, str] | None
) -> None:
    undone = ev.MergeUndone(day("08 16:00"), 5)
    own, never = (
        ticket({RESOLUTION: "6h"}, *events, until="08 16:30", marks=LEVEL).clocks[0]
        for events in ((aside, switch, undone), (switch,))
    )

    assert (own.due_s, own.fired, own.state) == (never.due_s, never.fired, never.state)
    assert (own.breached_s, own.breach_cause) == (never.breached_s, never.breach_cause)
    assert (own.breached_s and (shown(own.breached_s), own.breach_cause)) == breached


def test_a_message_that_waited_under_another_tickets_clock_is_late_when_it_was() -> None:
    found = ticket(
        {NEXT: "1h"},
        ev.AgentReplied(day("08 09:10")),
        ev.Absorbed(day("08 09:20"), 5, owing(NEXT, "08 09:00", 600, "08 09:50")),
        ev.CustomerReplied(day("08 10:00")),
        ev.MergeUndone(day("08 12:00"), 5),
        until="08 12:00",
    )

    own = last(found, NEXT)
    assert (shown(own.breached_s), own.breach_cause) == ("08 11:00", "target exceeded")


@pytest.mark.parametrize(
    ("status_then", "breached"), [("open", "08 10:00"), ("pending", "08 11:30")]
)
def test_what_a_merge_brings_along_is_late_by_the_new_terms_from_the_merge_on(
    status_then: str, breached: str
) -> None:
    found = ticket(
        {NEXT: "30m"},
        ev.AgentReplied(day("08 09:10")),
        status("08 09:20", status_then),
        ev.Absorbed(day("08 10:00"), 5, owing(NEXT, "08 08:00", 7_200, "08 11:00")),
        status("08 11:30", "open"),
        until="08 12:00",
    )

    own = last(found, NEXT)
    assert (shown(own.breached_s), own.breach_cause) == (breached, "policy change")
    assert [line.what for line in found.timeline if line.clock == NEXT][-1] == "breach"


def test_a_team_that_a_merged_ticket_left_does_not_come_back() -> None:
    def handed(when: str, team: str, ola: str) -> ev.TeamHanded:
        return ev.TeamHanded(day(when), team, TargetTerms({None: parse(ola)}, calendar(ALWAYS)))

    found = ticket(
        {RESOLUTION: "8h"},
        handed("08 09:00", "T1", "2h"),
        ev.Merged(day("08 10:00"), 7),
        handed("08 10:30", "T2", "4h"),
        ev.MergeUndone(day("08 13:00"), 7),
        until="08 13:00",
    )

    first, second = [clock for clock in found.clocks if clock.target == TEAM]
    assert (first.state, shown(first.stopped_s)) == (ClockState.MET, "08 10:30")
    assert (second.state, shown(second.due_s)) == (ClockState.RUNNING, "08 14:30")
