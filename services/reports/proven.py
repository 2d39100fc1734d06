"""What a verification found, as the statement of a report says it; and its twin for programs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from services.audit import notes
from services.audit.verification.findings import MEANING, Layer
from services.config import VERSION
from services.reports.history import Statement
from services.reports.wording import Written
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.audit.keys import Trust
    from services.audit.verification.findings import Result, Verification
    from services.reports.redaction import Template

COMMAND: Final = "python vigilverify.py --root {root} bundle.json"
RISK: Final = "Everything since the last copy of a checkpoint that an attacker does not control."
_SIGNATURE: Final = (
    "mkdir nss; certutil -d nss -N --empty-password;"
    " certutil -d nss -A -n root -t CT,C,C -i root.pem; pdfsig -nssdir nss FILE.pdf"
)
PARTIAL: Final = (
    "Signed, but the log was not verified for this file: who made it sees a part of the log only."
    " Somebody of compliance, audit or records can verify it whole."
)
NOT_PINNED: Final = (
    "This seat pins no root key, so no checkpoint was believed. An administrator puts the log's"
    " trust.txt beside the signing certificate."
)
UNSEALED: Final = (
    "No checkpoint vouches for the entries: the signature says who made this file, and that it is"
    " as it was made, and nothing about what happened to the entries before."
)
FINDS: Final = {
    Layer.ROW: "an entry whose bytes are not those that were hashed",
    Layer.CHAIN: "an entry taken out, put in or moved within the history of its subject",
    Layer.CHECKPOINT: "a log that is not the one that was signed",
    Layer.TIME: "a clock of the server that went back",
    Layer.STATE: "a row of the database changed or deleted without an entry",
    Layer.RECEIPTS: "an entry that a workstation wrote and that is gone",
    Layer.WITNESS: "a log that does not continue what another machine remembers",
}


def statement_of(
    found: Verification | None, trust: Trust | None, template: Template, zone: str
) -> Statement:
    """Put the result into the words of the statement; None: nobody verified for this export."""
    return Statement(
        facts=tuple(_facts(found, trust, zone)),
        checks=tuple(_check(result) for result in found.results) if found else (),
        commands=tuple(_commands(trust, template)),
        risk=Sentence(
            "What no check can find: everything since the last copy of a checkpoint that an"
            " attacker does not control."
        ),
    )


def to_json(found: Verification | None, trust: Trust | None, template: Template) -> dict[str, Any]:
    """Return the machine-readable twin of the statement."""
    said = found.to_json() if found else {"grade": None, "sound": None, "why": PARTIAL}
    return said | {
        "root_fingerprint": trust.root.fingerprint if trust else None,
        "program": f"Vigildesk {VERSION}",
        "repeat": COMMAND.format(root=trust.root.fingerprint) if trust else None,
        "redaction": template.name,
        "residual_risk": RISK,
    }


def sentences(found: Verification | None, trust: Trust | None) -> tuple[str, ...]:
    """Say on the cover what the file proves."""
    pinned = Sentence(NOT_PINNED)
    if trust:
        pinned = Sentence(
            "Root key fingerprint: {root}. Compare it with the printed certificate.",
            root=trust.root.fingerprint,
        )
    if found is None:
        return Sentence(PARTIAL), pinned
    meaning = Sentence(MEANING[found.grade])
    result = Sentence("Grade {grade}: {meaning}.", grade=found.grade.value, meaning=meaning)
    if found.first is not None:
        first = found.first.sentence()
        result = Sentence("{result} First: {problem}.", result=result, problem=first)
    if not found.checkpoint:
        return result, Sentence(UNSEALED), pinned
    covered = Sentence(
        "Checkpoint: {size:,} of {lines:,} lines, root {root}… (whole in the code below). "
        "Alteration is detectable by someone who does not trust us.",
        size=found.size,
        lines=found.lines,
        root=root_of(found)[:32],
    )
    return result, covered, pinned


def root_of(found: Verification) -> str:
    """Return the root that the checkpoint signs, in hexadecimal; "none" without one."""
    if not found.checkpoint:
        return "none"
    return notes.read_checkpoint(notes.open_note(found.checkpoint, []).text).root.hex()


def _facts(found: Verification | None, trust: Trust | None, zone: str) -> Iterator[tuple[str, str]]:
    if found is not None:
        meaning = Sentence(MEANING[found.grade])
        known = Sentence("{grade}: {meaning}", grade=found.grade.value, meaning=meaning)
        yield Sentence("Grade"), known
        yield Sentence("Log"), found.log
    else:
        yield Sentence("Grade"), Sentence("none. {why}", why=Sentence(PARTIAL))
    root = trust.root.fingerprint if trust else Sentence(NOT_PINNED)
    yield Sentence("Root key fingerprint"), root
    if found is None:
        return
    covers = Sentence(
        "covers {size:,} of {lines:,} lines; root {root}",
        size=found.size,
        lines=found.lines,
        root=root_of(found),
    )
    yield Sentence("Checkpoint"), covers
    at = Written(datetime.fromisoformat(found.verified_at), zone)
    by = Sentence("{at} by Vigildesk {version}", at=at, version=VERSION)
    yield Sentence("Verified"), by
    erased = Sentence("{count:,} entries have values that were erased", count=found.erased)
    yield Sentence("Erased by authority"), erased
    if found.first is not None:
        yield Sentence("First problem"), found.first.sentence()


def _check(result: Result) -> tuple[str, str, str, str]:
    verdict = Sentence("passed")
    if result.failed:
        verdict = Sentence("FAILED ({count:,})", count=result.failed)
    elif result.skipped:
        verdict = Sentence("not done")
    words = Sentence(FINDS[result.layer])
    if result.skipped:
        why = Sentence(result.skipped)
        words = Sentence("{finds}. Not done: {why}", finds=words, why=why)
    layer = Sentence(result.layer.value.capitalize())
    return layer, verdict, Sentence("{count:,}", count=result.checked), words


def _commands(trust: Trust | None, template: Template) -> Iterator[tuple[str, str]]:
    yield (
        Sentence("The signature, with the root certificate from our records (root.pem):"),
        _SIGNATURE,
    )
    yield Sentence("The attached files:"), "pdfdetach -saveall FILE.pdf"
    if template.is_complete and trust is not None:
        yield (
            Sentence(
                "The proof of every entry, by either verifier (one file, no database, no network):"
            ),
            f"{COMMAND.format(root=trust.root.fingerprint)}",
        )
        yield "", f"node vigilverify.mjs --root {trust.root.fingerprint} bundle.json"
    yield Sentence("The hash of the entries that stands on the cover:"), "sha256sum events.jsonl"
