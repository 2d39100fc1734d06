"""Lays what a desk has after its first weeks: ready-made rules and paths, and who is on call."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from services.access import people
from services.escalation import on_call
from services.escalation.on_call import LayerDraft
from services.rules import packs

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work

PACK: Final = "support-hierarchy"
ZONE: Final = "Europe/Berlin"
DAYS: Final = ("mon", "tue", "wed", "thu", "fri")
BEGUN_BEFORE: Final = timedelta(days=14)


def lay_duties(work: Work) -> Changes:
    """Install the rules, and set a rota with a gap on the weekends."""
    packs.install(work, packs.load(PACK))
    teams = {team.name: team for team in people.teams(work)}
    known = {one.name: one.id for one in people.agents(work)}
    agents = [known[name] for name in ("Dana Fox", "Lena Ort", "Tom Reed")]
    began = (work.now - BEGUN_BEFORE).date()
    days = LayerDraft(
        "Days",
        agents[:2],
        began,
        handover="08:00",
        hours=dict.fromkeys(DAYS, (("08:00", "20:00"),)),
    )
    nights = LayerDraft(
        "Nights", agents[1:3], began, turn_days=1, hours=dict.fromkeys(DAYS, (("20:00", "08:00"),))
    )
    on_call.set_rota(
        work, "Tier 1", team_id=teams["Tier 1"].id, timezone=ZONE, layers=[days, nights]
    )
    week = LayerDraft("By the week", agents[::-1], began)
    rota = on_call.set_rota(
        work, "Tier 2", team_id=teams["Tier 2"].id, timezone=ZONE, layers=[week]
    )
    start = work.now + timedelta(hours=30)
    during = (start, start + timedelta(hours=12))
    on_call.swap(work, rota, agents[0], during, reason="The concert on Thursday")
    return work.changes
