"""Copies the licences of everything that a bundle holds, and says what has none."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT: Final = Path(__file__).resolve().parents[1]
WORDS: Final = ("licen", "copying", "notice")
"""In the name of a file that is a licence, or of a folder of them."""
NOT_INSIDE: Final = {"setuptools"}
OF_QT: Final = {"pyside6-essentials", "shiboken6"}
"""Their wheels bring no licence; ours has the texts they name."""
OF_WHEEL: Final = re.compile(r"-[0-9a-f]{8}\.so|^libQt6|^lib(pyside|shiboken)6|^libicu|\.cpython-")
"""Libraries that a package brought along: its licences name them."""
DOCS: Final = Path("/usr/share/doc")


def locked() -> set[str]:
    """Return the names of the packages that the program may hold."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    names = {line.split("==")[0].lower().replace("_", "-") for line in lines if "==" in line}
    return names - NOT_INSIDE


def copy_all(bundle: Path) -> int:
    """Copy the licences of packages, of Python and of the system's libraries; return how many.

    Raises:
        SystemExit: Something in the bundle has no licence to be copied.
    """
    folder, wanted = bundle / "licences", locked()
    have = {
        name
        for name, package in packages()
        if name in wanted and copy_of_package(name, package, folder)
    }
    of_python = Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info.minor}" / "LICENSE.txt"
    if of_python.exists():
        shutil.copy(of_python, folder / "python-LICENSE.txt")
    of_system = _copy_of_system(bundle / "_internal", folder / "system")
    if without := sorted(here() & wanted - have):
        raise SystemExit(f"no licence found for {', '.join(without)}")
    return len(have) + of_system


def packages() -> Iterable[tuple[str, Distribution]]:
    """Return the installed packages by the names of the lock."""
    return ((one.metadata["Name"].lower().replace("_", "-"), one) for one in distributions())


def here() -> set[str]:
    """Return the names of the installed packages: some of the lock are for another system."""
    return {name for name, _ in packages()}


def copy_of_package(name: str, package: Distribution, folder: Path) -> bool:
    """Copy the licence files of one package into a folder of its name; False: it has none."""
    files = [
        Path(str(package.locate_file(file)))
        for file in package.files or ()
        if any(word in part.lower() for part in file.parts for word in WORDS)
        and file.suffix not in {".py", ".pyc"}
    ]
    if name in OF_QT:
        files += (ROOT / "resources" / "licences").iterdir()
    for file in files:
        (folder / name).mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder / name / file.name)
    return bool(files)


def _copy_of_system(inside: Path, folder: Path) -> int:
    """Copy the licences of libraries that came from Debian; elsewhere there are none."""
    if shutil.which("dpkg") is None:
        return 0
    found = (path.name for path in inside.glob("*.so*"))
    names = [one for one in found if not OF_WHEEL.search(one) and not _is_python(one)]
    told = subprocess.run(
        ["dpkg", "-S", *(f"*/{one}" for one in names)], capture_output=True, text=True, check=False
    ).stdout
    owners = {Path(line.split(": ")[1]).name: line.split(":")[0] for line in told.splitlines()}
    if unknown := sorted(set(names) - set(owners)):
        raise SystemExit(f"nobody knows the licence of {', '.join(unknown)}")
    folder.mkdir(parents=True, exist_ok=True)
    for package in set(owners.values()):
        shutil.copy(DOCS / package / "copyright", folder / f"{package}.txt")
    return len(set(owners.values()))


def _is_python(name: str) -> bool:
    return name.startswith("libpython")
