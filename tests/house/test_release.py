"""Keeps a release whole: one version everywhere, and the licences of what it carries."""

from __future__ import annotations

import re
import runpy
import tomllib
from importlib.metadata import distribution
from typing import TYPE_CHECKING, Any, Final

from services.config import VERSION
from tests.house.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CARRIED: Final = ("Inter", "Lucide", "DejaVu", "Qt", "SQLAlchemy", "reportlab", "psycopg", "PDFium")

BUILDS_ONLY: Final = {"setuptools"}


def project() -> dict[str, Any]:
    """The project table of pyproject.toml."""
    parsed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    table: dict[str, Any] = parsed["project"]
    return table


def test_the_program_tells_the_version_of_the_project() -> None:
    assert project()["version"] == VERSION


def test_the_changelog_is_headed_by_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    heads = re.findall(r"^## \[?([0-9][^\] ]*)", changelog, re.MULTILINE)

    assert heads[0] == VERSION


def test_the_notices_name_everything_that_is_carried() -> None:
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")

    assert [name for name in CARRIED if name not in notices] == []


def test_the_notices_name_every_package_of_the_lock() -> None:
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8").lower()
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)) - BUILDS_ONLY

    assert {name for name in locked if name not in notices} == set()


def test_every_font_folder_holds_its_licence() -> None:
    folders = {path.parent for path in (ROOT / "resources").rglob("*.[ot]tf")}

    assert folders
    assert [
        folder for folder in folders if not set(folder.glob("*LICENSE*")) | set(folder.glob("OFL*"))
    ] == []


def test_the_windows_installer_carries_the_version() -> None:
    script = (ROOT / "packaging" / "windows_installer.iss").read_text(encoding="utf-8")

    assert f'#define Version "{VERSION}"' in script


def test_the_bundle_has_the_licences_of_what_a_library_brings_along(tmp_path: Path) -> None:
    licences = runpy.run_path(str(ROOT / "packaging" / "licences.py"))
    licences["copy_of_package"]("pypdfium2", distribution("pypdfium2"), tmp_path)
    licences["copy_of_package"]("shiboken6", distribution("shiboken6"), tmp_path)

    texts = {"pdfium.txt", "freetype.txt", "libopenjpeg.txt", "agg23.txt", "BSD-3-Clause.txt"}
    assert texts <= {path.name for path in (tmp_path / "pypdfium2").iterdir()}
    assert {path.name for path in (tmp_path / "shiboken6").iterdir()} >= {"LGPL-3.0.txt"}
