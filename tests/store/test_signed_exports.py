"""What leaves the desk is signed where the seat has a certificate; elsewhere it says why not."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING

import pikepdf
import pytest

from models.people import Person
from models.vocabulary import Role
from services.audit import browse
from services.audit import keys as key_files
from services.audit.browse import TrailFilter
from services.errors import RuleError
from services.reports import authority as authorities
from services.reports import evidence, seals
from services.reports.gathering import ExportRequest
from services.reports.making import make
from services.reports.papers import NO_CERTIFICATE, Unsigned
from services.reports.progress import ReportCancelled
from services.reports.seals import Seals
from services.reports.worker import export_in_process
from services.store.work import Actor, Store
from tests.rigs.desk import opened
from tests.rigs.ledger import SealedDesk, lay_sealed_desk
from tests.rigs.logins import seat
from tests.rigs.signing import signatures, stamp_of, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from services.reports.authority import Authority

YEAR = timedelta(days=365)


@pytest.fixture
def sealed(sqlite_store: Store, tmp_path: Path) -> SealedDesk:
    return lay_sealed_desk(sqlite_store, tmp_path)


def of_ticket(sealed: SealedDesk) -> ExportRequest:
    return ExportRequest(TrailFilter(ticket_id=sealed.first), purpose="Inspection")


def kinds(sealed: SealedDesk) -> list[str]:
    with sealed.store.reading(sealed.desk.officer) as work:
        return [one.kind for one in browse.entries(work, TrailFilter())]


def test_the_worker_of_a_certified_seat_gives_the_signed_file_with_its_proof(
    sealed: SealedDesk, certified: Seals, tmp_path: Path
) -> None:
    path = tmp_path / "one.pdf"

    written = export_in_process(sealed.store.url, sealed.desk.officer, of_ticket(sealed), path)

    assert written.signed_by == authorities.fingerprint(certified.authority)
    assert signatures(path) == 1
    with pikepdf.open(path) as pdf:
        names = set(pdf.attachments)
    assert names == {"events.jsonl", "events.csv", "bundle.json", "statement.json"}
    with sealed.store.reading(sealed.desk.officer) as work:
        entry = browse.entries(work, TrailFilter(kind="export.finished"))[0]
    assert {one.field: one.after for one in entry.changes}["signed by"] == written.signed_by


def test_without_a_certificate_file_and_record_say_so_and_how_to_get_one(
    sealed: SealedDesk, tmp_path: Path
) -> None:
    path = tmp_path / "one.pdf"

    written = make(sealed.store, sealed.desk.officer, of_ticket(sealed), path)

    assert (written.signed_by, written.unsigned) == ("", NO_CERTIFICATE)
    assert "not signed: no certificate on this seat. An administrator makes one" in text_of(path)
    with sealed.store.reading(sealed.desk.officer) as work:
        entry = browse.entries(work, TrailFilter(kind="export.finished"))[0]
    said = {one.field: one.after for one in entry.changes}
    assert said["unsigned"] == "no certificate on this seat"


def test_a_seat_that_pins_no_log_signs_and_says_what_is_missing(
    sealed: SealedDesk, authority: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VIGILDESK_SIGNING", str(authority.folder))
    path = tmp_path / "one.pdf"

    written = make(sealed.store, sealed.desk.officer, of_ticket(sealed), path)

    assert written.signed_by
    said = text_of(path)
    assert "This seat pins no root key" in said
    assert "No checkpoint vouches for the entries" in said
    assert "Alteration is detectable" not in said
    with pikepdf.open(path) as pdf:
        assert set(pdf.attachments) == {"events.jsonl", "events.csv", "statement.json"}


@pytest.mark.parametrize("name", ["sign", "keys of #1, $HOME [x] = 'ä'"])
def test_a_folder_of_any_name_signs_wherever_the_program_was_started(
    sealed: SealedDesk,
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
) -> None:
    """The time stamp is made in another folder, by a program with its own reading of paths."""
    shutil.copytree(authority.folder, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VIGILDESK_SIGNING", name)

    written = make(sealed.store, sealed.desk.officer, of_ticket(sealed), tmp_path / "one.pdf")

    assert written.signed_by
    assert signatures(tmp_path / "one.pdf") == 1
    assert (stamp_of(tmp_path / "one.pdf") is not None) is (shutil.which("openssl") is not None)


def test_the_keys_of_another_log_are_not_pinned(
    sealed: SealedDesk, certified: Seals, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    text = certified.trust()
    assert text is not None
    (other / key_files.TRUST).write_text(text.text().replace(text.log, "vigildesk/another", 1))
    monkeypatch.setenv("VIGILDESK_KEYS", str(other))

    with sealed.store.reading(sealed.desk.officer) as work:
        found = seals.of_seat(work)

    assert isinstance(found, Seals)
    assert found.keys is None


def test_an_expired_certificate_signs_nothing_and_is_named(
    sealed: SealedDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "old"
    authorities.create(folder, "Northbank plc", datetime.now(UTC) - 4 * YEAR)
    monkeypatch.setenv("VIGILDESK_SIGNING", str(folder))

    with sealed.store.reading(sealed.desk.officer) as work:
        found = seals.of_seat(work)

    assert isinstance(found, Unsigned)
    assert "was valid until" in found.why
    assert "vigilctl audit authority" in found.why


class Impatient:
    """Gives up after so many looks."""

    def __init__(self, looks: int) -> None:
        self.left = looks
        self.told: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def is_cancelled(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("looks", [0, 1, 2, 3])
def test_a_cancelled_signing_is_an_entry_and_no_file(
    sealed: SealedDesk, certified: Seals, tmp_path: Path, looks: int
) -> None:
    del certified
    folder = tmp_path / "out"
    folder.mkdir()

    with pytest.raises(ReportCancelled):
        make(
            sealed.store, sealed.desk.officer, of_ticket(sealed), folder / "a.pdf", Impatient(looks)
        )

    assert list(folder.iterdir()) == []
    assert kinds(sealed)[0] == "export.cancelled"


def test_progress_only_grows_and_ends_at_the_whole(
    sealed: SealedDesk, certified: Seals, tmp_path: Path
) -> None:
    del certified
    watched = Impatient(10**6)

    make(sealed.store, sealed.desk.officer, of_ticket(sealed), tmp_path / "a.pdf", watched)

    done = [one for one, _ in watched.told]
    assert done == sorted(done)
    assert watched.told[-1][0] == watched.told[-1][1]


@pytest.mark.postgres
@pytest.mark.parametrize("role", [Role.COMPLIANCE, Role.SUPERVISOR])
def test_a_login_of_its_own_signs_and_claims_no_more_than_it_sees(
    pg_url: str,
    authority: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    role: Role,
) -> None:
    owner = Store(pg_url)
    sealed = lay_sealed_desk(owner, tmp_path)
    monkeypatch.setenv("VIGILDESK_SIGNING", str(authority.folder))
    monkeypatch.setenv("VIGILDESK_KEYS", str(sealed.keys.folder))
    actor = sealed.desk.officer if role is Role.COMPLIANCE else sealed.desk.lead
    with owner.reading(sealed.desk.admin) as work:
        login = work.require(Person, actor.person_id or 0).login or ""
    own = seat(owner, login, role)
    path = tmp_path / "one.pdf"

    written = make(own, Actor(actor.person_id, actor.name, role), of_ticket(sealed), path)
    own.dispose()
    owner.dispose()

    assert written.signed_by
    is_whole = role is Role.COMPLIANCE
    assert ("Grade B" in text_of(path)) is is_whole
    assert ("sees a part of the log only" in text_of(path)) is not is_whole


def test_another_ticket_is_not_sealed_yet_and_the_cover_says_so(
    sealed: SealedDesk, certified: Seals, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A seat without the log's own key cannot seal what is newer than the last checkpoint."""
    trust = certified.trust()
    assert trust is not None
    (tmp_path / "pinned").mkdir()
    (tmp_path / "pinned" / key_files.TRUST).write_text(trust.text())
    monkeypatch.setenv("VIGILDESK_KEYS", str(tmp_path / "pinned"))
    number = opened(sealed.store, sealed.desk)
    path = tmp_path / "new.pdf"
    request = ExportRequest(TrailFilter(ticket_id=number))

    written = make(sealed.store, sealed.desk.officer, request, path)

    assert written.signed_by
    assert "There is no bundle: The sealed log knows nothing of" in text_of(path)


