"""What a raw login hands in: contents, versions, wishes and mail are what they say they are."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import text

from models.escalation import Notice
from models.vocabulary import Role
from services.notify import audience
from services.rules.running import react
from services.sla.publishing import publish_policy
from services.store.work import WATCHER, Store
from services.tickets import attachments, conversation, reading
from services.tickets.attachments import GivenFile
from tests.rigs.desk import STANDARD, lay_desk, opened
from tests.rigs.logins import GuardedDesk, lay_stranger
from tests.rigs.raw_session import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.postgres
LETTER: Final = b"The contract, page by page"
HASH: Final = hashlib.sha256(LETTER).hexdigest()
OTHER: Final = hashlib.sha256(b"mine").hexdigest()
REFUSED: Final = "42501"
UNKEPT: Final = "23514"


@pytest.fixture(scope="module")
def desk(module_pg_url: str) -> Iterator[GuardedDesk]:
    owner = Store(module_pg_url, reactions=(react,))
    small = lay_desk(owner)
    made = GuardedDesk(owner, small)
    lay_stranger(owner)
    opened(owner, small, attachments=(GivenFile("contract.txt", LETTER, "text/plain"),))
    yield made
    made.close()


ATTACH: Final = (
    "INSERT INTO attachment (message_id, name, media_type, size, sha256)"
    " SELECT min(id), 'x', 'text/plain', 1, '{0}' FROM message WHERE author_id = guard.me()"
)
GIVE: Final = (
    "INSERT INTO attachment_content (sha256, content) VALUES ('{0}', '{1}') ON CONFLICT DO NOTHING"
)


def test_a_hash_alone_gives_nobody_a_file(desk: GuardedDesk) -> None:
    stranger = desk.sit("stranger", Role.AGENT)
    with desk.owner.reading(WATCHER) as work:
        asked = text("SELECT id FROM person WHERE login = 'stranger'")
        me = work.session.scalar(asked)
        team = work.session.scalar(text("SELECT id FROM team WHERE name = 'Legal desk'"))
    number = opened(desk.owner, desk.small, requester_id=me, team_id=team, assignee_id=None)
    assert number
    assert refusal(stranger, ATTACH.format(HASH)) == REFUSED
    # whoever has the contents may attach them, and learns nothing by it
    assert refusal(stranger, GIVE.format(HASH, LETTER.decode()), ATTACH.format(HASH)) == ""


def test_nobody_lays_contents_under_the_hash_of_others(desk: GuardedDesk) -> None:
    for login, role in (("requester", Role.REQUESTER), ("agent", Role.AGENT)):
        seat = desk.sit(login, role)
        assert refusal(seat, GIVE.format("a" * 64, "evil")) == REFUSED
        assert refusal(seat, GIVE.format(HASH, "evil")) == REFUSED
        assert refusal(seat, GIVE.format(OTHER, "mine")) == ""


def test_files_are_attached_by_the_program_as_ever(desk: GuardedDesk) -> None:
    number = opened(desk.agent, desk.small)
    file = GivenFile("again.txt", LETTER, "text/plain")
    with desk.agent.work(desk.small.agent) as work:
        conversation.add_note(work, number, "See there", [file])
    with desk.agent.reading(desk.small.agent) as work:
        note = reading.ticket(work, number).messages[-1]
        assert attachments.content_of(work, note.attachments[0].id).content == LETTER


PROMISE: Final = (
    "INSERT INTO policy_target (policy_version_id, target, duration, warn_before)"
    " SELECT min(id), 'resolution', '900h', '' FROM policy_version"
)
VERSION: Final = (
    "INSERT INTO policy_version (policy_id, version, calendar_id, path_id, conditions,"
    " pause_statuses, options, published_at, published_by, note, from_ticket, position)"
    " SELECT policy_id, version + 1, calendar_id, path_id, conditions, pause_statuses, options,"
    " {at}, '{by}', note, {since}, position FROM policy_version"
)


def test_a_published_version_stays_and_the_next_is_published_now(desk: GuardedDesk) -> None:
    admin = desk.sit("admin", Role.ADMINISTRATOR)
    with desk.owner.engine.begin() as connection:
        for table in ("policy_version", "ticket"):
            column = "published_at" if table == "policy_version" else "created_at"
            connection.execute(text(f"UPDATE {table} SET {column} = {column} - interval '1 day'"))  # noqa: S608
    assert refusal(admin, PROMISE) == REFUSED
    past = VERSION.format(at="now() - interval '1 day'", by="Ada Kern", since="0")
    assert refusal(admin, past) == REFUSED
    assert refusal(admin, VERSION.format(at="now()", by="Lena Ort", since="0")) == REFUSED
    assert refusal(admin, VERSION.format(at="now()", by="Ada Kern", since="1001")) == REFUSED
    assert refusal(admin, VERSION.format(at="now()", by="Ada Kern", since="99999")) == REFUSED
    assert refusal(admin, VERSION.format(at="now()", by="Ada Kern", since="0")) == ""
    for open_too in (True, False):
        with admin.work(desk.small.admin) as work:
            publish_policy(work, STANDARD, open_tickets_too=open_too)


PROFILE: Final = (
    "INSERT INTO alert_profile (person_id, language, timezone, quiet, urgent_bypass, digest_at,"
    " skip_when_away, mobile) VALUES (guard.me(), '{0}', '{1}', '{{}}', true, '{2}', false,"
    " 'eve@elsewhere.example')"
)


@pytest.mark.parametrize(
    "wishes",
    [
        ("en", "Mars/Olympus", "08:00"),
        ("en", "FOO+3", "08:00"),
        ("en", "UTC", "25:00"),
        ("../en", "UTC", "08:00"),
    ],
)
def test_wishes_that_break_alerts_are_refused(
    desk: GuardedDesk, wishes: tuple[str, str, str]
) -> None:
    for login, role in (("requester", Role.REQUESTER), ("agent", Role.AGENT)):
        assert refusal(desk.sit(login, role), PROFILE.format(*wishes)) == UNKEPT


def test_wishes_are_kept_by_the_program_as_ever(desk: GuardedDesk) -> None:
    me = desk.small.agent.person_id or 0
    with desk.agent.work(desk.small.agent) as work:
        audience.set_profile(work, me, timezone="Europe/Zurich", digest_at="07:30", language="de")
    with desk.owner.reading(WATCHER) as work:
        assert audience.profile(work, me).timezone == "Europe/Zurich"


def test_quiet_hours_that_nobody_can_read_are_no_hours(desk: GuardedDesk) -> None:
    unread: list[Any] = [[1, 2], {"mon": 7}, {"mon": [["x", "y"]]}, {"someday": []}]
    with desk.owner.reading(WATCHER) as work:
        for quiet in unread:
            assert audience.loud_again(audience.Profile(quiet=quiet), work.now) == work.now


MAIL: Final = (
    "INSERT INTO outbox_message (key, medium, person_id, recipient, notice_id, kind, urgency,"
    " subject, body, payload, state, attempts, next_at, created_at) VALUES ('{key}', '{medium}',"
    " guard.me(), '{to}', {notice}, 'x', 'normal', 's', 'b', '{{}}', 'waiting', 0, now(), now())"
)


def test_mail_goes_to_the_address_of_its_medium_under_the_key_of_its_alert(
    desk: GuardedDesk,
) -> None:
    with desk.owner.work(WATCHER) as work:
        me = desk.small.agent.person_id or 0
        notice = Notice(person_id=me, kind="x", title="x", body="", created_at=work.now)
        work.session.add(notice)
        work.session.flush()
        own = notice.id
    wishes = PROFILE.format("en", "UTC", "08:00").replace("guard.me()", str(me))
    other = f"DELETE FROM alert_profile WHERE person_id = {me}"  # noqa: S608 - a number

    def sends(key: str, medium: str, to: str, about: object = "NULL") -> str:
        mail = MAIL.format(key=key, medium=medium, to=to, notice=about)
        return refusal(desk.agent, other, wishes, mail)

    assert sends("k", "email", "eve@elsewhere.example") == REFUSED
    assert sends("k", "sms", "eve@elsewhere.example") == ""
    mine = "agent@example.invalid"
    assert sends(f"notice:{own + 1}:email", "email", mine) == REFUSED
    assert sends(f"notice:{own + 1}:email", "email", mine, own) == REFUSED
    assert sends(f"notice:{own}:sms", "email", mine, own) == REFUSED
    assert sends(f"notice:{own}:email", "email", mine, own) == ""
