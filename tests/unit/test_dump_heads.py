"""The head of a dump says on which PostgreSQL it was made, in each form it has had."""

from __future__ import annotations

import pytest

from services.operations import heads


def _number(value: int) -> bytes:
    return bytes([value < 0]) + abs(value).to_bytes(4, "little")


def _text(said: bytes) -> bytes:
    return _number(len(said)) + said


def _head(minor: int, server: bytes) -> bytes:
    packed = b"\x01" if minor >= 15 else _number(-1)
    made_at = b"".join(map(_number, (30, 15, 9, 8, 5, 126, 0)))
    told = _text(b"desk") + _text(server) + _text(b"18.1")
    return b"PGDMP" + bytes([1, minor, 0, 4, 8, 1]) + packed + made_at + told + b"the rest"


@pytest.mark.parametrize("minor", [14, 15, 16])
def test_the_server_is_read(minor: int) -> None:
    assert heads.server_of(_head(minor, b"15.18 (Debian 15.18-0+deb12u1)")) == 15
    assert heads.server_of(_head(minor, b"19devel")) == 19


def test_what_is_no_head_names_none() -> None:
    whole = _head(16, b"18.4")
    cut = [whole[:size] for size in range(len(whole) - len(b"the rest") - 9)]

    assert {heads.server_of(one) for one in cut} == {None}
    assert heads.server_of(b"SQLite format 3\x00") is None
    assert heads.server_of(b"PGDMP" + b"\xff" * 200) is None
