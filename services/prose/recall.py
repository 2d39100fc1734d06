"""Finds the template that a text was made from, and what stood in its holes."""

from __future__ import annotations

import json
import re
import string
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import resources
from models.vocabulary import Priority, TicketStatus
from services.prose import forms
from services.rules.kinds import BUILT_IN
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

TEMPLATES: Final = "translations/templates.json"
"""Every sentence of the services, written by packaging/translate.py."""
LONGEST: Final = 4_000
"""Characters; a longer text is shown as it stands."""
DEEPEST: Final = 6
LABELS: Final = {one.label: forms.FIELDS[name] for name, one in BUILT_IN.items()} | forms.FIELDS
PREVIOUS: Final = "previous "
OPERATORS: Final = "(?:is|in|contains|not contains|matches|less|greater) "
COMPARISON: Final = re.compile(rf"[a-z][a-z0-9_]* {OPERATORS}")
AND: Final = re.compile(rf" and (?=[^;:]{{1,80}}? {OPERATORS})")
"""Between two comparisons, not within a value."""
BETWEEN: Final = re.compile(r"; (?=[^”]*(?:“|$))")
"""Between two clauses, not within quotation marks."""
ABSENT: Final = re.compile(r"(?P<who>[^()]+) \((?P<away>[^()]+)\)(?:, |$)")
SPAN: Final = re.compile(r"(\d+)([dhms])")
UNITS: Final = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
SHAPES: Final = {
    "Rest": "[A-Z].*",
    "away": r"[^()]+",
    "clock": r"\d+:\d\d:\d\d",
    "compared": rf".{{1,80}}? {OPERATORS}.+",
    "field": "|".join(f"(?:previous )?{re.escape(one)}" for one in sorted(LABELS, key=len)),
    "own": r"[^:;]{1,80}?",
    "kind": r"(?!(?:is|in|contains|not contains|matches) ).+",
    "marks": r"[+-]\S.*",
    "moment": r"\d{4}-\d\d-\d\d \d\d:\d\d",
    "number": r"\d+",
    "priority": "|".join(one.word for one in Priority),
    "skipped": r".+\)",
    "span": r"\d+[dhms](?: \d+[dhms])*",
    "status": "|".join(one.value.replace("_", " ") for one in TicketStatus),
    "ticket": r"#\d+",
    "time": r"\d\d:\d\d",
}
"""What may stand in a hole of that name; in any other, anything."""


@dataclass(frozen=True, slots=True)
class Form:
    """A template that can be found again; `one` is what it says of exactly one."""

    template: str
    pattern: re.Pattern[str]
    weight: int
    specs: Mapping[str, str]
    one: str | None = None


