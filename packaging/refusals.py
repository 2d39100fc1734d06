"""Read every sentence that services say to a window out of their source, for the translators.

A refusal is raised with a literal and named parts, so its English is found here and its German in
resources/translations. What is said otherwise is an offence: a window could not say it.
`operations`, `console` and `imports` speak to operators only, in English, and are not read.
"""

from __future__ import annotations

import ast
import string
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

import trees

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trees import Tree

ENGLISH_ONLY: Final = (
    "services/console",
    "services/operations",
    "services/imports",
    "desktop/tour",
)
ROOTS: Final = frozenset({"HelpDeskError", "BadValue"})
BY_WINDOW: Final = frozenset({"NotDrawn"})
"""Errors that hold a word, for which the window has a sentence of its own."""
TAKEN_APART: Final = ("services/prose", "services/reports/tongue.py")
"""Where sentences are made of templates that are found again; their words stand elsewhere."""
LEAST: Final = 3
"""Words by which a sentence is known again."""
MADE: Final = frozenset({"Sentence", "Fault", "Attempt", "refuse"})
"""What holds a sentence without being raised."""
SECOND: Final = frozenset({"Fault", "Attempt"})
"""Of these it is the second argument."""
MAKERS: Final = frozenset({"tr", "plural", "Sentence", "Sentence.counted"})
NAMERS: Final = frozenset({"given_reason", "message_body", "demand_free", "_check_reason", "said"})
"""Functions whose `what` names the thing that a refusal of theirs is about."""
HANDED_ON: Final = frozenset(
    {
        "problem",
        "attempt.refusal",
        "self.sentence",
        "sentence",
        "error.sentence",
        "refusal",
        "refusal(found, urls.described(engine.url))",
        "_refusal(found.findings[0])",
        "ticket_id",
        "fault.sentence",
    }
)
"""Arguments that are Sentences already, made where their words stand, or become one there."""
FROM_TABLES: Final = frozenset(
    {
        "EXAMPLES",
        "FINDS[result.layer]",
        "MEANING[found.grade]",
        "_spaced(one.duty.value)",
        "_spaced(one.state.value)",
        "entry.actor_role",
        "found.log_keeps",
        "kept",
        "name",
        "name.replace('_', ' ')",
        "subject_words(subject)",
        "model.__tablename__.replace('_', ' ')",
        "noun",
        "one",
        "one.label",
        "one.name",
        "prompt.value",
        "result.layer.value.capitalize()",
        "result.skipped",
        "SPOKEN.get(name, name).replace('_', ' ')",
        "target.replace('_', ' ')",
        "template",
        "what",
        "word",
    }
)
"""Words of a Sentence that stand in a table, which `words_of_tables` reads."""


@dataclass(slots=True)
class Sentences:
    """Everything services can say to a window.

    Attributes:
        plain: English templates. plurals: English for many, and for one.
        unknown: Places where something else than a literal is said.
    """

    plain: set[str] = field(default_factory=set)
    plurals: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


@cache
def family() -> frozenset[str]:
    """Return the names of every error that a person can be shown."""
    names = set(ROOTS)
    bases = [
        (node.name, {ast.unparse(base) for base in node.bases})
        for read in modules()
        for node in read.nodes
        if isinstance(node, ast.ClassDef)
    ]
    while found := {name for name, above in bases if above & names} - names:
        names |= found
    return frozenset(names)


def modules() -> Iterator[Tree]:
    """Yield every module whose words a window can show."""
    for top in ("services", "desktop"):
        for read in trees.below(top):
            if not read.name.startswith(ENGLISH_ONLY):
                yield read


@cache
def collect() -> Sentences:
    """Read every sentence, and every word that stands in one; never change what comes back."""
    found = Sentences()
    errors = family()
    constants: dict[str, set[str]] = {}
    for constant, words in _constants(read.module for read in modules()):
        constants.setdefault(constant, set()).add(words)
    for read in modules():
        for node in read.nodes:
            if isinstance(node, ast.Call):
                _collect(found, (read.name, node), errors, constants)
    found.plain |= set(words_of_tables())
    found.plain.discard("")
    return found


