"""What the checks of a bundle have in common: they fail with a sentence."""

from __future__ import annotations


def demand(claim: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Fail with a sentence unless the claim holds.

    Raises:
        AssertionError: It does not.
    """
    if not claim:
        raise AssertionError(otherwise)
