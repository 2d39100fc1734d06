"""Lines of a unit that has not ended: both databases write them when it commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from services.audit import capture

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ON_SERVER: Final = text("SELECT ledger_flush()")


def settle(session: Session) -> None:
    """Turn what a unit wrote so far into lines now, for it goes on to read them."""
    session.flush()
    if session.get_bind().dialect.name == "postgresql":
        session.execute(ON_SERVER)
    else:
        capture.write_lines(session)
