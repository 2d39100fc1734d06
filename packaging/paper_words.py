"""Read the words that reports on paper say, and write the catalogue by which they say them."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING, Final

import refusals
import trees

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SAYS: Final = frozenset({"say", "looked_up"})
TABLES: Final = {
    "back.py": "_LINES",
    "clock_bar.py": "LEGEND",
    "clock_proof.py": "_WORDS",
    "clock_words.py": "_WORDS",
    "figures.py": "HEADINGS",
    "proven.py": "FINDS",
    "values.py": "_DAYS",
}
"""Constants of modules of services/reports whose texts are words."""


def words() -> tuple[set[str], dict[str, str]]:
    """Return what reports say, plainly and (English for many: for one) counted."""
    plain, counted = set(_of_tables()), dict[str, str]()
    for read in trees.below("services/reports"):
        constants = _constants(read.module)
        for node in read.nodes:
            if isinstance(node, ast.Call):
                plain |= set(_said(node, constants))
                counted |= dict(_counted(node))
    return plain, counted


def catalogue(done: Mapping[tuple[str, bool], list[str]], plain: set[str]) -> str:
    """Return the catalogue of a language, as `services/reports/tongue.py` reads it.

    Args:
        done: What is translated, by the English and whether it is counted.
        plain: Every word that somebody may say on paper.
    """
    kept = {one: done[one, False][0] for one in sorted(plain) if (one, False) in done}
    forms = {many: done[many, True] for many in sorted(_plurals()) if (many, True) in done}
    return json.dumps({"plain": kept, "counted": forms}, ensure_ascii=False, indent=0) + "\n"


def _plurals() -> set[str]:
    return set(words()[1]) | set(refusals.collect().plurals)


def _said(call: ast.Call, constants: dict[str, str]) -> Iterator[str]:
    called = ast.unparse(call.func)
    if called in SAYS and call.args:
        text = refusals.literal(call.args[0]) or constants.get(ast.unparse(call.args[0]))
        if text is not None:
            yield text
    elif called == "columns":
        yield from (text for one in ast.walk(call) if (text := refusals.literal(one)) is not None)


def _counted(call: ast.Call) -> Iterator[tuple[str, str]]:
    if ast.unparse(call.func) == "counted" and len(call.args) > 1:
        one, many = refusals.literal(call.args[0]), refusals.literal(call.args[1])
        if one is not None and many is not None:
            yield many, one


def _constants(module: ast.Module) -> dict[str, str]:
    return {
        node.target.id: text
        for node in module.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        if (text := refusals.literal(node.value)) is not None
    }


def _of_tables() -> Iterator[str]:
    """Yield the words of tables: states, kinds of time, what checks are called."""
    from models import complaint_words, vocabulary  # noqa: PLC0415 - needs the path
    from services.audit import words as trail  # noqa: PLC0415
    from services.audit.verification.findings import Layer  # noqa: PLC0415
    from services.reports import configured  # noqa: PLC0415

    spoken = (
        *(vocabulary.ClockState, vocabulary.FiringOutcome, vocabulary.TicketStatus),
        *(vocabulary.LevelAction, vocabulary.Role, vocabulary.Target, vocabulary.Origin),
        *(complaint_words.Acceptance, complaint_words.Channel, complaint_words.Decision),
        *(complaint_words.Duty, complaint_words.DutyState, complaint_words.Grade),
        complaint_words.Stage,
    )
    for kind in spoken:
        yield from (one.value.replace("_", " ") for one in kind)
    yield from (one.word for one in vocabulary.Priority)
    for sort in sorted(trail.SORTS):
        yield from (sort.replace("_", " "), trail.subject_words(sort))
    yield from (one.value.capitalize() for one in Layer)
    yield from (one.value.replace("_", " ").capitalize() for one in vocabulary.Target)
    yield from ("severity", "safety", "complexity", "impact", "urgency", "yes", "[withheld]")
    yield from (*configured.KEYS.values(), *configured.MARKS, *configured.OPTIONS)
    yield from (said for codes in configured.CODES.values() for said in codes.values())
    for name, constant in TABLES.items():
        for node in trees.tree(f"services/reports/{name}").module.body:
            if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == constant:
                yield from _texts(node.value)


def _texts(value: ast.expr | None) -> Iterator[str]:
    for node in ast.walk(value) if value is not None else ():
        text = refusals.literal(node)
        if text is not None:
            yield text
