"""Imports an incident log of ServiceNow: tickets with their whole history, once."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import event, func, insert, select

from models.audit import AuditEntry
from models.clocks import Clock
from models.desk import ImportedRecord, Setting
from models.tickets import Ticket
from models.vocabulary import DONE_STATUSES, OPEN_STATUSES
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import HelpDeskError, RuleError, StoreUnavailable
from services.imports import csv_rows, known_files, servicenow_log
from services.imports.directory import Directory
from services.imports.known_files import IMPORTER
from services.imports.naming import AsInTheLog
from services.imports.problems import Figures, Problem, ProblemKind
from services.imports.replaying import Replaying
from services.imports.servicenow_log import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import ColumnElement

    from services.imports.naming import Naming
    from services.imports.servicenow_log import Incident, Log, Step
    from services.store.work import Store, Work

SHIFT: Final = "import.servicenow.shift_days"
"""By how many days this desk's log was moved; later imports move by the same."""
AT_ONCE: Final = 25
"""Incidents in one transaction: an interruption undoes so many, and they come again."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to import.

    Attributes:
        shift_to_now: Move the log by whole days so that it ends about now; what then lies
            ahead has not happened yet and is left out.
        naming: What people, teams and tickets are called.
        most: Stop after so many incidents, the open ones first; a later import brings the rest.
        at_once: Incidents in one transaction; fewer let other clients in more often.
        progress: Called with how many of how many incidents are done.
    """

    shift_to_now: bool = False
    most: int | None = None
    at_once: int = AT_ONCE
    naming: Naming = field(default_factory=AsInTheLog)
    progress: Callable[[int, int], None] = lambda _done, _total: None


def import_log(store: Store, path: Path, options: Options | None = None) -> Figures:
    """Import a log; rows that were imported before are left alone.

    Args:
        store: The desk.
        path: A CSV file, plain or gzipped.
        options: How to.

    Returns:
        What was done, and every problem of the file by its line.

    Raises:
        RuleError: The file as a whole cannot be used.
        StoreUnavailable: The desk cannot be reached; finished incidents stay imported.
    """
    started = time.monotonic()
    chosen = options or Options()
    rows, problems = csv_rows.read(path, servicenow_log.REQUIRED)
    digest = known_files.digest_of(path)
    earlier = known_files.earlier_import(store, digest)
    if earlier is not None:
        return Figures(earlier_import=earlier)
    log = servicenow_log.interpret(rows, problems)
    if not log.incidents:
        raise RuleError(
            "{path} holds no incident that could be read. Look at its rows.", path=path.name
        )
    figures = Figures(problems=list(log.problems))
    _Import(store, log, chosen, figures).run()
    if chosen.most is None and not figures.refused:
        known_files.remember(store, path.name, digest, figures)
    figures.seconds = time.monotonic() - started
    return figures


