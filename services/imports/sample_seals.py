"""Keys of the sample desk: its trail is sealed and its PDFs are signed, as a real one's are.

They lie beside the desk, which no real desk may do: whoever can alter it can use them too.
"""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from services.audit import keys, sealing
from services.reports import authority

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Actor, Store

LOG: Final = "log"
SIGNER: Final = "signer"
ORGANISATION: Final = "Sample desk"


def lay(store: Store, folder: Path, actor: Actor) -> None:
    """Make the keys of a desk that has none, and seal what is in its trail so far."""
    shutil.rmtree(folder, ignore_errors=True)
    with store.work(actor) as work:
        keys.create(work, folder / LOG)
        made_at = work.recorded_at
    authority.create(folder / SIGNER, ORGANISATION, made_at)
    sealing.sequence_and_seal(store, keys.load(folder / LOG), every=timedelta(0), actor=actor)
