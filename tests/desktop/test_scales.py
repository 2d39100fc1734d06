"""The walk past every screen again, where a pixel is not a pixel: 125, 150 and 200 per cent."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.rigs.session import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_every_screen_has_room_at_this_scale(scale: str) -> None:
    walk = ROOT / "tests" / "desktop" / "test_every_screen.py"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(walk)],
        env=os.environ | {"QT_SCALE_FACTOR": scale},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert done.returncode == 0, done.stdout[-4000:]
