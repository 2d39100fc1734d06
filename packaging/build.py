"""Freezes both programs into dist/vigildesk, with the licences of what is inside; `make bundle`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
OUT: Final = ROOT / "dist"
BUNDLE: Final = OUT / "vigildesk"
LICENCES: Final = ("licen", "copying", "notice")
"""In the name of a file that is a licence, or of a folder of them."""
NOT_INSIDE: Final = {"setuptools"}
MEGABYTE: Final = 1024 * 1024


def main() -> None:
    """Build, add the licences, and say how large it became."""
    freeze()
    count = copy_licences(BUNDLE / "licences")
    for name in ("LICENSE", "THIRD_PARTY_NOTICES.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, BUNDLE / name)
    size = sum(path.stat().st_size for path in BUNDLE.rglob("*") if not path.is_symlink())
    print(f"dist/vigildesk: {size / MEGABYTE:.0f} MB, licences of {count} packages")


def freeze() -> None:
    """Run PyInstaller on the spec."""
    folders = ["--distpath", str(OUT), "--workpath", str(ROOT / "build" / "freeze")]
    options = ["--noconfirm", "--clean", "--log-level", "WARN", *folders]
    spec = ROOT / "packaging" / "vigildesk.spec"
    command = [sys.executable, "-m", "PyInstaller", *options, str(spec)]
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, cwd=ROOT, check=True, env=quiet)


def copy_licences(folder: Path) -> int:
    """Copy the licence files of the locked packages, and of Python; return how many had some."""
    locked = {
        line.split("==")[0].lower()
        for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    count = 0
    for package in distributions():
        name = package.metadata["Name"].lower().replace("_", "-")
        if name in locked - NOT_INSIDE:
            count += copy_of_package(package, folder / name) > 0
    of_python = Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info.minor}" / "LICENSE.txt"
    if of_python.exists():
        shutil.copy(of_python, folder / "python-LICENSE.txt")
    return count


def copy_of_package(package: Distribution, folder: Path) -> int:
    """Copy the licence files of one package; return how many there were."""
    files = [
        file
        for file in package.files or ()
        if any(word in part.lower() for part in file.parts for word in LICENCES)
        and file.suffix not in {".py", ".pyc"}
    ]
    for file in files:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(str(package.locate_file(file)), folder / file.name)
    return len(files)


if __name__ == "__main__":
    main()
