"""Encrypts and decrypts files in the age format (age-encryption.org/v1), as the tool `age` does.

A backup must be readable without us: whoever has the passphrase or the identity and any program
that knows the format gets it open. Everything is authenticated; a file that was cut off or
altered anywhere does not decrypt.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from services.errors import RuleError
from services.operations import bech32

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

VERSION: Final = b"age-encryption.org/v1"
CHUNK: Final = 64 * 1024
TAG: Final = 16
KEY: Final = 16
WORK_FACTOR: Final = 17
"""Of scrypt, log2: a guess costs 128 MiB and half a second."""
GREATEST_WORK_FACTOR: Final = 20
"""A file that asks for more is refused: it would only tie the machine up."""
ZERO_NONCE: Final = bytes(12)
RECIPIENT: Final = "age"
IDENTITY: Final = "AGE-SECRET-KEY-"
HEADER_LIMIT: Final = 64 * 1024


class WrongKeyError(RuleError):
    """The passphrase or identity does not open the file."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A secret that people remember or keep in a safe; opens and closes."""

    text: bytes


@dataclass(frozen=True, slots=True)
class Recipients:
    """Public keys, `age1...`: whoever has one of their identities can open the file."""

    keys: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Identities:
    """Private keys, `AGE-SECRET-KEY-1...`."""

    keys: tuple[bytes, ...]


def read_recipients(text: str) -> Recipients:
    """Read a file of recipients: one a line, `#` begins a remark; RuleError where there is none."""
    return Recipients(tuple(bech32.decode(RECIPIENT, line) for line in _lines(text)))


def read_identities(text: str) -> Identities:
    """Read a file of identities, as `age-keygen` writes it; RuleError where there is none."""
    return Identities(tuple(bech32.decode(IDENTITY, line) for line in _lines(text)))


def encrypt(plain: Iterator[bytes], out: BinaryIO, lock: Passphrase | Recipients) -> None:
    """Write everything `plain` yields, encrypted."""
    key = os.urandom(KEY)
    stanzas = _passphrase_stanza(key, lock) if isinstance(lock, Passphrase) else _sealed(key, lock)
    header = VERSION + b"\n" + stanzas + b"---"
    out.write(header + b" " + _base64(_mac(key, header)) + b"\n")
    nonce = os.urandom(16)
    out.write(nonce)
    cipher = _cipher(_derive(key, nonce, b"payload"))
    number, held = 0, b""
    for piece in plain:
        held += piece
        while len(held) > CHUNK:
            out.write(cipher.encrypt(_nonce(number, is_last=False), held[:CHUNK], None))
            number, held = number + 1, held[CHUNK:]
    out.write(cipher.encrypt(_nonce(number, is_last=True), held, None))


