"""A thousand ways to spoil a sample bundle, the same for the same seed."""

from __future__ import annotations

import copy
import json
import random
from typing import TYPE_CHECKING, Any, Final

from services.audit.line import commitment
from tests.rigs.bundles import BUNDLES, TURNS, expected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def mutants(count: int, seed: int = 6962, place: Path = BUNDLES) -> list[tuple[str, bytes]]:
    """Return spoiled copies of the sample bundles, the same for the same seed, by name."""
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    samples = [(place / f"{name}.json").read_bytes() for name in expected(place)["bundles"]]
    ways = SPOILS | TURNED if place == TURNS else SPOILS
    made: list[tuple[str, bytes]] = []
    while len(made) < count:
        raw = chance.choice(samples)
        name, spoil = chance.choice(list(ways.items()))
        spoiled = spoil(raw, chance)
        if spoiled is not None:
            made.append((name, spoiled))
    return made


def turned(way: str, name: str, seed: int) -> bytes | None:
    """Spoil a bundle that reaches over a turn in one way; None where it has nothing to spoil."""
    raw = (TURNS / f"{name}.json").read_bytes()
    return TURNED[way](raw, random.Random(seed))  # noqa: S311 - reproducible, not secret


def _structural(
    change: Callable[[dict[str, Any], random.Random], bool],
) -> Callable[[bytes, random.Random], bytes | None]:
    def spoil(raw: bytes, chance: random.Random) -> bytes | None:
        content = copy.deepcopy(json.loads(raw))
        if not change(content, chance):
            return None
        return json.dumps(content, ensure_ascii=False, indent=1).encode()

    return spoil


