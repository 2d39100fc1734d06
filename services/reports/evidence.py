"""A report that carries its own proof: archived, with the bundle attached, and signed."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from models.ledger import LedgerLog
from models.vocabulary import Role
from services.audit import bundle, sealing
from services.audit import keys as key_files
from services.audit.verification.run import Evidence, verify
from services.errors import RuleError
from services.reports import authority as authorities
from services.reports import proven, signature
from services.reports.archive import Attached, archive
from services.reports.audit_pdf import write_audit_pdf
from services.reports.files import file_sha256
from services.reports.gathering import export_label, gathered, redaction_of
from services.reports.progress import look_at, parts, unless_cancelled
from services.reports.replica import has_caught_up
from services.reports.trail_csv import write_audit_csv
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from services.audit.bundle import Bundle
    from services.audit.verification.findings import Verification
    from services.progress import Progress
    from services.reports.files import WrittenReport
    from services.reports.gathering import ExportRequest
    from services.reports.history import AuditReport
    from services.reports.progress import Part
    from services.reports.redaction import Template
    from services.reports.seals import Seals
    from services.store.work import Actor, Store

FIRST_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
ATTACHED_UP_TO: Final = 50_000
"""Entries; to a longer report only the statement is attached: its readers hold it in memory."""
MOST_SIGNED: Final = 350_000
"""Entries; the check of a longer one as PDF/A-3b would take more than 400 MiB, or give up."""
WHOLE: Final = frozenset({Role.COMPLIANCE, Role.AUDITOR, Role.RECORDS, Role.WATCHER})
"""Roles whose logins see every line of the log; a part of it would look like a cut one."""
_LINE, _DRAWN, _TABLE, _SEALED = 0.04, 0.6, 0.3, 0.4
"""Milliseconds, about, that a line takes to verify, and an entry to be drawn, tabled, archived."""


@dataclass(frozen=True, slots=True)
class Making:
    """One export on its way: what was asked, by whom, under which number."""

    store: Store
    actor: Actor
    request: ExportRequest
    number: int
    made_at: datetime
    progress: Progress
    reader: Store
    """Where it is read: the desk, or a server that follows it."""

    @contextmanager
    def gathered(self) -> Iterator[AuditReport]:
        """Hand out the report; its entries stream while it is written."""
        with (
            self.reader.reading(self.actor) as work,
            gathered(work, self.request, self.number, self.made_at) as report,
        ):
            yield report


def write_evidence(
    making: Making, draft: Path, seals: Seals
) -> tuple[WrittenReport, tuple[tuple[str, str], ...]]:
    """Write an audit history as a signed PDF/A-3b that can be checked without us.

    The log is sealed, where this seat has the keys, and verified first. Inside are the entries
    (JSON Lines and CSV), the bundle for the offline verifiers and the statement of the
    verification.

    Returns:
        What was written, and what else its record says.

    Raises:
        ReportCancelled: The person gave up.
        RuleError: The keys cannot be read, or the result would not be PDF/A-3b.
    """
    made = _Made(making, draft, seals, redaction_of(making.actor, making.request))
    lines, entries = made.sizes()
    if entries > MOST_SIGNED:
        raise RuleError(
            "A signed report holds up to {most_signed:,} entries, and this scope has "
            "{entries:,}: choose a shorter period, or several.",
            most_signed=MOST_SIGNED,
            entries=entries,
        )
    is_small = entries <= ATTACHED_UP_TO
    weights = (_LINE * lines, _DRAWN * entries, _TABLE * entries * is_small, _SEALED * entries)
    verifying, drawing, tabling, sealing_it = parts(making.progress, entries, weights)
    found = made.verified(verifying, lines)
    proof = made.proof(found, is_small=is_small)
    written = made.drawn(found, proof.note, drawing, with_entries=is_small)
    attached = [*(made.tables(tabling) if is_small else []), *proof.files]
    look_at(sealing_it, 0, entries, now=True)
    unless_cancelled(sealing_it, partial(archive, draft, attached, making.made_at))
    look_at(sealing_it, 1, 2, now=True)
    words = {"name": making.actor.name, "reason": f"Export {export_label(making.number)}"}
    unless_cancelled(sealing_it, partial(signature.sign, draft, seals.authority, **words))
    sealing_it.report(1, 1)
    signed_by = authorities.fingerprint(seals.authority)
    grade = found.grade.value if found else "not verified"
    return replace(written, sha256=file_sha256(draft), signed_by=signed_by), (("grade", grade),)


@dataclass(frozen=True, slots=True)
class _Made:
    making: Making
    draft: Path
    seals: Seals
    template: Template

    def sizes(self) -> tuple[int, int]:
        """Return how many lines the log has in order, and how many entries are expected."""
        with self.making.reader.reading(self.making.actor) as work:
            lines = work.session.get_one(LedgerLog, 1).size
        with self.making.gathered() as report:
            return lines, report.expected_entries

    def verified(self, progress: Part, lines: int) -> Verification | None:
        """Verify the log; None where this login does not see all of it."""
        store, folder = self.making.store, self.seals.keys
        with store.reading(self.making.actor) as work:
            if not work.may_everything and self.making.actor.role not in WHOLE:
                return None
            may_seal = work.may_everything or self.making.actor.role is Role.WATCHER
        if folder and (folder / key_files.LOG_KEY).is_file() and may_seal:
            sealing.sequence_and_seal(store, key_files.load(folder), every=timedelta(0))
        is_folder = folder is not None and folder.is_dir()
        pins = Evidence(
            trust=self.seals.trust(),
            keys=folder if is_folder else None,
            witness_keys=self.seals.witnesses,
        )
        reader = self.making.reader  # which must have what was just sealed
        read = reader if has_caught_up(store, reader, self.making.actor) else store
        return verify(read, pins, lambda done: look_at(progress, done, lines, now=True))

    def drawn(
        self, found: Verification | None, note: str, progress: Progress, *, with_entries: bool
    ) -> WrittenReport:
        trust = self.seals.trust()
        with self.making.gathered() as report:
            signed = replace(
                report,
                evidence=(*proven.sentences(found, trust), note),
                statement=proven.statement_of(found, trust, self.template, report.scope.zone),
                code=f"{found.log} {found.size} {proven.root_of(found)}"
                if found and found.checkpoint
                else "",
            )
            entries = self.draft.with_name("events.jsonl") if with_entries else None
            return write_audit_pdf(signed, self.draft, progress, entries_path=entries)

    def tables(self, progress: Progress) -> list[Attached]:
        table = self.draft.with_name("events.csv")
        with self.making.gathered() as report:
            write_audit_csv(report, table, progress)
        lines = self.draft.with_name("events.jsonl").read_bytes()
        return [
            Attached("events.jsonl", lines, "application/x-ndjson", "Every entry, unshortened"),
            Attached("events.csv", table.read_bytes(), "text/csv", "The entries as a table"),
        ]

    def proof(self, found: Verification | None, *, is_small: bool) -> _Proof:
        """Return the statement, and the bundle where the copy withholds nothing.

        The headers of a bundle name logins and addresses of seats, and how often somebody wrote
        an inner note; its values could be withheld, they could not.
        """
        trust = self.seals.trust()
        said = json.dumps(
            proven.to_json(found, trust, self.template), indent=1, ensure_ascii=False
        ).encode()
        words = "Statement of the verification"
        statement = Attached("statement.json", said, "application/json", words)
        if not self.template.is_complete:
            note = Sentence("The proof of every entry is with the complete twin.")
        elif not is_small:
            note = Sentence(
                "The entries and their proof are too long to attach: `vigilctl audit bundle`."
            )
        elif found is None or trust is None or not (found.is_sound and found.size):
            note = Sentence("There is no bundle: it rests on a pinned, sealed log that verifies.")
        else:
            return self._with_bundle(trust, statement)
        return _Proof((statement,), Sentence("Attached: statement.json. {note}", note=note))

    def _with_bundle(self, trust: key_files.Trust, statement: Attached) -> _Proof:
        try:
            made = self._bundle(trust)
        except RuleError as error:  # what is newer than the last checkpoint has no proof yet
            none = Sentence("Attached: statement.json. There is no bundle: {why}", why=error)
            return _Proof((statement,), none)
        words = "Proof, for the offline verifiers"
        bundled = Attached("bundle.json", made.text().encode(), "application/json", words)
        note = Sentence(
            "Attached: bundle.json for vigilverify.py or vigilverify.mjs, and statement.json."
        )
        if made.unsealed:
            note = Sentence(
                "{note} Not in the bundle: {count:,} newer lines that are not sealed yet.",
                note=note,
                count=made.unsealed,
            )
        return _Proof((bundled, statement), note)

    def _bundle(self, trust: key_files.Trust) -> Bundle:
        wanted = self.making.request.wanted
        with self.making.reader.reading(self.making.actor) as work:
            if wanted.ticket_id is not None:
                return bundle.of_tickets(work, trust, [wanted.ticket_id])
            period = wanted.since or FIRST_DAY, wanted.until or self.making.made_at
            return bundle.of_period(work, trust, period)


@dataclass(frozen=True, slots=True)
class _Proof:
    """What is attached as proof, and the sentence of the cover about it."""

    files: tuple[Attached, ...]
    note: str
