"""What taking over a file refuses, by its lines, and how a path takes another one's place."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.escalation import EscalationPath
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.escalation.paths import create_path
from services.sentence import Sentence
from services.sla import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from services.escalation.paths import PathDraft
    from services.sla.written import Part
    from services.store.work import Work


def refuse_circles(
    noun: str, entries: Mapping[str, tuple[Part, object]], found: Iterable[list[str]]
) -> None:
    """Refuse rules that answer each other for ever, and paths that start each other."""
    parts = {name: part for name, (part, _) in entries.items()}
    for circle in found:
        named = [name for name in circle if name in parts]
        if named:
            said = " → ".join(_placed(name, parts) for name in [*circle, circle[0]])
            parts[named[0]].refuse(
                "these {noun} go round in a circle: {said}", noun=Sentence(noun), said=said
            )


def _placed(name: str, parts: Mapping[str, Part]) -> str:
    return f"{name} (line {parts[name].line})" if name in parts else name


def replace_path(work: Work, draft: PathDraft) -> EscalationPath:
    """Create a path; an older one of that name is put aside, for its firings refer to it."""
    query = select(EscalationPath).where(EscalationPath.name == draft.name)
    older = work.session.scalar(query)
    if older is not None:
        older.name, older.active = f"{draft.name} (until no. {older.id})", False
        work.session.flush()
        trail.append(
            work,
            "path.put_aside",
            ("path", older.id),
            [FieldChange("name", draft.name, older.name)],
        )
        stamp.renew(work)
    return create_path(work, draft)


@contextmanager
def at_line(part: Part) -> Iterator[None]:
    """Name the line of what cannot be published."""
    try:
        yield
    except RuleError as problem:
        raise RuleError("line {line}: {problem}", line=part.line, problem=problem) from problem
