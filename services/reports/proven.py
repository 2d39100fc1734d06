"""What a verification found, as the statement of a report says it; and its twin for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from services.audit import notes
from services.audit.verification.findings import MEANING, Layer
from services.config import VERSION
from services.reports.history import Statement

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
_FINDS: Final = {
    Layer.ROW: "an entry whose bytes are not those that were hashed",
    Layer.CHAIN: "an entry taken out, put in or moved within the history of its subject",
    Layer.CHECKPOINT: "a log that is not the one that was signed",
    Layer.TIME: "a clock of the server that went back",
    Layer.STATE: "a row of the database changed or deleted without an entry",
    Layer.RECEIPTS: "an entry that a workstation wrote and that is gone",
    Layer.WITNESS: "a log that does not continue what another machine remembers",
}


def statement_of(found: Verification | None, trust: Trust | None, template: Template) -> Statement:
    """Put the result into the words of the statement; None: nobody verified for this export."""
    return Statement(
        facts=tuple(_facts(found, trust)),
        checks=tuple(_check(result) for result in found.results) if found else (),
        commands=tuple(_commands(trust, template)),
        risk=f"What no check can find: {RISK[0].lower()}{RISK[1:]}",
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
    pinned = (
        f"Root key fingerprint: {trust.root.fingerprint}. Compare it with the printed certificate."
        if trust
        else NOT_PINNED
    )
    if found is None:
        return PARTIAL, pinned
    result = f"Grade {found.grade}: {MEANING[found.grade]}."
    if found.first is not None:
        result += f" First: {found.first.sentence()}."
    if not found.checkpoint:
        return result, UNSEALED, pinned
    return (
        result,
        (
            f"Checkpoint: {found.size} of {found.lines} lines, root {root_of(found)[:32]}… (whole"
            " in the code below). Alteration is detectable by someone who does not trust us."
        ),
        pinned,
    )


def root_of(found: Verification) -> str:
    """Return the root that the checkpoint signs, in hexadecimal; "none" without one."""
    if not found.checkpoint:
        return "none"
    return notes.read_checkpoint(notes.open_note(found.checkpoint, []).text).root.hex()


def _facts(found: Verification | None, trust: Trust | None) -> Iterator[tuple[str, str]]:
    if found is not None:
        yield "Grade", f"{found.grade}: {MEANING[found.grade]}"
        yield "Log", found.log
    else:
        yield "Grade", f"none. {PARTIAL}"
    yield "Root key fingerprint", trust.root.fingerprint if trust else NOT_PINNED
    if found is None:
        return
    yield "Checkpoint", f"covers {found.size:,} of {found.lines:,} lines; root {root_of(found)}"
    yield "Verified", f"{found.verified_at} by Vigildesk {VERSION}"
    yield "Erased by authority", f"{found.erased:,} entries have values that were erased"
    if found.first is not None:
        yield "First problem", found.first.sentence()


def _check(result: Result) -> tuple[str, str, str, str]:
    if result.failed:
        verdict = f"FAILED ({result.failed:,})"
    else:
        verdict = "not done" if result.skipped else "passed"
    words = _FINDS[result.layer]
    if result.skipped:
        words += f". Not done: {result.skipped}"
    return result.layer.value.capitalize(), verdict, f"{result.checked:,}", words


def _commands(trust: Trust | None, template: Template) -> Iterator[tuple[str, str]]:
    yield "The signature, with the root certificate from our records (root.pem):", _SIGNATURE
    yield "The attached files:", "pdfdetach -saveall FILE.pdf"
    if template.is_complete and trust is not None:
        yield (
            "The proof of every entry, by either verifier (one file, no database, no network):",
            f"{COMMAND.format(root=trust.root.fingerprint)}",
        )
        yield "", f"node vigilverify.mjs --root {trust.root.fingerprint} bundle.json"
    yield "The hash of the entries that stands on the cover:", "sha256sum events.jsonl"
