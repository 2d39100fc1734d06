"""Change single values of a written file; every other character of it stays as it was."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

from services.sla.written import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from services.sla.written import Part

WIDTH: Final = 100
STEP: Final = 2


class _Kept:
    """Stands for a value that is not to be changed."""


KEPT: Final = _Kept()
"""In what is wanted: this value stays as it is written."""


class _Edit(NamedTuple):
    start: int
    end: int
    words: str


class _Entry(NamedTuple):
    """An entry of a mapping or a list: its key or text, where it begins, and its value."""

    key: str
    start: int
    value: yaml.Node


def changed(text: str, part: Part, wanted: Mapping[str, Any]) -> str:
    """Return the text of a file with other values in one of its mappings.

    Comments, order and spelling of what stays are kept; a comment inside a list that is written
    anew on one line comes to stand above it.

    Args:
        text: The whole file.
        part: A mapping of it.
        wanted: All it shall have, by key and in order: texts, lists, mappings, or `KEPT`.
    """
    edits = sorted(_edits(text, part.node, wanted), key=lambda one: (one.start, one.end))
    pieces, at = [], 0
    for one in edits:
        pieces += [text[at : one.start], one.words]
        at = one.end
    return "".join([*pieces, text[at:]])


def _edits(text: str, node: yaml.Node, wanted: Any) -> Iterator[_Edit]:  # noqa: ANN401 - as YAML
    if wanted is KEPT:
        return
    is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    alike = (isinstance(node, yaml.MappingNode) and isinstance(wanted, dict)) or (
        isinstance(node, yaml.SequenceNode) and isinstance(wanted, (list, tuple))
    )
    if is_block and alike and node.value and wanted:
        yield from _entry_edits(text, node, wanted)
        return
    start, end = node.start_mark.index, _end(node)
    indent = _indent(text, start)
    for comment in _comments(text[start:end]):
        at = _line_start(text, start)
        yield _Edit(at, at, f"{indent}{comment}\n")
    if isinstance(node, yaml.MappingNode) and isinstance(wanted, dict) and wanted:
        words = _flow(text, node, wanted)
    else:
        words = _one_value(wanted, indent + " " * STEP)
    gap = " " if start and text[start - 1] in ":-" else ""
    yield _Edit(start, end, gap + words)


def _entry_edits(
    text: str, node: yaml.Node, wanted: Mapping[str, Any] | Sequence[str]
) -> Iterator[_Edit]:
    """Take out, change and put in entries that stand on lines of their own."""
    entries = _entries(node)
    missing = Counter(list(wanted))
    for entry in entries:
        if missing[entry.key]:
            missing[entry.key] -= 1
            if isinstance(wanted, dict):
                yield from _edits(text, entry.value, wanted[entry.key])
        else:
            end = _line_end(text, _end(entry.value))
            yield _Edit(_line_start(text, entry.start), min(end + 1, len(text)), "")
    indent = " " * node.start_mark.column
    before: _Entry | None = None
    there = {entry.key: entry for entry in entries}
    for key in wanted:
        if missing[key]:
            missing[key] -= 1
            new = {key: wanted[key]} if isinstance(wanted, dict) else [key]
            lines = "".join(f"{indent}{line}\n" for line in _lines(new))
            yield _put_in(text, lines, before, entries[0])
        else:
            before = there[key]


def _put_in(text: str, lines: str, before: _Entry | None, first: _Entry) -> _Edit:
    """Place lines below an entry, or above the first."""
    if before is None:
        at = _line_start(text, first.start)
        return _Edit(at, at, lines)
    at = _line_end(text, _end(before.value))
    if at == len(text):
        return _Edit(at, at, "\n" + lines.removesuffix("\n"))
    return _Edit(at + 1, at + 1, lines)


def _entries(node: yaml.Node) -> list[_Entry]:
    if isinstance(node, yaml.MappingNode):
        return [_Entry(key.value, key.start_mark.index, value) for key, value in node.value]
    return [_Entry(str(one.value), one.start_mark.index, one) for one in node.value]


def _flow(text: str, node: yaml.MappingNode, wanted: Mapping[str, Any]) -> str:
    """Write a mapping on one line; what is kept of it stays as it was written."""
    values = {key.value: value for key, value in node.value}
    pairs = []
    for key, value in wanted.items():
        kept = values.get(key)
        said = _one_value(value, "") if value is not KEPT or kept is None else _raw(text, kept)
        pairs.append(f"{_one_value(key, '')}: {said}")
    return "{" + ", ".join(pairs) + "}"


def _raw(text: str, node: yaml.Node) -> str:
    return text[node.start_mark.index : _end(node)]


def _one_value(value: object, indent: str) -> str:
    """Write a value where it stands behind its key; lines that it needs more are indented."""
    dumped: str = yaml.safe_dump(
        value, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=True
    )
    lines = dumped.removesuffix("\n").removesuffix("...").rstrip().split("\n")
    return f"\n{indent}".join(line.strip() for line in lines)


def _lines(value: object) -> list[str]:
    if isinstance(value, list):
        return [f"- {_one_value(one, '')}" for one in value]
    return write(value).splitlines()


def _comments(span: str) -> list[str]:
    """Return the comments inside a value, which stand between its tokens."""
    found, at = [], 0
    for token in yaml.scan(span, Loader=yaml.SafeLoader):
        gap = span[at : token.start_mark.index]
        found += [f"#{line.partition('#')[2]}" for line in gap.split("\n") if "#" in line]
        at = max(at, token.end_mark.index)
    return found


def _end(node: yaml.Node) -> int:
    """Return where a value really ends; YAML counts blank lines and comments after it too."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        end: int = node.end_mark.index
        return end
    last = node.value[-1]
    return _end(last[1] if isinstance(node, yaml.MappingNode) else last)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _indent(text: str, at: int) -> str:
    line = text[_line_start(text, at) : at]
    return line[: len(line) - len(line.lstrip())]