def decrypt(source: BinaryIO, lock: Passphrase | Identities) -> Iterator[bytes]:
    """Yield the plain text piece by piece.

    What was yielded must not be used before the end was reached: only then is it known that
    nothing is missing.

    Raises:
        WrongKeyError: The lock does not fit.
        RuleError: It is no such file, or it was cut off or altered.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - 40 ms that others need not wait

    key = _opened(source, lock)
    nonce = source.read(16)
    cipher = _cipher(_derive(key, nonce, b"payload"))
    number, held = 0, source.read(CHUNK + TAG)
    while True:
        following = source.read(CHUNK + TAG)
        is_last = not following
        try:
            piece = cipher.decrypt(_nonce(number, is_last=is_last), held, None)
        except InvalidTag as error:
            raise RuleError(
                "The backup was cut off or altered and cannot be trusted. Nothing was restored; "
                "take another copy of it."
            ) from error
        yield piece
        if is_last:
            return
        number, held = number + 1, following


def _opened(source: BinaryIO, lock: Passphrase | Identities) -> bytes:
    """Return the key of the file; reads its header."""
    lines, seen = [], 0
    if source.readline(HEADER_LIMIT).rstrip(b"\n") != VERSION:
        raise RuleError("This is no encrypted backup: it does not begin like one.")
    while not (line := source.readline(HEADER_LIMIT)).startswith(b"---"):
        seen += len(line)
        if not line.endswith(b"\n") or seen > HEADER_LIMIT:
            raise RuleError("The backup was cut off within its first lines. Take another copy.")
        lines.append(line)
    header = VERSION + b"\n" + b"".join(lines) + b"---"
    for kind, arguments, body in _stanzas(lines):
        key = _unwrapped(kind, arguments, body, lock)
        if key is not None:
            if not hmac.compare_digest(_base64(_mac(key, header)), line[4:].rstrip(b"\n")):
                raise RuleError("The first lines of the backup were altered. Take another copy.")
            return key
    wrong = "passphrase" if isinstance(lock, Passphrase) else "identity"
    raise WrongKeyError(f"The {wrong} does not open this backup. Nothing was restored.")


def _stanzas(lines: list[bytes]) -> Iterator[tuple[bytes, list[bytes], bytes]]:
    at = 0
    while at < len(lines):
        words = lines[at].rstrip(b"\n").split(b" ")
        body, at = b"", at + 1
        while at < len(lines) and not lines[at].startswith(b"->"):
            body, at = body + lines[at].rstrip(b"\n"), at + 1
        if words[0] == b"->" and len(words) > 1:
            yield words[1], words[2:], _unbase64(body)


def _unwrapped(
    kind: bytes, arguments: list[bytes], body: bytes, lock: Passphrase | Identities
) -> bytes | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415

    for wrapping in _wrapping_keys(kind, arguments, lock):
        try:
            return _cipher(wrapping).decrypt(ZERO_NONCE, body, None)
        except InvalidTag:
            continue
    return None


def _wrapping_keys(
    kind: bytes, arguments: list[bytes], lock: Passphrase | Identities
) -> Iterator[bytes]:
    if kind == b"scrypt" and isinstance(lock, Passphrase) and len(arguments) == 2:  # noqa: PLR2004
        factor = int(arguments[1]) if arguments[1].isdigit() else GREATEST_WORK_FACTOR + 1
        if factor > GREATEST_WORK_FACTOR:
            raise RuleError("This backup asks for more work than any that we made; refused.")
        yield _scrypt(lock, _unbase64(arguments[0]), factor)
    elif kind == b"X25519" and isinstance(lock, Identities) and len(arguments) == 1:
        for key in lock.keys:
            yield _shared(key, _unbase64(arguments[0]))


def _passphrase_stanza(key: bytes, lock: Passphrase) -> bytes:
    salt = os.urandom(16)
    body = _cipher(_scrypt(lock, salt, WORK_FACTOR)).encrypt(ZERO_NONCE, key, None)
    return b"-> scrypt %s %d\n%s\n" % (_base64(salt), WORK_FACTOR, _base64(body))


def _sealed(key: bytes, lock: Recipients) -> bytes:
    from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: PLC0415

    stanzas = b""
    for recipient in lock.keys:
        ephemeral = x25519.X25519PrivateKey.generate()
        share = ephemeral.public_key().public_bytes_raw()
        shared = ephemeral.exchange(x25519.X25519PublicKey.from_public_bytes(recipient))
        wrapping = _derive(shared, share + recipient, VERSION + b"/X25519")
        body = _cipher(wrapping).encrypt(ZERO_NONCE, key, None)
        stanzas += b"-> X25519 %s\n%s\n" % (_base64(share), _base64(body))
    return stanzas


def _shared(identity: bytes, share: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: PLC0415

    private = x25519.X25519PrivateKey.from_private_bytes(identity)
    recipient = private.public_key().public_bytes_raw()
    shared = private.exchange(x25519.X25519PublicKey.from_public_bytes(share))
    return _derive(shared, share + recipient, VERSION + b"/X25519")


def _scrypt(lock: Passphrase, salt: bytes, factor: int) -> bytes:
    return hashlib.scrypt(
        lock.text,
        salt=VERSION + b"/scrypt" + salt,
        n=2**factor,
        r=8,
        p=1,
        maxmem=2 ** (factor + 11),
        dklen=32,
    )


def _derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF with SHA-256, of one block (RFC 5869)."""
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def _mac(key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derive(key, b"", b"header"), header, "sha256")


def _cipher(key: bytes) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415

    return ChaCha20Poly1305(key)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if is_last else b"\x00")


def _base64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _unbase64(text: bytes) -> bytes:
    try:
        return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise RuleError("The first lines of the backup were altered. Take another copy.") from error


def _lines(text: str) -> list[str]:
    found = [line.strip() for line in text.splitlines()]
    found = [line for line in found if line and not line.startswith("#")]
    if not found:
        raise RuleError("The file names no key of age.")
    return found
