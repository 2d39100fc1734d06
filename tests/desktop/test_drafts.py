"""Drafts on disk: kept at once, forgotten when blank, and no reason to fail when damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ticket.drafts import KEPT, Drafts
from desktop.widgets.answers import Called, Draft
from models.vocabulary import MessageKind

if TYPE_CHECKING:
    from pathlib import Path

NOTE = Draft(MessageKind.NOTE, "Ask Network – مشكلة")  # noqa: RUF001 - as people write


def test_a_draft_is_read_by_the_next_start(tmp_path: Path) -> None:
    Drafts(tmp_path / "sub" / "drafts.json").keep(7, NOTE)

    assert Drafts(tmp_path / "sub" / "drafts.json").of(7) == NOTE


def test_a_blank_draft_is_forgotten_with_its_file(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts.json")
    drafts.keep(7, NOTE)

    drafts.keep(7, Draft(MessageKind.REPLY, "  "))

    assert not (tmp_path / "drafts.json").exists()


def test_the_other_kind_that_was_begun_survives_too(tmp_path: Path) -> None:
    begun = Draft(MessageKind.REPLY, "", "Ask Network")
    Drafts(tmp_path / "drafts.json").keep(7, begun)

    assert Drafts(tmp_path / "drafts.json").of(7) == begun


def test_whom_a_draft_calls_survives_with_it(tmp_path: Path) -> None:
    begun = Draft(MessageKind.NOTE, "@Tom Reed look", called=(Called(4, "Tom Reed"),))
    Drafts(tmp_path / "drafts.json").keep(7, begun)

    assert Drafts(tmp_path / "drafts.json").of(7) == begun


def test_a_damaged_file_is_started_anew(tmp_path: Path) -> None:
    file = tmp_path / "drafts.json"
    file.write_text('{"7": ["not", "a draft"]}')

    assert Drafts(file).of(7) is None


def test_only_the_latest_drafts_are_kept(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts.json")

    for number in range(KEPT + 1):
        drafts.keep(number, NOTE)

    again = Drafts(tmp_path / "drafts.json")
    assert (again.of(0), again.of(KEPT)) == (None, NOTE)
