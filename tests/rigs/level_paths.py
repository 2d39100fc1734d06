"""Paths whose levels tell, wait, choose, act and hand over, for the desk of old tickets."""

from __future__ import annotations

from typing import Final

from models.vocabulary import LevelAction, Target
from services.escalation.paths import LevelDraft, PathDraft
from services.rules.publishing import RuleDraft

WAITING: Final = PathDraft(
    "Waiting",
    (
        LevelDraft(
            "On call",
            "-1h",
            LevelAction.NOTIFY_ROLE,
            Target.RESOLUTION,
            recipients=("on_call", "previous_assignee"),
            ack_within="20m",
            repeats=2,
        ),
        LevelDraft("Hand on", "+9h", LevelAction.REASSIGN_TEAM, Target.RESOLUTION, team="Tier 2"),
    ),
)
"""Called once an hour before it is due, twice more, and then the ticket goes on at once."""
TELLING: Final = PathDraft(
    "Telling",
    (
        LevelDraft("Alert", "-2h", LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION),
        LevelDraft(
            "Lead",
            "-1h",
            LevelAction.NOTIFY_ROLE,
            Target.RESOLUTION,
            recipients=("lead", "team:Tier 2", "person:Olga Stein"),
        ),
        LevelDraft(
            "Above",
            "+1h",
            LevelAction.NOTIFY_ROLE,
            Target.RESOLUTION,
            recipients=("manager", "director", "requester", "assignee", "account_manager"),
        ),
    ),
)
NOBODYS: Final = {"field": "assignee", "op": "empty", "value": True}
CHOOSING: Final = PathDraft(
    "Choosing",
    (
        LevelDraft(
            "Alert", "-2h", LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION, conditions=NOBODYS
        ),
        LevelDraft(
            "Lead",
            "-1h",
            LevelAction.NOTIFY_ROLE,
            Target.RESOLUTION,
            recipients=("lead",),
            conditions={
                "all": [{"none": [NOBODYS]}, {"field": "age", "op": "less", "value": "1d"}]
            },
        ),
        LevelDraft(
            "Above",
            "+1h",
            LevelAction.NOTIFY_ROLE,
            Target.RESOLUTION,
            recipients=("manager",),
            conditions={"any": [NOBODYS, {"field": "tags", "op": "contains", "value": "vip"}]},
        ),
    ),
)
"""Levels that look at the ticket before they fire."""
EVERY: Final = PathDraft(
    "Every clock",
    (
        LevelDraft("Soon", "-30m", LevelAction.ALERT_ASSIGNEE),
        LevelDraft("Due", "0", LevelAction.REASSIGN_TEAM, team="Tier 2"),
        LevelDraft(
            "Late",
            "+2h",
            LevelAction.NOTIFY_ROLE,
            recipients=("manager", "on_call"),
            conditions={"field": "team", "op": "is", "value": "Tier 2"},
        ),
    ),
)
"""Several clocks of a ticket are due at once, and one of them hands it over."""
ACTING: Final = PathDraft(
    "Acting",
    (
        LevelDraft(
            "Mark",
            "-2h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=(
                {"do": "note", "text": "Due {{due}}, {{priority}}, {{account}}{{message}}"},
                {"do": "tags", "add": ["late", "vip"], "remove": ["old"]},
                {"do": "priority", "to": "high"},
                {"do": "note", "text": "{{rule}}: {{subject}} ({{ priority }}).\r\n"},
            ),
            ack_within="45m",
        ),
        LevelDraft(
            "Hand out",
            "-1h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=(
                {"do": "assign", "team": "Tier 2", "agent": "round_robin"},
                {
                    "do": "notify",
                    "recipients": ["lead", "assignee", "manager"],
                    "urgent": True,
                    "text": {
                        "en": "{{status}}, {{team}}: {{message}}",
                        "de": "{{priority}} {{ status }}",
                    },
                },
                {"do": "field", "key": "region", "to": "North"},
                {"do": "notify", "recipients": ["manager", "person:Olga Stein"]},
            ),
        ),
        LevelDraft(
            "Turn",
            "+1h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=(
                {"do": "type", "to": "Major incident"},
                {
                    "do": "note",
                    "text": "{{assignee}} {{team}} {{account}} {{type}} {{number}} {{due}}",
                },
                {"do": "assign", "agent": "person:Tom Reed"},
                {"do": "field", "key": "seats", "to": "12"},
                {"do": "field", "key": "region", "to": None},
            ),
        ),
        LevelDraft(
            "Refused",
            "+1h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=(
                {"do": "tags", "add": ["undone"]},
                {"do": "assign", "team": "Tier 1", "agent": "person:Tom Reed"},
            ),
        ),
    ),
)
"""Levels that act as rules do; the last one is refused, for he is in another team."""
STARTED: Final = PathDraft("Started", (LevelDraft("Later", "+10h", LevelAction.ALERT_ASSIGNEE),))
SENDING: Final = PathDraft(
    "Sending",
    (
        LevelDraft(
            "Say",
            "-2h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=(
                {"do": "reply", "text": "We are late, {{requester}}: {{message}}"},
                {"do": "webhook", "channel": "Mirror"},
                {"do": "webhook", "channel": "Mirror", "payload": {"n": "{{number}} {{message}}"}},
                {"do": "path", "path": "Started"},
                {"do": "path", "path": "Started"},
            ),
        ),
        LevelDraft(
            "Hold",
            "-1h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=(
                {"do": "status", "to": "open"},
                {"do": "status", "to": "on_hold", "reason": " For  parts "},
                {"do": "webhook", "channel": "Mirror", "payload": {"due": "{{due}}"}},
                {"do": "status", "to": "on_hold"},
            ),
        ),
        LevelDraft(
            "End",
            "+1h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=(
                {"do": "status", "to": "resolved"},
                {"do": "status", "to": "open", "reason": "Not yet"},
                {"do": "close"},
            ),
        ),
        LevelDraft(
            "Refused",
            "+1h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=({"do": "tags", "add": ["undone"]}, {"do": "status", "to": "pending"}),
        ),
    ),
)
"""Levels that say something outside, start a path and move the status; the last one is refused."""
RULES: Final = (
    RuleDraft(
        "Heard of priority",
        {"on": "changed", "field": "priority", "from": "normal", "to": "high"},
        [{"do": "note", "text": "It is {{priority}} now"}],
    ),
    RuleDraft("Heard of tags", {"on": "changed", "field": "tags"}, [{"do": "tags", "add": ["on"]}]),
    RuleDraft(
        "Heard of hands",
        {"on": "changed", "field": "assignee", "to": "Tom Reed"},
        [{"do": "tags", "add": ["his"]}],
        {"field": "was.assignee", "op": "empty", "value": True},
    ),
    RuleDraft("Heard of notes", {"on": "note"}, [{"do": "field", "key": "seats", "to": "7"}]),
)
"""What answers the levels, once somebody sees to it."""
