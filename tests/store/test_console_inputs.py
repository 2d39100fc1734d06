"""Bad input of `vigilctl` is said before the work is done, and nothing of it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from services.audit import sealing
from tests.rigs.copying import vigilctl
from tests.rigs.ledger import SealedDesk, lay_sealed_desk

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Store


@pytest.fixture
def sealed(sqlite_store: Store, tmp_path: Path) -> SealedDesk:
    return lay_sealed_desk(sqlite_store, tmp_path)


def test_an_authority_is_made_after_its_input_was_read(sealed: SealedDesk, tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    words = ("audit", "authority", "--db", str(sealed.store.url), "--sign", sign, "--name", "N")

    refused = vigilctl(*words, "--keys", tmp_path / "nokeys")
    made = vigilctl(*words, "--keys", sealed.keys.folder)

    assert (refused[0], "There are no keys" in refused[2]) == (1, True)
    assert made[0] == 0
    assert f"signing = '{sign}'" in made[1]


def test_an_authority_is_made_whole_or_not_at_all(sealed: SealedDesk, tmp_path: Path) -> None:
    sign, file = tmp_path / "sign", tmp_path / "file"
    sign.mkdir()
    (sign / "signer.pem").write_text("of another authority")
    file.write_text("no folder")
    words = ("audit", "authority", "--db", str(sealed.store.url), "--name", "N", "--sign")

    said = [vigilctl(*words, one)[::2] for one in (sign, file)]

    assert [(status, "Choose another folder" in why) for status, why in said] == [(1, True)] * 2
    assert [one.name for one in sign.iterdir()] == ["signer.pem"]
    assert (sign / "signer.pem").read_text() == "of another authority"


@pytest.mark.parametrize("wrong", ["missing", "folder", "binary", "hello"])
def test_a_pinned_checkpoint_that_is_none_is_a_sentence(
    sealed: SealedDesk, tmp_path: Path, wrong: str
) -> None:
    file = tmp_path / "pinned"
    if wrong == "folder":
        file.mkdir()
    elif wrong != "missing":
        file.write_bytes(b"hello" if wrong == "hello" else b"\xff\xfe\x00")

    status, _, said = vigilctl(
        *("audit", "bundle", "--db", str(sealed.store.url), "--keys", sealed.keys.folder),
        *("--ticket", "1001", "--pinned", file, "--out", tmp_path / "x.json"),
    )

    assert (status, f"{file} " in said) == (1, True)
    assert not (tmp_path / "x.json").exists()


def test_a_bundle_leads_on_from_a_pinned_checkpoint(sealed: SealedDesk, tmp_path: Path) -> None:
    with sealed.store.reading(sealed.desk.officer) as work:
        newest = sealing.last_checkpoint(work.session)
        assert newest is not None
        (tmp_path / "pinned").write_text(newest.note, "utf-8", newline="\n")

    status, _, _ = vigilctl(
        *("audit", "bundle", "--db", str(sealed.store.url), "--keys", sealed.keys.folder),
        *("--ticket", "1001", "--pinned", tmp_path / "pinned", "--out", tmp_path / "x.json"),
    )

    assert status == 0


@pytest.mark.parametrize("wrong", ["missing", "binary", "hello"])
def test_what_a_witness_is_told_of_a_restore_is_read_before_it_looks(
    sealed: SealedDesk, tmp_path: Path, wrong: str
) -> None:
    file = tmp_path / "restored"
    if wrong != "missing":
        file.write_bytes(b"hello" if wrong == "hello" else b"\xff\xfe\x00")

    status, _, said = vigilctl(
        *("ledger", "witness", "--db", str(sealed.store.url)),
        *("--keys", sealed.witness.folder, "--restored", file),
    )

    assert (status, said.startswith("vigilctl: ")) == (1, True)


@pytest.mark.parametrize(
    "wrong", [("--keys", "nokeys"), ("--identity", "nofile"), ("--scratch", "mysql://x/y")]
)
def test_there_is_no_copy_where_what_proves_it_is_wrong(
    sealed: SealedDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: tuple[str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rec").write_text(
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\n"
    )

    status, _, said = vigilctl(
        *("backup", "--db", str(sealed.store.url), "--out", "desk.age"),
        *("--recipients", "rec", *wrong),
    )

    assert (status, said.startswith("vigilctl: ")) == (1, True)
    assert not list(tmp_path.glob("desk.age*"))
