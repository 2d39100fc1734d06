"""Sets what every test needs before Qt is imported: a platform without a screen, and the rigs."""

import os

from hypothesis import Phase, settings

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