class Moment(str):
    """An instant to the minute, in UTC, that stands in a text; a window says it by its clock."""

    __slots__ = ()

    @property
    def at(self) -> datetime:
        """Return the instant."""
        return datetime.strptime(self, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def recalled(text: str) -> str:
    """Return the Sentence that a text was made from; the text itself where nobody knows it."""
    return _recalled(text, 0) if 0 < len(text) <= LONGEST else text


def recalled_reason(text: str) -> str:
    """Return the Sentence that a reason was made from, where it is one the program gives."""
    found = _made(text, _reasons(), 0) if 0 < len(text) <= LONGEST else None
    return text if found is None else found


def recalled_comparison(text: str) -> str:
    """Return the Sentence of one comparison of a field by its key, one of the site's own too."""
    return (_made(text, _own_clauses(), 0) if COMPARISON.match(text) else None) or text


@lru_cache(2048)
def _recalled(text: str, depth: int) -> str:
    if depth > DEEPEST:
        return text
    for known in (_sentences(), _whole()):
        found = _made(text, known, depth)
        if found is not None:
            return found
    for join, cut in zip(forms.JOINS, (BETWEEN, AND), strict=False):
        first, *others = cut.split(text, 1)
        if others:
            said = [_recalled(first, depth + 1), _recalled(others[0], depth)]
            if any(isinstance(one, Sentence) for one in said):
                said = [one if isinstance(one, Sentence) else _own(one, depth) for one in said]
                return Sentence(join, first=said[0], others=said[1])
    return _made(text, _judged(), depth) or _made(text, _clauses(), depth) or text


def _made(text: str, known: Iterable[Form], depth: int) -> Sentence | None:
    for form in known:
        found = form.pattern.fullmatch(text)
        if found is None:
            continue
        parts = {
            name: _part(name, form.specs[name], value, depth)
            for name, value in found.groupdict().items()
        }
        if form.one is not None:
            count = int(str(parts.pop("n_", 1)).replace(",", ""))
            return Sentence.counted(form.one, form.template, count, **parts)
        return Sentence(form.template, **parts)
    return None


def _part(name: str, spec: str, value: str, depth: int) -> object:
    if spec.startswith("%"):
        try:
            return datetime.strptime(value, spec).replace(tzinfo=UTC)
        except ValueError:
            return value
    said = _HOLES.get(name)
    return said(value, depth) if said is not None else _recalled(value, depth + 1)


def _field(label: str, depth: int) -> str:
    if label.startswith(PREVIOUS):
        return Sentence(forms.SEVERAL, field=_field(label.removeprefix(PREVIOUS), depth))
    return Sentence(LABELS[label]) if label in LABELS else Sentence("“{words}”", words=label)


def _compared(comparison: str, depth: int) -> str:
    return _made(comparison, _clauses(), depth) or _own(comparison, depth)


def _own(comparison: str, depth: int) -> str:
    """Take a comparison of a field of the site's own apart: only beside what is known already."""
    return _made(comparison, _own_clauses(), depth) or comparison


def _values(values: str, _depth: int) -> object:
    said = tuple(_value(one) for one in values.split(", "))
    return said if len(said) > 1 else said[0]


def _value(value: str) -> str:
    return Sentence(value.replace("_", " ")) if value in forms.VALUES else value


def _amount(value: str, depth: int) -> object:
    return _span(value, depth) if re.fullmatch(SHAPES["span"], value) else _values(value, depth)


def _span(value: str, _depth: int) -> timedelta:
    return timedelta(**{UNITS[unit]: int(count) for count, unit in SPAN.findall(value)})


def _clock(value: str, _depth: int) -> timedelta:
    hours, minutes, seconds = map(int, value.split(":"))
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _moment(value: str, _depth: int) -> str:
    return Moment(value)


def _skipped(value: str, depth: int) -> object:
    """Take who was not waited for apart; of each stands why in parentheses."""
    said = tuple(
        Sentence(forms.JOINS[2], who=one["who"], away=_recalled(one["away"], depth + 1))
        for one in ABSENT.finditer(value)
    )
    return said if "".join(one[0] for one in ABSENT.finditer(value)) == value else value


def _status(value: str, _depth: int) -> str:
    return Sentence(value)


def _as_it_is(value: str, _depth: int) -> str:
    return value


_HOLES: Final[dict[str, Callable[[str, int], object]]] = {
    "after": _values,
    "amount": _amount,
    "clock": _clock,
    "compared": _compared,
    "field": _field,
    "own": _field,
    "kind": _as_it_is,
    "marks": _as_it_is,
    "moment": _moment,
    "n_": _as_it_is,
    "priority": _status,
    "skipped": _skipped,
    "span": _span,
    "status": _status,
    "team": _values,
    "values": _values,
    "what": _as_it_is,
    "who": _as_it_is,
    "why": _as_it_is,
}
"""How what stood in a hole of that name is read; in any other stands prose, or what it is."""


def _form(template: str, one: str | None = None, chosen: str = "") -> Form:
    """Read a template; the first of two holes of one name decides what both held."""
    pattern, weight, specs = "", 0, dict[str, str]()
    for literal, name, spec, _ in string.Formatter().parse(chosen or template):
        words = re.escape(literal).replace("%n", r"(?P<n_>[\d,]+)")
        pattern, weight = pattern + words, weight + len(literal)
        if name is not None:
            shape = rf"(?P={name})" if name in specs else rf"(?P<{name}>{SHAPES.get(name, '.+?')})"
            pattern, specs[name] = pattern + shape, spec or ""
    specs.setdefault("n_", "")
    return Form(template, re.compile(pattern, re.DOTALL), weight, specs, one)


def _heaviest(found: Iterable[Form]) -> tuple[Form, ...]:
    return tuple(sorted(found, key=lambda one: -one.weight))


@cache
def _sentences() -> tuple[Form, ...]:
    """Read every refusal of the services, the one with most words of its own first."""
    file = Path(resources.__file__ or "").parent / TEMPLATES
    known = json.loads(file.read_text("utf-8"))
    made = [_form(one) for one in known["plain"]]
    for many, one in known["counted"].items():
        made += [_form(many, one, chosen) for chosen in (one, many)]
    return _heaviest(made)


@cache
def _whole() -> tuple[Form, ...]:
    return tuple(_form(one) for one in forms.WHOLE)


@cache
def _clauses() -> tuple[Form, ...]:
    return _heaviest(_form(one) for one in forms.CLAUSES)


@cache
def _own_clauses() -> tuple[Form, ...]:
    """Read the comparisons once more, for a field of any name."""
    compared = [_form(one) for one in forms.CLAUSES if one.startswith("{field} ")]
    return _heaviest(replace(one, pattern=_of_any_field(one.pattern)) for one in compared)


def _of_any_field(pattern: re.Pattern[str]) -> re.Pattern[str]:
    anything = pattern.pattern.replace(SHAPES["field"], SHAPES["own"])
    return re.compile(anything, re.DOTALL)


@cache
def _judged() -> tuple[Form, ...]:
    return tuple(_form(one) for one in forms.JUDGED)


@cache
def _reasons() -> tuple[Form, ...]:
    return _heaviest(_form(one) for one in forms.REASONS)
