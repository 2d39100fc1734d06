"""Renews requirements.lock and requirements-dev.lock: every file by its hash, no address.

python packaging/lock.py [--upgrade]        (make lock)
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNTIME_LOCK, DEV_LOCK = "requirements.lock", "requirements-dev.lock"


def main() -> None:
    """Resolve for every supported Python and system, the development lock on top of the other."""
    uv = installed_uv()
    compile_lock(uv, RUNTIME_LOCK, ["--group", "setup"])
    compile_lock(uv, DEV_LOCK, ["--group", "setup", "--group", "dev", "--constraint", RUNTIME_LOCK])
    for name in (RUNTIME_LOCK, DEV_LOCK):
        text = (ROOT / name).read_text(encoding="utf-8")
        if "://" in text or str(ROOT) in text:
            sys.exit(f"{name} names an address or a folder of this machine")
        print(f"{name}: {text.count('==')} packages")


def installed_uv() -> str:
    """Return the resolver, fetched for this one use where it is missing."""
    beside = Path(sys.executable).with_name("uv")
    found = str(beside) if beside.exists() else shutil.which("uv")
    if found is None:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True)
        found = str(beside)
    return found


def compile_lock(uv: str, name: str, groups: list[str]) -> None:
    """Write one lock for Python 3.11 and later, Linux and Windows."""
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate"]
    said = ["--custom-compile-command", "make lock", "--quiet", "--output-file", name]
    command = [uv, "pip", "compile", "pyproject.toml", *groups, *options, *said, *sys.argv[1:]]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
