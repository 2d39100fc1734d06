"""The sections of a configuration whose entries stand by themselves: channels, task templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from services.notify import written_channels
from services.sentence import Sentence
from services.workflow import written_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from services.sla.written import Part
    from services.store.work import Work

Entries = dict[tuple[str, str], tuple["Part", Any]]
"""By section and name: where an entry stands, and what it says."""


class Simple(NamedTuple):
    """A section without versions and without deadlines that could move."""

    named: Callable[[str], Sentence]
    read: Callable[[str, Part], Any]
    publish: Callable[[Work, str, Any], Sentence]
    written: Callable[[Work], dict[str, Any]]


SIMPLE: Final = {
    "channels": Simple(
        lambda name: Sentence("channel {name}", name=name),
        written_channels.read_channel,
        written_channels.publish,
        written_channels.written_channels,
    ),
    "task_templates": Simple(
        lambda name: Sentence("task template {name}", name=name),
        written_templates.read_template,
        written_templates.publish,
        written_templates.written_templates,
    ),
}
"""Published before the paths and rules that name them."""


def read(sections: Mapping[str, Part]) -> Entries:
    """Read these sections of a file; RuleError names the line of what cannot be read."""
    return {
        (key, name): (part, section.read(name, part))
        for key, section in SIMPLE.items()
        if key in sections
        for name, part in sections[key].named()
    }


def said(key: tuple[str, str]) -> Sentence:
    """Name an entry: "channel Relay"."""
    return SIMPLE[key[0]].named(key[1])


def publish(work: Work, key: tuple[str, str], draft: object) -> Sentence:
    """Publish an entry; returns what was done, in words."""
    return SIMPLE[key[0]].publish(work, key[1], draft)


def written(work: Work) -> dict[str, Any]:
    """Return these sections, ready to be dumped; one without entries is left out."""
    found = {key: one.written(work) for key, one in SIMPLE.items()}
    return {key: entries for key, entries in found.items() if entries}
