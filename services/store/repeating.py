"""Tries a unit of work again after a deadlock, a lost connection or a failover; applies it once."""

from __future__ import annotations

import logging
import random
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from services.errors import StoreUnavailable
from services.store import faults, urls
from services.store.applied import AlreadyAppliedError, Once, new_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.changes import Changes
    from services.store.work import Actor, Store, Work

log = logging.getLogger(__name__)

PATIENCE: Final = timedelta(seconds=6)
"""Longer than a failover takes, shorter than a person waits for a click."""
PAUSES_S: Final = (0.02, 0.1, 0.2, 0.4, 0.8, 1.5)
JITTER: Final = 0.3
"""Clients that met in a deadlock must not meet again."""


def applied_once(  # noqa: PLR0913 - all but three have their defaults
    store: Store,
    actor: Actor,
    use_case: Callable[[Work], Changes],
    *,
    key: str | None = None,
    patience: timedelta = PATIENCE,
    is_repeated: bool = False,
) -> Changes:
    """Run a use case in units of its own until one is applied; it is never applied twice.

    Args:
        store: The database.
        actor: Who acts.
        use_case: May run several times; only its last unit is kept.
        key: Of the intention; asking again with the same key returns what was changed then.
        patience: How long to go on trying.
        is_repeated: The key was used before, so it is looked for first.

    Returns:
        All that the unit changed, reactions included.

    Raises:
        HelpDeskError: The use case refused, or the database did not come back in time; then
            nobody knows whether the last attempt was applied, and only the same key is safe.
    """
    once = key or new_key()
    give_up = time.monotonic() + patience.total_seconds()
    attempt = 0
    lost: StoreUnavailable | None = None
    while True:
        try:
            return _attempt(store, actor, use_case, once, is_repeated=is_repeated or attempt > 0)
        except AlreadyAppliedError:
            attempt = max(attempt, 1)
        except StoreUnavailable as error:
            if faults.is_interrupted(error):
                lost = lost or error
            if not _may_help(error, store, attempt) or time.monotonic() > give_up:
                if lost is not None and faults.is_unreachable(error):
                    raise lost from lost.__cause__  # it says more, and the address was right
                raise
            log.info("a unit of work is tried again: %s", type(error.__cause__).__name__)
            if faults.is_demoted(error):
                store.engine.dispose()  # the other connections lead to the same server
            pause_s = PAUSES_S[min(attempt, len(PAUSES_S) - 1)]
            time.sleep(pause_s * random.uniform(1 - JITTER, 1 + JITTER))  # noqa: S311 - no secret
            attempt += 1


def _attempt(
    store: Store, actor: Actor, use_case: Callable[[Work], Changes], key: str, *, is_repeated: bool
) -> Changes:
    once = Once(key)
    if not is_repeated:
        with store.work(actor, once) as work:
            once.made(use_case(work))
        return once.answer(work)
    with store.work(actor) as work:
        earlier = once.claim(work)
        if earlier is None:
            work.once = once
            once.made(use_case(work))
    return once.answer(work) if earlier is None else earlier


def _may_help(error: StoreUnavailable, store: Store, attempt: int) -> bool:
    """Tell whether another attempt can go better.

    A server that was never reached is not waited for, unless there is another one that may
    take over: the person hears of it at once.
    """
    has_another = len(urls.hosts(store.url)) > 1
    if faults.is_demoted(error):
        return has_another
    if faults.is_retryable(error) or faults.is_interrupted(error):
        return True
    return faults.is_unreachable(error) and (attempt > 0 or has_another)
