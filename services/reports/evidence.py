"""A report that carries its own proof: archived, with the bundle attached, and signed."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from services.access.permissions import Act, demand
from services.audit import bundle, sealing
from services.audit import keys as key_files
from services.audit.verification.run import Evidence, verify
from services.errors import RuleError
from services.reports import proven, record, signature
from services.reports.archive import Attached, archive
from services.reports.audit_pdf import write_audit_pdf
from services.reports.files import file_sha256
from services.reports.gathering import export_label, gathered, redaction_of
from services.reports.leftovers import working_folder
from services.reports.trail_csv import write_audit_csv

if TYPE_CHECKING:
    from pathlib import Path

    from services.audit.bundle import Bundle
    from services.audit.notes import PublicKey
    from services.audit.verification.findings import Verification
    from services.reports.authority import Authority
    from services.reports.files import WrittenReport
    from services.reports.gathering import ExportRequest
    from services.reports.redaction import Template
    from services.store.work import Actor, Store

FIRST_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Seals:
    """What makes an export evidence.

    Attributes:
        keys: Folder of the log's keys, or of its `trust.txt` only.
        authority: Signs the PDF.
        witnesses: Keys of witnesses whose cosignatures count.
    """

    keys: Path
    authority: Authority
    witnesses: tuple[PublicKey, ...] = ()


def export_evidence(
    store: Store, actor: Actor, request: ExportRequest, path: Path, seals: Seals
) -> WrittenReport:
    """Write an audit history as a signed PDF/A-3b that can be checked without us.

    The log is sealed and verified first; the grade stands on the cover, whatever it is. Inside
    are the entries (JSON Lines and CSV), the bundle for the offline verifiers and the statement
    of the verification.

    Raises:
        NotAllowed: The actor's role may not export.
        RuleError: No keys, an empty log, or a folder that cannot be written.
    """
    demand(actor, Act.EXPORT)
    trust = key_files.read_trust(seals.keys)
    template = redaction_of(actor, request)
    number, made_at = record.begin(store, actor, request)
    if (seals.keys / key_files.LOG_KEY).is_file():
        sealing.sequence_and_seal(store, key_files.load(seals.keys), every=timedelta(0))
    pins = Evidence(trust=trust, keys=seals.keys, witness_keys=seals.witnesses)
    found = verify(store, pins)
    try:
        with working_folder(path) as folder:
            draft = folder / path.name
            made = _Draft(store, actor, request, number, made_at)
            written = made.write(draft, found, trust, template)
            attached = [*made.tables(folder), *_proofs(made, trust, found, template)]
            archive(draft, attached, made_at)
            signature.sign(
                draft, seals.authority, name=actor.name, reason=f"Export {export_label(number)}"
            )
            written = replace(written, path=path, sha256=file_sha256(draft))
            record.finish(store, actor, number, written, ("grade", found.grade.value))
            draft.replace(path)
    except OSError as error:
        raise RuleError(f"{path} cannot be written: {error.strerror or error}.") from error
    return written


@dataclass(frozen=True, slots=True)
class _Draft:
    """One export on its way: what was asked, by whom, under which number."""

    store: Store
    actor: Actor
    request: ExportRequest
    number: int
    made_at: datetime

    def write(
        self, draft: Path, found: Verification, trust: key_files.Trust, template: Template
    ) -> WrittenReport:
        with (
            self.store.reading(self.actor) as work,
            gathered(work, self.request, self.number, self.made_at) as report,
        ):
            proven_report = replace(
                report,
                evidence=proven.sentences(found, trust, template),
                statement=proven.statement_of(found, trust, template),
                code=f"{found.log} {found.size} {proven.root_of(found)}",
            )
            entries = draft.with_name("events.jsonl")
            return write_audit_pdf(proven_report, draft, entries_path=entries)

    def tables(self, folder: Path) -> list[Attached]:
        table = folder / "events.csv"
        with (
            self.store.reading(self.actor) as work,
            gathered(work, self.request, self.number, self.made_at) as report,
        ):
            write_audit_csv(report, table)
        lines = (folder / "events.jsonl").read_bytes()
        return [
            Attached("events.jsonl", lines, "application/x-ndjson", "Every entry, unshortened"),
            Attached("events.csv", table.read_bytes(), "text/csv", "The entries as a table"),
        ]

    def bundle(self, trust: key_files.Trust) -> Bundle:
        wanted = self.request.wanted
        with self.store.reading(self.actor) as work:
            if wanted.ticket_id is not None:
                return bundle.of_tickets(work, trust, [wanted.ticket_id])
            period = wanted.since or FIRST_DAY, wanted.until or self.made_at
            return bundle.of_period(work, trust, period)


def _proofs(
    draft: _Draft, trust: key_files.Trust, found: Verification, template: Template
) -> list[Attached]:
    """Return the statement, and the bundle where the copy withholds nothing.

    The headers of a bundle name logins and addresses of seats, and how often somebody wrote an
    inner note; its values could be withheld, they could not.
    """
    proofs: list[Attached] = []
    if found.is_sound and template.is_complete:
        text = draft.bundle(trust).text().encode()
        proofs.append(
            Attached("bundle.json", text, "application/json", "Proof, for the offline verifiers")
        )
    statement = json.dumps(
        proven.to_json(found, trust, template), indent=1, ensure_ascii=False
    ).encode()
    says = "Statement of the verification"
    return [*proofs, Attached("statement.json", statement, "application/json", says)]
