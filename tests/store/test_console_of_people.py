"""At the console a person whose own login opens the desk acts, with the rights of their role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.vocabulary import Role
from services.audit import browse
from services.audit.browse import TrailFilter
from services.store.work import Store
from tests.rigs.copying import vigilctl
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import let_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.postgres
HOOK = ("alerts", "channel", "Relay", "email", "host=127.0.0.1", "sender=desk@example.org")


def test_whoever_signs_in_exports_and_configures_in_their_own_name(
    pg_url: str, tmp_path: Path
) -> None:
    owner = Store(pg_url)
    small = lay_desk(owner)
    number = opened(owner, small)
    officer = let_in(pg_url, "officer", Role.COMPLIANCE)
    admin = let_in(pg_url, "admin", Role.ADMINISTRATOR)
    agent = let_in(pg_url, "agent", Role.AGENT)
    report = ("report", "audit", "--ticket", str(number), "--out")

    status, _, said = vigilctl(*report, tmp_path / "one.pdf", "--db", officer)
    opened_it = vigilctl(*HOOK, "--db", admin)
    refused = vigilctl(*report, tmp_path / "two.pdf", "--db", agent)
    with owner.reading(small.officer) as work:
        found = {one.kind: one.actor for one in browse.entries(work, TrailFilter())}
    owner.dispose()

    assert (status, said) == (0, "")
    assert opened_it[0] == 0, opened_it
    assert (refused[0], (tmp_path / "two.pdf").exists()) == (2, False)
    assert found["export.finished"] == small.officer.name
    assert found["channel.opened"] == small.admin.name
