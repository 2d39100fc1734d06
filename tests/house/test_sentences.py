"""Every sentence that services can say to a window is a literal, and has its German whole."""

from __future__ import annotations

import ast
import importlib.util
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.house.sources import modules, nodes
from tests.rigs.session import ROOT

if TYPE_CHECKING:
    from types import ModuleType

PACKAGING = ROOT / "packaging"


def loaded(name: str) -> ModuleType:
    """Load a script of packaging/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def refusals() -> Any:  # noqa: ANN401 - a module that mypy does not read
    loaded("trees")
    return loaded("refusals")


@pytest.fixture(scope="module")
def translate(refusals: ModuleType) -> Any:  # noqa: ANN401, ARG001 - as above, and it imports it
    loaded("spoken_tables")
    loaded("paper_words")
    return loaded("translate")


def said_by(refusals: Any, source: str) -> Any:  # noqa: ANN401 - as above
    found = refusals.Sentences()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            refusals._collect(found, ("services/x.py", node), refusals.family(), {})  # noqa: SLF001
    return found


@pytest.fixture(scope="module")
def sentences(refusals: Any) -> Any:  # noqa: ANN401 - as above
    return refusals.collect()


def test_no_refusal_is_put_together_past_the_translators(sentences: Any) -> None:  # noqa: ANN401
    assert sentences.unknown == []


@pytest.mark.parametrize(
    "call",
    ['RuleError(f"no {name}")', 'NotAllowed("no " + who)', 'BadValue("no %s" % who)'],
)
def test_a_refusal_that_is_put_together_is_found(refusals: Any, call: str) -> None:  # noqa: ANN401
    assert len(said_by(refusals, f"raise {call}").unknown) == 1


def test_the_window_says_no_refusal_in_english() -> None:
    """`str(error)` is for the console; of a Sentence the window has words of its own."""
    english = {
        f"{path}:{node.lineno}"
        for path in modules("desktop")
        for node in nodes(path)
        if isinstance(node, ast.Call) and ast.unparse(node) in {"str(error)", "str(refusal)"}
        if path.parts[1] not in {"notifier", "tour"} and path.name != "sentences.py"
    }

    assert english == set()


def test_errors_made_of_errors_are_known(refusals: Any) -> None:  # noqa: ANN401
    assert {"RuleError", "WitnessError", "ReportCancelled"} <= refusals.family()


def test_every_sentence_of_services_has_its_german(sentences: Any, translate: Any) -> None:  # noqa: ANN401
    done = translate.read(translate.FOLDER / "vigildesk_de.ts")

    missing = sorted(one for one in sentences.plain if (one, False) not in done)
    missing += sorted(one for one in sentences.plurals if (one, True) not in done)

    assert len(sentences.plain) > 400
    assert missing == []


def test_no_german_sentence_lacks_a_part(sentences: Any, translate: Any) -> None:  # noqa: ANN401
    done = translate.read(translate.FOLDER / "vigildesk_de.ts")
    said = {key: forms for key, forms in done.items() if key[0] in sentences.plain}

    assert translate._misfilled(said) == []  # noqa: SLF001
    assert translate._misfilled({("no {a} {b}", False): ["kein {a}"]}) != []  # noqa: SLF001


def test_windows_know_every_sentence_that_may_be_stored(translate: Any) -> None:  # noqa: ANN401
    """`make translations` writes them."""
    kept = (translate.FOLDER / translate.TEMPLATES).read_text("utf-8")

    assert translate.templates() == kept
