"""Keeps the console usable on a server: it runs where Qt is not installed."""

from __future__ import annotations

import subprocess
import sys

from tests.house.sources import ROOT

BLOCKED = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in ('PySide6', 'shiboken6', 'desktop'):
            raise ImportError(name + ' is not on this server')
sys.meta_path.insert(0, NoQt())
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_module_of_services_is_importable_without_qt() -> None:
    walk = (
        "import pkgutil, importlib, services\n"
        "for found in pkgutil.walk_packages(services.__path__, 'services.'):\n"
        "    importlib.import_module(found.name)\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )

    done = run(BLOCKED + walk)

    assert done.returncode == 0, done.stderr


def test_the_console_tells_its_commands_without_qt() -> None:
    done = run(BLOCKED + "from services.console.__main__ import main; sys.exit(main(['--help']))")

    assert done.returncode == 0, done.stderr
    assert "vigilctl" in done.stdout
