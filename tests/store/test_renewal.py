"""Signing certificates are renewed before they end, by the root here or by the site's authority."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from sqlalchemy import select

from models.escalation import Notice
from services.audit import browse
from services.audit.browse import TrailFilter
from services.console.__main__ import run
from services.errors import RuleError
from services.operations import doctor
from services.operations.doctor import Level
from services.reports import authority as authorities
from services.reports import renewal
from services.store.work import WATCHER
from services.watch import certificates
from tests.rigs.desk import lay_desk

if TYPE_CHECKING:
    from pathlib import Path

    from services.reports.authority import Authority
    from services.store.work import Store

pytestmark = pytest.mark.laid

NOW = datetime.now(UTC)
YEAR = timedelta(days=365)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority whose signer ends in about a month."""
    folder = tmp_path_factory.mktemp("authority") / "sign"
    return authorities.create(folder, "Northbank plc", NOW - 3 * YEAR + timedelta(days=30))


@pytest.fixture
def ending(original: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """A copy of it, named in the settings of this seat."""
    folder = tmp_path / "sign"
    folder.mkdir(mode=0o700)
    for one in original.folder.iterdir():
        (folder / one.name).write_bytes(one.read_bytes())
        (folder / one.name).chmod(0o400 if one.suffix == ".key" else 0o644)
    monkeypatch.setenv("VIGILDESK_SIGNING", str(folder))
    return authorities.Authority(folder)


def told(*words: object) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run([str(one) for one in words], io.StringIO(), out, err)
    return status, out.getvalue() + err.getvalue()


def read(place: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(place.read_bytes())


def test_the_end_is_told_by_doctor_verification_and_once_by_the_watcher(
    ending: Authority, sqlite_store: Store
) -> None:
    desk = lay_desk(sqlite_store)
    found = {one.about: one for one in doctor.examine(str(sqlite_store.url))}
    verified = told("audit", "verify", "--db", sqlite_store.url)[1]
    done = [certificates.tell_due(sqlite_store, WATCHER) for _ in range(3)]

    assert found["signing certificate"].level is Level.WARNING
    assert "ends in" in found["signing certificate"].said
    assert f"warning: the signing certificate in {ending.folder} ends in" in verified
    assert done == [1, 0, 0]
    with sqlite_store.reading(desk.officer) as work:
        people = set(work.session.scalars(select(Notice.person_id)))
    assert people == {desk.officer.person_id, desk.admin.person_id}


def test_there_is_time_enough_and_nothing_is_said(original: Authority) -> None:
    assert renewal.warning(original, NOW - timedelta(days=90)) == ""
    assert "ended on" in renewal.warning(original, NOW + timedelta(days=90))


def test_the_root_renews_and_the_trail_knows(
    ending: Authority, sqlite_store: Store, tmp_path: Path
) -> None:
    lay_desk(sqlite_store)
    offline = tmp_path / "medium"
    offline.mkdir()
    (ending.folder / "root.key").rename(offline / "root.key")
    before, key = authorities.fingerprint(ending), ending.key("signer").read_bytes()
    refused = told("audit", "renew", "--db", sqlite_store.url, "--sign", ending.folder)
    words = ("--db", sqlite_store.url, "--sign", ending.folder, "--root", offline)
    status, said = told("audit", "renew", *words)

    assert (refused[0], "There is no root key" in refused[1]) == (1, True)
    assert (status, "renewed until" in said) == (0, True)
    assert renewal.warning(ending, NOW) == ""
    read(ending.certificate("signer")).verify_directly_issued_by(read(ending.certificate("root")))
    assert ending.key("signer").read_bytes() != key
    assert len(list(ending.folder.glob("signer-until-*.pem"))) == 1
    assert list(ending.folder.glob("*.new.*")) == []
    with sqlite_store.reading(WATCHER) as work:
        (entry,) = browse.entries(work, TrailFilter(kind="certificate.renewed"))
    signer = next(one for one in entry.changes if one.field == "signer")
    assert (signer.before, signer.after) == (before, authorities.fingerprint(ending))


def test_another_root_renews_nothing(ending: Authority, tmp_path: Path) -> None:
    other = authorities.create(tmp_path / "other", "Southbank plc", NOW)
    before = authorities.fingerprint(ending)

    with pytest.raises(RuleError, match="not the root key"):
        renewal.renew(ending, NOW, other.folder)
    assert authorities.fingerprint(ending) == before


def answer(ending: Authority, folder: Path, issuer: Authority) -> list[Path]:
    """What the site's authority makes of the requests."""
    root = read(issuer.certificate("root"))
    key = serialization.load_pem_private_key(issuer.key("root").read_bytes(), None)
    made = []
    for name in ("stamper", "signer"):
        asked = x509.load_pem_x509_csr((ending.folder / f"{name}.csr").read_bytes())
        builder = (
            x509.CertificateBuilder()
            .subject_name(asked.subject)
            .issuer_name(root.subject)
            .public_key(asked.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - timedelta(hours=1))
            .not_valid_after(NOW + YEAR)
        )
        for one in asked.extensions:
            builder = builder.add_extension(one.value, critical=one.critical)
        place = folder / f"{name}-answer.pem"
        certificate = builder.sign(key, hashes.SHA256())  # type: ignore[arg-type]
        place.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        made.append(place)
    return made


def test_the_sites_authority_answers_requests(
    ending: Authority, sqlite_store: Store, tmp_path: Path
) -> None:
    lay_desk(sqlite_store)
    common = ("audit", "renew", "--db", sqlite_store.url, "--sign", ending.folder)
    assert told(*common, "--request")[0] == 0
    again = told(*common, "--request")
    before = authorities.fingerprint(ending)
    answers = answer(ending, tmp_path, ending)
    status, said = told(*common, "--accept", *answers)

    assert (again[0], "a request waits" in again[1]) == (1, True)
    assert (status, f"renewed until {NOW + YEAR:%Y-%m-%d}" in said) == (0, True)
    assert authorities.fingerprint(ending) != before
    assert list(ending.folder.glob("*.csr")) == []


def test_an_answer_of_another_authority_is_refused(ending: Authority, tmp_path: Path) -> None:
    other = authorities.create(tmp_path / "other", "Southbank plc", NOW)
    renewal.request(ending)
    before = authorities.fingerprint(ending)

    with pytest.raises(RuleError, match=r"not issued by root\.pem"):
        renewal.accept(ending, answer(ending, tmp_path, other), NOW)
    with pytest.raises(RuleError, match="None of the certificates"):
        renewal.accept(ending, [other.certificate("signer")], NOW)
    assert authorities.fingerprint(ending) == before
