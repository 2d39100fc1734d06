"""The closed sets of words the desk uses: statuses, priorities, targets, states, roles."""

from enum import IntEnum, StrEnum


class TicketStatus(StrEnum):
    """Where a ticket stands in its life; policies name these when they pause or close."""

    NEW = "new"
    OPEN = "open"
    PENDING = "pending"
    """Waiting for the requester."""
    ON_HOLD = "on_hold"
    """Waiting for somebody outside the help desk."""
    RESOLVED = "resolved"
    CLOSED = "closed"
    MERGED = "merged"
    CANCELLED = "cancelled"
    """Ended without an answer (spam, duplicate); outside the compliance rate."""


OPEN_STATUSES = frozenset(
    {TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.PENDING, TicketStatus.ON_HOLD}
)
DONE_STATUSES = frozenset({TicketStatus.RESOLVED, TicketStatus.CLOSED})


class Priority(IntEnum):
    """Urgency of a ticket; the smaller number is the more urgent, so it sorts first."""

    CRITICAL = 1
    HIGH = 2
    NORMAL = 3
    LOW = 4

    @property
    def word(self) -> str:
        """The lower-case name used in conditions, policies and scenario files."""
        return self.name.lower()


class Target(StrEnum):
    """The four promises a policy can make (sla.md, section 3)."""

    FIRST_RESPONSE = "first_response"
    NEXT_RESPONSE = "next_response"
    PERIODIC_UPDATE = "periodic_update"
    RESOLUTION = "resolution"


class ClockState(StrEnum):
    """What a clock does now; a past breach stays in its breached_at whatever the state."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    BREACHED = "breached"
    """Past its due time; still counting until stopped_at is set."""
    MERGED = "merged"
    CANCELLED = "cancelled"


LIVE_STATES = frozenset({ClockState.RUNNING, ClockState.PAUSED, ClockState.BREACHED})
"""Those of clocks that count; ask `is_live`, for one that ended late is breached as well."""


def is_live(state: ClockState, stopped: object) -> bool:
    """Tell whether a clock has not ended: one that ended late is over like one that was met.

    Args:
        state: Its state.
        stopped: When it ended; None where it has not. In SQL: `models.clocks.IS_LIVE`.
    """
    return state in LIVE_STATES and stopped is None


class Origin(StrEnum):
    """How a ticket came to be; proactive and system tickets owe no first response."""

    REQUESTER = "requester"
    ON_BEHALF = "on_behalf"
    PROACTIVE = "proactive"
    SYSTEM = "system"
    DRILL = "drill"
    """A fire drill: goes the real way, and stays out of every figure."""


class MessageKind(StrEnum):
    """A reply is read by the requester, a note never is."""

    REPLY = "reply"
    NOTE = "note"


class MessageForm(StrEnum):
    """How the text of a message is read: as it stands, as Markdown, or beside its own HTML."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"


class AuthorKind(StrEnum):
    """Which side of the desk a message comes from."""

    REQUESTER = "requester"
    AGENT = "agent"
    SYSTEM = "system"


class Role(StrEnum):
    """What a person may do; the pages of the window and the database roles follow it."""

    REQUESTER = "requester"
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    COMPLIANCE = "compliance"
    AUDITOR = "auditor"
    RECORDS = "records"
    ADMINISTRATOR = "administrator"
    WATCHER = "watcher"


CONFIDENTIAL_KINDS = ("Confidential",)
"""The types of tickets that are not everybody's, where a desk has not said which."""


class LevelAction(StrEnum):
    """What a level of an escalation path does when it fires."""

    ALERT_ASSIGNEE = "alert_assignee"
    REASSIGN_TEAM = "reassign_team"
    NOTIFY_ROLE = "notify_role"
    ACT = "act"
    """Runs actions as rules have them: settings hold the list."""


class FiringOutcome(StrEnum):
    """What became of a due level: it acted, or the ladder had already passed it."""

    FIRED = "fired"
    OVERTAKEN = "overtaken"
    NOT_WANTED = "not_wanted"
    """The level has conditions of its own, and they did not hold when it was due."""


class NoticeUrgency(StrEnum):
    """How loudly a notice may speak; critical ones stay until seen."""

    NORMAL = "normal"
    CRITICAL = "critical"


class LinkKind(StrEnum):
    """How one ticket relates to another; `words` says it from either side."""

    RELATES = "relates"
    DUPLICATES = "duplicates"
    CAUSES = "causes"
    BLOCKS = "blocks"
    PARENT = "parent"
    """The parent's work is done when its children's is; a child has one parent."""

    @property
    def words(self) -> tuple[str, str]:
        """What the first ticket is to the second, and the second to the first."""
        return _LINK_WORDS[self]


_LINK_WORDS = {
    LinkKind.RELATES: ("related to", "related to"),
    LinkKind.DUPLICATES: ("duplicate of", "duplicated by"),
    LinkKind.CAUSES: ("cause of", "caused by"),
    LinkKind.BLOCKS: ("blocking", "blocked by"),
    LinkKind.PARENT: ("parent of", "child of"),
}


class FieldKind(StrEnum):
    """The kinds of value a custom field may hold."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    FLAG = "flag"


class RuleOutcome(StrEnum):
    """What became of a rule whose trigger was pulled."""

    RAN = "ran"
    NOT_HELD = "not_held"
    """Its conditions did not hold."""
    FAILED = "failed"
    """An action was refused; none of the rule's actions stands."""
    STOPPED = "stopped"
    """Too many firings in one change: a loop, cut off."""


class Medium(StrEnum):
    """By what an alert leaves the desk; the inbox and the tray need no outbox."""

    EMAIL = "email"
    CHAT = "chat"
    SMS = "sms"
    WEBHOOK = "webhook"
    DESKTOP = "desktop"
    """The workstation itself: no channel, kept only to record who was skipped there."""


class OutboxState(StrEnum):
    """Where a message to the outside stands."""

    WAITING = "waiting"
    """To be sent at its next_at; after a failure that is later each time."""
    GROUPED = "grouped"
    """Sent as a part of another message."""
    SENT = "sent"
    DEAD = "dead"
    """Given up: the reason stands in its delivery log; it can be sent again by hand."""
    WITHDRAWN = "withdrawn"
    """No longer wanted before it was sent."""
    SKIPPED = "skipped"
    """Nobody is waited for there: the workstation is locked or idle."""


class Timing(StrEnum):
    """When somebody wants to hear of a kind of event by a medium."""

    AT_ONCE = "at_once"
    DIGEST = "digest"
    OFF = "off"


class ArticleState(StrEnum):
    """Where an article stands."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Audience(StrEnum):
    """Whom an article is for, once it is published."""

    INTERNAL = "internal"
    """People of the desk."""
    SHARED = "shared"
    """Requesters too; it may be put into a reply."""


class TaskState(StrEnum):
    """Where a task of a ticket stands."""

    WAITING = "waiting"
    """For the tasks it follows."""
    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"
    """Not needed: its conditions did not hold, or somebody said so."""
    REFUSED = "refused"
    """Its approval was not given, or that of a task it follows."""


class ApprovalState(StrEnum):
    """Where an approval stands."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ApprovalWay(StrEnum):
    """Whose word is enough."""

    ALL = "all"
    ANY = "any"


class SeatState(StrEnum):
    """Whether somebody sits at a workstation; coarse on purpose, and kept only while current."""

    PRESENT = "present"
    IDLE = "idle"
    LOCKED = "locked"
