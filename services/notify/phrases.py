"""What the desk itself says in alerts, in English and German, with times as the reader lives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from models.alert_words import CLOCKS, PATHS, RULES, TARGETS, WORK
from models.vocabulary import Target
from services.notify.wording import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from services.notify.audience import Profile

LANGUAGES: Final = ("en", "de")
INSTANT: Final = {"en": "%Y-%m-%d %H:%M", "de": "%d.%m.%Y %H:%M"}
PHRASES: Final = {
    **CLOCKS,
    **PATHS,
    **WORK,
    **RULES,
    "paused": ("{{target}} is paused.", "{{target}} ist angehalten."),
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
    "outbox": (
        "Messages that do not get out: {{count}}",
        "Nachrichten, die nicht hinauskommen: {{count}}",
    ),
    "outbox why": (
        "The last one, to {{recipient}}: {{reason}} All of them are under Escalations, Messages.",
        "Die letzte, an {{recipient}}: {{reason}} Mehr bei den Eskalationen, Nachrichten.",
    ),
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


def resaid(text: str, language: str, instant: Callable[[datetime], str]) -> str:
    """Say what the desk itself said in an alert once more, in another language and zone.

    Args:
        text: The title or the body of an alert; what somebody wrote is returned as it is.
        language: Of the reader now; any but those of LANGUAGES is read as English.
        instant: Says an instant as the reader lives.
    """
    language = language if language in INSTANT else "en"
    for both in PHRASES.values():
        for written in both:
            if found := _pattern(written).fullmatch(text):
                parts = found.groupdict("")
                said = {name: _resaid(name, parts[name], language, instant) for name in parts}
                return filled(both[LANGUAGES.index(language)], said)
    return text


def _resaid(name: str, said: str, language: str, instant: Callable[[datetime], str]) -> str:
    if name == "at":
        return _instant(said, language, instant)
    if name == "target":
        known = (one for of in TARGETS.values() for one, word in of.items() if word == said)
        return TARGETS[language][next(known)]
    return resaid(said, language, instant) if name in {"call", "duty"} else said


def _instant(said: str, language: str, instant: Callable[[datetime], str]) -> str:
    """Read an instant as an alert says it; one in a zone nobody here knows keeps its figures."""
    figures, _, zone = said.rpartition(" ")
    for shape in INSTANT.values():
        try:
            at = datetime.strptime(figures, shape).replace(tzinfo=UTC)
        except ValueError:
            continue
        here = at.replace(tzinfo=None).astimezone()
        if zone == "UTC":
            return instant(at)
        return instant(here) if here.tzname() == zone else f"{at:{INSTANT[language]}} {zone}"
    return said


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Return what finds the parts of a phrase again; names of targets are known ones."""
    targets = {word for of in TARGETS.values() for word in of.values()}
    shapes = {"target": "|".join(map(re.escape, sorted(targets))), "number": r"\d+"}
    shapes |= {"call": r" \(.+?\)|", "count": r"\d+"}
    pattern, seen = "", set[str]()
    for place, part in enumerate(re.split(r"\{\{(\w+)\}\}", template)):
        is_hole = place % 2 == 1
        again = f"(?P={part})" if part in seen else f"(?P<{part}>{shapes.get(part, '.+?')})"
        pattern += again if is_hole else re.escape(part)
        seen |= {part} if is_hole else set()
    return re.compile(pattern, re.DOTALL)


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
