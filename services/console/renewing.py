"""`vigilctl audit renew`: new signing certificates before the old ones end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from services import config
from services.audit import trail
from services.audit.trail import FieldChange
from services.console import databases
from services.console.arguments import add_database
from services.errors import RuleError
from services.reports import authority as authorities
from services.reports import renewal

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from services.reports.authority import Authority
    from services.store.work import Store

RENEWED = "certificate.renewed"


def add_renew(of: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    renew = of.add_parser("renew", help="new signing certificates, by the same root")
    add_database(renew)
    renew.add_argument("--sign", type=Path, required=True, metavar="DIR", help="see authority")
    how = renew.add_mutually_exclusive_group()
    how.add_argument("--root", type=Path, metavar="DIR", help="holds root.key; default: --sign")
    how.add_argument("--request", action="store_true", help="keys, and requests for the authority")
    how.add_argument(
        "--accept", type=Path, nargs="+", metavar="PEM", help="the certificates it answered with"
    )
    renew.set_defaults(run=_renew)


def tell_of_end(store: Store, err: TextIO) -> None:
    """Say that the certificates of this seat end soon, where they do."""
    folder = config.load().signing
    if folder is None:
        return
    with store.reading(databases.operator()) as work:
        at = work.recorded_at
    try:
        said = renewal.warning(authorities.load(folder), at)
    except RuleError as error:
        said = str(error)
    if said:
        err.write(f"warning: {said}\n")


def _renew(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Renew, ask, or take in what was asked for; the trail knows of it."""
    found = authorities.load(args.sign)
    if args.request:
        places = renewal.request(found)
        out.writelines(f"{one}: give it to the authority of root.pem\n" for one in places)
        out.write("then: vigilctl audit renew --sign DIR --accept SIGNER.pem STAMPER.pem\n")
        return 0
    before = authorities.fingerprint(found)
    with databases.opened(args.db) as store:
        with store.reading(databases.operator()) as work:
            at = work.recorded_at
        if args.accept:
            until = renewal.accept(found, args.accept, at)
        else:
            until = renewal.renew(found, at, args.root)
        _record(store, found, before, until)
    out.write(f"renewed until {until:%Y-%m-%d}; the old private keys are destroyed\n")
    return 0


def _record(store: Store, found: Authority, before: str, until: datetime) -> None:
    said = [
        FieldChange("signer", before, authorities.fingerprint(found)),
        FieldChange("valid until", None, f"{until:%Y-%m-%d}"),
    ]
    with store.work(databases.operator()) as work:
        trail.append(work, RENEWED, ("certificate", 0), said)
