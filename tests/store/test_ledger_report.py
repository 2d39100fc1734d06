"""The signed report: strange programs find it valid, complete, and checkable without us."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import pdfa

from services.audit.browse import TrailFilter
from services.errors import RuleError
from services.reports import archive as archives
from services.reports import authority as authorities
from services.reports import signature
from services.reports.audit_pdf import write_audit_pdf
from services.reports.export import export_audit
from services.reports.gathering import ExportRequest
from services.reports.seals import Seals
from services.tickets import conversation
from tests.rigs import bundles, paper
from tests.rigs.ledger import SealedDesk, lay_sealed_desk
from tests.rigs.tags import read_tags

if TYPE_CHECKING:
    from pathlib import Path

    from services.reports.authority import Authority
    from services.store.work import Store

VALID_FROM = datetime(2026, 1, 5, tzinfo=UTC)


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [one for one in programs if shutil.which(one) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def said_by(*words: object) -> str:
    done = subprocess.run([str(one) for one in words], check=False, capture_output=True, text=True)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authorities.create(
        tmp_path_factory.mktemp("authority") / "keys", "Northbank plc", VALID_FROM
    )


@pytest.fixture
def archived(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    report = replace(paper.report(), code="vigildesk/abc 86 " + "ab" * 32)
    write_audit_pdf(report, path)
    attached = archives.Attached("events.jsonl", b"{}\n", "application/x-ndjson", "Entries")
    archives.archive(path, [attached], report.scope.made_at)
    return path


@pytest.fixture
def signed(archived: Path, authority: Authority) -> Path:
    signature.sign(archived, authority, name="Olga Stein", reason="Export X-000042")
    return archived


@pytest.fixture
def trusting(tmp_path: Path, authority: Authority) -> Path:
    """A certificate store as a stranger fills it: with our root, from paper."""
    folder = tmp_path / "nss"
    folder.mkdir()
    said_by("certutil", "-N", "-d", folder, "--empty-password")
    said_by(
        "certutil",
        "-A",
        "-d",
        folder,
        "-n",
        "root",
        "-t",
        "CT,C,C",
        "-i",
        authority.certificate(authorities.ROOT),
    )
    return folder


def test_a_report_for_the_archive_is_pdf_a_3b(archived: Path) -> None:
    with pikepdf.open(archived) as pdf:
        found = pdfa.check(pdf, "3b")

    assert (found.verdict, list(found.findings)) == ("pass", [])


def test_a_report_for_the_archive_keeps_its_tags(archived: Path) -> None:
    found = read_tags(archived)

    assert {"H1", "Table", "TH", "TD", "Figure"} <= set(found.roles)
    assert sorted(found.marks) == sorted(found.claimed)


def test_the_same_report_is_archived_to_the_same_bytes(archived: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    report = replace(paper.report(), code="vigildesk/abc 86 " + "ab" * 32)
    write_audit_pdf(report, again)
    attached = archives.Attached("events.jsonl", b"{}\n", "application/x-ndjson", "Entries")
    archives.archive(again, [attached], report.scope.made_at)

    assert again.read_bytes() == archived.read_bytes()


def test_the_unsigned_bytes_stay_the_beginning(archived: Path, authority: Authority) -> None:
    before = archived.read_bytes()
    signature.sign(archived, authority, name="Olga Stein", reason="Export X-000042")

    assert archived.read_bytes().startswith(before)


@needs("pdfsig", "certutil")
def test_pdfsig_finds_the_signature_valid_trusted_and_total(signed: Path, trusting: Path) -> None:
    said = said_by("pdfsig", "-nssdir", trusting, signed)

    assert "Signature is Valid" in said
    assert "Certificate is Trusted" in said
    assert "Total document signed" in said


@needs("pdfsig", "certutil")
def test_pdfsig_sees_one_flipped_bit(signed: Path, trusting: Path) -> None:
    raw = bytearray(signed.read_bytes())
    raw[raw.index(b"stream", 2000) + 40] ^= 1
    signed.write_bytes(raw)

    assert "Signature is Valid" not in said_by("pdfsig", "-nssdir", trusting, signed)


@needs("pdfsig", "certutil")
def test_pdfsig_does_not_trust_a_stranger(signed: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    said_by("certutil", "-N", "-d", empty, "--empty-password")

    assert "Certificate is Trusted" not in said_by("pdfsig", "-nssdir", empty, signed)


@needs("mutool")
def test_mutool_finds_it_unchanged(signed: Path) -> None:
    assert "unchanged since signing" in said_by("mutool", "sign", "-v", signed)


@needs("qpdf")
def test_qpdf_finds_its_structure_clean(signed: Path) -> None:
    assert "No syntax or stream encoding errors" in said_by("qpdf", "--check", signed)


@needs("openssl")
def test_openssl_verifies_the_signature_over_the_bytes_it_covers(
    signed: Path, authority: Authority, tmp_path: Path
) -> None:
    covered, cms = cut_out(signed, tmp_path)

    assert "Verification successful" in verified(covered, cms, authority)


@needs("openssl")
def test_openssl_sees_one_flipped_bit(signed: Path, authority: Authority, tmp_path: Path) -> None:
    covered, cms = cut_out(signed, tmp_path)
    raw = bytearray(covered.read_bytes())
    raw[len(raw) // 2] ^= 1
    covered.write_bytes(raw)

    assert "Verification successful" not in verified(covered, cms, authority)


def cut_out(signed: Path, folder: Path) -> tuple[Path, Path]:
    """Take the signature out of the file, and the bytes it covers, as anybody can."""
    raw = signed.read_bytes()
    found = re.search(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", raw)
    assert found is not None
    start, length, after, rest = map(int, found.groups())
    assert (start, after + rest) == (0, len(raw))
    covered, cms = folder / "covered.bin", folder / "signature.der"
    covered.write_bytes(raw[:length] + raw[after:])
    padded = bytes.fromhex(raw[length + 1 : after - 1].decode())
    cms.write_bytes(padded.rstrip(b"\0"))
    return covered, cms


def verified(covered: Path, cms: Path, authority: Authority) -> str:
    words = ["cms", "-verify", "-binary", "-inform", "DER", "-in", cms, "-content", covered]
    root = ["-CAfile", authority.certificate(authorities.ROOT), "-purpose", "any"]
    return said_by("openssl", *words, *root, "-out", covered.with_suffix(".out"))


@needs("openssl")
def test_the_signature_carries_a_time_stamp(signed: Path) -> None:
    from asn1crypto import cms  # noqa: PLC0415 - beside its only use
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415

    with signed.open("rb") as file:
        embedded = PdfFileReader(file).embedded_signatures[0]
        attributes = embedded.signer_info["unsigned_attrs"]
        names = [one["type"].native for one in attributes]

    assert cms.CMSAttributeType("signature_time_stamp_token").native in names


def test_an_authority_is_made_once(authority: Authority) -> None:
    with pytest.raises(RuleError, match="already"):
        authorities.create(authority.folder, "Northbank plc", VALID_FROM)


@pytest.fixture
def sealed(store: Store, tmp_path: Path) -> SealedDesk:
    return lay_sealed_desk(store, tmp_path)


def exported(sealed: SealedDesk, authority: Authority, path: Path) -> Path:
    seals = Seals(authority, sealed.keys.folder, (sealed.witness.key,))
    request = ExportRequest(TrailFilter(ticket_id=sealed.first), purpose="Inspection")
    export_audit(sealed.store, sealed.desk.officer, request, path, seals=seals)
    return path


def inside(path: Path) -> dict[str, bytes]:
    with pikepdf.open(path) as pdf:
        return {name: one.get_file().read_bytes() for name, one in pdf.attachments.items()}


def test_the_bundle_inside_is_verified_without_us(
    sealed: SealedDesk, authority: Authority, tmp_path: Path
) -> None:
    found = inside(exported(sealed, authority, tmp_path / "evidence.pdf"))
    (tmp_path / "bundle.json").write_bytes(found["bundle.json"])

    pins = ["--root", sealed.trust.root.fingerprint]
    answers = bundles.python_answers(pins, [tmp_path / "bundle.json"])
    assert set(found) == {"events.jsonl", "events.csv", "bundle.json", "statement.json"}
    assert [one["code"] for one in answers] == ["ok"]


def test_the_cover_and_the_statement_name_the_grade(
    sealed: SealedDesk, authority: Authority, tmp_path: Path
) -> None:
    from pypdf import PdfReader  # noqa: PLC0415 - beside its only use

    path = exported(sealed, authority, tmp_path / "evidence.pdf")
    statement = json.loads(inside(path)["statement.json"])
    cover = " ".join(PdfReader(path).pages[0].extract_text().split())

    assert f"Grade {statement['grade']}:" in cover
    assert statement["sound"] is True
    assert statement["root_fingerprint"] == sealed.trust.root.fingerprint


def test_a_path_in_a_ticket_is_never_opened(
    sealed: SealedDesk, authority: Authority, tmp_path: Path
) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text("CANARY-7f3a")
    words = f'<img src="{canary}"/> <a href="file://{canary}">x</a> =cmd|calc \u202e {canary}'
    with sealed.store.work(sealed.desk.agent) as work:
        conversation.add_note(work, sealed.first, words)
    path = exported(sealed, authority, tmp_path / "evidence.pdf")

    with pikepdf.open(path) as pdf:
        pdf.save(
            tmp_path / "plain.pdf",
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
        )
    raw = (tmp_path / "plain.pdf").read_bytes()
    assert b"CANARY-7f3a" not in raw
    assert b"/URI" not in raw


def test_the_export_is_an_entry_with_the_hash_of_the_file(
    sealed: SealedDesk, authority: Authority, tmp_path: Path
) -> None:
    from hashlib import sha256  # noqa: PLC0415 - beside its only use

    from services.audit import browse  # noqa: PLC0415

    path = exported(sealed, authority, tmp_path / "evidence.pdf")
    with sealed.store.reading(sealed.desk.officer) as work:
        entry = browse.entries(work, TrailFilter(kind="export.finished"))[0]

    said = {one.field: one.after for one in entry.changes}
    assert said["file SHA-256"] == sha256(path.read_bytes()).hexdigest()
