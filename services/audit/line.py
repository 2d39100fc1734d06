"""The bytes of one ledger line: header, salted commitments of its fields, body and leaf.

The format is written down in resources/verify/FORMAT.md; it never changes under its label.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

LABEL: Final = "vigil-audit/event/v1"
SALT_LABEL: Final = b"vigil-audit/salt/v1\n"
FIELD_LABEL: Final = b"vigil-audit/field/v1\n"
BODY_LABEL: Final = b"vigil-audit/body/v1\n"
HEAD_LABEL: Final = b"vigil-audit/head/v1\n"
NO_LEAF: Final = bytes(32)
"""What the first line of a subject names as its predecessor."""
_PAIR: Final = 2
"""A field is a name and a value."""
LARGEST_INTEGER: Final = 2**53 - 1
"""Beyond it other languages read a different number from the same text."""

SUBJECT: Final = re.compile(r"[a-z][a-z0-9_]{0,39}/[A-Za-z0-9._-]{1,64}")
KIND: Final = re.compile(r"[a-z][a-z0-9_.]{0,63}")
HEADER: Final = re.compile(
    r"vigil-audit/event/v1\n"
    r"log (?P<log>[a-z0-9][a-z0-9./-]{0,99})\n"
    r"id (?P<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\n"
    rf"subject (?P<subject>{SUBJECT.pattern})\n"
    r"seq (?P<seq>[1-9][0-9]{0,15})\n"
    r"prev (?P<prev>[0-9a-f]{64})\n"
    r"time (?P<time>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z)\n"
    r"actor (?P<actor>(?:[0-9a-f]{2}){0,200})\n"
    r"client (?P<client>local|[0-9a-fA-F.:]{2,45})\n"
    rf"kind (?P<kind>{KIND.pattern})\n"
    r"body (?P<body>[0-9a-f]{64})\n"
)

Value = str | int | bool | list["Value"] | dict[str, "Value"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the server itself states about an event; nothing a person typed stands in it.

    Attributes:
        log: Name of the log.
        uuid: Of the event, lower case.
        subject: `type/id`, such as `ticket/1042`.
        seq: Place in the subject's chain, from 1.
        prev: Leaf of the subject's line before; `NO_LEAF` for the first.
        time: RFC 3339, UTC, six decimals.
        actor: The database's login of who did it (not the display name).
        client: Address, or `local`.
        kind: `noun.verb`.
        body: Hash of the fields' commitments.
    """

    log: str
    uuid: str
    subject: str
    seq: int
    prev: bytes
    time: str
    actor: str
    client: str
    kind: str
    body: bytes


def header_text(header: Header) -> str:
    """Write the exact text that is hashed; ValueError where a part has no place in it."""
    text = (
        f"{LABEL}\nlog {header.log}\nid {header.uuid}\nsubject {header.subject}\n"
        f"seq {header.seq}\nprev {header.prev.hex()}\ntime {header.time}\n"
        f"actor {header.actor.encode().hex()}\nclient {header.client}\nkind {header.kind}\n"
        f"body {header.body.hex()}\n"
    )
    if HEADER.fullmatch(text) is None:
        raise ValueError(f"a line cannot say that of {header.subject!r}")
    return text


def id_from(at: datetime) -> str:
    """Return an id for a line that begins with its time (RFC 9562, section 5.7).

    So ids come in order, and one page of their index takes those of a transaction.
    """
    began = f"{int(at.timestamp() * 1000):012x}"
    return f"{began[:8]}-{began[8:]}-7{str(uuid4())[15:]}"


def time_of(header: str) -> str:
    """Return when a line was written, RFC 3339; empty where the header is none."""
    found = HEADER.fullmatch(header)
    return found["time"] if found else ""


def parse_header(text: str) -> Header:
    """Read a header; ValueError for anything that is not exactly one."""
    found = HEADER.fullmatch(text)
    if found is None:
        raise ValueError("not a header of format v1")
    return Header(
        log=found["log"],
        uuid=found["uuid"],
        subject=found["subject"],
        seq=int(found["seq"]),
        prev=bytes.fromhex(found["prev"]),
        time=found["time"],
        actor=bytes.fromhex(found["actor"]).decode("utf-8"),
        client=found["client"],
        kind=found["kind"],
        body=bytes.fromhex(found["body"]),
    )


