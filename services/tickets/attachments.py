"""Files that come with messages: checked, kept once by content, given back as they came."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from models.desk import Setting
from models.tickets import Attachment, AttachmentContent, Message, Ticket
from services.audit import access_log, opening
from services.errors import NotFoundError, RuleError
from services.store.once import keep_once
from services.tickets import file_kinds, scanning

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from services.store.work import Work

DEFAULT_LIMIT: Final = 25 * 1024 * 1024
"""In bytes; the setting `attachment_limit` may say otherwise."""
NAME_LIMIT: Final = 120
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_FORBIDDEN: Final = frozenset('<>:"/\\|?*')


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file a person attached, read into memory after its size was checked."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"
    content_id: str = ""
    """What the HTML of its message calls it by, for a picture within the text."""


def size_limit(work: Work) -> int:
    """Return how many bytes one attachment may have at this desk."""
    setting = work.session.get(Setting, "attachment_limit")
    return int(setting.value) if setting else DEFAULT_LIMIT


def check_size(name: str, size: int, limit: int) -> None:
    """Refuse a file over the limit before anything of it is read."""
    if size > limit:
        raise RuleError(
            "“{name}” has {size:,.0f} MB; attachments may have up to {limit:,.0f} MB. "
            "Put it on a file share and write where, or ask an administrator to raise "
            "the limit.",
            name=name,
            size=size / 1024**2,
            limit=limit / 1024**2,
        )


def read_file(path: Path, limit: int) -> GivenFile:
    """Read a file from disk to attach it; RuleError when too large or unreadable."""
    try:
        check_size(path.name, path.stat().st_size, limit)
        return GivenFile(path.name, path.read_bytes())
    except OSError as error:
        raise RuleError("“{path}” cannot be read: {why}.", path=path.name, why=error) from error


def read_checked(path: Path, limit: int, passed: Collection[str]) -> GivenFile:
    """Read a file to attach it; where a scanner is set up, only bytes that it has let pass.

    Args:
        path: The file.
        limit: In bytes.
        passed: SHA-256 of what the scanner has let pass.

    Raises:
        RuleError: The file is too large or unreadable, was not checked, or was changed since.
    """
    file = read_file(path, limit)
    if scanning.configured() is None:
        return file
    if hashlib.sha256(file.content).hexdigest() not in passed:
        raise RuleError(
            "“{path}” is not the file that was checked: take it out and attach it again.",
            path=path.name,
        )
    return file


def safe_name(name: str) -> str:
    """Return a file name that is harmless on every system (security.md, row 12)."""
    flat = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    kept = "".join(
        "_" if char in _FORBIDDEN or unicodedata.category(char).startswith("C") else char
        for char in flat
    ).strip(" .")
    if not kept or _RESERVED.fullmatch(kept):
        kept = f"file_{kept}".rstrip("_")
    if len(kept) > NAME_LIMIT:
        stem, dot, ending = kept.rpartition(".")
        room = NAME_LIMIT - len(ending) - 1
        kept = f"{stem[:room]}.{ending}" if dot and room > 0 else kept[:NAME_LIMIT]
    return kept


def attach(work: Work, message: Message, files: Sequence[GivenFile]) -> list[Attachment]:
    """Keep the files with a message; the same bytes are stored only once."""
    if not files:
        return []
    limit = size_limit(work)
    kept = []
    for file in files:
        check_size(file.name, len(file.content), limit)
        digest = hashlib.sha256(file.content).hexdigest()
        keep_once(work, AttachmentContent, sha256=digest, content=file.content)
        found = file_kinds.found_in(file.content)
        attachment = Attachment(
            name=safe_name(file.name),
            media_type=found if file.media_type == file_kinds.UNKNOWN else file.media_type,
            found_type=found,
            size=len(file.content),
            sha256=digest,
            content_id=file.content_id[:200] or None,
        )
        message.attachments.append(attachment)
        kept.append(attachment)
    return kept


def content_of(work: Work, attachment_id: int) -> GivenFile:
    """Give back an attachment; NotFoundError when it is gone, RuleError when it was altered."""
    opening.open_again(work, "attachment", attachment_id)
    attachment = work.require(Attachment, attachment_id)
    stored = work.session.get(AttachmentContent, attachment.sha256)
    if stored is None:
        raise NotFoundError("The content of “{name}” is not in the database.", name=attachment.name)
    if hashlib.sha256(stored.content).hexdigest() != attachment.sha256:
        raise RuleError(
            "“{name}” differs from what was attached; do not trust it.",
            name=attachment.name,
        )
    message = work.require(Message, attachment.message_id)
    access_log.note_file(work, work.require(Ticket, message.ticket_id), attachment.name)
    return GivenFile(attachment.name, stored.content, attachment.media_type)
