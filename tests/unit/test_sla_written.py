"""A configuration file is read within bounds, whatever stands in it."""

from __future__ import annotations

import pytest

from services.errors import RuleError
from services.sla import written


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_what_is_nested_without_end_is_refused_before_it_is_read(opening: str) -> None:
    refusal = r"line 1: more than 50 lists and mappings within each other"

    with pytest.raises(RuleError, match=refusal):
        written.read(opening * 100_000)
    assert written.read("[" * 50 + "]" * 50).line == 1


def test_a_number_is_no_longer_than_the_desk_counts() -> None:
    with pytest.raises(RuleError, match="line 1, : a whole number has at most 18 digits"):
        written.read("1" * 5_000).number()
    assert written.read("9" * 18).number() == int("9" * 18)
