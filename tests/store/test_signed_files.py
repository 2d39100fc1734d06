"""What a signed file is besides its pages: its owner's alone, with a time stamp of its own."""

from __future__ import annotations

import os
import shutil
import stat
from typing import TYPE_CHECKING

import pytest

from services.audit.browse import TrailFilter
from services.reports.gathering import ExportRequest
from services.reports.making import make
from tests.rigs.ledger import SealedDesk, lay_sealed_desk
from tests.rigs.signing import stamp_of

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Store


@pytest.fixture
def sealed(sqlite_store: Store, tmp_path: Path) -> SealedDesk:
    return lay_sealed_desk(sqlite_store, tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
@pytest.mark.usefixtures("certified")
def test_a_signed_file_is_read_by_its_owner_alone_and_no_two_have_one_stamp(
    sealed: SealedDesk, tmp_path: Path
) -> None:
    wanted = ExportRequest(TrailFilter(ticket_id=sealed.first))
    made = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for path in made:
        make(sealed.store, sealed.desk.officer, wanted, path)

    assert [stat.S_IMODE(one.stat().st_mode) for one in made] == [0o600, 0o600]
    if shutil.which("openssl") is not None:
        assert stamp_of(made[0]) != stamp_of(made[1])
