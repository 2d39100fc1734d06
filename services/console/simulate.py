"""`vigilctl simulate`: what would the desk do? No database, no mail, no sleeping."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any, Final, TextIO

from services.sla.plain import Malformed
from services.sla.scenario import Desk

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

_FAILED: Final = 2
_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_DESCRIPTION: Final = """\
Answer questions about SLA clocks with the real engine and a virtual clock. The input is one
JSON object, or JSON Lines: one object a line, one answer a line, in order. Exit status 2 says
that at least one of them was malformed; the others are answered all the same."""


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
        return _answer_all(_decoded(stdin), out, flush=True)
    try:
        with open(args.file, encoding="utf-8-sig", errors="replace") as source:  # noqa: PTH123
            return _answer_all(source, out, flush=False)
    except OSError as problem:
        err.write(f"vigilctl simulate: {args.file}: {problem.strerror}\n")
        return _FAILED


def _decoded(stdin: TextIO) -> Iterable[str]:
    """Read bytes as UTF-8, whatever the locale says, and survive those that are not."""
    raw = getattr(stdin, "buffer", None)
    if raw is None:
        return stdin
    return io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace")


def _answer_all(lines: Iterable[str], out: TextIO, *, flush: bool) -> int:
    desk, status = Desk(), 0
    for text in _objects(lines):
        answer = _answer(desk, text)
        if "error" in answer:
            status = _FAILED
        out.write(json.dumps(answer) + "\n")
        if flush:
            out.flush()
    return status


def _answer(desk: Desk, text: str) -> dict[str, Any]:
    try:
        return desk.answer(_DECODER.decode(text))
    except Malformed as problem:
        return {"error": str(problem), "at": problem.path}
    except json.JSONDecodeError as problem:
        place = f"line {problem.lineno} column {problem.colno}"
        return {"error": f"this is not JSON: {problem.msg}", "at": place}
    except (ValueError, OverflowError) as problem:
        return {"error": str(problem), "at": ""}
    except RecursionError:
        return {"error": "this is nested too deeply", "at": ""}


def _objects(lines: Iterable[str]) -> Iterator[str]:
    """Cut the input into objects: one a line, or one spread over many lines."""
    pending: list[str] = []
    depth = 0
    beginning = True
    for line in lines:
        if not line.strip():
            continue
        if pending and _begins_anew(line):
            yield from pending  # cut off before their end: each is malformed for itself
            pending, depth = [], 0
        depth += _depth(line)
        pending.append(line)
        if depth <= 0 or not (pending[0].lstrip().startswith("{")):
            yield "".join(pending)
            pending, depth, beginning = [], 0, False
    if pending:
        yield from ["".join(pending)] if beginning else pending


def _depth(line: str) -> int:
    """Return how many more objects and lists a line opens than it closes."""
    if '"' in line:
        line = _TEXT.sub("", line)
    return line.count("{") + line.count("[") - line.count("}") - line.count("]")


def _begins_anew(line: str) -> bool:
    """Tell whether a line is a whole question although an earlier one has not ended."""
    if not line.startswith("{") or '"kind"' not in line:
        return False
    try:
        value = _DECODER.decode(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "kind" in value


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


_DECODER: Final = json.JSONDecoder(parse_constant=_no_constant)
