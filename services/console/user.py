"""`vigilctl user`: people of the desk, their logins and what they may do."""

from __future__ import annotations

import getpass
import secrets
import sys
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.people import Department, Person
from models.vocabulary import Role
from services.access import administration, people
from services.access.administration import NewPerson
from services.console import databases, streams
from services.console.arguments import add_database
from services.console.streams import plain
from services.errors import RuleError
from services.store import logins

if TYPE_CHECKING:
    import argparse
    from typing import TextIO

    from services.store.work import Work

LOCAL: Final = (
    "These are local accounts of one file: whoever can read the file reads the desk. People are "
    "kept apart by the database only on PostgreSQL.\n"
)
FIRST_PASSWORD_BYTES: Final = 12


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("user", help="people, their logins and roles")
    of = parser.add_subparsers(required=True, metavar="WHAT")
    commands = {
        "list": ("who can sign in, and as what", run_list),
        "add": ("add a person who can sign in", run_add),
        "disable": ("let a person in no longer; open sessions are ended", run_disable),
        "enable": ("let a person in again", run_enable),
        "reset": ("give a person a new password", run_reset),
        "role": ("change what a person may do; two make an administrator", run_role),
    }
    for name, (purpose, run) in commands.items():
        one = of.add_parser(name, help=purpose, description=purpose)
        add_database(one)
        if name != "list":
            one.add_argument("login", help="the name the person signs in with")
        if name in {"add", "role"}:
            one.add_argument("role", choices=[role.value for role in Role])
        if name in {"disable", "enable", "role"}:
            one.add_argument("--reason", required=name == "role", default="", help="why")
        if name == "add":
            one.add_argument("--name", required=True, help="how colleagues read it")
            one.add_argument("--email")
            one.add_argument("--department", help="the name of the department")
        if name in {"add", "reset"}:
            one.add_argument(
                "--password-stdin",
                action="store_true",
                help="read the password instead of making one up",
            )
        one.set_defaults(run=run)


def run_list(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Print who can sign in."""
    with databases.opened(args.db) as store, store.reading(databases.actor_at(store)) as work:
        here = logins.are_here(work.session)
        known = logins.known(work.session) if here else set()
        for one in people.people(work, limit=10_000):
            if one.login is None:
                continue
            state = "active" if one.active else "switched off"
            if here and one.active and one.login not in known:
                state = "no login on the server"
            out.write(
                f"{plain(one.login):<20} {one.role.value:<14} {state:<24} {plain(one.name)}\n"
            )
        if not here:
            out.write(LOCAL)
    return 0


def run_add(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Add a person and make the login."""
    password, is_made_up = _password(args, stdin)
    with databases.opened(args.db) as store, store.work(databases.actor_at(store)) as work:
        new = NewPerson(
            args.name,
            Role(args.role),
            email=args.email,
            login=args.login,
            department_id=_department(work, args.department),
        )
        person_id = _given(administration.add_person(work, new).subject)
        administration.give_login(work, person_id, password)
        login = work.require(Person, person_id).login or args.login
    # as it is kept: a server takes no other spelling
    said = f"{plain(args.name)} can sign in as {login} ({args.role}).\n"
    _say(out, said, login, password if is_made_up else None)
    return 0


def run_disable(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Switch a person off."""
    return _switch(args, out, active=False)


def run_enable(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Switch a person on."""
    return _switch(args, out, active=True)


def run_reset(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Give a person a new password."""
    password, is_made_up = _password(args, stdin)
    with databases.opened(args.db) as store, store.work(databases.actor_at(store)) as work:
        person = _person(work, args.login)
        administration.give_login(work, person.id, password)
    said = f"{plain(person.name)} has a new password.\n"
    _say(out, said, args.login, password if is_made_up else None)
    return 0


def run_role(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Change a role, or ask for one that two persons give."""
    with databases.opened(args.db) as store, store.work(databases.actor_at(store)) as work:
        person = _person(work, args.login)
        administration.set_role(work, person.id, Role(args.role), reason=args.reason)
        work.session.refresh(person, ["role"])
    if person.role is Role(args.role):
        out.write(f"{plain(person.name)} is {args.role} now.\n")
    else:
        out.write(
            f"Asked: {plain(person.name)} becomes {args.role} when a second administrator agrees.\n"
        )
    return 0


def _switch(args: argparse.Namespace, out: TextIO, *, active: bool) -> int:
    with databases.opened(args.db) as store, store.work(databases.actor_at(store)) as work:
        person = _person(work, args.login)
        administration.set_active(work, person.id, active=active, reason=args.reason)
    out.write(f"{plain(person.name)} can sign in {'again' if active else 'no longer'}.\n")
    return 0


def _password(args: argparse.Namespace, stdin: TextIO) -> tuple[str, bool]:
    """Read a password without showing it, or make one up; tells which."""
    if not args.password_stdin:
        return secrets.token_urlsafe(FIRST_PASSWORD_BYTES), True
    if stdin is sys.stdin and stdin.isatty():
        return streams.password_text(getpass.getpass("Password: ")), False
    return streams.password_line(stdin), False


def _say(out: TextIO, said: str, login: str, password: str | None) -> None:
    """Say what was done, and the password that was made up; nobody else knows that one."""
    if password is None:
        out.write(said)
        return
    try:
        out.write(f"{said}The first password is shown this once, to be changed: {password}\n")
        out.flush()
    except OSError as error:
        raise RuleError(
            f"{said.strip()} But the first password could not be shown ({error.strerror}) and is "
            f"lost: make another one with `vigilctl user reset {login}`."
        ) from error


def _person(work: Work, login: str) -> Person:
    found = work.session.scalar(select(Person).where(Person.login == login.strip().lower()))
    if found is None:
        raise RuleError(f"Nobody signs in as “{login}” here: look with `vigilctl user list`.")
    return found


def _department(work: Work, name: str | None) -> int | None:
    if name is None:
        return None
    found = work.session.scalar(select(Department.id).where(Department.name == name))
    if found is None:
        raise RuleError(f"There is no department “{name}”.")
    return found


def _given(number: int | None) -> int:
    if number is None:
        raise RuntimeError("a person was added and has no number")
    return number
