"""A thousand ways to spoil a sample bundle, the same for the same seed."""

from __future__ import annotations

import copy
import json
import random
from typing import TYPE_CHECKING, Any, Final

from tests.rigs.bundles import BUNDLES, expected

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Way = Callable[[bytes, random.Random], bytes | None]


def mutants(
    count: int, seed: int = 6962, place: Path = BUNDLES, ways: Mapping[str, Way] | None = None
) -> list[tuple[str, bytes]]:
    """Return spoiled copies of the sample bundles, the same for the same seed, by name."""
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    samples = [(place / f"{name}.json").read_bytes() for name in expected(place)["bundles"]]
    made: list[tuple[str, bytes]] = []
    while len(made) < count:
        raw = chance.choice(samples)
        name, spoil = chance.choice(list((ways or SPOILS).items()))
        spoiled = spoil(raw, chance)
        if spoiled is not None:
            made.append((name, spoiled))
    return made


def structural(change: Callable[[dict[str, Any], random.Random], bool]) -> Way:
    """Make a way of a change of the content; None where it changes nothing."""

    def spoil(raw: bytes, chance: random.Random) -> bytes | None:
        content = copy.deepcopy(json.loads(raw))
        if not change(content, chance):
            return None
        return json.dumps(content, ensure_ascii=False, indent=1).encode()

    return spoil


def some_event(content: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return one of the events."""
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
    event = some_event(content, chance)
    event["index"] = max(0, event["index"] + chance.choice([-1, 1, 7]))
    return True


def _edit_header(content: dict[str, Any], chance: random.Random) -> bool:
    event = some_event(content, chance)
    lines = event["header"].split("\n")
    at = chance.randrange(len(lines) - 1)
    lines[at] = flip(lines[at], chance)
    event["header"] = "\n".join(lines)
    return True


def _smuggle_line(content: dict[str, Any], chance: random.Random) -> bool:
    event = some_event(content, chance)
    event["header"] = event["header"].replace("\nkind ", "\nkind x\nkind ", 1)
    return True


def _edit_field(content: dict[str, Any], chance: random.Random) -> bool:
    field = chance.choice(some_event(content, chance)["fields"])
    name = chance.choice(sorted(field))
    field[name] = flip(field[name], chance)
    return True


def _drop_field(content: dict[str, Any], chance: random.Random) -> bool:
    event = some_event(content, chance)
    event["fields"].pop(chance.randrange(len(event["fields"])))
    return True


def _swap_fields(content: dict[str, Any], chance: random.Random) -> bool:
    event = some_event(content, chance)
    if len(event["fields"]) < len("ab"):
        return False
    event["fields"][0], event["fields"][-1] = event["fields"][-1], event["fields"][0]
    return True


def _withhold_wrongly(content: dict[str, Any], chance: random.Random) -> bool:
    event = some_event(content, chance)
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
        path[at] = flip(path[at], chance)
    return True


def _spoil_head(content: dict[str, Any], chance: random.Random) -> bool:
    if not content["heads"]:
        return False
    head = chance.choice(content["heads"])
    name = chance.choice(["subject", "seq", "leaf", "index"])
    head[name] = head[name] + 1 if isinstance(head[name], int) else flip(head[name], chance)
    return True


def _spoil_skeleton(content: dict[str, Any], chance: random.Random) -> bool:
    if not content["skeleton"]:
        return False
    at = chance.randrange(len(content["skeleton"]))
    if chance.random() < 1 / 2:
        content["skeleton"].pop(at)
    else:
        content["skeleton"][at] = flip(content["skeleton"][at], chance)
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
    content["checkpoint"] = flip(body, chance) + blank + lines
    return True


def _edit_signature(content: dict[str, Any], chance: random.Random) -> bool:
    body, blank, lines = content["checkpoint"].rpartition("\n\n")
    content["checkpoint"] = body + blank + flip(lines, chance)
    return True


def _spoil_statement(content: dict[str, Any], chance: random.Random) -> bool:
    if chance.random() < 1 / 3:
        content["statements"] = []
    else:
        content["statements"][0] = flip(content["statements"][0], chance)
    return True


def _other_root(content: dict[str, Any], chance: random.Random) -> bool:
    content["root"] = flip(content["root"], chance)
    return True


def _newer_format(content: dict[str, Any], chance: random.Random) -> bool:
    content["format"] = chance.choice(["vigil-audit/bundle/v3", "vigil-audit/bundle/v12", "x"])
    return True


def _add_part(content: dict[str, Any], chance: random.Random) -> bool:
    chance.choice([content, content["scope"], some_event(content, chance)])["extra"] = 1
    return True


def _wrong_kind(content: dict[str, Any], chance: random.Random) -> bool:
    name = chance.choice(sorted(set(content) - {"consistency"}))  # which may be left out
    before = content[name]
    content[name] = chance.choice([None, 1, "x", [], {}, True, [1], -1])
    return bool(content[name] != before)


def flip(text: str, chance: random.Random) -> str:
    """Change one character of a text."""
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


SPOILS: Final[dict[str, Way]] = {
    "drop an event": structural(_drop_event),
    "drop the last event": structural(_drop_last_event),
    "repeat an event": structural(_repeat_event),
    "swap events": structural(_swap_events),
    "move an index": structural(_move_index),
    "edit a header": structural(_edit_header),
    "smuggle a line": structural(_smuggle_line),
    "edit a field": structural(_edit_field),
    "drop a field": structural(_drop_field),
    "swap fields": structural(_swap_fields),
    "withhold wrongly": structural(_withhold_wrongly),
    "spoil a path": structural(_spoil_path),
    "spoil a head": structural(_spoil_head),
    "spoil the skeleton": structural(_spoil_skeleton),
    "widen the scope": structural(_widen_scope),
    "edit the checkpoint": structural(_edit_note),
    "edit a signature": structural(_edit_signature),
    "spoil a statement": structural(_spoil_statement),
    "another root": structural(_other_root),
    "newer format": structural(_newer_format),
    "add a part": structural(_add_part),
    "wrong kind": structural(_wrong_kind),
    "flip a bit": _flip_bit,
    "truncate": _truncate,
    "repeat a name": _repeat_name,
    "odd number": _odd_number,
    "odd text": _odd_text,
    "put around": _put_around,
}
HARMLESS: Final = frozenset({"edit a signature", "flip a bit", "move an index"})
"""Kinds that may leave a bundle true: an unknown signer's line, white space, an index at 0."""
