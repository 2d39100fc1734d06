"""The bytes of a ledger line: fixed by vectors, salted by field, refusing what is ambiguous."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from services.audit import line
from services.audit.verification.lines import commitments

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "resources/verify/vectors/lines.json").read_text("utf-8")
)["lines"]
SALT = bytes(range(32))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcxyz_:0123", max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_line_has_the_bytes_of_its_vector(vector: dict[str, Any]) -> None:
    salt = bytes.fromhex(vector["salt"])
    texts = line.field_texts(vector["fields"])
    header = line.header_text(
        line.Header(
            **{**vector["header"], "prev": bytes.fromhex(vector["header"]["prev"])},
            body=line.body_of(salt, texts),
        )
    )

    assert {
        "texts": texts,
        "header": header,
        "leaf": line.leaf_hash(header).hex(),
    } == vector["expected"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_header_is_read_as_it_was_written(vector: dict[str, Any]) -> None:
    text = vector["expected"]["header"]

    assert line.header_text(line.parse_header(text)) == text


@given(PLAIN)
def test_a_field_is_written_as_rfc_8785_says(value: line.Value) -> None:
    assert line.field_text("name", value).encode() == rfc8785.dumps(["name", value])


@given(PLAIN)
def test_a_field_is_read_back_as_it_was(value: line.Value) -> None:
    assert line.read_field(line.field_text("name", value)) == ("name", value)


@pytest.mark.parametrize("value", [0.5, [1, 2.0], {"a": float("nan")}, 2**53, -(2**53), "\ud800"])
def test_a_value_languages_read_differently_is_refused(value: Any) -> None:  # noqa: ANN401
    with pytest.raises(ValueError, match=r"."):
        line.field_text("name", value)


def test_a_name_that_stands_twice_in_a_field_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        line.read_field('["name",{"a":1,"a":2}]')


@pytest.mark.parametrize(
    "smuggled",
    [
        {"subject": "ticket/1\nseq 9"},
        {"kind": "ticket.closed\nbody 00"},
        {"client": "local\nkind x"},
        {"log": "log with spaces"},
        {"seq": 0},
        {"time": "2026-06-08T09:00:00Z"},
    ],
    ids=lambda given: next(iter(given)),
)
def test_nothing_can_be_smuggled_into_a_header(smuggled: dict[str, Any]) -> None:
    given = VECTORS[0]["header"] | {"prev": bytes(32), "body": bytes(32)} | smuggled

    with pytest.raises(ValueError, match="cannot say"):
        line.header_text(line.Header(**given))


def test_two_fields_with_the_same_text_have_different_commitments() -> None:
    salts = [line.field_salt(SALT, name) for name in ("before", "after")]

    assert line.commitment(salts[0], "same") != line.commitment(salts[1], "same")


def test_fields_out_of_order_have_no_body() -> None:
    with pytest.raises(ValueError, match="ascend"):
        line.body_of(SALT, ['["b",1]', '["a",1]'])


def test_a_field_that_stands_twice_has_no_body() -> None:
    with pytest.raises(ValueError, match="ascend"):
        line.body_of(SALT, ['["a",1]', '["a",2]'])


def test_fields_read_together_are_those_read_one_by_one() -> None:
    texts = ['["a",{"before":null,"after":"x,y]"}]', '["b",[1,2]]']

    together = line.read_together(texts)
    assert together is not None
    assert [tuple(one) for one in together] == [line.read_field(one) for one in texts]


@pytest.mark.parametrize(
    "texts",
    [
        ['["a",[["x"]', '["b",1]]],["c",2]'],
        ['["a",1],["b",2]', '["c",3]'],
        ['["a",1', '2],["c",3]'],
        ['["a",{"x":1,"x":2}]', '["c",3]'],
        [' ["a",1]', '["c"]'],
    ],
    ids=["swapped", "two in one", "cut", "named twice", "no value"],
)
def test_texts_that_are_no_fields_do_not_pass_when_joined(texts: list[str]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        commitments(bytes(32), texts)
