"""The words of the settings: events, scopes, timings, languages, kinds of mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.text import tr
from models.vocabulary import Medium, Timing

if TYPE_CHECKING:
    from collections.abc import Callable

Said = dict[str, "Callable[[], str]"]

EVENTS: Final[Said] = {
    "escalation": lambda: tr("Escalations"),
    "rule": lambda: tr("What rules tell"),
    "mention": lambda: tr("Colleagues who call me (@)"),
    "task": lambda: tr("Tasks"),
    "approval": lambda: tr("Approvals"),
    "drill": lambda: tr("Fire drills"),
    "*": lambda: tr("Everything else"),
}
SCOPES: Final[Said] = {
    "*": lambda: tr("Any ticket"),
    "own": lambda: tr("My tickets"),
    "team": lambda: tr("My teams"),
    "department": lambda: tr("My department"),
}
TIMINGS: Final[dict[Timing, Callable[[], str]]] = {
    Timing.AT_ONCE: lambda: tr("At once"),
    Timing.DIGEST: lambda: tr("In the digest"),
    Timing.OFF: lambda: tr("Not at all"),
}
LANGUAGES: Final[Said] = {"en": lambda: "English", "de": lambda: "Deutsch"}
MAILS: Final[Said] = {
    "single": lambda: tr("One alert"),
    "single:escalation": lambda: tr("One alert: an escalation"),
    "single:rule": lambda: tr("One alert: a rule"),
    "single:task": lambda: tr("One alert: a task"),
    "single:approval": lambda: tr("One alert: an approval"),
    "single:drill": lambda: tr("One alert: a fire drill"),
    "group": lambda: tr("Several at the same time"),
    "digest": lambda: tr("Daily digest"),
}


def default_words(medium: Medium, desk: Timing | None) -> str:
    """Say what counts where one has not chosen: the desk's choice, or what it ships with."""
    shipped = Timing.AT_ONCE if medium is Medium.EMAIL else Timing.OFF
    return tr("As the desk: {timing}", timing=TIMINGS[desk or shipped]())


def standard_words(medium: Medium, wider: Timing | None) -> str:
    """Say what counts where the desk has not chosen: a wider choice, or what it ships with."""
    shipped = Timing.AT_ONCE if medium is Medium.EMAIL else Timing.OFF
    return tr("Standard: {timing}", timing=TIMINGS[wider or shipped]())
