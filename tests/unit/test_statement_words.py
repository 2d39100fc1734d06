"""What was not checked, and why, is said in the language of the report."""

from __future__ import annotations

from services.audit.verification.copies import check_witness
from services.reports.proven import _check
from services.reports.tongue import speaking, told


def test_why_a_check_was_not_done_is_said_in_german() -> None:
    check = _check(check_witness(None, None))  # type: ignore[arg-type]

    with speaking("de"):
        assert told(check[3]).endswith("es wurde kein Gedächtnis eines Zeugen gegeben")
