"""`vigilctl simulate`: what would the desk do? No database, no mail, no sleeping."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TextIO

from services.sla.plain import Malformed
from services.sla.scenario import Desk

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

_FAILED: Final = 2
_GOING_ON: Final = (" ", "\t", "\r", "\n", '"', "}", "]")
_TOO_DEEP: Final = "it is nested too deeply"
_NOT_UTF8: Final = re.compile("[\udc80-\udcff]")
"""Bytes that are no text, as the reading of a file hands them on."""
_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_DESCRIPTION: Final = """\
Answer questions about SLA clocks with the real engine and a virtual clock. The input is one
JSON object, or JSON Lines: one object a line, one answer a line, in order. Exit status 2 says
that at least one of them was malformed; the others are answered all the same."""


class _RefusedError(ValueError):
    """JSON that Python would read, and we do not."""


class _Unreadable(NamedTuple):
    """A line that is no JSON."""

    why: str
    place: str


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to `vigilctl`; `run` is left in the arguments."""
    parser = subparsers.add_parser(
        "simulate", help="try calendars, policies and events", description=_DESCRIPTION
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="default: standard input")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Answer every object of the input; return the exit status."""
    if args.file in {None, "-"}:
        return _answer_input(stdin, out)
    try:
        with open(args.file, encoding="utf-8-sig", errors="surrogateescape") as source:  # noqa: PTH123
            return answer_all(source, out, flush=False)
    except OSError as problem:
        err.write(f"vigilctl simulate: {args.file}: {problem.strerror}\n")
        return _FAILED


def _answer_input(stdin: TextIO, out: TextIO) -> int:
    """Read bytes as UTF-8, whatever the locale says, and survive those that are not."""
    raw = getattr(stdin, "buffer", None)
    if raw is None:
        return answer_all(stdin, out, flush=True)
    source = io.TextIOWrapper(raw, encoding="utf-8-sig", errors="surrogateescape")
    try:
        return answer_all(source, out, flush=True)
    finally:
        source.detach()


def answer_all(lines: Iterable[str], out: TextIO, *, flush: bool) -> int:
    """Answer every question in the lines; return the exit status."""
    desk, status = Desk(), 0
    for question in _questions(lines):
        answer = _answer(desk, question)
        if "error" in answer:
            status = _FAILED
        out.write(f"{_ENCODER.encode(answer)}\n")
        if flush:
            out.flush()
    return status


def _answer(desk: Desk, question: object) -> dict[str, Any]:
    if isinstance(question, _Unreadable):
        return {"error": f"this is not JSON: {question.why}", "at": question.place}
    try:
        return desk.answer(question)
    except Malformed as problem:
        return {"error": str(problem), "at": problem.path}
    except (ValueError, OverflowError) as problem:
        return {"error": str(problem), "at": ""}
    except RecursionError:  # it was read, but only just
        return {"error": _TOO_DEEP, "at": ""}


def _questions(lines: Iterable[str]) -> Iterator[object]:
    """Cut the input into objects: one a line, or one spread over many lines."""
    pending: list[str] = []
    depth = 0
    for line in lines:
        if pending and _begins_anew(line):
            yield from map(_decoded, _apart(pending))
            pending, depth = [], 0
        if not pending:
            if not line.strip():
                continue
            value = _decoded(line)
            if not isinstance(value, _Unreadable) or not line.lstrip().startswith("{"):
                yield value
                continue
        pending.append(line)
        depth += _depth(line)
        if depth <= 0:
            yield _decoded("".join(pending))
            pending, depth = [], 0
    yield from map(_decoded, _apart(pending))


def _apart(lines: Iterable[str]) -> list[str]:
    """Tell objects that were cut off before their end from each other; each is one mistake.

    What is indented, closes something or begins with a key goes on with the object before it.
    """
    found: list[str] = []
    for line in lines:
        if found and line.startswith(_GOING_ON):
            found[-1] += line
        else:
            found.append(line)
    return found


def _decoded(text: str) -> object:
    if not text.isascii() and _NOT_UTF8.search(text):
        return _Unreadable("it is not UTF-8", "")
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError) as problem:
        return _unreadable(text, problem)


def _unreadable(text: str, problem: Exception) -> _Unreadable:
    """Say in our words why a text is no JSON."""
    match problem:
        case json.JSONDecodeError() if "\0" in text[:2]:  # every second byte of UTF-16
            return _Unreadable("it is not UTF-8", "")
        case json.JSONDecodeError():
            return _Unreadable(problem.msg, f"line {problem.lineno} column {problem.colno}")
        case _RefusedError():
            return _Unreadable(str(problem), "")
        case RecursionError():
            return _Unreadable(_TOO_DEEP, "")
        case _:  # Python's own word is about a setting of its interpreter
            return _Unreadable("a number in it has too many digits", "")


def _depth(line: str) -> int:
    """Return how many more objects and lists a line opens than it closes."""
    line = _TEXT.sub("", line)
    return line.count("{") + line.count("[") - line.count("}") - line.count("]")


def _begins_anew(line: str) -> bool:
    """Tell whether a line is a whole question although an earlier one has not ended."""
    if not line.lstrip().startswith("{") or '"kind"' not in line:
        return False
    value = _decoded(line)
    return isinstance(value, dict) and "kind" in value


def _no_constant(name: str) -> None:
    raise _RefusedError(f"{name} is no number here")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object; one that gives a key twice means one of the two, and nobody knows which."""
    found = dict(pairs)
    if len(found) != len(pairs):
        [(again, _)] = Counter(key for key, _ in pairs).most_common(1)
        raise _RefusedError(f"the key {again!r} is given twice")
    return found


_DECODER: Final = json.JSONDecoder(parse_constant=_no_constant, object_pairs_hook=_once)
_ENCODER: Final = json.JSONEncoder(check_circular=False)
