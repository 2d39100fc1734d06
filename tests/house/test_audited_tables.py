"""A table whose rows the triggers record is a table the verification compares."""

from __future__ import annotations

import ast
from pathlib import Path

from models.ledger import AUDITED

VERSIONS = Path(__file__).parents[2] / "models" / "migrations" / "versions"


def test_every_table_a_migration_audits_is_verified() -> None:
    named = {
        str(call.args[0].value)
        for file in VERSIONS.glob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "audit_table"
        and isinstance(call.args[0], ast.Constant)
    }

    assert named <= set(AUDITED), "add it to models.ledger.AUDITED"
