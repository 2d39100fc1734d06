#!/usr/bin/env python3
"""Verifies an exported audit bundle without its makers, their program or their database.

Usage: vigilverify.py --root FINGERPRINT [--log NAME] [--witness VKEY] [--pinned NOTE] BUNDLE...

FINGERPRINT is printed on the certificate of installation: take it from paper, not from the
bundle. Each bundle is answered by one line of JSON; exit status 0 says that all of them hold,
1 that one does not, 2 that the arguments were wrong. The format is described in FORMAT.md.
Needs only Python 3.10 or later; uses the package `cryptography` where it is installed.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ed25519

    HAS_LIBRARY = True
except ImportError:
    HAS_LIBRARY = False

Json = Any
"""Whatever a file may hold before its shape is checked."""
FORMAT = "vigil-audit/bundle/v1"
OVER_YEARS = "vigil-audit/bundle/v2"
"""The same with the logs of earlier years; each begins with the last checkpoint before it."""
LARGEST = 2**53 - 1
LONGEST_NUMBER = 17
KEY_BYTES = 33
"""One byte says what the key signs as, 32 are the key."""
LOG_KEY, WITNESS_KEY = 1, 4
KEY_ID_BYTES = 4
SIGNATURE_BYTES = 64
HASH_BYTES = 32
PARTS_OF_A_FIELD = 2
OPENED = "log.opened"
KIND, BODY = 9, 10
"""Groups of a header."""

DEPTH = 64
HEX = re.compile(r"[0-9a-f]{64}")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
NUMBER = re.compile(r"0|[1-9][0-9]{0,15}")
HEADER = re.compile(
    r"vigil-audit/event/v1\n"
    r"log ([a-z0-9][a-z0-9./-]{0,99})\n"
    r"id ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\n"
    r"subject ([a-z][a-z0-9_]{0,39}/[A-Za-z0-9._-]{1,64})\n"
    r"seq ([1-9][0-9]{0,15})\n"
    r"prev ([0-9a-f]{64})\n"
    r"time ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z)\n"
    r"actor ((?:[0-9a-f]{2}){0,200})\n"
    r"client (local|[0-9a-fA-F.:]{2,45})\n"
    r"kind ([a-z][a-z0-9_.]{0,63})\n"
    r"body ([0-9a-f]{64})\n"
)
MEANING = {
    "ok": "the bundle holds",
    "file": "the file cannot be read",
    "json": "the file is not JSON as bundles are written",
    "newer": "the bundle is of a newer format than this verifier knows",
    "format": "a part of the bundle is missing, unknown or of the wrong kind",
    "root": "the root key is not the pinned one",
    "keys": "a key statement is not signed by the root",
    "checkpoint": "a checkpoint is not signed by the log's key of its time",
    "turn": "a log does not begin with the last checkpoint of the one before it",
    "header": "the header of an event is not one of this log",
    "field": "a field of an event is not readable or out of order",
    "body": "the fields of an event are not those its header commits to",
    "proof": "an event is not in the signed tree",
    "head": "the end of a chain is not in the signed map",
    "chain": "an event of a chain is missing, added or out of order",
    "complete": "an event of the period is missing or does not belong to it",
    "consistency": "the checkpoint does not continue the pinned one",
}


MALFORMED = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)
"""What reading a field that has another shape may raise."""


class RefusedError(Exception):
    """The bundle does not hold: why, and at which event."""

    def __init__(self, code: str, at: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.at = at


def verify_file(name: str, pins: dict[str, Any]) -> dict[str, Any]:
    """Verify the bundle in a file; one that cannot be read does not hold either."""
    try:
        raw = Path(name).read_bytes()
    except (OSError, ValueError):
        return {"bundle": name, **verify(None, pins)}
    return {"bundle": name, **verify(raw, pins)}


def verify(raw: bytes | None, pins: dict[str, Any]) -> dict[str, Any]:
    """Verify one bundle, None where it could not be read; returns the answer that is printed."""
    answer: dict[str, Any] = {"ok": False, "grade": "F", "events": 0, "withheld": 0, "at": None}
    try:
        _verify(raw, pins, answer)
    except RefusedError as refusal:
        answer |= {"code": refusal.code, "at": refusal.at, "grade": "F", "ok": False}
    answer["meaning"] = MEANING[answer["code"]]
    return answer


def _verify(raw: bytes | None, pins: dict[str, Any], answer: dict[str, Any]) -> None:
    if raw is None:
        raise RefusedError("file")
    bundle = _parse_bundle(raw)
    _check_shape(bundle)
    root = _root(bundle, pins)
    epochs = [_statement(one, root, bundle["log"]) for one in bundle["statements"]]
    if not epochs:
        raise RefusedError("keys")
    witnesses = pins.get("witnesses", [])
    tip, signers = _checkpoint(bundle["checkpoint"], bundle["log"], epochs, witnesses)
    logs = [_checkpoint(one["checkpoint"], bundle["log"], epochs, [])[0] for one in bundle["logs"]]
    logs.append(tip)
    if bundle["format"] == FORMAT and tip["after"]:
        raise RefusedError("checkpoint")
    for at, one in enumerate(bundle["logs"]):
        _check_turn(at, one["next"], bundle["log"], logs)
    lines = [_event(at, one, bundle["log"]) for at, one in enumerate(bundle["events"])]
    _check_indexes(bundle["events"])
    if bundle["scope"]["kind"] == "subjects":
        _check_subjects(bundle, logs, lines)
    else:
        _check_period(bundle, (logs, epochs), lines)
    _check_pinned(bundle, logs, pins)
    seen = sorted(set(signers) - {bundle["log"]})
    answer |= {
        "ok": True,
        "code": "ok",
        "grade": "A" if seen else "B",
        "log": bundle["log"],
        "root": hashlib.sha256(root["raw"]).hexdigest(),
        "size": tip["size"],
        "tree": tip["root"].hex(),
        "sealed": tip["time"],
        "scope": bundle["scope"],
        "witnesses": seen,
        "events": len(lines),
        "withheld": sum("withheld" in field for one in bundle["events"] for field in one["fields"]),
    }


def _check_indexes(events: list[dict[str, Any]]) -> None:
    last = -1
    for at, event in enumerate(events):
        if event["index"] <= last:
            raise RefusedError("proof", at)
        last = event["index"]


# ---------------------------------------------------------------- JSON


def _parse_bundle(raw: bytes) -> Json:
    try:
        return _parse(raw.decode("utf-8"), _whole)
    except (ValueError, RecursionError):
        raise RefusedError("json") from None


def _parse(text: str, number: Callable[[str], int]) -> Json:
    """Parse JSON strictly: no name twice, no half characters, no NaN."""

    def refuse(_: str) -> NoReturn:
        raise ValueError

    found = json.loads(
        text,
        object_pairs_hook=_unique,
        parse_int=number,
        parse_float=refuse if number is _whole else lambda _: 0,
        parse_constant=refuse,
    )
    _check_depth(found, 0)
    return found


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER or abs(int(text)) > LARGEST or text == "-0":
        raise ValueError
    return int(text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError
    return made


def _check_depth(value: Json, depth: int) -> None:
    if depth > DEPTH:
        raise ValueError
    if isinstance(value, str):
        value.encode("utf-8")  # UnicodeEncodeError is a ValueError
    elif isinstance(value, dict):
        for name, inner in value.items():
            name.encode("utf-8")
            _check_depth(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _check_depth(inner, depth + 1)


# ---------------------------------------------------------------- shape


def _check_shape(bundle: Json) -> None:
    if not isinstance(bundle, dict) or not isinstance(bundle.get("format"), str):
        raise RefusedError("format")
    _check_format(bundle)
    _has(
        bundle,
        format=str,
        log=str,
        root=str,
        statements=list,
        checkpoint=str,
        scope=dict,
        since=(dict, type(None)),
        heads=list,
        skeleton=list,
        events=list,
        consistency=(dict, type(None)),
        logs=list,
    )
    _texts(bundle["statements"], bundle["skeleton"])
    _check_logs_shape(bundle["logs"])
    _check_scope(bundle)
    if bundle["since"] is not None:
        _has(bundle["since"], checkpoint=str, peaks=list)
        _hashes(bundle["since"]["peaks"])
    if bundle["consistency"] is not None:
        _has(bundle["consistency"], size=int, root=str, path=list)
        _hashes([bundle["consistency"]["root"]], bundle["consistency"]["path"])
    for one in bundle["heads"]:
        _has(one, subject=str, seq=int, leaf=str, index=int, path=list)
        _hashes([one["leaf"]], one["path"])
    for one in bundle["events"]:
        _has(one, index=int, header=str, fields=list, path=list)
        _hashes(one["path"])
        for field in one["fields"]:
            _check_field_shape(field)


def _check_format(bundle: dict[str, Any]) -> None:
    """Demand a format that is known; the older one has no logs of earlier years."""
    if bundle["format"] not in {FORMAT, OVER_YEARS}:
        newer = re.fullmatch(r"vigil-audit/bundle/v[1-9][0-9]{0,3}", bundle["format"])
        raise RefusedError("newer" if newer else "format")
    if bundle["format"] == FORMAT:
        if "logs" in bundle:
            raise RefusedError("format")
        bundle["logs"] = []


def _check_logs_shape(logs: list[Json]) -> None:
    for one in logs:
        _has(one, checkpoint=str, next=dict)
        _has(one["next"], header=str, fields=list, path=list)
        _hashes(one["next"]["path"])
        for field in one["next"]["fields"]:
            _check_field_shape(field)


def _check_scope(bundle: dict[str, Any]) -> None:
    scope = bundle["scope"]
    if scope.get("kind") == "subjects":
        _has(scope, kind=str, subjects=list)
        _texts(scope["subjects"])
        if bundle["skeleton"] or bundle["since"] is not None:
            raise RefusedError("format")
    elif scope.get("kind") == "period":
        _has(scope, **{"kind": str, "from": str, "to": str})
        if not TIME.fullmatch(scope["from"]) or not TIME.fullmatch(scope["to"]):
            raise RefusedError("format")
        if bundle["heads"] or any(
            one.get("path") for one in bundle["events"] if isinstance(one, dict)
        ):
            raise RefusedError("format")
    else:
        raise RefusedError("format")


def _check_field_shape(field: Json) -> None:
    if isinstance(field, dict) and "withheld" in field:
        _has(field, withheld=str)
        _hashes([field["withheld"]])
    else:
        _has(field, salt=str, text=str)
        _hashes([field["salt"]])


def _has(value: Json, **kinds: Json) -> None:
    """Demand an object with exactly these names, each of its kind."""
    if not isinstance(value, dict) or set(value) != set(kinds):
        raise RefusedError("format")
    for name, kind in kinds.items():
        wrong = not isinstance(value[name], kind) or isinstance(value[name], bool)
        if wrong or (kind is int and value[name] < 0):
            raise RefusedError("format")


def _texts(*lists: list[Any]) -> None:
    if any(not isinstance(one, str) for found in lists for one in found):
        raise RefusedError("format")


def _hashes(*lists: list[Any]) -> None:
    for found in lists:
        if any(not isinstance(one, str) or not HEX.fullmatch(one) for one in found):
            raise RefusedError("format")


# ---------------------------------------------------------------- keys and notes


def _unbase64(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError from None
    if base64.b64encode(raw).decode() != text:
        raise ValueError
    return raw


def _key_id(name: str, raw: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + raw).digest()[:KEY_ID_BYTES]


def read_vkey(line: str) -> dict[str, Any]:
    """Read `name+id+base64`; ValueError where its parts do not fit."""
    name, _, rest = line.partition("+")
    key_id, _, encoded = rest.partition("+")
    raw = _unbase64(encoded)
    if not name or re.search(r"[ \n]", name) or len(raw) != KEY_BYTES:
        raise ValueError
    if raw[0] not in (LOG_KEY, WITNESS_KEY) or _key_id(name, raw).hex() != key_id:
        raise ValueError
    return {"name": name, "kind": raw[0], "raw": raw[1:], "id": _key_id(name, raw)}


def _open_note(note: str, keys: list[dict[str, Any]]) -> tuple[str, list[str]]:
    """Return the text and the names of the known keys that signed it; ValueError otherwise."""
    text, blank, lines = note.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise ValueError
    text += "\n"
    signers: list[str] = []
    for line in lines[:-1].split("\n"):
        dash, _, rest = line.partition(" ")
        name, _, encoded = rest.partition(" ")
        blob = _unbase64(encoded)
        if dash != "\u2014" or not name or len(blob) <= KEY_ID_BYTES:
            raise ValueError
        for key in keys:
            if key["name"] == name and key["id"] == blob[:KEY_ID_BYTES]:
                if not _signed(key, text, blob[KEY_ID_BYTES:]):
                    raise ValueError
                signers.append(name)
    return text, signers


def _signed(key: dict[str, Any], text: str, signature: bytes) -> bool:
    message = text.encode()
    if key["kind"] == WITNESS_KEY:
        at = int.from_bytes(signature[:8], "big")
        message = b"cosignature/v1\ntime %d\n" % at + message
        signature = signature[8:]
    return len(signature) == SIGNATURE_BYTES and ed25519_holds(key["raw"], message, signature)


def _root(bundle: dict[str, Any], pins: dict[str, Any]) -> dict[str, Any]:
    try:
        root = read_vkey(bundle["root"])
    except ValueError:
        raise RefusedError("root") from None
    pinned = pins.get("root")
    if root["name"] != bundle["log"] + "/root" or root["kind"] != LOG_KEY:
        raise RefusedError("root")
    if hashlib.sha256(root["raw"]).hexdigest() != pinned:
        raise RefusedError("root")
    if pins.get("log") not in (None, bundle["log"]):
        raise RefusedError("root")
    return root


def _statement(note: str, root: dict[str, Any], log: str) -> tuple[int, dict[str, Any]]:
    try:
        return _read_statement(note, root, log)
    except ValueError:
        raise RefusedError("keys") from None


def _read_statement(note: str, root: dict[str, Any], log: str) -> tuple[int, dict[str, Any]]:
    text, signers = _open_note(note, [root])
    label, of, key, start, rest = text.split("\n")
    if (label, of, rest) != ("vigil-audit/key/v1", "log " + log, "") or not signers:
        raise ValueError
    if not key.startswith("key ") or not start.startswith("from "):
        raise ValueError
    return _number(start[5:]), read_vkey(key[4:])


def _number(text: str) -> int:
    if not NUMBER.fullmatch(text) or int(text) > LARGEST:
        raise ValueError
    return int(text)


def _checkpoint(
    note: str, log: str, epochs: list[tuple[int, Any]], witnesses: list[dict[str, Any]]
) -> tuple[dict[str, Any], list[str]]:
    try:
        found = _read_checkpoint(_open_note(note, [])[0], log)
        newest = max((start for start, _ in epochs if start < found["end"]), default=0)
        known = [key for start, key in epochs if newest <= start <= found["end"]]
        signers = _open_note(note, known + witnesses)[1]
    except ValueError:
        raise RefusedError("checkpoint") from None
    if log not in signers:
        raise RefusedError("checkpoint")
    return found, signers


def _read_checkpoint(text: str, log: str) -> dict[str, Any]:
    name, size, root, heads, time, *later, rest = text.split("\n")
    word, subjects, heads_root = heads.split(" ")
    after = _number(later[0][6:]) if later else 0
    if later and (len(later) > 1 or not later[0].startswith("after ") or not after):
        raise ValueError
    own, _, year = name.rpartition("/") if later else (name, "", "0000")
    found = {
        "log": name,
        "after": after,
        "end": after + _number(size),
        "size": _number(size),
        "root": _unbase64(root),
        "subjects": _number(subjects),
        "heads": _unbase64(heads_root),
        "time": time[5:],
        "text": text,
    }
    if own != log or word != "heads" or not time.startswith("time ") or rest:
        raise ValueError
    if not re.fullmatch("[0-9]{4}", year):
        raise ValueError
    if not TIME.fullmatch(time[5:]) or {len(_unbase64(root)), len(_unbase64(heads_root))} != {
        HASH_BYTES
    }:
        raise ValueError
    return found


def _check_turn(at: int, event: dict[str, Any], log: str, logs: list[dict[str, Any]]) -> None:
    """The first entry of a log is the last checkpoint of the log before it."""
    before, after = logs[at], logs[at + 1]
    try:
        line = _event(at, event, log)
        said = _parse(event["fields"][_place_of("change:0001", event)]["text"], lambda _: 0)[1]
        last = _open_note(said["after"], [])[0]
    except (RefusedError, *MALFORMED):
        raise RefusedError("turn", at) from None
    subject = "log/" + after["log"].rpartition("/")[2]
    parts = HEADER.fullmatch(event["header"])
    kind = parts[KIND] if parts else ""
    first = (kind, line["subject"], line["seq"], line["prev"])
    path = [bytes.fromhex(one) for one in event["path"]]
    if (
        first != (OPENED, subject, 1, "0" * 64)
        or said.get("field") != "last checkpoint"
        or last != before["text"]
        or after["after"] != before["end"]
        or not _included(line["leaf"], 0, after["size"], path, after["root"])
    ):
        raise RefusedError("turn", at)


def _place_of(name: str, event: dict[str, Any]) -> int:
    """Return which field has that name; ValueError where none is shown that has it."""
    for at, field in enumerate(event["fields"]):
        if "text" in field and _field_name(field["text"], at) == name.encode():
            return at
    raise ValueError


# ---------------------------------------------------------------- events


def _event(at: int, event: dict[str, Any], log: str) -> dict[str, Any]:
    parts = HEADER.fullmatch(event["header"])
    if parts is None or parts[1] != log or int(parts[4]) > LARGEST:
        raise RefusedError("header", at)
    made: list[bytes] = []
    last: bytes | None = None
    for field in event["fields"]:
        if "withheld" in field:
            made.append(bytes.fromhex(field["withheld"]))
            continue
        name = _field_name(field["text"], at)
        if last is not None and name <= last:
            raise RefusedError("field", at)
        last = name
        made.append(
            _sha(b"vigil-audit/field/v1\n", bytes.fromhex(field["salt"]), field["text"].encode())
        )
    if _sha(b"vigil-audit/body/v1\n", *made).hex() != parts[BODY]:
        raise RefusedError("body", at)
    return _line(parts, event["header"])


def _line(parts: re.Match[str], header: str) -> dict[str, Any]:
    return {
        "subject": parts[3],
        "seq": int(parts[4]),
        "prev": parts[5],
        "time": parts[6],
        "leaf": _sha(b"\x00", header.encode()),
    }


def _field_name(text: str, at: int) -> bytes:
    try:
        found = _parse(text, lambda _: 0)
    except (ValueError, RecursionError):
        raise RefusedError("field", at) from None
    if not isinstance(found, list) or len(found) != PARTS_OF_A_FIELD:
        raise RefusedError("field", at)
    if not isinstance(found[0], str):
        raise RefusedError("field", at)
    return found[0].encode()


def _sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


# ---------------------------------------------------------------- the tree


def _node(left: bytes, right: bytes) -> bytes:
    return _sha(b"\x01", left, right)


def _included(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    if not 0 <= index < size:
        return False
    place, last, made = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            made = _node(sibling, made)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            made = _node(made, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and made == root


def _consistent(sizes: tuple[int, int], roots: tuple[bytes, bytes], path: list[bytes]) -> bool:
    old, new = sizes
    if not 1 <= old <= new:
        return False
    if old == new:
        return not path and roots[0] == roots[1]
    if not path:
        return False
    if old & (old - 1) == 0:
        path = [roots[0], *path]
    return _grew(old - 1, new - 1, roots, path)


def _grew(place: int, last: int, roots: tuple[bytes, bytes], path: list[bytes]) -> bool:
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = _node(sibling, before), _node(sibling, after)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            after = _node(after, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and (before, after) == roots


def _fold(peaks: list[bytes]) -> bytes:
    if not peaks:
        return _sha(b"")
    made = peaks[-1]
    for peak in reversed(peaks[:-1]):
        made = _node(peak, made)
    return made


def _grow(peaks: list[bytes], size: int, leaf: bytes) -> None:
    while size & 1:
        leaf = _node(peaks.pop(), leaf)
        size >>= 1
    peaks.append(leaf)


# ---------------------------------------------------------------- scopes


def _check_subjects(
    bundle: dict[str, Any], logs: list[dict[str, Any]], lines: list[dict[str, Any]]
) -> None:
    """Every line is in the tree of its log, and each chain whole up to the end that was signed."""
    tip = logs[-1]
    for at, event in enumerate(bundle["events"]):
        path = [bytes.fromhex(one) for one in event["path"]]
        its = next((one for one in logs if event["index"] < one["end"]), tip)
        place = event["index"] - its["after"]
        if not _included(lines[at]["leaf"], place, its["size"], path, its["root"]):
            raise RefusedError("proof", at)
    heads = {}
    for head in bundle["heads"]:
        leaf = bytes.fromhex(head["leaf"])
        said = f"{head['subject']}\n{head['seq']}\n"
        end = _sha(b"\x00", b"vigil-audit/head/v1\n", said.encode(), leaf)
        path = [bytes.fromhex(one) for one in head["path"]]
        if not _included(end, head["index"], tip["subjects"], path, tip["heads"]):
            raise RefusedError("head")
        heads[head["subject"]] = (head["seq"], leaf)
    if sorted(heads) != sorted(bundle["scope"]["subjects"]) or len(heads) != len(bundle["heads"]):
        raise RefusedError("head")
    _check_chains(lines, heads)


def _check_chains(lines: list[dict[str, Any]], heads: dict[str, tuple[int, bytes]]) -> None:
    ends: dict[str, tuple[int, bytes]] = {}
    for at, line in enumerate(lines):
        seq, leaf = ends.get(line["subject"], (0, bytes(HASH_BYTES)))
        if line["subject"] not in heads or line["seq"] != seq + 1 or line["prev"] != leaf.hex():
            raise RefusedError("chain", at)
        ends[line["subject"]] = (line["seq"], line["leaf"])
    if ends != heads:
        raise RefusedError("chain", len(lines))


def _check_period(
    bundle: dict[str, Any],
    signed: tuple[list[dict[str, Any]], list[tuple[int, Any]]],
    lines: list[dict[str, Any]],
) -> None:
    """The headers of the whole range give the signed root, so none is missing among them."""
    start, peaks = _since(bundle, signed[1], signed[0][0])
    wanted = _skeleton(bundle, signed[0], (start, peaks))
    for at, event in enumerate(bundle["events"]):
        if event["index"] < start or wanted.pop(event["index"], None) != event["header"]:
            raise RefusedError("complete", at)
    if wanted:
        raise RefusedError("complete", len(lines))


def _since(
    bundle: dict[str, Any], epochs: list[tuple[int, Any]], first: dict[str, Any]
) -> tuple[int, list[bytes]]:
    """Where the range begins: at the edge of a checkpoint that was sealed before the period."""
    if bundle["since"] is None:
        if first["after"]:
            raise RefusedError("complete")
        return 0, []
    since, _ = _checkpoint(bundle["since"]["checkpoint"], bundle["log"], epochs, [])
    peaks = [bytes.fromhex(one) for one in bundle["since"]["peaks"]]
    if since["size"].bit_count() != len(peaks) or _fold(peaks) != since["root"]:
        raise RefusedError("proof")
    if (since["log"], since["after"]) != (first["log"], first["after"]):
        raise RefusedError("complete")
    if since["time"] > bundle["scope"]["from"]:
        raise RefusedError("complete")
    return since["end"], peaks


def _skeleton(
    bundle: dict[str, Any], logs: list[dict[str, Any]], edge: tuple[int, list[bytes]]
) -> dict[int, str]:
    """Grow the trees from the headers of the range; return those that belong to the period."""
    place, peaks = edge
    scope, wanted, coming = bundle["scope"], {}, list(logs)
    for header in bundle["skeleton"]:
        parts = HEADER.fullmatch(header)
        if parts is None or parts[1] != bundle["log"] or int(parts[4]) > LARGEST:
            raise RefusedError("header")
        if len(coming) > 1 and place == coming[0]["end"]:
            if _fold(peaks) != coming.pop(0)["root"]:
                raise RefusedError("proof")
            peaks = []
        if scope["from"] <= parts[6] < scope["to"]:
            wanted[place] = header
        _grow(peaks, place - coming[0]["after"], _sha(b"\x00", header.encode()))
        place += 1
    if len(coming) > 1 or place != coming[0]["end"] or _fold(peaks) != coming[0]["root"]:
        raise RefusedError("proof")
    return wanted


def _check_pinned(bundle: dict[str, Any], logs: list[dict[str, Any]], pins: dict[str, Any]) -> None:
    """The log of the pinned checkpoint only grew since; the turns lead on from it."""
    if pins.get("pinned") is None:
        return
    log, *pinned = pins["pinned"]
    given = bundle["consistency"]
    tip = next((one for one in logs if one["log"] == log), None)
    if given is None or tip is None or [given["size"], given["root"]] != pinned:
        raise RefusedError("consistency")
    path = [bytes.fromhex(one) for one in given["path"]]
    roots = bytes.fromhex(given["root"]), tip["root"]
    if not _consistent((given["size"], tip["size"]), roots, path):
        raise RefusedError("consistency")


# ---------------------------------------------------------------- Ed25519 (RFC 8032)

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def ed25519_holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Check a signature; by the package cryptography where it is there, else by hand."""
    if not HAS_LIBRARY:
        return ed25519_holds_by_hand(public, message, signature)
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def ed25519_holds_by_hand(public: bytes, message: bytes, signature: bytes) -> bool:
    """Check a signature as RFC 8032 section 5.1.7 says, without a factor of eight."""
    point = _decompress(public)
    s = int.from_bytes(signature[32:], "little")
    if point is None or s >= Q or len(signature) != SIGNATURE_BYTES:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    h = int.from_bytes(digest, "little") % Q
    minus = (P - point[0], point[1], point[2], P - point[3])
    return _compress(_add(_times(s, BASE), _times(h, minus))) == signature[:32]