def _collect(
    found: Sentences,
    at: tuple[str, ast.Call],
    errors: frozenset[str],
    constants: dict[str, set[str]],
) -> None:
    name, call = at
    whole = ast.unparse(call.func)
    called = whole.rpartition(".")[2]
    if called in NAMERS:
        given = [one.value for one in call.keywords if one.arg == "what"]
        found.plain |= {said for one in given if (said := literal(one)) is not None}
    elif whole == "Sentence.counted" and not name.startswith(TAKEN_APART):
        one, many = literal(call.args[0]), literal(call.args[1])
        if one is None or many is None:
            found.unknown.append(f"{name}:{call.lineno}: {ast.unparse(call)}")
        else:
            found.plurals[many] = one
    elif _speaks(name, called, errors) and len(call.args) > (called in SECOND):
        sentence = call.args[called in SECOND]
        text = literal(sentence)
        words = {text} if text else constants.get(ast.unparse(sentence).rpartition(".")[2])
        if words:
            found.plain |= words
        elif not _is_known(sentence) and not name.startswith(TAKEN_APART):
            found.unknown.append(f"{name}:{call.lineno}: {ast.unparse(call)}")


def _speaks(name: str, called: str, errors: frozenset[str]) -> bool:
    """Tell whether a call of that name makes a sentence; a window's `refuse` only shows one."""
    if called in BY_WINDOW:
        return False
    return called in errors or (called in MADE and not name.startswith("desktop"))


def _is_known(said: ast.expr) -> bool:
    """Tell whether it is a Sentence by now, a word of a table, or said by the window itself."""
    text = ast.unparse(said)
    by_window = isinstance(said, ast.Call) and ast.unparse(said.func) in MAKERS
    return text in HANDED_ON or text in FROM_TABLES or by_window


def _constants(read: Iterable[ast.Module]) -> Iterator[tuple[str, str]]:
    for module in read:
        for node in module.body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            if isinstance(node, ast.AnnAssign):
                targets = [node.target]
            said = literal(getattr(node, "value", None))
            for one in targets:
                if isinstance(one, ast.Name) and said is not None and " " in said:
                    yield one.id, said


def literal(node: ast.AST | None) -> str | None:
    """Return the text that a node is, if it is one."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def words_of_tables() -> Iterator[str]:
    """Yield the words that stand in a sentence as a part of it: statuses, acts, nouns."""
    from models import complaint_words, vocabulary  # noqa: PLC0415
    from services.access.permissions import Act  # noqa: PLC0415
    from services.audit.reasons import Prompt  # noqa: PLC0415
    from services.complaints.record import FLAGS, GRADES, LINES, SPOKEN, TEXTS  # noqa: PLC0415
    from services.prose import forms  # noqa: PLC0415 - needs the path
    from services.store.urls import EXAMPLES  # noqa: PLC0415

    yield from forms.words()

    spoken = (
        *(Act, Prompt, vocabulary.TicketStatus, vocabulary.Role, vocabulary.Target),
        *(vocabulary.ApprovalState, vocabulary.TaskState, vocabulary.OutboxState),
        *(vocabulary.Medium, complaint_words.Grade, complaint_words.Duty),
    )
    for words in spoken:
        yield from (one.value.replace("_", " ") for one in words)
    for kind in vocabulary.LinkKind:
        yield from kind.words
    yield from (*SPOKEN.values(), EXAMPLES)
    fields = (*LINES, *TEXTS, *GRADES, *FLAGS)
    yield from (one.replace("_", " ") for one in fields if one not in SPOKEN)
    yield from ("reply", "note", "title", "keywords", "text", "paths", "rules", *_nouns())


def templates() -> dict[str, object]:
    """Return the sentences that may stand in the database, for windows that take them apart."""
    found = collect()
    plain = found.plain - set(words_of_tables())
    return {
        "plain": sorted(one for one in plain if _is_whole(one)),
        "counted": {many: found.plurals[many] for many in sorted(found.plurals)},
    }


def _is_whole(template: str) -> bool:
    """Tell whether a template has enough words of its own to be known again."""
    words = " ".join(part for part, _, _, _ in string.Formatter().parse(template)).split()
    return len([one for one in words if one.isalpha()]) >= LEAST


def _nouns() -> Iterator[str]:
    """Yield what a row is called that is asked for by its number and is not there."""
    from models.registry import Base  # noqa: PLC0415 - needs the path

    asked = _asked_for()
    for mapper in Base.registry.mappers:
        if mapper.class_.__name__ in asked:
            yield mapper.class_.__tablename__.replace("_", " ")


@cache
def _asked_for() -> set[str]:
    return {
        ast.unparse(node.args[0])
        for read in modules()
        for node in read.nodes
        if isinstance(node, ast.Call) and node.args
        if ast.unparse(node.func) in {"work.require", "work.lock", "self.require"}
    }
