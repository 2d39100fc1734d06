"""Signed notes: checkpoints and key statements as text lines with Ed25519 signatures (C2SP)."""

from __future__ import annotations

import re
import struct
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ED25519: Final = 1
COSIGNATURE: Final = 4
"""A witness's signature, which carries when it was given."""
KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
ID_BYTES: Final = 4
DASH: Final = "\u2014"
STATEMENT: Final = "vigil-audit/key/v1"
YEAR: Final = re.compile(r"[0-9]{4}")
"""What a later log adds to the name of the desk."""


class NoteError(ValueError):
    """A note that is no note, or whose signature by a known key does not hold."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that signs notes: its name, what it signs as, and its 32 bytes."""

    name: str
    kind: int
    raw: bytes

    @property
    def key_id(self) -> bytes:
        """Return the four bytes a signature line names the key by."""
        return sha256(f"{self.name}\n".encode() + bytes([self.kind]) + self.raw).digest()[:ID_BYTES]

    @property
    def vkey(self) -> str:
        """Return the key as the one line that other programs read."""
        return f"{self.name}+{self.key_id.hex()}+{base64(bytes([self.kind]) + self.raw)}"

    @property
    def fingerprint(self) -> str:
        """Return what is printed on certificates and covers: SHA-256 of the 32 bytes."""
        return sha256(self.raw).hexdigest()

    def holds(self, message: bytes, signature: bytes) -> bool:
        """Check a signature of this key."""
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - 40 ms to import
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
            Ed25519PublicKey,
        )

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Opened:
    """A note whose known signatures hold: its text, and when each of its signers signed.

    A log's own key states no time (None); a witness states seconds since 1970.
    """

    text: str
    signers: Mapping[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """What the log says of itself at one size.

    Attributes:
        log: Name of the log.
        size: Number of lines.
        root: Root over their leaves.
        subjects: How many subjects had a line by then.
        heads: Root over the heads of all subjects.
        time: When, by the database's clock: RFC 3339, UTC.
        after: Lines in the logs of the years before this one; 0 in a desk's first log.
    """

    log: str
    size: int
    root: bytes
    subjects: int
    heads: bytes
    time: str
    after: int = 0

    @property
    def end(self) -> int:
        """Return the number of lines of the desk that it and the years before cover."""
        return self.after + self.size

    def is_of(self, desk: str) -> bool:
        """Tell whether it is of one of a desk's logs: of its first, or of a later year's."""
        name, _, year = self.log.rpartition("/")
        if self.after:
            return name == desk and YEAR.fullmatch(year) is not None
        return self.log == desk

    def text(self) -> str:
        """Write the text that is signed."""
        after = f"after {self.after}\n" if self.after else ""
        return (
            f"{self.log}\n{self.size}\n{base64(self.root)}\n"
            f"heads {self.subjects} {base64(self.heads)}\ntime {self.time}\n{after}"
        )


def read_checkpoint(text: str) -> Checkpoint:
    """Read the text of a checkpoint; NoteError where it is not exactly one."""
    parts = text.split("\n")
    try:
        log, size, root, heads, time, *later, rest = parts
        word, subjects, heads_root = heads.split(" ")
        found = Checkpoint(
            log=log,
            size=int(size),
            root=unbase64(root),
            subjects=int(subjects),
            heads=unbase64(heads_root),
            time=time.removeprefix("time "),
            after=int(later[0].removeprefix("after ")) if later else 0,
        )
    except ValueError as error:
        raise NoteError("not a checkpoint") from error
    if word != "heads" or rest or found.text() != text:
        raise NoteError("not a checkpoint")
    return found


def base64(raw: bytes) -> str:
    """Write bytes as base64."""
    return b64encode(raw).decode("ascii")


def unbase64(text: str) -> bytes:
    """Read base64 that is written in the one canonical way; NoteError otherwise."""
    try:
        raw = b64decode(text, validate=True)
    except (Base64Error, ValueError) as error:
        raise NoteError("not base64") from error
    if base64(raw) != text:
        raise NoteError("not base64 as it is written")
    return raw


def read_vkey(line: str) -> PublicKey:
    """Read a key from its one line; NoteError where its parts do not fit."""
    name, _, rest = line.partition("+")
    key_id, _, encoded = rest.partition("+")
    raw = unbase64(encoded)
    key = PublicKey(name, raw[0] if raw else 0, raw[1:])
    known = key.kind in {ED25519, COSIGNATURE} and len(key.raw) == KEY_BYTES
    if not known or not name or set(name) & set(" \n+") or key.key_id.hex() != key_id:
        raise NoteError("not a verification key")
    return key


def public_of(name: str, private: Ed25519PrivateKey, kind: int = ED25519) -> PublicKey:
    """Return the public half of a private key under its name."""
    return PublicKey(name, kind, private.public_key().public_bytes_raw())


def signature_line(name: str, private: Ed25519PrivateKey, text: str) -> str:
    """Sign a text as the log or the root."""
    key = public_of(name, private)
    return _line(key, private.sign(text.encode()))


def cosignature_line(name: str, private: Ed25519PrivateKey, text: str, at_s: int) -> str:
    """Sign a text as a witness, at `at_s` seconds since 1970."""
    key = public_of(name, private, COSIGNATURE)
    return _line(key, struct.pack(">Q", at_s) + private.sign(_cosigned(text, at_s)))


def compose(text: str, lines: Iterable[str]) -> str:
    """Put a note together from its text and its signature lines."""
    return text + "\n" + "".join(lines)


def add_line(note: str, line: str) -> str:
    """Add one more signature to a note."""
    return note + line


def open_note(note: str, keys: Iterable[PublicKey]) -> Opened:
    """Check a note; a bad signature of a known key is fatal, unknown keys are passed over.

    Raises:
        NoteError: It is not a note, or a known key's signature does not hold.
    """
    text, blank, lines = note.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise NoteError("not a signed note")
    text += "\n"
    known = {(key.name, key.key_id): key for key in keys}
    signers: dict[str, int | None] = {}
    for line in lines[:-1].split("\n"):
        name, blob = _parts(line)
        key = known.get((name, blob[:ID_BYTES]))
        if key is not None:
            signers[name] = _checked(key, text, blob[ID_BYTES:])
    return Opened(text, signers)


def statement_text(log: str, key: PublicKey, from_size: int) -> str:
    """Write what the root key states: from this size on, that key signs for the log."""
    return f"{STATEMENT}\nlog {log}\nkey {key.vkey}\nfrom {from_size}\n"


def read_statement(text: str) -> tuple[str, PublicKey, int]:
    """Read a key statement: log, key, first size; NoteError where it is not exactly one."""
    try:
        _, log, key, start, _ = text.split("\n")
        found = log.removeprefix("log "), read_vkey(key.removeprefix("key ")), int(start[5:])
    except ValueError as error:
        raise NoteError("not a key statement") from error
    if statement_text(*found) != text:
        raise NoteError("not a key statement")
    return found


def _parts(line: str) -> tuple[str, bytes]:
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    if dash != DASH or not name:
        raise NoteError("not a signature line")
    blob = unbase64(encoded)
    if len(blob) <= ID_BYTES:
        raise NoteError("not a signature line")
    return name, blob


def _checked(key: PublicKey, text: str, signature: bytes) -> int | None:
    at_s: int | None = None
    message = text.encode()
    if key.kind == COSIGNATURE:
        stamp, signature = signature[:8], signature[8:]
        at_s = int.from_bytes(stamp, "big")
        message = _cosigned(text, at_s)
    if len(signature) != SIGNATURE_BYTES or not key.holds(message, signature):
        raise NoteError(f"the signature of {key.name} does not hold")
    return at_s


def _cosigned(text: str, at_s: int) -> bytes:
    return f"cosignature/v1\ntime {at_s}\n{text}".encode()


def _line(key: PublicKey, signature: bytes) -> str:
    return f"{DASH} {key.name} {base64(key.key_id + signature)}\n"
