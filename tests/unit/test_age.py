"""Backups are files of age: what we write the tool reads, and the other way round."""

from __future__ import annotations

import io
import os
import pty
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import RuleError
from services.operations import age
from services.operations.age import Passphrase, WrongKeyError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = os.urandom(3 * age.CHUNK + 17)
WORD = Passphrase(b"correct horse battery staple")
needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="the tool is not installed")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 10)


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    file = tmp_path / "key.txt"
    subprocess.run(["age-keygen", "-o", file], check=True, capture_output=True)
    return file


def locked(text: bytes, lock: age.Passphrase | age.Recipients) -> bytes:
    out = io.BytesIO()
    age.encrypt(iter([text]), out, lock)
    return out.getvalue()


def opened(sealed: bytes, lock: age.Passphrase | age.Identities) -> bytes:
    return b"".join(age.decrypt(io.BytesIO(sealed), lock))


@pytest.mark.parametrize("size", [0, 1, age.CHUNK - 1, age.CHUNK, age.CHUNK + 1, 2 * age.CHUNK])
def test_every_length_comes_back(size: int) -> None:
    assert opened(locked(TEXT[:size], WORD), WORD) == TEXT[:size]


def test_a_wrong_passphrase_is_refused() -> None:
    with pytest.raises(WrongKeyError, match="passphrase does not open"):
        opened(locked(TEXT, WORD), Passphrase(b"wrong"))


@pytest.mark.parametrize("kept", [0, 10, 100, 200, 300, age.CHUNK, 2 * age.CHUNK + 500, -1, -17])
def test_a_file_that_was_cut_off_never_opens(kept: int) -> None:
    with pytest.raises(RuleError):
        opened(locked(TEXT, WORD)[:kept], WORD)


def test_a_file_cut_exactly_between_two_chunks_never_opens() -> None:
    sealed = locked(TEXT, WORD)
    header = sealed.index(b"\n---") + 1
    start = sealed.index(b"\n", header) + 1 + 16

    with pytest.raises(RuleError, match="cut off or altered"):
        opened(sealed[: start + 2 * (age.CHUNK + age.TAG)], WORD)


@given(at=st.integers(min_value=0), bit=st.integers(0, 7))
@settings(max_examples=60, deadline=None)
def test_a_flipped_bit_anywhere_is_noticed(at: int, bit: int) -> None:
    sealed = bytearray(locked(b"The desk of Tuesday.", WORD))
    sealed[at % len(sealed)] ^= 1 << bit

    with pytest.raises(RuleError):
        opened(bytes(sealed), WORD)


def test_a_file_that_asks_for_endless_work_is_refused() -> None:
    sealed = locked(TEXT, WORD).replace(b" 10\n", b" 40\n", 1)

    with pytest.raises(RuleError, match="more work"):
        opened(sealed, WORD)


@needs_age
def test_the_tool_opens_what_we_wrote_for_a_recipient(identity: Path, tmp_path: Path) -> None:
    public = subprocess.run(
        ["age-keygen", "-y", identity], check=True, capture_output=True, text=True
    ).stdout
    (tmp_path / "desk.age").write_bytes(locked(TEXT, age.read_recipients(public)))

    plain = subprocess.run(
        ["age", "-d", "-i", identity, tmp_path / "desk.age"], check=True, capture_output=True
    ).stdout

    assert plain == TEXT


@needs_age
def test_we_open_what_the_tool_wrote_for_a_recipient(identity: Path) -> None:
    public = subprocess.run(
        ["age-keygen", "-y", identity], check=True, capture_output=True, text=True
    ).stdout.strip()
    sealed = subprocess.run(
        ["age", "-r", public], input=TEXT, check=True, capture_output=True
    ).stdout

    assert opened(sealed, age.read_identities(identity.read_text())) == TEXT


@needs_age
def test_another_identity_does_not_open_it(identity: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    subprocess.run(["age-keygen", "-o", other], check=True, capture_output=True)
    public = subprocess.run(
        ["age-keygen", "-y", identity], check=True, capture_output=True, text=True
    ).stdout

    with pytest.raises(WrongKeyError, match="identity does not open"):
        opened(locked(TEXT, age.read_recipients(public)), age.read_identities(other.read_text()))


@needs_age
def test_the_tool_opens_what_we_wrote_with_a_passphrase(tmp_path: Path) -> None:
    sealed, plain = tmp_path / "desk.age", tmp_path / "desk"
    sealed.write_bytes(locked(TEXT, WORD))

    child, terminal = pty.fork()
    if child == 0:
        os.execlp("age", "age", "-d", "-o", str(plain), str(sealed))  # noqa: S606
    os.read(terminal, 1000)
    os.write(terminal, WORD.text + b"\n")
    _, status = os.waitpid(child, 0)
    os.close(terminal)

    assert status == 0
    assert plain.read_bytes() == TEXT


def test_a_mistyped_recipient_is_refused() -> None:
    with pytest.raises(RuleError, match="mistyped"):
        age.read_recipients("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q")


def test_a_file_without_keys_is_refused() -> None:
    with pytest.raises(RuleError, match="names no key"):
        age.read_identities("# created: never\n\n")
