"""What this installation is set to: where the desk's data is and how large things may be."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION: Final = "0.1.0"
"""The program's version; the same as in pyproject.toml."""

T = TypeVar("T")

APP: Final = "vigildesk"
MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Config:
    """The settings one client starts with.

    Attributes:
        database: Address of the desk's database; None until somebody has chosen one.
        data_directory: Where this person's desks, drafts and logs are kept.
        attachment_limit: Largest attachment, in bytes.
        message_limit: Longest message, in bytes of UTF-8.
        ledger_keys: Folder of the audit log's keys, where this seat seals or verifies it.
        attachment_scan: Command line that looks at each file before it is attached; its words.
        attachment_scan_seconds: How long that may take for one file.
        signing: Folder of the certificate with which this seat signs what it exports.
        reports_from: Server (`host` or `host:port`) that follows the desk's; exports read there.
    """

    database: str | None
    data_directory: Path
    attachment_limit: int = 25 * MEGABYTE
    message_limit: int = MEGABYTE
    ledger_keys: Path | None = None
    attachment_scan: tuple[str, ...] = ()
    attachment_scan_seconds: int = 30
    signing: Path | None = None
    reports_from: str | None = None

    @property
    def sample_desk(self) -> Path:
        """The file of the desk with sample data."""
        return self.data_directory / "sample.sqlite"

    @property
    def sample_seals(self) -> Path:
        """Folder of the sample desk's own `log` (keys of its trail) and `signer` (of its PDFs)."""
        return self.data_directory / "sample-seals"

    @property
    def receipts(self) -> Path:
        """Where this seat keeps what became of its changes in the ledger of a server."""
        return self.data_directory / "receipts"

    @property
    def own_desk(self) -> Path:
        """The file of the single seat's own desk."""
        return self.data_directory / "desk.sqlite"


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Config:
    """Read the settings: built in, then the file, then VIGILDESK_DB, _HOME, _KEYS and the like.

    Args:
        path: The settings file; by default `settings.toml` in the configuration directory
            of the person. A missing file is no error.
        environ: The environment; given by tests.

    Raises:
        RuleError: The file cannot be read, is not TOML, or a value has the wrong type.
    """
    home = environ.get("VIGILDESK_HOME")
    config = Config(None, Path(home) if home else _default_data_directory(environ))
    config = _with_file(config, path or _default_settings_file(environ))
    if database := environ.get("VIGILDESK_DB"):
        config = replace(config, database=database)
    if keys := environ.get("VIGILDESK_KEYS"):
        config = replace(config, ledger_keys=Path(keys))
    if signing := environ.get("VIGILDESK_SIGNING"):
        config = replace(config, signing=Path(signing))
    if replica := environ.get("VIGILDESK_REPORTS_FROM"):
        config = replace(config, reports_from=replica)
    return config


def _with_file(config: Config, path: Path) -> Config:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return config
    except OSError as error:
        raise RuleError(
            "The settings file {path} cannot be read: {error}. Correct it.",
            path=path,
            error=error.strerror,
        ) from error
    import tomllib  # noqa: PLC0415 - most seats have no settings file, and the window starts sooner

    try:
        values = tomllib.loads(raw.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(
            "The settings file {path} cannot be read: {error}. Correct it.", path=path, error=error
        ) from error
    keys = _value(values, "ledger_keys", str, path)
    signing = _value(values, "signing", str, path)
    return replace(
        config,
        ledger_keys=Path(keys) if keys else config.ledger_keys,
        signing=Path(signing) if signing else config.signing,
        database=_value(values, "database", str, path) or config.database,
        attachment_limit=_megabytes(values, "attachment_limit_mb", path, config.attachment_limit),
        message_limit=_megabytes(values, "message_limit_mb", path, config.message_limit),
        reports_from=_value(values, "reports_from", str, path) or config.reports_from,
        attachment_scan=_words(values, "attachment_scan", path),
        attachment_scan_seconds=_positive(values, "attachment_scan_seconds", path)
        or config.attachment_scan_seconds,
    )


def _words(values: Mapping[str, object], key: str, path: Path) -> tuple[str, ...]:
    """Return a command line as its words; one text would need a shell to be taken apart."""
    words = values.get(key, [])
    if isinstance(words, list) and all(isinstance(one, str) and one for one in words):
        return tuple(words)
    raise RuleError(
        '{key} in {path} must be a list of words, such as ["clamdscan", "{{file}}"]. Correct it.',
        key=key,
        path=path,
    )


def _positive(values: Mapping[str, object], key: str, path: Path) -> int | None:
    number = _value(values, key, int, path)
    if number is not None and number <= 0:
        raise RuleError("{key} in {path} must be more than 0. Correct it.", key=key, path=path)
    return number


def _megabytes(values: Mapping[str, object], key: str, path: Path, otherwise: int) -> int:
    limit = _positive(values, key, path)
    return otherwise if limit is None else limit * MEGABYTE


def _value(values: Mapping[str, object], key: str, kind: type[T], path: Path) -> T | None:
    value = values.get(key)
    if value is None or (isinstance(value, kind) and not isinstance(value, bool)):
        return value
    raise RuleError(
        "{key} in {path} must be a {name}. Correct it.", key=key, path=path, name=kind.__name__
    )


def _default_settings_file(environ: Mapping[str, str]) -> Path:
    return _base(environ, windows="APPDATA", xdg="XDG_CONFIG_HOME", otherwise=".config") / (
        "settings.toml"
    )


def _default_data_directory(environ: Mapping[str, str]) -> Path:
    return _base(environ, windows="LOCALAPPDATA", xdg="XDG_DATA_HOME", otherwise=".local/share")


def _base(environ: Mapping[str, str], *, windows: str, xdg: str, otherwise: str) -> Path:
    chosen = environ.get(windows if sys.platform == "win32" else xdg)
    return (Path(chosen) if chosen else _home() / otherwise) / APP


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # an account without a name and a HOME, as in containers
        return Path(os.sep, "nonexistent")
