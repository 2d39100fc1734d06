"""What is said where the way to the server cannot be trusted, or its directory is away."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from services.errors import StoreUnavailable
from services.operations import doctor
from services.store import faults
from services.store.engine import make_engine
from tests.rigs.ports import answers, spare_port
from tests.rigs.postgres_server import NOT_DURABLE, PASSWORD, PgServer
from tests.rigs.server_certificates import Authority
from tests.rigs.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

SLAPD = shutil.which("slapd") or shutil.which("slapd", path="/usr/sbin")
STRICT = "channel_binding=require&require_auth=scram-sha-256"
DIRECTORY = """\
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile {folder}/pid
database mdb
suffix "dc=example"
rootdn "cn=admin,dc=example"
rootpw secret-of-the-test
directory {folder}/data
"""
PEOPLE = """\
dn: dc=example
objectClass: dcObject
objectClass: organization
o: Example
dc: example

dn: uid=ada,dc=example
objectClass: inetOrgPerson
cn: Ada Kern
sn: Kern
uid: ada
userPassword: engine-of-analysis
"""


def ask(url: str) -> object:
    """Return one answer of the server, or the sentence a person would be shown."""
    engine = make_engine(url)
    try:
        with faults.translated(url), engine.connect() as connection:
            return connection.scalar(text("SELECT current_user"))
    except StoreUnavailable as error:
        return str(error)
    finally:
        engine.dispose()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def server(authority: Authority) -> Iterator[PgServer]:
    """A server that speaks TLS and only TLS; its certificate is for 127.0.0.1."""
    made = PgServer((*NOT_DURABLE, "-c", "ssl=on"), in_memory=True)
    certificate, key = authority.sign("127.0.0.1")
    made.initialise()
    made.keep("data/server.crt", certificate)
    made.keep("data/server.key", key)
    made.keep("data/pg_hba.conf", b"hostssl all all 127.0.0.1/32 scram-sha-256\n")
    made.start()
    yield made
    made.destroy()


@pytest.fixture(autouse=True)
def _needs_tls() -> None:
    if not Path("/usr/lib/postgresql").exists():
        pytest.skip("the PostgreSQL of the wheel speaks no TLS and no LDAP")


def test_a_server_that_proves_its_name_is_trusted(server: PgServer, authority: Authority) -> None:
    url = f"{server.url()}?sslmode=verify-full&sslrootcert={authority.file}&{STRICT}"

    assert ask(url) == "postgres"
    encryption = next(one for one in doctor.examine(url) if one.about == "encryption")
    assert encryption.said == "this connection uses TLSv1.3"


def test_a_server_of_another_name_is_not_trusted(server: PgServer, authority: Authority) -> None:
    url = f"{server.url()}?sslmode=verify-full&sslrootcert={authority.file}"
    said = ask(url.replace("127.0.0.1", "localhost"))

    assert said == (
        f"The database postgres on localhost:{server.port} proved another name than the one it "
        "was called by. Write the name that stands in its certificate, or have it renewed."
    )


def test_an_expired_certificate_is_not_trusted(server: PgServer, authority: Authority) -> None:
    kept = [(server.folder / "data" / one).read_bytes() for one in ("server.crt", "server.key")]
    certificate, key = authority.sign("127.0.0.1", expired=True)
    server.keep("data/server.crt", certificate)
    server.keep("data/server.key", key)
    server.reload()
    try:
        said = ask(f"{server.url()}?sslmode=verify-full&sslrootcert={authority.file}")
    finally:
        server.keep("data/server.crt", kept[0])
        server.keep("data/server.key", kept[1])
        server.reload()

    assert "has a certificate that has expired, or that no authority" in str(said)


def test_a_certificate_of_nobody_we_know_is_not_trusted(server: PgServer, tmp_path: Path) -> None:
    stranger = Authority(tmp_path)
    said = ask(f"{server.url()}?sslmode=verify-full&sslrootcert={stranger.file}")

    assert "that no authority of this seat has signed. Nothing was sent" in str(said)


def test_a_missing_root_certificate_is_named(server: PgServer, tmp_path: Path) -> None:
    said = ask(f"{server.url()}?sslmode=verify-full&sslrootcert={tmp_path / 'none.pem'}")

    assert "none.pem" in str(said)
    assert "sslrootcert" in str(said)


@pytest.mark.postgres
def test_a_server_without_encryption_is_refused(pg_url: str) -> None:
    said = ask(f"{pg_url}?sslmode=require")

    assert "does not speak TLS. Nothing was sent" in str(said)


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A directory service with one person in it."""
    if SLAPD is None:
        pytest.skip("slapd is not installed")
    (tmp_path / "data").mkdir()
    settings = tmp_path / "slapd.conf"
    settings.write_text(DIRECTORY.format(folder=tmp_path))
    (tmp_path / "people.ldif").write_text(PEOPLE)
    subprocess.run(
        [str(Path(SLAPD).with_name("slapadd")), "-f", settings, "-l", tmp_path / "people.ldif"],
        check=True,
        capture_output=True,
    )
    port = spare_port()
    process = subprocess.Popen(
        [SLAPD, "-f", settings, "-h", f"ldap://127.0.0.1:{port}", "-d", "0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until(lambda: answers(port), what="the directory answers")
    yield port, process
    process.terminate()
    process.wait(10)


def test_people_of_the_directory_sign_in_and_the_emergency_login_needs_none(
    directory: tuple[int, subprocess.Popen[bytes]],
) -> None:
    port, process = directory
    server = PgServer()
    server.initialise()
    server.start()
    engine = make_engine(server.url()).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE ROLE ada LOGIN"))
        connection.execute(text(f"CREATE ROLE break_glass LOGIN PASSWORD '{PASSWORD}'"))
    engine.dispose()
    ldap = f'ldapserver=127.0.0.1 ldapport={port} ldapprefix="uid=" ldapsuffix=",dc=example"'
    emergency_first = "host all break_glass 127.0.0.1/32 scram-sha-256"
    rules = f"{emergency_first}\nhost all all 127.0.0.1/32 ldap {ldap}\n"
    server.keep("data/pg_hba.conf", rules.encode())
    server.reload()
    ada, wrong, emergency = (
        server.url(user=user, password=password)
        for user, password in (
            ("ada", "engine-of-analysis"),
            ("ada", "a-guess"),
            ("break_glass", PASSWORD),
        )
    )
    try:
        assert ask(ada) == "ada"
        assert "the directory (LDAP) refused" in str(ask(wrong))
        process.terminate()
        process.wait(10)
        assert "or could not be asked" in str(ask(ada))
        assert ask(emergency) == "break_glass"
    finally:
        server.destroy()
