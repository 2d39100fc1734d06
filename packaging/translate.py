"""Keep resources/translations in step with the words of desktop/.

    python packaging/translate.py update    write new words into the .ts files, drop those gone
    python packaging/translate.py release   compile them to .qm with Qt's lrelease
    python packaging/translate.py check     list what is missing; exit code 1 when something is

Qt's own lupdate finds `tr("...")` too, but in a context without a name, and it knows nothing of
`plural(...)` and of words that stand in tables. The files are Qt Linguist's: open them with
pyside6-linguist, mark what is finished, then release.
"""

from __future__ import annotations

import ast
import json
import string
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import paper_words
import refusals
import spoken_tables
import trees

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "resources" / "translations"
CONTEXT: Final = "vigildesk"
TEMPLATES: Final = "templates.json"
LANGUAGES: Final = {"de": "de_DE"}
FORMS: Final = {"de": 2}  # of a plural
SPOKEN_FROM_TABLES: Final = frozenset(
    (  # noqa: SIM905 - one on a line would be a page
        "COLUMNS[section].words | ROLES[actor.role] | ROLES[one.role] | ROLES[role] | WRONG | "
        "ROLES[person.role] | FIELDS[bare] | ROLES[Role(role)] | _field_words(name) | "
        "subject_words(kind) | chosen.words | command.text | draft.counts_from | heading | "
        "kind_words(entry.kind) | kind_words(one) | kind_words(row.entry.kind) | "
        "last.meaning | notable(entry) | place.words | row.did | row.draft.counts_from | "
        "row.meaning | row.state | row.template or 'complete' | "
        "self._places[self._key].words | target.replace('_', ' ').capitalize() | words"
    ).split(" | ")
)
"""Calls whose words stand in a table that spoken_tables reads; any other such call is an error."""


@dataclass(slots=True)
class Words:
    """Everything the window can say.

    Attributes:
        plain: English sentences. plurals: English for many, by which they are looked up.
        unknown: Calls that nobody knows the words of.
    """

    plain: set[str] = field(default_factory=set)
    plurals: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)


def collect() -> Words:
    """Read every word out of desktop/, the tables it shows, and what services refuse."""
    found = Words()
    for read in trees.below("desktop"):
        constants = _constants(read.module)
        for node in read.nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                _collect_call(found, read.name, node, constants)
    found.plain |= set(spoken_tables.words())
    said = refusals.collect()
    on_paper, counted = paper_words.words()
    found.plain = (found.plain | said.plain | on_paper) - {""}
    found.plurals |= set(said.plurals) | set(counted)
    found.unknown += said.unknown
    return found


Constants = dict[str, set[str]]
"""By the name of a constant of a module: the texts it is or holds."""


def _constants(module: ast.Module) -> Constants:
    """Return the words that stand in the constants of a module."""
    found: Constants = {}
    for node in module.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        words = _held(value) if value is not None else set()
        found |= {one.id: words for one in targets if isinstance(one, ast.Name) and words}
    return found


def _held(value: ast.expr) -> set[str]:
    values = value.values if isinstance(value, ast.Dict) else [value]
    return {said for one in values if (said := refusals.literal(one)) is not None}


def _collect_call(found: Words, name: str, call: ast.Call, constants: Constants) -> None:
    if not isinstance(call.func, ast.Name) or not call.args:
        return
    if call.func.id == "tr":
        said = refusals.literal(call.args[0])
        names = {one.id for one in ast.walk(call.args[0]) if isinstance(one, ast.Name)}
        in_module = set().union(*(constants.get(one, set()) for one in names))
        if said is not None or in_module:
            found.plain |= in_module | ({said} if said is not None else set())
        elif ast.unparse(call.args[0]) not in SPOKEN_FROM_TABLES:
            found.unknown.append(f"{name}:{call.lineno}: {ast.unparse(call)}")
    elif call.func.id == "plural":
        many = refusals.literal(call.args[1])
        if many is None or refusals.literal(call.args[0]) is None:
            found.unknown.append(f"{name}:{call.lineno}: {ast.unparse(call)}")
        else:
            found.plurals.add(many)


Key = tuple[str, bool]  # English, and whether it is a plural


def read(path: Path) -> dict[Key, list[str]]:
    """Return the finished translations of a .ts file; of a plural each form."""
    found: dict[Key, list[str]] = {}
    if not path.exists():
        return found
    for message in ET.parse(path).getroot().iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            continue
        is_plural = message.get("numerus") == "yes"
        forms = [one.text or "" for one in translation.iter("numerusform")]
        said = forms if is_plural else [translation.text or ""]
        if all(said):
            found[message.findtext("source") or "", is_plural] = said
    return found


