"""The calendars of a written configuration, taken out for a form and put back into its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from services.errors import RuleError
from services.escalation.written_drafts import drafts
from services.sla import kept_text, loading, written
from services.sla.kept_text import KEPT
from services.sla.written_terms import written_draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.escalation.written_drafts import Drafts
    from services.sla.drafts import CalendarDraft
    from services.store.work import Work

SECTION: Final = "calendars"


def calendars_in(_work: Work, text: str) -> tuple[CalendarDraft, ...]:
    """Return the calendars a text writes down, in its order; RuleError names the line."""
    return tuple(draft for _, draft in drafts(text).calendars.values())


def with_calendars(_work: Work, text: str, wanted: Sequence[CalendarDraft]) -> str:
    """Return the text with these calendars in it: others changed, new ones added.

    What is not said of them, comments and other sections among it, stays letter by letter. The
    answer is read again before it is given: it says what was wanted, and all else as before.

    Raises:
        RuleError: The hours of one make no sense or never open, or the text is written in a way
            that a form cannot change.
    """
    before = drafts(text)
    new = [one for one in wanted if _draft(before, one.name) != one]
    if not new:
        return text
    for one in new:
        loading.check_hours(one)
    whole = written.read(text)
    sections = dict(whole.named())
    there = dict(sections[SECTION].named()) if SECTION in sections else {}
    entries: dict[str, Any] = dict.fromkeys(there, KEPT)
    for one in new:
        entries[one.name] = _entry(_draft(before, one.name), one)
    kept = {name: KEPT for name in sections if name != SECTION}
    ordered = (
        {name: entries if name == SECTION else KEPT for name in sections}
        if SECTION in sections
        else {SECTION: entries, **kept}
    )
    changed = kept_text.changed(text, whole, ordered)
    _verify(before, changed, new)
    return changed


def _draft(drafts: Drafts, name: str) -> CalendarDraft | None:
    found = drafts.calendars.get(name)
    return found[1] if found is not None else None


def _entry(before: CalendarDraft | None, wanted: CalendarDraft) -> dict[str, Any]:
    """Return what is to be written of a calendar, `KEPT` where it is as it was."""
    said = written_draft(wanted)
    if before is None:
        return said
    old = written_draft(before)
    for key in ("weekly", "overrides"):
        if key in said and key in old and said[key] != old[key]:
            said[key] = {
                day: KEPT if old[key].get(day) == hours else hours
                for day, hours in said[key].items()
            }
    return {key: KEPT if old.get(key) == value else value for key, value in said.items()}


def _verify(before: Drafts, text: str, new: Sequence[CalendarDraft]) -> None:
    """Refuse a text that does not say what was wanted; nothing else would tell."""
    after = drafts(text)
    wanted = {name: draft for name, (_, draft) in before.calendars.items()}
    wanted |= {one.name: one for one in new}
    said = {name: draft for name, (_, draft) in after.calendars.items()}
    if said != wanted or _rest(after) != _rest(before):
        raise RuleError(
            "This text is written in a way that the form cannot change: change it as text."
        )


def _rest(drafts: Drafts) -> list[dict[Any, Any]]:
    """Return what a text says beside calendars, without where it stands."""
    sections = (drafts.paths, drafts.policies, drafts.rules, drafts.simple)
    return [{name: draft for name, (_, draft) in one.items()} for one in sections]
