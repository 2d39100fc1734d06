"""Which policy applies, and why."""

from __future__ import annotations

import pytest

from services.sla.matching import Candidate, Condition, Facts, Operator, first_match

FACTS = Facts("high", "open", {"product": "cloud desk", "tags": ["vip", "eu"], "seats": 1})


@pytest.mark.parametrize(
    ("field", "op", "value", "holds"),
    [
        ("priority", Operator.IS, "high", True),
        ("status", Operator.IS_NOT, "open", False),
        ("status", Operator.IS_NOT, "closed", True),
        ("product", Operator.CONTAINS, "cloud", True),
        ("product", Operator.CONTAINS, "Cloud", False),
        ("product", Operator.NOT_CONTAINS, "cloud", False),
        ("product", Operator.CONTAINS, 7, False),
        ("tags", Operator.CONTAINS, "vip", True),
        ("tags", Operator.NOT_CONTAINS, "us", True),
        ("seats", Operator.IS, 1, True),
        ("seats", Operator.IS, True, False),
        ("seats", Operator.CONTAINS, 1, False),
        ("unknown", Operator.IS, None, True),
        ("unknown", Operator.IS, "x", False),
        ("unknown", Operator.IS_NOT, "x", True),
        ("unknown", Operator.CONTAINS, "x", False),
        ("unknown", Operator.NOT_CONTAINS, "x", True),
    ],
)
def test_a_condition_holds_or_not(field: str, op: Operator, value: object, holds: bool) -> None:  # noqa: FBT001
    assert Condition(field, op, value).holds(FACTS) is holds


def test_the_first_candidate_whose_conditions_all_hold_is_taken_with_its_reason() -> None:
    low = Condition("priority", Operator.IS, "low")
    vip = Condition("tags", Operator.CONTAINS, "vip")
    calm = Condition("priority", Operator.IS_NOT, "low")

    match = first_match([Candidate("a", (vip, low)), Candidate("b", (vip, calm))], FACTS)

    assert match == ("b", "tags contains vip, priority is not low")


def test_a_candidate_without_conditions_applies_to_every_ticket() -> None:
    assert first_match([Candidate("any", ())], FACTS) == ("any", "applies to every ticket")


def test_no_candidate_may_apply() -> None:
    assert first_match([], FACTS) is None
