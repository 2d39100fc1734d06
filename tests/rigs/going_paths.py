"""Paths whose levels bring other terms, are started by themselves, or start procedures."""

from __future__ import annotations

from typing import Final

from models.vocabulary import LevelAction, Target
from services.escalation.paths import LevelDraft, PathDraft
from services.workflow.templates import Step
from tests.rigs.level_paths import (
    ACTING,
    CHOOSING,
    EVERY,
    NOBODYS,
    SENDING,
    STARTED,
    TELLING,
    WAITING,
)

RAISING: Final = PathDraft(
    "Raising",
    (
        LevelDraft(
            "Raise",
            "-2h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=(
                {"do": "note", "text": "Due {{due}}"},
                {"do": "tags", "add": ["raised"]},
                {"do": "priority", "to": "high"},
                {"do": "reply", "text": "You will hear from us until {{due}}."},
            ),
        ),
        LevelDraft("Soon", "-1h", LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION),
        LevelDraft(
            "Move",
            "+1h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=(
                {"do": "type", "to": "Major incident"},
                {"do": "notify", "recipients": ["manager"], "text": {"en": "By {{due}}"}},
                {"do": "approval", "title": "Until {{ due }}?", "approvers": ["lead"]},
            ),
        ),
        LevelDraft("Long after", "+30h", LevelAction.ALERT_ASSIGNEE, wall_time=True),
    ),
)
"""What it changes brings another promise, or another policy with other hours."""
CLIMBING: Final = PathDraft(
    "Climbing",
    (
        LevelDraft("At once", "0", LevelAction.ALERT_ASSIGNEE, ack_within="45m", repeats=1),
        LevelDraft("Hand on", "+15m", LevelAction.REASSIGN_TEAM, team="Tier 2"),
        LevelDraft(
            "Climb",
            "+1h",
            LevelAction.ACT,
            wall_time=True,
            actions=(
                {"do": "tags", "add": ["climbed"]},
                {"do": "note", "text": "{{rule}}, {{due}}"},
            ),
        ),
        LevelDraft(
            "Further",
            "+2h",
            LevelAction.NOTIFY_ROLE,
            recipients=("manager", "on_call"),
            ack_within="20m",
            repeats=2,
        ),
        LevelDraft(
            "Nobody's",
            "+3h",
            LevelAction.NOTIFY_ROLE,
            recipients=("manager",),
            conditions=NOBODYS,
        ),
    ),
)
"""Started by itself, with the time it was started in front of each level."""
WORKING: Final = PathDraft(
    "Working",
    (
        LevelDraft(
            "Prepare",
            "-2h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=({"do": "tasks", "template": "Outage"}, {"do": "tasks", "template": "Outage"}),
        ),
        LevelDraft(
            "Ask",
            "-1h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=(
                {
                    "do": "approval",
                    "title": "May  we pay for #{{number}} {{subject}}? ({{due}})",
                    "approvers": ["lead", "manager", "person:Olga Stein"],
                },
                {"do": "approval", "title": "Any", "approvers": ["director"], "way": "any"},
            ),
        ),
        LevelDraft(
            "Refused",
            "+1h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=(
                {"do": "tasks", "template": "Outage"},
                {"do": "approval", "title": "Nobody", "approvers": ["account_manager"]},
            ),
        ),
        LevelDraft(
            "Too late",
            "+1h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=({"do": "close"}, {"do": "tasks", "template": "Outage"}),
        ),
    ),
)
"""Levels that start procedures and ask for approvals; the last two are refused."""
OUTAGE: Final = (
    Step("Call  the line", team="Tier 2", due="90m"),
    Step("Only at night", conditions=NOBODYS, assignee="lead", due="4h"),
    Step("After the night", after=(2,), assignee="person:Dana Fox"),
    Step("After both", after=(1, 3)),
    Step("Say yes", approvers=("director", "lead"), way="any"),
)
"""A procedure: steps of a team, for somebody, skipped where somebody has the ticket, in turn."""
PATHS: Final = (
    STARTED,
    TELLING,
    WAITING,
    CHOOSING,
    EVERY,
    ACTING,
    SENDING,
    RAISING,
    CLIMBING,
    WORKING,
)
"""All of them, those of the other file too."""
