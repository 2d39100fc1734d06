"""Keys of intentions: in order within a program, told apart, and nothing to guess."""

from __future__ import annotations

import subprocess
import sys

from services.store.applied import new_key


def test_keys_of_a_program_come_in_order_and_share_only_their_beginning() -> None:
    keys = [new_key() for _ in range(300)]

    assert keys == sorted(keys)
    assert {len(one) for one in keys} == {32}
    assert len({one[:8] for one in keys}) == 1
    assert len({one[16:] for one in keys}) == 300


def test_another_program_begins_elsewhere() -> None:
    code = "from services.store.applied import new_key; print(new_key())"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert len(other.stdout.strip()) == 32
    assert other.stdout[:8] != new_key()[:8]
