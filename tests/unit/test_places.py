"""Which file systems are network shares, told from the table of mounts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from services.errors import StoreUnavailable
from services.store import places
from services.store.engine import make_engine
from services.store.places import share_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the table is Linux's")

TABLE = """\
27 1 259:1 / / rw,relatime - ext4 /dev/root rw
40 27 0:50 / /srv/share rw - nfs4 files:/export rw
41 27 0:51 / /srv/with\\040blank rw - cifs //files/desk rw
42 40 259:2 / /srv/share/local rw - ext4 /dev/sdb rw
43 27 0:52 / /home/ada/remote rw - fuse.sshfs ada@files: rw
"""


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("/home/ada/desk.sqlite", None),
        ("/srv/share/desk.sqlite", "nfs4"),
        ("/srv/shared-but-local/desk.sqlite", None),
        ("/srv/with blank/desk.sqlite", "cifs"),
        ("/srv/share/local/desk.sqlite", None),
        ("/home/ada/remote/deep/desk.sqlite", "fuse.sshfs"),
    ],
)
def test_the_innermost_mount_decides(file: str, kind: str | None) -> None:
    assert share_of(Path(file), TABLE) == kind


def test_a_desk_on_a_share_is_refused_with_the_reason_and_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(f"27 1 259:1 / / rw - ext4 / rw\n40 27 0:50 / {tmp_path} rw - cifs //f/d rw\n")
    monkeypatch.setattr(places, "MOUNTS", table)

    with pytest.raises(StoreUnavailable, match=r"network share \(cifs\).*vigilctl db move"):
        make_engine(f"sqlite:///{tmp_path / 'desk.sqlite'}")


def test_this_machine_has_a_readable_table(tmp_path: Path) -> None:
    assert share_of(tmp_path / "desk.sqlite") is None
