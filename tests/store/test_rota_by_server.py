"""The server says whose turn it is as the program does, whatever the clocks of the zone do."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, text

from services.escalation.rota import Layer, layer_hours

pytestmark = pytest.mark.postgres

FIRST_ON: Final = date(2026, 3, 1)
NIGHTS: Final = {
    "thu": [["22:00", "06:00"]],
    "sat": [["00:30", "24:00"]],
    "sun": [["23:30", "02:00"]],
}
CASES: Final[tuple[tuple[str, str, str, Any], ...]] = (
    ("Europe/London", "2026-03-28", "01:30", {}),
    ("Europe/London", "2026-10-24", "01:30", {}),
    ("Europe/London", "2026-10-23", "09:00", NIGHTS),
    ("Africa/Cairo", "2026-04-23", "00:00", NIGHTS),
    ("Africa/Cairo", "2026-10-29", "23:30", NIGHTS),
    ("America/Havana", "2026-10-31", "00:00", {}),
)
ASKED: Final = text("""
    SELECT guard.whose_turn(layer, :zone, u.at)
    FROM jsonb_populate_record(NULL::public.rota_layer, CAST(:layer AS jsonb)) layer,
        unnest(CAST(:instants AS bigint[])) WITH ORDINALITY u (at, n) ORDER BY n
""")


def test_both_say_the_same_every_ten_minutes(pg_url: str) -> None:
    engine = create_engine(pg_url)
    for zone, day, handover, hours in CASES:
        begin = datetime.fromisoformat(day).replace(tzinfo=UTC)
        instants = [begin + timedelta(minutes=10 * one) for one in range(3 * 144)]
        people = tuple(range(1, 1000))
        kept = {"people": people, "first_on": FIRST_ON.isoformat(), "handover": handover}
        given = {
            "zone": zone,
            "layer": json.dumps(kept | {"turn_days": 1, "hours": hours}),
            "instants": [int(one.timestamp()) for one in instants],
        }
        with engine.connect() as connection:
            by_server = connection.scalars(ASKED, given).all()

        layer = Layer(
            "", people, FIRST_ON, time.fromisoformat(handover), 1, layer_hours(zone, hours)
        )
        assert by_server == [layer.on_call(one, ZoneInfo(zone)) for one in instants], (zone, day)
    engine.dispose()