def _some_event(content: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    found: dict[str, Any] = chance.choice(content["events"])
    return found


def _drop_event(content: dict[str, Any], chance: random.Random) -> bool:
    content["events"].pop(chance.randrange(len(content["events"])))
    return True


def _drop_last_event(content: dict[str, Any], _: random.Random) -> bool:
    content["events"].pop()
    return True


def _repeat_event(content: dict[str, Any], chance: random.Random) -> bool:
    at = chance.randrange(len(content["events"]))
    content["events"].insert(at, content["events"][at])
    return True


def _swap_events(content: dict[str, Any], chance: random.Random) -> bool:
    one, other = chance.sample(range(len(content["events"])), 2)
    events = content["events"]
    events[one], events[other] = events[other], events[one]
    return True


def _move_index(content: dict[str, Any], chance: random.Random) -> bool:
    event = _some_event(content, chance)
    event["index"] = max(0, event["index"] + chance.choice([-1, 1, 7]))
    return True


def _edit_header(content: dict[str, Any], chance: random.Random) -> bool:
    event = _some_event(content, chance)
    lines = event["header"].split("\n")
    at = chance.randrange(len(lines) - 1)
    lines[at] = _flip(lines[at], chance)
    event["header"] = "\n".join(lines)
    return True


def _smuggle_line(content: dict[str, Any], chance: random.Random) -> bool:
    event = _some_event(content, chance)
    event["header"] = event["header"].replace("\nkind ", "\nkind x\nkind ", 1)
    return True


def _edit_field(content: dict[str, Any], chance: random.Random) -> bool:
    field = chance.choice(_some_event(content, chance)["fields"])
    name = chance.choice(sorted(field))
    field[name] = _flip(field[name], chance)
    return True


def _drop_field(content: dict[str, Any], chance: random.Random) -> bool:
    event = _some_event(content, chance)
    event["fields"].pop(chance.randrange(len(event["fields"])))
    return True


def _swap_fields(content: dict[str, Any], chance: random.Random) -> bool:
    event = _some_event(content, chance)
    if len(event["fields"]) < len("ab"):
        return False
    event["fields"][0], event["fields"][-1] = event["fields"][-1], event["fields"][0]
    return True


def _withhold_wrongly(content: dict[str, Any], chance: random.Random) -> bool:
    event = _some_event(content, chance)
    event["fields"][0] = {"withheld": chance.randbytes(32).hex()}
    return True


def _spoil_path(content: dict[str, Any], chance: random.Random) -> bool:
    paths = [one["path"] for one in content["events"] + content["heads"] if one["path"]]
    if not paths:
        return False
    path = chance.choice(paths)
    at = chance.randrange(len(path))
    how = chance.randrange(3)
    if how == 0:
        path.pop(at)
    elif how == 1:
        path.insert(at, path[at])
    else:
        path[at] = _flip(path[at], chance)
    return True


def _spoil_head(content: dict[str, Any], chance: random.Random) -> bool:
    if not content["heads"]:
        return False
    head = chance.choice(content["heads"])
    name = chance.choice(["subject", "seq", "leaf", "index"])
    head[name] = head[name] + 1 if isinstance(head[name], int) else _flip(head[name], chance)
    return True


def _spoil_skeleton(content: dict[str, Any], chance: random.Random) -> bool:
    if not content["skeleton"]:
        return False
    at = chance.randrange(len(content["skeleton"]))
    if chance.random() < 1 / 2:
        content["skeleton"].pop(at)
    else:
        content["skeleton"][at] = _flip(content["skeleton"][at], chance)
    return True


def _widen_scope(content: dict[str, Any], chance: random.Random) -> bool:
    scope = content["scope"]
    if scope["kind"] == "subjects":
        scope["subjects"].append(f"ticket/{chance.randrange(5000)}")
    else:
        scope["from"] = "2000-01-01T00:00:00.000000Z"
        return content["since"] is not None
    return True


def _edit_note(content: dict[str, Any], chance: random.Random) -> bool:
    body, blank, lines = content["checkpoint"].rpartition("\n\n")
    content["checkpoint"] = _flip(body, chance) + blank + lines
    return True


def _edit_signature(content: dict[str, Any], chance: random.Random) -> bool:
    body, blank, lines = content["checkpoint"].rpartition("\n\n")
    content["checkpoint"] = body + blank + _flip(lines, chance)
    return True


def _spoil_statement(content: dict[str, Any], chance: random.Random) -> bool:
    if chance.random() < 1 / 3:
        content["statements"] = []
    else:
        content["statements"][0] = _flip(content["statements"][0], chance)
    return True


def _other_root(content: dict[str, Any], chance: random.Random) -> bool:
    content["root"] = _flip(content["root"], chance)
    return True


def _newer_format(content: dict[str, Any], chance: random.Random) -> bool:
    content["format"] = chance.choice(["vigil-audit/bundle/v3", "vigil-audit/bundle/v12", "x"])
    return True


def _add_part(content: dict[str, Any], chance: random.Random) -> bool:
    chance.choice([content, content["scope"], _some_event(content, chance)])["extra"] = 1
    return True


def _wrong_kind(content: dict[str, Any], chance: random.Random) -> bool:
    name = chance.choice(sorted(set(content) - {"consistency"}))  # which may be left out
    before = content[name]
    content[name] = chance.choice([None, 1, "x", [], {}, True, [1], -1])
    return bool(content[name] != before)


def _swap_first_entry(content: dict[str, Any], chance: random.Random) -> bool:
    """Let another entry of the log stand first."""
    other = _some_event(content, chance)
    for name in ("header", "fields", *(["path"] if chance.random() < 1 / 2 else [])):
        content["logs"][0]["next"][name] = other[name]
    return True


def _edit_first_entry(content: dict[str, Any], chance: random.Random) -> bool:
    entry = content["logs"][0]["next"]
    how = chance.randrange(5)
    if how == 0:
        entry["header"] = _flip(entry["header"], chance)
    elif how == 1:
        field = chance.choice(entry["fields"])
        field["text"] = _flip(field["text"], chance)
    elif how == len("ab"):
        entry["fields"].pop(chance.randrange(len(entry["fields"])))
    elif not entry["path"]:
        entry["path"] = ["0" * 64]
    else:
        at = chance.randrange(len(entry["path"]))
        entry["path"][at] = _flip(entry["path"][at], chance)
    return True


def _withhold_last_checkpoint(content: dict[str, Any], _: random.Random) -> bool:
    """Keep the note back as any value may be; the commitment is the right one."""
    fields = content["logs"][0]["next"]["fields"]
    for at, field in enumerate(fields):
        if field["text"].startswith('["change:0001"'):
            salt = bytes.fromhex(field["salt"])
            fields[at] = {"withheld": commitment(salt, field["text"]).hex()}
    return True


def _leave_out_a_log(content: dict[str, Any], _: random.Random) -> bool:
    content["logs"] = []
    return True


def _repeat_a_log(content: dict[str, Any], _: random.Random) -> bool:
    content["logs"].append(content["logs"][0])
    return True


def _log_of_another_desk(content: dict[str, Any], _: random.Random) -> bool:
    """Put in a log that is whole and signed, by another desk's keys."""
    other = json.loads((BUNDLES / "ticket.json").read_bytes())
    content["logs"][0]["checkpoint"] = other["checkpoint"]
    return True


def _earlier_checkpoint(content: dict[str, Any], _: random.Random) -> bool:
    """End the old log where it was signed before its end."""
    if content["since"] is None:
        return False
    content["logs"][0]["checkpoint"] = content["since"]["checkpoint"]
    return True


def _newest_as_last(content: dict[str, Any], _: random.Random) -> bool:
    content["logs"][0]["checkpoint"] = content["checkpoint"]
    return True


def _as_older_format(content: dict[str, Any], chance: random.Random) -> bool:
    content["format"] = "vigil-audit/bundle/v1"
    if chance.random() < 1 / 2:
        del content["logs"]
    return True


def _flip(text: str, chance: random.Random) -> str:
    if not text:
        return "x"
    at = chance.randrange(len(text))
    other = chance.choice("0123456789abcdefXYZ\n +=/\u00e9\U0001f600")
    return text[:at] + (other if other != text[at] else "q") + text[at + 1 :]


def _flip_bit(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :]


def _truncate(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw) - 2)]


