"""Sets what every test needs before Qt is imported: a platform without a screen, and the rigs."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "0")

pytest_plugins = ["tests.rigs.databases"]

settings.register_profile("house", deadline=None)
settings.load_profile("house")
