"""What a file does not name keeps its place, and what it names stands in the file's order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from services.escalation.placing import Place, merged, positions

LIVE = ("Gold", "Silver", "Bronze", "All")
STORED = [Place(name, place, place) for place, name in enumerate(LIVE, 1)]
NAMES = st.lists(st.sampled_from([*LIVE, "New", "Newer", "Newest"]), unique=True)


def test_one_that_is_named_alone_stays_where_it_is() -> None:
    assert positions(STORED, ["Bronze"]) == {"Gold": 1, "Silver": 2, "Bronze": 3, "All": 4}


def test_those_that_are_named_change_places_among_themselves() -> None:
    assert merged(LIVE, ["Bronze", "Gold"]) == ["Bronze", "Silver", "Gold", "All"]


def test_a_new_one_stands_behind_the_one_before_it_in_the_file() -> None:
    assert merged(LIVE, ["Silver", "New"]) == ["Gold", "Silver", "New", "Bronze", "All"]
    assert merged(LIVE, ["New", "Newer", "Silver"])[:4] == ["Gold", "New", "Newer", "Silver"]


def test_a_new_one_alone_stands_behind_all() -> None:
    assert positions(STORED, ["New"])["New"] == len(LIVE) + 1


def test_only_those_behind_a_new_one_move_and_no_more_than_needed() -> None:
    found = positions(STORED, ["Silver", "New"])

    assert found == {"Gold": 1, "Silver": 2, "New": 3, "Bronze": 4, "All": 4}  # All is younger


def test_gaps_and_equal_positions_are_left_as_they_are() -> None:
    odd = [Place("Gold", 1, 4), Place("Silver", 1, 7), Place("All", 9, 2)]

    assert positions(odd, ["Gold", "Silver", "All"]) == {"Gold": 1, "Silver": 1, "All": 9}


@given(
    st.lists(st.tuples(st.integers(1, 6), st.integers(1, 99)), max_size=4, unique_by=lambda x: x[1])
    .map(sorted)
    .map(lambda found: [Place(name, *at) for name, at in zip(LIVE, found, strict=False)]),
    NAMES,
)
def test_sorted_by_position_and_age_they_stand_in_the_merged_order(
    live: list[Place], wanted: list[str]
) -> None:
    found = positions(live, wanted)
    ages = {one.name: one.id for one in live}

    order = sorted(found, key=lambda name: (found[name], ages.get(name, 100)))
    assert order == merged([one.name for one in live], wanted)
    if set(wanted) >= set(ages):
        assert order == wanted
