"""Keeps the one door open: what README and CI call exists, and a stranger is told what to type."""

from __future__ import annotations

import importlib.util
import re
from typing import TYPE_CHECKING

import pytest

from tests.house.sources import ROOT

if TYPE_CHECKING:
    from types import ModuleType


def text(name: str) -> str:
    """A file at the root, as text."""
    return (ROOT / name).read_text(encoding="utf-8")


def targets() -> set[str]:
    """The documented targets of the Makefile."""
    return set(re.findall(r"^([a-z-]+):.*## ", text("Makefile"), re.MULTILINE))


@pytest.fixture
def setup(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The setup script, as somebody who is not root runs it."""
    spec = importlib.util.spec_from_file_location(
        "setup_environment", ROOT / "packaging" / "setup_environment.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "is_root", lambda: False)
    return module


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", ".ci/run"])
def test_every_make_target_that_is_named_exists(name: str) -> None:
    named = set(re.findall(r"(?:^|`|\()(?:    )?make ([a-z-]+)", text(name), re.MULTILINE))

    assert named
    assert named <= targets()


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "\nmake test\n" in text(".ci/run")
    assert "\n    make test " in text("README.md")


@pytest.mark.parametrize(("marker", "folder"), [("journey", "journeys"), ("timed", "desktop")])
def test_what_runs_apart_lies_where_make_test_looks_for_it(marker: str, folder: str) -> None:
    marked = {
        one.relative_to(ROOT).parts[:-1]
        for one in (ROOT / "tests").rglob("test_*.py")
        if f"pytest.mark.{marker}" in one.read_text("utf-8") and one.parent.name != "house"
    }

    assert marked == {("tests", folder)}
    assert re.search(rf"^\t.* tests/{folder}$", text("Makefile"), re.MULTILINE)


def test_help_comes_first() -> None:
    assert ".DEFAULT_GOAL := help" in text("Makefile")


def test_who_is_not_root_is_told_the_exact_line(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup.shutil, "which", lambda _program: "/usr/bin/apt-get")

    with pytest.raises(RuntimeError) as told:
        setup.need_packages(["libegl1", "libgl1"])

    assert "sudo apt-get install --no-install-recommends libegl1 libgl1" in str(told.value)


def test_a_library_that_is_missing_is_found_out(setup: ModuleType) -> None:
    assert setup.loads("libc.so.6")
    assert not setup.loads("libnobody-has-this.so.1")


def test_every_file_the_readme_points_to_exists() -> None:
    pointed_to = re.findall(r"\]\(([^)]+)\)", text("README.md"))

    assert len(pointed_to) >= 4
    assert [name for name in pointed_to if not (ROOT / name).is_file()] == []