@pytest.mark.parametrize("step", ["archive", "signature.sign"])
def test_a_step_that_takes_long_is_left_behind_when_the_person_gives_up(
    sealed: SealedDesk,
    certified: Seals,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    """Making a long report fit for an archive takes minutes, and cannot be interrupted."""
    begun, over = Event(), Event()

    def endless(*_: object, **__: object) -> None:
        begun.set()
        over.wait(30)

    class Patient:
        def report(self, done: int, total: int) -> None:
            del done, total

        def is_cancelled(self) -> bool:
            return begun.is_set()

    del certified
    monkeypatch.setattr(f"services.reports.evidence.{step}", endless)
    folder = tmp_path / "out"
    folder.mkdir()

    with pytest.raises(ReportCancelled):
        make(sealed.store, sealed.desk.officer, of_ticket(sealed), folder / "a.pdf", Patient())

    over.set()
    assert list(folder.iterdir()) == []
    assert kinds(sealed)[0] == "export.cancelled"


def test_more_entries_than_can_be_checked_are_refused_before_the_work(
    sealed: SealedDesk, certified: Seals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del certified
    monkeypatch.setattr(evidence, "MOST_SIGNED", 3)

    with pytest.raises(RuleError, match="up to 3 entries"):
        make(sealed.store, sealed.desk.officer, of_ticket(sealed), tmp_path / "a.pdf")

    assert kinds(sealed)[0] == "export.failed"
