"""A desktop session of a test's own: display, window manager, private bus, recorder."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tests.rigs.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

RECORDER = Path(__file__).with_name("recorder.py")
ROOT = Path(__file__).parents[2]
BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""
"""No servicedirs: nothing is started that the test did not start."""


class Program:
    """A process of the session, its lines read as they come, ended by its own id."""

    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=dict(environment),
            cwd=ROOT,
        )
        self.seen: list[str] = []
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def say(self, line: str) -> None:
        """Write a line to its input."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def wait_for(self, wanted: Callable[[str], bool], timeout_s: float = PATIENCE_S) -> str:
        """Return the next line that is wanted."""
        end = time.monotonic() + timeout_s
        while (left := end - time.monotonic()) > 0:
            try:
                line = self._lines.get(timeout=min(left, 0.1))
            except queue.Empty:
                continue
            self.seen.append(line)
            if wanted(line):
                return line
        raise AssertionError("not seen; what was: " + "\n".join(self.seen[-40:]))

    def event(self, name: str, timeout_s: float = PATIENCE_S, **facts: object) -> dict[str, Any]:
        """Return the next event with these facts; `is_` stands for the fact `is`."""
        facts = {name.rstrip("_"): fact for name, fact in facts.items()}

        def is_it(line: str) -> bool:
            try:
                told = json.loads(line)
            except ValueError:
                return False
            return told.get("event") == name and all(told.get(k) == v for k, v in facts.items())

        found: dict[str, Any] = json.loads(self.wait_for(is_it, timeout_s))
        return found

    def end(self) -> int:
        """End it if it still runs and return its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            code = self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self._reader.join(timeout=5)
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()
        return code

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))


@dataclass
class Session:
    """Starts what is asked for and ends it all, in reverse, by process id.

    Attributes:
        folder: The session's own place: home, settings, sockets.
        environment: What programs of the session are started with.
    """

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    _endings: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        """Begin with nothing but an environment."""
        home = self.folder / "home"
        runtime = self.folder / "run"
        for place in (home, runtime):
            place.mkdir(parents=True, exist_ok=True)
        runtime.chmod(0o700)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "QT_", "DBUS_"))}
        kept.pop("DISPLAY", None)
        self.environment = kept | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHONUNBUFFERED": "1",
            "QT_QPA_PLATFORM": "offscreen",
            "QT_FATAL_WARNINGS": "0",
        }
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End everything that was started."""
        self._endings.__exit__(kind, error, trace)

    def start_bus(self) -> None:
        """Start a private message bus that activates nothing."""
        config = self.folder / "bus.conf"
        config.write_text(BUS_CONFIG.format(folder=self.folder), "utf-8")
        bus = self.start(["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"])
        address = bus.wait_for(lambda line: line.startswith("unix:"))
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address

    def start_display(self, size: str = "1440x900") -> None:
        """Start a display with a window manager."""
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._endings.callback(_end, server)
        os.close(write)
        with os.fdopen(read) as told:
            self.environment["DISPLAY"] = f":{told.readline().strip()}"
        self.environment["QT_QPA_PLATFORM"] = "xcb"
        manager = subprocess.Popen(
            ["openbox"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._endings.callback(_end, manager)

    def start_recorder(self, *roles: str) -> Program:
        """Start a tray host (`tray`), a notification daemon (`notifications`) or both."""
        recorder = self.start([sys.executable, str(RECORDER), *roles])
        recorder.event("ready")
        return recorder

    def start_silent(self, command: list[str]) -> None:
        """Start a program that says nothing and may leave children behind with its pipes."""
        process = subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._endings.callback(_end, process)

    def start(self, command: list[str]) -> Program:
        """Start a program of the session."""
        program = Program(command, self.environment)
        self._endings.callback(program.end)
        return program

    def ask(self, *command: str) -> str:
        """Run a short command in the session and return what it wrote."""
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        return done.stdout.strip()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
