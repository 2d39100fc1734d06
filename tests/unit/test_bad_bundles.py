"""Bundles that somebody spoilt on purpose: both verifiers refuse each, for the same reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.audit import notes
from tests.rigs import bundles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RAW: Final = (bundles.BUNDLES / "ticket.json").read_bytes()
PERIOD: Final = (bundles.BUNDLES / "period.json").read_bytes()
FOREIGN: Final = Ed25519PrivateKey.from_private_bytes(b"f" * 32)


def changed(change: Callable[[dict[str, Any]], None], raw: bytes = RAW) -> bytes:
    content = json.loads(raw)
    change(content)
    return json.dumps(content, ensure_ascii=False).encode()


def resigned(note: str, name: str, *, text: str = "") -> str:
    """Sign a note anew with a key that nobody pinned, under a name that somebody did."""
    said = text or notes.open_note(note, []).text
    return notes.compose(said, [notes.signature_line(name, FOREIGN, said)])


def foreign_root(content: dict[str, Any]) -> None:
    """Everything of another's own making: root, statement and checkpoint, all in order."""
    log = content["log"]
    content["root"] = notes.public_of(f"{log}/root", FOREIGN).vkey
    said = f"vigil-audit/key/v1\nlog {log}\nkey {notes.public_of(log, FOREIGN).vkey}\nfrom 0\n"
    content["statements"] = [resigned("", f"{log}/root", text=said)]
    content["checkpoint"] = resigned(content["checkpoint"], log)


def foreign_statement(content: dict[str, Any]) -> None:
    """The pinned root, and a key that another root stated."""
    content["statements"] = [resigned(content["statements"][0], f"{content['log']}/root")]


def foreign_checkpoint(content: dict[str, Any]) -> None:
    """The pinned root and its key, and a checkpoint that another key signed."""
    content["checkpoint"] = resigned(content["checkpoint"], content["log"])


def another_log(content: dict[str, Any]) -> None:
    content["log"] = "vigildesk/" + "0" * 32


def reversed_events(content: dict[str, Any]) -> None:
    content["events"].reverse()


def swapped_events(content: dict[str, Any]) -> None:
    events = content["events"]
    events[3], events[4] = events[4], events[3]


def swapped_with_places(content: dict[str, Any]) -> None:
    """In each other's places, which their indexes and paths say too."""
    events = content["events"]
    for part in ("header", "fields"):
        events[3][part], events[4][part] = events[4][part], events[3][part]


def cut_events(content: dict[str, Any]) -> None:
    content["events"] = content["events"][:-1]


def cut_first(content: dict[str, Any]) -> None:
    content["events"] = content["events"][1:]


def cut_heads(content: dict[str, Any]) -> None:
    content["heads"] = []


def newer_bundle(content: dict[str, Any]) -> None:
    content["format"] = "vigil-audit/bundle/v3"


def newer_event(content: dict[str, Any]) -> None:
    event = content["events"][0]
    event["header"] = event["header"].replace("event/v1", "event/v2")


def unknown_part(content: dict[str, Any]) -> None:
    content["annex"] = []


def no_events(content: dict[str, Any]) -> None:
    del content["events"]


def wide_number(content: dict[str, Any]) -> None:
    content["events"][0]["index"] = 2**63


CASES: Final[dict[str, tuple[bytes, str]]] = {
    "nothing at all": (b"", "json"),
    "cut in the first half": (RAW[: len(RAW) // 3], "json"),
    "cut before the last byte that counts": (RAW.rstrip()[:-1], "json"),
    "something after the end": (RAW + b"{}", "json"),
    "a byte order mark": (b"\xef\xbb\xbf" + RAW, "json"),
    "not UTF-8": (RAW.replace(b'"log"', b'"l\xffg"', 1), "json"),
    "one name twice": (RAW.replace(b"{", b'{"format": "x",', 1), "json"),
    "nested without end": (b"[" * 100_000, "json"),
    "a number beyond 2^53": (changed(wide_number), "json"),
    "a NUL in front": (b"\0" + RAW, "json"),
    "foreign root and all": (changed(foreign_root), "root"),
    "foreign statement": (changed(foreign_statement), "keys"),
    "foreign checkpoint": (changed(foreign_checkpoint), "checkpoint"),
    "another log": (changed(another_log), "root"),
    "events from last to first": (changed(reversed_events), "proof"),
    "two events swapped": (changed(swapped_events), "proof"),
    "two events in each other's places": (changed(swapped_with_places), "proof"),
    "the last event cut off": (changed(cut_events), "chain"),
    "the first event cut off": (changed(cut_first), "chain"),
    "the ends of the chains cut off": (changed(cut_heads), "head"),
    "the last event of a period cut off": (changed(cut_events, PERIOD), "complete"),
    "a period from last to first": (changed(reversed_events, PERIOD), "proof"),
    "a newer format": (changed(newer_bundle), "newer"),
    "an event of a newer format": (changed(newer_event), "header"),
    "a part nobody knows": (changed(unknown_part), "format"),
    "a part that is missing": (changed(no_events), "format"),
}

Answer = dict[str, Any]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("bad")
    made = []
    for number, (raw, _) in enumerate(CASES.values()):
        made.append(folder / f"{number:02}.json")
        made[-1].write_bytes(raw)
    return made


@pytest.fixture(scope="module")
def by_python(files: list[Path]) -> dict[str, Answer]:
    return dict(zip(CASES, bundles.python_answers(bundles.pins_of_samples(), files), strict=True))


@pytest.fixture(scope="module")
def by_node(files: list[Path]) -> dict[str, Answer]:
    if bundles.NODE is None:
        pytest.skip("Node.js is not installed")
    return dict(zip(CASES, bundles.node_answers(bundles.pins_of_samples(), files), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_the_first_verifier_refuses_it(by_python: dict[str, Answer], name: str) -> None:
    found = by_python[name]

    assert (found["ok"], found["grade"], found["code"]) == (False, "F", CASES[name][1])


@pytest.mark.parametrize("name", CASES)
def test_the_second_verifier_refuses_it_alike(
    by_python: dict[str, Answer], by_node: dict[str, Answer], name: str
) -> None:
    assert by_node[name] == by_python[name]
