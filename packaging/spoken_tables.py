"""Read the words out of tables that the window looks up before it translates them."""

from __future__ import annotations

import ast
import re
import sys
from typing import TYPE_CHECKING, Final

import refusals
import trees

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND: Final = re.compile(r"[a-z_]+\.[a-z_]+")
"""How a kind of entry of the trail is written."""


def words() -> Iterator[str]:
    """Yield the words that are looked up in a table before they are translated."""
    sys.path.insert(0, str(trees.ROOT))
    from desktop.audit.trail_model import COLUMNS  # noqa: PLC0415 - needs the path
    from desktop.bootstrap.rooms import PLACES, places_for  # noqa: PLC0415
    from desktop.commands import COMMANDS  # noqa: PLC0415
    from desktop.dashboard.page import FIGURES  # noqa: PLC0415
    from desktop.main_window.key_map import SECTIONS  # noqa: PLC0415
    from desktop.spoken.roles import ROLES  # noqa: PLC0415
    from models.vocabulary import Role, Target  # noqa: PLC0415

    yield from (command.text for command in COMMANDS)
    yield from (place.words for place in (*PLACES, *places_for(Role.REQUESTER)))
    yield from (heading for _, heading in SECTIONS)
    yield from (figure[2] for figure in FIGURES)
    yield from (column.words for column in COLUMNS)
    yield from ROLES.values()
    yield from (target.value.replace("_", " ").capitalize() for target in Target)
    yield from _trail_words()
    yield from _evidence_words()


def _trail_words() -> Iterator[str]:
    """Yield what the trail calls its kinds of entry, and what a reviewer looks at first."""
    from services.audit import words as trail  # noqa: PLC0415 - needs the path

    nodes = [node for read in trees.below("services") for node in read.nodes]
    kinds = {kind for node in nodes if (kind := _kind_of(node)) is not None}
    rooms = {kind.partition(".")[0] for kind in kinds}
    told = {said for node in nodes if (said := refusals.literal(node)) and KIND.fullmatch(said)}
    kinds |= {one for one in told if one.partition(".")[0] in rooms}
    yield from (trail.kind_words(kind) for kind in sorted(kinds | trail.OTHER_KINDS))
    yield from sorted(one.replace("_", " ") for one in trail.CHOICES)
    fields = {field for node in nodes if (field := _field_of(node)) is not None}
    fields |= trail.OTHER_FIELDS | trail.INSTANTS | trail.NAMED | trail.CHOSEN
    yield from (trail.field_words(field) for field in sorted(fields))
    for node in trees.tree("services/audit/words.py").nodes:
        values = node.values if isinstance(node, ast.Dict) else []
        if isinstance(node, ast.Return) and node.value is not None:
            values = [node.value]
        yield from (said for one in values if (said := refusals.literal(one)) is not None)


def _evidence_words() -> Iterator[str]:
    """Yield what the evidence room calls copies, grades, states and looks."""
    from services.audit.confirmed import WRONG  # noqa: PLC0415 - needs the path
    from services.audit.reasons import USUAL_CHOICES  # noqa: PLC0415
    from services.audit.subject_access import LOOKS  # noqa: PLC0415
    from services.audit.verification.findings import MEANING  # noqa: PLC0415
    from services.reports.redaction import TEMPLATES  # noqa: PLC0415

    yield from (words for usual in USUAL_CHOICES.values() for words in usual)
    yield from (words for one in TEMPLATES.values() for words in (one.name, one.words))
    yield from ("complete", "finished", "cancelled", "begun", "created", "closed", WRONG)
    yield from (*MEANING.values(), *LOOKS.values())
    for node in trees.tree("services/audit/subject_access.py").nodes:
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "_access":
            said = refusals.literal(node.args[1])
            if said is not None:
                yield said


def _field_of(node: ast.AST) -> str | None:
    """Return the field that an entry of the trail says to have changed."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("FieldChange") and node.args:
        return refusals.literal(node.args[0])
    return None


def _kind_of(node: ast.AST) -> str | None:
    """Return the kind of entry that a call appends to the trail."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "trail.append":
        return refusals.literal(node.args[1]) if len(node.args) > 1 else None
    return None
