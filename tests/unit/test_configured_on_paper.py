"""What entries say of macros, rules, letters and switches, in the words of a report."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from services.audit.words import field_words
from services.reports.papers import NO_CERTIFICATE
from services.reports.tongue import speaking, told
from services.reports.values import changed_value, field_label
from services.reports.wording import Written
from services.sentence import Sentence

MACRO = str(
    [
        {"do": "reply", "text": "Dear {{requester}}, open it?"},
        {"do": "status", "to": "on_hold", "reason": "the version"},
        {"do": "assign", "team": "Tier 2", "agent": "least_loaded"},
    ]
)
ENGLISH = (
    "(1) Action: Send a reply; Text: Dear {{requester}}, open it? (2) Action: Set the status; "
    "Becomes: on hold; Reason: the version (3) Action: Assign; Team: Tier 2; Agent: who has the "
    "fewest"
)
GERMAN = (
    "(1) Aktion: Antwort senden; Text: Dear {{requester}}, open it? (2) Aktion: Status setzen; "
    "Wird: wartend; Grund: the version (3) Aktion: Zuweisen; Team: Tier 2; Agent: wer am "
    "wenigsten hat"
)
HELD = str({"all": [{"field": "priority", "op": "in", "value": ["high", "critical"]}]})


@pytest.mark.parametrize(
    ("field", "value", "english", "german"),
    [
        (
            "actions",
            MACRO,
            ENGLISH,
            GERMAN,
        ),
        (
            "conditions",
            HELD,
            "All of these: (1) Field: Priority; Comparison: is one of; Value: high, critical",
            "Alle davon: (1) Feld: Priorität; Vergleich: ist eines von; Wert: hoch, kritisch",
        ),
        (
            "trigger",
            str({"on": "created"}),
            "When: the ticket was opened",
            "Wann: das Ticket wurde eröffnet",
        ),
        ("conditions", "{}", "\N{EM DASH}", "\N{EM DASH}"),
        (
            "conditions",
            "field: source; op: is_not; value: ServiceNow",
            "Field: Source; Comparison: is not; Value: ServiceNow",
            "Feld: Quelle; Vergleich: ist nicht; Wert: ServiceNow",
        ),
        ("actions", MACRO[:40], MACRO[:40], MACRO[:40]),
        (
            "paragraph why",
            "[mandatory, free] [locked] out",
            "[mandatory, free] [locked] out",
            "[verbindlich, frei] [locked] out",
        ),
        ("open_sign_in", "True", "yes", "ja"),
        ("subject", "True", "True", "True"),
        ("kind", "letter", "Letters to complainants", "Briefe an Beschwerdeführer"),
        (
            "unsigned",
            "no certificate on this seat",
            "no certificate on this seat",
            "kein Zertifikat an diesem Platz",
        ),
        (
            "options",
            "confirmation_window: 24h",
            "confirmation window: 24h",
            "Bestätigungsfrist: 24h",
        ),
    ],
)
def test_a_value_is_said_in_the_language_of_the_report(
    field: str, value: str, english: str, german: str
) -> None:
    assert changed_value(field, value, UTC) == english
    with speaking("de"):
        assert changed_value(field, value, UTC) == german


def test_the_key_of_a_setting_is_a_word() -> None:
    words = field_words("import.servicenow.shift_days")

    assert words == "Days an import was moved by"
    with speaking("de"):
        assert field_label(words) == "Tage, um die ein Import verschoben wurde"


def test_an_instant_in_a_sentence_is_in_the_zone_of_the_report() -> None:
    at = Written(datetime(2026, 11, 30, 15, 32, tzinfo=UTC), "Europe/Berlin")
    said = Sentence("{at} by Vigildesk {version}", at=at, version="1.0")

    assert said == "2026-11-30 16:32:00 +01:00 by Vigildesk 1.0"
    with speaking("de"):
        assert told(said) == "30.11.2026 16:32:00 +01:00 von Vigildesk 1.0"


def test_why_a_file_is_not_signed_begins_with_a_sentence_of_its_own() -> None:
    with speaking("de"):
        assert told(NO_CERTIFICATE).startswith("kein Zertifikat an diesem Platz. Die Admin")
