"""What a server says when it lets nobody in is understood in the languages it speaks."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from services.errors import SignInRefused, StoreUnavailable
from services.store.faults import is_interrupted, translated_error

ADDRESS = "postgresql://ada@db/desk"
REFUSED = "refused the name or the password"
UNKNOWN = "does not exist on that server"
NO_ENTRY = "is not open to this login"
FULL = "has no free connection left"
STARTING = "is starting or stopping"


def told(words: str) -> StoreUnavailable:
    said = f'connection failed: connection to server at "10.0.0.1", port 5432 failed: {words}'
    error = OperationalError(None, None, psycopg.OperationalError(said))
    found = translated_error(error, ADDRESS)
    assert isinstance(found, StoreUnavailable)
    return found


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ('password authentication failed for user "ada"', REFUSED),
        ("Passwort-Authentifizierung für Benutzer »ada« fehlgeschlagen", REFUSED),
        ("authentification par mot de passe échouée pour l'utilisateur  « ada »", REFUSED),
        ("la autentificación password falló para el usuario «ada»", REFUSED),
        ('autenticazione con password fallita per l\'utente "ada"', REFUSED),
        ("Rolle »ada« hat keine Berechtigung zum Einloggen", REFUSED),
        ("kein pg_hba.conf-Eintrag für Host »10.0.0.2«", REFUSED),
        ('Peer authentication failed for user "ada"', REFUSED),
        ("Datenbank »desk« existiert nicht", UNKNOWN),
        ("la base de données « desk » n'existe pas", UNKNOWN),
        ('permission denied for database "desk"', NO_ENTRY),
        ("keine Berechtigung für Datenbank »desk«", NO_ENTRY),
        ("tut mir leid, schon zu viele Verbindungen", FULL),
        ("désolé, trop de clients sont déjà connectés", FULL),
        ('too many connections for role "ada"', FULL),
        ("das Datenbanksystem startet", STARTING),
        ("le système de bases de données se lance", STARTING),
        ("the database system is not yet accepting connections", STARTING),
        (
            "LDAP-Authentifizierung für Benutzer »ada« fehlgeschlagen",
            "(LDAP) refused",
        ),
        ("GSSAPI-Authentifizierung für Benutzer »ada« fehlgeschlagen", "asked for a Kerberos"),
        ("извините, уже слишком много клиентов", "answered, and let nobody in: извините, уже"),
    ],
)
def test_a_refusal_is_understood(words: str, sentence: str) -> None:
    found = told(f"FATAL:  {words}")

    assert sentence in str(found)
    assert isinstance(found, SignInRefused) is (sentence in {REFUSED, NO_ENTRY})


def test_silence_is_no_answer() -> None:
    assert "cannot be reached" in str(told("Connection refused\n\tIs the server running?"))


def test_a_server_that_starts_in_german_is_tried_again() -> None:
    error = told("FATAL:  das Datenbanksystem startet")
    error.__cause__ = OperationalError(
        None, None, psycopg.OperationalError("failed: FATAL:  das Datenbanksystem startet")
    )

    assert is_interrupted(error)
