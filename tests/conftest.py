"""Sets what every test needs before Qt is imported: a platform without a screen, and the rigs."""

import gc
import os
from collections import Counter

import pytest
from hypothesis import Phase, settings

from tests.rigs.compiled import share_compiled

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "0")

pytest_plugins = ["tests.rigs.databases", "tests.rigs.signing"]

# the same cases every time, and no shrinking: a failure is told at once, and again tomorrow
settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    print_blob=True,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
# new cases every time, many of them (make test-slow)
settings.register_profile("soak", deadline=None, print_blob=True, max_examples=2_000)
settings.load_profile("house")
share_compiled()

LONG = frozenset({"test_every_screen.py", "test_imported_proofs.py", "test_language.py"})
"""Files that take half a minute and more, though they have few tests."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: who begins it last leaves the other workers idle."""
    sizes = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.path.name not in LONG, -sizes[item.path]))


def pytest_collection_finish() -> None:
    """Keep what the imports and the list of tests made out of every later garbage collection.

    That is a million and a half of objects, which stay to the end anyway.
    """
    gc.freeze()
