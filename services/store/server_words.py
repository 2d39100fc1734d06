"""What a server says when it lets nobody in, in the languages it may speak.

Such a refusal comes without an SQLSTATE; only the words of the server tell what it is. A server
whose cluster was made under `de_DE` says them in German, whatever a session asks for. The words
are those of PostgreSQL's own translations.
"""

from __future__ import annotations

import re
from typing import Final

WRONG_NAME: Final = re.compile(
    "pg_hba.conf|no password supplied"
    "|(password|PAM|RADIUS|certificate|Peer|Ident|SSPI) authentication failed"
    '|role ".*" (does not exist|is not permitted)'
    "|(Passwort-|PAM-|RADIUS-|Zertifikat|Peer-|Ident-|SSPI-)[Aa]uthentifizierung für Benutzer"
    "|Rolle ».*« (existiert nicht|hat keine Berechtigung)"
    "|authentification (par mot de passe|PAM|RADIUS|par le certificat|peer|SSPI) échouée"
    "|Échec de l.authentification Ident|rôle «.*» n.(existe pas|est pas autorisé)"
    "|autentificación (password|PAM|RADIUS|por certificado|Peer|Ident|SSPI) falló"
    "|no existe el rol «|al rol «.*» no se le permite"
    "|[Aa]utenticazione (con password|PAM|RADIUS|con certificato|Peer|Ident|SSPI) fallita"
    '|il ruolo ".*" non esiste|al ruolo ".*" non è consentito'
)
NO_DESK: Final = re.compile(
    'database ".*" does not exist|Datenbank ».*« existiert nicht'
    "|base de données «.*» n.existe pas|no existe la base de datos|il database .* non esiste"
)
NO_ENTRY: Final = re.compile(
    "permission denied for database|keine Berechtigung für Datenbank"
    "|droit refusé pour la base|permiso denegado a la base|permesso negato per il database"
)
FULL_HOUSE: Final = re.compile(
    "too many (clients|connections)|remaining connection slots"
    "|zu viele Verbindungen|verbleibenden Verbindungen sind"
    "|trop de (clients|connexions)|emplacements de connexions? restants"
    "|demasiad[oa]s (clientes|conexiones)|conexiones restantes"
    "|tropp[ei] (client|connessioni)|rimanenti slot"
)
STARTING: Final = re.compile(
    "the database system is (starting|shutting|in recovery|not (yet )?accepting)"
    "|Datenbanksystem (startet|fährt herunter|ist im Wieder|nimmt )"
    "|système de bases? de données (se lance|s.arrête|est en cours|n.accepte)"
    "|sistema de bases? de datos (está|aún no|no está)"
    "|il database (si sta|è in modalità)|il sistema di database non"
)
DIRECTORY: Final = re.compile(
    "LDAP authentication failed|LDAP-Authentifizierung für"
    "|authentification LDAP|autentificación LDAP|Autenticazione LDAP"
)
TICKET: Final = re.compile(
    "GSSAPI (authentication failed|continuation error)"
    "|GSSAPI-Authentifizierung für"
    "|authentification GSSAPI|autentificación GSSAPI|Autenticazione GSSAPI"
)
ANSWERED: Final = re.compile(r"failed: [^\s:]+:  (?P<why>[^\n]+)")
"""The server itself speaks, in whatever language: libpq writes two blanks before its words."""
