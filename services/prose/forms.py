"""The templates of what is written into the database, and the words that stand in their holes."""

from __future__ import annotations

from typing import Final

from models.complaint_words import FATES, Duty
from models.vocabulary import (
    ApprovalState,
    Origin,
    Priority,
    Target,
    TaskState,
    TicketStatus,
)

FIELDS: Final = {
    "subject": "the subject",
    "status": "the status",
    "priority": "the priority",
    "origin": "the origin",
    "type": "the type",
    "requester": "the requester",
    "requester_email": "the requester's address",
    "requester_groups": "the requester's groups",
    "account": "the account",
    "account_tier": "the account's tier",
    "account_manager": "the account manager",
    "team": "the team",
    "tier": "the team's tier",
    "department": "the department",
    "assignee": "the assignee",
    "tags": "the tags",
    "policy": "the policy",
    "breached": "the breached targets",
    "created": "the opening",
    "updated": "the last change",
    "resolved": "the resolution",
    "age": "the age",
    "idle": "the time since the last change",
    "reopened": "the number of reopenings",
    "hold_reason": "the reason of the wait",
    "message": "the requester's latest message",
    "tone": "the tone of the requester (-100 to 100)",
    "approval": "the latest approval",
    "open_tasks": "the number of tasks not ended",
}
"""Fields that rules ask about, as a sentence names them."""
LOOP: Final = (
    "{number} firings on one change; the rules go round in a circle: {what}. "
    "Nothing more was done. Change one of them so that it does not answer another."
)
WHOLE: Final = (
    "By hand, {who}: {why}. {Rest}",
    "{rest}, late by {clock}",
    "{rest}; brought forward, for nobody answered the level before",
    "Overtaken: a higher level was due as well, so only that one acted",
    "Not wanted: {rest}",
    "Could not act: {rest}",
    "Called again: {people}",
    "Assigned to {team}; told {people}",
    "Alerted {people}",
    "Notified {people}",
    "with message {number}: {rest}",
    LOOP,
)
"""Of a text as a whole; a {rest} is taken apart in its turn."""
CLAUSES: Final = (
    "the ticket was opened",
    "the requester replied",
    "an agent replied",
    "a note was added",
    "a file was attached",
    "the ticket was cancelled",
    "the ticket was linked to another",
    "the ticket was linked to another ({what})",
    "an approval was asked for or decided",
    "an approval was asked for or decided ({values})",
    "a task was opened or ended",
    "a task was opened or ended ({values})",
    "a complaint moved on, or its time ran out",
    "a complaint moved on, or its time ran out ({values})",
    "{own} went from {values} to {after}",
    "{own} stayed as it is for {span}",
    "nothing happened for {span}",
    "its time came",
    "no conditions",
    "none of the others",
    "any of nothing",
    "not wanted: {rest}",
    "{field} is empty",
    "{field} is not empty",
    "{field} is not {values}",
    "{field} is {values}",
    "{field} in {values}",
    "{field} contains {values}",
    "{field} not contains {values}",
    "{field} matches {what}",
    "{field} less {amount}",
    "{field} greater {amount}",
    "assigned to {who} ({team})",
    "assigned to {team}, nobody fits “{what}”",
    "assigned to {team}",
    "replied to the requester",
    "added a note",
    "told {people}",
    "started the path {what}",
    "left running the path {what}",
    "started the tasks of {what}",
    "asked for approval: {what}",
    "queued a call of {what}",
    "priority {priority}",
    "status is {status} already",
    "status {status}",
    "type {kind}",
    "tags {marks}",
    "nobody (no such person is set)",
    "nobody next in line is there either",
    "the next level comes at once",
    "told {what} in their place",
    "skipped {skipped}, told {what} in their place",
    "skipped {skipped}, so the next level comes at once",
    "skipped {skipped}",
    "passed over in the rota: {skipped}",
    "workstation locked since {time} UTC",
    "nobody at the workstation since {time} UTC",
    "switched off",
    "absent, and nobody stands in",
    "absent, {who} stands in",
    "quiet hours until {moment} UTC",
    "kept for the digest of {moment} UTC",
    "goes together with message {number}",
    "accepted by the relay",
    "taken by the gateway",
)
"""Of what stands between semicolons; the longest that fits is the one that was meant."""
REASONS: Final = (
    "Watcher",
    "watcher",
    "The requester replied",
    "The split was undone",
    "The drill is over",
    "target exceeded",
    "policy change",
    "applies to every ticket",
    "imported",
    "Part of the sample",
    "Escalation: {what}",
    "Rule: {what}",
    "Macro: {what}",
    "After a restore: {what}",
    "Merged into {ticket}: {what}",
    "published: {what}",
    "{person} is switched off",
    "{person} is absent, and nobody stands in",
    "{person} is absent, {other} stands in",
    "{person} is absent, and {other}, who stands in, asked for it",
)
"""Reasons that the program gives by itself."""
JUDGED: Final = ("{compared}: it is {values}", "{compared}: they say something else")
"""How a comparison ends that did not hold; looked for before the comparison itself."""
JOINS: Final = ("{first}; {others}", "{first} and {others}", "{who} ({away})")
"""What holds several clauses together."""
SEVERAL: Final = "{field} before the change"
VALUES: Final = (
    *(one.value for one in (*TicketStatus, *Origin, *ApprovalState, *TaskState, *Target, *Duty)),
    *(one.word for one in Priority),
    *FATES,
    *("empty", "nothing", "no team", "yes", "no"),
)
"""Words of the program that stand for a value."""


def words() -> tuple[str, ...]:
    """Return everything that translators are asked for."""
    spoken = (one.replace("_", " ") for one in VALUES)
    return (*FIELDS.values(), *WHOLE, *CLAUSES, *JUDGED, *REASONS, *JOINS, SEVERAL, *spoken)
