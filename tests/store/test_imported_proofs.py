"""Every clock of the 890 real incidents has a proof sheet that re-adds by foreign arithmetic."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.tickets import Ticket
from models.vocabulary import Role, Target
from services.imports.sample import make_sample_desk
from services.sla import proof, standing
from services.store.work import Actor, Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

READER = Actor(None, "Test", Role.ADMINISTRATOR, "test")
CHECKER = Path(__file__).parents[2] / "resources" / "verify" / "proof_check.py"


def foreign_check() -> Callable[[dict[str, Any]], list[str]]:
    """Load the checker as the separate program it is; it shares nothing with the engine."""
    spec = importlib.util.spec_from_file_location("proof_check", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    check: Callable[[dict[str, Any]], list[str]] = module.contradictions
    return check


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The proof sheet of every clock of the sample desk, by ticket, target and cycle."""
    url = f"sqlite:///{tmp_path_factory.mktemp('proofs') / 'sample.sqlite'}"
    make_sample_desk(url)
    store = Store(url)
    with store.reading(READER) as work:
        now_s = int(work.now.timestamp())
        found = {
            f"#{number} {one.target} {one.cycle}": proof.sheet(one, now_s).to_json()
            for number in work.session.scalars(select(Ticket.id)).all()
            for one in standing.replayed(work, number).clocks
            if one.pin is not None
        }
    store.dispose()
    return found


def test_every_sheet_re_adds(sheets: dict[str, dict[str, Any]]) -> None:
    contradictions = foreign_check()
    wrong = {name: found for name, sheet in sheets.items() if (found := contradictions(sheet))}

    assert wrong == {}


def test_all_four_targets_are_among_them(sheets: dict[str, dict[str, Any]]) -> None:
    kinds = Counter(sheet["clock"] for sheet in sheets.values())

    assert min(kinds[target.value] for target in Target) > 0
    assert kinds[Target.RESOLUTION.value] >= 890


def test_the_readme_says_how_many_there_are(sheets: dict[str, dict[str, Any]]) -> None:
    told = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

    assert f"{len(sheets)} clocks have {len(sheets)} proof sheets" in " ".join(told.split())


def test_a_forged_sheet_is_caught(sheets: dict[str, dict[str, Any]]) -> None:
    sheet = next(one for one in sheets.values() if len(one["lines"]) > 2)
    forged = sheet | {"elapsed_seconds": sheet["elapsed_seconds"] - 60}

    assert foreign_check()(forged) != []
