"""Templates of letters: locked paragraphs by version, and which a letter must have (R25)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.complaint_words import LetterKind
from models.complaints import LetterTemplate
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.notify import wording
from services.tickets.texts import given_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from services.changes import Changes
    from services.store.work import Work

NAMES: Final = frozenset(
    {
        "complainant",
        "complaint",
        "ticket",
        "received",
        "product",
        "substance",
        "decision",
        "reasons",
        "redress",
        "due",
        "answered",
        "rights_until",
        "organisation",
        "today",
        "handler",
    }
)
"""What a paragraph may name in double braces."""
LANGUAGES: Final = ("en", "de")
MOST: Final = 60
"""Paragraphs of a letter."""
NAME_LIMIT: Final = 200


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a template.

    Attributes:
        text: With placeholders; what a free one begins with.
        mandatory: A letter without it does not end a complaint.
        free: Written for each letter; any other is locked.
        rights: It tells of the right to go to the ombudsman.
        asks: What is to be written there, as the form says it.
    """

    key: str
    text: str = ""
    mandatory: bool = False
    free: bool = False
    rights: bool = False
    asks: str = ""


@dataclass(frozen=True, slots=True)
class TemplateDraft:
    """A template as somebody writes it down."""

    name: str
    kind: LetterKind
    language: str
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A version of a template."""

    id: int
    version: int
    draft: TemplateDraft

    @property
    def label(self) -> str:
        """Name and version, as the record of a letter keeps them."""
        return f"{self.draft.name}, version {self.version}"


def shipped() -> list[TemplateDraft]:
    """Return the templates that come with the desk."""
    folder = resources.files("resources").joinpath("complaints", "letters")
    files = sorted(folder.iterdir(), key=lambda one: len(one.name))
    return [draft for one in files for draft in read(one.read_text("utf-8"))]


def read(text: str) -> list[TemplateDraft]:
    """Read templates from YAML; RuleError says what cannot be read."""
    import yaml  # noqa: PLC0415 - only where one is read

    try:
        return [_read(one) for one in yaml.safe_load(text)["letters"]]
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as problem:
        raise RuleError("The letters cannot be read: {problem}.", problem=problem) from problem


def publish(work: Work, draft: TemplateDraft, *, reason: str) -> Changes:
    """Publish a version of a template; letters that were sent keep theirs.

    Raises:
        NotAllowed: The role may not configure the desk.
        RuleError: No reason, nothing that is mandatory, or a placeholder nobody fills.
    """
    demand(work.actor, Act.CONFIGURE)
    why = given_reason(reason, what="Publishing a letter")
    _check(draft)
    before = next((one for one in newest(work) if one.draft.name == draft.name), None)
    row = LetterTemplate(
        name=draft.name,
        version=before.version + 1 if before else 1,
        kind=draft.kind,
        language=draft.language,
        title=draft.title,
        paragraphs=[asdict(one) for one in draft.paragraphs],
        published_at=work.now,
        published_by=work.actor.name,
    )
    work.session.add(row)
    work.session.flush()
    said = [
        FieldChange("letter", None, draft.name),
        FieldChange("version", str(before.version) if before else None, str(row.version)),
        *_differences(before.draft.paragraphs if before else (), draft.paragraphs),
    ]
    trail.append(work, "letter.published", ("letter", row.id), said, why)
    return work.touch(configuration=True, subject=row.id)


def newest(work: Work, kind: LetterKind | None = None) -> list[TemplateView]:
    """Return the newest version of every template, of a kind where one is asked for."""
    rows = work.session.scalars(select(LetterTemplate).order_by(LetterTemplate.id))
    last: dict[str, LetterTemplate] = {one.name: one for one in rows}
    return [_view(one) for one in last.values() if kind is None or one.kind is kind]


def template(work: Work, template_id: int) -> TemplateView:
    """Return a version by its number."""
    return _view(work.require(LetterTemplate, template_id))


def named(view: TemplateView, keys: Iterable[str]) -> str:
    """Say which paragraphs are meant, by what they ask for or begin with."""
    known = {one.key: one for one in view.draft.paragraphs}
    said = (known[key].asks or known[key].text for key in keys if key in known)
    return ", ".join(f"“{one[:80]}”" for one in said)


def _view(row: LetterTemplate) -> TemplateView:
    paragraphs = tuple(Paragraph(**one) for one in row.paragraphs)
    draft = TemplateDraft(row.name, row.kind, row.language, row.title, paragraphs)
    return TemplateView(row.id, row.version, draft)


def _read(stored: Mapping[str, Any]) -> TemplateDraft:
    return TemplateDraft(
        str(stored["name"]),
        LetterKind(stored["kind"]),
        str(stored["language"]),
        str(stored["title"]),
        tuple(
            Paragraph(
                str(one["key"]),
                " ".join(str(one.get("text", "")).split()),
                bool(one.get("mandatory", False)),
                bool(one.get("free", False)),
                bool(one.get("rights", False)),
                str(one.get("asks", "")),
            )
            for one in stored["paragraphs"]
        ),
    )


def _check(draft: TemplateDraft) -> None:
    if not 0 < len(draft.name.strip()) <= NAME_LIMIT or not draft.title.strip():
        raise RuleError(
            "A letter has a name and a title of up to {name_limit} characters.",
            name_limit=NAME_LIMIT,
        )
    if draft.language not in LANGUAGES:
        raise RuleError(
            "A letter is written in one of {languages}.", languages=", ".join(LANGUAGES)
        )
    keys = [one.key for one in draft.paragraphs]
    if len(set(keys)) != len(keys) or not all(keys) or not 0 < len(keys) <= MOST:
        raise RuleError(
            "A letter has 1 to {most} paragraphs, each with a key of its own.", most=MOST
        )
    for text in (draft.title, *(one.text for one in draft.paragraphs)):
        wording.check(text, NAMES)
    if not any(one.mandatory for one in draft.paragraphs):
        raise RuleError("A letter has a paragraph it may not be without: mark it as mandatory.")
    needs_rights = draft.kind in {LetterKind.FINAL, LetterKind.SUMMARY, LetterKind.HOLDING}
    if needs_rights and not any(one.rights and one.mandatory for one in draft.paragraphs):
        raise RuleError(
            "This letter has to tell of the right to go to the ombudsman: mark that paragraph as "
            "mandatory and as the one about rights."
        )
    empty = [one.key for one in draft.paragraphs if not one.free and not one.text.strip()]
    if empty:
        raise RuleError("The locked paragraph “{empty}” says nothing.", empty=empty[0])


def _differences(before: Sequence[Paragraph], after: Iterable[Paragraph]) -> list[FieldChange]:
    known = {one.key: _spoken(one) for one in before}
    new = {one.key: _spoken(one) for one in after}
    return [
        FieldChange(f"paragraph {key}", known.get(key), new.get(key))
        for key in dict.fromkeys([*known, *new])
        if known.get(key) != new.get(key)
    ]


def _spoken(one: Paragraph) -> str:
    marks = [
        word
        for word, is_so in (
            ("mandatory", one.mandatory),
            ("free", one.free),
            ("rights", one.rights),
        )
        if is_so
    ]
    return f"[{', '.join(marks) or 'locked'}] {one.text}"[:4000]
