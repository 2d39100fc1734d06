"""The words of mails in English and German; a desk may write its own for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.outbox import WordingTemplate
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.notify import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.changes import Changes
    from services.store.work import Work

Part = tuple[str, str]
"""Title and text of one alert."""
NAMES: Final = frozenset({"person", "title", "text", "count", "list"})
"""What the words of a mail may name."""
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
LANGUAGES: Final = ("en", "de")


def letter(work: Work, language: str, person: str, parts: Sequence[Part]) -> Part:
    """Return subject and body of one alert, or of several that go together."""
    return _written(work, "single" if len(parts) == 1 else "group", language, (person, parts))


def digest(work: Work, language: str, person: str, parts: Sequence[Part]) -> Part:
    """Return subject and body of a digest."""
    return _written(work, "digest", language, (person, parts))


def urgent(language: str, subject: str) -> str:
    """Mark a subject as urgent."""
    return f"{URGENT.get(language, URGENT['en'])} {subject}"


def set_template(work: Work, name: str, language: str, subject: str, body: str) -> Changes:
    """Write own words for a kind of mail; RuleError for a placeholder nobody fills in."""
    demand(work.actor, Act.CONFIGURE)
    if (name, language) not in SHIPPED:
        raise RuleError(f"There is no template “{name}” in “{language}”.")
    wording.check(subject, NAMES)
    wording.check(body, NAMES)
    row = _own(work, name, language)
    if row is None:
        row = WordingTemplate(name=name, language=language, subject=subject, body=body)
        work.session.add(row)
        work.session.flush()
    said = [FieldChange("subject", row.subject, subject), FieldChange("body", row.body, body)]
    row.subject, row.body = subject, body
    trail.append(work, "template.set", ("template", row.id), said)
    return work.touch(configuration=True)


def preview(name: str, language: str, subject: str, body: str) -> Part:
    """Show own words filled in with an example; RuleError as in set_template."""
    del name
    parts = [("#1042 VPN drops", "The resolution was due at 16:00."), ("#1043 Mail", "At risk.")]
    words = (wording.check(subject, NAMES), wording.check(body, NAMES))
    return _filled(words, "Dana Fox" if language == "en" else "Dana Fuchs", parts)


def _written(work: Work, name: str, language: str, what: tuple[str, Sequence[Part]]) -> Part:
    spoken = language if language in LANGUAGES else "en"
    own = _own(work, name, spoken)
    words = (own.subject, own.body) if own else SHIPPED[name, spoken]
    return _filled(words, *what)


def _filled(words: Part, person: str, parts: Sequence[Part]) -> Part:
    listed = "\n\n".join(f"- {title}\n  {text}" for title, text in parts)
    values = {
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
