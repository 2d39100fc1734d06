"""`vigilctl report audit` on a real desk: the file, the figures, and sentences for refusals."""

from __future__ import annotations

import argparse
import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from services.console import report
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Store

pytestmark = pytest.mark.laid


@pytest.fixture
def small(sqlite_store: Store) -> SmallDesk:
    return lay_desk(sqlite_store)


def ran(*words: str) -> tuple[int, str, str]:
    """Run the command; return its status, what it wrote and what it complained of."""
    parser = argparse.ArgumentParser()
    report.add_parser(parser.add_subparsers())
    args = parser.parse_args(["report", "audit", *words])
    out, err = io.StringIO(), io.StringIO()
    return args.run(args, io.StringIO(), out, err), out.getvalue(), err.getvalue()


def test_the_history_of_one_ticket_is_written(
    sqlite_store: Store, sqlite_url: str, small: SmallDesk, tmp_path: Path
) -> None:
    number = opened(sqlite_store, small)
    path = tmp_path / "one.pdf"

    status, _, _ = ran("--db", sqlite_url, "--ticket", str(number), "--out", str(path))

    assert (status, len(PdfReader(path).pages) > 3) == (0, True)


def test_both_hashes_are_told(
    sqlite_store: Store, sqlite_url: str, small: SmallDesk, tmp_path: Path
) -> None:
    opened(sqlite_store, small)

    _, out, _ = ran("--db", sqlite_url, "--out", str(tmp_path / "all.pdf"))

    assert [line[:7] for line in out.splitlines()[1:]] == ["unsigne", "SHA-256", "SHA-256"]


def test_the_last_day_is_included(
    sqlite_store: Store, sqlite_url: str, small: SmallDesk, tmp_path: Path
) -> None:
    opened(sqlite_store, small)
    with sqlite_store.reading(small.officer) as work:
        today = work.now.date().isoformat()

    _, out, _ = ran(
        *("--db", sqlite_url, "--from", today, "--to", today, "--kind", "ticket"),
        *("--out", str(tmp_path / "day.csv")),
    )

    assert "1 tickets, 2 entries" in out


def test_an_unknown_ticket_is_a_sentence(
    sqlite_url: str,
    small: SmallDesk,  # noqa: ARG001 - the desk must be there
    tmp_path: Path,
) -> None:
    status, _, err = ran("--db", sqlite_url, "--ticket", "999", "--out", str(tmp_path / "x.pdf"))

    assert (status, err) == (2, "vigilctl report: There is no ticket #999 (any more).\n")


def test_an_unknown_zone_is_a_sentence(
    sqlite_url: str,
    small: SmallDesk,  # noqa: ARG001 - the desk must be there
    tmp_path: Path,
) -> None:
    status, _, err = ran("--db", sqlite_url, "--zone", "Mars", "--out", str(tmp_path / "x.pdf"))

    assert (status, "There is no time zone called 'Mars'" in err) == (2, True)


def test_a_wrong_day_is_refused(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        ran("--db", sqlite_url, "--from", "8 June", "--out", "x.pdf")

    assert "not a day like 2026-06-08" in capsys.readouterr().err
