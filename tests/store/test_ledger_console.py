"""`vigilctl ledger` and `vigilctl audit`, as an operator and a stranger use them."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from services.access.administration import set_password
from services.console.__main__ import run
from services.tickets import conversation
from tests.rigs import bundles
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.ledger import tamper

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Store

pytestmark = pytest.mark.laid


@pytest.fixture
def desk(store: Store) -> SmallDesk:
    return lay_desk(store)


@pytest.fixture
def number(store: Store, desk: SmallDesk) -> int:
    return opened(store, desk)


def told(*words: object, typed: str = "") -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run([str(word) for word in words], io.StringIO(typed), out, err)
    return status, out.getvalue() + err.getvalue()


def fingerprint(keys: Path) -> str:
    from services.audit.keys import read_trust  # noqa: PLC0415 - beside its only use

    return read_trust(keys).root.fingerprint


def test_init_prints_the_certificate_of_installation(
    store: Store, number: int, tmp_path: Path
) -> None:
    status, said = told("ledger", "init", "--db", store.url, "--keys", tmp_path / "keys")

    assert (number, status) == (1001, 0)
    assert "CERTIFICATE OF INSTALLATION" in said
    assert fingerprint(tmp_path / "keys") in said.replace(" ", "").replace("\n", "")


def test_a_sound_log_verifies_with_status_0(store: Store, number: int, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    told("ledger", "init", "--db", store.url, "--keys", keys)
    status, said = told("audit", "verify", "--db", store.url, "--keys", keys, "--json")

    found = json.loads(said)
    assert (number, status, found["sound"], found["first"]) == (1001, 0, True, None)
    assert found["sealed"] == found["lines"]


def test_a_tampered_log_verifies_with_status_1_and_names_the_entry(
    store: Store, number: int, tmp_path: Path
) -> None:
    keys = tmp_path / "keys"
    told("ledger", "init", "--db", store.url, "--keys", keys)
    tamper(store, "UPDATE audit_entry SET actor_name = 'Tom' WHERE kind = 'ticket.created'")
    status, said = told("audit", "verify", "--db", store.url, "--keys", keys)

    assert status == 1
    assert "first: row: audit entry" in said
    assert f"(ticket/{number}, entry" in said
    assert "grade F" in said


def test_a_witness_is_made_and_cosigns(store: Store, number: int, tmp_path: Path) -> None:
    keys, sight = tmp_path / "keys", tmp_path / "sight"
    told("ledger", "init", "--db", store.url, "--keys", keys)
    made = told(
        "ledger",
        "witness",
        "--db",
        store.url,
        "--keys",
        sight,
        "--trust",
        keys / "trust.txt",
        "--name",
        "witness/office",
    )
    status, said = told("audit", "verify", "--db", store.url, "--keys", keys, "--witness", sight)

    assert (number, made[0], status) == (1001, 0, 0)
    assert "cosigned" in made[1]
    assert "witness     ok" in said


@pytest.fixture
def keepers(store: Store, desk: SmallDesk) -> None:
    """Two people who may dispose of records, and one who may not, with passwords."""
    with store.work(desk.admin) as work:
        for person in (desk.officer, desk.admin, desk.lead):
            assert person.person_id is not None
            set_password(work, person.person_id, "correct horse 4711")


TYPED = "correct horse 4711\n" * 2


def rotate(store: Store, keys: Path, *people: str, typed: str = TYPED) -> tuple[int, str]:
    """Ask for a new key, confirmed by some people."""
    confirmed = [word for one in people for word in ("--confirmed-by", one)]
    pins = ("--db", store.url, "--keys", keys, "--root", keys, "--reason", "Quarterly")
    return told("ledger", "rotate", *pins, *confirmed, typed=typed)


@pytest.mark.usefixtures("keepers")
def test_a_key_is_rotated_by_two_and_the_log_stays_sound(store: Store, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    told("ledger", "init", "--db", store.url, "--keys", keys)

    assert rotate(store, keys, "officer", "admin")[0] == 0
    assert told("audit", "verify", "--db", store.url, "--keys", keys)[0] == 0


@pytest.mark.usefixtures("keepers")
@pytest.mark.parametrize(
    ("people", "typed"),
    [
        (("officer",), TYPED),
        (("officer", "officer"), TYPED),
        (("officer", "lead"), TYPED),
        (("officer", "admin"), "correct horse 4711\nguessed\n"),
    ],
    ids=["one", "the same", "no right", "wrong password"],
)
def test_nobody_rotates_a_key_alone(
    store: Store, tmp_path: Path, people: tuple[str, ...], typed: str
) -> None:
    keys = tmp_path / "keys"
    told("ledger", "init", "--db", store.url, "--keys", keys)
    before = (keys / "log.key").read_bytes()

    assert rotate(store, keys, *people, typed=typed)[0] != 0
    assert (keys / "log.key").read_bytes() == before


def test_a_ticket_is_exported_and_a_stranger_verifies_it(
    store: Store, desk: SmallDesk, number: int, tmp_path: Path
) -> None:
    keys, file = tmp_path / "keys", tmp_path / "ticket.json"
    told("ledger", "init", "--db", store.url, "--keys", keys)
    with store.work(desk.agent) as work:
        conversation.send_reply(work, number, "Please restart it.\nThen tell me: ✓ or ✗?")
    status, said = told(
        "audit", "bundle", "--db", store.url, "--keys", keys, "--ticket", number, "--out", file
    )

    pins = ["--root", fingerprint(keys)]
    assert (status, "0 values withheld" in said) == (0, True)
    assert [one["code"] for one in bundles.python_answers(pins, [file])] == ["ok"]
    if bundles.NODE:
        assert bundles.node_answers(pins, [file]) == bundles.python_answers(pins, [file])


def test_a_period_is_exported_and_a_stranger_verifies_it(
    store: Store, number: int, tmp_path: Path
) -> None:
    keys, file = tmp_path / "keys", tmp_path / "period.json"
    told("ledger", "init", "--db", store.url, "--keys", keys)
    status, _ = told(
        "audit",
        "bundle",
        "--db",
        store.url,
        "--keys",
        keys,
        "--from",
        "2000-01-01",
        "--to",
        "2100-01-01",
        "--withhold",
        "reason",
        "--out",
        file,
    )

    found = bundles.python_answers(["--root", fingerprint(keys)], [file])
    assert (number, status, found[0]["code"]) == (1001, 0, "ok")
    assert found[0]["events"] == found[0]["size"]


@pytest.mark.parametrize("field", ["column:subject", "column:requester_id"])
def test_a_column_is_kept_back_wherever_it_stands(
    store: Store, number: int, tmp_path: Path, field: str
) -> None:
    """What nobody writes is one field with the other facts of the row, and takes them along."""
    keys, file = tmp_path / "keys", tmp_path / "ticket.json"
    told("ledger", "init", "--db", store.url, "--keys", keys)
    where = ["--db", store.url, "--keys", keys, "--ticket", number, "--out", file]
    status, _ = told("audit", "bundle", *where, "--withhold", field, "--withhold", "change:0001")
    said = file.read_text("utf-8")

    has_words = field != "column:subject"
    assert (status, "VPN drops" in said, "requester_id" in said) == (0, has_words, not has_words)
    found = bundles.python_answers(["--root", fingerprint(keys)], [file])
    assert [one["code"] for one in found] == ["ok"]


def test_what_is_exported_is_in_the_trail(store: Store, number: int, tmp_path: Path) -> None:
    keys, file = tmp_path / "keys", tmp_path / "all.json"
    told("ledger", "init", "--db", store.url, "--keys", keys)
    told(
        "audit",
        "bundle",
        "--db",
        store.url,
        "--keys",
        keys,
        "--ticket",
        number,
        "--out",
        tmp_path / "ticket.json",
        "--purpose",
        "Court order 7",
    )
    told("ledger", "seal", "--db", store.url, "--keys", keys)
    told(
        "audit",
        "bundle",
        "--db",
        store.url,
        "--keys",
        keys,
        "--from",
        "2000-01-01",
        "--to",
        "2100-01-01",
        "--out",
        file,
    )

    assert '"Court order 7"' in file.read_text("utf-8").replace('\\"', '"')


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["audit", "verify", "--keys", "nowhere"], "There are no keys"),
        (["audit", "bundle", "--out", "x.json", "--ticket", "1"], "names the root key"),
        (["ledger", "seal", "--keys", "nowhere"], "There are no keys"),
    ],
)
def test_a_mistake_is_answered_in_a_sentence(store: Store, words: list[str], why: str) -> None:
    status, said = told(*words, "--db", store.url)

    assert status == 1
    assert why in said


def test_an_unknown_ticket_is_not_exported(store: Store, number: int, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    told("ledger", "init", "--db", store.url, "--keys", keys)
    status, said = told(
        "audit",
        "bundle",
        "--db",
        store.url,
        "--keys",
        keys,
        "--ticket",
        number + 1,
        "--out",
        tmp_path / "x.json",
    )

    assert (status, "knows nothing" in said) == (1, True)


def test_a_signed_report_is_made_from_the_console(
    store: Store, number: int, tmp_path: Path
) -> None:
    keys, sign, file = tmp_path / "keys", tmp_path / "sign", tmp_path / "ticket.pdf"
    told("ledger", "init", "--db", store.url, "--keys", keys)
    told("audit", "authority", "--db", store.url, "--sign", sign, "--name", "Northbank plc")
    status, said = told(
        *("audit", "report", "--db", store.url, "--keys", keys, "--sign", sign),
        *("--ticket", number, "--out", file),
    )

    assert (status, "signed" in said) == (0, True)
    assert file.read_bytes().startswith(b"%PDF-1.7")
