"""The words of alerts of levels, in English and German: said by the program and by the server.

A server fires levels for windows that may not see the ticket (`sql/guard/sweep.sql`), so it has to
know what the program would have said.
"""

from __future__ import annotations

from typing import Final

from models.vocabulary import Target

TARGETS: Final = {
    "en": {
        Target.FIRST_RESPONSE: "First response",
        Target.NEXT_RESPONSE: "Next response",
        Target.PERIODIC_UPDATE: "Periodic update",
        Target.RESOLUTION: "Resolution",
    },
    "de": {
        Target.FIRST_RESPONSE: "Erste Antwort",
        Target.NEXT_RESPONSE: "Nächste Antwort",
        Target.PERIODIC_UPDATE: "Zwischenstand",
        Target.RESOLUTION: "Lösung",
    },
}
CLOCKS: Final = {
    "due soon": (
        "{{target}} due soon{{call}}: #{{number}} {{subject}}",
        "{{target}} bald fällig{{call}}: #{{number}} {{subject}}",
    ),
    "overdue": (
        "{{target}} overdue{{call}}: #{{number}} {{subject}}",
        "{{target}} überfällig{{call}}: #{{number}} {{subject}}",
    ),
    "call": (" (call {{count}})", " ({{count}}. Ruf)"),
    "handed": (
        "Escalated to {{team}}: #{{number}} {{subject}}",
        "An {{team}} eskaliert: #{{number}} {{subject}}",
    ),
    "is due": ("{{target}} is due at {{at}}.", "{{target}} ist fällig am {{at}}."),
    "was due": ("{{target}} was due at {{at}}.", "{{target}} war fällig am {{at}}."),
}
"""By key: in English, in German."""
PATHS: Final = {
    "level": (
        "{{level}}{{call}}: #{{number}} {{subject}}",
        "{{level}}{{call}}: #{{number}} {{subject}}",
    ),
    "started": ("Started by {{who}} at {{at}}.", "Gestartet von {{who}} am {{at}}."),
}
"""Of paths that were started by themselves."""
WORK: Final = {
    "task": ("Task: {{name}}", "Aufgabe: {{name}}"),
    "on ticket": ("On ticket #{{number}}, {{subject}}.", "Zu Ticket #{{number}}, {{subject}}."),
    "approve": ("Your approval: {{name}}", "Ihre Freigabe: {{name}}"),
    "waits": (
        "Ticket #{{number}}, {{subject}}, waits for it.",
        "Ticket #{{number}}, {{subject}}, wartet darauf.",
    ),
}
"""Of tasks and approvals."""
RULES: Final = {
    "rule": (
        "The rule “{{rule}}” wants you to look at this ticket.",
        "Die Regel „{{rule}}“ bittet um einen Blick auf dieses Ticket.",
    ),
}
STATES: Final = {
    "critical": "kritisch",
    "high": "hoch",
    "low": "niedrig",
    "new": "neu",
    "open": "offen",
    "pending": "wartend",
    "on_hold": "angehalten",
    "resolved": "gelöst",
    "closed": "geschlossen",
    "cancelled": "abgebrochen",
    "merged": "zusammengeführt",
}
"""The desk's own words for priorities and states, for who reads German."""


def as_rows() -> str:
    """Write all of them as rows of SQL: language, key, words; targets and states by their names."""
    words = [
        (language, key, said)
        for key, both in (CLOCKS | PATHS | WORK | RULES).items()
        for language, said in zip(("en", "de"), both, strict=True)
    ]
    words += [
        (language, target.value, said)
        for language, of in TARGETS.items()
        for target, said in of.items()
    ]
    words += [("de", word, said) for word, said in STATES.items()]
    return ", ".join(
        "(" + ", ".join("'" + one.replace("'", "''") + "'" for one in row) + ")" for row in words
    )
