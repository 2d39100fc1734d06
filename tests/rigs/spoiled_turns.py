"""Ways to spoil a bundle that reaches over the turn of a year."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any, Final

from services.audit.line import commitment
from tests.rigs.bundles import BUNDLES, TURNS
from tests.rigs.spoiling import SPOILS, flip, mutants, some_event, structural

if TYPE_CHECKING:
    from tests.rigs.spoiling import Way


def turned_mutants(count: int) -> list[tuple[str, bytes]]:
    """Return spoiled copies of the sample bundles of a second year, by name."""
    return mutants(count, place=TURNS, ways=SPOILS | TURNED)


def turned(way: str, name: str, seed: int) -> bytes | None:
    """Spoil a bundle that reaches over a turn in one way; None where it has nothing to spoil."""
    raw = (TURNS / f"{name}.json").read_bytes()
    return TURNED[way](raw, random.Random(seed))  # noqa: S311 - reproducible, not secret


def _swap_first_entry(content: dict[str, Any], chance: random.Random) -> bool:
    """Let another entry of the log stand first."""
    other = some_event(content, chance)
    for name in ("header", "fields", *(["path"] if chance.random() < 1 / 2 else [])):
        content["logs"][0]["next"][name] = other[name]
    return True


def _edit_first_entry(content: dict[str, Any], chance: random.Random) -> bool:
    entry = content["logs"][0]["next"]
    how = chance.randrange(5)
    if how == 0:
        entry["header"] = flip(entry["header"], chance)
    elif how == 1:
        field = chance.choice(entry["fields"])
        field["text"] = flip(field["text"], chance)
    elif how == len("ab"):
        entry["fields"].pop(chance.randrange(len(entry["fields"])))
    elif not entry["path"]:
        entry["path"] = ["0" * 64]
    else:
        at = chance.randrange(len(entry["path"]))
        entry["path"][at] = flip(entry["path"][at], chance)
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


TURNED: Final[dict[str, Way]] = {
    "swap the first entry": structural(_swap_first_entry),
    "edit the first entry": structural(_edit_first_entry),
    "withhold the last checkpoint": structural(_withhold_last_checkpoint),
    "leave out a log": structural(_leave_out_a_log),
    "repeat a log": structural(_repeat_a_log),
    "a log of another desk": structural(_log_of_another_desk),
    "an earlier checkpoint": structural(_earlier_checkpoint),
    "the newest as the last": structural(_newest_as_last),
    "as the older format": structural(_as_older_format),
}
"""What can be done to a bundle that reaches over the turn of a year."""
