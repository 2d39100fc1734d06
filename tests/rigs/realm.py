"""A Kerberos realm of one's own: a key server on loopback, people and the key of a database."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from tests.rigs.ports import answers, spare_port
from tests.rigs.waiting import until

REALM: Final = "DESK.EXAMPLE"
PROGRAMS: Final = ("krb5kdc", "kdb5_util", "kadmin.local", "kinit", "kdestroy")
PLACES: Final = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/bin"))
CLIENT: Final = """\
[libdefaults]
 default_realm = {realm}
 dns_lookup_kdc = false
 dns_lookup_realm = false
 dns_canonicalize_hostname = false
 rdns = false
 udp_preference_limit = 1
[realms]
 {realm} = {{
  kdc = 127.0.0.1:{port}
 }}
"""
SERVER: Final = """\
[kdcdefaults]
 kdc_listen = 127.0.0.1:{port}
 kdc_tcp_listen = 127.0.0.1:{port}
[realms]
 {realm} = {{
  database_name = {folder}/principal
  key_stash_file = {folder}/stash
  acl_file = {folder}/acl
  max_life = 10h
 }}
[logging]
 kdc = FILE:{folder}/kdc.log
"""


def is_there() -> bool:
    """Tell whether MIT Kerberos is installed."""
    return all(shutil.which(one, path=PLACES) for one in PROGRAMS)


class Realm:
    """A running key server; its folder can be read by the account of a database server too."""

    def __init__(self) -> None:
        """Make the realm and start its key server."""
        self.folder = folder = Path(tempfile.mkdtemp(prefix="vigil-realm-"))
        folder.chmod(0o755)
        port = spare_port()
        values = {"realm": REALM, "port": port, "folder": folder}
        (folder / "krb5.conf").write_text(CLIENT.format(**values))
        (folder / "kdc.conf").write_text(SERVER.format(**values))
        self.environment = {
            "KRB5_CONFIG": str(folder / "krb5.conf"),
            "KRB5CCNAME": f"FILE:{folder / 'tickets'}",
        }
        self._run("kdb5_util", "create", "-s", "-r", REALM, "-P", "master of the test realm")
        log = (folder / "kdc.out").open("wb")
        self._process = subprocess.Popen(
            [_found("krb5kdc"), "-n", "-r", REALM],
            env=self._everything(),
            stdout=log,
            stderr=log,
        )
        log.close()
        until(lambda: answers(port), what=f"a key server, as {folder / 'kdc.out'} tells")

    def add_person(self, name: str, password: str) -> None:
        """Make somebody known to the realm."""
        self._run("kadmin.local", "-r", REALM, "-q", f"addprinc -pw {password} {name}")

    def key_for(self, service: str) -> bytes:
        """Make a service known, and return the file of its key."""
        file = self.folder / "service.keytab"
        self._run("kadmin.local", "-r", REALM, "-q", f"addprinc -randkey {service}")
        self._run("kadmin.local", "-r", REALM, "-q", f"ktadd -k {file} {service}")
        return file.read_bytes()

    def sign_in(self, name: str, password: str) -> None:
        """Fetch the ticket of a person, as signing in to a domain does."""
        self._run("kinit", name, told=f"{password}\n")

    def sign_out(self) -> None:
        """Throw the tickets away."""
        self._run("kdestroy", "-A")

    def stop(self) -> None:
        """End the key server; tickets that were fetched go on."""
        self._process.terminate()
        self._process.wait(10)

    def destroy(self) -> None:
        """End the key server and remove everything."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str, told: str = "") -> None:
        done = subprocess.run(
            [_found(program), *arguments],
            input=told,
            text=True,
            check=False,
            capture_output=True,
            env=self._everything(),
        )
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")

    def _everything(self) -> dict[str, str]:
        profile = {"KRB5_KDC_PROFILE": str(self.folder / "kdc.conf")}
        return os.environ | self.environment | profile


def _found(program: str) -> str:
    path = shutil.which(program, path=PLACES)
    if path is None:
        raise RuntimeError(f"{program} is not installed")
    return path
