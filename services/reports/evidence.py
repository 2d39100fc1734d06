"""A report that carries its own proof: archived, with the bundle attached, and signed."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from services.access.permissions import Act, demand
from services.audit import browse, bundle, notes, sealing, trail
from services.audit import keys as key_files
from services.audit.trail import FieldChange
from services.audit.verification.findings import MEANING
from services.audit.verification.run import Evidence, verify
from services.config import VERSION
from services.errors import RuleError
from services.reports import signature
from services.reports.archive import Attached, archive
from services.reports.audit_pdf import write_audit_pdf
from services.reports.files import file_sha256
from services.reports.gathering import export_label, gathered
from services.reports.trail_csv import write_audit_csv

if TYPE_CHECKING:
    from services.audit.bundle import Bundle
    from services.audit.notes import PublicKey
    from services.audit.verification.findings import Verification
    from services.reports.authority import Authority
    from services.reports.files import WrittenReport
    from services.reports.gathering import ExportRequest
    from services.store.work import Actor, Store

FIRST_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
COMMAND: Final = "python vigilverify.py --root {root} bundle.json"


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
    number, made_at = _begin(store, actor, request)
    if (seals.keys / key_files.LOG_KEY).is_file():
        sealing.sequence_and_seal(store, key_files.load(seals.keys), every=timedelta(0))
    pins = Evidence(trust=trust, keys=seals.keys, witness_keys=seals.witnesses)
    found = verify(store, pins)
    try:
        with tempfile.TemporaryDirectory(prefix=".vigildesk-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            made = _Draft(store, actor, request, number, made_at)
            written = made.write(draft, _sentences(found, trust))
            attached = [*made.tables(Path(folder)), *_proofs(made, trust, found)]
            code = f"{found.log} {found.size} {_root_of(found)}"
            archive(draft, attached, made_at, code=code)
            signature.sign(
                draft, seals.authority, name=actor.name, reason=f"Export {export_label(number)}"
            )
            written = replace(written, path=path, sha256=file_sha256(draft))
            _finish(store, actor, number, written, found)
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

    def write(self, draft: Path, sentences: tuple[str, ...]) -> WrittenReport:
        with (
            self.store.reading(self.actor) as work,
            gathered(work, self.request, self.number, self.made_at) as report,
        ):
            entries = draft.with_name("events.jsonl")
            return write_audit_pdf(replace(report, evidence=sentences), draft, entries_path=entries)

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


def _proofs(draft: _Draft, trust: key_files.Trust, found: Verification) -> list[Attached]:
    proofs: list[Attached] = []
    if found.is_sound:
        text = draft.bundle(trust).text().encode()
        proofs.append(
            Attached("bundle.json", text, "application/json", "Proof, for the offline verifiers")
        )
    statement = json.dumps(_statement(found, trust), indent=1, ensure_ascii=False).encode()
    says = "Statement of the verification"
    return [*proofs, Attached("statement.json", statement, "application/json", says)]


def _statement(found: Verification, trust: key_files.Trust) -> dict[str, Any]:
    return found.to_json() | {
        "root_fingerprint": trust.root.fingerprint,
        "program": f"Vigildesk {VERSION}",
        "repeat": COMMAND.format(root=trust.root.fingerprint),
        "residual_risk": (
            "Everything since the last copy of a checkpoint that an attacker does not control."
        ),
    }


def _sentences(found: Verification, trust: key_files.Trust) -> tuple[str, ...]:
    """Say on the cover what the file proves, and how to check it without us."""
    result = f"Grade {found.grade}: {MEANING[found.grade]}."
    if found.first is not None:
        result += f" First: {found.first.sentence()}."
    return (
        result,
        (
            f"Checkpoint: {found.size} of {found.lines} lines, root {_root_of(found)[:32]}… (whole"
            " in the code below). Alteration is detectable by someone who does not trust us."
        ),
        f"Root key fingerprint: {trust.root.fingerprint}. Compare it with the printed certificate.",
        "Attached: bundle.json for vigilverify.py or vigilverify.mjs, and statement.json.",
    )


def _root_of(found: Verification) -> str:
    if not found.checkpoint:
        return "none"
    return notes.read_checkpoint(notes.open_note(found.checkpoint, []).text).root.hex()


def _begin(store: Store, actor: Actor, request: ExportRequest) -> tuple[int, datetime]:
    changes = browse.asked(request.wanted)
    with store.work(actor) as work:
        entry = trail.append(work, "export.begun", ("export", 0), changes, request.purpose or None)
        work.session.flush()
        return entry.id, work.now


def _finish(
    store: Store, actor: Actor, number: int, written: WrittenReport, found: Verification
) -> None:
    facts = (
        ("export", export_label(number)),
        ("file", written.path.name),
        ("entries", f"{written.entries}"),
        ("file SHA-256", written.sha256),
        ("entries SHA-256", written.entries_sha256),
        ("grade", found.grade.value),
    )
    with store.work(actor) as work:
        changes = [FieldChange(name, None, value) for name, value in facts]
        trail.append(work, "export.finished", ("export", number), changes)
