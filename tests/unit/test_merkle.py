"""The tree of RFC 6962, against 196 foreign vectors and against itself."""

from __future__ import annotations

import json
from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.audit import merkle

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "resources/verify/vectors/rfc6962.json").read_text()
)["vectors"]
LEAVES = [sha256(bytes([number])).digest() for number in range(70)]


def accepts(vector: dict[str, Any]) -> bool:
    path = [b64decode(one) for one in vector["proof"] or []]
    if "leafIdx" in vector:
        return merkle.is_included(
            b64decode(vector["leafHash"] or ""),
            vector["leafIdx"],
            size=vector["treeSize"],
            path=path,
            root=b64decode(vector["root"] or ""),
        )
    return merkle.is_consistent(
        vector["size1"],
        vector["size2"],
        old_root=b64decode(vector["root1"] or ""),
        new_root=b64decode(vector["root2"] or ""),
        path=path,
    )


def naive_root(leaves: list[bytes]) -> bytes:
    """The definition of RFC 6962, section 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\x01" + naive_root(leaves[:half]) + naive_root(leaves[half:])).digest()


def test_there_are_196_vectors() -> None:
    assert len(VECTORS) == 196


@pytest.mark.parametrize("name", VECTORS)
def test_a_proof_is_accepted_exactly_where_the_vector_says(name: str) -> None:
    assert accepts(VECTORS[name]) is not VECTORS[name]["wantErr"]


@pytest.mark.parametrize("size", range(34))
def test_the_root_is_the_one_of_the_definition(size: int) -> None:
    assert merkle.root_of(LEAVES[:size]) == naive_root(LEAVES[:size])


@pytest.mark.parametrize("size", range(1, 34))
def test_a_tree_names_the_root_of_each_of_its_beginnings(size: int) -> None:
    tree = merkle.Tree(LEAVES)

    assert tree.root(size) == naive_root(LEAVES[:size])


@given(st.integers(1, 70).flatmap(lambda size: st.tuples(st.integers(0, size - 1), st.just(size))))
def test_every_leaf_proves_that_it_is_in_the_tree(place: tuple[int, int]) -> None:
    index, size = place
    tree = merkle.Tree(LEAVES)
    path = tree.inclusion(index, size)

    assert merkle.is_included(LEAVES[index], index, size=size, path=path, root=tree.root(size))


@given(st.integers(2, 70).flatmap(lambda size: st.tuples(st.integers(0, size - 1), st.just(size))))
def test_a_leaf_proves_no_other_place(place: tuple[int, int]) -> None:
    index, size = place
    tree = merkle.Tree(LEAVES)
    path = tree.inclusion(index, size)
    other = (index + 1) % size

    assert not merkle.is_included(LEAVES[index], other, size=size, path=path, root=tree.root(size))


@given(st.integers(1, 70).flatmap(lambda new: st.tuples(st.integers(1, new), st.just(new))))
def test_a_tree_proves_that_it_grew_from_each_of_its_beginnings(sizes: tuple[int, int]) -> None:
    old, new = sizes
    tree = merkle.Tree(LEAVES)

    assert merkle.is_consistent(
        old,
        new,
        old_root=tree.root(old),
        new_root=tree.root(new),
        path=tree.consistency(old, new),
    )


@given(st.integers(1, 69))
def test_a_tree_with_another_beginning_proves_nothing(old: int) -> None:
    tree = merkle.Tree(LEAVES)
    other = merkle.Tree([sha256(b"other").digest(), *LEAVES[1:]])

    assert not merkle.is_consistent(
        old,
        70,
        old_root=other.root(old),
        new_root=tree.root(),
        path=tree.consistency(old, 70),
    )


@given(st.integers(0, 70))
def test_a_frontier_goes_on_where_another_stopped(size: int) -> None:
    edge = merkle.Frontier(size, merkle.Tree(LEAVES).peaks(size))
    for leaf in LEAVES[size:]:
        edge.add(leaf)

    assert edge.root() == naive_root(LEAVES)


@pytest.mark.parametrize("begun", [0, 1, 7, 8, 9, 31])
def test_many_leaves_at_once_give_the_tree_of_one_by_one(
    begun: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merkle, "BLOCK", 8)
    for end in range(begun, len(LEAVES)):
        edge = merkle.Frontier()
        for leaf in LEAVES[:begun]:
            edge.add(leaf)
        edge.extend(LEAVES[begun:end])

        assert (edge.size, edge.root()) == (end, naive_root(LEAVES[:end]))
        assert edge.peaks == merkle.Tree(LEAVES[:end]).peaks(end)


def test_blocks_of_their_own_size_give_the_root_of_the_whole_tree() -> None:
    many = LEAVES * 45

    assert merkle.root_of(many) == merkle.Tree(many).root()


def test_a_frontier_with_a_peak_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="2 peaks"):
        merkle.Frontier(3, [LEAVES[0]])


def test_an_empty_beginning_proves_nothing() -> None:
    assert not merkle.is_consistent(0, 1, old_root=merkle.EMPTY_ROOT, new_root=LEAVES[0], path=[])


def test_there_is_no_proof_for_a_leaf_that_is_not_there() -> None:
    with pytest.raises(IndexError):
        merkle.Tree(LEAVES).inclusion(70)


def test_there_is_no_proof_from_a_larger_tree_to_a_smaller() -> None:
    with pytest.raises(IndexError):
        merkle.Tree(LEAVES).consistency(5, 4)
