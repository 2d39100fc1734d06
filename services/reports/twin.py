"""The complete twin of a copy from which something was withheld, made again and compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from services.errors import NotAllowed
from services.reports import record
from services.reports.audit_pdf import write_audit_pdf
from services.reports.gathering import export_label, gathered
from services.reports.leftovers import working_folder
from services.reports.redaction import COMPLETE
from services.store import outputs

if TYPE_CHECKING:
    from pathlib import Path

    from services.reports.files import WrittenReport
    from services.store.work import Actor, Store


@dataclass(frozen=True, slots=True)
class Twin:
    """What was made, and whether it has the entries the copy was made from.

    Attributes:
        expected: SHA-256 of the complete entries, as recorded with the copy.
    """

    written: WrittenReport
    expected: str

    @property
    def is_same(self) -> bool:
        """Tell whether nothing was added, lost or changed since the copy was handed over."""
        return self.written.entries_sha256 == self.expected


def make_twin(store: Store, actor: Actor, number: int, path: Path) -> Twin:
    """Write, with everything in it, the report from which export `number` was made.

    The entries stay in the trail, which only a stricter role may print completely; their hash
    stands in the record of the export. So the twin needs no second store to be kept in.

    Raises:
        NotAllowed: The role may not make complete copies.
        NotFoundError: There is no such export.
        RuleError: The folder cannot be written, or the file would replace a desk, a key or what
            is no plain file.
    """
    if actor.role not in COMPLETE.roles:
        raise NotAllowed("Your role ({role}) may not make complete copies.", role=actor.role)
    outputs.require_replaceable(path)
    with store.reading(actor) as work:
        request, made_at, facts = record.request_of(work, number)
    purpose = f"Complete twin of {export_label(number)}"
    request = replace(request, template=COMPLETE.name, purpose=purpose)
    own, _ = record.begin(store, actor, request, again=number)
    with record.ending(store, actor, own, path), working_folder(path) as folder:
        draft = folder / path.name
        with store.reading(actor) as work, gathered(work, request, number, made_at) as report:
            written = replace(write_audit_pdf(report, draft), path=path)
        twin = Twin(written, facts.get("complete entries SHA-256", ""))
        said = "same entries" if twin.is_same else "other entries"
        record.finish(store, actor, own, written, ("compared with the copy", said))
        draft.replace(path)
    return twin
