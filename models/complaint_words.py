"""The closed sets of words of a complaint: grades, decisions, stages and what is owed by law."""

from enum import StrEnum


class Grade(StrEnum):
    """How much of something a complaint has, in its first assessment."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Channel(StrEnum):
    """How a complaint reached the firm."""

    EMAIL = "email"
    PHONE = "phone"
    LETTER = "letter"
    IN_PERSON = "in_person"
    PORTAL = "portal"
    OTHER = "other"


class Decision(StrEnum):
    """What became of a complaint."""

    UPHELD = "upheld"
    PARTLY = "partly"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    """By the complainant: no final response is owed any more."""


class Acceptance(StrEnum):
    """What the complainant said to the final response."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNANSWERED = "unanswered"


class Stage(StrEnum):
    """Where an ombudsman stands with it."""

    REFERRED = "referred"
    INVESTIGATING = "investigating"
    UPHELD = "upheld"
    REJECTED = "rejected"
    SETTLED = "settled"


class Duty(StrEnum):
    """What a regulator's clock counts (evidence.md, R24); a desk's waiting never pauses one."""

    ACKNOWLEDGEMENT = "acknowledgement"
    SUMMARY = "summary"
    """The time in which a complaint may be closed by a summary resolution; nothing is owed."""
    RESPONSE = "response"
    """A final response, or a holding one."""
    PAYMENT_RESPONSE = "payment_response"
    """The same for payments and e-money."""
    PAYMENT_FINAL = "payment_final"
    """The final response after a holding one, for payments and e-money."""
    REFERRAL = "referral"
    """The time in which the complainant may go to the ombudsman; the desk owes nothing."""


WINDOWS = frozenset({Duty.SUMMARY, Duty.REFERRAL})
"""Times that pass without anybody having broken a promise."""


class DutyState(StrEnum):
    """Where one of these clocks stands."""

    RUNNING = "running"
    AT_RISK = "at_risk"
    MET = "met"
    BREACHED = "breached"
    LAPSED = "lapsed"
    """A window that passed."""


class LetterKind(StrEnum):
    """What a letter to the complainant does."""

    ACKNOWLEDGEMENT = "acknowledgement"
    SUMMARY = "summary"
    HOLDING = "holding"
    FINAL = "final"


FATES = (
    "opened",
    "acknowledged",
    "held",
    "decided",
    "answered",
    "referred",
    "closed",
    "reopened",
    "at_risk",
    "breached",
)
"""What a rule can hear of a complaint."""
