"""The record of an export: who asked for what, for whom and why, and what was handed over.

It is two entries of the trail: one before anything is read, one before the file gets its name.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from services.access.permissions import Act, demand
from services.audit import browse, trail
from services.audit.browse import TrailFilter
from services.audit.trail import FieldChange
from services.errors import HelpDeskError, NotFoundError
from services.reports.gathering import ExportRequest, export_label, redaction_of
from services.reports.progress import ReportCancelled
from services.reports.tongue import SOURCE
from services.sentence import Sentence
from services.store import outputs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from services.reports.files import WrittenReport
    from services.store.work import Actor, Store, Work

BEGUN: Final = "export.begun"
FINISHED: Final = "export.finished"
CANCELLED: Final = "export.cancelled"
FAILED: Final = "export.failed"


@dataclass(frozen=True, slots=True)
class ExportView:
    """One export as the register shows it.

    Attributes:
        scope: (name, value) of what was asked for.
        state: "finished", "cancelled", "failed", or "begun" where the end is not recorded.
        facts: (name, value) of what was handed over; empty until it was.
    """

    number: int
    at: datetime
    who: str
    role: str
    purpose: str
    recipient: str
    template: str
    scope: tuple[tuple[str, str], ...]
    state: str
    facts: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        """The number as it is printed in the foot of each page."""
        return export_label(self.number)


def begin(
    store: Store, actor: Actor, request: ExportRequest, *, again: int | None = None
) -> tuple[int, datetime]:
    """Record the wish before anything is read; the entry's number is that of the export.

    Raises:
        NotAllowed: The role may not export, or not by this template.
        RuleError: The template wants something.
    """
    template = redaction_of(actor, request)
    said = [
        *browse.asked(request.wanted),
        *_if_any(
            ("zone", request.zone),
            ("language", request.language if request.language != SOURCE else ""),
            ("template", template.name),
            ("recipient", request.recipient),
            ("again", export_label(again) if again is not None else ""),
        ),
    ]
    with store.work(actor) as work:
        entry = trail.append_numbered(work, BEGUN, ("export", 0), said, request.purpose or None)
        return entry, work.now


def finish(
    store: Store, actor: Actor, number: int, written: WrittenReport, *more: tuple[str, str]
) -> None:
    """Record what is handed over."""
    said = _if_any(
        ("export", export_label(number)),
        ("file", written.path.name),
        ("pages", f"{written.pages}" if written.pages else ""),
        ("tickets", f"{written.tickets}"),
        ("entries", f"{written.entries}"),
        ("entries withheld", f"{written.withheld_entries}" if written.withheld_entries else ""),
        ("values withheld", f"{written.withheld_values}" if written.withheld_values else ""),
        ("file SHA-256", written.sha256),
        ("entries SHA-256", written.entries_sha256),
        ("complete entries SHA-256", written.whole_sha256),
        ("signed by", written.signed_by),
        ("unsigned", written.unsigned.partition(". ")[0]),
        *more,
    )
    with store.work(actor) as work:
        trail.append(work, FINISHED, ("export", number), said)


def cancel(store: Store, actor: Actor, number: int) -> None:
    """Record that the person gave up."""
    with store.work(actor) as work:
        trail.append(work, CANCELLED, ("export", number))


def fail(store: Store, actor: Actor, number: int, why: str) -> None:
    """Record that nothing was handed over, and why."""
    with store.work(actor) as work:
        trail.append(work, FAILED, ("export", number), [FieldChange("why", None, why[:500])])


@contextmanager
def ending(store: Store, actor: Actor, number: int, path: Path) -> Iterator[None]:
    """Record how an export ended that hands nothing over, whatever kept it from that.

    Args:
        store: The desk.
        actor: Who asked for it.
        number: Of the export, as `begin` returned it.
        path: What the file was to be called, for what is said where it cannot be written.

    Raises:
        RuleError: The file cannot be written; anything else goes on as it was raised.
    """
    try:
        yield
    except ReportCancelled:
        cancel(store, actor, number)
        raise
    except OSError as error:
        refused = outputs.refusal(path, error)
        fail(store, actor, number, str(refused))
        raise refused from error
    except HelpDeskError as error:
        fail(store, actor, number, str(error))
        raise
    except BaseException as error:
        # Ctrl-C, or a bug: without its end the export would be under way for ever
        with suppress(HelpDeskError):
            kind = type(error).__name__
            why = Sentence("The program was stopped, or failed: {kind}.", kind=kind)
            fail(store, actor, number, why)
        raise


def register(work: Work, limit: int = 500) -> list[ExportView]:
    """Return the latest exports, newest first.

    Raises:
        NotAllowed: The role may not read the trail.
    """
    demand(work.actor, Act.READ_TRAIL)
    query = select(AuditEntry).where(AuditEntry.kind == BEGUN)
    begun = list(work.session.scalars(query.order_by(AuditEntry.id.desc()).limit(limit)))
    ends = _ends(work, [one.id for one in begun])
    return [_view(one, ends.get(one.id)) for one in begun]


def request_of(work: Work, number: int) -> tuple[ExportRequest, datetime, dict[str, str]]:
    """Return what export `number` asked for, when, and the facts of what was handed over.

    Raises:
        NotAllowed: The role may not read the trail.
        NotFoundError: There is no such export.
    """
    demand(work.actor, Act.READ_TRAIL)
    entry = work.find(AuditEntry, number)
    if entry is None or entry.kind != BEGUN:
        raise NotFoundError(
            "There is no export {number}. Check the number.", number=export_label(number)
        )
    view = _view(entry, _ends(work, [number]).get(number))
    said = dict(view.scope)
    ticket, person = said.get("ticket"), said.get("person")
    wanted = TrailFilter(
        ticket_id=int(ticket.lstrip("#")) if ticket else None,
        person_id=int(person) if person else None,
        kind=said.get("kind"),
        field=said.get("field"),
        since=_instant(said.get("from")),
        until=_instant(said.get("up to")),
        text=said.get("text"),
    )
    request = ExportRequest(wanted, said.get("zone", "UTC"), view.purpose, template=view.template)
    language = said.get("language", SOURCE)
    return replace(request, recipient=view.recipient, language=language), entry.at, dict(view.facts)


def _ends(work: Work, numbers: list[int]) -> dict[int, AuditEntry]:
    query = select(AuditEntry).where(
        AuditEntry.subject_type == "export",
        AuditEntry.subject_id.in_(numbers),
        AuditEntry.kind.in_((FINISHED, CANCELLED, FAILED)),
    )
    return {one.subject_id: one for one in work.session.scalars(query.order_by(AuditEntry.id))}


def _view(begun: AuditEntry, end: AuditEntry | None) -> ExportView:
    said = {one["field"]: one["after"] or "" for one in begun.changes}
    facts = {one["field"]: one["after"] or "" for one in end.changes} if end else {}
    return ExportView(
        number=begun.id,
        at=begun.at,
        who=begun.actor_name,
        role=begun.actor_role,
        purpose=begun.reason or "",
        recipient=said.pop("recipient", ""),
        template=said.pop("template", ""),
        scope=tuple(said.items()),
        state=end.kind.partition(".")[2] if end else "begun",
        facts=tuple(facts.items()),
    )


def _if_any(*facts: tuple[str, str]) -> list[FieldChange]:
    return [FieldChange(name, None, value) for name, value in facts if value]


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
