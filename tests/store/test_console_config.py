"""`vigilctl config export` leaves an entry: whatever leaves the desk is in its trail."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from services.audit import browse
from services.audit.browse import TrailFilter
from tests.rigs.copying import vigilctl
from tests.rigs.desk import lay_desk

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Store


def test_a_configuration_that_leaves_the_desk_is_recorded(
    sqlite_store: Store, tmp_path: Path
) -> None:
    desk, url = lay_desk(sqlite_store), str(sqlite_store.url)
    file = tmp_path / "desk.yaml"
    vigilctl("config", "export", "--out", file, "--db", url)
    shown = vigilctl("config", "export", "--db", url)[1]

    with sqlite_store.reading(desk.officer) as work:
        found = browse.entries(work, TrailFilter(kind="export.finished"))
    said = [{change.field: change.after for change in one.changes} for one in found]
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert shown.encode() == file.read_bytes()
    assert said == [
        {"what": "Configuration", "file SHA-256": digest},
        {"what": "Configuration", "file": "desk.yaml", "file SHA-256": digest},
    ]
