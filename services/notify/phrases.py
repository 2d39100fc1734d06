"""What the desk itself says in alerts, in English and German, with times as the reader lives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from models.alert_words import CLOCKS, RULES, TARGETS
from models.vocabulary import Target
from services.notify.wording import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.notify.audience import Profile

LANGUAGES: Final = ("en", "de")
INSTANT: Final = {"en": "%Y-%m-%d %H:%M", "de": "%d.%m.%Y %H:%M"}
PHRASES: Final = {
    **CLOCKS,
    **RULES,
    "level": (
        "{{level}}{{call}}: #{{number}} {{subject}}",
        "{{level}}{{call}}: #{{number}} {{subject}}",
    ),
    "paused": ("{{target}} is paused.", "{{target}} ist angehalten."),
    "started": ("Started by {{who}} at {{at}}.", "Gestartet von {{who}} am {{at}}."),
    "task": ("Task: {{task}}", "Aufgabe: {{task}}"),
    "task overdue": ("Overdue: {{task}}", "Überfällig: {{task}}"),
    "review overdue": ("Review overdue: {{seed}}", "Durchsicht überfällig: {{seed}}"),
    "review waits": (
        "It was due on {{at}}; {{left}} entries have no finding yet. See the page of evidence.",
        "Fällig am {{at}}; {{left}} Einträge sind noch ohne Befund. Mehr auf der Seite Nachweise.",
    ),
    "certificate ends": (
        "The certificate that signs reports ends on {{day}}",
        "Das Zertifikat, das Berichte signiert, endet am {{day}}",
    ),
    "certificate renew": (
        "Renew it with `vigilctl audit renew`; until then exports are signed, afterwards not.",
        "Mit `vigilctl audit renew` erneuern; bis dahin wird signiert, danach nicht mehr.",
    ),
    "on ticket": ("On ticket #{{number}}, {{subject}}.", "Zu Ticket #{{number}}, {{subject}}."),
    "complaint at_risk": (
        "Complaint {{complaint}}: {{duty}} is due soon",
        "Beschwerde {{complaint}}: {{duty}} ist bald fällig",
    ),
    "complaint breached": (
        "Complaint {{complaint}}: {{duty}} is overdue",
        "Beschwerde {{complaint}}: {{duty}} ist überfällig",
    ),
    "complaint due": (
        "Ticket #{{number}}, {{subject}}. Last moment: {{at}}. Waiting does not stop this time.",
        "Ticket #{{number}}, {{subject}}. Spätestens {{at}}. Warten hält diese Frist nicht an.",
    ),
    "duty acknowledgement": ("the acknowledgement", "die Eingangsbestätigung"),
    "duty summary": ("the summary resolution", "die Kurzerledigung"),
    "duty response": ("the final or holding response", "die Antwort oder der Zwischenbescheid"),
    "duty payment_response": (
        "the final or holding response (payments)",
        "die Antwort oder der Zwischenbescheid (Zahlungen)",
    ),
    "duty payment_final": ("the final response (payments)", "die Antwort (Zahlungen)"),
    "duty referral": ("the ombudsman's window", "die Frist zur Schlichtung"),
    "mentioned": (
        "{{who}} calls you to #{{number}} {{subject}}",
        "Gerufen von {{who}}: #{{number}} {{subject}}",
    ),
    "approve": ("Your approval: {{title}}", "Ihre Freigabe: {{title}}"),
    "waits": (
        "Ticket #{{number}}, {{subject}}, waits for it.",
        "Ticket #{{number}}, {{subject}}, wartet darauf.",
    ),
    "approved": ("Approved: {{title}}", "Freigegeben: {{title}}"),
    "refused": ("Refused: {{title}}", "Abgelehnt: {{title}}"),
    "withdrawn": ("Withdrawn: {{title}}", "Zurückgezogen: {{title}}"),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing to say, in the language of whoever reads it.

    Attributes:
        key: Of PHRASES.
        values: What it names: texts, a Target, an instant, or another phrase.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InEach:
    """One text that somebody wrote in several languages.

    Attributes:
        texts: By language; who reads none of them gets the English one, else the first.
    """

    texts: Mapping[str, str]


def said(what: str | Phrase | InEach, wishes: Profile) -> str:
    """Say it to somebody who wants to be reached like this; plain text is said as it is."""
    if isinstance(what, str):
        return what
    if isinstance(what, InEach):
        first = next(iter(what.texts.values()), "")
        return what.texts.get(wishes.language) or what.texts.get("en") or first
    language = wishes.language if wishes.language in INSTANT else "en"
    template = PHRASES[what.key][0 if language == "en" else 1]
    return filled(template, {name: _value(one, wishes) for name, one in what.values.items()})


def _value(value: object, wishes: Profile) -> object:
    language = wishes.language if wishes.language in INSTANT else "en"
    if isinstance(value, Phrase):
        return said(value, wishes)
    if isinstance(value, Target):
        return TARGETS[language][value]
    if isinstance(value, datetime):
        local = value.astimezone(ZoneInfo(wishes.timezone))
        return f"{local:{INSTANT[language]}} {local.tzname()}"
    return value
