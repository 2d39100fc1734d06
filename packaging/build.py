"""Freezes both programs into dist/vigildesk, with the licences of what is inside; `make bundle`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import licences

ROOT: Final = Path(__file__).resolve().parents[1]
OUT: Final = ROOT / "dist"
BUNDLE: Final = OUT / "vigildesk"
MEGABYTE: Final = 1024 * 1024


def main() -> None:
    """Build, add the licences, and say how large it became."""
    freeze()
    (BUNDLE / "licences").mkdir(exist_ok=True)
    count = licences.copy_all(BUNDLE)
    for name in ("LICENSE", "THIRD_PARTY_NOTICES.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, BUNDLE / name)
    size = sum(path.stat().st_size for path in BUNDLE.rglob("*") if not path.is_symlink())
    print(f"dist/vigildesk: {size / MEGABYTE:.0f} MB, licences of {count} packages and libraries")


def freeze() -> None:
    """Run PyInstaller on the spec."""
    folders = ["--distpath", str(OUT), "--workpath", str(ROOT / "build" / "freeze")]
    options = ["--noconfirm", "--clean", "--log-level", "WARN", *folders]
    spec = ROOT / "packaging" / "vigildesk.spec"
    command = [sys.executable, "-m", "PyInstaller", *options, str(spec)]
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, cwd=ROOT, check=True, env=quiet)


if __name__ == "__main__":
    main()