def _repeat_name(raw: bytes, _: random.Random) -> bytes:
    return raw.replace(b'"log":', b'"log": "x", "log":', 1)


def _odd_number(raw: bytes, chance: random.Random) -> bytes:
    odd = chance.choice([b"1.0", b"1e0", b"-0", b"9007199254740992", b"NaN", b"01", b"-1", b"true"])
    at = raw.index(b'"index": ') + len(b'"index": ')
    end = at + min(raw[at:].index(b"\n"), raw[at:].index(b","))
    return raw[:at] + odd + raw[end:]


def _odd_text(raw: bytes, chance: random.Random) -> bytes:
    odd = chance.choice([b"\\ud800", b"\xff", b"\x01", b"\\x41", b"\\u12", b"\xed\xa0\x80"])
    return raw.replace(b'"log": "', b'"log": "' + odd, 1)


def _put_around(raw: bytes, chance: random.Random) -> bytes:
    return chance.choice([b"\xef\xbb\xbf" + raw, raw + b"x", b"[" + raw + b"]", raw + raw])


SPOILS: Final[dict[str, Callable[[bytes, random.Random], bytes | None]]] = {
    "drop an event": _structural(_drop_event),
    "drop the last event": _structural(_drop_last_event),
    "repeat an event": _structural(_repeat_event),
    "swap events": _structural(_swap_events),
    "move an index": _structural(_move_index),
    "edit a header": _structural(_edit_header),
    "smuggle a line": _structural(_smuggle_line),
    "edit a field": _structural(_edit_field),
    "drop a field": _structural(_drop_field),
    "swap fields": _structural(_swap_fields),
    "withhold wrongly": _structural(_withhold_wrongly),
    "spoil a path": _structural(_spoil_path),
    "spoil a head": _structural(_spoil_head),
    "spoil the skeleton": _structural(_spoil_skeleton),
    "widen the scope": _structural(_widen_scope),
    "edit the checkpoint": _structural(_edit_note),
    "edit a signature": _structural(_edit_signature),
    "spoil a statement": _structural(_spoil_statement),
    "another root": _structural(_other_root),
    "newer format": _structural(_newer_format),
    "add a part": _structural(_add_part),
    "wrong kind": _structural(_wrong_kind),
    "flip a bit": _flip_bit,
    "truncate": _truncate,
    "repeat a name": _repeat_name,
    "odd number": _odd_number,
    "odd text": _odd_text,
    "put around": _put_around,
}
TURNED: Final[dict[str, Callable[[bytes, random.Random], bytes | None]]] = {
    "swap the first entry": _structural(_swap_first_entry),
    "edit the first entry": _structural(_edit_first_entry),
    "withhold the last checkpoint": _structural(_withhold_last_checkpoint),
    "leave out a log": _structural(_leave_out_a_log),
    "repeat a log": _structural(_repeat_a_log),
    "a log of another desk": _structural(_log_of_another_desk),
    "an earlier checkpoint": _structural(_earlier_checkpoint),
    "the newest as the last": _structural(_newest_as_last),
    "as the older format": _structural(_as_older_format),
}
"""What can be done to a bundle that reaches over the turn of a year."""
HARMLESS: Final = frozenset({"edit a signature", "flip a bit", "move an index"})
"""Kinds that may leave a bundle true: an unknown signer's line, white space, an index at 0."""
