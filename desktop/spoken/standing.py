"""How the ledger stands, in one sentence of a banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.text import ago, plural, tr
from desktop.widgets.banner import Gravity

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.widgets.banner import Banner
    from services.audit.verified import Standing


def say_standing(banner: Banner, found: Standing, now: datetime) -> None:
    """Say in one sentence whether the trail is whole, when that was looked at, and up to where."""
    if not found.history:
        words = tr(
            "Nobody has verified this trail yet. Entries are append-only; whoever administers the "
            "database could still alter it, and only a verification would show that."
        )
        banner.say(Gravity.INFO, words, steady=True)
        return
    last = found.history[0]
    seal = (
        plural(
            "checkpoint over %n line, sealed {when}",
            "checkpoint over %n lines, sealed {when}",
            found.size,
        ).format_map({"when": ago(found.sealed_at, now)})
        if found.sealed_at
        else tr("no checkpoint")
    )
    if last.is_sound:
        words = tr(
            "Verified {when}: nothing was altered. Grade {grade}: {meaning}; {seal}.",
            when=ago(last.at, now),
            grade=last.grade.value,
            meaning=tr(last.meaning),
            seal=seal,
        )
        banner.say(Gravity.GOOD, words, steady=True)
        return
    words = tr(
        "The trail was altered. Verified {when}, first problem: {first}. Keep the database as it "
        "is, and compare it with copies of the checkpoints; {seal}.",
        when=ago(last.at, now),
        first=last.first,
        seal=seal,
    )
    banner.say(Gravity.ERROR, words, steady=True)
