"""What several people prepare is never written over unseen, on both databases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from services.access.sharing import EVERYBODY
from services.errors import ConflictError
from services.knowledge import canned
from services.knowledge.canned import CannedDraft
from services.notify import templates, wishes
from services.rules import macros, views
from services.rules.macros import MacroDraft
from services.rules.views import ViewDraft
from tests.rigs.moving import did

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from services.changes import Changes
    from services.store.work import Store
    from tests.rigs.desk import SmallDesk

OPEN: dict[str, Any] = {"all": [{"field": "status", "op": "is", "value": "open"}]}
CLOSED: dict[str, Any] = {"all": [{"field": "status", "op": "is", "value": "closed"}]}
VPN = [{"do": "tags", "add": ["vpn"]}]
MAIL = [{"do": "tags", "add": ["mail"]}]


class Kind(NamedTuple):
    """How a thing is saved, read and taken away, and two wordings of one."""

    save: Callable[..., Changes]
    every: Callable[..., Sequence[object]]
    retire: Callable[..., Changes]
    first: object
    other: object


KINDS = [
    Kind(
        views.save_view,
        views.saved_views,
        views.retire_view,
        ViewDraft("X", OPEN, share=EVERYBODY),
        ViewDraft("X", CLOSED, share=EVERYBODY),
    ),
    Kind(
        macros.save_macro,
        macros.macros,
        macros.retire_macro,
        MacroDraft("X", VPN, EVERYBODY),
        MacroDraft("X", MAIL, EVERYBODY),
    ),
    Kind(
        canned.save_canned,
        canned.canned_replies,
        canned.retire_canned,
        CannedDraft("X", "Hello", EVERYBODY),
        CannedDraft("X", "Hi", EVERYBODY),
    ),
]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_colleague_saved_meanwhile_is_not_written_over(
    desk_store: Store, desk: SmallDesk, kind: Kind
) -> None:
    number = did(desk_store, desk.lead, partial(kind.save, draft=kind.first)).subject
    with desk_store.reading(desk.lead) as work:
        [began] = kind.every(work)
    did(desk_store, desk.admin, lambda w: kind.save(w, kind.other, number))

    with pytest.raises(ConflictError):
        did(desk_store, desk.lead, lambda w: kind.save(w, kind.first, number, began))

    with desk_store.reading(desk.lead) as work:
        [theirs] = kind.every(work)
    assert theirs != began
    did(desk_store, desk.lead, lambda w: kind.save(w, kind.first, number, theirs))
    did(desk_store, desk.admin, lambda w: kind.retire(w, number))
    with pytest.raises(ConflictError):
        did(desk_store, desk.lead, lambda w: kind.save(w, kind.other, number, began))


def test_the_words_of_a_mail_that_a_colleague_wrote_are_not_written_over(
    desk_store: Store, desk: SmallDesk
) -> None:
    which = ("single:task", "en")
    with desk_store.reading(desk.admin) as work:
        rows = {(one.name, one.language): one for one in wishes.template_rows(work)}
        began = rows[which].subject, rows[which].body
    theirs = ("Theirs: {{title}}", "{{text}}")
    did(desk_store, desk.admin, lambda w: templates.rewrite(w, which, theirs, began))

    mine = ("Mine: {{title}}", "{{text}}")
    with pytest.raises(ConflictError):
        did(desk_store, desk.admin, lambda w: templates.rewrite(w, which, mine, began))

    did(desk_store, desk.admin, lambda w: templates.rewrite(w, which, mine, theirs))
    with desk_store.reading(desk.admin) as work:
        assert templates.counting(work, *which) == mine