def leaf_hash(header: str) -> bytes:
    """Hash a header as a leaf of the tree (RFC 6962)."""
    return sha256(b"\x00" + header.encode("ascii")).digest()


def head_hash(subject: str, seq: int, leaf: bytes) -> bytes:
    """Hash the end of a subject's chain as a leaf of the tree of heads."""
    return sha256(b"\x00" + HEAD_LABEL + f"{subject}\n{seq}\n".encode("ascii") + leaf).digest()


def field_salt(event_salt: bytes, name: str) -> bytes:
    """Derive the salt of one field, so that one can be given away without the others."""
    return sha256(SALT_LABEL + event_salt + name.encode()).digest()


def commitment(salt: bytes, text: str) -> bytes:
    """Commit to the text of one field: it can be shown later, or withheld for ever."""
    return sha256(FIELD_LABEL + salt + text.encode()).digest()


def body_hash(commitments: Iterable[bytes]) -> bytes:
    """Hash the commitments of all fields, in the order of the fields' names."""
    return sha256(BODY_LABEL + b"".join(commitments)).digest()


def field_text(name: str, value: Value) -> str:
    """Write a field as the JSON text of `[name, value]` (RFC 8785 for the values it takes).

    Raises:
        ValueError: A fraction, an integer other languages would round, half a character.
    """
    _check(value)
    text = _ENCODE([name, value])
    text.encode()  # half a surrogate pair has no bytes: a UnicodeEncodeError is a ValueError
    return text


def field_texts(values: Mapping[str, Value]) -> list[str]:
    """Write all fields of a line, ascending by the bytes of their names."""
    return [field_text(name, values[name]) for name in sorted(values, key=str.encode)]


def write_body(event_salt: bytes, values: Mapping[str, Value]) -> tuple[list[str], bytes]:
    """Write all fields of a line, and hash its body in the same pass."""
    texts = field_texts(values)
    names = sorted(values, key=str.encode)
    made = [
        commitment(field_salt(event_salt, name), text)
        for name, text in zip(names, texts, strict=True)
    ]
    return texts, body_hash(made)


def read_field(text: str) -> tuple[str, Value]:
    """Read a field's text back; ValueError where it is not `[name, value]`."""
    found = _DECODE(text)
    if not (isinstance(found, list) and len(found) == _PAIR):
        raise ValueError("a field is a name and a value")
    name, value = found
    if not isinstance(name, str):
        raise ValueError("the name of a field is text")  # noqa: TRY004 - of the data, not a type
    return name, value


def read_together(texts: Sequence[str]) -> list[tuple[str, Value]] | None:
    """Read many fields in one pass; None where that does not give a name and a value for each."""
    joined = "[" + ",".join(texts) + "]"
    try:
        found, end = _SCAN(joined, 0)
    except (ValueError, StopIteration):
        return None
    if end != len(joined) or len(found) != len(texts) or not {*map(type, found)} <= {list}:
        return None
    try:
        names = [name for name, _ in found]
    except ValueError:
        return None
    if not {*map(type, names)} <= {str}:
        return None
    pairs: list[tuple[str, Value]] = found
    return pairs


def body_of(event_salt: bytes, texts: Iterable[str]) -> bytes:
    """Hash a body from its fields' texts; ValueError when their names do not ascend."""
    made: list[bytes] = []
    last = b""
    for text in texts:
        name = read_field(text)[0]
        if made and name.encode() <= last:
            raise ValueError("the names of fields must ascend")
        last = name.encode()
        made.append(commitment(field_salt(event_salt, name), text))
    return body_hash(made)


def _check(value: Value) -> None:
    if value is None or isinstance(value, str):
        return
    if isinstance(value, float):
        raise ValueError("a line holds no fractions")  # noqa: TRY004 - a rule of the format
    if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        raise ValueError(f"{value} is beyond what every language reads alike")
    if isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            _check(part)


def _unique(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name stands twice")
    return made


_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_READER: Final = json.JSONDecoder(object_pairs_hook=_unique)
_DECODE: Final = _READER.decode
_SCAN: Final = json.scanner.make_scanner(_READER)  # type: ignore[attr-defined]  # not in typeshed
