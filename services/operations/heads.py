"""Reads the head of what pg_dump writes in its custom format: on which PostgreSQL it was made.

The layout is that of `ReadHead` in PostgreSQL's src/bin/pg_dump/pg_backup_archiver.c; numbers have
a byte for their sign, then as many as the head says, the lowest first, and texts their length
before them.
"""

from __future__ import annotations

import io
import re
from typing import Final

MAGIC: Final = b"PGDMP"
COMPRESSED_BY_NAME: Final = (1, 15)
"""From this version of the format on the compression is one byte and no number."""
MADE_AT: Final = 7
"""Numbers: second, minute, hour, day, month, year, summer time."""
LONGEST: Final = 1024
VERSION: Final = re.compile(rb"(\d+)")


def server_of(head: bytes) -> int | None:
    """Return the major version of the server a dump was made on; None where it does not say."""
    stream = io.BytesIO(head)
    if stream.read(len(MAGIC)) != MAGIC:
        return None
    try:
        major, minor, _revision, size, _offset, _format = stream.read(6)
        if (major, minor) >= COMPRESSED_BY_NAME:
            stream.read(1)
        else:
            _number(stream, size)
        for _ in range(MADE_AT):
            _number(stream, size)
        _text(stream, size)  # the name of the database
        found = VERSION.match(_text(stream, size))
    except ValueError:
        return None
    return None if found is None else int(found[1])


def _number(stream: io.BytesIO, size: int) -> int:
    sign, *digits = _whole(stream, 1 + size)
    value = int.from_bytes(bytes(digits), "little")
    return -value if sign else value


def _text(stream: io.BytesIO, size: int) -> bytes:
    length = _number(stream, size)
    if length > LONGEST:
        raise ValueError("no head of a dump")
    return _whole(stream, max(length, 0))


def _whole(stream: io.BytesIO, size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise ValueError("the head is cut off")
    return found
