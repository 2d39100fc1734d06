"""Kinds of database faults: what each says, and by which code or words it is known."""

from __future__ import annotations

import re
import sqlite3
from typing import Final, NamedTuple

from services.errors import (
    ConflictError,
    HelpDeskError,
    NotAllowed,
    RuleError,
    SchemaError,
    SignInRefused,
    StoreUnavailable,
)
from services.store import server_words


class Fault(NamedTuple):
    """One kind of fault: the error a person is shown and the sentence it says."""

    error: type[HelpDeskError]
    sentence: str


UNREACHABLE = Fault(
    StoreUnavailable,
    "{place} cannot be reached. Check that the server runs and that the address is right.",
)
REFUSED = Fault(
    SignInRefused, "{place} refused the name or the password. Check both and sign in again."
)
NO_ENTRY = Fault(
    SignInRefused,
    "{place} is not open to this login, which is nobody's at this desk or was switched off. Let an "
    "administrator add the person, or give the login back.",
)
UNKNOWN_DATABASE = Fault(
    StoreUnavailable,
    "{place} does not exist on that server. Check the name, or create it with "
    "`vigilctl db init` after a database administrator has made it.",
)
ANSWERED = Fault(StoreUnavailable, "{place} answered, and let nobody in: {why}.")
FULL_HOUSE = Fault(StoreUnavailable, "{place} has no free connection left. Try again in a moment.")
STARTING = Fault(StoreUnavailable, "{place} is starting or stopping. Try again in a moment.")
LOST = Fault(
    StoreUnavailable,
    "The connection to {place} was lost. What was not confirmed is not saved; try again.",
)
BUSY = Fault(StoreUnavailable, "{place} is busy with another change. Try again.")
FULL = Fault(StoreUnavailable, "The disk of {place} is full. Free some space and try again.")
READ_ONLY = Fault(
    StoreUnavailable,
    "{place} can only be read. Make it writable for your account, or choose another desk.",
)
OTHER_NAME = Fault(
    StoreUnavailable,
    "{place} proved another name than the one it was called by. Write the name that stands in "
    "its certificate, or have it renewed.",
)
CERTIFICATE = Fault(
    StoreUnavailable,
    "{place} has a certificate that has expired, or that no authority of this seat has signed. "
    "Nothing was sent; have it renewed, or check the file of `sslrootcert`.",
)
NO_ROOT = Fault(
    StoreUnavailable,
    "The server's certificate cannot be checked: {why}. Correct the file of `sslrootcert`.",
)
NO_TLS = Fault(
    StoreUnavailable,
    "{place} does not speak TLS. Nothing was sent; let the server use encryption (ssl = on).",
)
DIRECTORY = Fault(
    StoreUnavailable,
    "{place} asked its directory, and the directory (LDAP) refused the name or the "
    "password, or could not be asked. While it is away only the emergency login works.",
)
TICKET = Fault(
    StoreUnavailable,
    "{place} asked for a Kerberos ticket, and took none of this account: there is none, it has "
    "expired, or it is another person's. Sign in to the domain again (kinit), then try again.",
)
CANNOT_OPEN = Fault(
    StoreUnavailable,
    "{place} cannot be opened. Check that its folder exists and that you may write there.",
)
CORRUPT = Fault(
    StoreUnavailable,
    "{place} is damaged or not a desk of Vigildesk. Restore it from a backup; "
    "do not delete it, much of it can often be saved.",
)
DISK = Fault(
    StoreUnavailable, "The disk of {place} reported an error. Check the disk before going on."
)
DUPLICATE = Fault(ConflictError, "Something with the same key exists already. Look again.")
GONE = Fault(ConflictError, "Something this refers to was removed meanwhile. Look again.")
STALE = Fault(ConflictError, "A colleague changed this first. Look at both and save again.")
FORBIDDEN = Fault(NotAllowed, "Your account may not do this in {place}.")
NO_MAKER = Fault(NotAllowed, "{why}.")
MAKING: Final = "VD001"
"""Of sql/guard: whoever makes or upgrades a desk lacks something, and the server's words say it."""
NO_SCHEMA = Fault(
    SchemaError,
    "{place} lacks a part of the desk's tables. Look with `vigilctl db status`, "
    "then run `vigilctl db upgrade`.",
)
TAKEN = Fault(
    ConflictError, "{place} has a login or a part of that name already. Choose another name."
)
TOO_LONG = Fault(
    RuleError, "Something is longer than {place} keeps; nothing was changed. Make it shorter."
)
TOO_LARGE = Fault(
    RuleError, "A number is larger than {place} keeps; nothing was changed. Correct it."
)
UNFIT = Fault(
    RuleError,
    "{place} takes no value that is written like one of these; nothing was changed. Correct it.",
)
SETTING = Fault(
    RuleError, "The address of {place} has a setting that is not understood: {why}. Correct it."
)
OTHER = Fault(StoreUnavailable, "{place} could not do this now. Try again.")

BY_STATE: Final = {
    **dict.fromkeys(("28000", "28P01"), REFUSED),
    "3D000": UNKNOWN_DATABASE,
    "25006": READ_ONLY,
    "42501": FORBIDDEN,
    MAKING: NO_MAKER,
    **dict.fromkeys(("42P01", "42703", "42883", "3F000"), NO_SCHEMA),
    "22001": TOO_LONG,
    "22003": TOO_LARGE,
    **dict.fromkeys(("22021", "22023", "42602", "42939"), UNFIT),
    "23505": DUPLICATE,
    "23503": GONE,
    **dict.fromkeys(("42710", "42723", "42P06", "42P07"), TAKEN),
    "53100": FULL,
    "53300": FULL_HOUSE,
    "57014": OTHER,
    **dict.fromkeys(("57P01", "57P02"), LOST),
    "57P03": STARTING,
    "58030": DISK,
    **dict.fromkeys(("XX001", "XX002"), CORRUPT),
}
BY_SQLITE_CODE: Final = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
    sqlite3.SQLITE_CORRUPT: CORRUPT,
    sqlite3.SQLITE_NOTADB: CORRUPT,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: DISK,
}
SQLITE_UNIQUE: Final = frozenset(
    {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}
)
BY_WORDS: Final = (
    # a refused connection has no SQLSTATE in libpq, only the words of the server
    (server_words.WRONG_NAME, REFUSED),
    (server_words.NO_DESK, UNKNOWN_DATABASE),
    (server_words.NO_ENTRY, NO_ENTRY),
    (server_words.FULL_HOUSE, FULL_HOUSE),
    (server_words.STARTING, STARTING),
    (re.compile("no such (table|column)"), NO_SCHEMA),
    (
        re.compile(
            "(?P<why>invalid (connection option|URI query parameter|port number|integer value"
            r"|[a-z_]+ value)[^\n]*)"
        ),
        SETTING,
    ),
    (server_words.DIRECTORY, DIRECTORY),
    (server_words.TICKET, TICKET),
    (re.compile('server certificate for ".*" .*does not match host name'), OTHER_NAME),
    (re.compile("failed: SSL error: (?!unexpected eof)"), CERTIFICATE),
    (re.compile('(?P<why>root certificate file ".*" does not exist)'), NO_ROOT),
    (re.compile("server does not support SSL"), NO_TLS),
    (re.compile("could not translate host name|failed to resolve host"), UNREACHABLE),
    (server_words.ANSWERED, ANSWERED),
)