def write(path: Path, code: str, keys: list[Key], done: dict[Key, list[str]]) -> None:
    """Write a .ts file in the order of the English words."""
    root = ET.Element("TS", version="2.1", language=LANGUAGES[code], sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source, is_plural in keys:
        message = ET.SubElement(context, "message", {"numerus": "yes"} if is_plural else {})
        ET.SubElement(message, "source").text = source
        said = done.get((source, is_plural))
        translation = ET.SubElement(message, "translation")
        if said is None:
            translation.set("type", "unfinished")
        if is_plural:
            for form in said or [""] * FORMS[code]:
                ET.SubElement(translation, "numerusform").text = form
        elif said is not None:
            translation.text = said[0]
    ET.indent(root, "    ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + ET.tostring(root, encoding="unicode") + "\n", "utf-8")


def keys_of(words: Words) -> list[Key]:
    """Return every key in a steady order."""
    keys = [(one, False) for one in words.plain] + [(one, True) for one in words.plurals]
    return sorted(keys, key=lambda key: (key[0].casefold(), key))


def update() -> int:
    """Bring the files in step with the words."""
    words = collect()
    (FOLDER / TEMPLATES).write_text(templates(), "utf-8")
    for code in LANGUAGES:
        path = FOLDER / f"vigildesk_{code}.ts"
        write(path, code, keys_of(words), read(path))
    return _complain(words.unknown, "these calls say words that nobody knows")


def templates() -> str:
    """Return every sentence of the services, as windows read it to take stored ones apart."""
    return json.dumps(refusals.templates(), ensure_ascii=False, indent=0) + "\n"


def papers(code: str) -> str:
    """Return what reports on paper say in a language; a window's own words are not among it."""
    spoken = paper_words.words()[0] | refusals.collect().plain | set(spoken_tables.words())
    return paper_words.catalogue(read(FOLDER / f"vigildesk_{code}.ts"), spoken)


def release() -> int:
    """Compile the files."""
    lrelease = Path(sys.executable).parent / "pyside6-lrelease"
    for code in LANGUAGES:
        path = FOLDER / f"vigildesk_{code}.ts"
        (FOLDER / f"papers_{code}.json").write_text(papers(code), "utf-8")
        done = subprocess.run(
            [lrelease, "-silent", path, "-qm", path.with_suffix(".qm")], check=False
        )
        if done.returncode:
            return done.returncode
    return 0


def check() -> int:
    """Tell what is missing, obsolete or unknown."""
    words = collect()
    code = _complain(words.unknown, "these calls say words that nobody knows")
    for language in LANGUAGES:
        done = read(FOLDER / f"vigildesk_{language}.ts")
        keys = keys_of(words)
        missing = [source for source, plural in keys if (source, plural) not in done]
        gone = sorted(source for source, plural in set(done) - set(keys))
        code |= _complain(missing, f"not translated to “{language}”")
        code |= _complain(gone, f"translated to “{language}”, and nobody says it any more")
        code |= _complain(_misfilled(done), f"other names in braces in “{language}”")
        code |= _complain(_outdated(language), "not in step; run `make translations`")
    return code


def _outdated(code: str) -> list[str]:
    """Return the catalogue of reports, if it is not what the translations make of it."""
    path = FOLDER / f"papers_{code}.json"
    is_kept = path.exists() and path.read_text("utf-8") == papers(code)
    return [] if is_kept else [path.relative_to(ROOT).as_posix()]


def _misfilled(done: dict[Key, list[str]]) -> list[str]:
    """Return translations that name other values than the English does."""

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

    wrong = []
    for (source, _), forms in done.items():
        for form in forms:
            try:
                if names(form) != names(source):
                    wrong.append(f"{source!r}: {form!r}")
            except ValueError:
                wrong.append(f"{source!r}: {form!r}")
    return wrong


def _complain(lines: list[str], what: str) -> int:
    if lines:
        print(f"{len(lines)} {what}:")
        print("\n".join(f"  {line}" for line in lines))
    return 1 if lines else 0


if __name__ == "__main__":
    WAYS: Final = {"update": update, "release": release, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in WAYS:  # noqa: PLR2004 - one word after our name
        sys.exit(f"usage: translate.py {'|'.join(WAYS)}")
    sys.exit(WAYS[sys.argv[1]]())
