"""Keeps in the trail what somebody tried and may not do, after it was undone."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from services.errors import HelpDeskError, NotAllowed
from services.store import faults
from services.store.unit_session import UnitSession

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Actor, Refused, Store

log = logging.getLogger(__name__)


@contextmanager
def told(store: Store, actor: Actor) -> Iterator[None]:
    """Tell a store's listener of a refusal inside, and let it pass."""
    try:
        yield
    except NotAllowed as refusal:
        if store.on_refusal is not None:
            _tell(store, store.on_refusal, actor, refusal)
        raise


def _tell(store: Store, on_refusal: Refused, actor: Actor, refusal: NotAllowed) -> None:
    """Keep the attempt; where that cannot be, the person still hears the refusal itself."""
    try:
        with (
            faults.translated(store.url),
            store.engine.connect().execution_options(begin="IMMEDIATE") as connection,
            UnitSession(connection) as session,
        ):
            on_refusal(store.unit(session, actor), refusal)
            session.commit()
    except HelpDeskError as error:
        log.error("a refused attempt of %s is not in the trail: %s", actor.person_id, error)  # noqa: TRY400 - said in full
