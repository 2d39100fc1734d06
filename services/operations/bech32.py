"""Reads the keys of age, which are written in Bech32 (BIP 173), so that a slip is noticed."""

from __future__ import annotations

from typing import Final

from services.errors import RuleError

LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
CHECK: Final = 6
KEY: Final = 32
"""Bytes of a key of X25519."""


def decode(prefix: str, text: str) -> bytes:
    """Return the 32 bytes of a key.

    Raises:
        RuleError: It does not begin as asked, or is mistyped; the key is not repeated.
    """
    wrong = RuleError(
        f"A key that begins with {prefix}1 is mistyped or of another kind. Copy it again."
    )
    one_case = text in {text.lower(), text.upper()}
    start, mark, data = text.lower().rpartition("1")
    if not one_case or not mark or start != prefix.lower() or set(data) - set(LETTERS):
        raise wrong
    values = [LETTERS.index(letter) for letter in data]
    if _checksum(_spread(start) + values) != 1:
        raise wrong
    key = _regrouped(values[:-CHECK])
    if key is None or len(key) != KEY:
        raise wrong
    return key


def _spread(prefix: str) -> list[int]:
    codes = prefix.encode("ascii")
    return [code >> 5 for code in codes] + [0] + [code & 31 for code in codes]


def _checksum(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, part in enumerate(GENERATOR):
            check ^= part if top >> bit & 1 else 0
    return check


def _regrouped(values: list[int]) -> bytes | None:
    """Return groups of five bits as bytes; None where bits are left over that are not zero."""
    held, bits, out = 0, 0, bytearray()
    for value in values:
        held, bits = held << 5 | value, bits + 5
        if bits >= 8:  # noqa: PLR2004 - a byte
            bits -= 8
            out.append(held >> bits & 0xFF)
    if bits >= 5 or held & (1 << bits) - 1:  # noqa: PLR2004 - a whole group
        return None
    return bytes(out)
