"""Kinds of entries in words, and which of them a reviewer should look at first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from models import complaint_words as complaints
from models import vocabulary
from models.vocabulary import Priority

if TYPE_CHECKING:
    from services.audit.browse import TrailEntry

_WORDS: Final = {
    "attempt.refused": "Attempt refused",
    "clock.acknowledged": "Escalation acknowledged",
    "clock.breached": "SLA breached",
    "clock.stepped": "The database's clock was set",
    "complaint.acknowledged": "Complaint acknowledged",
    "complaint.answered": "Complaint answered",
    "complaint.answered_to": "Complainant heard on the answer",
    "complaint.at_risk": "Complaint due soon",
    "complaint.breached": "Complaint overdue",
    "complaint.closed": "Complaint closed",
    "complaint.corrected": "Complaint record corrected",
    "complaint.decided": "Complaint decided",
    "complaint.held": "Holding response sent",
    "complaint.letter_recorded": "Letter sent past the desk recorded",
    "complaint.letter_sent": "Letter to the complainant sent",
    "complaint.opened": "Complaint recorded",
    "complaint.paid": "Redress paid",
    "complaint.receipt_corrected": "Receipt of a complaint corrected",
    "complaint.recorded": "Complaint record filled in",
    "complaint.referred": "Complaint before the ombudsman",
    "complaint.reopened": "Complaint opened again",
    "complaints.returned": "Return of complaints made",
    "regime.published": "Times for complaints published",
    "desk.moved": "Desk moved to a server",
    "desk.restored": "Desk restored from a copy",
    "session.ended": "Stuck session ended",
    "watch.gap": "Nobody watched",
    "watch.stopped": "Stopped watching",
    "direct.changed": "Changed in the database",
    "escalation.fired": "Escalation fired",
    "escalation.overtaken": "Escalation overtaken",
    "export.begun": "Export asked for",
    "export.cancelled": "Export cancelled",
    "export.failed": "Export failed",
    "export.finished": "Export handed over",
    "certificate.ending": "Signing certificate ends soon",
    "certificate.renewed": "Signing certificate renewed",
    "log.opened": "Log of a year begun",
    "log.purged": "Log of a year purged",
    "message.called": "Colleagues called",
    "message.noted": "Note added",
    "message.received": "Reply received",
    "message.sent": "Reply sent",
    "outbox.told": "Told of messages that do not get out",
    "person.absent": "Absence entered",
    "person.back": "Absence ended",
    "person.grouped": "Requester joined a group",
    "person.joined_team": "Person joined a team",
    "person.left_group": "Requester left a group",
    "person.left_team": "Person left a team",
    "person.password_set": "Password set",
    "person.role_set": "Role set",
    "person.skill_taken": "Skill taken away",
    "person.skilled": "Skill given",
    "person.sign_in_refused": "Sign-in refused",
    "person.signed_in": "Signed in",
    "review.overdue": "Review overdue",
    "ticket.absorbed": "Another ticket merged into this one",
    "person.access_reported": "Access report drawn",
    "restricted.file_opened": "Restricted file opened",
    "restricted.opened": "Words of restricted tickets opened",
    "restricted.searched": "Restricted tickets searched",
    "restricted.viewed": "Restricted ticket looked at",
    "restricted.words_searched": "Words of restricted tickets searched",
    "screen.copied": "Copied from the window",
    "screen.printed": "Printed from the window",
    "ticket.awaiting_requester": "Waiting for the requester",
    "ticket.back": "Ticket back in the queue",
    "ticket.forward_withdrawn": "Forwarding taken back",
    "ticket.hours_pinned": "Hours of the team's own promise published",
    "ticket.opened": "Ticket taken up",
    "ticket.policy_matched": "Policy matched",
    "ticket.priority_set": "Priority set",
    "ticket.updated_at_source": "Updated at the source",
    "trail.read": "Audit trail read",
}
OTHER_KINDS: Final = frozenset(
    {
        *("calendar.published", "policy.published", "channel.closed", "channel.opened"),
        *("rule.enabled", "rule.disabled", "task_template.enabled", "task_template.disabled"),
        *("article.retired", "article.brought_back", "macro.retired", "macro.brought_back"),
        *("canned_reply.retired", "canned_reply.brought_back"),
        *("saved_view.retired", "saved_view.brought_back"),
        *(f"approval.{one.value}" for one in vocabulary.ApprovalState),
        *(f"escalation.{one.value}" for one in vocabulary.FiringOutcome),
        *(f"task.{one.value}" for one in vocabulary.TaskState),
    }
)
"""Kinds that no literal names where their entry is written."""
_SUBJECTS: Final = {
    "calendar": "Business calendars",
    "department": "Departments",
    "regime": "Times for complaints",
    "export": "Exports",
    "import": "Imports",
    "letter": "Letters to complainants",
    "path": "Escalation paths",
    "person": "People and sign-ins",
    "policy": "SLA policies",
    "setting": "Settings",
    "team": "Teams",
    "ticket": "Tickets",
}
SORTS: Final = frozenset(
    {
        *("account", "article", "canned_reply", "certificate", "channel", "custom_field", "desk"),
        *("disposal", "hold", "ledger", "log", "macro", "outbox", "retention", "review", "rule"),
        *("saved_view", "task_template", "template", *_SUBJECTS),
    }
)
"""What entries are about, as their subject says it."""
PROSE: Final = frozenset({"because", "did", "refused"})
"""Fields in which the program tells what it did, and why."""
TOLD: Final = frozenset(
    {"clock.breached", "rule.failed", "rule.loop_stopped", "ticket.policy_matched"}
)
"""Kinds of entries whose reason the program gives, never a person."""
CHOSEN: Final = frozenset(
    {
        *("status", "priority", "origin", "role", "clock", "target", "grade", "channel", "state"),
        *("vulnerable", "payment or e-money", "finding", "decision", "audience", "template"),
        *("for", "outcome", "acceptance", "position", "severity", "urgency"),
    }
)
"""Fields whose values are words of the program."""
CHOICES: Final = frozenset(
    {
        *(
            one.value
            for words in (
                *(vocabulary.ArticleState, vocabulary.Audience, vocabulary.ApprovalState),
                *(vocabulary.TaskState, vocabulary.TicketStatus, vocabulary.Origin),
                *(vocabulary.Target, vocabulary.ClockState, vocabulary.Role),
                *(complaints.Acceptance, complaints.Channel, complaints.Decision),
                *(complaints.Grade, complaints.Stage, complaints.DutyState),
            )
            for one in words
        ),
        *(one.word for one in Priority),
        *("yes", "no", "everybody", "complete", "internal", "customer"),
    }
)
"""Values that are words of the program, in the fields that hold such."""
NAMED: Final = frozenset(
    {
        *("assignee", "team", "requester", "watcher", "called", "calendar id", "path id", "policy"),
        *(
            "policy version",
            "calendar version",
            "rule",
            "stopped at",
            "jurisdiction",
            "department",
            "account",
        ),
        *("substitute", "member", "received by", "handled by"),
    }
)
"""Fields whose values are names, with the number of the row or of the version behind them."""
OTHER_FIELDS: Final = frozenset(
    {
        *("acknowledgement", "audience", "body", "classification", "department", "final response"),
        *("first_response", "first response", "handled by", "hold reason", "keywords", "location"),
        *("next_response", "next response", "note", "number", "object", "open_sign_in", "options"),
        *("assignee", "calendar id", "chat", "email", "files", "finding", "language", "member"),
        *("mobile", "name", "origin", "outcome", "path id", "pause statuses", "payment_final"),
        *("payment_response", "periodic_update", "periodic update", "phone", "priority"),
        *("referral", "related to", "reply", "resolution", "response", "sample", "source_number"),
        *("split from", "status", "subject", "summary", "tags", "text", "timezone", "title"),
        *("type", "weekly", "holidays", "blocks", "blocked by", "duplicates", "duplicated by"),
        *("parent of", "child of", "causes", "caused by", "product", "complainant", "channel"),
        *("received by", "substance", "vulnerable", "payment or e-money", "remedy", "redress"),
        *("decision", "reasons", "root cause", "grievance", "amount", "currency", "position"),
        *("from ticket", "template", "zone", "export", "unsigned", "again", "language"),
        *("recipient", "ticket", "person", "kind", "field", "text", "grade", "signed by"),
        *("entries", "tickets", "pages", "entries SHA-256", "complete entries SHA-256"),
        *("entries withheld", "values withheld", "compared with the copy", "looked at next"),
        *("started at", "elapsed", "span", "breach cause", "fires"),
    }
)
"""Fields that no literal names where their entry is written."""
_TOKEN: Final = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
_LEVEL: Final = re.compile(r"[+-]?\d+[a-z]*: [a-z]+(?:_[a-z]+)+")
"""A level of a path: "-30m: alert_assignee"."""
_SPOKEN: Final = frozenset(
    {
        "clock",
        "options",
        "origin",
        "pause statuses",
        "promise",
        "role",
        "status",
        "target",
    }
)
"""Fields whose values are words of the program, never of a person."""
INSTANTS: Final = frozenset(
    {
        "breached at",
        "noticed at",
        "due at",
        "from",
        "until",
        "up to",
        "received at",
        "first recorded as",
        "acknowledged at",
        "holding response sent at",
        "final response sent at",
        "summary resolution sent at",
        "referred at",
        "closed at",
    }
)
"""Fields whose values are instants as the program writes them."""
_NOTABLE: Final = {
    "attempt.refused": "Attempt refused",
    "clock.mended": "Clock mended",
    "clock.restated": "Clock restated",
    "complaint.breached": "Breach",
    "complaint.receipt_corrected": "Receipt corrected",
    "desk.restored": "Restored",
    "direct.changed": "Changed in the database",
    "log.restored": "Restored",
    "watch.gap": "Nobody watched",
    "clock.breached": "Breach",
    "escalation.overtaken": "Escalation overtaken",
    "person.locked": "Sign-in locked",
    "person.role_set": "Role changed",
    "person.sign_in_refused": "Sign-in refused",
    "ticket.cancelled": "Ticket cancelled",
}


def kind_words(kind: str) -> str:
    """Say a kind, or a family of them, as a person reads it: "Ticket placed on hold", "Tickets"."""
    return _WORDS.get(kind) or subject_words(kind).replace(".", " ")


def field_words(name: str) -> str:
    """Say a field's name: "hold_reason" is "Hold reason", "path id" is "Path"."""
    if name == "import.servicenow.shift_days":  # the key of a setting
        return "Days an import was moved by"
    name = name.removesuffix(" id")
    return name[:1].upper() + name[1:].replace("_", " ")


