"""The whole configuration as one readable file: exported, checked, imported."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from models.policies import PolicyVersion
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES
from services.access.permissions import Act, demand
from services.errors import RuleError
from services.escalation import meanwhile, other_hours, simple_sections
from services.escalation.meanwhile import Since
from services.escalation.paths import check_level
from services.escalation.placing import Place, merged, positions
from services.escalation.replacing import at_line, refuse_circles, replace_path
from services.escalation.written_drafts import Drafts, drafts
from services.escalation.written_paths import starts, written_paths
from services.rules import circles, publishing, shelf
from services.rules.written_rules import publish as publish_rule
from services.rules.written_rules import written_rules
from services.sentence import Sentence
from services.sla import extending, written
from services.sla.publishing import publish_calendar, publish_policy
from services.sla.written_terms import newest_policies, written_calendars, written_policies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.changes import Changes
    from services.sla.extending import Moved, Version
    from services.store.work import Work


ANEW: Final = Since()
"""Of a writer who says nothing of what was there."""


@dataclass(slots=True)
class Imported:
    """What an import published; what was the same already was left alone.

    Attributes:
        published: What has a new version, in words.
        unchanged: What was left alone, in words.
        versions: What was published, for extending it to open tickets.
    """

    published: list[Sentence] = field(default_factory=list)
    unchanged: list[Sentence] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)

    @property
    def policies(self) -> set[int]:
        """Ids of the policies that have a new version."""
        return {one.policy_id for one in self.versions if isinstance(one, PolicyVersion)}

    def lines(self) -> list[str]:
        """Say what was done, a line each."""
        return [*self.published, *(f"{one}: unchanged" for one in self.unchanged)]


def export(work: Work) -> str:
    """Return the whole configuration as YAML that `import_text` takes back."""
    return written.write(_document(work))


def import_text(
    work: Work,
    text: str,
    approved_by: int | None = None,
    *,
    is_trial: bool = False,
    open_tickets_too: bool = False,
) -> Imported:
    """Publish what a file says where it differs from what is live.

    What the file does not name stays as it is, its place among the others included; only
    policies that name a path of the file get a version with it. A trial, which is undone, needs
    no second person.
    For open tickets too: `publish_text` extends what is published to them.

    Raises:
        RuleError: Something cannot be read or does not fit; the line is named and, as the unit
            of work fails with it, nothing is published.
    """
    how = {"is_trial": is_trial, "open_tickets_too": open_tickets_too}
    return _import(work, _both(work, text, ANEW), approved_by, **how)


def _both(work: Work, text: str, since: Since) -> tuple[Drafts, Drafts]:
    """Return what is wanted and what counts now.

    Where the writer says what they began with, what others published meanwhile stays.
    """
    demand(work.actor, Act.CONFIGURE)
    wanted, live = drafts(text), drafts(export(work))
    if since.begun:
        met = drafts(since.met) if since.met else None
        meanwhile.lay_over(wanted, drafts(since.begun), live, met)
    return wanted, live


def _import(
    work: Work, both: tuple[Drafts, Drafts], approved_by: int | None, **how: bool
) -> Imported:
    wanted, live = both
    started = {name: starts(path) for name, (_, path) in (live.paths | wanted.paths).items()}
    refuse_circles("paths", wanted.paths, circles.of_paths(started))
    done, replaced = Imported(), set()
    _import_simple(work, (wanted, live), done)
    _import_calendars(work, both, done, approved_by, **how)
    for name, (part, path) in wanted.paths.items():
        if name in live.paths and live.paths[name][1] == path:
            done.unchanged.append(meanwhile.named("paths", name))
        else:
            for place, level in zip(part.items(), path.levels, strict=True):
                with at_line(place):
                    check_level(work, level)
            with at_line(part):
                replace_path(work, path)
            done.published.append(Sentence("path {name}: new", name=name))
            replaced.add(name)
    _import_policies(work, both, done, replaced, {"approved_by": approved_by, **how})
    _import_rules(work, (wanted, live), done)
    found = circles.of_rules(shelf.active(work)) if wanted.rules else ()
    refuse_circles("rules", wanted.rules, found)
    return done


def _import_simple(work: Work, both: tuple[Drafts, Drafts], done: Imported) -> None:
    wanted, live = both
    for key, (part, draft) in wanted.simple.items():
        if key in live.simple and live.simple[key][1] == draft:
            done.unchanged.append(simple_sections.said(key))
        else:
            with at_line(part):
                done.published.append(simple_sections.publish(work, key, draft))


def _import_calendars(
    work: Work,
    both: tuple[Drafts, Drafts],
    done: Imported,
    approved_by: int | None,
    **how: bool,
) -> None:
    wanted, live = both
    for name, (part, draft) in wanted.calendars.items():
        if name in live.calendars and live.calendars[name][1] == draft:
            done.unchanged.append(meanwhile.named("calendars", name))
        else:
            with at_line(part):
                calendar = publish_calendar(work, draft, approved_by, **how)
            said = Sentence("calendar {name}: version {n}", name=name, n=calendar.version)
            done.published.append(said)
            done.versions.append(calendar)


def _import_policies(
    work: Work,
    both: tuple[Drafts, Drafts],
    done: Imported,
    replaced: set[str],
    how: Mapping[str, Any],
) -> None:
    """Publish what differs; what the file does not name only for its place, or a path of its own.

    A policy names its path in each version, so one goes on with a path that was put aside.
    """
    wanted, live = both
    stored = [Place(one.policy.name, one.position, one.policy_id) for one in newest_policies(work)]
    stands = {one.name: one.position for one in stored}
    for name, position in positions(stored, [*wanted.policies]).items():
        part, policy = wanted.policies.get(name) or live.policies[name]
        draft = replace(policy, position=position)
        same = name in live.policies and draft == replace(
            live.policies[name][1], position=stands[name]
        )
        if not same or policy.path in replaced:
            with at_line(part) if name in wanted.policies else nullcontext():
                version = publish_policy(work, draft, **how)
            said = Sentence("policy {name}: version {n}", name=name, n=version.version)
            done.published.append(said)
            done.versions.append(version)
        elif name in wanted.policies:
            done.unchanged.append(meanwhile.named("policies", name))


def _import_rules(work: Work, both: tuple[Drafts, Drafts], done: Imported) -> None:
    wanted, live = both
    order = merged([*live.rules], [*wanted.rules])
    for name, (part, (rule, active)) in wanted.rules.items():
        if name in live.rules and live.rules[name][1] == (rule, active):
            done.unchanged.append(meanwhile.named("rules", name))
        else:
            with at_line(part):
                done.published.append(publish_rule(work, rule, active=active))
    stand = {one.name: one.id for one in publishing.rules(work)}
    ids = [stand[name] for name in order if name in stand]
    if wanted.rules and ids != [rule_id for name, rule_id in stand.items() if name in order]:
        publishing.reorder(work, ids)
        done.published.append(Sentence("rules in a new order"))


def open_under(work: Work, policy_id: int) -> int:
    """Count the open tickets that some version of a policy applies to."""
    versions = select(PolicyVersion.id).where(PolicyVersion.policy_id == policy_id)
    query = select(func.count()).where(
        Ticket.status.in_(sorted(OPEN_STATUSES)), Ticket.policy_version_id.in_(versions)
    )
    return work.session.scalar(query) or 0


@dataclass(frozen=True, slots=True)
class Trial:
    """What publishing a file would do, before anybody decides.

    Attributes:
        lines: What would be published and what is the same already.
        published: What would be published.
        moved: What would change if it counted for open tickets too.
    """

    lines: tuple[str, ...]
    published: tuple[Sentence, ...]
    moved: tuple[Moved, ...]


def check(work: Work, text: str, since: Since = ANEW) -> Trial:
    """Do everything `publish_text` would, and undo it; raises what it would raise."""
    trial = work.session.begin_nested()
    try:
        both = _both(work, text, since)
        done = _import(work, both, None, is_trial=True, open_tickets_too=True)
        moved = tuple(extending.moves(work, done.versions))
        return Trial(tuple(done.lines()), tuple(done.published), moved)
    finally:
        trial.rollback()
        work.forget()


def publish_text(
    work: Work,
    text: str,
    *,
    open_tickets_too: bool,
    approved_by: int | None = None,
    since: Since = ANEW,
) -> Changes:
    """Publish what a file says where it differs, for new tickets or for open ones too.

    Args:
        work: The unit of work.
        text: The file.
        open_tickets_too: Whether open tickets count under it too.
        approved_by: The second person, where one is needed.
        since: What the writer knows; what others published since then stays as they left it.

    Raises:
        RuleError: The file cannot be read, or says nothing new.
        ConflictError: Somebody published meanwhile what the writer changed as well.
    """
    both = _both(work, text, since)
    how = {"is_trial": False, "open_tickets_too": open_tickets_too}
    done = _import(work, both, approved_by, **how)
    if not done.published:
        raise RuleError("Nothing differs from what is published already.")
    if open_tickets_too:
        other_hours.lay_again(work, extending.extend(work, done.versions).tickets)
    return work.touch(configuration=True)


def _document(work: Work) -> dict[str, Any]:
    return {
        "calendars": written_calendars(work),
        **simple_sections.written(work),
        "paths": written_paths(work),
        "policies": written_policies(work),
        "rules": written_rules(work),
    }
