"""The record of firings and deliveries is shown in the window's language, its facts untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop import language
from desktop.spoken.records import detail_words, reason_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

LOCKED = "workstation locked since 14:59 UTC"
GESPERRT = "Arbeitsplatz gesperrt seit 14:59 UTC"
DARUM = "darum kommt die nächste Stufe sofort"
AUSSER, STATT = "übersprungen: Tom Reed", "stattdessen benachrichtigt"
NIEMAND = "niemand (keine solche Person ist eingetragen)"
DETAILS = (
    ("Alerted Dana Fox", "Benachrichtigt: Dana Fox"),
    (
        f"Alerted Dana Fox; skipped Dana Fox ({LOCKED}), so the next level comes at once",
        f"Benachrichtigt: Dana Fox; übersprungen: Dana Fox ({GESPERRT}), {DARUM}",
    ),
    (
        f"Assigned to Tier 2; told Tom Reed; skipped Tom Reed ({LOCKED}), told A, B in their place",
        f"An Tier 2 gegeben; benachrichtigt: Tom Reed; {AUSSER} ({GESPERRT}), {STATT}: A, B",
    ),
    (
        "By hand, Lena Ort: It {stands}. Notified nobody (no such person is set)",
        f"Von Hand, Lena Ort: It {{stands}}. Benachrichtigt: {NIEMAND}",
    ),
    (
        "Could not act: That team no longer takes tickets; choose another.",
        "Konnte nicht handeln: That team no longer takes tickets; choose another.",
    ),
    ("Priority high; assigned to Tier 2", "Priority high; assigned to Tier 2"),
)
REASONS = (
    (LOCKED, "Arbeitsplatz gesperrt seit 14:59 UTC"),
    ("quiet hours until 2026-06-10 00:00 UTC", "Ruhezeit bis 2026-06-10 00:00 UTC"),
    (
        "with message 7: Refused: 550 no such user",
        "mit Nachricht 7: Refused: 550 no such user",
    ),
    ("Refused: 451 {later}", "Refused: 451 {later}"),
)


@pytest.fixture
def in_german(qapp: QApplication) -> Iterator[None]:
    language.speak(qapp, "de")
    yield
    language.speak(qapp, "en")


@pytest.mark.parametrize(("record", "said"), DETAILS)
@pytest.mark.usefixtures("in_german")
def test_what_a_firing_did_is_said_in_german(record: str, said: str) -> None:
    assert detail_words(record) == said


@pytest.mark.parametrize(("record", "said"), REASONS)
@pytest.mark.usefixtures("in_german")
def test_a_reason_of_the_log_is_said_in_german(record: str, said: str) -> None:
    assert reason_words(record) == said


@pytest.mark.parametrize("record", [one for one, _ in (*DETAILS, *REASONS)])
@pytest.mark.usefixtures("qapp")
def test_in_english_the_record_is_shown_as_it_was_written(record: str) -> None:
    assert detail_words(record) == record
    assert reason_words(record) == record
