"""Where a file that leaves the desk may lie: never over a desk, a key or what is no plain file."""

from __future__ import annotations

import errno
import itertools
import os
import stat
from typing import TYPE_CHECKING, Final

from services.errors import RuleError

if TYPE_CHECKING:
    from pathlib import Path

_DESK: Final = b"SQLite format 3\x00"
_BESIDE_A_DESK: Final = ("-wal", "-shm", "-journal")
"""What SQLite adds to a desk's name for the files in which its newest rows may stand."""
_HEADS: Final = (_DESK, b"PGDMP", b"age-encryption.org/", b"-----BEGIN ")
"""How desks begin, and their copies, keys and certificates."""
_KEYS: Final = frozenset({".key", ".pem"})
_AGE_KEY: Final = b"AGE-SECRET-KEY-"
_LOOKED_AT: Final = 512
_WRITABLE: Final = 0o222


def free(path: Path) -> Path:
    """Return a path, or the next like it that nothing has: "log (2).txt"."""
    numbered = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in itertools.count(2))
    return next(one for one in itertools.chain((path,), numbered) if not os.path.lexists(one))


def require_new(path: Path) -> None:
    """Refuse a name that is taken, or a folder nobody can write to; asked before the work begins.

    Raises:
        RuleError: Something is there already, or the folder is not one to write to.
    """
    if _mode(path) is not None or _is_beside_a_desk(path):
        raise RuleError(
            "{file} is there already and is not overwritten. Choose another name.", file=path
        )


def require_replaceable(path: Path) -> None:
    """Refuse what a file must not replace, even where a person has agreed to replace it.

    Raises:
        RuleError: It is a desk, a key, protected against writing or no plain file, or the folder
            is not one to write to.
    """
    mode = _mode(path)
    if mode is not None and not stat.S_ISREG(mode):
        raise RuleError(
            "{file} is a folder, a link or a device and is not replaced. Choose another name.",
            file=path,
        )
    if _is_beside_a_desk(path) or (mode is not None and _is_precious(path, mode)):
        raise RuleError(
            "{file} is a desk or a key, or is protected against writing, and is not replaced. "
            "Choose another name.",
            file=path,
        )


def refusal(path: Path, error: OSError) -> RuleError:
    """Return what is said of a file that cannot be written."""
    return RuleError(
        "{file} cannot be written in {folder}: {why}. Choose another place.",
        file=path.name,
        folder=path.parent,
        why=error,
    )


def _mode(path: Path) -> int | None:
    """Return what kind of file is there, itself and not what it links to; None: nothing."""
    folder, code = path.parent, 0
    if not folder.is_dir():
        code = errno.ENOTDIR if folder.exists() else errno.ENOENT
    elif not os.access(folder, os.W_OK | os.X_OK):
        code = errno.EACCES
    if code:
        raise refusal(path, OSError(code, os.strerror(code)))
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refusal(path, error) from error


def _is_precious(path: Path, mode: int) -> bool:
    if not mode & _WRITABLE or path.suffix.lower() in _KEYS:
        return True
    head = _head(path)
    return head is None or head.startswith(_HEADS) or _AGE_KEY in head


def _is_beside_a_desk(path: Path) -> bool:
    """Tell whether SQLite takes a file of this name for a part of the desk beside it."""
    for ending in _BESIDE_A_DESK:
        name = path.name.removesuffix(ending)
        if name and name != path.name:
            return (_head(path.with_name(name)) or b"").startswith(_DESK)
    return False


def _head(path: Path) -> bytes | None:
    """Return the first bytes of a file; None where it cannot be read, so may be anything."""
    try:
        with path.open("rb") as file:
            return file.read(_LOOKED_AT)
    except OSError:
        return None
