"""Two offline verifiers, written apart, judge every bundle alike."""

from __future__ import annotations

import json
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rigs import bundles, spoiled_turns, spoiling

if TYPE_CHECKING:
    from pathlib import Path

needs_node = pytest.mark.skipif(bundles.NODE is None, reason="Node.js is not installed")
SAMPLES = [bundles.BUNDLES / f"{name}.json" for name in bundles.expected()["bundles"]]
COUNT = 1000
COUNT_OF_TURNS = 400


@pytest.fixture(scope="module")
def verifier() -> Any:  # noqa: ANN401 - a module without types
    """The first verifier, as the one file it is."""
    path = bundles.VERIFY / "vigilverify.py"
    module = ModuleType("vigilverify")
    exec(compile(path.read_text("utf-8"), str(path), "exec"), module.__dict__)  # noqa: S102 - ours
    return module


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("mutants")
    made: list[tuple[str, Path]] = []
    for number, (name, raw) in enumerate(spoiling.mutants(COUNT)):
        file = folder / f"{number:04}.json"
        file.write_bytes(raw)
        made.append((name, file))
    return made


@pytest.fixture(scope="module")
def answers(spoiled: list[tuple[str, Path]]) -> list[dict[str, Any]]:
    return bundles.python_answers(bundles.pins_of_samples(), [file for _, file in spoiled])


def test_the_samples_hold() -> None:
    found = bundles.python_answers(bundles.pins_of_samples(), SAMPLES)

    assert [(one["ok"], one["grade"]) for one in found] == [(True, "A")] * len(SAMPLES)


def test_values_that_were_kept_back_are_counted() -> None:
    found = bundles.python_answers(bundles.pins_of_samples(), SAMPLES)

    assert [{"events": one["events"], "withheld": one["withheld"]} for one in found] == list(
        bundles.expected()["bundles"].values()
    )


@needs_node
def test_both_verifiers_answer_the_samples_alike() -> None:
    pins = bundles.pins_of_samples()

    assert bundles.python_answers(pins, SAMPLES) == bundles.node_answers(pins, SAMPLES)


@needs_node
def test_both_verifiers_answer_a_thousand_spoiled_bundles_alike(
    spoiled: list[tuple[str, Path]], answers: list[dict[str, Any]]
) -> None:
    others = bundles.node_answers(bundles.pins_of_samples(), [file for _, file in spoiled])
    different = [
        (name, one["code"], one["at"], other["code"], other["at"])
        for (name, _), one, other in zip(spoiled, answers, others, strict=True)
        if one != other
    ]

    assert len(others) == COUNT
    assert different == []


def test_no_spoiled_bundle_is_taken_for_a_true_one(
    spoiled: list[tuple[str, Path]], answers: list[dict[str, Any]]
) -> None:
    accepted = {
        name for (name, _), one in zip(spoiled, answers, strict=True) if one["grade"] == "A"
    }

    assert accepted <= spoiling.HARMLESS


def test_what_an_accepted_bundle_shows_is_what_was_exported(
    spoiled: list[tuple[str, Path]], answers: list[dict[str, Any]]
) -> None:
    true = [
        [(one["header"], one["fields"]) for one in json.loads(sample.read_bytes())["events"]]
        for sample in SAMPLES
    ]

    for (_, file), answer in zip(spoiled, answers, strict=True):
        if answer["ok"]:
            shown = json.loads(file.read_bytes())["events"]
            assert [(one["header"], one["fields"]) for one in shown] in true


@needs_node
def test_both_verifiers_answer_spoiled_turns_alike_and_take_none_for_true(tmp_path: Path) -> None:
    pins = bundles.pins_of_samples(bundles.TURNS)
    made = spoiled_turns.turned_mutants(COUNT_OF_TURNS)
    files = [tmp_path / f"{number:04}.json" for number in range(len(made))]
    for file, (_, raw) in zip(files, made, strict=True):
        file.write_bytes(raw)
    found, others = bundles.python_answers(pins, files), bundles.node_answers(pins, files)
    different = [
        (made[at][0], one["code"], one["at"], other["code"], other["at"])
        for at, (one, other) in enumerate(zip(found, others, strict=True))
        if one != other
    ]
    accepted = {name for (name, _), one in zip(made, found, strict=True) if one["ok"]}

    assert different == []
    assert accepted & set(spoiled_turns.TURNED) == set()
    assert accepted <= spoiling.HARMLESS


@pytest.mark.parametrize("answered", [bundles.python_answers, bundles.node_answers])
def test_bundles_over_the_turn_of_a_year_hold_with_what_was_pinned_before_it(
    answered: Any,  # noqa: ANN401 - a function
) -> None:
    if answered is bundles.node_answers and bundles.NODE is None:
        pytest.skip("Node.js is not installed")
    pins = bundles.pins_of_samples(bundles.TURNS)
    pinned = ["--pinned", str(bundles.TURNS / "pinned.note")]
    files = [bundles.TURNS / "ticket.json", bundles.TURNS / "period.json"]

    assert [(one["code"], one["grade"]) for one in answered(pins, files)] == [("ok", "A")] * 2
    assert [one["code"] for one in answered([*pins, *pinned], files)] == ["ok", "consistency"]