class _Import:
    """One run over one log."""

    def __init__(self, store: Store, log: Log, options: Options, figures: Figures) -> None:
        self._store = store
        self._options = options
        self._figures = figures
        self._directory = Directory(options.naming)
        self._records: list[dict[str, Any]] = []
        with store.work(IMPORTER) as work:
            self._now = work.now
            self._tickets = _tickets_by_number(work)
            self._log = self._moved(work, log) if options.shift_to_now else log

    def run(self) -> None:
        """Import the incidents in the order of their openings, some in each transaction."""
        incidents = self._chosen()
        at_once = self._options.at_once
        for start in range(0, len(incidents), at_once):
            self._take(incidents[start : start + at_once])
            self._options.progress(min(start + at_once, len(incidents)), len(incidents))

    def _take(self, batch: Sequence[Incident]) -> None:
        """Import incidents in one transaction; where the desk refuses one, each in its own."""
        before = replace(self._figures, problems=[*self._figures.problems])
        try:
            with self._store.work(IMPORTER) as work, _holding(work):
                self._records = []
                imported = [self._import(work, incident) for incident in batch]
                if self._records:
                    work.session.execute(insert(ImportedRecord), self._records)
                self._count(work, [number for number in imported if number is not None])
        except StoreUnavailable:
            raise
        except HelpDeskError as refusal:
            self._directory.forget()
            self._figures.put_back(before)
            if len(batch) > 1:
                for incident in batch:
                    self._take([incident])
                return
            detail = f"{batch[0].number}: {refusal}"
            problem = Problem(batch[0].steps[0].line, ProblemKind.UNOPENED, detail)
            self._figures.problems.append(problem)

    def _chosen(self) -> Sequence[Incident]:
        """Return the incidents to import: all of them, or the first of those that are open."""
        incidents = self._log.incidents
        if self._options.most is None:
            return incidents
        return sorted(incidents, key=self._is_done)[: self._options.most]

    def _is_done(self, incident: Incident) -> bool:
        past = [step.status for step in incident.steps if step.at <= self._now]
        return bool(past) and past[-1] in DONE_STATUSES

    def _moved(self, work: Work, log: Log) -> Log:
        setting = work.session.get(Setting, SHIFT)
        if setting is None:
            days = servicenow_log.days_until(log, work.now)
            setting = Setting(key=SHIFT, value=days)
            work.session.add(setting)
            trail.append(
                work, "setting.changed", ("setting", 0), [FieldChange(SHIFT, None, str(days))]
            )
        return servicenow_log.moved(log, int(setting.value))

    def _import(self, work: Work, incident: Incident) -> int | None:
        known = self._known(work, incident)
        new = [step for step in incident.steps if known.isdisjoint({step.key, step.whole_key})]
        self._figures.known += len(incident.steps) - len(new)
        steps = [step for step in new if self._is_past(step)]
        if not steps or incident.opened_at > self._now or self._is_gone(incident, steps):
            return None
        replaying = Replaying(work, self._directory, self._options.naming, self._figures.problems)
        ticket_id = self._tickets.get(incident.number)
        if ticket_id is None:
            ticket = replaying.open(incident)
            self._figures.incidents += 1
        else:
            ticket = work.require(Ticket, ticket_id)
        for step in steps:
            replaying.take(ticket, step)
        replaying.finish(ticket, incident)
        self._records += [_record(work, ticket.id, step) for step in steps]
        self._figures.events += len(steps)
        return ticket.id

    def _is_gone(self, incident: Incident, steps: Iterable[Step]) -> bool:
        """Tell whether the incident was imported and its ticket was purged: it does not return."""
        is_gone = self._tickets.get(incident.number, 0) is None
        if is_gone:
            self._figures.problems += [
                Problem(step.line, ProblemKind.GONE, incident.number) for step in steps
            ]
        return is_gone

    def _is_past(self, step: Step) -> bool:
        if step.at <= self._now:
            return True
        if self._options.shift_to_now:
            self._figures.waiting += 1
        else:
            problem = Problem(step.line, ProblemKind.FUTURE, step.written_at)
            self._figures.problems.append(problem)
        return False

    def _known(self, work: Work, incident: Incident) -> set[str]:
        if incident.number not in self._tickets:
            return set()
        keys = [key for step in incident.steps for key in (step.key, step.whole_key)]
        query = select(ImportedRecord.key).where(
            ImportedRecord.source == SOURCE, ImportedRecord.key.in_(keys)
        )
        return set(work.session.scalars(query))

    def _count(self, work: Work, numbers: list[int]) -> None:
        work.session.flush()
        self._figures.policies += _counted(
            work,
            AuditEntry.subject_type == "ticket",
            AuditEntry.subject_id.in_(numbers),
            AuditEntry.kind == "ticket.policy_matched",
        )
        self._figures.breaches += _counted(
            work, Clock.ticket_id.in_(numbers), Clock.breached_at.is_not(None)
        )
        self._figures.live += _counted(
            work, Ticket.id.in_(numbers), Ticket.status.in_(sorted(OPEN_STATUSES))
        )


@contextmanager
def _holding(work: Work) -> Iterator[None]:
    """Keep every row of the unit in memory: the session alone would forget and ask again."""
    held: list[object] = []

    def hold(_session: object, row: object) -> None:
        held.append(row)

    names = ("loaded_as_persistent", "pending_to_persistent", "detached_to_persistent")
    for name in names:
        event.listen(work.session, name, hold)
    try:
        yield
    finally:
        for name in names:
            event.remove(work.session, name, hold)


def _tickets_by_number(work: Work) -> dict[str, int | None]:
    """Return the tickets of incidents that were imported before; None where it was purged."""
    query = select(ImportedRecord.key, ImportedRecord.ticket_id).where(
        ImportedRecord.source == SOURCE, ImportedRecord.key != "file:" + ImportedRecord.digest
    )
    return {key.rpartition(":")[0]: ticket_id for key, ticket_id in work.session.execute(query)}


def _record(work: Work, ticket_id: int, step: Step) -> dict[str, Any]:
    return {
        "source": SOURCE,
        "key": step.key,
        "ticket_id": ticket_id,
        "digest": step.key.rpartition(":")[2],
        "imported_at": work.recorded_at,
    }


def _counted(work: Work, *conditions: ColumnElement[bool]) -> int:
    return work.session.scalar(select(func.count()).where(*conditions)) or 0
