"""What strange programs say of a signed report: valid, whole, tagged, repeatable, and harmless."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import pdfa

from services.reports import archive as archives
from services.reports import authority as authorities
from services.reports import signature
from services.reports.audit_pdf import write_audit_pdf
from services.reports.history import FieldChange, HistoryEntry
from tests.rigs import paper
from tests.rigs.tags import outline_of, read_tags

if TYPE_CHECKING:
    from services.reports.authority import Authority

FAILED: Final = "does not"
"""How every verdict begins that is not the wanted one."""
CANARY: Final = "CANARY-7f3a"
ROLES: Final = frozenset({"H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure"})


def judged_pdf() -> dict[str, str]:
    """Sign a report and let strange programs say what they think of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        canary = folder / "canary.png"
        canary.write_text(CANARY)
        path, again = _archived(folder / "report.pdf", canary), _archived(folder / "b.pdf", canary)
        verdicts = {
            "PDF/A-3b (pikepdf)": _archive_verdict(path),
            "tags (pdfinfo)": _tags_verdict(path),
            "same input, same bytes": _yes(path.read_bytes() == again.read_bytes(), "say the same"),
            "canary path in a ticket": _canary_verdict(path, folder),
        }
        keys = authorities.create(folder / "keys", "Evidence run", datetime.now(UTC))
        signature.sign(path, keys, name="Evidence run", reason="Evidence run")
        trusting = _trusting(folder, keys)
        verdicts |= _signature_verdicts(path, trusting)
        verdicts["openssl"] = _said(_openssl(path, folder, keys), ("Verification successful",))
        return verdicts | _after_one_bit(path, folder, trusting, keys)


def _archived(path: Path, canary: Path) -> Path:
    """Draw and archive a report whose ticket tries to make the program read a file."""
    words = f'<img src="{canary}"/> <a href="file://{canary}">x</a> =cmd|calc \u202e {canary}'
    hostile = HistoryEntry(
        1, paper.at(0), words, "agent", "Note added", (FieldChange("Note", None, words),), words
    )
    ticket = replace(paper.ticket(), entries=[hostile, *paper.entries()])
    report = replace(paper.report(ticket), code="evidence run")
    lines = path.with_suffix(".jsonl")
    write_audit_pdf(report, path, entries_path=lines)
    attached = archives.Attached("events.jsonl", lines.read_bytes(), "application/x-ndjson", "E")
    archives.archive(path, [attached], report.scope.made_at)
    return path


def _archive_verdict(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        found = pdfa.check(pdf, archives.FLAVOUR)
    return _yes(found.verdict == "pass", f"pass: {[str(one) for one in found.findings]}")


def _tags_verdict(path: Path) -> str:
    said = told("pdfinfo", "-struct-text", path)
    if said is None:
        return "not installed"
    missing = ROLES - set(outline_of(said))
    tags = read_tags(path)
    if missing or tags.unmarked:
        return f"{FAILED} show {sorted(missing)}, {len(tags.unmarked)} unmarked"
    return f"{len(tags.marks)} marks, {', '.join(sorted(ROLES))}"


def _canary_verdict(path: Path, folder: Path) -> str:
    plain = folder / "plain.pdf"
    with pikepdf.open(path) as pdf:
        level = pikepdf.StreamDecodeLevel.all
        pdf.save(plain, stream_decode_level=level, compress_streams=False)
    raw = plain.read_bytes()
    is_clean = CANARY.encode() not in raw and not re.search(rb"/URI|/Subtype\s*/Image", raw)
    return _yes(is_clean, "stay closed")


def _trusting(folder: Path, keys: Authority) -> Path:
    """A certificate store as a stranger fills it: with our root, from paper."""
    trusting = folder / "nss"
    trusting.mkdir()
    told("certutil", "-N", "-d", trusting, "--empty-password")
    root = keys.certificate(authorities.ROOT)
    told("certutil", "-A", "-d", trusting, "-n", "root", "-t", "CT,C,C", "-i", root)
    return trusting


def _signature_verdicts(path: Path, trusting: Path) -> dict[str, str]:
    pdfsig = ("Signature is Valid", "Certificate is Trusted", "Total document signed")
    return {
        "pdfsig": _said(told("pdfsig", "-nssdir", trusting, path), pdfsig),
        "mutool": _said(told("mutool", "sign", "-v", path), ("unchanged since signing",)),
        "qpdf": _said(told("qpdf", "--check", path), ("No syntax or stream encoding errors",)),
    }


def _after_one_bit(path: Path, folder: Path, trusting: Path, keys: Authority) -> dict[str, str]:
    """Flip one bit, and see that nobody calls the file valid any more."""
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"stream", 2000) + 40] ^= 1
    path.write_bytes(raw)
    said = told("pdfsig", "-nssdir", trusting, path) or ""
    verified = _openssl(path, folder, keys) or ""
    return {
        "one flipped bit, pdfsig": _yes("Signature is Valid" not in said, "see it"),
        "one flipped bit, openssl": _yes("Verification successful" not in verified, "see it"),
    }


def _openssl(path: Path, folder: Path, keys: Authority) -> str | None:
    """Verify the signature cut out of the file over the bytes that it covers."""
    raw = path.read_bytes()
    found = re.search(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", raw)
    if found is None:
        return ""
    _, length, after, _ = map(int, found.groups())
    (folder / "covered").write_bytes(raw[:length] + raw[after:])
    (folder / "cms").write_bytes(bytes.fromhex(raw[length + 1 : after - 1].decode()).rstrip(b"\0"))
    words = ("cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any")
    root = ("-CAfile", keys.certificate(authorities.ROOT))
    files = ("-in", folder / "cms", "-content", folder / "covered", "-out", folder / "out")
    return told("openssl", *words, *root, *files)


def _said(said: str | None, wanted: tuple[str, ...]) -> str:
    if said is None:
        return "not installed"
    missing = [one for one in wanted if one not in said]
    return "; ".join(wanted) if not missing else f"{FAILED} say: {'; '.join(missing)}"


def _yes(is_so: bool, what: str) -> str:  # noqa: FBT001 - the fact itself
    return "yes" if is_so else f"{FAILED} {what}"


def told(*words: object) -> str | None:
    """Run a program; None where it is not installed."""
    if shutil.which(str(words[0])) is None:
        return None
    done = subprocess.run([str(one) for one in words], check=False, capture_output=True, text=True)
    return done.stdout + done.stderr
