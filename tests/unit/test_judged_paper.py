"""Strange programs find a signed report valid, whole, tagged, repeatable and harmless."""

from __future__ import annotations

from tests.bench.judged_paper import FAILED, judged_pdf


def test_every_strange_program_says_what_is_wanted() -> None:
    verdicts = judged_pdf()

    assert {name: said for name, said in verdicts.items() if FAILED in said} == {}
    assert len(verdicts) == 10
