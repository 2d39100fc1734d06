"""Ways out of the desk as readable YAML, there and back; where a secret is kept, never it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from models.outbox import Channel
from models.vocabulary import Medium
from services.notify import audience, wishes
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.sla.written import Part
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class ChannelDraft:
    """A way out as a file says it; `active` is whether it is open."""

    medium: Medium
    settings: Mapping[str, Any]
    active: bool


def read_channel(_name: str, part: Part) -> ChannelDraft:
    """Read one way out; RuleError names the line of what cannot be read."""
    fields = part.fields({"medium", "settings", "active"}, ("medium", "settings"))
    return ChannelDraft(
        fields["medium"].word(Medium),
        {key: value.plain() for key, value in fields["settings"].named()},
        fields["active"].flag() if "active" in fields else True,
    )


def publish(work: Work, name: str, draft: ChannelDraft) -> Sentence:
    """Open a way out, or change the one of that name; returns what was done, in words."""
    known = work.session.scalar(select(Channel).where(Channel.name == name))
    if known is None:
        number = audience.add_channel(work, name, draft.medium, draft.settings)
    else:
        number = known.id
        wishes.set_channel(work, number, draft.medium, draft.settings)
    wishes.switch_channel(work, number, active=draft.active)
    if known is None:
        return Sentence("channel {name}: new", name=name)
    return Sentence("channel {name}: changed", name=name)


def written_channels(work: Work) -> dict[str, Any]:
    """Return every way out, by name, ready to be dumped."""
    found: dict[str, dict[str, Any]] = {}
    for one in work.session.scalars(select(Channel).order_by(Channel.name)):
        found[one.name] = {"medium": one.medium.value, "settings": dict(one.settings)}
        if not one.active:
            found[one.name]["active"] = False
    return found
