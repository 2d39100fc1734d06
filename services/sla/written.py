"""Read YAML as people write it: every value is text and remembers its line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import yaml

from services.errors import RuleError
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

Word = TypeVar("Word", bound=StrEnum)

LONGEST: Final = 5_000_000
"""Characters of a file that are read at all."""
DEEPEST: Final = 50
"""Lists and mappings within each other that are read; what we write has less than ten."""
MOST_DIGITS: Final = 18
"""Of a whole number; the largest that a column of a database holds has one more."""
TRUTHS: Final = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a file: text, a list or a mapping of other parts.

    YAML's guesses are not followed: 13:00 is a time and not 780, no is a word until asked for.
    """

    node: yaml.Node
    where: str

    @property
    def line(self) -> int:
        """The line it begins on, counted from 1."""
        number: int = self.node.start_mark.line + 1
        return number

    def refuse(self, problem: str, /, **parts: object) -> NoReturn:
        """Raise a RuleError that names the line and the place."""
        raise RuleError(
            "line {line}, {where}: {problem}",
            line=self.line,
            where=self.where,
            problem=Sentence(problem, **parts),
        )

    def text(self) -> str:
        """Return it as text, which may be empty."""
        if not isinstance(self.node, yaml.ScalarNode):
            self.refuse("expected a text")
        return str(self.node.value)

    def flag(self) -> bool:
        """Return it as true or false."""
        found = TRUTHS.get(self.text().lower())
        return self.refuse("expected true or false") if found is None else found

    def number(self) -> int:
        """Return it as a whole number, zero or more."""
        text = self.text()
        if not text.isdecimal():
            self.refuse("“{text}” is no whole number", text=text)
        if len(text) > MOST_DIGITS:
            self.refuse("a whole number has at most {most} digits", most=MOST_DIGITS)
        return int(text)

    def word(self, words: type[Word]) -> Word:
        """Return it as one of a closed set of words."""
        try:
            return words(self.text())
        except ValueError:
            self.refuse("“{text}” is none of {words}", text=self.text(), words=tuple(words))

    def items(self) -> list[Part]:
        """Return the parts of a list; nothing at all is an empty one."""
        if isinstance(self.node, yaml.ScalarNode) and not self.node.value:
            return []
        if not isinstance(self.node, yaml.SequenceNode):
            self.refuse("expected a list")
        return [Part(one, f"{self.where}[{place}]") for place, one in enumerate(self.node.value)]

    def plain(self) -> Any:  # noqa: ANN401 - what JSON can say
        """Return it as plain data: numbers, true, false and null as YAML reads them, else text."""
        if isinstance(self.node, yaml.SequenceNode):
            return [one.plain() for one in self.items()]
        if isinstance(self.node, yaml.MappingNode):
            return {name: one.plain() for name, one in self.named()}
        text = self.text()
        read = _SCALARS.get(self.node.tag)
        if read is None:
            return text
        try:
            return read(text)
        except (KeyError, ValueError):
            return text  # 13:00 and 1_000 are numbers to YAML and texts to people

    def texts(self) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(one.text() for one in self.items())

    def named(self) -> Iterator[tuple[str, Part]]:
        """Yield the entries of a mapping whose keys are free; a key given twice is refused."""
        if isinstance(self.node, yaml.ScalarNode) and not self.node.value:
            return
        if not isinstance(self.node, yaml.MappingNode):
            self.refuse("expected entries of the form name: value")
        seen = set()
        for key, value in self.node.value:
            name = Part(key, self.where).text()
            if name in seen:
                Part(key, self.where).refuse("“{name}” is given twice", name=name)
            seen.add(name)
            yield name, Part(value, f"{self.where}.{name}".lstrip("."))

    def fields(self, known: Collection[str], required: Collection[str] = ()) -> dict[str, Part]:
        """Return the entries of a mapping whose keys are fixed.

        Raises:
            RuleError: A key is unknown or missing; the line is named.
        """
        found = dict(self.named())
        for name, part in found.items():
            if name not in known:
                part.refuse(
                    "“{name}” is unknown here; there are {known}",
                    name=name,
                    known=tuple(sorted(known)),
                )
        for name in required:
            if name not in found:
                self.refuse("“{name}” is missing", name=name)
        return found


_SCALARS: Final[dict[str, Callable[[str], object]]] = {
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:bool": lambda text: {"true": True, "false": False}[text.lower()],
    "tag:yaml.org,2002:null": {"": None, "null": None, "~": None}.__getitem__,
}


def read(text: str) -> Part:
    """Read a file's text.

    Raises:
        RuleError: It is no YAML, too long or too deep, or refers to itself; the line is named.
    """
    if len(text) > LONGEST:
        raise RuleError(
            "The file has {count} characters; up to {longest} are read.",
            count=len(text),
            longest=LONGEST,
        )
    try:
        _look_through(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise RuleError(
            "line {line}: this is no YAML: {problem}", line=line, problem=problem.problem
        ) from problem
    except yaml.YAMLError as problem:
        raise RuleError("This is no YAML: {problem}", problem=problem) from problem
    if node is None:
        raise RuleError("line 1: the file is empty")
    return Part(node, "")


def _look_through(text: str) -> None:
    """Refuse what would never be read to its end, before any of it is kept.

    Anchors would let a file refer to itself, or grow without end when read; and each level of
    lists within lists makes all that follows slower to read.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        line = event.start_mark.line + 1 if event.start_mark else 1
        if depth > DEEPEST:
            raise RuleError(
                "line {line}: more than {most} lists and mappings within each other",
                line=line,
                most=DEEPEST,
            )
        if isinstance(event, yaml.AliasEvent):
            raise RuleError(
                "line {line}: aliases (*{anchor}) are not used in this file",
                line=line,
                anchor=event.anchor,
            )


def write(document: object) -> str:
    """Return a document of mappings, lists and texts as YAML a person likes to read."""
    text: str = yaml.safe_dump(
        document, sort_keys=False, allow_unicode=True, width=100, default_flow_style=None
    )
    return text