@pytest.mark.parametrize(
    ("way", "codes"),
    [
        ("swap the first entry", {"turn"}),
        ("edit the first entry", {"turn", "format"}),
        ("withhold the last checkpoint", {"turn"}),
        ("leave out a log", {"proof", "complete"}),
        ("repeat a log", {"turn"}),
        ("a log of another desk", {"checkpoint"}),
        ("an earlier checkpoint", {"turn"}),
        ("the newest as the last", {"turn"}),
        ("as the older format", {"format", "checkpoint"}),
    ],
)
def test_what_was_done_to_a_turn_is_told(
    way: str,
    codes: set[str],
    verifier: Any,  # noqa: ANN401 - a module without types
) -> None:
    said = bundles.expected(bundles.TURNS)
    pins = {"root": said["root"], "witnesses": [verifier.read_vkey(said["witness"])]}
    made = [
        verifier.verify(spoiled, pins)["code"]
        for seed in range(12)
        for name in ("ticket", "period")
        if (spoiled := spoiled_turns.turned(way, name, seed)) is not None
    ]

    assert made
    assert set(made) <= codes


def test_every_reason_to_refuse_is_met(answers: list[dict[str, Any]]) -> None:
    met = {one["code"] for one in answers}

    assert met >= {
        "json",
        "newer",
        "format",
        "root",
        "keys",
        "checkpoint",
        "header",
        "field",
        "body",
        "proof",
        "head",
        "chain",
        "complete",
    }


@pytest.mark.parametrize("answered", [bundles.python_answers, bundles.node_answers])
def test_another_root_is_refused(answered: Any) -> None:  # noqa: ANN401 - a function
    if answered is bundles.node_answers and bundles.NODE is None:
        pytest.skip("Node.js is not installed")

    assert {one["code"] for one in answered(["--root", "0" * 64], SAMPLES)} == {"root"}


def test_without_the_witness_the_grade_is_less() -> None:
    said = bundles.expected()
    found = bundles.python_answers(["--root", said["root"]], SAMPLES)

    assert {one["grade"] for one in found} == {"B"}


@pytest.mark.parametrize("answered", [bundles.python_answers, bundles.node_answers])
def test_a_pinned_checkpoint_must_be_continued(answered: Any) -> None:  # noqa: ANN401 - a function
    if answered is bundles.node_answers and bundles.NODE is None:
        pytest.skip("Node.js is not installed")
    pins = [*bundles.pins_of_samples(), "--pinned", str(bundles.BUNDLES / "pinned.note")]

    assert [one["code"] for one in answered(pins, SAMPLES)] == ["ok", "consistency", "consistency"]


@pytest.mark.parametrize("answered", [bundles.python_answers, bundles.node_answers])
def test_a_file_that_cannot_be_read_is_said_so_and_the_next_one_judged(
    answered: Any,  # noqa: ANN401 - a function
    tmp_path: Path,
) -> None:
    if answered is bundles.node_answers and bundles.NODE is None:
        pytest.skip("Node.js is not installed")

    found = answered(bundles.pins_of_samples(), [tmp_path / "gone", tmp_path, *SAMPLES])

    assert [one["code"] for one in found] == ["file", "file", *["ok"] * len(SAMPLES)]


@pytest.mark.parametrize("answered", [bundles.python_answers, bundles.node_answers])
def test_the_answer_says_what_the_bundle_is_about(answered: Any) -> None:  # noqa: ANN401
    if answered is bundles.node_answers and bundles.NODE is None:
        pytest.skip("Node.js is not installed")

    found = answered(bundles.pins_of_samples(), SAMPLES)

    written = [json.loads(one.read_text("utf-8"))["scope"] for one in SAMPLES]
    assert [one["scope"] for one in found] == written
    assert {one["kind"] for one in written} == {"subjects", "period"}


def test_only_the_name_of_a_bundle_is_needed_besides_the_root() -> None:
    with pytest.raises(RuntimeError, match="required"):
        bundles.python_answers([], SAMPLES)


@settings(max_examples=25)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80))
def test_signatures_checked_by_hand_are_those_of_the_library(
    verifier: Any,  # noqa: ANN401 - a module without types
    seed: bytes,
    message: bytes,
) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public = private.public_key().public_bytes_raw()

    assert verifier.ed25519_holds_by_hand(public, message, private.sign(message))


@settings(max_examples=25)
@given(st.integers(0, 64 * 8 - 1))
def test_a_flipped_bit_in_a_signature_is_seen_by_hand(verifier: Any, bit: int) -> None:  # noqa: ANN401
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    public = private.public_key().public_bytes_raw()
    signature = bytearray(private.sign(b"message"))
    signature[bit // 8] ^= 1 << bit % 8

    assert not verifier.ed25519_holds_by_hand(public, b"message", bytes(signature))


def test_the_samples_hold_without_any_library(
    verifier: Any,  # noqa: ANN401 - a module without types
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(verifier, "ed25519_holds", verifier.ed25519_holds_by_hand)
    said = bundles.expected()
    pins = {"root": said["root"], "witnesses": [verifier.read_vkey(said["witness"])]}

    assert [verifier.verify(one.read_bytes(), pins)["grade"] for one in SAMPLES] == ["A"] * 3
