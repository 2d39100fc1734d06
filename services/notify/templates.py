"""The words of mails in English and German; a desk may write its own for each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.outbox import WordingTemplate
from models.people import Person, Team
from models.tickets import Ticket
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import ConflictError, RuleError
from services.notify import wording
from services.notify.phrases import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.changes import Changes
    from services.store.work import Work

Part = tuple[str, str]
"""Title and text of one alert."""
NAMES: Final = frozenset({"person", "title", "text", "count", "list"})
"""What the words of a mail may name."""
OF_TICKET: Final = frozenset(
    {"number", "subject", "priority", "status", "type", "team", "assignee"}
)
"""What the words of a mail about one alert may name besides, where that is about a ticket."""
EVENTS: Final = ("escalation", "drill", "rule", "task", "approval")
"""Kinds of alert that may have words of their own: a template called `single:escalation`."""
SHIPPED: Final = {
    ("single", "en"): ("{{title}}", "Hello {{person}},\n\n{{title}}\n\n{{text}}\n"),
    ("single", "de"): ("{{title}}", "Guten Tag {{person}},\n\n{{title}}\n\n{{text}}\n"),
    ("group", "en"): (
        "{{count}} alerts: {{title}}",
        "Hello {{person}},\n\n{{count}} alerts came at the same time:\n\n{{list}}\n",
    ),
    ("group", "de"): (
        "{{count}} Meldungen: {{title}}",
        "Guten Tag {{person}},\n\n{{count}} Meldungen kamen gleichzeitig:\n\n{{list}}\n",
    ),
    ("digest", "en"): (
        "Digest: {{count}} alerts",
        "Hello {{person}},\n\nsince your last digest:\n\n{{list}}\n",
    ),
    ("digest", "de"): (
        "Zusammenfassung: {{count}} Meldungen",
        "Guten Tag {{person}},\n\nseit Ihrer letzten Zusammenfassung:\n\n{{list}}\n",
    ),
}
URGENT: Final = {"en": "[Urgent]", "de": "[Dringend]"}
EXAMPLE: Final = {
    "number": "#1042",
    "subject": "VPN drops",
    "priority": "high",
    "status": "open",
    "type": "Incident",
    "team": "Tier 2",
    "assignee": "Tom Reed",
}
"""The ticket of a preview."""
EXAMPLES: Final = {
    "en": [("#1042 VPN drops", "The resolution was due at 16:00."), ("#1043 Mail", "At risk.")],
    "de": [
        ("#1042 VPN fällt aus", "Die Lösung war fällig um 16:00."),
        ("#1043 Mail", "Gefährdet."),
    ],
}
"""Titles and texts of the alerts of a preview."""


def every() -> list[tuple[str, str]]:
    """Return the name and language of every template: those shipped, then one for each event."""
    return [*SHIPPED, *((f"single:{one}", spoken) for one in EVENTS for spoken in LANGUAGES)]


def letter(
    work: Work,
    language: str,
    person: str,
    parts: Sequence[Part],
    about: tuple[str, int | None] = ("", None),
) -> Part:
    """Return subject and body of one alert, or of several that go together.

    Args:
        work: The unit of work.
        language: Of the reader.
        person: The reader's name.
        parts: Title and text of each alert.
        about: Kind and ticket of a single one.
    """
    if len(parts) > 1:
        return _written(work, "group", language, (person, parts))
    kind, ticket_id = about
    spoken = language if language in LANGUAGES else "en"
    own = _own(work, f"single:{kind}", spoken) or _own(work, "single", spoken)
    words = (own.subject, own.body) if own else SHIPPED["single", spoken]
    return _filled(words, person, parts, _of_ticket(work, ticket_id))


def digest(work: Work, language: str, person: str, parts: Sequence[Part]) -> Part:
    """Return subject and body of a digest."""
    return _written(work, "digest", language, (person, parts))


def urgent(language: str, subject: str) -> str:
    """Mark a subject as urgent."""
    return f"{URGENT.get(language, URGENT['en'])} {subject}"


def rewrite(work: Work, which: tuple[str, str], words: Part, began: Part) -> Changes:
    """Write own words in place of those that counted when the writer began.

    Args:
        work: The unit of work.
        which: Name and language of the template.
        words: Subject and text from now on.
        began: Those that its writer began with.

    Raises:
        ConflictError: A colleague wrote other words since then.
    """
    demand(work.actor, Act.CONFIGURE)
    if counting(work, *which) != began:
        raise ConflictError(
            "A colleague changed these words meanwhile; nothing was saved. What you wrote stays: "
            "look at theirs, then save again to put yours in their place."
        )
    return set_template(work, *which, *words)


def set_template(work: Work, name: str, language: str, subject: str, body: str) -> Changes:
    """Write own words for a kind of mail; RuleError for a placeholder nobody fills in."""
    demand(work.actor, Act.CONFIGURE)
    names = names_for(name, language)
    wording.check(subject, names)
    wording.check(body, names)
    row = _own(work, name, language)
    if row is None:
        row = WordingTemplate(name=name, language=language, subject=subject, body=body)
        work.session.add(row)
        work.session.flush()
    said = [FieldChange("subject", row.subject, subject), FieldChange("body", row.body, body)]
    row.subject, row.body = subject, body
    trail.append(work, "template.set", ("template", row.id), said)
    return work.touch(configuration=True)


def counting(work: Work, name: str, language: str) -> Part:
    """Return the words of a template as they count now."""
    base = name.partition(":")[0]
    row = _own(work, name, language) or _own(work, base, language)
    return (row.subject, row.body) if row is not None else SHIPPED[base, language]


def clear_template(work: Work, name: str, language: str) -> Changes:
    """Take own words back: what counted before them counts again."""
    demand(work.actor, Act.CONFIGURE)
    row = _own(work, name, language)
    if row is None:
        raise RuleError(
            "The desk has no words of its own for “{name}” in “{language}”.",
            name=name,
            language=language,
        )
    said = [FieldChange("subject", row.subject, None), FieldChange("body", row.body, None)]
    trail.append(work, "template.cleared", ("template", row.id), said)
    work.session.delete(row)
    return work.touch(configuration=True)


def preview(name: str, language: str, subject: str, body: str) -> Part:
    """Show own words filled in with an example; RuleError as in set_template."""
    names = names_for(name, language)
    parts = EXAMPLES[language]
    words = (wording.check(subject, names), wording.check(body, names))
    shown = parts if not name.startswith("single") else parts[:1]
    person = "Dana Fox" if language == "en" else "Dana Fuchs"
    ticket = EXAMPLE if language == "en" else EXAMPLE | {"priority": "hoch", "status": "offen"}
    return _filled(words, person, shown, ticket)


def names_for(name: str, language: str) -> frozenset[str]:
    """Return what a template may name; RuleError when there is none of that name."""
    base, _, event = name.partition(":")
    is_known = (base, language) in SHIPPED and (not event or base == "single")
    if not is_known or (event and event not in EVENTS):
        known = ", ".join(
            [*dict.fromkeys(one for one, _ in SHIPPED), *(f"single:{one}" for one in EVENTS)]
        )
        raise RuleError(
            "There is no template “{name}” in “{language}”; there are {known}.",
            name=name,
            language=language,
            known=known,
        )
    return NAMES | OF_TICKET if base == "single" else NAMES


def _written(work: Work, name: str, language: str, what: tuple[str, Sequence[Part]]) -> Part:
    spoken = language if language in LANGUAGES else "en"
    own = _own(work, name, spoken)
    words = (own.subject, own.body) if own else SHIPPED[name, spoken]
    return _filled(words, *what)


def _of_ticket(work: Work, ticket_id: int | None) -> dict[str, object]:
    ticket = work.find(Ticket, ticket_id) if ticket_id is not None else None
    if ticket is None:
        return {}
    team = work.find(Team, ticket.team_id) if ticket.team_id else None
    assignee = work.find(Person, ticket.assignee_id) if ticket.assignee_id else None
    return {
        "number": f"#{ticket.id}",
        "subject": ticket.subject,
        "priority": ticket.priority.word,
        "status": ticket.status.value.replace("_", " "),
        "type": ticket.kind,
        "team": team.name if team else None,
        "assignee": assignee.name if assignee else None,
    }


def _filled(
    words: Part,
    person: str,
    parts: Sequence[Part],
    ticket: Mapping[str, object] = MappingProxyType({}),
) -> Part:
    listed = "\n\n".join(f"- {title}\n  {text}" for title, text in parts)
    values = dict(ticket) | {
        "person": person,
        "title": parts[0][0],
        "text": parts[0][1],
        "count": len(parts),
        "list": listed,
    }
    return wording.one_line(wording.filled(words[0], values)), wording.filled(words[1], values)


def _own(work: Work, name: str, language: str) -> WordingTemplate | None:
    return work.session.scalar(
        select(WordingTemplate).where(
            WordingTemplate.name == name, WordingTemplate.language == language
        )
    )