def value_words(name: str, value: str) -> str:
    """Say a value of a field that takes words of the desk: "first_response" is "first response".

    What people typed stays as it is.
    """
    if name in _SPOKEN or (": " in value and _LEVEL.fullmatch(value)):
        return _TOKEN.sub(_spaced, value)
    return value


def _spaced(found: re.Match[str]) -> str:
    return found[0].replace("_", " ")


def subject_words(subject_type: str) -> str:
    """Say what a group of entries is about."""
    return _SUBJECTS.get(subject_type) or subject_type.replace("_", " ").capitalize()


def notable(entry: TrailEntry) -> str:
    """Say why a reviewer should look at an entry first; empty for daily work."""
    for change in entry.changes:
        if change.field == "priority" and _lowered(change.before, change.after):
            return "Priority lowered"
        if change.field == "status" and change.before in {"resolved", "closed"}:
            return "Reopened" if change.after == "open" else ""
        if change.field == "did" and ", late by " in (change.after or ""):
            return "Escalation late"
    return _NOTABLE.get(entry.kind, "")


def _lowered(before: str | None, after: str | None) -> bool:
    """Tell whether a priority became less urgent."""
    ranks = {priority.word: int(priority) for priority in Priority}
    return bool(before in ranks and after in ranks and ranks[after] > ranks[before])
