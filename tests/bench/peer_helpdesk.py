"""django-helpdesk as a peer on the same server: `escalate_tickets` and its form for new tickets.

It has packages of its own: their environment is made on the first run under build/peers, by pip as
this machine has it set up, and is no part of our lock. Where it cannot be made, the figure is left
out and the bench says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import make_url

from tests.bench.due_desk import create_database

if TYPE_CHECKING:
    from sqlalchemy import URL

    from tests.rigs.postgres_server import PgServer

FOLDER: Final = Path("build/peers/django-helpdesk")
WANTED: Final = ("django-helpdesk==2.6.1", "psycopg[binary]")
OPEN: Final = 10_000
"""Open tickets of the peer; it reads all of them each time, so fewer than ours is in its favour."""


def made() -> Path | None:
    """Return the peer's Python; None where its packages are not to be had."""
    python = FOLDER / "bin" / "python"
    if not (FOLDER / "ready").exists():
        venv.create(FOLDER, with_pip=True)
        command = [str(python), "-m", "pip", "install", "-q", *WANTED]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.stdout.write(f"django-helpdesk cannot be had here: {done.stderr.strip()[-200:]}\n")
            return None
        (FOLDER / "ready").touch()
    return python


def on(server: PgServer, what: str) -> Helpdesk | None:
    """Return the peer with a database of its own on a server; None, and said, where it cannot be.

    Args:
        server: That the desk it is compared with stands on too.
        what: Of the bench, is left out without it.
    """
    python = made()
    if python is None:
        sys.stdout.write(f"left out: {what} beside django-helpdesk\n")
        return None
    create_database(server, "helpdesk")
    return Helpdesk(python, make_url(server.url("helpdesk")))


class Helpdesk:
    """One database of django-helpdesk with open tickets, some of which come due each time."""

    def __init__(self, python: Path, url: URL) -> None:
        """Make its tables in an empty database and fill them."""
        where = (url.host, url.port, url.username, url.database)
        self._running = subprocess.Popen(
            [str(python), "-c", CODE, *map(str, where), str(OPEN)],
            env=os.environ | {"PGPASSWORD": str(url.password or "")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._ask("")

    def escalate(self, due: int) -> float:
        """Let so many tickets be overdue and escalate them; returns how long that took, in s."""
        return float(self._ask(f"escalate {due}\n"))

    def create(self, count: int) -> float:
        """Open so many tickets by its form, without mail; returns what each took, in s."""
        return float(self._ask(f"create {count}\n")) / count

    def close(self) -> None:
        """End it."""
        self._running.communicate()

    def _ask(self, line: str) -> str:
        if self._running.stdin is None or self._running.stdout is None:
            raise RuntimeError("the peer has no streams")
        self._running.stdin.write(line)
        self._running.stdin.flush()
        told = self._running.stdout.readline()
        if not told:
            raise RuntimeError("the peer ended; see its message above")
        return told


CODE: Final = """
import datetime, io, sys, time
from django.conf import settings
host, port, user, database, count = sys.argv[1:]
settings.configure(
    SECRET_KEY="bench", USE_TZ=True, SITE_ID=1, ROOT_URLCONF="bench_urls",
    DEFAULT_AUTO_FIELD="django.db.models.AutoField", STATIC_URL="/static/",
    INSTALLED_APPS=[f"django.contrib.{one}" for one in (
        "admin", "auth", "contenttypes", "sessions", "messages", "sites", "humanize")]
        + ["bootstrap4form", "helpdesk", "rest_framework"],
    MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages"]}}],
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "NAME": database,
        "USER": user, "HOST": host, "PORT": port}},
    HELPDESK_TEAMS_MODE_ENABLED=False, HELPDESK_TEAMS_MODEL="auth.User",
    HELPDESK_TEAMS_MIGRATION_DEPENDENCIES=[], HELPDESK_KBITEM_TEAM_GETTER=lambda _: None,
)
import types
urls = types.ModuleType("bench_urls")
sys.modules["bench_urls"] = urls
urls.urlpatterns = []
import importlib.util
settings.INSTALLED_APPS = [
    one for one in settings.INSTALLED_APPS if importlib.util.find_spec(one)]
import django
django.setup()
from django.urls import include, path
urls.urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
from django.core.management import call_command
from django.utils import timezone
from helpdesk.models import FollowUp, Queue, Ticket
call_command("migrate", verbosity=0, stdout=io.StringIO())
queue = Queue.objects.create(title="Queue", slug="queue", escalate_days=3)
now = timezone.now()
for start in range(0, int(count), 2000):
    Ticket.objects.bulk_create([
        Ticket(title=f"Ticket {start + n}", queue=queue, created=now, modified=now, status=1,
            priority=4, description="x" * 400, secret_key="s") for n in range(2000)])
print("ready", flush=True)
from django.contrib.auth.models import User
from helpdesk.forms import TicketForm
user = User.objects.create_superuser("agent", "agent@example.invalid", "secret")
def create(count):
    began = time.perf_counter()
    for n in range(count):
        form = TicketForm(queue_choices=[(queue.id, "Queue")], data={"queue": queue.id,
            "title": f"New {n}", "body": "It worked yesterday.", "priority": 3,
            "submitter_email": ""})
        assert form.is_valid(), form.errors
        form.save(user=user)
    return time.perf_counter() - began
for line in sys.stdin:
    what, number = line.split()
    if what == "create":
        print(create(int(number)), flush=True)
        continue
    due = int(number)
    Ticket.objects.update(created=timezone.now(), last_escalation=None, priority=4)
    chosen = list(Ticket.objects.order_by("id").values_list("id", flat=True)[:due])
    overdue = timezone.now() - datetime.timedelta(days=30)
    Ticket.objects.filter(id__in=chosen).update(created=overdue)
    before = FollowUp.objects.count()
    began = time.perf_counter()
    call_command("escalate_tickets", stdout=io.StringIO())
    took = time.perf_counter() - began
    assert FollowUp.objects.count() - before == due
    print(took, flush=True)
"""
