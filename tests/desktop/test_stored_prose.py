"""What the program wrote into the database is said in German, its facts untouched."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.sentences import notice_words, reason_words, stored
from desktop.spoken.changes import changed_value, entry_reason, field_words
from models.vocabulary import Target
from services.escalation.firing import OVERTAKEN
from services.escalation.moving_on import NOBODY
from services.notify import phrases
from services.notify.audience import Profile
from services.notify.phrases import Phrase
from services.rules import conditions
from services.rules.judgement import judge
from services.rules.kinds import BUILT_IN, OPS, Kind, Op
from services.rules.triggers import EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCKED = "workstation locked since 14:59 UTC"
GESPERRT = "Arbeitsplatz gesperrt seit 14:59 UTC"
DARUM = "darum kommt die nächste Stufe sofort"
AUSSER, STATT = "übersprungen: Tom Reed", "stattdessen benachrichtigt"
PASSED, UEBERGANGEN = "passed over in the rota", "in der Bereitschaft übergangen"
VERTRETEN = "abwesend, vertreten von Tom Reed"
EINES = "ist eines von"
NIEMAND = "niemand (keine solche Person ist eingetragen)"
STORED = (
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
        f"Notified Dana Fox; {PASSED}: Lena Ort (absent, Tom Reed stands in), A (switched off)",
        f"Benachrichtigt: Dana Fox; {UEBERGANGEN}: Lena Ort ({VERTRETEN}), A (abgeschaltet)",
    ),
    (
        "By hand, Lena Ort: It {stands}. Notified nobody (no such person is set)",
        f"Von Hand, Lena Ort: It {{stands}}. Benachrichtigt: {NIEMAND}",
    ),
    (
        "Could not act: That team no longer takes tickets; choose another.",
        "Konnte nicht handeln: Dieses Team nimmt keine Tickets mehr an; wählen Sie ein anderes.",
    ),
    ("Priority high; assigned to Tier 2", "Priority high; an Tier 2 gegeben"),
    (
        "priority high; assigned to Tier 2; told Dana Fox, late by 01:10:03",
        "Priorität hoch; an Tier 2 gegeben; benachrichtigt: Dana Fox, verspätet um 1 h 10 min 3 s",
    ),
    (
        "priority is critical: it is normal; type in A, B: it is Incident",
        "die Priorität ist kritisch: es ist normal; die Art ist eines von A, B: es ist Incident",
    ),
    (
        "previous status in resolved, closed and Site is Hamburg and North",
        f"der Status vor der Änderung {EINES} gelöst, geschlossen und „Site“ ist Hamburg and North",
    ),
    (
        "requester's latest words contains {x}: they say something else",
        "die letzte Nachricht des Melders enthält {x}: dort steht etwas anderes",
    ),
    (
        "status stayed as it is for 1d 4h; no conditions",
        "der Status blieb unverändert seit 1 T 4 h; keine Bedingungen",
    ),
    (LOCKED, GESPERRT),
    ("quiet hours until 2026-06-10 00:00 UTC", "Ruhezeit bis 10. Juni 2026, 00:00"),
    ("with message 7: Refused: 550 no such user", "mit Nachricht 7: Refused: 550 no such user"),
    ("Refused: 451 {later}", "Refused: 451 {later}"),
    ("What a person wrote, in (any) language: 12%", "What a person wrote, in (any) language: 12%"),
)
REASONS = (
    ("Escalation: Hand to Tier 2", "Eskalation: Hand to Tier 2"),
    ("The requester replied", "Der Melder hat geantwortet"),
    ("status is open; the vendor waits", "status is open; the vendor waits"),
)
VALUES = (
    ("status", "on_hold", "wartend"),
    ("team", "Tier 1 #3", "Tier 1"),
    ("rule", "Open for long, version 2", "Open for long, Version 2"),
    ("subject", "Printer #3", "Printer #3"),
    ("reply", "high", "high"),
    ("did", "replied to the requester", "dem Melder geantwortet"),
    ("reminder", "2026-11-30T01:30+00:00: call Ruth", "30. Nov. 2026, 01:30: call Ruth"),
    ("due at", "2026-11-30T01:30:00+00:00", "30.11.2026 01:30:00 UTC"),
    ("open_sign_in", "True", "ja"),
    (
        "actions",
        "({'do': 'reply', 'text': 'Soon.'}, {'do': 'close', 'reason': None})",
        "(1) Aktion: Antwort senden; Text: Soon. (2) Aktion: Schließen; Grund: \N{EM DASH}",
    ),
)


@pytest.fixture(autouse=True)
def seat_in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import time  # noqa: PLC0415 - only the zone of this test's seat

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("record", "said"), STORED)
@pytest.mark.usefixtures("german")
def test_what_the_program_wrote_is_said_in_german(record: str, said: str) -> None:
    assert stored(record) == said


@pytest.mark.parametrize("record", [one for one, _ in (*STORED, *REASONS)])
@pytest.mark.usefixtures("qapp")
def test_in_english_it_is_shown_as_it_was_written(record: str) -> None:
    assert (stored(record), reason_words(record)) == (record, record)


@pytest.mark.parametrize(("given", "said"), REASONS)
@pytest.mark.usefixtures("german")
def test_a_reason_of_the_program_is_german_and_one_that_was_typed_stays(
    given: str, said: str
) -> None:
    assert reason_words(given) == said
    assert entry_reason("ticket.policy_matched", "account tier is vip") == (
        "die Stufe des Kunden ist vip"
    )
    assert entry_reason("clock.breached", "policy change") == "andere Richtlinie"


@pytest.mark.parametrize(("field", "value", "said"), VALUES)
@pytest.mark.usefixtures("german")
def test_the_trail_says_values_and_fields_in_german(field: str, value: str, said: str) -> None:
    assert changed_value(field, value) == said
    assert field_words("hold reason") == "Grund des Wartens"
    assert field_words("Costs of ours") == "Costs of ours"


@pytest.mark.parametrize("written", ["en", "de"])
@pytest.mark.usefixtures("german")
def test_an_alert_is_said_in_the_language_and_the_times_of_the_window(written: str) -> None:
    wishes = Profile(language=written, timezone="UTC")
    at = datetime(2026, 11, 29, 1, 28, tzinfo=UTC)
    call = Phrase("call", {"count": 2})
    values = {"target": Target.PERIODIC_UPDATE, "number": 7, "subject": "A: #8 (x)", "call": call}

    title = phrases.said(Phrase("overdue", values), wishes)
    body = phrases.said(Phrase("was due", {"target": Target.RESOLUTION, "at": at}), wishes)

    assert notice_words(title) == "Zwischenstand überfällig (2. Ruf): #7 A: #8 (x)"
    assert notice_words(body) == "Lösung war fällig am 29. Nov. 2026, 01:28."
    assert notice_words("Please look, it was due at noon.") == "Please look, it was due at noon."


@pytest.mark.usefixtures("qapp")
def test_an_alert_in_german_is_said_in_an_english_window() -> None:
    assert notice_words("Die Regel „Nachts“ bittet um einen Blick auf dieses Ticket.") == (
        "The rule “Nachts” wants you to look at this ticket."
    )


SAMPLES: dict[Kind, object] = {
    Kind.TEXT: "a and b",
    Kind.LIST: "vip",
    Kind.RANK: "high",
    Kind.NUMBER: 3,
    Kind.INSTANT: "2026-06-08T09:00+00:00",
    Kind.SPAN: "4h",
}


@pytest.mark.parametrize("name", sorted(BUILT_IN))
@pytest.mark.usefixtures("german")
def test_every_comparison_of_rules_is_known_again(name: str) -> None:
    """What services write for each field and comparison, so that neither side drifts."""
    kind = BUILT_IN[name].kind
    for op in OPS[kind]:
        value = True if op is Op.EMPTY else SAMPLES[kind]
        leaf = {"field": name, "op": op.value, "value": [value] if op is Op.IN else value}
        why = judge(conditions.read({"all": [leaf, leaf]}), {}).why
        for one in (why, judge(conditions.read({"none": [leaf]}), {}).why):
            said = stored(one)
            assert said != one
            assert not {"is", "not", "it", "and"} & {*said.replace("a and b", "").split()}


@pytest.mark.parametrize("written", [*EVENTS.values(), OVERTAKEN, NOBODY])
@pytest.mark.usefixtures("german")
def test_every_cause_is_known_again(written: str) -> None:
    assert stored(written) != written
