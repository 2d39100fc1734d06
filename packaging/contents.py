"""Looks at what a bundle holds: nothing but what the lock names, each with its licence."""

from __future__ import annotations

from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING, Final

import licences
from demanding import demand
from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from pathlib import Path

OURS: Final = {"vigildesk"}
PROGRAMS: Final = ("vigildesk", "vigilctl")
GPL: Final = ("libreadline", "libhistory")
"""Libraries that would put the whole bundle under the GPL."""


def check(bundle: Path) -> None:
    """Fail where something is inside that should not be, or has no licence beside it."""
    held = {name for one in PROGRAMS for name in modules(bundle / one)}
    owners = packages_distributions()
    wanted = licences.locked() | OURS
    foreign = sorted(
        name
        for name in held
        if (of := {one.lower().replace("_", "-") for one in owners.get(name, ())})
        and not of & wanted
    )
    demand(not foreign, f"the bundle holds what no lock names: {', '.join(foreign)}")
    spoiled = [one.name for one in (bundle / "_internal").glob("*.so*") if one.name.startswith(GPL)]
    demand(not spoiled, f"the bundle holds {', '.join(spoiled)}, which is under the GPL")
    have = {one.name for one in (bundle / "licences").iterdir()}
    without = sorted((licences.here() & licences.locked()) - have)
    demand(not without, f"no licence of {', '.join(without)}")
    print(f"smoke: {len(held)} modules at the top, each of a package that is locked and licensed")


def modules(program: Path) -> set[str]:
    """Return the names at the top of what is frozen in a program."""
    archive = CArchiveReader(str(program))
    frozen = (archive.open_embedded_archive(one) for one in archive.toc if one.startswith("PYZ"))
    return {name.partition(".")[0] for one in frozen for name in one.toc}
