"""What somebody wrote, laid over what others published since they began to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from services.errors import ConflictError
from services.escalation import simple_sections
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from services.escalation.written_drafts import Drafts
    from services.sla.written import Part

Entries = dict[Any, tuple["Part", Any]]
"""What a section says, by the names of its entries, with the place each stands at."""


class Since(NamedTuple):
    """What a writer knows of the configuration, as texts.

    Attributes:
        begun: What they began with; empty: nothing, and what they wrote counts as it is.
        met: What counted when they were last told of a conflict; over that they may publish.
    """

    begun: str = ""
    met: str = ""


def lay_over(wanted: Drafts, seen: Drafts, live: Drafts, met: Drafts | None = None) -> None:
    """Leave in `wanted` what others published where the writer changed nothing.

    Args:
        wanted: What was written; changed in place.
        seen: What counted when the writer began.
        live: What counts now.
        met: What counted when the writer was told of a conflict, if they were.

    Raises:
        ConflictError: Both changed the same entry, and not to the same, and the writer was not
            told of that yet; all such are named.
    """
    clashes: list[Sentence] = []
    for section, mine in _sections(wanted).items():
        before, now = _sections(seen)[section], _sections(live)[section]
        known = _sections(met)[section] if met is not None else None
        for name in list(mine):
            was, theirs = _said(before, name), _said(now, name)
            part, draft = mine[name]
            if was == theirs:
                continue
            if draft == was and theirs is None:
                del mine[name]
            elif draft == was:
                mine[name] = (part, theirs)
            elif draft != theirs and (known is None or _said(known, name) != theirs):
                clashes.append(named(section, name))
    if clashes:
        raise ConflictError(
            "Somebody published this meanwhile, which you changed as well: {what}. Nothing was "
            "published. What you wrote stays: look at theirs, then check again to put yours in its "
            "place.",
            what=tuple(clashes),
        )


def named(section: str, name: Any) -> Sentence:  # noqa: ANN401 - a name, or the key of a simple entry
    """Name an entry: "policy Standard"."""
    if section == "simple":
        return simple_sections.said(name)
    return next(words for key, words in _words(name) if key == section)


def _words(name: str) -> Iterator[tuple[str, Sentence]]:
    yield "calendars", Sentence("calendar {name}", name=name)
    yield "paths", Sentence("path {name}", name=name)
    yield "policies", Sentence("policy {name}", name=name)
    yield "rules", Sentence("rule {name}", name=name)


def _sections(drafts: Drafts) -> Mapping[str, Entries]:
    return {
        "simple": drafts.simple,
        "calendars": drafts.calendars,
        "paths": drafts.paths,
        "policies": drafts.policies,
        "rules": drafts.rules,
    }


def _said(entries: Entries, name: object) -> Any:  # noqa: ANN401 - a draft of its section, or None
    return entries[name][1] if name in entries else None