def _add(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(factor: int, point: tuple[int, ...]) -> tuple[int, ...]:
    made: tuple[int, ...] = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            made = _add(made, point)
        point = _add(point, point)
        factor >>= 1
    return made


def _compress(point: tuple[int, ...]) -> bytes:
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _decompress(raw: bytes) -> tuple[int, ...] | None:
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y % P, 1, x * y % P


BASE = _decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or ()


# ---------------------------------------------------------------- the command


def pins_of(args: argparse.Namespace) -> dict[str, Any]:
    """Return what is pinned; ValueError where an argument is not what it should be."""
    root = re.sub(r"[^0-9a-fA-F]", "", args.root).lower()
    if not HEX.fullmatch(root):
        raise ValueError("a fingerprint has 64 hexadecimal digits")
    pins: dict[str, Any] = {
        "root": root,
        "log": args.log,
        "witnesses": [read_vkey(one) for one in args.witness],
    }
    if args.pinned:
        text, _ = _open_note(Path(args.pinned).read_text("utf-8"), [])
        log, size, tree = text.split("\n")[:3]
        pins["pinned"] = (log, _number(size), _unbase64(tree).hex())
    return pins


def main(argv: list[str] | None = None) -> int:
    """Answer for each bundle; returns the exit status."""
    parser = argparse.ArgumentParser(description="Verifies exported audit bundles.")
    parser.add_argument("--root", required=True, metavar="FINGERPRINT")
    parser.add_argument("--log", metavar="NAME")
    parser.add_argument("--witness", action="append", default=[], metavar="VKEY")
    parser.add_argument("--pinned", metavar="NOTE", help="an earlier checkpoint, kept by you")
    parser.add_argument("bundles", nargs="+", metavar="BUNDLE")
    args = parser.parse_args(argv)
    try:
        pins = pins_of(args)
    except (OSError, ValueError) as error:
        parser.error(str(error) or "an argument is not what it should be")
    sound = True
    for name in args.bundles:
        answer = verify_file(name, pins)
        sound = sound and answer["ok"]
        sys.stdout.write(json.dumps(answer, sort_keys=True) + "\n")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
