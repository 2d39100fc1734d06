<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
    <context>
        <name>vigildesk</name>
        <message>
            <source> and </source>
            <translation> und </translation>
        </message>
        <message>
            <source> and {count} more</source>
            <translation> und {count} weitere</translation>
        </message>
        <message>
            <source> days</source>
            <translation> Tage</translation>
        </message>
        <message>
            <source> · </source>
            <translation> · </translation>
        </message>
        <message numerus="yes">
            <source>%n are there already</source>
            <translation>
                <numerusform>%n ist schon da</numerusform>
                <numerusform>%n sind schon da</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n at risk</source>
            <translation>
                <numerusform>%n gefährdet</numerusform>
                <numerusform>%n gefährdet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n breached</source>
            <translation>
                <numerusform>%n verletzt</numerusform>
                <numerusform>%n verletzt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n chosen</source>
            <translation>
                <numerusform>%n gewählt</numerusform>
                <numerusform>%n gewählt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n days</source>
            <translation>
                <numerusform>%n Tag</numerusform>
                <numerusform>%n Tage</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n days with hours of their own</source>
            <translation>
                <numerusform>%n Tag mit eigenen Zeiten</numerusform>
                <numerusform>%n Tage mit eigenen Zeiten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n deadlines move</source>
            <translation>
                <numerusform>%n Frist verschiebt sich</numerusform>
                <numerusform>%n Fristen verschieben sich</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n drafts are forgotten.</source>
            <translation>
                <numerusform>%n Entwurf ist vergessen.</numerusform>
                <numerusform>%n Entwürfe sind vergessen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n earlier deadlines, none missed</source>
            <translation>
                <numerusform>%n frühere Frist, nicht versäumt</numerusform>
                <numerusform>%n frühere Fristen, keine versäumt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entries</source>
            <translation>
                <numerusform>%n Eintrag</numerusform>
                <numerusform>%n Einträge</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n events name nobody of this desk and are left out: {some}</source>
            <translation>
                <numerusform>%n Termin nennt niemanden aus diesem Helpdesk und bleibt weg: {some}</numerusform>
                <numerusform>%n Termine nennen niemanden aus diesem Helpdesk und bleiben weg: {some}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n gaps in this time: their calls go to the team's lead</source>
            <translation>
                <numerusform>%n Lücke in dieser Zeit: ihre Anrufe gehen an die Teamleitung</numerusform>
                <numerusform>%n Lücken in dieser Zeit: ihre Anrufe gehen an die Teamleitung</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n holidays</source>
            <translation>
                <numerusform>%n Feiertag</numerusform>
                <numerusform>%n Feiertage</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n levels</source>
            <translation>
                <numerusform>%n Stufe</numerusform>
                <numerusform>%n Stufen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lines</source>
            <translation>
                <numerusform>%n Zeile</numerusform>
                <numerusform>%n Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n messages</source>
            <translation>
                <numerusform>%n Nachricht</numerusform>
                <numerusform>%n Nachrichten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more calls</source>
            <translation>
                <numerusform>%n weiterer Anruf</numerusform>
                <numerusform>%n weitere Anrufe</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new breaches.</source>
            <translation>
                <numerusform>%n neue Verletzung.</numerusform>
                <numerusform>%n neue Verletzungen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new notices wait.</source>
            <translation>
                <numerusform>%n neue Meldung wartet.</numerusform>
                <numerusform>%n neue Meldungen warten.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new shifts</source>
            <translation>
                <numerusform>%n neue Schicht</numerusform>
                <numerusform>%n neue Schichten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n notices wait</source>
            <translation>
                <numerusform>%n Meldung wartet</numerusform>
                <numerusform>%n Meldungen warten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open tickets</source>
            <translation>
                <numerusform>%n offenes Ticket</numerusform>
                <numerusform>%n offene Tickets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pages</source>
            <translation>
                <numerusform>%n Seite</numerusform>
                <numerusform>%n Seiten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n steps</source>
            <translation>
                <numerusform>%n Schritt</numerusform>
                <numerusform>%n Schritte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tickets</source>
            <translation>
                <numerusform>%n Ticket</numerusform>
                <numerusform>%n Tickets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tickets are as they were</source>
            <translation>
                <numerusform>%n Ticket ist, wie es war</numerusform>
                <numerusform>%n Tickets sind, wie sie waren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tickets breached</source>
            <translation>
                <numerusform>%n Ticket verletzt</numerusform>
                <numerusform>%n Tickets verletzt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tickets changed</source>
            <translation>
                <numerusform>%n Ticket geändert</numerusform>
                <numerusform>%n Tickets geändert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tickets fit.</source>
            <translation>
                <numerusform>%n Ticket passt.</numerusform>
                <numerusform>%n Tickets passen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tickets now</source>
            <translation>
                <numerusform>jetzt %n Ticket</numerusform>
                <numerusform>jetzt %n Tickets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tickets were not come to</source>
            <translation>
                <numerusform>%n Ticket kam nicht dran</numerusform>
                <numerusform>%n Tickets kamen nicht dran</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tickets written to {path}</source>
            <translation>
                <numerusform>%n Ticket nach {path} geschrieben</numerusform>
                <numerusform>%n Tickets nach {path} geschrieben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n times</source>
            <translation>
                <numerusform>%n-mal</numerusform>
                <numerusform>%n-mal</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unsent answers are kept in a file of this seat, so that they survive a crash.</source>
            <translation>
                <numerusform>%n nicht gesendete Antwort liegt in einer Datei dieses Platzes, damit sie einen Absturz übersteht.</numerusform>
                <numerusform>%n nicht gesendete Antworten liegen in einer Datei dieses Platzes, damit sie einen Absturz überstehen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n wartend</numerusform>
                <numerusform>%n wartend</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n were left as they are</source>
            <translation>
                <numerusform>%n blieb, wie es ist</numerusform>
                <numerusform>%n blieben, wie sie sind</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n working days</source>
            <translation>
                <numerusform>%n Arbeitstag</numerusform>
                <numerusform>%n Arbeitstage</numerusform>
            </translation>
        </message>
        <message>
            <source>(empty)</source>
            <translation>(leer)</translation>
        </message>
        <message>
            <source>(no address)</source>
            <translation>(keine Adresse)</translation>
        </message>
        <message>
            <source>(no subject)</source>
            <translation>(kein Betreff)</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
        <message>
            <source>, so the next level comes at once</source>
            <translation>, darum kommt die nächste Stufe sofort</translation>
        </message>
        <message>
            <source>, told {who} in their place</source>
            <translation>, stattdessen benachrichtigt: {who}</translation>
        </message>
        <message>
            <source>1 min</source>
            <translation>1 min</translation>
        </message>
        <message>
            <source>1 min {count} s</source>
            <translation>1 min {count} s</translation>
        </message>
        <message>
            <source>1042, or words of the other ticket</source>
            <translation>1042, oder Wörter des anderen Tickets</translation>
        </message>
        <message>
            <source>; </source>
            <translation>; </translation>
        </message>
        <message>
            <source>; and {count} more</source>
            <translation>; und {count} weitere</translation>
        </message>
        <message>
            <source>; nobody next in line is there either</source>
            <translation>; auch sonst ist niemand in der Reihe da</translation>
        </message>
        <message>
            <source>; skipped </source>
            <translation>; übersprungen: </translation>
        </message>
        <message>
            <source>[drill] </source>
            <translation>[Übung] </translation>
        </message>
        <message>
            <source>a 7-Zip archive</source>
            <translation>ein 7-Zip-Archiv</translation>
        </message>
        <message>
            <source>a BMP picture</source>
            <translation>ein BMP-Bild</translation>
        </message>
        <message>
            <source>A colleague</source>
            <translation>Ein Kollege</translation>
        </message>
        <message>
            <source>a colleague</source>
            <translation>jemand anderes</translation>
        </message>
        <message>
            <source>A colleague changed the status to {status} meanwhile. Look again and decide.</source>
            <translation>Inzwischen hat jemand den Status auf {status} geändert. Sehen Sie noch einmal hin und entscheiden Sie.</translation>
        </message>
        <message>
            <source>A command, a ticket number, or words to search for</source>
            <translation>Ein Befehl, eine Ticketnummer oder Suchwörter</translation>
        </message>
        <message>
            <source>A desk of your own, in one file on this machine.</source>
            <translation>Ein eigener Helpdesk, in einer Datei auf diesem Rechner.</translation>
        </message>
        <message>
            <source>A desk with 890 real incidents, moved to this week. Nothing to set up.</source>
            <translation>Ein Helpdesk mit 890 echten Störungen, in diese Woche verlegt. Nichts einzurichten.</translation>
        </message>
        <message>
            <source>a GIF picture</source>
            <translation>ein GIF-Bild</translation>
        </message>
        <message>
            <source>a gzip archive</source>
            <translation>ein gzip-Archiv</translation>
        </message>
        <message>
            <source>A hold keeps every ticket of its scope, those that come later too.</source>
            <translation>Eine Sperre hält jedes Ticket ihres Umfangs, auch die, die später kommen.</translation>
        </message>
        <message>
            <source>a Java program</source>
            <translation>ein Java-Programm</translation>
        </message>
        <message>
            <source>a JPEG picture</source>
            <translation>ein JPEG-Bild</translation>
        </message>
        <message>
            <source>A level fires once, on time, whoever watches.</source>
            <translation>Eine Stufe löst einmal aus, pünktlich, wer auch immer wacht.</translation>
        </message>
        <message>
            <source>a Linux program</source>
            <translation>ein Linux-Programm</translation>
        </message>
        <message>
            <source>a macOS program</source>
            <translation>ein macOS-Programm</translation>
        </message>
        <message>
            <source>A marked ticket goes the real way: its levels fire, people are called. It stays out of every figure, and its record stays.</source>
            <translation>Ein gekennzeichnetes Ticket geht den echten Weg: seine Stufen lösen aus, Menschen werden gerufen. Es bleibt aus allen Zahlen heraus, und seine Aufzeichnung bleibt.</translation>
        </message>
        <message>
            <source>A number</source>
            <translation>Eine Zahl</translation>
        </message>
        <message>
            <source>A password for {name}</source>
            <translation>Ein Kennwort für {name}</translation>
        </message>
        <message>
            <source>A payment or e-money service: shorter times</source>
            <translation>Zahlung oder E-Geld: kürzere Fristen</translation>
        </message>
        <message>
            <source>a PDF</source>
            <translation>ein PDF</translation>
        </message>
        <message>
            <source>a PNG picture</source>
            <translation>ein PNG-Bild</translation>
        </message>
        <message>
            <source>a policy applies</source>
            <translation>eine Richtlinie gilt</translation>
        </message>
        <message>
            <source>A procedure is a list of steps, started on a ticket by somebody or by a rule: who does what, after what, and who must approve.</source>
            <translation>Ein Ablauf ist eine Liste von Schritten, die jemand oder eine Regel an einem Ticket startet: wer was tut, wonach, und wer freigeben muss.</translation>
        </message>
        <message>
            <source>a RAR archive</source>
            <translation>ein RAR-Archiv</translation>
        </message>
        <message>
            <source>a rich-text document</source>
            <translation>ein RTF-Dokument</translation>
        </message>
        <message>
            <source>a script</source>
            <translation>ein Skript</translation>
        </message>
        <message>
            <source>a single user's file without signatures that reach beyond it</source>
            <translation>die Datei eines einzelnen Benutzers, ohne Signaturen, die über sie hinausreichen</translation>
        </message>
        <message>
            <source>a started path</source>
            <translation>ein gestarteter Pfad</translation>
        </message>
        <message>
            <source>a tar archive</source>
            <translation>ein tar-Archiv</translation>
        </message>
        <message>
            <source>a TIFF picture</source>
            <translation>ein TIFF-Bild</translation>
        </message>
        <message>
            <source>A watcher with keys verifies every day; “Verify now” does at once.</source>
            <translation>Ein Wächter mit Schlüsseln prüft jeden Tag; „Jetzt prüfen“ sofort.</translation>
        </message>
        <message>
            <source>a web page</source>
            <translation>eine Webseite</translation>
        </message>
        <message>
            <source>a WebAssembly program</source>
            <translation>ein WebAssembly-Programm</translation>
        </message>
        <message>
            <source>a WebP picture</source>
            <translation>ein WebP-Bild</translation>
        </message>
        <message>
            <source>a Windows program</source>
            <translation>ein Windows-Programm</translation>
        </message>
        <message>
            <source>a Windows shortcut</source>
            <translation>eine Windows-Verknüpfung</translation>
        </message>
        <message>
            <source>A workaround holds</source>
            <translation>Ein Behelf trägt</translation>
        </message>
        <message>
            <source>a ZIP archive</source>
            <translation>ein ZIP-Archiv</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Über</translation>
        </message>
        <message>
            <source>about {count}</source>
            <translation>etwa {count}</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Angenommen</translation>
        </message>
        <message>
            <source>accepted by the relay</source>
            <translation>vom Mailserver angenommen</translation>
        </message>
        <message>
            <source>Access report drawn</source>
            <translation>Zugriffsbericht erstellt</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>Account added</source>
            <translation>Kunde angelegt</translation>
        </message>
        <message>
            <source>Account manager</source>
            <translation>Kundenbetreuung</translation>
        </message>
        <message>
            <source>Acknowledge</source>
            <translation>Bestätigen</translation>
        </message>
        <message>
            <source>Acknowledge: stop the escalation</source>
            <translation>Bestätigen: die Eskalation anhalten</translation>
        </message>
        <message>
            <source>acknowledged</source>
            <translation>bestätigt</translation>
        </message>
        <message>
            <source>Acknowledged by word of mouth</source>
            <translation>Mündlich bestätigt</translation>
        </message>
        <message>
            <source>Acknowledged {when}</source>
            <translation>Bestätigt {when}</translation>
        </message>
        <message>
            <source>acknowledged {when} by {who}</source>
            <translation>bestätigt {when} von {who}</translation>
        </message>
        <message>
            <source>Acknowledgement</source>
            <translation>Eingangsbestätigung</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Aktionen</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Aktiv</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Add a layer</source>
            <translation>Ebene hinzufügen</translation>
        </message>
        <message>
            <source>add a note: “{text}”</source>
            <translation>eine Notiz anlegen: „{text}“</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>Person hinzufügen</translation>
        </message>
        <message>
            <source>Add a person …</source>
            <translation>Person hinzufügen …</translation>
        </message>
        <message>
            <source>Add a step</source>
            <translation>Schritt hinzufügen</translation>
        </message>
        <message>
            <source>Add note</source>
            <translation>Notiz anlegen</translation>
        </message>
        <message>
            <source>Add somebody</source>
            <translation>Jemanden hinzufügen</translation>
        </message>
        <message numerus="yes">
            <source>add the tags {tags}</source>
            <translation>
                <numerusform>das Schlagwort {tags} setzen</numerusform>
                <numerusform>die Schlagwörter {tags} setzen</numerusform>
            </translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Address, number or URL for the test</source>
            <translation>Adresse, Nummer oder URL für den Test</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>Administrators and watchers are made by two: the second one agrees here, too.</source>
            <translation>Administratoren und Wächter werden durch zwei gemacht: Die zweite Person stimmt ebenfalls hier zu.</translation>
        </message>
        <message numerus="yes">
            <source>after %n minutes</source>
            <translation>
                <numerusform>nach %n Minute</numerusform>
                <numerusform>nach %n Minuten</numerusform>
            </translation>
        </message>
        <message>
            <source>After steps</source>
            <translation>Nach Schritten</translation>
        </message>
        <message>
            <source>after {tasks}</source>
            <translation>nach {tasks}</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>Alter</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agent</translation>
        </message>
        <message>
            <source>Agree</source>
            <translation>Zustimmen</translation>
        </message>
        <message>
            <source>Agree: {words}</source>
            <translation>Zustimmen: {words}</translation>
        </message>
        <message>
            <source>Agreed with the requester</source>
            <translation>Mit dem Anfragenden vereinbart</translation>
        </message>
        <message>
            <source>Alerted </source>
            <translation>Benachrichtigt: </translation>
        </message>
        <message>
            <source>Alerts</source>
            <translation>Hinweise</translation>
        </message>
        <message>
            <source>Alerts about your tickets and your teams' deadlines are kept here.</source>
            <translation>Meldungen zu Ihren Tickets und zu den Fristen Ihrer Teams werden hier aufbewahrt.</translation>
        </message>
        <message>
            <source>Alerts chosen</source>
            <translation>Meldungen gewählt</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>All of these hold</source>
            <translation>Alles davon gilt</translation>
        </message>
        <message>
            <source>all of these hold:</source>
            <translation>alles davon gilt:</translation>
        </message>
        <message>
            <source>All open</source>
            <translation>Alle offenen</translation>
        </message>
        <message>
            <source>All rules on this ticket</source>
            <translation>Alle Regeln an diesem Ticket</translation>
        </message>
        <message>
            <source>All that match are chosen</source>
            <translation>Alle passenden sind gewählt</translation>
        </message>
        <message>
            <source>All tickets</source>
            <translation>Alle Tickets</translation>
        </message>
        <message>
            <source>All: {family}</source>
            <translation>Alles: {family}</translation>
        </message>
        <message>
            <source>always</source>
            <translation>immer</translation>
        </message>
        <message>
            <source>An administrator is made by two: begin with another role, then change it.</source>
            <translation>Administrator wird man durch zwei: mit einer anderen Rolle beginnen, dann ändern.</translation>
        </message>
        <message>
            <source>An administrator writes a rota down for a team; until then its lead is called.</source>
            <translation>Die Administration legt für ein Team einen Dienstplan an; bis dahin wird seine Leitung gerufen.</translation>
        </message>
        <message>
            <source>an agent answered</source>
            <translation>beantwortet</translation>
        </message>
        <message>
            <source>an alteration was found</source>
            <translation>eine Veränderung wurde gefunden</translation>
        </message>
        <message>
            <source>an old Office file</source>
            <translation>eine alte Office-Datei</translation>
        </message>
        <message>
            <source>an override</source>
            <translation>eine Ausnahme</translation>
        </message>
        <message>
            <source>an SVG drawing</source>
            <translation>eine SVG-Zeichnung</translation>
        </message>
        <message>
            <source>And</source>
            <translation>Und</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %n weiteres</numerusform>
                <numerusform>und %n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>and every exception</source>
            <translation>und jede Auffälligkeit</translation>
        </message>
        <message>
            <source>Another action: {kind}</source>
            <translation>Weitere Aktion: {kind}</translation>
        </message>
        <message>
            <source>Another administrator agrees within a week.</source>
            <translation>Eine zweite Person aus der Administration stimmt innerhalb einer Woche zu.</translation>
        </message>
        <message>
            <source>Another desk</source>
            <translation>Anderer Helpdesk</translation>
        </message>
        <message>
            <source>Another ticket merged into this one</source>
            <translation>Ein anderes Ticket wurde hier eingegliedert</translation>
        </message>
        <message>
            <source>Another time …</source>
            <translation>Andere Zeit …</translation>
        </message>
        <message>
            <source>Another way</source>
            <translation>Auf anderem Weg</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Beantwortet</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>beantwortet</translation>
        </message>
        <message>
            <source>Answered by</source>
            <translation>Bestätigt von</translation>
        </message>
        <message>
            <source>Answered in the reply</source>
            <translation>Mit der Antwort beantwortet</translation>
        </message>
        <message>
            <source>Any of these holds</source>
            <translation>Eines davon gilt</translation>
        </message>
        <message>
            <source>any promise</source>
            <translation>jede Zusage</translation>
        </message>
        <message>
            <source>Any ticket</source>
            <translation>Jedes Ticket</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Beliebige Zeit</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>Applies to every ticket that no policy before it takes</source>
            <translation>Gilt für jedes Ticket, das keine Richtlinie vor ihr nimmt</translation>
        </message>
        <message>
            <source>Applies where {conditions}</source>
            <translation>Gilt, wo {conditions}</translation>
        </message>
        <message>
            <source>Approval requested</source>
            <translation>Freigabe angefragt</translation>
        </message>
        <message>
            <source>Approval voted</source>
            <translation>Über Freigabe abgestimmt</translation>
        </message>
        <message>
            <source>Approvals</source>
            <translation>Freigaben</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Freigeben</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>freigegeben</translation>
        </message>
        <message>
            <source>Around the ticket</source>
            <translation>Rund um das Ticket</translation>
        </message>
        <message>
            <source>Article</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Article saved</source>
            <translation>Artikel gespeichert</translation>
        </message>
        <message>
            <source>Article: {words}</source>
            <translation>Artikel: {words}</translation>
        </message>
        <message>
            <source>Articles</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>As colleagues read it</source>
            <translation>Wie Kollegen ihn lesen</translation>
        </message>
        <message>
            <source>As of {when}</source>
            <translation>Stand {when}</translation>
        </message>
        <message>
            <source>As PDF …</source>
            <translation>Als PDF …</translation>
        </message>
        <message>
            <source>As recorded</source>
            <translation>Wie aufgezeichnet</translation>
        </message>
        <message>
            <source>As restated</source>
            <translation>Wie berichtigt</translation>
        </message>
        <message>
            <source>As the desk: {timing}</source>
            <translation>Vorgabe: {timing}</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>Wie der Desktop</translation>
        </message>
        <message>
            <source>As they say it</source>
            <translation>So, wie sie ihn nennen</translation>
        </message>
        <message>
            <source>As usual</source>
            <translation>Wie üblich</translation>
        </message>
        <message>
            <source>As usual for my role</source>
            <translation>Wie für meine Rolle üblich</translation>
        </message>
        <message>
            <source>As wide as the window (0); now {percent} %</source>
            <translation>So breit wie das Fenster (0); jetzt {percent} %</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>Fragen</translation>
        </message>
        <message>
            <source>Ask for approval</source>
            <translation>Um Freigabe bitten</translation>
        </message>
        <message>
            <source>Ask for approval …</source>
            <translation>Um Freigabe bitten …</translation>
        </message>
        <message>
            <source>ask {people} to approve, one of them is enough: “{title}”</source>
            <translation>{people} um Freigabe bitten, eine davon genügt: „{title}“</translation>
        </message>
        <message>
            <source>ask {people} to approve: “{title}”</source>
            <translation>{people} um Freigabe bitten: „{title}“</translation>
        </message>
        <message>
            <source>Asked by</source>
            <translation>Angefragt von</translation>
        </message>
        <message>
            <source>Asked by {who}, {when}</source>
            <translation>Erbeten von {who}, {when}</translation>
        </message>
        <message>
            <source>asked for</source>
            <translation>erbeten</translation>
        </message>
        <message>
            <source>Asked from the top down, in the change that pulled their trigger.</source>
            <translation>Von oben nach unten gefragt, in der Änderung, die sie ausgelöst hat.</translation>
        </message>
        <message>
            <source>Asked in the reply</source>
            <translation>Mit der Antwort gefragt</translation>
        </message>
        <message>
            <source>Asked: {name}</source>
            <translation>Gefragt: {name}</translation>
        </message>
        <message>
            <source>Asking …</source>
            <translation>Wird gefragt …</translation>
        </message>
        <message>
            <source>Asks for</source>
            <translation>Verlangt</translation>
        </message>
        <message>
            <source>Assessment</source>
            <translation>Einschätzung</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>Zuweisen</translation>
        </message>
        <message>
            <source>assign it to {team}</source>
            <translation>es an {team} geben</translation>
        </message>
        <message>
            <source>assign it to {team}, to {who}</source>
            <translation>es an {team} geben, dort an {who}</translation>
        </message>
        <message>
            <source>assign it to {who}</source>
            <translation>es an {who} geben</translation>
        </message>
        <message>
            <source>Assigned to {team}; told </source>
            <translation>An {team} gegeben; benachrichtigt: </translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>Zuständig</translation>
        </message>
        <message>
            <source>at least one of these holds:</source>
            <translation>mindestens eines davon gilt:</translation>
        </message>
        <message>
            <source>At least {count} characters</source>
            <translation>Mindestens {count} Zeichen</translation>
        </message>
        <message>
            <source>At once</source>
            <translation>Sofort</translation>
        </message>
        <message>
            <source>At risk</source>
            <translation>Gefährdet</translation>
        </message>
        <message>
            <source>at risk</source>
            <translation>gefährdet</translation>
        </message>
        <message>
            <source>At risk or late</source>
            <translation>Gefährdet oder überfällig</translation>
        </message>
        <message>
            <source>At risk {span}</source>
            <translation>Gefährdet {span}</translation>
        </message>
        <message>
            <source>at the start</source>
            <translation>beim Start</translation>
        </message>
        <message>
            <source>at {share} % of {promise}</source>
            <translation>bei {share} % der Zeit ({promise})</translation>
        </message>
        <message>
            <source>Attach files</source>
            <translation>Dateien anhängen</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>Anhänge</translation>
        </message>
        <message>
            <source>Attempt refused</source>
            <translation>Versuch abgelehnt</translation>
        </message>
        <message>
            <source>Attempt {number}: {outcome}, {when}</source>
            <translation>Versuch {number}: {outcome}, {when}</translation>
        </message>
        <message>
            <source>Attempts to deliver</source>
            <translation>Zustellversuche</translation>
        </message>
        <message>
            <source>Audit trail</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Audit trail read</source>
            <translation>Protokoll gelesen</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <source>Authority</source>
            <translation>Stelle</translation>
        </message>
        <message>
            <source>Awaiting confirmation</source>
            <translation>Wartet auf Bestätigung</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Back to a draft</source>
            <translation>Wieder zum Entwurf</translation>
        </message>
        <message>
            <source>Back to the words before</source>
            <translation>Zurück zum früheren Text</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>Grundlage</translation>
        </message>
        <message>
            <source>Because</source>
            <translation>Weil</translation>
        </message>
        <message>
            <source>Because: {why}</source>
            <translation>Weil: {why}</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>Before and after</source>
            <translation>Vorher und nachher</translation>
        </message>
        <message>
            <source>before the ombudsman</source>
            <translation>bei der Schlichtungsstelle</translation>
        </message>
        <message>
            <source>Begin anew where it runs already</source>
            <translation>Neu beginnen, wo er schon läuft</translation>
        </message>
        <message>
            <source>Begin with the proposals</source>
            <translation>Mit den Vorschlägen beginnen</translation>
        </message>
        <message>
            <source>Beginning</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>begun</source>
            <translation>begonnen</translation>
        </message>
        <message>
            <source>blocked by</source>
            <translation>blockiert von</translation>
        </message>
        <message>
            <source>blocking</source>
            <translation>blockiert</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Tafel</translation>
        </message>
        <message>
            <source>Breach</source>
            <translation>Verletzung</translation>
        </message>
        <message>
            <source>Breached</source>
            <translation>Verletzt</translation>
        </message>
        <message>
            <source>breached</source>
            <translation>verletzt</translation>
        </message>
        <message>
            <source>Breached targets</source>
            <translation>Verletzte Ziele</translation>
        </message>
        <message>
            <source>Breached {span}</source>
            <translation>Verletzt {span}</translation>
        </message>
        <message>
            <source>Breached, paused</source>
            <translation>Verletzt, pausiert</translation>
        </message>
        <message>
            <source>Breaches, refused attempts, restatements, restores and the like, all of them.</source>
            <translation>Verletzungen, abgewiesene Versuche, Berichtigungen, Rückholungen und Ähnliches, alle davon.</translation>
        </message>
        <message>
            <source>Breaks next</source>
            <translation>Nächste Verletzung</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>Zurückholen</translation>
        </message>
        <message>
            <source>broken</source>
            <translation>defekt</translation>
        </message>
        <message>
            <source>Business calendars</source>
            <translation>Geschäftskalender</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Per</translation>
        </message>
        <message>
            <source>By hand, {who}: {why}. </source>
            <translation>Von Hand, {who}: {why}. </translation>
        </message>
        <message>
            <source>By turn</source>
            <translation>Reihum</translation>
        </message>
        <message>
            <source>by {clock}</source>
            <translation>bis {clock}</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>Kalender</translation>
        </message>
        <message>
            <source>Calendar files (*.ics)</source>
            <translation>Kalenderdateien (*.ics)</translation>
        </message>
        <message>
            <source>Call a colleague</source>
            <translation>Einen Kollegen rufen</translation>
        </message>
        <message>
            <source>Call a webhook</source>
            <translation>Einen Webhook aufrufen</translation>
        </message>
        <message>
            <source>call the webhook “{channel}”</source>
            <translation>den Webhook „{channel}“ aufrufen</translation>
        </message>
        <message numerus="yes">
            <source>called %n times more</source>
            <translation>
                <numerusform>noch %n-mal gerufen</numerusform>
                <numerusform>noch %n-mal gerufen</numerusform>
            </translation>
        </message>
        <message>
            <source>Called again: </source>
            <translation>Erneut gerufen: </translation>
        </message>
        <message>
            <source>Called: {names}</source>
            <translation>Gerufen: {names}</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Anrufe</translation>
        </message>
        <message>
            <source>calls again {when}</source>
            <translation>ruft wieder {when}</translation>
        </message>
        <message>
            <source>Came since</source>
            <translation>Seitdem hinzugekommen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Cancel the ticket</source>
            <translation>Ticket stornieren</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Storniert</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>abgebrochen</translation>
        </message>
        <message>
            <source>Cancelling …</source>
            <translation>Wird abgebrochen …</translation>
        </message>
        <message>
            <source>Canned replies</source>
            <translation>Textbausteine</translation>
        </message>
        <message>
            <source>Canned replies and articles</source>
            <translation>Textbausteine und Artikel</translation>
        </message>
        <message>
            <source>Canned replies and macros</source>
            <translation>Textbausteine und Makros</translation>
        </message>
        <message>
            <source>Canned reply saved</source>
            <translation>Textbaustein gespeichert</translation>
        </message>
        <message>
            <source>cannot be read any more</source>
            <translation>nicht mehr lesbar</translation>
        </message>
        <message>
            <source>cause of</source>
            <translation>Ursache von</translation>
        </message>
        <message>
            <source>caused by</source>
            <translation>verursacht von</translation>
        </message>
        <message>
            <source>Certificates of destruction, newest first</source>
            <translation>Löschurkunden, neueste zuerst</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Change and publish …</source>
            <translation>Ändern und veröffentlichen …</translation>
        </message>
        <message>
            <source>Change role …</source>
            <translation>Rolle ändern …</translation>
        </message>
        <message>
            <source>Change the article</source>
            <translation>Artikel ändern</translation>
        </message>
        <message>
            <source>Change the priority</source>
            <translation>Priorität ändern</translation>
        </message>
        <message>
            <source>Change the procedure</source>
            <translation>Ablauf ändern</translation>
        </message>
        <message>
            <source>Change the role of {name}</source>
            <translation>Rolle von {name} ändern</translation>
        </message>
        <message>
            <source>Change the schedule</source>
            <translation>Plan ändern</translation>
        </message>
        <message>
            <source>Change the status</source>
            <translation>Status ändern</translation>
        </message>
        <message>
            <source>Change the tags</source>
            <translation>Schlagwörter ändern</translation>
        </message>
        <message>
            <source>Change the text, then see what would move.</source>
            <translation>Ändern Sie den Text und sehen Sie dann, was sich verschieben würde.</translation>
        </message>
        <message>
            <source>Change the type</source>
            <translation>Art ändern</translation>
        </message>
        <message>
            <source>Change the view</source>
            <translation>Ansicht ändern</translation>
        </message>
        <message>
            <source>Change the view …</source>
            <translation>Ansicht ändern …</translation>
        </message>
        <message>
            <source>Change them</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Change this view …</source>
            <translation>Diese Ansicht ändern …</translation>
        </message>
        <message>
            <source>Change …</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>Changed because</source>
            <translation>Geändert, weil</translation>
        </message>
        <message>
            <source>Changed in the database</source>
            <translation>In der Datenbank geändert</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Änderungen</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Channel changed</source>
            <translation>Kanal geändert</translation>
        </message>
        <message>
            <source>Channel opened</source>
            <translation>Kanal geöffnet</translation>
        </message>
        <message>
            <source>Channel tested</source>
            <translation>Kanal getestet</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>Chat</translation>
        </message>
        <message>
            <source>Chat room or handle</source>
            <translation>Chat-Raum oder -Name</translation>
        </message>
        <message>
            <source>checkpoint over {size} lines, sealed {when}</source>
            <translation>Prüfpunkt über {size} Zeilen, versiegelt {when}</translation>
        </message>
        <message>
            <source>child of</source>
            <translation>Teil von</translation>
        </message>
        <message>
            <source>Choose a desk</source>
            <translation>Helpdesk wählen</translation>
        </message>
        <message>
            <source>Choose a file …</source>
            <translation>Datei wählen …</translation>
        </message>
        <message>
            <source>Choose a line to see every field before and after.</source>
            <translation>Wählen Sie eine Zeile, um jedes Feld vorher und nachher zu sehen.</translation>
        </message>
        <message>
            <source>Choose a seed before you look, such as the quarter and your name. Whoever has the seed and the period draws the same entries.</source>
            <translation>Wählen Sie einen Startwert, bevor Sie hinsehen, etwa das Quartal und Ihren Namen. Wer Startwert und Zeitraum hat, zieht dieselben Einträge.</translation>
        </message>
        <message>
            <source>Choose another queue</source>
            <translation>Andere Warteschlange wählen</translation>
        </message>
        <message>
            <source>Choose how I am told</source>
            <translation>Wählen, wie ich benachrichtigt werde</translation>
        </message>
        <message>
            <source>Choose none</source>
            <translation>Keine wählen</translation>
        </message>
        <message>
            <source>Choose one in the queue; J and K go to the next and the one before.</source>
            <translation>Wählen Sie eines in der Warteschlange; J und K gehen zum nächsten und zum vorigen.</translation>
        </message>
        <message>
            <source>Choose the account from its list</source>
            <translation>Kunden aus der Liste wählen</translation>
        </message>
        <message>
            <source>Choose whom it is about. The report is an entry of the trail itself.</source>
            <translation>Wählen Sie, um wen es geht. Der Bericht ist selbst ein Eintrag des Protokolls.</translation>
        </message>
        <message>
            <source>Choose …</source>
            <translation>Auswählen …</translation>
        </message>
        <message>
            <source>Chosen tickets</source>
            <translation>Gewählte Tickets</translation>
        </message>
        <message>
            <source>Claimed by</source>
            <translation>Angegeben von</translation>
        </message>
        <message>
            <source>Claimed time</source>
            <translation>Angegebene Zeit</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Classes of records</source>
            <translation>Klassen von Unterlagen</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>Filter leeren</translation>
        </message>
        <message>
            <source>climbed under {policies}</source>
            <translation>gilt unter {policies}</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Uhr</translation>
        </message>
        <message>
            <source>Clock mended</source>
            <translation>Uhr nachgezählt</translation>
        </message>
        <message>
            <source>Clock restated</source>
            <translation>Uhr berichtigt</translation>
        </message>
        <message>
            <source>Clocks</source>
            <translation>Uhren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close the channel</source>
            <translation>Kanal schließen</translation>
        </message>
        <message>
            <source>Close the complaint</source>
            <translation>Beschwerde schließen</translation>
        </message>
        <message>
            <source>Close the ticket</source>
            <translation>Ticket schließen</translation>
        </message>
        <message>
            <source>close to their deadline</source>
            <translation>kurz vor ihrer Frist</translation>
        </message>
        <message>
            <source>Close “{seed}”</source>
            <translation>„{seed}“ schließen</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Geschlossen</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>geschlossen</translation>
        </message>
        <message>
            <source>Closed by mistake</source>
            <translation>Versehentlich geschlossen</translation>
        </message>
        <message>
            <source>Closed hours</source>
            <translation>Außerhalb der Zeiten</translation>
        </message>
        <message>
            <source>Closed later</source>
            <translation>Später beendet</translation>
        </message>
        <message>
            <source>Closed later, as first recorded</source>
            <translation>Später beendet, wie zuerst erfasst</translation>
        </message>
        <message>
            <source>Closed within 3 days</source>
            <translation>Binnen 3 Tagen beendet</translation>
        </message>
        <message>
            <source>Closed within 3 days, as first recorded</source>
            <translation>Binnen 3 Tagen beendet, wie zuerst erfasst</translation>
        </message>
        <message>
            <source>Closed within 8 weeks</source>
            <translation>Binnen 8 Wochen beendet</translation>
        </message>
        <message>
            <source>Closed within 8 weeks, as first recorded</source>
            <translation>Binnen 8 Wochen beendet, wie zuerst erfasst</translation>
        </message>
        <message>
            <source>Closing the window then leaves the watcher running. At once.</source>
            <translation>Das Schließen des Fensters lässt dann den Wächter laufen. Sofort.</translation>
        </message>
        <message>
            <source>Colleagues called</source>
            <translation>Kollegen gerufen</translation>
        </message>
        <message>
            <source>Colleagues who call me (@)</source>
            <translation>Kollegen, die mich rufen (@)</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Comes back {when}</source>
            <translation>Kommt wieder {when}</translation>
        </message>
        <message>
            <source>Compare with</source>
            <translation>Vergleichen mit</translation>
        </message>
        <message>
            <source>Comparison</source>
            <translation>Vergleich</translation>
        </message>
        <message>
            <source>Complainant</source>
            <translation>Beschwerdeführer</translation>
        </message>
        <message>
            <source>Complainant heard on the answer</source>
            <translation>Beschwerdeführer zur Antwort gehört</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Beschwerde</translation>
        </message>
        <message>
            <source>Complaint acknowledged</source>
            <translation>Beschwerde bestätigt</translation>
        </message>
        <message>
            <source>Complaint answered</source>
            <translation>Beschwerde beantwortet</translation>
        </message>
        <message>
            <source>Complaint before the ombudsman</source>
            <translation>Beschwerde bei der Schlichtungsstelle</translation>
        </message>
        <message>
            <source>Complaint closed</source>
            <translation>Beschwerde geschlossen</translation>
        </message>
        <message>
            <source>Complaint decided</source>
            <translation>Beschwerde entschieden</translation>
        </message>
        <message>
            <source>Complaint due soon</source>
            <translation>Beschwerde bald fällig</translation>
        </message>
        <message>
            <source>Complaint opened again</source>
            <translation>Beschwerde wieder geöffnet</translation>
        </message>
        <message>
            <source>Complaint overdue</source>
            <translation>Beschwerde überfällig</translation>
        </message>
        <message>
            <source>Complaint record corrected</source>
            <translation>Beschwerde berichtigt</translation>
        </message>
        <message>
            <source>Complaint record filled in</source>
            <translation>Beschwerde ergänzt</translation>
        </message>
        <message>
            <source>Complaint recorded</source>
            <translation>Beschwerde erfasst</translation>
        </message>
        <message>
            <source>Complaint {number}</source>
            <translation>Beschwerde {number}</translation>
        </message>
        <message>
            <source>Complaints</source>
            <translation>Beschwerden</translation>
        </message>
        <message>
            <source>Complaints, newest first</source>
            <translation>Beschwerden, die neueste zuerst</translation>
        </message>
        <message>
            <source>Complete</source>
            <translation>Vollständig</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>vollständig</translation>
        </message>
        <message>
            <source>complete and signed by the log only; no witness on another machine</source>
            <translation>vollständig und nur vom Hauptbuch signiert; kein Zeuge auf einem anderen Rechner</translation>
        </message>
        <message>
            <source>complete, signed by the log and cosigned by a witness on another machine</source>
            <translation>vollständig, vom Hauptbuch signiert und von einem Zeugen auf einem anderen Rechner gegengezeichnet</translation>
        </message>
        <message>
            <source>Complexity</source>
            <translation>Schwierigkeit</translation>
        </message>
        <message>
            <source>Compliance officer</source>
            <translation>Compliance</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Bedingung</translation>
        </message>
        <message>
            <source>Conditions</source>
            <translation>Bedingungen</translation>
        </message>
        <message>
            <source>Configuration as text</source>
            <translation>Konfiguration als Text</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>Bestätigt</translation>
        </message>
        <message>
            <source>Confirmed by</source>
            <translation>Bestätigt von</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Connect to our server</source>
            <translation>Mit unserem Server verbinden</translation>
        </message>
        <message>
            <source>Connected to {place}</source>
            <translation>Verbunden mit {place}</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Verbindung</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Erreichbar</translation>
        </message>
        <message>
            <source>contains</source>
            <translation>enthält</translation>
        </message>
        <message>
            <source>Contents</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Conversation</source>
            <translation>Gespräch</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>copied</source>
            <translation>kopierte</translation>
        </message>
        <message>
            <source>Copied from the window</source>
            <translation>Aus dem Fenster kopiert</translation>
        </message>
        <message>
            <source>Copied: {address}</source>
            <translation>Kopiert: {address}</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the checksum</source>
            <translation>Prüfsumme kopieren</translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation>Bericht kopieren</translation>
        </message>
        <message>
            <source>Copy the text (Ctrl+C)</source>
            <translation>Text kopieren (Strg+C)</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Berichtigen</translation>
        </message>
        <message>
            <source>Correct the receipt of {complaint}</source>
            <translation>Eingang von {complaint} berichtigen</translation>
        </message>
        <message>
            <source>Correct the receipt …</source>
            <translation>Eingang berichtigen …</translation>
        </message>
        <message>
            <source>Corrective action</source>
            <translation>Abhilfe</translation>
        </message>
        <message>
            <source>Correlation</source>
            <translation>Vorgang</translation>
        </message>
        <message>
            <source>Could not act: </source>
            <translation>Konnte nicht handeln: </translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>Gezählt</translation>
        </message>
        <message>
            <source>Counted from</source>
            <translation>Gezählt ab</translation>
        </message>
        <message>
            <source>counted in {calendar}</source>
            <translation>gezählt nach {calendar}</translation>
        </message>
        <message>
            <source>Counted so far</source>
            <translation>Bisher gezählt</translation>
        </message>
        <message>
            <source>Course of the clock</source>
            <translation>Verlauf der Uhr</translation>
        </message>
        <message>
            <source>Covers from</source>
            <translation>Gilt ab</translation>
        </message>
        <message>
            <source>Covers until</source>
            <translation>Gilt bis</translation>
        </message>
        <message>
            <source>Create the ticket</source>
            <translation>Ticket anlegen</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Erstellt</translation>
        </message>
        <message>
            <source>created</source>
            <translation>erstellt</translation>
        </message>
        <message>
            <source>Critical</source>
            <translation>Kritisch</translation>
        </message>
        <message>
            <source>Ctrl+Enter creates it</source>
            <translation>Strg+Enter legt es an</translation>
        </message>
        <message>
            <source>Ctrl+Enter sends</source>
            <translation>Strg+Enter sendet</translation>
        </message>
        <message>
            <source>Ctrl+Enter sends · / canned reply · @ colleague</source>
            <translation>Strg+Enter sendet · / Textbaustein · @ Kollege</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Währung</translation>
        </message>
        <message>
            <source>Custodian</source>
            <translation>Verwahrer</translation>
        </message>
        <message>
            <source>Custom field added</source>
            <translation>Eigenes Feld angelegt</translation>
        </message>
        <message>
            <source>customer</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>Customer's copy</source>
            <translation>Kopie für den Kunden</translation>
        </message>
        <message>
            <source>customer's copy: what the customer wrote and was told, the status and the promises; without internal notes, reasons, names of staff, routing, escalations and custom fields</source>
            <translation>Kopie für den Kunden: was der Kunde schrieb und erfuhr, der Status und die Zusagen; ohne interne Notizen, Gründe, Namen von Mitarbeitenden, Verteilung, Eskalationen und eigene Felder</translation>
        </message>
        <message>
            <source>d</source>
            <translation>d.</translation>
        </message>
        <message>
            <source>d MMM</source>
            <translation>d. MMM</translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <source>Daily digest</source>
            <translation>Tägliche Zusammenfassung</translation>
        </message>
        <message>
            <source>Daily digest at</source>
            <translation>Tägliche Zusammenfassung um</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Datenbank</translation>
        </message>
        <message>
            <source>Database user</source>
            <translation>Datenbankbenutzer</translation>
        </message>
        <message>
            <source>Days of a turn</source>
            <translation>Tage je Dienst</translation>
        </message>
        <message>
            <source>ddd d</source>
            <translation>ddd d.</translation>
        </message>
        <message>
            <source>ddd, d MMM yyyy, HH:mm</source>
            <translation>ddd, d. MMM yyyy, HH:mm</translation>
        </message>
        <message>
            <source>ddd, d MMMM yyyy</source>
            <translation>ddd, d. MMMM yyyy</translation>
        </message>
        <message>
            <source>dddd, d MMMM yyyy</source>
            <translation>dddd, d. MMMM yyyy</translation>
        </message>
        <message>
            <source>deadline</source>
            <translation>Frist</translation>
        </message>
        <message>
            <source>Deadlines in the next eight hours</source>
            <translation>Fristen der nächsten acht Stunden</translation>
        </message>
        <message>
            <source>Deadlines in the next hours</source>
            <translation>Fristen der nächsten Stunden</translation>
        </message>
        <message>
            <source>Deadlines that would move</source>
            <translation>Fristen, die sich verschieben würden</translation>
        </message>
        <message>
            <source>Dear {{requester}}, …</source>
            <translation>Guten Tag {{requester}}, …</translation>
        </message>
        <message>
            <source>Decide</source>
            <translation>Entscheiden</translation>
        </message>
        <message>
            <source>decide it, with reasons</source>
            <translation>mit Gründen entscheiden</translation>
        </message>
        <message>
            <source>Decide {complaint}</source>
            <translation>{complaint} entscheiden</translation>
        </message>
        <message>
            <source>Decide …</source>
            <translation>Entscheiden …</translation>
        </message>
        <message>
            <source>decided</source>
            <translation>entschieden</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Entscheidung</translation>
        </message>
        <message>
            <source>Deliveries</source>
            <translation>Zustellungen</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>Abteilung</translation>
        </message>
        <message>
            <source>Department added</source>
            <translation>Abteilung angelegt</translation>
        </message>
        <message>
            <source>Departments</source>
            <translation>Abteilungen</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Beschreibung</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>Service-Desk</translation>
        </message>
        <message>
            <source>desk</source>
            <translation>Helpdesk</translation>
        </message>
        <message>
            <source>Desk moved to a server</source>
            <translation>Helpdesk auf einen Server umgezogen</translation>
        </message>
        <message>
            <source>Desk restored from a copy</source>
            <translation>Helpdesk aus einer Kopie wiederhergestellt</translation>
        </message>
        <message>
            <source>desk.example.org, or with :5432</source>
            <translation>desk.example.org, oder mit :5432</translation>
        </message>
        <message>
            <source>Detail</source>
            <translation>Einzelheit</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Did</source>
            <translation>Getan</translation>
        </message>
        <message>
            <source>did not come to it</source>
            <translation>kam nicht dazu</translation>
        </message>
        <message>
            <source>Disable the rule</source>
            <translation>Regel abschalten</translation>
        </message>
        <message>
            <source>Disable …</source>
            <translation>Abschalten …</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>abgeschaltet</translation>
        </message>
        <message>
            <source>Display size</source>
            <translation>Anzeigegröße</translation>
        </message>
        <message>
            <source>does not contain</source>
            <translation>enthält nicht</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>done</source>
            <translation>erledigt</translation>
        </message>
        <message>
            <source>Done by somebody of the ticket's team.</source>
            <translation>Erledigt jemand aus dem Team des Tickets.</translation>
        </message>
        <message>
            <source>Done by somebody of “{team}”.</source>
            <translation>Erledigt jemand aus „{team}“.</translation>
        </message>
        <message>
            <source>done by {who}</source>
            <translation>erledigt von {who}</translation>
        </message>
        <message>
            <source>Done by {who}.</source>
            <translation>Erledigt durch {who}.</translation>
        </message>
        <message>
            <source>Done: {title}</source>
            <translation>Erledigt: {title}</translation>
        </message>
        <message>
            <source>Draft, for everybody</source>
            <translation>Entwurf, für alle</translation>
        </message>
        <message>
            <source>Draft, for the desk</source>
            <translation>Entwurf, für den Helpdesk</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>Entwürfe</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>Ziehen</translation>
        </message>
        <message>
            <source>Draw a sample</source>
            <translation>Stichprobe ziehen</translation>
        </message>
        <message>
            <source>Drawn with the seed “{seed}” from {period}: {done} of {all} signed off.</source>
            <translation>Gezogen mit dem Startwert „{seed}“ aus {period}: {done} von {all} abgezeichnet.</translation>
        </message>
        <message>
            <source>Drop the layer</source>
            <translation>Ebene entfernen</translation>
        </message>
        <message>
            <source>Drop the step</source>
            <translation>Schritt entfernen</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Fällig</translation>
        </message>
        <message>
            <source>due</source>
            <translation>fällig</translation>
        </message>
        <message>
            <source>Due in</source>
            <translation>Fällig in</translation>
        </message>
        <message>
            <source>Due now</source>
            <translation>Jetzt fällig</translation>
        </message>
        <message>
            <source>due {at}</source>
            <translation>fällig {at}</translation>
        </message>
        <message>
            <source>due {day}</source>
            <translation>fällig {day}</translation>
        </message>
        <message>
            <source>due {when}</source>
            <translation>fällig {when}</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Doppelt</translation>
        </message>
        <message>
            <source>duplicate of</source>
            <translation>Doppel von</translation>
        </message>
        <message>
            <source>duplicated by</source>
            <translation>hat als Doppel</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>Früher</translation>
        </message>
        <message>
            <source>Earlier: {action}</source>
            <translation>Früher: {action}</translation>
        </message>
        <message>
            <source>empty the field “{field}”</source>
            <translation>das Feld „{field}“ leeren</translation>
        </message>
        <message>
            <source>Empty where the desk asks for none</source>
            <translation>Leer, wo der Helpdesk keines verlangt</translation>
        </message>
        <message>
            <source>Enable the rule</source>
            <translation>Regel einschalten</translation>
        </message>
        <message>
            <source>Enable …</source>
            <translation>Einschalten …</translation>
        </message>
        <message>
            <source>enabled</source>
            <translation>eingeschaltet</translation>
        </message>
        <message>
            <source>End the drill</source>
            <translation>Übung beenden</translation>
        </message>
        <message>
            <source>End the fire drill</source>
            <translation>Die Übung beenden</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>beendet</translation>
        </message>
        <message>
            <source>ended {at}</source>
            <translation>beendet {at}</translation>
        </message>
        <message>
            <source>Ends as soon as {people} approves.</source>
            <translation>Endet, sobald {people} freigibt.</translation>
        </message>
        <message>
            <source>Ends when approved by {people}.</source>
            <translation>Endet mit der Freigabe durch {people}.</translation>
        </message>
        <message>
            <source>Enter the shifts</source>
            <translation>Schichten eintragen</translation>
        </message>
        <message>
            <source>Entered too high</source>
            <translation>Zu hoch eingetragen</translation>
        </message>
        <message>
            <source>Entered wrongly</source>
            <translation>Falsch eingetragen</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>Entries drawn</source>
            <translation>Gezogene Einträge</translation>
        </message>
        <message>
            <source>Entries hash</source>
            <translation>Hash der Einträge</translation>
        </message>
        <message>
            <source>Entries of the audit trail</source>
            <translation>Einträge des Protokolls</translation>
        </message>
        <message>
            <source>Entry</source>
            <translation>Eintrag</translation>
        </message>
        <message>
            <source>Erase a person</source>
            <translation>Person löschen</translation>
        </message>
        <message>
            <source>Erase its words …</source>
            <translation>Seine Worte löschen …</translation>
        </message>
        <message>
            <source>Erase the words of #{number}</source>
            <translation>Die Worte von #{number} löschen</translation>
        </message>
        <message>
            <source>Erase this person …</source>
            <translation>Diese Person löschen …</translation>
        </message>
        <message>
            <source>Erasure</source>
            <translation>Löschung</translation>
        </message>
        <message>
            <source>Erasure of a person</source>
            <translation>Löschung einer Person</translation>
        </message>
        <message>
            <source>Erasure of a ticket</source>
            <translation>Löschung eines Tickets</translation>
        </message>
        <message>
            <source>Escalate now</source>
            <translation>Jetzt eskalieren</translation>
        </message>
        <message>
            <source>Escalate now …</source>
            <translation>Jetzt eskalieren …</translation>
        </message>
        <message>
            <source>Escalation</source>
            <translation>Eskalation</translation>
        </message>
        <message>
            <source>Escalation acknowledged</source>
            <translation>Eskalation bestätigt</translation>
        </message>
        <message>
            <source>Escalation fired</source>
            <translation>Eskalation ausgelöst</translation>
        </message>
        <message>
            <source>Escalation late</source>
            <translation>Eskalation verspätet</translation>
        </message>
        <message>
            <source>Escalation overtaken</source>
            <translation>Eskalation überholt</translation>
        </message>
        <message>
            <source>Escalation paths</source>
            <translation>Eskalationspfade</translation>
        </message>
        <message>
            <source>Escalation repeated</source>
            <translation>Eskalation wiederholt</translation>
        </message>
        <message>
            <source>Escalation: {name}</source>
            <translation>Eskalation: {name}</translation>
        </message>
        <message>
            <source>Escalations</source>
            <translation>Eskalationen</translation>
        </message>
        <message>
            <source>Every change is an entry. Search for less, or clear the filters.</source>
            <translation>Jede Änderung ist ein Eintrag. Suchen Sie nach weniger, oder leeren Sie die Filter.</translation>
        </message>
        <message>
            <source>Every day</source>
            <translation>Jeden Tag</translation>
        </message>
        <message>
            <source>Every day at {clock} ({zone})</source>
            <translation>Jeden Tag um {clock} ({zone})</translation>
        </message>
        <message>
            <source>Every hour</source>
            <translation>Jede Stunde</translation>
        </message>
        <message>
            <source>every hour of every day</source>
            <translation>jede Stunde an jedem Tag</translation>
        </message>
        <message>
            <source>Every kind</source>
            <translation>Jede Art</translation>
        </message>
        <message>
            <source>Every minute</source>
            <translation>Jede Minute</translation>
        </message>
        <message>
            <source>Every open ticket of the desk appears here.</source>
            <translation>Jedes offene Ticket des Helpdesks erscheint hier.</translation>
        </message>
        <message>
            <source>Every open window watches, and so does vigilctl watch on a server.</source>
            <translation>Jedes offene Fenster wacht, und vigilctl watch auf einem Server ebenso.</translation>
        </message>
        <message>
            <source>Every outcome</source>
            <translation>Jedes Ergebnis</translation>
        </message>
        <message>
            <source>Every part of the scope that is filled in must hold; one at least is needed.</source>
            <translation>Jeder ausgefüllte Teil des Umfangs muss gelten; mindestens einer wird gebraucht.</translation>
        </message>
        <message>
            <source>Every run is kept with its reason, and so is every refusal.</source>
            <translation>Jeder Lauf wird mit seinem Grund aufbewahrt, und jede Ablehnung auch.</translation>
        </message>
        <message>
            <source>Every state</source>
            <translation>Jeder Zustand</translation>
        </message>
        <message>
            <source>Every team</source>
            <translation>Jedes Team</translation>
        </message>
        <message>
            <source>Every ticket of the desk appears here.</source>
            <translation>Jedes Ticket des Helpdesks erscheint hier.</translation>
        </message>
        <message>
            <source>Every way</source>
            <translation>Jeder Weg</translation>
        </message>
        <message>
            <source>Every {span}</source>
            <translation>Alle {span}</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Everything by keyboard</source>
            <translation>Alles per Tastatur</translation>
        </message>
        <message>
            <source>Everything else</source>
            <translation>Alles andere</translation>
        </message>
        <message>
            <source>Everything has an owner</source>
            <translation>Alles hat jemanden, der zuständig ist</translation>
        </message>
        <message>
            <source>Everything stays on your own machines. You can choose another one later.</source>
            <translation>Alles bleibt auf Ihren eigenen Rechnern. Sie können später einen anderen wählen.</translation>
        </message>
        <message>
            <source>Everything works by keyboard.</source>
            <translation>Alles geht mit der Tastatur.</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Nachweise</translation>
        </message>
        <message>
            <source>Export asked for</source>
            <translation>Export angefordert</translation>
        </message>
        <message>
            <source>Export bundle</source>
            <translation>Export als Paket</translation>
        </message>
        <message>
            <source>Export cancelled</source>
            <translation>Export abgebrochen</translation>
        </message>
        <message>
            <source>Export failed</source>
            <translation>Export fehlgeschlagen</translation>
        </message>
        <message>
            <source>Export handed over</source>
            <translation>Export übergeben</translation>
        </message>
        <message>
            <source>Export PDF …</source>
            <translation>PDF exportieren …</translation>
        </message>
        <message>
            <source>Export the audit trail</source>
            <translation>Protokoll exportieren</translation>
        </message>
        <message>
            <source>Export the queue</source>
            <translation>Warteschlange exportieren</translation>
        </message>
        <message>
            <source>exported</source>
            <translation>exportiert</translation>
        </message>
        <message>
            <source>exported a period</source>
            <translation>einen Zeitraum exportiert</translation>
        </message>
        <message>
            <source>Exports</source>
            <translation>Exporte</translation>
        </message>
        <message>
            <source>Exports, newest first</source>
            <translation>Exporte, neueste zuerst</translation>
        </message>
        <message>
            <source>Fewer people are affected</source>
            <translation>Weniger Personen betroffen</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Felder</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <source>Figures of the period</source>
            <translation>Zahlen des Zeitraums</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>File hash</source>
            <translation>Hash der Datei</translation>
        </message>
        <message>
            <source>File {name}</source>
            <translation>Datei {name}</translation>
        </message>
        <message>
            <source>Files of this kind are not shown here. Save it to look at it.</source>
            <translation>Dateien dieser Art werden hier nicht gezeigt. Speichern Sie sie, um sie anzusehen.</translation>
        </message>
        <message>
            <source>Fill a field</source>
            <translation>Feld füllen</translation>
        </message>
        <message>
            <source>Fill in the record …</source>
            <translation>Ergänzen …</translation>
        </message>
        <message>
            <source>Filled in: {names}</source>
            <translation>Eingesetzt werden: {names}</translation>
        </message>
        <message>
            <source>Final or holding response</source>
            <translation>Antwort oder Zwischenbescheid</translation>
        </message>
        <message>
            <source>Final response (payments)</source>
            <translation>Antwort (Zahlungen)</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Find a command or a ticket</source>
            <translation>Befehl oder Ticket finden</translation>
        </message>
        <message>
            <source>Find a command, a ticket or words</source>
            <translation>Befehl, Ticket oder Wörter finden</translation>
        </message>
        <message>
            <source>Find a name, an address or a login</source>
            <translation>Name, Adresse oder Anmeldename suchen</translation>
        </message>
        <message>
            <source>Find in the articles</source>
            <translation>In den Artikeln suchen</translation>
        </message>
        <message>
            <source>Find in the timeline</source>
            <translation>In der Zeitleiste suchen</translation>
        </message>
        <message>
            <source>Find in this queue</source>
            <translation>In dieser Warteschlange suchen</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>Befund</translation>
        </message>
        <message>
            <source>Finding, even if it is that nothing was found</source>
            <translation>Befund, auch wenn nichts gefunden wurde</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>beendet</translation>
        </message>
        <message>
            <source>Fire drill</source>
            <translation>Übung</translation>
        </message>
        <message>
            <source>Fire drills</source>
            <translation>Übungen</translation>
        </message>
        <message>
            <source>Fire the next level</source>
            <translation>Nächste Stufe auslösen</translation>
        </message>
        <message>
            <source>Fired</source>
            <translation>Ausgelöst</translation>
        </message>
        <message>
            <source>Fired in the last hour</source>
            <translation>In der letzten Stunde ausgelöst</translation>
        </message>
        <message>
            <source>Firings, newest first</source>
            <translation>Auslösungen, neueste zuerst</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Erster Tag</translation>
        </message>
        <message>
            <source>First page</source>
            <translation>Erste Seite</translation>
        </message>
        <message>
            <source>First password</source>
            <translation>Erstes Kennwort</translation>
        </message>
        <message>
            <source>First problem</source>
            <translation>Erstes Problem</translation>
        </message>
        <message>
            <source>First recorded</source>
            <translation>Zuerst erfasst</translation>
        </message>
        <message>
            <source>First response</source>
            <translation>Erste Antwort</translation>
        </message>
        <message>
            <source>Five wrong passwords: you were signed out. Sign in again.</source>
            <translation>Fünf falsche Passwörter: Sie wurden abgemeldet. Melden Sie sich neu an.</translation>
        </message>
        <message>
            <source>Fold or unfold the rail</source>
            <translation>Leiste ein- oder ausklappen</translation>
        </message>
        <message>
            <source>Fold the rail</source>
            <translation>Leiste einklappen</translation>
        </message>
        <message>
            <source>folded</source>
            <translation>eingeklappt</translation>
        </message>
        <message>
            <source>Follow, or no more</source>
            <translation>Folgen, oder nicht mehr</translation>
        </message>
        <message>
            <source>Followed by</source>
            <translation>Gefolgt von</translation>
        </message>
        <message>
            <source>For</source>
            <translation>Für</translation>
        </message>
        <message>
            <source>For a letter that left by post or another way. Its words are compared with the template; what a letter may not be without and this one lacks blocks closing.</source>
            <translation>Für einen Brief, der mit der Post oder anders hinausging. Seine Worte werden mit der Vorlage verglichen; fehlt ihm etwas, das nicht fehlen darf, bleibt die Beschwerde offen.</translation>
        </message>
        <message>
            <source>For everybody</source>
            <translation>Für alle</translation>
        </message>
        <message>
            <source>For open tickets too:</source>
            <translation>Auch für offene Tickets:</translation>
        </message>
        <message>
            <source>For the desk</source>
            <translation>Für den Helpdesk</translation>
        </message>
        <message>
            <source>For you on this seat. They stay here and are not sent to the desk.</source>
            <translation>Für Sie an diesem Platz. Sie bleiben hier und werden nicht an den Desk gesendet.</translation>
        </message>
        <message>
            <source>Forget all drafts</source>
            <translation>Alle Entwürfe vergessen</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Weiterleiten</translation>
        </message>
        <message>
            <source>Forward by mail</source>
            <translation>Per E-Mail weiterleiten</translation>
        </message>
        <message>
            <source>Forward {number} by mail; internal notes stay here</source>
            <translation>{number} per E-Mail weiterleiten; interne Notizen bleiben hier</translation>
        </message>
        <message>
            <source>Forwarding taken back</source>
            <translation>Weiterleitung zurückgenommen</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Gefunden</translation>
        </message>
        <message>
            <source>found by a search</source>
            <translation>durch eine Suche gefunden</translation>
        </message>
        <message>
            <source>Four weeks</source>
            <translation>Vier Wochen</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>Freitag</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>From day to day</source>
            <translation>Von Tag zu Tag</translation>
        </message>
        <message>
            <source>Gap</source>
            <translation>Lücke</translation>
        </message>
        <message>
            <source>GB</source>
            <translation>GB</translation>
        </message>
        <message>
            <source>Give a password …</source>
            <translation>Kennwort vergeben …</translation>
        </message>
        <message>
            <source>Give the password</source>
            <translation>Kennwort vergeben</translation>
        </message>
        <message>
            <source>given</source>
            <translation>erteilt</translation>
        </message>
        <message>
            <source>Given by your administrator</source>
            <translation>Von Ihrer Administration</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>Aufgegeben</translation>
        </message>
        <message>
            <source>given up</source>
            <translation>aufgegeben</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weitermachen</translation>
        </message>
        <message>
            <source>Go to evidence and records</source>
            <translation>Zu Nachweisen und Unterlagen</translation>
        </message>
        <message>
            <source>Go to my inbox</source>
            <translation>Zu meinem Eingang</translation>
        </message>
        <message>
            <source>Go to tasks and approvals</source>
            <translation>Zu Aufgaben und Freigaben</translation>
        </message>
        <message>
            <source>Go to the articles</source>
            <translation>Zu den Artikeln</translation>
        </message>
        <message>
            <source>Go to the audit trail</source>
            <translation>Zum Protokoll</translation>
        </message>
        <message>
            <source>Go to the board</source>
            <translation>Zur Tafel</translation>
        </message>
        <message>
            <source>Go to the escalations</source>
            <translation>Zu den Eskalationen</translation>
        </message>
        <message>
            <source>Go to the people</source>
            <translation>Zu den Personen</translation>
        </message>
        <message>
            <source>Go to the policies</source>
            <translation>Zu den Richtlinien</translation>
        </message>
        <message>
            <source>Go to the queues</source>
            <translation>Zu den Warteschlangen</translation>
        </message>
        <message>
            <source>Go to the rules and paths</source>
            <translation>Zu den Regeln und Pfaden</translation>
        </message>
        <message>
            <source>Go to who is on call</source>
            <translation>Zur Bereitschaft</translation>
        </message>
        <message>
            <source>goes on</source>
            <translation>läuft weiter</translation>
        </message>
        <message>
            <source>goes together with message {id}</source>
            <translation>geht zusammen mit Nachricht {id}</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Grad</translation>
        </message>
        <message>
            <source>Grade {grade}</source>
            <translation>Grad {grade}</translation>
        </message>
        <message>
            <source>Ground</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>Group by</source>
            <translation>Gruppieren nach</translation>
        </message>
        <message>
            <source>Grouped by</source>
            <translation>Gruppiert nach</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Gruppen</translation>
        </message>
        <message>
            <source>Hand over</source>
            <translation>Übergeben</translation>
        </message>
        <message>
            <source>hand the ticket to “{team}” and tell its lead</source>
            <translation>das Ticket an „{team}“ geben und dessen Leitung benachrichtigen</translation>
        </message>
        <message>
            <source>Hand-over at</source>
            <translation>Übergabe um</translation>
        </message>
        <message>
            <source>hand-over to {who} {when}, in {span}</source>
            <translation>Übergabe an {who} {when}, in {span}</translation>
        </message>
        <message>
            <source>handed on</source>
            <translation>weitergegeben</translation>
        </message>
        <message>
            <source>handed over</source>
            <translation>übergeben</translation>
        </message>
        <message>
            <source>handed to {team}</source>
            <translation>übergeben an {team}</translation>
        </message>
        <message>
            <source>has seen it</source>
            <translation>hat es gesehen</translation>
        </message>
        <message>
            <source>held back</source>
            <translation>zurückgehalten</translation>
        </message>
        <message>
            <source>held by a holding response</source>
            <translation>durch Zwischenbescheid beschieden</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>Help page</source>
            <translation>Seite der Hilfe</translation>
        </message>
        <message>
            <source>HH:mm</source>
            <translation>HH:mm</translation>
        </message>
        <message>
            <source>Hidden</source>
            <translation>Verborgen</translation>
        </message>
        <message>
            <source>Hide what has ended</source>
            <translation>Beendetes ausblenden</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Hoch</translation>
        </message>
        <message>
            <source>Hold grew</source>
            <translation>Sperre erweitert</translation>
        </message>
        <message>
            <source>Hold placed</source>
            <translation>Sperre gesetzt</translation>
        </message>
        <message>
            <source>Hold released</source>
            <translation>Sperre aufgehoben</translation>
        </message>
        <message>
            <source>Holding response sent</source>
            <translation>Zwischenbescheid gesendet</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Zeiten</translation>
        </message>
        <message>
            <source>How everybody is told</source>
            <translation>Wie alle benachrichtigt werden</translation>
        </message>
        <message>
            <source>How I am told</source>
            <translation>Wie ich benachrichtigt werde</translation>
        </message>
        <message>
            <source>How it will read</source>
            <translation>So liest er sich</translation>
        </message>
        <message>
            <source>How many entries</source>
            <translation>Wie viele Einträge</translation>
        </message>
        <message>
            <source>How the conditions are joined</source>
            <translation>Wie die Bedingungen verbunden sind</translation>
        </message>
        <message>
            <source>Impact</source>
            <translation>Auswirkung</translation>
        </message>
        <message>
            <source>Import .ics …</source>
            <translation>.ics importieren …</translation>
        </message>
        <message>
            <source>Import finished</source>
            <translation>Import beendet</translation>
        </message>
        <message>
            <source>Import shifts</source>
            <translation>Schichten importieren</translation>
        </message>
        <message>
            <source>Imports</source>
            <translation>Importe</translation>
        </message>
        <message numerus="yes">
            <source>in %n teams</source>
            <translation>
                <numerusform>in %n Team</numerusform>
                <numerusform>in %n Teams</numerusform>
            </translation>
        </message>
        <message>
            <source>In 1 hour</source>
            <translation>In 1 Stunde</translation>
        </message>
        <message>
            <source>in 30 seconds</source>
            <translation>in 30 Sekunden</translation>
        </message>
        <message>
            <source>in 31 minutes</source>
            <translation>in 31 Minuten</translation>
        </message>
        <message>
            <source>In 4 hours</source>
            <translation>In 4 Stunden</translation>
        </message>
        <message>
            <source>in 5 minutes</source>
            <translation>in 5 Minuten</translation>
        </message>
        <message>
            <source>In a few words</source>
            <translation>In wenigen Worten</translation>
        </message>
        <message>
            <source>In full</source>
            <translation>Im Ganzen</translation>
        </message>
        <message>
            <source>In person</source>
            <translation>Persönlich</translation>
        </message>
        <message>
            <source>In the digest</source>
            <translation>In der Zusammenfassung</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>internal</source>
            <translation>intern</translation>
        </message>
        <message>
            <source>Internal copy</source>
            <translation>Interne Kopie</translation>
        </message>
        <message>
            <source>internal copy: without sign-ins, exports, reviews, keys and who read what</source>
            <translation>interne Kopie: ohne Anmeldungen, Exporte, Durchsichten, Schlüssel und wer was las</translation>
        </message>
        <message>
            <source>Internal note</source>
            <translation>Interne Notiz</translation>
        </message>
        <message>
            <source>Internal note: </source>
            <translation>Interne Notiz: </translation>
        </message>
        <message>
            <source>internal: only agents see this</source>
            <translation>intern: nur Agenten sehen das</translation>
        </message>
        <message>
            <source>Intervals</source>
            <translation>Abschnitte</translation>
        </message>
        <message>
            <source>Investigated</source>
            <translation>In Prüfung</translation>
        </message>
        <message>
            <source>is</source>
            <translation>ist</translation>
        </message>
        <message>
            <source>is above</source>
            <translation>ist über</translation>
        </message>
        <message>
            <source>is below</source>
            <translation>ist unter</translation>
        </message>
        <message>
            <source>is empty</source>
            <translation>ist leer</translation>
        </message>
        <message>
            <source>is not</source>
            <translation>ist nicht</translation>
        </message>
        <message>
            <source>is not empty</source>
            <translation>ist nicht leer</translation>
        </message>
        <message>
            <source>is one of</source>
            <translation>ist eines von</translation>
        </message>
        <message>
            <source>it applies to every ticket</source>
            <translation>sie gilt für jedes Ticket</translation>
        </message>
        <message>
            <source>it cannot be read.</source>
            <translation>Sie lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>It could not be checked; the report says why. Try again.</source>
            <translation>Es konnte nicht geprüft werden; der Bericht sagt, warum. Versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>It counts for everybody who has not chosen for themselves; here, “my” is whoever hears of it.</source>
            <translation>Gilt für alle, die nicht selbst gewählt haben; „mein“ meint hier, wer davon erfährt.</translation>
        </message>
        <message>
            <source>It is approved</source>
            <translation>Es wird freigegeben</translation>
        </message>
        <message>
            <source>It is back</source>
            <translation>Es ist wieder da</translation>
        </message>
        <message>
            <source>It is sent as PDF with a reply; its bytes are kept and hashed.</source>
            <translation>Er geht als PDF mit einer Antwort hinaus; seine Bytes werden mit Prüfsumme aufbewahrt.</translation>
        </message>
        <message>
            <source>It is taken away</source>
            <translation>Es ist weggenommen</translation>
        </message>
        <message>
            <source>It may take {span} of service time.</source>
            <translation>Dafür sind {span} Servicezeit vorgesehen.</translation>
        </message>
        <message>
            <source>it needs more than a preview may have, or is faulty, and drawing it was stopped.</source>
            <translation>Sie braucht mehr, als eine Vorschau haben darf, oder ist fehlerhaft; das Zeichnen wurde beendet.</translation>
        </message>
        <message>
            <source>it ran</source>
            <translation>sie lief</translation>
        </message>
        <message>
            <source>it took too long to draw, and drawing it was stopped.</source>
            <translation>Das Zeichnen dauerte zu lange und wurde beendet.</translation>
        </message>
        <message>
            <source>Its conditions cannot be read any more: {why}</source>
            <translation>Seine Bedingungen sind nicht mehr lesbar: {why}</translation>
        </message>
        <message>
            <source>its conditions did not hold</source>
            <translation>ihre Bedingungen galten nicht</translation>
        </message>
        <message>
            <source>Its conditions hold for none just now.</source>
            <translation>Ihre Bedingungen gelten gerade für keines.</translation>
        </message>
        <message>
            <source>Its tickets may be purged and erased again, as the schedule says.</source>
            <translation>Seine Tickets dürfen wieder gelöscht werden, wie der Plan es sagt.</translation>
        </message>
        <message>
            <source>Its words</source>
            <translation>Seine Worte</translation>
        </message>
        <message>
            <source>Jurisdiction</source>
            <translation>Rechtsordnung</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
        <message>
            <source>KB</source>
            <translation>KB</translation>
        </message>
        <message>
            <source>Keep for review</source>
            <translation>Zur Durchsicht behalten</translation>
        </message>
        <message>
            <source>Keep for so long …</source>
            <translation>So lange aufbewahren …</translation>
        </message>
        <message>
            <source>Keep theirs</source>
            <translation>Andere Werte behalten</translation>
        </message>
        <message>
            <source>Keep watching in the tray when closed</source>
            <translation>Nach dem Schließen im Infobereich weiter wachen</translation>
        </message>
        <message>
            <source>Kept %</source>
            <translation>Gehalten %</translation>
        </message>
        <message>
            <source>Kept for</source>
            <translation>Aufbewahrt für</translation>
        </message>
        <message>
            <source>kept for the digest of {at} UTC</source>
            <translation>zurückgehalten für die Zusammenfassung um {at} UTC</translation>
        </message>
        <message>
            <source>Kept in memory only</source>
            <translation>Nur im Arbeitsspeicher</translation>
        </message>
        <message>
            <source>Key rotated</source>
            <translation>Schlüssel gewechselt</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Keywords</source>
            <translation>Stichwörter</translation>
        </message>
        <message>
            <source>Keywords: {words}</source>
            <translation>Stichwörter: {words}</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Kind of action</source>
            <translation>Art der Aktion</translation>
        </message>
        <message>
            <source>Kind of mail</source>
            <translation>Art der E-Mail</translation>
        </message>
        <message>
            <source>Known from</source>
            <translation>Bekannt aus</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Language of mails</source>
            <translation>Sprache der E-Mails</translation>
        </message>
        <message>
            <source>Larger (+)</source>
            <translation>Größer (+)</translation>
        </message>
        <message>
            <source>Last 24 hours</source>
            <translation>Letzte 24 Stunden</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Letzte 30 Tage</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Letzte 7 Tage</translation>
        </message>
        <message>
            <source>Last answer</source>
            <translation>Letzte Antwort</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Letzter Tag</translation>
        </message>
        <message>
            <source>Last sent</source>
            <translation>Zuletzt gesendet</translation>
        </message>
        <message>
            <source>Last updated</source>
            <translation>Zuletzt geändert</translation>
        </message>
        <message>
            <source>Late by</source>
            <translation>Verspätung</translation>
        </message>
        <message>
            <source>late by {span}</source>
            <translation>{span} zu spät</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Later: {action}</source>
            <translation>Später: {action}</translation>
        </message>
        <message>
            <source>Latest approval</source>
            <translation>Letzte Genehmigung</translation>
        </message>
        <message>
            <source>Layer {number}</source>
            <translation>Ebene {number}</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Ebenen</translation>
        </message>
        <message>
            <source>Learned later</source>
            <translation>Später erfahren</translation>
        </message>
        <message>
            <source>Leaving</source>
            <translation>Weggehen</translation>
        </message>
        <message>
            <source>Ledger initialised</source>
            <translation>Hauptbuch eingerichtet</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Rest</translation>
        </message>
        <message>
            <source>Left as they are</source>
            <translation>Geblieben, wie sie sind</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Weggelassen</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>ausgelassen</translation>
        </message>
        <message>
            <source>Legal holds, newest first</source>
            <translation>Rechtliche Sperren, neueste zuerst</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>Brief</translation>
        </message>
        <message>
            <source>Letter on {complaint}</source>
            <translation>Brief zu {complaint}</translation>
        </message>
        <message>
            <source>Letter published</source>
            <translation>Brief veröffentlicht</translation>
        </message>
        <message>
            <source>Letter sent another way …</source>
            <translation>Anders gesendeter Brief …</translation>
        </message>
        <message>
            <source>Letter sent another way, {complaint}</source>
            <translation>Anders gesendeter Brief, {complaint}</translation>
        </message>
        <message>
            <source>Letter sent past the desk recorded</source>
            <translation>Anderswo gesendeter Brief erfasst</translation>
        </message>
        <message>
            <source>Letter to the complainant sent</source>
            <translation>Brief an den Beschwerdeführer gesendet</translation>
        </message>
        <message>
            <source>Letter …</source>
            <translation>Brief …</translation>
        </message>
        <message>
            <source>Letters to complainants</source>
            <translation>Briefe an Beschwerdeführer</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Stufe</translation>
        </message>
        <message>
            <source>Levels of escalation paths appear here as they fire, with what they did.</source>
            <translation>Stufen von Eskalationspfaden erscheinen hier, sobald sie auslösen, mit dem, was sie taten.</translation>
        </message>
        <message>
            <source>Levels of the path as a line of time</source>
            <translation>Stufen des Pfads als Zeitlinie</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Verknüpfen</translation>
        </message>
        <message>
            <source>Link with another ticket</source>
            <translation>Mit anderem Ticket verknüpfen</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>Verknüpfungen</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>Wird geladen</translation>
        </message>
        <message>
            <source>Lock it now</source>
            <translation>Jetzt sperren</translation>
        </message>
        <message>
            <source>Lock now</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>Lock the window</source>
            <translation>Das Fenster sperren</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Gesperrt</translation>
        </message>
        <message>
            <source>Log of a year begun</source>
            <translation>Protokoll eines Jahres begonnen</translation>
        </message>
        <message>
            <source>Log of a year purged</source>
            <translation>Protokoll eines Jahres gelöscht</translation>
        </message>
        <message>
            <source>Login</source>
            <translation>Anmeldename</translation>
        </message>
        <message>
            <source>Login of the second person</source>
            <translation>Anmeldename der zweiten Person</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Look at {name}</source>
            <translation>{name} ansehen</translation>
        </message>
        <message>
            <source>Look first</source>
            <translation>Zuerst ansehen</translation>
        </message>
        <message>
            <source>Look for another word.</source>
            <translation>Suchen Sie nach einem anderen Wort.</translation>
        </message>
        <message>
            <source>looked at</source>
            <translation>sah an</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Niedrig</translation>
        </message>
        <message>
            <source>Macro</source>
            <translation>Makro</translation>
        </message>
        <message>
            <source>Macro ran</source>
            <translation>Makro lief</translation>
        </message>
        <message>
            <source>Macro saved</source>
            <translation>Makro gespeichert</translation>
        </message>
        <message>
            <source>Macros</source>
            <translation>Makros</translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>Mail address</source>
            <translation>Mailadresse</translation>
        </message>
        <message>
            <source>Mail templates</source>
            <translation>E-Mail-Vorlagen</translation>
        </message>
        <message>
            <source>Mails, chat messages, SMS and webhook calls appear here, with every attempt.</source>
            <translation>E-Mails, Chat-Nachrichten, SMS und Webhook-Aufrufe erscheinen hier, mit jedem Versuch.</translation>
        </message>
        <message>
            <source>Make canned replies and macros</source>
            <translation>Textbausteine und Makros anlegen</translation>
        </message>
        <message>
            <source>Making the sample desk: {done} of {total}</source>
            <translation>Beispiel-Helpdesk wird angelegt: {done} von {total}</translation>
        </message>
        <message>
            <source>Mark all as seen</source>
            <translation>Alle als gesehen markieren</translation>
        </message>
        <message>
            <source>Matter</source>
            <translation>Angelegenheit</translation>
        </message>
        <message>
            <source>May stay empty</source>
            <translation>Darf leer bleiben</translation>
        </message>
        <message>
            <source>May stay empty; type to find</source>
            <translation>Darf leer bleiben; tippen, um zu finden</translation>
        </message>
        <message>
            <source>May take</source>
            <translation>Darf dauern</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>MB</translation>
        </message>
        <message>
            <source>Means</source>
            <translation>Bedeutet</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>Mittel</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>Zusammenführen</translation>
        </message>
        <message>
            <source>Merge into another ticket</source>
            <translation>In ein anderes Ticket eingliedern</translation>
        </message>
        <message>
            <source>Merge {number} into which ticket?</source>
            <translation>{number} in welches Ticket eingliedern?</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>Zusammengeführt</translation>
        </message>
        <message>
            <source>merged</source>
            <translation>zusammengeführt</translation>
        </message>
        <message>
            <source>merged from</source>
            <translation>eingegliedert aus</translation>
        </message>
        <message>
            <source>merged into</source>
            <translation>eingegliedert in</translation>
        </message>
        <message>
            <source>Message of {author}</source>
            <translation>Nachricht von {author}</translation>
        </message>
        <message>
            <source>Message sent again</source>
            <translation>Nachricht erneut gesendet</translation>
        </message>
        <message>
            <source>message {id}</source>
            <translation>Nachricht {id}</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Nachrichten</translation>
        </message>
        <message>
            <source>Messages, newest first</source>
            <translation>Nachrichten, neueste zuerst</translation>
        </message>
        <message>
            <source>Met</source>
            <translation>Eingehalten</translation>
        </message>
        <message>
            <source>met</source>
            <translation>eingehalten</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Meine</translation>
        </message>
        <message>
            <source>Mobile number</source>
            <translation>Mobilnummer</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>Montag</translation>
        </message>
        <message>
            <source>Monday morning</source>
            <translation>Montagmorgen</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>More than {count} tickets fit.</source>
            <translation>Mehr als {count} Tickets passen.</translation>
        </message>
        <message>
            <source>more than {count} waiting</source>
            <translation>mehr als {count} warten</translation>
        </message>
        <message>
            <source>More to do with this ticket</source>
            <translation>Mehr zu diesem Ticket</translation>
        </message>
        <message>
            <source>More was asked</source>
            <translation>Es wurde mehr gefragt</translation>
        </message>
        <message>
            <source>My department</source>
            <translation>Meine Abteilung</translation>
        </message>
        <message>
            <source>My requests</source>
            <translation>Meine Anfragen</translation>
        </message>
        <message>
            <source>My teams</source>
            <translation>Meine Teams</translation>
        </message>
        <message>
            <source>My tickets</source>
            <translation>Meine Tickets</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name of a field, such as priority</source>
            <translation>Name eines Feldes, etwa priority</translation>
        </message>
        <message>
            <source>Name of the layer</source>
            <translation>Name der Ebene</translation>
        </message>
        <message>
            <source>Name of the rota</source>
            <translation>Name des Dienstplans</translation>
        </message>
        <message>
            <source>name the root cause</source>
            <translation>die Ursache nennen</translation>
        </message>
        <message>
            <source>Names, separated by commas</source>
            <translation>Namen, durch Kommas getrennt</translation>
        </message>
        <message>
            <source>Need to act at once</source>
            <translation>Sofort nötig</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <source>never by itself</source>
            <translation>nie von selbst</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Neu</translation>
        </message>
        <message>
            <source>New article</source>
            <translation>Neuer Artikel</translation>
        </message>
        <message>
            <source>New entries: show them</source>
            <translation>Neue Einträge: anzeigen</translation>
        </message>
        <message>
            <source>New procedure</source>
            <translation>Neuer Ablauf</translation>
        </message>
        <message>
            <source>New procedure …</source>
            <translation>Neuer Ablauf …</translation>
        </message>
        <message>
            <source>New requester</source>
            <translation>Neuer Melder</translation>
        </message>
        <message>
            <source>New requester: {name} …</source>
            <translation>Neuer Melder: {name} …</translation>
        </message>
        <message>
            <source>New ticket</source>
            <translation>Neues Ticket</translation>
        </message>
        <message>
            <source>New tickets only</source>
            <translation>Nur neue Tickets</translation>
        </message>
        <message>
            <source>New view</source>
            <translation>Neue Ansicht</translation>
        </message>
        <message>
            <source>New view …</source>
            <translation>Neue Ansicht …</translation>
        </message>
        <message>
            <source>Newest</source>
            <translation>Neueste</translation>
        </message>
        <message>
            <source>newly breached</source>
            <translation>neu verletzt</translation>
        </message>
        <message>
            <source>Next deadline</source>
            <translation>Nächste Frist</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>Nächste Seite</translation>
        </message>
        <message>
            <source>Next response</source>
            <translation>Nächste Antwort</translation>
        </message>
        <message>
            <source>Next ticket</source>
            <translation>Nächstes Ticket</translation>
        </message>
        <message>
            <source>Next try</source>
            <translation>Nächster Versuch</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>no address is known</source>
            <translation>keine Adresse bekannt</translation>
        </message>
        <message>
            <source>No article says “{words}”.</source>
            <translation>Kein Artikel sagt „{words}“.</translation>
        </message>
        <message>
            <source>No articles yet</source>
            <translation>Noch keine Artikel</translation>
        </message>
        <message>
            <source>No chat room or handle of this person is known: it is entered under Notifications, then the message can be sent again.</source>
            <translation>Von dieser Person ist weder Chatraum noch Chatname bekannt: Das wird unter Benachrichtigungen eingetragen, dann kann die Nachricht erneut gesendet werden.</translation>
        </message>
        <message>
            <source>no checkpoint</source>
            <translation>kein Prüfpunkt</translation>
        </message>
        <message>
            <source>No clock ever stands still.</source>
            <translation>Keine Uhr steht je still.</translation>
        </message>
        <message>
            <source>No complaint is recorded</source>
            <translation>Keine Beschwerde ist erfasst</translation>
        </message>
        <message>
            <source>No due time</source>
            <translation>Keine Frist</translation>
        </message>
        <message>
            <source>No e-mail address of this person is known: an administrator enters one, then the message can be sent again.</source>
            <translation>Von dieser Person ist keine E-Mail-Adresse bekannt: Die Administration trägt eine ein, dann kann die Nachricht erneut gesendet werden.</translation>
        </message>
        <message>
            <source>No entry chosen</source>
            <translation>Kein Eintrag gewählt</translation>
        </message>
        <message>
            <source>No entry matches</source>
            <translation>Kein Eintrag passt</translation>
        </message>
        <message>
            <source>No escalation level fired in the last hour.</source>
            <translation>In der letzten Stunde hat keine Eskalationsstufe ausgelöst.</translation>
        </message>
        <message>
            <source>no hand-over in the next two weeks</source>
            <translation>keine Übergabe in den nächsten zwei Wochen</translation>
        </message>
        <message>
            <source>No letter is published: ask an administrator for vigilctl complaints letters.</source>
            <translation>Kein Brief ist veröffentlicht: bitten Sie die Verwaltung um vigilctl complaints letters.</translation>
        </message>
        <message>
            <source>No login on the server yet: give a password</source>
            <translation>Noch keine Anmeldung am Server: ein Kennwort vergeben</translation>
        </message>
        <message>
            <source>No macros yet</source>
            <translation>Noch keine Makros</translation>
        </message>
        <message>
            <source>No mobile number of this person is known: it is entered under Notifications, then the message can be sent again.</source>
            <translation>Von dieser Person ist keine Mobilnummer bekannt: Sie wird unter Benachrichtigungen eingetragen, dann kann die Nachricht erneut gesendet werden.</translation>
        </message>
        <message>
            <source>No notices</source>
            <translation>Keine Meldungen</translation>
        </message>
        <message>
            <source>No page says this.</source>
            <translation>Keine Seite sagt das.</translation>
        </message>
        <message>
            <source>No path: nobody is told.</source>
            <translation>Kein Pfad: niemand wird benachrichtigt.</translation>
        </message>
        <message>
            <source>no policy</source>
            <translation>keine Richtlinie</translation>
        </message>
        <message>
            <source>No policy applies</source>
            <translation>Keine Richtlinie gilt</translation>
        </message>
        <message>
            <source>no policy uses it</source>
            <translation>keine Richtlinie verwendet ihn</translation>
        </message>
        <message>
            <source>No preview</source>
            <translation>Keine Vorschau</translation>
        </message>
        <message>
            <source>No procedures yet</source>
            <translation>Noch keine Abläufe</translation>
        </message>
        <message>
            <source>No promise</source>
            <translation>Keine Zusage</translation>
        </message>
        <message>
            <source>No promise is at risk</source>
            <translation>Keine Zusage ist gefährdet</translation>
        </message>
        <message>
            <source>No promise is broken</source>
            <translation>Keine Zusage ist verletzt</translation>
        </message>
        <message>
            <source>No reason was given.</source>
            <translation>Kein Grund angegeben.</translation>
        </message>
        <message>
            <source>No rules yet</source>
            <translation>Noch keine Regeln</translation>
        </message>
        <message>
            <source>No schedule yet</source>
            <translation>Noch kein Plan</translation>
        </message>
        <message>
            <source>No team</source>
            <translation>Kein Team</translation>
        </message>
        <message>
            <source>No team is on call</source>
            <translation>Kein Team hat Bereitschaft</translation>
        </message>
        <message>
            <source>No ticket chosen</source>
            <translation>Kein Ticket gewählt</translation>
        </message>
        <message>
            <source>No ticket fits this view</source>
            <translation>Kein Ticket passt zu dieser Ansicht</translation>
        </message>
        <message>
            <source>No ticket fits.</source>
            <translation>Kein Ticket passt.</translation>
        </message>
        <message>
            <source>No ticket is open.</source>
            <translation>Kein Ticket ist offen.</translation>
        </message>
        <message>
            <source>No ticket of this queue says this. Look in all tickets with Ctrl+K.</source>
            <translation>Kein Ticket dieser Warteschlange enthält das. Suchen Sie mit Strg+K in allen Tickets.</translation>
        </message>
        <message>
            <source>No way out is open: alerts stay in the inbox and the tray. Open one with vigilctl alerts channel.</source>
            <translation>Kein Ausgang ist offen: Meldungen bleiben im Eingang und im Infobereich. Öffnen Sie einen mit vigilctl alerts channel.</translation>
        </message>
        <message>
            <source>No word</source>
            <translation>Keine Äußerung</translation>
        </message>
        <message>
            <source>No words of its own yet: those of “One alert” count. Write here to change that.</source>
            <translation>Noch kein eigener Text: Es gilt der von „Eine Meldung“. Schreiben Sie hier, um das zu ändern.</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Niemand</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>niemand</translation>
        </message>
        <message>
            <source>nobody (no such person is set)</source>
            <translation>niemand (keine solche Person ist eingetragen)</translation>
        </message>
        <message>
            <source>Nobody asks for a password here, so lock the workstation when you leave it.</source>
            <translation>Hier fragt niemand nach einem Passwort; sperren Sie den Rechner, wenn Sie ihn verlassen.</translation>
        </message>
        <message>
            <source>nobody at the workstation since {at} UTC</source>
            <translation>niemand am Arbeitsplatz seit {at} UTC</translation>
        </message>
        <message>
            <source>Nobody has an open ticket.</source>
            <translation>Niemand hat ein offenes Ticket.</translation>
        </message>
        <message>
            <source>Nobody has answered</source>
            <translation>Niemand hat bestätigt</translation>
        </message>
        <message>
            <source>Nobody has sent the test yet: is a watcher running? It stays in the outbox.</source>
            <translation>Noch hat niemand den Test gesendet: läuft ein Wächter? Er bleibt im Postausgang.</translation>
        </message>
        <message>
            <source>nobody has taken them</source>
            <translation>noch ohne Zuständige</translation>
        </message>
        <message>
            <source>Nobody has verified this trail yet. Entries are append-only; whoever administers the database could still alter it, and only a verification would show that.</source>
            <translation>Noch hat niemand dieses Protokoll geprüft. Einträge lassen sich nur anfügen; wer die Datenbank verwaltet, könnte es dennoch ändern, und nur eine Prüfung würde das zeigen.</translation>
        </message>
        <message>
            <source>Nobody is found</source>
            <translation>Niemand gefunden</translation>
        </message>
        <message>
            <source>Nobody is on call</source>
            <translation>Niemand hat Bereitschaft</translation>
        </message>
        <message>
            <source>Nobody is on call: {during}</source>
            <translation>Niemand hat Bereitschaft: {during}</translation>
        </message>
        <message>
            <source>Nobody keeps us waiting</source>
            <translation>Niemand lässt uns warten</translation>
        </message>
        <message>
            <source>Nobody reviews an entry of their own.</source>
            <translation>Niemand sieht einen eigenen Eintrag durch.</translation>
        </message>
        <message>
            <source>Nobody watched</source>
            <translation>Niemand wachte</translation>
        </message>
        <message>
            <source>Nobody watches the deadlines</source>
            <translation>Niemand überwacht die Fristen</translation>
        </message>
        <message>
            <source>nobody yet</source>
            <translation>noch niemand</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>None is known.</source>
            <translation>Keine bekannt.</translation>
        </message>
        <message>
            <source>None of these holds</source>
            <translation>Nichts davon gilt</translation>
        </message>
        <message>
            <source>none of these holds:</source>
            <translation>nichts davon gilt:</translation>
        </message>
        <message>
            <source>None: at once</source>
            <translation>Keine: sofort</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>Nicht angenommen</translation>
        </message>
        <message>
            <source>not allowed</source>
            <translation>nicht freigegeben</translation>
        </message>
        <message>
            <source>Not assessed</source>
            <translation>Nicht eingeschätzt</translation>
        </message>
        <message>
            <source>Not at all</source>
            <translation>Gar nicht</translation>
        </message>
        <message>
            <source>Not grouped</source>
            <translation>Nicht gruppiert</translation>
        </message>
        <message>
            <source>Not sent yet</source>
            <translation>Noch nicht gesendet</translation>
        </message>
        <message>
            <source>Not set</source>
            <translation>Nicht angegeben</translation>
        </message>
        <message>
            <source>Not shown</source>
            <translation>Nicht gezeigt</translation>
        </message>
        <message>
            <source>Not solved</source>
            <translation>Nicht gelöst</translation>
        </message>
        <message>
            <source>Not verified yet</source>
            <translation>Noch nicht geprüft</translation>
        </message>
        <message>
            <source>Not wanted</source>
            <translation>Nicht gewollt</translation>
        </message>
        <message>
            <source>Not wanted: </source>
            <translation>Nicht gewollt: </translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Note added</source>
            <translation>Notiz angelegt</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nichts</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>Nothing differs from what is published.</source>
            <translation>Nichts weicht vom Veröffentlichten ab.</translation>
        </message>
        <message>
            <source>Nothing fired</source>
            <translation>Nichts hat ausgelöst</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>Nothing goes before there is one. Counsel decides; these are proposals.</source>
            <translation>Nichts geht, bevor es einen gibt. Der Rechtsbeistand entscheidet; dies sind Vorschläge.</translation>
        </message>
        <message>
            <source>Nothing here</source>
            <translation>Hier ist nichts</translation>
        </message>
        <message>
            <source>Nothing is done yet</source>
            <translation>Noch nichts erledigt</translation>
        </message>
        <message>
            <source>Nothing is on hold</source>
            <translation>Nichts ist gesperrt</translation>
        </message>
        <message>
            <source>Nothing is open</source>
            <translation>Nichts ist offen</translation>
        </message>
        <message>
            <source>Nothing is put aside</source>
            <translation>Nichts ist beiseitegelegt</translation>
        </message>
        <message>
            <source>Nothing is sent yet: no channel is open for {media}.</source>
            <translation>Noch wird nichts gesendet: Für {media} ist kein Kanal offen.</translation>
        </message>
        <message>
            <source>nothing is withheld</source>
            <translation>nichts ist zurückgehalten</translation>
        </message>
        <message>
            <source>Nothing left</source>
            <translation>Nichts ist hinausgegangen</translation>
        </message>
        <message>
            <source>Nothing matches</source>
            <translation>Nichts passt</translation>
        </message>
        <message>
            <source>Nothing to count</source>
            <translation>Nichts zu zählen</translation>
        </message>
        <message>
            <source>Nothing unsent is kept. What you type is, until it is sent.</source>
            <translation>Nichts Ungesendetes liegt hier. Was Sie tippen, bleibt, bis es gesendet ist.</translation>
        </message>
        <message>
            <source>Nothing waits for you</source>
            <translation>Nichts wartet auf Sie</translation>
        </message>
        <message>
            <source>Nothing was destroyed</source>
            <translation>Nichts wurde vernichtet</translation>
        </message>
        <message>
            <source>Nothing was entered.</source>
            <translation>Nichts wurde eingetragen.</translation>
        </message>
        <message>
            <source>Nothing was exported</source>
            <translation>Nichts wurde exportiert</translation>
        </message>
        <message>
            <source>Nothing was promised in this period</source>
            <translation>In dieser Zeit wurde nichts zugesagt</translation>
        </message>
        <message>
            <source>Nothing was written down about it.</source>
            <translation>Dazu wurde nichts festgehalten.</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Benachrichtigungen</translation>
        </message>
        <message>
            <source>Notified </source>
            <translation>Benachrichtigt: </translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Number of a ticket</source>
            <translation>Nummer eines Tickets</translation>
        </message>
        <message>
            <source>Number of the ticket to erase</source>
            <translation>Nummer des zu löschenden Tickets</translation>
        </message>
        <message>
            <source>Numbers, such as 1042, 1043</source>
            <translation>Nummern, etwa 1042, 1043</translation>
        </message>
        <message>
            <source>of no kind that is known here</source>
            <translation>von keiner hier bekannten Art</translation>
        </message>
        <message>
            <source>Of them held</source>
            <translation>Davon gesperrt</translation>
        </message>
        <message>
            <source>Offer again …</source>
            <translation>Wieder anbieten …</translation>
        </message>
        <message>
            <source>Offer no longer …</source>
            <translation>Nicht mehr anbieten …</translation>
        </message>
        <message>
            <source>Ombudsman</source>
            <translation>Schlichtung</translation>
        </message>
        <message>
            <source>Ombudsman may be asked</source>
            <translation>Zeit für die Schlichtung</translation>
        </message>
        <message>
            <source>On behalf</source>
            <translation>Im Auftrag</translation>
        </message>
        <message>
            <source>On call</source>
            <translation>Bereitschaft</translation>
        </message>
        <message>
            <source>On call for {team}</source>
            <translation>Bereitschaft für {team}</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>on requesters or others</source>
            <translation>auf Anfragende oder andere</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>Im Plan</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>pünktlich</translation>
        </message>
        <message>
            <source>On {days} at {clock} ({zone})</source>
            <translation>{days} um {clock} ({zone})</translation>
        </message>
        <message>
            <source>Once more</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>One alert</source>
            <translation>Eine Meldung</translation>
        </message>
        <message>
            <source>One alert: a fire drill</source>
            <translation>Eine Meldung: eine Übung</translation>
        </message>
        <message>
            <source>One alert: a rule</source>
            <translation>Eine Meldung: eine Regel</translation>
        </message>
        <message>
            <source>One alert: a task</source>
            <translation>Eine Meldung: eine Aufgabe</translation>
        </message>
        <message>
            <source>One alert: an approval</source>
            <translation>Eine Meldung: eine Freigabe</translation>
        </message>
        <message>
            <source>One alert: an escalation</source>
            <translation>Eine Meldung: eine Eskalation</translation>
        </message>
        <message>
            <source>One follower less</source>
            <translation>Ein Folgender weniger</translation>
        </message>
        <message>
            <source>One moment, the desk is asked.</source>
            <translation>Einen Augenblick, der Desk wird gefragt.</translation>
        </message>
        <message>
            <source>One moment, the desk is being opened.</source>
            <translation>Einen Moment, der Helpdesk wird geöffnet.</translation>
        </message>
        <message>
            <source>One of them is enough</source>
            <translation>Eine Freigabe davon genügt</translation>
        </message>
        <message>
            <source>One seat</source>
            <translation>Ein Arbeitsplatz</translation>
        </message>
        <message>
            <source>only agents see this</source>
            <translation>nur Agenten sehen das</translation>
        </message>
        <message>
            <source>Only at these hours:</source>
            <translation>Nur zu diesen Zeiten:</translation>
        </message>
        <message>
            <source>Only if</source>
            <translation>Nur falls</translation>
        </message>
        <message>
            <source>only if {conditions}</source>
            <translation>nur falls {conditions}</translation>
        </message>
        <message>
            <source>Only me</source>
            <translation>Nur ich</translation>
        </message>
        <message>
            <source>Only the first {size} are shown.</source>
            <translation>Nur die ersten {size} werden gezeigt.</translation>
        </message>
        <message>
            <source>Only the tickets that you see are counted.</source>
            <translation>Gezählt sind nur Tickets, die Sie sehen.</translation>
        </message>
        <message>
            <source>Only this ticket</source>
            <translation>Nur dieses Ticket</translation>
        </message>
        <message>
            <source>Only what helps to treat them well</source>
            <translation>Nur, was hilft, gut mit ihnen umzugehen</translation>
        </message>
        <message>
            <source>Only with this skill; may stay empty</source>
            <translation>Nur mit dieser Fähigkeit; darf leer bleiben</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Offen</translation>
        </message>
        <message>
            <source>open</source>
            <translation>aufgeklappt</translation>
        </message>
        <message>
            <source>Open (a button)</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open a ticket of its own for this message</source>
            <translation>Für diese Nachricht ein eigenes Ticket eröffnen</translation>
        </message>
        <message>
            <source>Open again</source>
            <translation>Wieder öffnen</translation>
        </message>
        <message>
            <source>Open at the end</source>
            <translation>Am Ende offen</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>Open in a window of its own</source>
            <translation>In eigenem Fenster öffnen</translation>
        </message>
        <message>
            <source>Open in another program</source>
            <translation>In anderem Programm öffnen</translation>
        </message>
        <message>
            <source>Open my desk</source>
            <translation>Meinen Helpdesk öffnen</translation>
        </message>
        <message>
            <source>Open reviews: {list}</source>
            <translation>Offene Durchsichten: {list}</translation>
        </message>
        <message>
            <source>Open the channel</source>
            <translation>Kanal öffnen</translation>
        </message>
        <message>
            <source>Open the complaint again …</source>
            <translation>Beschwerde wieder öffnen …</translation>
        </message>
        <message>
            <source>Open the help of this screen</source>
            <translation>Hilfe zu diesem Bildschirm öffnen</translation>
        </message>
        <message>
            <source>Open the sample</source>
            <translation>Beispiel öffnen</translation>
        </message>
        <message>
            <source>Open the settings</source>
            <translation>Einstellungen öffnen</translation>
        </message>
        <message>
            <source>Open the ticket</source>
            <translation>Ticket öffnen</translation>
        </message>
        <message>
            <source>Open ticket</source>
            <translation>Ticket öffnen</translation>
        </message>
        <message>
            <source>Open ticket #{number}</source>
            <translation>Ticket #{number} öffnen</translation>
        </message>
        <message>
            <source>Open tickets of your teams appear here.</source>
            <translation>Offene Tickets Ihrer Teams erscheinen hier.</translation>
        </message>
        <message>
            <source>Open tickets past their deadline appear here.</source>
            <translation>Offene Tickets nach ihrer Frist erscheinen hier.</translation>
        </message>
        <message>
            <source>Open tickets too</source>
            <translation>Auch offene Tickets</translation>
        </message>
        <message>
            <source>Open Vigildesk</source>
            <translation>Vigildesk öffnen</translation>
        </message>
        <message>
            <source>Open {complaint} again</source>
            <translation>{complaint} wieder öffnen</translation>
        </message>
        <message>
            <source>Open {number} {subject}</source>
            <translation>{number} {subject} öffnen</translation>
        </message>
        <message>
            <source>Open {ticket}</source>
            <translation>{ticket} öffnen</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Eingegangen</translation>
        </message>
        <message>
            <source>opened</source>
            <translation>eröffnet</translation>
        </message>
        <message>
            <source>opened a file of</source>
            <translation>öffnete eine Datei von</translation>
        </message>
        <message>
            <source>opened again</source>
            <translation>wieder offen</translation>
        </message>
        <message>
            <source>Opened, as first recorded</source>
            <translation>Eingegangen, wie zuerst erfasst</translation>
        </message>
        <message>
            <source>Opened, of vulnerable people</source>
            <translation>Eingegangen, von schutzbedürftigen Personen</translation>
        </message>
        <message>
            <source>Opened, product: {product}</source>
            <translation>Eingegangen, Produkt: {product}</translation>
        </message>
        <message>
            <source>Opens at once.</source>
            <translation>Beginnt sofort.</translation>
        </message>
        <message numerus="yes">
            <source>Opens when steps {numbers} have ended.</source>
            <translation>
                <numerusform>Beginnt, wenn Schritt {numbers} beendet ist.</numerusform>
                <numerusform>Beginnt, wenn die Schritte {numbers} beendet sind.</numerusform>
            </translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <source>other terms apply</source>
            <translation>andere Bedingungen gelten</translation>
        </message>
        <message>
            <source>Other words people ask with, separated by commas</source>
            <translation>Andere Wörter, mit denen gefragt wird, durch Komma getrennt</translation>
        </message>
        <message>
            <source>Others are asked to approve</source>
            <translation>Andere sind um Freigabe gebeten</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Outcome: {decision}</source>
            <translation>Ergebnis: {decision}</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Überfällig</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>überfällig</translation>
        </message>
        <message>
            <source>overdue since {day}</source>
            <translation>überfällig seit {day}</translation>
        </message>
        <message>
            <source>overdue since {when}</source>
            <translation>überfällig seit {when}</translation>
        </message>
        <message>
            <source>Override …</source>
            <translation>Ausnahme …</translation>
        </message>
        <message>
            <source>Override: {person}, {start} to {end}</source>
            <translation>Ausnahme: {person}, {start} bis {end}</translation>
        </message>
        <message>
            <source>Overrides</source>
            <translation>Ausnahmen</translation>
        </message>
        <message>
            <source>Overtaken</source>
            <translation>Überholt</translation>
        </message>
        <message>
            <source>Overtaken: a higher level was due as well, so only that one acted</source>
            <translation>Überholt: Eine höhere Stufe war ebenfalls fällig, nur sie hat gehandelt</translation>
        </message>
        <message>
            <source>Page before</source>
            <translation>Vorige Seite</translation>
        </message>
        <message>
            <source>Page {n}</source>
            <translation>Seite {n}</translation>
        </message>
        <message>
            <source>Page {n} is not shown: {why}</source>
            <translation>Seite {n} wird nicht gezeigt: {why}</translation>
        </message>
        <message>
            <source>Page {n} of {count}</source>
            <translation>Seite {n} von {count}</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Gezahlt</translation>
        </message>
        <message>
            <source>parent of</source>
            <translation>umfasst</translation>
        </message>
        <message>
            <source>Partly upheld</source>
            <translation>Teilweise stattgegeben</translation>
        </message>
        <message>
            <source>Passed</source>
            <translation>Verstrichen</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Password set</source>
            <translation>Passwort gesetzt</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>Pfad</translation>
        </message>
        <message>
            <source>Path acknowledged</source>
            <translation>Pfad bestätigt</translation>
        </message>
        <message>
            <source>Path created</source>
            <translation>Pfad angelegt</translation>
        </message>
        <message>
            <source>Path put aside</source>
            <translation>Pfad beiseitegelegt</translation>
        </message>
        <message>
            <source>Path started</source>
            <translation>Pfad gestartet</translation>
        </message>
        <message>
            <source>Path {name}</source>
            <translation>Pfad {name}</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Pausiert</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>Paused {span} left</source>
            <translation>Pausiert, {span} übrig</translation>
        </message>
        <message>
            <source>paused: its levels move with the clock</source>
            <translation>pausiert: ihre Stufen rücken mit der Uhr</translation>
        </message>
        <message>
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <source>PDF report (*.pdf)</source>
            <translation>PDF-Bericht (*.pdf)</translation>
        </message>
        <message>
            <source>PDFs of more than {size} are not looked at here. Save it to read it.</source>
            <translation>PDFs von mehr als {size} werden hier nicht angesehen. Speichern Sie es, um es zu lesen.</translation>
        </message>
        <message>
            <source>Pending</source>
            <translation>Wartend</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>People and sign-ins</source>
            <translation>Personen und Anmeldungen</translation>
        </message>
        <message>
            <source>People in the order of their turns</source>
            <translation>Personen in der Reihenfolge ihrer Dienste</translation>
        </message>
        <message>
            <source>People, by name</source>
            <translation>Personen, nach Namen</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Zeitraum</translation>
        </message>
        <message>
            <source>Periodic update</source>
            <translation>Zwischenbescheid</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Person absent</source>
            <translation>Person abwesend</translation>
        </message>
        <message>
            <source>Person added</source>
            <translation>Person hinzugefügt</translation>
        </message>
        <message>
            <source>Person alerts set</source>
            <translation>Benachrichtigung einer Person gesetzt</translation>
        </message>
        <message>
            <source>Person back</source>
            <translation>Person zurück</translation>
        </message>
        <message>
            <source>Person grouped</source>
            <translation>Person eingruppiert</translation>
        </message>
        <message>
            <source>Person joined a team</source>
            <translation>Person trat einem Team bei</translation>
        </message>
        <message>
            <source>Person left a team</source>
            <translation>Person verließ ein Team</translation>
        </message>
        <message>
            <source>Person skilled</source>
            <translation>Fähigkeit einer Person vermerkt</translation>
        </message>
        <message>
            <source>Picture on its way</source>
            <translation>Bild kommt gleich</translation>
        </message>
        <message>
            <source>Picture {name}</source>
            <translation>Bild {name}</translation>
        </message>
        <message>
            <source>Picture {number}</source>
            <translation>Bild {number}</translation>
        </message>
        <message>
            <source>Place a hold …</source>
            <translation>Sperre setzen …</translation>
        </message>
        <message>
            <source>Place a legal hold</source>
            <translation>Rechtliche Sperre setzen</translation>
        </message>
        <message>
            <source>Place on hold</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Place the hold</source>
            <translation>Sperre setzen</translation>
        </message>
        <message>
            <source>Placed</source>
            <translation>Gesetzt</translation>
        </message>
        <message>
            <source>Placeholders: {names}</source>
            <translation>Platzhalter: {names}</translation>
        </message>
        <message>
            <source>plain text</source>
            <translation>reiner Text</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>Richtlinien</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Richtlinie</translation>
        </message>
        <message>
            <source>Policy matched</source>
            <translation>Richtlinie zugeordnet</translation>
        </message>
        <message>
            <source>Policy {name}</source>
            <translation>Richtlinie {name}</translation>
        </message>
        <message>
            <source>Portal</source>
            <translation>Portal</translation>
        </message>
        <message>
            <source>Prepared</source>
            <translation>Vorbereitetes</translation>
        </message>
        <message>
            <source>Preparing {name} …</source>
            <translation>{name} wird vorbereitet …</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>Preview with an example, {language}</source>
            <translation>Vorschau mit einem Beispiel, {language}</translation>
        </message>
        <message>
            <source>Previous ticket</source>
            <translation>Voriges Ticket</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Drucken</translation>
        </message>
        <message>
            <source>Print to a PDF</source>
            <translation>Als PDF drucken</translation>
        </message>
        <message>
            <source>Print {number} to a PDF</source>
            <translation>{number} als PDF drucken</translation>
        </message>
        <message>
            <source>printed</source>
            <translation>druckte</translation>
        </message>
        <message>
            <source>Printed from the window</source>
            <translation>Aus dem Fenster gedruckt</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priorität</translation>
        </message>
        <message>
            <source>Priority lowered</source>
            <translation>Priorität gesenkt</translation>
        </message>
        <message>
            <source>Priority set</source>
            <translation>Priorität gesetzt</translation>
        </message>
        <message>
            <source>Proactive</source>
            <translation>Vorausschauend</translation>
        </message>
        <message>
            <source>Procedure</source>
            <translation>Ablauf</translation>
        </message>
        <message>
            <source>Procedures</source>
            <translation>Abläufe</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Produkt</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Progress of the export</source>
            <translation>Fortschritt des Exports</translation>
        </message>
        <message>
            <source>Progress of the verification</source>
            <translation>Fortschritt der Prüfung</translation>
        </message>
        <message>
            <source>Promise</source>
            <translation>Zusage</translation>
        </message>
        <message>
            <source>Promise state</source>
            <translation>Stand der Zusage</translation>
        </message>
        <message>
            <source>Promises</source>
            <translation>Zusagen</translation>
        </message>
        <message>
            <source>Promises kept</source>
            <translation>Gehaltene Zusagen</translation>
        </message>
        <message>
            <source>Proof sheet</source>
            <translation>Nachweis</translation>
        </message>
        <message>
            <source>Proposed by the program; to be confirmed by counsel</source>
            <translation>Vom Programm vorgeschlagen; vom Rechtsbeistand zu bestätigen</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Veröffentlichen</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>Veröffentlicht</translation>
        </message>
        <message>
            <source>Pull to another place, or Alt and an arrow</source>
            <translation>An eine andere Stelle ziehen, oder Alt und ein Pfeil</translation>
        </message>
        <message>
            <source>Purge</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Purge what is due …</source>
            <translation>Fälliges löschen …</translation>
        </message>
        <message>
            <source>Purges and erasures leave a certificate: what went, on which ground, by whom.</source>
            <translation>Jede Löschung hinterlässt eine Urkunde: was ging, auf welcher Grundlage, durch wen.</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Zweck</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>Beiseitegelegt</translation>
        </message>
        <message>
            <source>Put aside until later</source>
            <translation>Bis später beiseitelegen</translation>
        </message>
        <message>
            <source>Put aside until {when}</source>
            <translation>Beiseitelegen bis {when}</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>Weglegen</translation>
        </message>
        <message>
            <source>Put on</source>
            <translation>Setzen</translation>
        </message>
        <message>
            <source>Put on call</source>
            <translation>In Bereitschaft setzen</translation>
        </message>
        <message>
            <source>Queues</source>
            <translation>Warteschlangen</translation>
        </message>
        <message>
            <source>Quiet from</source>
            <translation>Ruhe von</translation>
        </message>
        <message>
            <source>Quiet hours</source>
            <translation>Ruhezeiten</translation>
        </message>
        <message>
            <source>quiet hours until {at} UTC</source>
            <translation>Ruhezeit bis {at} UTC</translation>
        </message>
        <message>
            <source>Quiet until</source>
            <translation>Ruhe bis</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Quit Vigildesk</source>
            <translation>Vigildesk beenden</translation>
        </message>
        <message>
            <source>Quoted text</source>
            <translation>Zitierter Text</translation>
        </message>
        <message>
            <source>read the history of</source>
            <translation>las die Geschichte von</translation>
        </message>
        <message>
            <source>Readers</source>
            <translation>Leser</translation>
        </message>
        <message>
            <source>Reading the file …</source>
            <translation>Die Datei wird gelesen …</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Reason of the wait</source>
            <translation>Grund des Wartens</translation>
        </message>
        <message>
            <source>Reason: {words}</source>
            <translation>Grund: {words}</translation>
        </message>
        <message>
            <source>Reasons</source>
            <translation>Gründe</translation>
        </message>
        <message>
            <source>Receipt corrected</source>
            <translation>Eingang berichtigt</translation>
        </message>
        <message>
            <source>Receipt of a complaint corrected</source>
            <translation>Eingang einer Beschwerde berichtigt</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Eingegangen</translation>
        </message>
        <message>
            <source>Recipient</source>
            <translation>Empfänger</translation>
        </message>
        <message>
            <source>Recipient of the test</source>
            <translation>Empfänger des Tests</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Erfassen</translation>
        </message>
        <message>
            <source>Record a ticket as a complaint in its details; then it stands here.</source>
            <translation>Erfassen Sie ein Ticket in seinen Einzelheiten als Beschwerde; dann steht sie hier.</translation>
        </message>
        <message>
            <source>Record as a complaint</source>
            <translation>Als Beschwerde erfassen</translation>
        </message>
        <message>
            <source>Record as a complaint …</source>
            <translation>Als Beschwerde erfassen …</translation>
        </message>
        <message>
            <source>Record of {complaint}</source>
            <translation>Aufzeichnung zu {complaint}</translation>
        </message>
        <message>
            <source>Record the letter</source>
            <translation>Brief erfassen</translation>
        </message>
        <message>
            <source>recorded</source>
            <translation>erfasst</translation>
        </message>
        <message>
            <source>Records manager</source>
            <translation>Aktenverwaltung</translation>
        </message>
        <message>
            <source>Redress</source>
            <translation>Wiedergutmachung</translation>
        </message>
        <message>
            <source>Redress is paid</source>
            <translation>Entschädigung ist gezahlt</translation>
        </message>
        <message>
            <source>Redress offered</source>
            <translation>Entschädigung angeboten</translation>
        </message>
        <message>
            <source>Redress paid</source>
            <translation>Entschädigung gezahlt</translation>
        </message>
        <message>
            <source>Referred</source>
            <translation>Vorgelegt</translation>
        </message>
        <message>
            <source>Referred to the ombudsman</source>
            <translation>Der Schlichtungsstelle vorgelegt</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Neu laden</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Refuse …</source>
            <translation>Ablehnen …</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Abgelehnt</translation>
        </message>
        <message>
            <source>Rejected by the ombudsman</source>
            <translation>Von der Schlichtungsstelle abgelehnt</translation>
        </message>
        <message>
            <source>related to</source>
            <translation>verwandt mit</translation>
        </message>
        <message>
            <source>Release “{matter}”</source>
            <translation>„{matter}“ aufheben</translation>
        </message>
        <message>
            <source>Release …</source>
            <translation>Aufheben …</translation>
        </message>
        <message>
            <source>Released</source>
            <translation>Aufgehoben</translation>
        </message>
        <message>
            <source>Remember the password in the keyring of this computer</source>
            <translation>Das Passwort im Schlüsselbund dieses Rechners merken</translation>
        </message>
        <message>
            <source>Remind me</source>
            <translation>Erinnern</translation>
        </message>
        <message>
            <source>Remind me later</source>
            <translation>Später erinnern</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>Wieder öffnen</translation>
        </message>
        <message>
            <source>reopened after the time for the requester's word</source>
            <translation>wieder geöffnet nach der Zeit für das Wort des Melders</translation>
        </message>
        <message>
            <source>reopened: {status}</source>
            <translation>wieder geöffnet: {status}</translation>
        </message>
        <message>
            <source>Repeats {system}: its time and actor are claims.</source>
            <translation>Wiederholt {system}: Zeit und Urheber sind Angaben von dort.</translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>Reply of the desk</source>
            <translation>Antwort des Desks</translation>
        </message>
        <message>
            <source>Reply received</source>
            <translation>Antwort erhalten</translation>
        </message>
        <message>
            <source>Reply sent</source>
            <translation>Antwort gesendet</translation>
        </message>
        <message>
            <source>Reply to the requester</source>
            <translation>Dem Melder antworten</translation>
        </message>
        <message>
            <source>reply to the requester: “{text}”</source>
            <translation>dem Melder antworten: „{text}“</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Report it as</source>
            <translation>Berichten als</translation>
        </message>
        <message>
            <source>Requester</source>
            <translation>Melder</translation>
        </message>
        <message>
            <source>Requester's address</source>
            <translation>Adresse des Melders</translation>
        </message>
        <message>
            <source>Requester's groups</source>
            <translation>Gruppen des Melders</translation>
        </message>
        <message>
            <source>Requester's latest message</source>
            <translation>Letzte Nachricht des Melders</translation>
        </message>
        <message>
            <source>Requesters</source>
            <translation>Anfragende</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>Lösung</translation>
        </message>
        <message>
            <source>Resolve</source>
            <translation>Lösen</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>Gelöst</translation>
        </message>
        <message>
            <source>Resolved and closed tickets appear here.</source>
            <translation>Gelöste und geschlossene Tickets erscheinen hier.</translation>
        </message>
        <message>
            <source>Response (payments)</source>
            <translation>Antwort (Zahlungen) oder Zwischenbescheid</translation>
        </message>
        <message>
            <source>Restate</source>
            <translation>Berichtigen</translation>
        </message>
        <message>
            <source>Restated</source>
            <translation>Berichtigt</translation>
        </message>
        <message>
            <source>restated: {outcome}</source>
            <translation>berichtigt: {outcome}</translation>
        </message>
        <message>
            <source>Restate…</source>
            <translation>Berichtigen…</translation>
        </message>
        <message>
            <source>Restored</source>
            <translation>Zurückgeholt</translation>
        </message>
        <message>
            <source>Restricted file opened</source>
            <translation>Geschützte Datei geöffnet</translation>
        </message>
        <message>
            <source>Restricted ticket looked at</source>
            <translation>Geschütztes Ticket angesehen</translation>
        </message>
        <message>
            <source>Restricted tickets searched</source>
            <translation>Geschützte Tickets durchsucht</translation>
        </message>
        <message>
            <source>Retention</source>
            <translation>Aufbewahrung</translation>
        </message>
        <message>
            <source>Retention set</source>
            <translation>Aufbewahrung gesetzt</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Meldung</translation>
        </message>
        <message>
            <source>Return of complaints made</source>
            <translation>Beschwerdemeldung erstellt</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Durchsicht</translation>
        </message>
        <message>
            <source>Review closed</source>
            <translation>Durchsicht abgeschlossen</translation>
        </message>
        <message>
            <source>Review found</source>
            <translation>Befund einer Durchsicht</translation>
        </message>
        <message>
            <source>Review opened</source>
            <translation>Durchsicht begonnen</translation>
        </message>
        <message>
            <source>Review overdue</source>
            <translation>Durchsicht überfällig</translation>
        </message>
        <message>
            <source>Review signed off</source>
            <translation>Durchsicht abgezeichnet</translation>
        </message>
        <message>
            <source>Reviewed by</source>
            <translation>Durchgesehen von</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <source>Role changed</source>
            <translation>Rolle geändert</translation>
        </message>
        <message>
            <source>Role set</source>
            <translation>Rolle gesetzt</translation>
        </message>
        <message>
            <source>Root cause</source>
            <translation>Ursache</translation>
        </message>
        <message>
            <source>Root cause: {cause}</source>
            <translation>Ursache: {cause}</translation>
        </message>
        <message>
            <source>Rota imported</source>
            <translation>Dienstplan importiert</translation>
        </message>
        <message>
            <source>Rota of a team</source>
            <translation>Dienstplan eines Teams</translation>
        </message>
        <message>
            <source>Rota of {team}</source>
            <translation>Dienstplan von {team}</translation>
        </message>
        <message>
            <source>Rota set</source>
            <translation>Dienstplan gesetzt</translation>
        </message>
        <message>
            <source>Rota swap ended</source>
            <translation>Ausnahme im Dienstplan zurückgenommen</translation>
        </message>
        <message>
            <source>Rota swapped</source>
            <translation>Ausnahme im Dienstplan eingetragen</translation>
        </message>
        <message>
            <source>Rule failed</source>
            <translation>Regel fehlgeschlagen</translation>
        </message>
        <message>
            <source>Rule loop stopped</source>
            <translation>Regelschleife angehalten</translation>
        </message>
        <message>
            <source>Rule moved</source>
            <translation>Regel verschoben</translation>
        </message>
        <message>
            <source>Rule published</source>
            <translation>Regel veröffentlicht</translation>
        </message>
        <message>
            <source>Rule ran</source>
            <translation>Regel lief</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Regeln</translation>
        </message>
        <message>
            <source>Run a macro</source>
            <translation>Makro ausführen</translation>
        </message>
        <message>
            <source>Safety</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>Said in the subject or a message</source>
            <translation>Im Betreff oder in einer Nachricht</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>Samstag</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Save as PDF …</source>
            <translation>Als PDF speichern …</translation>
        </message>
        <message>
            <source>Save the attachment</source>
            <translation>Anhang speichern</translation>
        </message>
        <message>
            <source>Save the certificate</source>
            <translation>Urkunde speichern</translation>
        </message>
        <message>
            <source>Save the choice</source>
            <translation>Auswahl speichern</translation>
        </message>
        <message>
            <source>Save the figures</source>
            <translation>Zahlen speichern</translation>
        </message>
        <message>
            <source>Save the procedure</source>
            <translation>Ablauf speichern</translation>
        </message>
        <message>
            <source>Save the rota</source>
            <translation>Dienstplan speichern</translation>
        </message>
        <message>
            <source>Save the template</source>
            <translation>Vorlage speichern</translation>
        </message>
        <message>
            <source>Save the view</source>
            <translation>Ansicht speichern</translation>
        </message>
        <message>
            <source>Save …</source>
            <translation>Speichern …</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation>Gespeichert als {path}</translation>
        </message>
        <message>
            <source>Saved view saved</source>
            <translation>Gespeicherte Ansicht gespeichert</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>Wird gespeichert</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Umfang</translation>
        </message>
        <message>
            <source>Sealed</source>
            <translation>Versiegelt</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suche</translation>
        </message>
        <message>
            <source>Search or type a command</source>
            <translation>Suchen oder Befehl eingeben</translation>
        </message>
        <message>
            <source>Search the help</source>
            <translation>In der Hilfe suchen</translation>
        </message>
        <message>
            <source>Search the tickets for “{words}”</source>
            <translation>Tickets nach „{words}“ durchsuchen</translation>
        </message>
        <message>
            <source>Search values, reasons and names</source>
            <translation>Werte, Gründe und Namen durchsuchen</translation>
        </message>
        <message>
            <source>Seat</source>
            <translation>Arbeitsplatz</translation>
        </message>
        <message>
            <source>Second person</source>
            <translation>Zweite Person</translation>
        </message>
        <message>
            <source>Second person's login</source>
            <translation>Anmeldename der zweiten Person</translation>
        </message>
        <message>
            <source>Second person's password</source>
            <translation>Passwort der zweiten Person</translation>
        </message>
        <message>
            <source>See the pages as they would be sent; nothing is sent yet.</source>
            <translation>Die Seiten sehen, wie sie gesendet würden; noch wird nichts gesendet.</translation>
        </message>
        <message>
            <source>See what would move</source>
            <translation>Sehen, was sich verschieben würde</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Seed of the draw</source>
            <translation>Startwert der Ziehung</translation>
        </message>
        <message>
            <source>Seed, such as 2026-Q2 Stein</source>
            <translation>Startwert, etwa 2026-Q2 Stein</translation>
        </message>
        <message>
            <source>Seen {when}</source>
            <translation>Gesehen {when}</translation>
        </message>
        <message>
            <source>Select the ticket</source>
            <translation>Ticket auswählen</translation>
        </message>
        <message>
            <source>Send a test</source>
            <translation>Test senden</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>Erneut senden</translation>
        </message>
        <message>
            <source>Send and change the status</source>
            <translation>Senden und Status ändern</translation>
        </message>
        <message>
            <source>Send and resolve</source>
            <translation>Senden und lösen</translation>
        </message>
        <message>
            <source>Send and wait for the requester</source>
            <translation>Senden und auf den Melder warten</translation>
        </message>
        <message>
            <source>Send reply</source>
            <translation>Antwort senden</translation>
        </message>
        <message>
            <source>send the final response</source>
            <translation>die abschließende Antwort senden</translation>
        </message>
        <message>
            <source>Send the letter</source>
            <translation>Brief senden</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>Wird gesendet…</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Gesendet</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>gesendet</translation>
        </message>
        <message>
            <source>Sent with another</source>
            <translation>Mit einer anderen gesendet</translation>
        </message>
        <message>
            <source>sent with another</source>
            <translation>mit einer anderen gesendet</translation>
        </message>
        <message>
            <source>Separated by commas</source>
            <translation>Durch Kommas getrennt</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Server, database and user are needed to connect.</source>
            <translation>Zum Verbinden braucht es Server, Datenbank und Benutzer.</translation>
        </message>
        <message>
            <source>Service deadlines</source>
            <translation>Servicefristen</translation>
        </message>
        <message>
            <source>set the field “{field}” to “{value}”</source>
            <translation>das Feld „{field}“ auf „{value}“ setzen</translation>
        </message>
        <message>
            <source>Set the priority</source>
            <translation>Priorität setzen</translation>
        </message>
        <message>
            <source>set the priority to {priority}</source>
            <translation>die Priorität auf {priority} setzen</translation>
        </message>
        <message>
            <source>Set the status</source>
            <translation>Status setzen</translation>
        </message>
        <message>
            <source>set the status to {status}</source>
            <translation>den Status auf {status} setzen</translation>
        </message>
        <message>
            <source>set the status to {status}, because “{reason}”</source>
            <translation>den Status auf {status} setzen, Grund: „{reason}“</translation>
        </message>
        <message>
            <source>Set the type</source>
            <translation>Art setzen</translation>
        </message>
        <message>
            <source>set the type to “{type}”</source>
            <translation>die Art auf „{type}“ setzen</translation>
        </message>
        <message>
            <source>Setting changed</source>
            <translation>Einstellung geändert</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Verglichen</translation>
        </message>
        <message>
            <source>Several at the same time</source>
            <translation>Mehrere gleichzeitig</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Schwere</translation>
        </message>
        <message>
            <source>SHA-256 {sum}</source>
            <translation>SHA-256 {sum}</translation>
        </message>
        <message>
            <source>Shifts for {team}</source>
            <translation>Schichten für {team}</translation>
        </message>
        <message>
            <source>Shifts of the file</source>
            <translation>Schichten der Datei</translation>
        </message>
        <message numerus="yes">
            <source>Show %n earlier messages</source>
            <translation>
                <numerusform>%n frühere Nachricht zeigen</numerusform>
                <numerusform>%n frühere Nachrichten zeigen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Show %n quoted lines</source>
            <translation>
                <numerusform>%n zitierte Zeile zeigen</numerusform>
                <numerusform>%n zitierte Zeilen zeigen</numerusform>
            </translation>
        </message>
        <message>
            <source>Show all {count}</source>
            <translation>Alle {count} zeigen</translation>
        </message>
        <message>
            <source>Show every interval that was counted (F9)</source>
            <translation>Jeden gezählten Abschnitt zeigen (F9)</translation>
        </message>
        <message>
            <source>Show its tickets</source>
            <translation>Ihre Tickets zeigen</translation>
        </message>
        <message>
            <source>Show matching tickets</source>
            <translation>Passende Tickets zeigen</translation>
        </message>
        <message>
            <source>Show more of this message ({size} hidden)</source>
            <translation>Mehr von dieser Nachricht zeigen ({size} verborgen)</translation>
        </message>
        <message>
            <source>Show older ones</source>
            <translation>Ältere zeigen</translation>
        </message>
        <message>
            <source>Show the keys</source>
            <translation>Tasten zeigen</translation>
        </message>
        <message>
            <source>Show the SLA proof</source>
            <translation>SLA-Nachweis zeigen</translation>
        </message>
        <message>
            <source>Show the timeline of everything</source>
            <translation>Zeitleiste von allem zeigen</translation>
        </message>
        <message>
            <source>Show these</source>
            <translation>Diese zeigen</translation>
        </message>
        <message>
            <source>Show who watches</source>
            <translation>Zeigen, wer wacht</translation>
        </message>
        <message>
            <source>Show who watches the deadlines</source>
            <translation>Zeigen, wer die Fristen überwacht</translation>
        </message>
        <message>
            <source>Shown {when}, not answered yet</source>
            <translation>Gezeigt {when}, noch nicht beantwortet</translation>
        </message>
        <message>
            <source>Shows tickets of which</source>
            <translation>Zeigt Tickets, für die gilt</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <source>Sign off</source>
            <translation>Abzeichnen</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Sign-in locked</source>
            <translation>Anmeldung gesperrt</translation>
        </message>
        <message>
            <source>Sign-in refused</source>
            <translation>Anmeldung abgelehnt</translation>
        </message>
        <message>
            <source>signed</source>
            <translation>signiert</translation>
        </message>
        <message>
            <source>Signed in</source>
            <translation>Angemeldet</translation>
        </message>
        <message>
            <source>Signed in as {name}</source>
            <translation>Angemeldet als {name}</translation>
        </message>
        <message>
            <source>Signing certificate ends soon</source>
            <translation>Signaturzertifikat endet bald</translation>
        </message>
        <message>
            <source>Signing certificate renewed</source>
            <translation>Signaturzertifikat erneuert</translation>
        </message>
        <message>
            <source>Signs in as</source>
            <translation>Anmeldename</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Seit</translation>
        </message>
        <message>
            <source>Skip it</source>
            <translation>Auslassen</translation>
        </message>
        <message>
            <source>Skip me when my workstation is locked or idle</source>
            <translation>Mich überspringen, wenn mein Arbeitsplatz gesperrt oder unbenutzt ist</translation>
        </message>
        <message>
            <source>Skip …</source>
            <translation>Auslassen …</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Übersprungen</translation>
        </message>
        <message>
            <source>skipped</source>
            <translation>übersprungen</translation>
        </message>
        <message>
            <source>Skipped unless {conditions}.</source>
            <translation>Nur falls {conditions}, sonst übersprungen.</translation>
        </message>
        <message>
            <source>SLA breached</source>
            <translation>SLA verletzt</translation>
        </message>
        <message>
            <source>SLA policies</source>
            <translation>SLA-Richtlinien</translation>
        </message>
        <message>
            <source>Small letters, such as dana; empty: never</source>
            <translation>Kleinbuchstaben, etwa dana; leer: nie</translation>
        </message>
        <message>
            <source>Smaller (-)</source>
            <translation>Kleiner (-)</translation>
        </message>
        <message>
            <source>SMS</source>
            <translation>SMS</translation>
        </message>
        <message>
            <source>Snooze 10 min</source>
            <translation>In 10 min erinnern</translation>
        </message>
        <message>
            <source>Snooze its alerts for 10 minutes</source>
            <translation>In 10 Minuten an seine Meldungen erinnern</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>Gelöst</translation>
        </message>
        <message>
            <source>somebody</source>
            <translation>jemand</translation>
        </message>
        <message>
            <source>Somebody does it</source>
            <translation>Jemand erledigt es</translation>
        </message>
        <message>
            <source>Somebody has taken this on: stop the escalation</source>
            <translation>Jemand hat es übernommen: die Eskalation anhalten</translation>
        </message>
        <message>
            <source>Somebody of the team</source>
            <translation>Jemand aus dem Team</translation>
        </message>
        <message>
            <source>Somebody who only asks for help. They get no login by this.</source>
            <translation>Jemand, der nur um Hilfe bittet. Eine Anmeldung entsteht dadurch nicht.</translation>
        </message>
        <message>
            <source>Something went wrong in Vigildesk</source>
            <translation>In Vigildesk ist etwas schiefgegangen</translation>
        </message>
        <message>
            <source>Sort, group, choose columns</source>
            <translation>Sortieren, gruppieren, Spalten wählen</translation>
        </message>
        <message>
            <source>Sorted by</source>
            <translation>Sortiert nach</translation>
        </message>
        <message>
            <source>Sorted by: {order}</source>
            <translation>Sortiert nach: {order}</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Teilen</translation>
        </message>
        <message>
            <source>Spreadsheet (*.csv)</source>
            <translation>Tabelle (*.csv)</translation>
        </message>
        <message>
            <source>Spreadsheet (*.xlsx);;Text with commas (*.csv)</source>
            <translation>Tabelle (*.xlsx);;Text mit Kommas (*.csv)</translation>
        </message>
        <message>
            <source>Standard: {timing}</source>
            <translation>Standard: {timing}</translation>
        </message>
        <message>
            <source>Stands still</source>
            <translation>Steht still</translation>
        </message>
        <message>
            <source>start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Start a fire drill</source>
            <translation>Übung starten</translation>
        </message>
        <message>
            <source>Start a fire drill …</source>
            <translation>Übung starten …</translation>
        </message>
        <message>
            <source>Start a procedure</source>
            <translation>Ablauf starten</translation>
        </message>
        <message>
            <source>Start an escalation path</source>
            <translation>Einen Eskalationspfad starten</translation>
        </message>
        <message>
            <source>Start the drill</source>
            <translation>Übung starten</translation>
        </message>
        <message>
            <source>start the path “{path}”</source>
            <translation>den Pfad „{path}“ starten</translation>
        </message>
        <message>
            <source>start the path “{path}” anew</source>
            <translation>den Pfad „{path}“ neu starten</translation>
        </message>
        <message>
            <source>Start the tasks of a procedure</source>
            <translation>Die Aufgaben eines Ablaufs starten</translation>
        </message>
        <message>
            <source>start the tasks “{template}”</source>
            <translation>die Aufgaben „{template}“ starten</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Begonnen</translation>
        </message>
        <message>
            <source>started</source>
            <translation>begonnen</translation>
        </message>
        <message>
            <source>started by rules or by hand</source>
            <translation>von Regeln oder von Hand gestartet</translation>
        </message>
        <message>
            <source>started by {who}</source>
            <translation>gestartet von {who}</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>Wird gestartet</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <source>Still missing: {what}</source>
            <translation>Es fehlt noch: {what}</translation>
        </message>
        <message>
            <source>still to come</source>
            <translation>noch zu kommen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Angehalten um</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>beendet</translation>
        </message>
        <message>
            <source>Stopped watching</source>
            <translation>Überwachung beendet</translation>
        </message>
        <message>
            <source>stopped, the rules went round in a circle</source>
            <translation>angehalten, die Regeln liefen im Kreis</translation>
        </message>
        <message>
            <source>Stuck session ended</source>
            <translation>Hängende Sitzung beendet</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Betreff</translation>
        </message>
        <message>
            <source>Subject, messages, files and fields of ticket #{number} go for good; its clocks and the proofs over its history stay. This cannot be undone.</source>
            <translation>Betreff, Nachrichten, Dateien und Felder von Ticket #{number} gehen endgültig; seine Uhren und die Beweise über seine Geschichte bleiben. Das lässt sich nicht rückgängig machen.</translation>
        </message>
        <message>
            <source>Subject: {subject}</source>
            <translation>Betreff: {subject}</translation>
        </message>
        <message>
            <source>Substance</source>
            <translation>Worum es geht</translation>
        </message>
        <message>
            <source>Such as 25.50; empty: no money</source>
            <translation>Etwa 25,50; leer: kein Geld</translation>
        </message>
        <message>
            <source>Such as: 14:30 or 2026-12-01 09:00</source>
            <translation>Etwa: 14:30 oder 2026-12-01 09:00</translation>
        </message>
        <message>
            <source>Such as: 2026-06-08</source>
            <translation>Etwa: 2026-06-08</translation>
        </message>
        <message>
            <source>Such as: 2026-12-01 09:00</source>
            <translation>Etwa: 2026-12-01 09:00</translation>
        </message>
        <message>
            <source>Such as: 4h or 2d</source>
            <translation>Etwa: 4h oder 2d</translation>
        </message>
        <message>
            <source>Such as: an apology</source>
            <translation>Etwa: eine Entschuldigung</translation>
        </message>
        <message>
            <source>Such as: Berg against Northbank, 2026-11</source>
            <translation>Etwa: Berg gegen Northbank, 2026-11</translation>
        </message>
        <message>
            <source>Such as: call the vendor</source>
            <translation>Etwa: den Lieferanten anrufen</translation>
        </message>
        <message>
            <source>Such as: Complaint</source>
            <translation>Etwa: Complaint</translation>
        </message>
        <message>
            <source>Such as: confirmed by the requester</source>
            <translation>Etwa: vom Melder bestätigt</translation>
        </message>
        <message>
            <source>Such as: current account</source>
            <translation>Etwa: Girokonto</translation>
        </message>
        <message>
            <source>Such as: inspection 2026-06, sample 3</source>
            <translation>Etwa: Prüfung 2026-06, Stichprobe 3</translation>
        </message>
        <message>
            <source>Such as: it floods Tier 2</source>
            <translation>Etwa: sie überflutet Tier 2</translation>
        </message>
        <message>
            <source>Such as: it happens again</source>
            <translation>Etwa: es passiert wieder</translation>
        </message>
        <message>
            <source>Such as: it is a request, nothing is broken</source>
            <translation>Zum Beispiel: Es ist ein Wunsch, nichts ist kaputt</translation>
        </message>
        <message>
            <source>Such as: it is needed after all</source>
            <translation>Etwa: er wird doch gebraucht</translation>
        </message>
        <message>
            <source>Such as: leads Tier 2 from December</source>
            <translation>Etwa: leitet ab Dezember Tier 2</translation>
        </message>
        <message>
            <source>Such as: letter of counsel of 24 November</source>
            <translation>Etwa: Schreiben des Rechtsbeistands vom 24. November</translation>
        </message>
        <message>
            <source>Such as: name@example.org</source>
            <translation>Etwa: name@example.org</translation>
        </message>
        <message>
            <source>Such as: pay the replacement</source>
            <translation>Etwa: den Ersatz bezahlen</translation>
        </message>
        <message>
            <source>Such as: replaced by another</source>
            <translation>Etwa: durch einen anderen ersetzt</translation>
        </message>
        <message>
            <source>Such as: Somebody joins</source>
            <translation>Etwa: Jemand fängt neu an</translation>
        </message>
        <message>
            <source>Such as: spam, or a duplicate of #1042</source>
            <translation>Etwa: Spam, oder ein Doppel von #1042</translation>
        </message>
        <message>
            <source>Such as: swapped with Tom for the concert</source>
            <translation>Etwa: mit Tom getauscht wegen des Konzerts</translation>
        </message>
        <message>
            <source>Such as: the customer's plant stands still</source>
            <translation>Etwa: das Werk des Kunden steht still</translation>
        </message>
        <message>
            <source>Such as: the fee back, an apology</source>
            <translation>Etwa: die Gebühr zurück, eine Entschuldigung</translation>
        </message>
        <message>
            <source>Such as: the letter is stamped</source>
            <translation>Etwa: Der Brief trägt einen Stempel</translation>
        </message>
        <message>
            <source>Such as: the line was cut by the provider</source>
            <translation>Etwa: der Anbieter hat die Leitung gekappt</translation>
        </message>
        <message>
            <source>Such as: the outage of this morning is over</source>
            <translation>Etwa: der Ausfall von heute Morgen ist vorbei</translation>
        </message>
        <message>
            <source>Such as: the post book</source>
            <translation>Etwa: dem Postbuch</translation>
        </message>
        <message>
            <source>Such as: the rekey interval was set back to 8 hours</source>
            <translation>Etwa: das Schlüsselintervall steht wieder auf 8 Stunden</translation>
        </message>
        <message>
            <source>Such as: the same fault, reported twice</source>
            <translation>Etwa: derselbe Fehler, zweimal gemeldet</translation>
        </message>
        <message>
            <source>Such as: the serial number of the device</source>
            <translation>Etwa: die Seriennummer des Geräts</translation>
        </message>
        <message>
            <source>Such as: the storm is over</source>
            <translation>Etwa: der Sturm ist vorbei</translation>
        </message>
        <message>
            <source>Such as: the vendor delivers on Thursday</source>
            <translation>Etwa: der Lieferant kommt am Donnerstag</translation>
        </message>
        <message>
            <source>Such as: the whole office cannot work</source>
            <translation>Etwa: das ganze Büro kann nicht arbeiten</translation>
        </message>
        <message>
            <source>Such as: they wrote again</source>
            <translation>Etwa: Sie schrieben noch einmal</translation>
        </message>
        <message>
            <source>Such as: Tom is well again</source>
            <translation>Etwa: Tom ist wieder gesund</translation>
        </message>
        <message>
            <source>Such as: Urgent network tickets</source>
            <translation>Etwa: Dringende Netzwerktickets</translation>
        </message>
        <message>
            <source>Sum</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>Sum at the due time</source>
            <translation>Summe zur Frist</translation>
        </message>
        <message>
            <source>Summary resolution</source>
            <translation>Kurzerledigung</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>Sonntag</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>Teamleitung</translation>
        </message>
        <message>
            <source>Swept</source>
            <translation>Geprüft</translation>
        </message>
        <message>
            <source>Switch between light and dark</source>
            <translation>Zwischen hell und dunkel wechseln</translation>
        </message>
        <message>
            <source>Switch more on, or search for less.</source>
            <translation>Schalten Sie mehr ein oder suchen Sie nach weniger.</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>Ausschalten</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>Einschalten</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>Ausgeschaltet</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Schlagwörter</translation>
        </message>
        <message>
            <source>Tags of {number}</source>
            <translation>Schlagwörter von {number}</translation>
        </message>
        <message>
            <source>Tags to put on</source>
            <translation>Schlagwörter dazu</translation>
        </message>
        <message>
            <source>Tags to take off</source>
            <translation>Schlagwörter weg</translation>
        </message>
        <message>
            <source>Take a ready-made set over with vigilctl rules install, or publish your own.</source>
            <translation>Übernehmen Sie einen fertigen Satz mit vigilctl rules install, oder veröffentlichen Sie eigene.</translation>
        </message>
        <message>
            <source>Take away</source>
            <translation>Wegnehmen</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>Take off</source>
            <translation>Wegnehmen</translation>
        </message>
        <message>
            <source>Take out {name}</source>
            <translation>{name} herausnehmen</translation>
        </message>
        <message>
            <source>Take out: {action}</source>
            <translation>Herausnehmen: {action}</translation>
        </message>
        <message>
            <source>Take the chosen one out</source>
            <translation>Das Gewählte herausnehmen</translation>
        </message>
        <message>
            <source>Take the chosen person out</source>
            <translation>Die gewählte Person herausnehmen</translation>
        </message>
        <message>
            <source>Take the link to {number} away</source>
            <translation>Die Verknüpfung mit {number} wegnehmen</translation>
        </message>
        <message>
            <source>Take the override of {person} back</source>
            <translation>Die Ausnahme von {person} zurücknehmen</translation>
        </message>
        <message numerus="yes">
            <source>take the tags {tags} away</source>
            <translation>
                <numerusform>das Schlagwort {tags} wegnehmen</numerusform>
                <numerusform>die Schlagwörter {tags} wegnehmen</numerusform>
            </translation>
        </message>
        <message>
            <source>Take the view away</source>
            <translation>Ansicht wegnehmen</translation>
        </message>
        <message>
            <source>Take this condition away</source>
            <translation>Diese Bedingung wegnehmen</translation>
        </message>
        <message>
            <source>Take this group away</source>
            <translation>Diese Gruppe wegnehmen</translation>
        </message>
        <message>
            <source>Take this reminder back</source>
            <translation>Diese Erinnerung zurücknehmen</translation>
        </message>
        <message>
            <source>Taken away in the window</source>
            <translation>Im Fenster weggenommen</translation>
        </message>
        <message>
            <source>taken by the gateway</source>
            <translation>vom Gateway angenommen</translation>
        </message>
        <message>
            <source>Takes effect at once.</source>
            <translation>Gilt sofort.</translation>
        </message>
        <message>
            <source>Takes effect at the next start, on every screen.</source>
            <translation>Gilt ab dem nächsten Start, auf allen Bildschirmen.</translation>
        </message>
        <message>
            <source>Takes effect at the next start.</source>
            <translation>Gilt ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>Task opened</source>
            <translation>Aufgabe eröffnet</translation>
        </message>
        <message>
            <source>Task overdue</source>
            <translation>Aufgabe überfällig</translation>
        </message>
        <message>
            <source>Task started</source>
            <translation>Aufgabe begonnen</translation>
        </message>
        <message>
            <source>Task template published</source>
            <translation>Aufgabenvorlage veröffentlicht</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>Aufgaben</translation>
        </message>
        <message>
            <source>Tasks for you and your teams</source>
            <translation>Aufgaben für Sie und Ihre Teams</translation>
        </message>
        <message>
            <source>Tasks not ended</source>
            <translation>Offene Aufgaben</translation>
        </message>
        <message>
            <source>Tasks of procedures and approvals you are asked for appear here.</source>
            <translation>Aufgaben aus Abläufen und Freigaben, um die man Sie bittet, erscheinen hier.</translation>
        </message>
        <message>
            <source>Team</source>
            <translation>Team</translation>
        </message>
        <message>
            <source>Team added</source>
            <translation>Team angelegt</translation>
        </message>
        <message>
            <source>Team created</source>
            <translation>Team erstellt</translation>
        </message>
        <message>
            <source>Team {name}</source>
            <translation>Team {name}</translation>
        </message>
        <message>
            <source>Teams</source>
            <translation>Teams</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telefon</translation>
        </message>
        <message>
            <source>Tell it in person. It ends a lock, and is kept nowhere in plain.</source>
            <translation>Sagen Sie es persönlich. Es hebt eine Sperre auf und steht nirgends im Klartext.</translation>
        </message>
        <message>
            <source>Tell people</source>
            <translation>Leuten Bescheid geben</translation>
        </message>
        <message>
            <source>tell the assignee</source>
            <translation>die zuständige Person benachrichtigen</translation>
        </message>
        <message>
            <source>tell {people}</source>
            <translation>{people} benachrichtigen</translation>
        </message>
        <message>
            <source>tell {people} urgently</source>
            <translation>{people} dringend benachrichtigen</translation>
        </message>
        <message>
            <source>tell {people} urgently: {text}</source>
            <translation>{people} dringend benachrichtigen: {text}</translation>
        </message>
        <message>
            <source>tell {people}: {text}</source>
            <translation>{people} benachrichtigen: {text}</translation>
        </message>
        <message>
            <source>Template cleared</source>
            <translation>Vorlage zurückgenommen</translation>
        </message>
        <message>
            <source>Template set</source>
            <translation>Vorlage gesetzt</translation>
        </message>
        <message>
            <source>Test: {state}</source>
            <translation>Test: {state}</translation>
        </message>
        <message>
            <source>Tests the conditions on every ticket as it stands; nothing is changed.</source>
            <translation>Prüft die Bedingungen an jedem Ticket, wie es jetzt ist; nichts wird geändert.</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Text of {name}</source>
            <translation>Text von {name}</translation>
        </message>
        <message>
            <source>That would change more than {count} tickets at once. Narrow the queue by a search or a view, or change them in parts.</source>
            <translation>Das würde mehr als {count} Tickets auf einmal ändern. Grenzen Sie die Warteschlange durch eine Suche oder eine Ansicht ein, oder ändern Sie sie in Teilen.</translation>
        </message>
        <message>
            <source>the account</source>
            <translation>der Kunde</translation>
        </message>
        <message>
            <source>the account manager</source>
            <translation>die Kundenbetreuung</translation>
        </message>
        <message>
            <source>the account's tier</source>
            <translation>die Stufe des Kunden</translation>
        </message>
        <message>
            <source>the age</source>
            <translation>das Alter</translation>
        </message>
        <message>
            <source>the answer bears no text on referral rights</source>
            <translation>die Antwort nennt kein Recht auf Schlichtung</translation>
        </message>
        <message>
            <source>The answer; **bold**, lists and links as in a reply</source>
            <translation>Die Antwort; **fett**, Listen und Links wie in einer Antwort</translation>
        </message>
        <message>
            <source>The approval is asked for</source>
            <translation>Die Freigabe ist erbeten</translation>
        </message>
        <message>
            <source>the assignee</source>
            <translation>die zuständige Person</translation>
        </message>
        <message>
            <source>the breached targets</source>
            <translation>die verletzten Ziele</translation>
        </message>
        <message>
            <source>the check of the files</source>
            <translation>die Prüfung der Dateien</translation>
        </message>
        <message>
            <source>The clock is restated; the record stays.</source>
            <translation>Die Uhr ist berichtigt; die Aufzeichnung bleibt.</translation>
        </message>
        <message>
            <source>the clock starts</source>
            <translation>die Uhr beginnt</translation>
        </message>
        <message>
            <source>The closest choice counts: my tickets before my teams before any ticket.</source>
            <translation>Die nächstliegende Wahl zählt: meine Tickets vor meinen Teams vor jedem Ticket.</translation>
        </message>
        <message>
            <source>The complainant</source>
            <translation>Der Beschwerdeführer</translation>
        </message>
        <message>
            <source>the conditions of none hold</source>
            <translation>die Bedingungen keiner treffen zu</translation>
        </message>
        <message>
            <source>The database answers again.</source>
            <translation>Die Datenbank antwortet wieder.</translation>
        </message>
        <message>
            <source>The database does not answer. What you typed is kept, and it is tried again by itself.</source>
            <translation>Die Datenbank antwortet nicht. Was Sie getippt haben, bleibt erhalten, und es wird von selbst wieder versucht.</translation>
        </message>
        <message>
            <source>The database's clock was set</source>
            <translation>Die Uhr der Datenbank wurde gestellt</translation>
        </message>
        <message>
            <source>The deadlines are still watched. Quit from the icon in the tray.</source>
            <translation>Die Fristen werden weiter überwacht. Beenden Sie über das Symbol im Infobereich.</translation>
        </message>
        <message>
            <source>the department</source>
            <translation>die Abteilung</translation>
        </message>
        <message>
            <source>The drill is over.</source>
            <translation>Die Übung ist vorbei.</translation>
        </message>
        <message>
            <source>The file is not there any more, or cannot be read.</source>
            <translation>Die Datei ist nicht mehr da oder lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>The file was changed since this desk wrote it. What its record says is true of the file as it was written, not of this one.</source>
            <translation>Die Datei wurde geändert, seit dieser Desk sie geschrieben hat. Was ihr Eintrag sagt, gilt für die Datei, wie sie geschrieben wurde, nicht für diese.</translation>
        </message>
        <message>
            <source>The first layer that has somebody answers; overrides count before all.</source>
            <translation>Die erste Ebene, die jemanden hat, antwortet; Ausnahmen zählen vor allem.</translation>
        </message>
        <message>
            <source>The first one that applies to a ticket counts; the ticket says which.</source>
            <translation>Die erste, die für ein Ticket gilt, zählt; das Ticket sagt, welche.</translation>
        </message>
        <message>
            <source>The first {count} are shown; save it for the rest.</source>
            <translation>Die ersten {count} werden gezeigt; speichern Sie es für den Rest.</translation>
        </message>
        <message>
            <source>the head of the department</source>
            <translation>die Abteilungsleitung</translation>
        </message>
        <message>
            <source>the help desk</source>
            <translation>der Helpdesk</translation>
        </message>
        <message>
            <source>the last change</source>
            <translation>die letzte Änderung</translation>
        </message>
        <message>
            <source>the last {days} days</source>
            <translation>die letzten {days} Tage</translation>
        </message>
        <message>
            <source>the latest approval</source>
            <translation>die letzte Genehmigung</translation>
        </message>
        <message>
            <source>the lead of “{team}”</source>
            <translation>die Leitung von „{team}“</translation>
        </message>
        <message>
            <source>The letter</source>
            <translation>Der Brief</translation>
        </message>
        <message>
            <source>The link is gone</source>
            <translation>Die Verknüpfung ist weg</translation>
        </message>
        <message>
            <source>The link is gone already.</source>
            <translation>Die Verknüpfung ist schon weg.</translation>
        </message>
        <message>
            <source>the manager</source>
            <translation>die vorgesetzte Person</translation>
        </message>
        <message>
            <source>the merge was undone</source>
            <translation>die Zusammenführung wurde aufgehoben</translation>
        </message>
        <message>
            <source>The message has a ticket of its own</source>
            <translation>Die Nachricht hat ein eigenes Ticket</translation>
        </message>
        <message>
            <source>The next in line is told at once, and the record says that you were away.</source>
            <translation>Der Nächste in der Reihe erfährt es sofort, und die Aufzeichnung sagt, dass Sie nicht da waren.</translation>
        </message>
        <message>
            <source>The notification service went away.</source>
            <translation>Der Benachrichtigungsdienst ist weggefallen.</translation>
        </message>
        <message>
            <source>the number of reopenings</source>
            <translation>die Zahl der Wiederöffnungen</translation>
        </message>
        <message>
            <source>the number of tasks not ended</source>
            <translation>die Zahl der offenen Aufgaben</translation>
        </message>
        <message>
            <source>The ombudsman</source>
            <translation>Die Schlichtungsstelle</translation>
        </message>
        <message>
            <source>the opening</source>
            <translation>die Eröffnung</translation>
        </message>
        <message>
            <source>the origin</source>
            <translation>die Herkunft</translation>
        </message>
        <message>
            <source>The override is entered.</source>
            <translation>Die Ausnahme ist eingetragen.</translation>
        </message>
        <message>
            <source>The PDF is signed by the certificate of this seat, with its proof inside.</source>
            <translation>Das PDF wird mit dem Zertifikat dieses Arbeitsplatzes signiert; der Nachweis liegt darin.</translation>
        </message>
        <message>
            <source>The people of {team}</source>
            <translation>Die Personen von {team}</translation>
        </message>
        <message>
            <source>The picture cannot be read, is of a kind not shown here, or is too large.</source>
            <translation>Das Bild ist nicht lesbar, von einer hier nicht gezeigten Art oder zu groß.</translation>
        </message>
        <message>
            <source>The picture in the clipboard cannot be kept as a file.</source>
            <translation>Das Bild aus der Zwischenablage lässt sich nicht als Datei ablegen.</translation>
        </message>
        <message>
            <source>the policy</source>
            <translation>die Richtlinie</translation>
        </message>
        <message>
            <source>The policy changes from {before} to {after}; its deadlines are counted anew.</source>
            <translation>Die Richtlinie wechselt von {before} zu {after}; ihre Fristen werden neu gezählt.</translation>
        </message>
        <message>
            <source>The policy stays: {policy}.</source>
            <translation>Die Richtlinie bleibt: {policy}.</translation>
        </message>
        <message>
            <source>The present team</source>
            <translation>Das jetzige Team</translation>
        </message>
        <message>
            <source>the previous assignee</source>
            <translation>die zuvor zuständige Person</translation>
        </message>
        <message>
            <source>the priority</source>
            <translation>die Priorität</translation>
        </message>
        <message>
            <source>The procedure is written down.</source>
            <translation>Der Ablauf ist festgehalten.</translation>
        </message>
        <message>
            <source>The question it answers</source>
            <translation>Die Frage, die er beantwortet</translation>
        </message>
        <message>
            <source>the reason of the wait</source>
            <translation>der Grund des Wartens</translation>
        </message>
        <message>
            <source>The reasons go into the letter as they stand here.</source>
            <translation>Die Gründe stehen so, wie sie hier stehen, im Brief.</translation>
        </message>
        <message>
            <source>The record misleads</source>
            <translation>Der Eintrag führt irre</translation>
        </message>
        <message>
            <source>The record stays. Both figures are reported, with the reason and both names.</source>
            <translation>Die Aufzeichnung bleibt. Beide Zahlen werden berichtet, mit dem Grund und beiden Namen.</translation>
        </message>
        <message>
            <source>The regulator's times begin with the receipt, and waiting stops none of them.</source>
            <translation>Die Fristen der Aufsicht beginnen mit dem Eingang, und kein Warten hält sie an.</translation>
        </message>
        <message>
            <source>The relay {where} cannot be reached: {why}. It is tried again; if that does not help, see whether it runs and whether host and port of the channel are right.</source>
            <translation>Der Mailserver {where} ist nicht erreichbar: {why}. Es wird erneut versucht; hilft das nicht, prüfen Sie, ob er läuft und ob Host und Port des Kanals stimmen.</translation>
        </message>
        <message>
            <source>The reminder is taken back</source>
            <translation>Die Erinnerung ist zurückgenommen</translation>
        </message>
        <message>
            <source>the requester</source>
            <translation>der Melder</translation>
        </message>
        <message>
            <source>the requester of the ticket</source>
            <translation>die meldende Person</translation>
        </message>
        <message>
            <source>the requester wrote</source>
            <translation>der Melder schrieb</translation>
        </message>
        <message>
            <source>the requester's address</source>
            <translation>die Adresse des Melders</translation>
        </message>
        <message>
            <source>the requester's groups</source>
            <translation>die Gruppen des Melders</translation>
        </message>
        <message>
            <source>the requester's latest message</source>
            <translation>die letzte Nachricht des Melders</translation>
        </message>
        <message>
            <source>the resolution</source>
            <translation>die Lösung</translation>
        </message>
        <message>
            <source>The rota is written down.</source>
            <translation>Der Dienstplan ist eingetragen.</translation>
        </message>
        <message>
            <source>The rule is disabled</source>
            <translation>Die Regel ist abgeschaltet</translation>
        </message>
        <message>
            <source>The rule is enabled</source>
            <translation>Die Regel ist eingeschaltet</translation>
        </message>
        <message>
            <source>The rule ran because: {why}</source>
            <translation>Die Regel lief, weil: {why}</translation>
        </message>
        <message>
            <source>The same words for the same cause</source>
            <translation>Gleiche Worte für gleiche Ursachen</translation>
        </message>
        <message>
            <source>The sample is due in 14 days; who answers for it is told when it is overdue.</source>
            <translation>Die Stichprobe ist in 14 Tagen fällig; wer dafür einsteht, hört davon, wenn sie überfällig ist.</translation>
        </message>
        <message>
            <source>The scan, or the document itself</source>
            <translation>Der Scan oder das Dokument selbst</translation>
        </message>
        <message>
            <source>The second person's login or password is wrong, or their account is locked; nothing was published.</source>
            <translation>Anmeldename oder Passwort der zweiten Person ist falsch, oder das Konto ist gesperrt; nichts wurde veröffentlicht.</translation>
        </message>
        <message>
            <source>The second person's name or password is wrong, or their account is locked; nothing was done.</source>
            <translation>Name oder Passwort der zweiten Person ist falsch, oder das Konto ist gesperrt; nichts wurde getan.</translation>
        </message>
        <message>
            <source>The shifts are entered.</source>
            <translation>Die Schichten sind eingetragen.</translation>
        </message>
        <message>
            <source>the status</source>
            <translation>der Status</translation>
        </message>
        <message>
            <source>the subject</source>
            <translation>der Betreff</translation>
        </message>
        <message>
            <source>the tags</source>
            <translation>die Schlagwörter</translation>
        </message>
        <message>
            <source>the target was exceeded</source>
            <translation>das Ziel wurde überschritten</translation>
        </message>
        <message>
            <source>The task is done</source>
            <translation>Die Aufgabe ist erledigt</translation>
        </message>
        <message>
            <source>The team</source>
            <translation>Das Team</translation>
        </message>
        <message>
            <source>the team</source>
            <translation>das Team</translation>
        </message>
        <message>
            <source>The team decides</source>
            <translation>Das Team entscheidet</translation>
        </message>
        <message>
            <source>the team “{team}”</source>
            <translation>das Team „{team}“</translation>
        </message>
        <message>
            <source>the team's lead</source>
            <translation>die Teamleitung</translation>
        </message>
        <message>
            <source>the team's tier</source>
            <translation>die Stufe des Teams</translation>
        </message>
        <message>
            <source>The test is in the outbox; waiting for the answer …</source>
            <translation>Der Test liegt im Postausgang; die Antwort wird erwartet …</translation>
        </message>
        <message>
            <source>The text has {length} characters; a message may have up to {limit}. It was not pasted: save it as a file and attach that.</source>
            <translation>Der Text hat {length} Zeichen; eine Nachricht darf bis zu {limit} haben. Er wurde nicht eingefügt: speichern Sie ihn als Datei und hängen Sie diese an.</translation>
        </message>
        <message>
            <source>The ticket's team</source>
            <translation>Das Team des Tickets</translation>
        </message>
        <message>
            <source>the ticket's team</source>
            <translation>das Team des Tickets</translation>
        </message>
        <message>
            <source>the time since the last change</source>
            <translation>die Zeit seit der letzten Änderung</translation>
        </message>
        <message>
            <source>The times count from it again. What was breached stays breached, and figures are told by both. It takes a second person who keeps records.</source>
            <translation>Die Fristen zählen neu von dort. Was verletzt war, bleibt verletzt, und Zahlen werden auf beide Weisen genannt. Es braucht eine zweite Person, die Aufzeichnungen verwaltet.</translation>
        </message>
        <message>
            <source>the tone of the requester (-100 to 100)</source>
            <translation>der Ton des Melders (-100 bis 100)</translation>
        </message>
        <message>
            <source>The trail was altered. Verified {when}, first problem: {first}. Keep the database as it is, and compare it with copies of the checkpoints; {seal}.</source>
            <translation>Das Protokoll wurde verändert. Geprüft {when}, erstes Problem: {first}. Lassen Sie die Datenbank, wie sie ist, und vergleichen Sie sie mit Kopien der Prüfpunkte; {seal}.</translation>
        </message>
        <message>
            <source>the type</source>
            <translation>die Art</translation>
        </message>
        <message>
            <source>The whole text, as it was sent</source>
            <translation>Der ganze Text, wie er hinausging</translation>
        </message>
        <message>
            <source>the whole trail</source>
            <translation>das ganze Protokoll</translation>
        </message>
        <message>
            <source>The window</source>
            <translation>Das Fenster</translation>
        </message>
        <message>
            <source>The window is locked. Drafts and everything open are kept.</source>
            <translation>Das Fenster ist gesperrt. Entwürfe und alles Offene bleiben erhalten.</translation>
        </message>
        <message>
            <source>The window is locked: nothing was done.</source>
            <translation>Das Fenster ist gesperrt: Nichts wurde getan.</translation>
        </message>
        <message>
            <source>The window speaks it from its next start.</source>
            <translation>Das Fenster spricht sie ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>The words are saved.</source>
            <translation>Die Texte sind gespeichert.</translation>
        </message>
        <message>
            <source>Their name and address, and the words of every ticket they asked for, go for good. One ticket on hold keeps them all. This cannot be undone.</source>
            <translation>Name und Adresse und die Worte jedes Tickets, das die Person anfragte, gehen endgültig. Ein gesperrtes Ticket hält sie alle. Das lässt sich nicht rückgängig machen.</translation>
        </message>
        <message>
            <source>Their password</source>
            <translation>Ihr Passwort</translation>
        </message>
        <message>
            <source>Theirs</source>
            <translation>Andere</translation>
        </message>
        <message>
            <source>There are more than the report holds.</source>
            <translation>Es gibt mehr, als der Bericht fasst.</translation>
        </message>
        <message>
            <source>There are more: search for a name.</source>
            <translation>Es gibt weitere: suchen Sie nach einem Namen.</translation>
        </message>
        <message>
            <source>There are no tickets</source>
            <translation>Es gibt keine Tickets</translation>
        </message>
        <message>
            <source>There is no notification area.</source>
            <translation>Es gibt keinen Infobereich.</translation>
        </message>
        <message>
            <source>there is nothing in {field}</source>
            <translation>nichts steht in: {field}</translation>
        </message>
        <message>
            <source>There is nothing to undo now.</source>
            <translation>Jetzt gibt es nichts zurückzunehmen.</translation>
        </message>
        <message>
            <source>there is something in {field}</source>
            <translation>etwas steht in: {field}</translation>
        </message>
        <message>
            <source>These are local accounts of one file: whoever can read the file reads the desk. People are kept apart by the database only on PostgreSQL.</source>
            <translation>Das sind lokale Konten einer Datei: Wer die Datei lesen kann, liest den ganzen Desk. Nur auf PostgreSQL hält die Datenbank die Personen auseinander.</translation>
        </message>
        <message>
            <source>These are the desk's own words.</source>
            <translation>Das ist der eigene Text dieses Service-Desks.</translation>
        </message>
        <message>
            <source>These are the words that come with the program.</source>
            <translation>Das ist der mitgelieferte Text.</translation>
        </message>
        <message>
            <source>This broke; see the report.</source>
            <translation>Das ist fehlgeschlagen; siehe den Bericht.</translation>
        </message>
        <message>
            <source>This is a fault of the program, not of yours.</source>
            <translation>Das ist ein Fehler des Programms, nicht von Ihnen.</translation>
        </message>
        <message>
            <source>This link leads to {address}</source>
            <translation>Dieser Verweis führt zu {address}</translation>
        </message>
        <message>
            <source>This link leads to “{address}”, which is not opened.</source>
            <translation>Dieser Verweis führt zu „{address}“ und wird nicht geöffnet.</translation>
        </message>
        <message>
            <source>This PDF cannot be read: it is cut off or damaged. Ask its sender for it once more.</source>
            <translation>Dieses PDF lässt sich nicht lesen: Es ist abgeschnitten oder beschädigt. Bitten Sie darum, dass es noch einmal gesendet wird.</translation>
        </message>
        <message>
            <source>This PDF has no pages.</source>
            <translation>Dieses PDF hat keine Seiten.</translation>
        </message>
        <message>
            <source>This PDF needs more than a preview may have, or is faulty, and reading it was stopped. Save it only if you expect it from its sender.</source>
            <translation>Dieses PDF braucht mehr, als eine Vorschau haben darf, oder ist fehlerhaft; das Lesen wurde beendet. Speichern Sie es nur, wenn Sie es von dort erwarten, woher es kommt.</translation>
        </message>
        <message>
            <source>This PDF opens with a password only. Save it and open it in your own reader, or ask its sender for one without a password.</source>
            <translation>Dieses PDF lässt sich nur mit einem Passwort öffnen. Speichern Sie es und öffnen Sie es in Ihrem eigenen Programm, oder bitten Sie um eines ohne Passwort.</translation>
        </message>
        <message>
            <source>This PDF took too long to read, and reading it was stopped. Save it only if you expect it from its sender.</source>
            <translation>Das Lesen dieses PDF dauerte zu lange und wurde beendet. Speichern Sie es nur, wenn Sie es von dort erwarten, woher es kommt.</translation>
        </message>
        <message>
            <source>this seat</source>
            <translation>dieser Arbeitsplatz</translation>
        </message>
        <message>
            <source>This was not sent. Your text is kept; try again.</source>
            <translation>Das wurde nicht gesendet. Ihr Text bleibt erhalten; versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>Donnerstag</translation>
        </message>
        <message>
            <source>Ticket</source>
            <translation>Ticket</translation>
        </message>
        <message>
            <source>Ticket #</source>
            <translation>Ticket-Nr.</translation>
        </message>
        <message>
            <source>Ticket back in the queue</source>
            <translation>Ticket wieder in der Warteschlange</translation>
        </message>
        <message>
            <source>Ticket cancelled</source>
            <translation>Ticket storniert</translation>
        </message>
        <message>
            <source>Ticket classified</source>
            <translation>Ticket eingestuft</translation>
        </message>
        <message>
            <source>Ticket created</source>
            <translation>Ticket erstellt</translation>
        </message>
        <message>
            <source>Ticket escalated</source>
            <translation>Ticket eskaliert</translation>
        </message>
        <message>
            <source>Ticket forwarded</source>
            <translation>Ticket weitergeleitet</translation>
        </message>
        <message>
            <source>Ticket imported</source>
            <translation>Ticket importiert</translation>
        </message>
        <message>
            <source>Ticket merge undone</source>
            <translation>Zusammenführung zurückgenommen</translation>
        </message>
        <message>
            <source>Ticket number</source>
            <translation>Ticketnummer</translation>
        </message>
        <message>
            <source>Ticket policy pinned</source>
            <translation>Richtlinie des Tickets festgelegt</translation>
        </message>
        <message>
            <source>Ticket reminded</source>
            <translation>An Ticket erinnert</translation>
        </message>
        <message>
            <source>Ticket reminder set</source>
            <translation>Erinnerung an Ticket gesetzt</translation>
        </message>
        <message>
            <source>Ticket reminder taken back</source>
            <translation>Erinnerung an Ticket zurückgenommen</translation>
        </message>
        <message>
            <source>Ticket snoozed</source>
            <translation>Ticket zurückgestellt</translation>
        </message>
        <message>
            <source>Ticket split</source>
            <translation>Ticket geteilt</translation>
        </message>
        <message>
            <source>Ticket taken up</source>
            <translation>Ticket aufgenommen</translation>
        </message>
        <message>
            <source>Ticket unwatched</source>
            <translation>Ticket nicht mehr beobachtet</translation>
        </message>
        <message>
            <source>Ticket watched</source>
            <translation>Ticket beobachtet</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Tickets</translation>
        </message>
        <message>
            <source>Tickets assigned to you appear here, the one that breaks next on top.</source>
            <translation>Ihnen zugewiesene Tickets erscheinen hier, oben das mit der nächsten Frist.</translation>
        </message>
        <message>
            <source>Tickets nobody has taken yet appear here.</source>
            <translation>Tickets, die noch niemand übernommen hat, erscheinen hier.</translation>
        </message>
        <message>
            <source>Tickets of this type are seen only by those whom they concern.</source>
            <translation>Tickets dieser Art sehen nur die, die sie betreffen.</translation>
        </message>
        <message>
            <source>Tickets of {name}</source>
            <translation>Tickets von {name}</translation>
        </message>
        <message>
            <source>Tickets that come back later by themselves appear here.</source>
            <translation>Tickets, die später von selbst wiederkommen, erscheinen hier.</translation>
        </message>
        <message>
            <source>Tickets that wait for a requester or for somebody outside appear here.</source>
            <translation>Tickets, die auf einen Melder oder auf jemanden außerhalb warten, erscheinen hier.</translation>
        </message>
        <message>
            <source>Tickets whose deadline is near appear here before they breach.</source>
            <translation>Tickets kurz vor ihrer Frist erscheinen hier, bevor sie verletzt wird.</translation>
        </message>
        <message>
            <source>Tier of the account</source>
            <translation>Stufe des Kunden</translation>
        </message>
        <message>
            <source>Tier of the team</source>
            <translation>Stufe des Teams</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Time ran out, as first recorded: {duty}</source>
            <translation>Frist abgelaufen, wie zuerst erfasst: {duty}</translation>
        </message>
        <message>
            <source>Time ran out: {duty}</source>
            <translation>Frist abgelaufen: {duty}</translation>
        </message>
        <message>
            <source>Time since the last change</source>
            <translation>Zeit seit der letzten Änderung</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>time zone {zone}</source>
            <translation>Zeitzone {zone}</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <source>Timeline, newest first</source>
            <translation>Zeitleiste, Neuestes zuerst</translation>
        </message>
        <message>
            <source>Times are of this seat.</source>
            <translation>Zeiten dieses Arbeitsplatzes.</translation>
        </message>
        <message>
            <source>Times for complaints</source>
            <translation>Beschwerdefristen</translation>
        </message>
        <message>
            <source>Times for complaints published</source>
            <translation>Beschwerdefristen veröffentlicht</translation>
        </message>
        <message>
            <source>Times in which nobody watched</source>
            <translation>Zeiten, in denen niemand wachte</translation>
        </message>
        <message>
            <source>Times reopened</source>
            <translation>Zahl der Wiedereröffnungen</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>To</source>
            <translation>An</translation>
        </message>
        <message>
            <source>To be published: {what}.</source>
            <translation>Zu veröffentlichen: {what}.</translation>
        </message>
        <message>
            <source>to be tried again</source>
            <translation>wird erneut versucht</translation>
        </message>
        <message>
            <source>To close it: {what}.</source>
            <translation>Zum Schließen fehlt: {what}.</translation>
        </message>
        <message>
            <source>to come {when}: {does}</source>
            <translation>kommt noch {when}: {does}</translation>
        </message>
        <message>
            <source>to come: {does}</source>
            <translation>kommt noch: {does}</translation>
        </message>
        <message>
            <source>To do</source>
            <translation>Zu erledigen</translation>
        </message>
        <message>
            <source>To mind</source>
            <translation>Zu beachten</translation>
        </message>
        <message>
            <source>to {whom}</source>
            <translation>an {whom}</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Told</source>
            <translation>Benachrichtigt</translation>
        </message>
        <message>
            <source>told</source>
            <translation>benachrichtigt</translation>
        </message>
        <message>
            <source>Tomorrow morning</source>
            <translation>Morgen früh</translation>
        </message>
        <message>
            <source>Tone of the requester</source>
            <translation>Ton des Melders</translation>
        </message>
        <message>
            <source>Trail</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Trigger</source>
            <translation>Auslöser</translation>
        </message>
        <message>
            <source>Try it with sample data</source>
            <translation>Mit Beispieldaten ausprobieren</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>Dienstag</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Type a name, a mail address or a login</source>
            <translation>Name, Mailadresse oder Anmeldung tippen</translation>
        </message>
        <message>
            <source>Type to find</source>
            <translation>Zum Finden tippen</translation>
        </message>
        <message>
            <source>Type your name to sign in.</source>
            <translation>Geben Sie zum Anmelden Ihren Namen ein.</translation>
        </message>
        <message>
            <source>Type your password to go on.</source>
            <translation>Tippen Sie Ihr Passwort, um weiterzuarbeiten.</translation>
        </message>
        <message>
            <source>Type, such as: Incident</source>
            <translation>Art, zum Beispiel: Störung</translation>
        </message>
        <message>
            <source>Types</source>
            <translation>Arten</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>Nicht zugewiesen</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Undo the merge</source>
            <translation>Zusammenführung rückgängig machen</translation>
        </message>
        <message>
            <source>Undo the merge of {number}</source>
            <translation>Zusammenführung von {number} rückgängig machen</translation>
        </message>
        <message>
            <source>Undo what was just done</source>
            <translation>Zuletzt Getanes zurücknehmen</translation>
        </message>
        <message>
            <source>Undone</source>
            <translation>Rückgängig gemacht</translation>
        </message>
        <message>
            <source>Undone in the window</source>
            <translation>Im Fenster rückgängig gemacht</translation>
        </message>
        <message>
            <source>undone, an action was refused</source>
            <translation>rückgängig, eine Aktion wurde abgelehnt</translation>
        </message>
        <message>
            <source>Unfold the rail</source>
            <translation>Leiste ausklappen</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
        <message>
            <source>Unsigned: no certificate on this seat. An administrator makes one with “vigilctl audit authority” and names its folder in the settings of this seat (signing).</source>
            <translation>Nicht signiert: Dieser Arbeitsplatz hat kein Zertifikat. Ein Administrator erstellt eines mit „vigilctl audit authority“ und nennt dessen Ordner in den Einstellungen dieses Arbeitsplatzes (signing).</translation>
        </message>
        <message>
            <source>Unsigned: {why}</source>
            <translation>Nicht signiert: {why}</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>until {when}</source>
            <translation>bis {when}</translation>
        </message>
        <message>
            <source>Update</source>
            <translation>Bescheid</translation>
        </message>
        <message>
            <source>Updated</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Updated at the source</source>
            <translation>An der Quelle geändert</translation>
        </message>
        <message>
            <source>Upgrade it now</source>
            <translation>Jetzt aktualisieren</translation>
        </message>
        <message>
            <source>Upheld</source>
            <translation>Stattgegeben</translation>
        </message>
        <message>
            <source>Upheld by the ombudsman</source>
            <translation>Von der Schlichtungsstelle stattgegeben</translation>
        </message>
        <message>
            <source>Urgent: it stays until somebody has seen it</source>
            <translation>Dringend: es bleibt, bis es jemand gesehen hat</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Value; left empty, the field is emptied</source>
            <translation>Wert; leer gelassen wird das Feld geleert</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <source>Verifications, newest first</source>
            <translation>Prüfungen, neueste zuerst</translation>
        </message>
        <message>
            <source>Verified {when}: nothing was altered. Grade {grade}: {meaning}; {seal}.</source>
            <translation>Geprüft {when}: nichts wurde verändert. Grad {grade}: {meaning}; {seal}.</translation>
        </message>
        <message>
            <source>Verify now</source>
            <translation>Jetzt prüfen</translation>
        </message>
        <message>
            <source>version {number}, published {when} by {who}</source>
            <translation>Version {number}, veröffentlicht {when} von {who}</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Ansichten</translation>
        </message>
        <message>
            <source>Vigildesk</source>
            <translation>Vigildesk</translation>
        </message>
        <message>
            <source>Vigildesk goes on in the tray</source>
            <translation>Vigildesk läuft im Infobereich weiter</translation>
        </message>
        <message>
            <source>Vigildesk is locked</source>
            <translation>Vigildesk ist gesperrt</translation>
        </message>
        <message>
            <source>Vigildesk: nothing at risk</source>
            <translation>Vigildesk: nichts gefährdet</translation>
        </message>
        <message>
            <source>Vigildesk: {breached}, {at_risk}</source>
            <translation>Vigildesk: {breached}, {at_risk}</translation>
        </message>
        <message>
            <source>Vulnerable</source>
            <translation>Schutzbedürftig</translation>
        </message>
        <message>
            <source>Vulnerable: needs particular care</source>
            <translation>Schutzbedürftig: braucht besondere Sorgfalt</translation>
        </message>
        <message>
            <source>Wait for the requester</source>
            <translation>Auf den Melder warten</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartend</translation>
        </message>
        <message>
            <source>Waiting for the requester</source>
            <translation>Wartet auf den Melder</translation>
        </message>
        <message>
            <source>Waits for</source>
            <translation>Wartet auf</translation>
        </message>
        <message>
            <source>waits for somebody to take it on</source>
            <translation>wartet darauf, dass es jemand übernimmt</translation>
        </message>
        <message>
            <source>waits for the requester's word that it is solved</source>
            <translation>wartet auf das Wort des Melders, dass es gelöst ist</translation>
        </message>
        <message>
            <source>Watcher</source>
            <translation>Wächter</translation>
        </message>
        <message>
            <source>Watcher: {name}, swept {when}</source>
            <translation>Wächter: {name}, geprüft {when}</translation>
        </message>
        <message>
            <source>Ways out of the desk</source>
            <translation>Ausgänge des Helpdesks</translation>
        </message>
        <message>
            <source>Webhook</source>
            <translation>Webhook</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>Mittwoch</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>Woche</translation>
        </message>
        <message>
            <source>Went with</source>
            <translation>Ging mit</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>What do we wait for?</source>
            <translation>Worauf warten wir?</translation>
        </message>
        <message>
            <source>What everybody hears, and by what</source>
            <translation>Was alle erfahren, und auf welchem Weg</translation>
        </message>
        <message>
            <source>what happened</source>
            <translation>was geschehen ist</translation>
        </message>
        <message>
            <source>What happened, in the words of the requester</source>
            <translation>Was geschehen ist, in den Worten des Melders</translation>
        </message>
        <message>
            <source>What I hear, and by what</source>
            <translation>Was ich erfahre, und wodurch</translation>
        </message>
        <message>
            <source>What is it about, in one line</source>
            <translation>Worum es geht, in einer Zeile</translation>
        </message>
        <message>
            <source>What is to be approved</source>
            <translation>Was genehmigt werden soll</translation>
        </message>
        <message>
            <source>What is to be approved, and by whom?</source>
            <translation>Was soll freigegeben werden, und durch wen?</translation>
        </message>
        <message>
            <source>What is to be done</source>
            <translation>Was zu tun ist</translation>
        </message>
        <message>
            <source>What is urgent comes through at night</source>
            <translation>Dringendes kommt auch nachts durch</translation>
        </message>
        <message>
            <source>what it is about</source>
            <translation>worum es geht</translation>
        </message>
        <message>
            <source>What it is for</source>
            <translation>Wofür er da ist</translation>
        </message>
        <message>
            <source>What it is for, in a sentence</source>
            <translation>Wofür er da ist, in einem Satz</translation>
        </message>
        <message>
            <source>What rules tell</source>
            <translation>Was Regeln melden</translation>
        </message>
        <message>
            <source>What shall you be reminded of, {when}?</source>
            <translation>Woran sollen Sie {when} erinnert werden?</translation>
        </message>
        <message>
            <source>What solved it?</source>
            <translation>Was hat es gelöst?</translation>
        </message>
        <message>
            <source>What stands there already is overridden with a reason only.</source>
            <translation>Was schon dort steht, wird nur mit Grund überschrieben.</translation>
        </message>
        <message>
            <source>What the export held of them is not known.</source>
            <translation>Was der Export davon enthielt, ist nicht bekannt.</translation>
        </message>
        <message>
            <source>What they are told; left empty, the name of the macro</source>
            <translation>Was sie erfahren; leer gelassen der Name des Makros</translation>
        </message>
        <message>
            <source>What this message is about</source>
            <translation>Worum es in dieser Nachricht geht</translation>
        </message>
        <message>
            <source>What to mind</source>
            <translation>Zu beachten</translation>
        </message>
        <message>
            <source>What went wrong, as the complainant says it</source>
            <translation>Was schiefging, in den Worten des Beschwerdeführers</translation>
        </message>
        <message>
            <source>What you saved is saved. The report names no ticket's contents; send it to whoever looks after Vigildesk at your place.</source>
            <translation>Was Sie gespeichert haben, ist gespeichert. Der Bericht nennt keine Ticketinhalte; senden Sie ihn an die Person, die Vigildesk bei Ihnen betreut.</translation>
        </message>
        <message>
            <source>What you see after signing in, from the next time.</source>
            <translation>Was Sie nach dem Anmelden sehen, ab dem nächsten Mal.</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>When a complaint is {fate}</source>
            <translation>Wenn eine Beschwerde {fate} ist</translation>
        </message>
        <message>
            <source>When a complaint moves on or its time runs out</source>
            <translation>Wenn eine Beschwerde weitergeht oder ihre Frist abläuft</translation>
        </message>
        <message>
            <source>When a file is attached</source>
            <translation>Wenn eine Datei angehängt wird</translation>
        </message>
        <message>
            <source>When a note is added</source>
            <translation>Wenn eine Notiz angelegt wird</translation>
        </message>
        <message>
            <source>When a task is opened or ended</source>
            <translation>Wenn eine Aufgabe eröffnet oder beendet wird</translation>
        </message>
        <message>
            <source>When a task is {fate}</source>
            <translation>Wenn eine Aufgabe {fate} wird</translation>
        </message>
        <message>
            <source>When a ticket is cancelled</source>
            <translation>Wenn ein Ticket storniert wird</translation>
        </message>
        <message>
            <source>When a ticket is linked to another</source>
            <translation>Wenn ein Ticket mit einem anderen verknüpft wird</translation>
        </message>
        <message>
            <source>When a ticket is opened</source>
            <translation>Wenn ein Ticket eröffnet wird</translation>
        </message>
        <message>
            <source>When an agent replies</source>
            <translation>Wenn ein Agent antwortet</translation>
        </message>
        <message>
            <source>When an approval is asked for or decided</source>
            <translation>Wenn eine Freigabe erbeten oder entschieden wird</translation>
        </message>
        <message>
            <source>When an approval is {fate}</source>
            <translation>Wenn eine Freigabe {fate} wird</translation>
        </message>
        <message>
            <source>When and where I am reached</source>
            <translation>Wann und wo ich erreichbar bin</translation>
        </message>
        <message>
            <source>When nobody touches it; every window and preview is covered. As usual: after {count} minutes where a password is asked for, else never. At once.</source>
            <translation>Wenn niemand es berührt; jedes Fenster und jede Vorschau wird verdeckt. Wie üblich: nach {count} Minuten, wo ein Passwort verlangt wird, sonst nie. Sofort.</translation>
        </message>
        <message>
            <source>When nothing has happened for {span}</source>
            <translation>Wenn seit {span} nichts geschehen ist</translation>
        </message>
        <message>
            <source>When the requester replies</source>
            <translation>Wenn der Melder antwortet</translation>
        </message>
        <message>
            <source>When the ticket has been with {team} for {span}</source>
            <translation>Wenn das Ticket seit {span} bei {team} liegt</translation>
        </message>
        <message>
            <source>When {field} becomes {after}</source>
            <translation>Wenn {field} zu {after} wechselt</translation>
        </message>
        <message>
            <source>When {field} change</source>
            <translation>Wenn sich {field} ändern</translation>
        </message>
        <message>
            <source>When {field} changes</source>
            <translation>Wenn sich {field} ändert</translation>
        </message>
        <message>
            <source>When {field} changes from {before} to {after}</source>
            <translation>Wenn sich {field} von {before} zu {after} ändert</translation>
        </message>
        <message>
            <source>When {field} has been {value} for {span}</source>
            <translation>Wenn {field} seit {span} {value} ist</translation>
        </message>
        <message>
            <source>When {field} is {before} no longer</source>
            <translation>Wenn {field} nicht mehr {before} ist</translation>
        </message>
        <message>
            <source>when {promise} is due</source>
            <translation>zur Frist ({promise})</translation>
        </message>
        <message>
            <source>When?</source>
            <translation>Wann?</translation>
        </message>
        <message>
            <source>Where something is overridden</source>
            <translation>Wo etwas überschrieben wird</translation>
        </message>
        <message>
            <source>Which complaints</source>
            <translation>Welche Beschwerden</translation>
        </message>
        <message>
            <source>Which events, by which way, quiet hours and addresses. Kept by the desk.</source>
            <translation>Welche Ereignisse, auf welchem Weg, Ruhezeiten und Adressen. Beim Desk bewahrt.</translation>
        </message>
        <message>
            <source>Which tags?</source>
            <translation>Welche Schlagwörter?</translation>
        </message>
        <message>
            <source>Which tickets fit now</source>
            <translation>Welche Tickets jetzt passen</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>Who and where</source>
            <translation>Wer und wo</translation>
        </message>
        <message>
            <source>Who answers for it</source>
            <translation>Wer dafür einsteht</translation>
        </message>
        <message>
            <source>Who approves</source>
            <translation>Wer freigibt</translation>
        </message>
        <message>
            <source>Who carries most</source>
            <translation>Wer am meisten trägt</translation>
        </message>
        <message>
            <source>Who gets the file</source>
            <translation>Wer die Datei bekommt</translation>
        </message>
        <message>
            <source>Who is told</source>
            <translation>Wer Bescheid bekommt</translation>
        </message>
        <message>
            <source>Who saw</source>
            <translation>Wer sah</translation>
        </message>
        <message>
            <source>Who saw the person's tickets</source>
            <translation>Wer die Tickets der Person sah</translation>
        </message>
        <message>
            <source>Who saw their tickets?</source>
            <translation>Wer sah ihre Tickets?</translation>
        </message>
        <message>
            <source>Who saw whom</source>
            <translation>Wer wen sah</translation>
        </message>
        <message>
            <source>Who watches</source>
            <translation>Wer wacht</translation>
        </message>
        <message>
            <source>Who watches the deadlines</source>
            <translation>Wer die Fristen überwacht</translation>
        </message>
        <message>
            <source>whoever has the fewest open tickets</source>
            <translation>die Person mit den wenigsten offenen Tickets</translation>
        </message>
        <message>
            <source>Whoever has the fewest tickets</source>
            <translation>Wer am wenigsten Tickets hat</translation>
        </message>
        <message>
            <source>whoever has the skill “{skill}” and the fewest open tickets</source>
            <translation>die Person mit der Fähigkeit „{skill}“ und den wenigsten offenen Tickets</translation>
        </message>
        <message>
            <source>whoever has the skill “{skill}” and the turn</source>
            <translation>die Person mit der Fähigkeit „{skill}“, die an der Reihe ist,</translation>
        </message>
        <message>
            <source>whoever is on call</source>
            <translation>die Bereitschaft</translation>
        </message>
        <message>
            <source>whoever is on call for “{team}”</source>
            <translation>die Bereitschaft von „{team}“</translation>
        </message>
        <message>
            <source>Whoever prints the trail leaves a number, a purpose and a hash here.</source>
            <translation>Wer das Protokoll druckt, hinterlässt hier Nummer, Zweck und Hash.</translation>
        </message>
        <message>
            <source>whoever's turn it is</source>
            <translation>die Person, die an der Reihe ist,</translation>
        </message>
        <message>
            <source>Whole hash</source>
            <translation>Hash des Ganzen</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Why close it for good?</source>
            <translation>Warum endgültig schließen?</translation>
        </message>
        <message>
            <source>Why did it run on a ticket, or not?</source>
            <translation>Warum lief sie an einem Ticket, oder nicht?</translation>
        </message>
        <message>
            <source>Why disable it?</source>
            <translation>Warum abschalten?</translation>
        </message>
        <message numerus="yes">
            <source>Why do you change %n tickets?</source>
            <translation>
                <numerusform>Warum ändern Sie %n Ticket?</numerusform>
                <numerusform>Warum ändern Sie %n Tickets?</numerusform>
            </translation>
        </message>
        <message>
            <source>Why do you change all that match?</source>
            <translation>Warum werden alle passenden geändert?</translation>
        </message>
        <message>
            <source>Why does it need no answer?</source>
            <translation>Warum braucht es keine Antwort?</translation>
        </message>
        <message>
            <source>Why enable it?</source>
            <translation>Warum einschalten?</translation>
        </message>
        <message>
            <source>Why escalate now?</source>
            <translation>Warum jetzt eskalieren?</translation>
        </message>
        <message>
            <source>Why offer it again?</source>
            <translation>Warum wieder anbieten?</translation>
        </message>
        <message>
            <source>Why offer it no longer?</source>
            <translation>Warum nicht mehr anbieten?</translation>
        </message>
        <message>
            <source>Why on hold?</source>
            <translation>Warum anhalten?</translation>
        </message>
        <message>
            <source>Why refuse it?</source>
            <translation>Warum ablehnen?</translation>
        </message>
        <message>
            <source>Why refuse “{title}”?</source>
            <translation>Warum „{title}“ ablehnen?</translation>
        </message>
        <message>
            <source>Why reopen it?</source>
            <translation>Warum wieder öffnen?</translation>
        </message>
        <message>
            <source>Why skip “{title}”?</source>
            <translation>Warum „{title}“ auslassen?</translation>
        </message>
        <message>
            <source>Why take it back?</source>
            <translation>Warum zurücknehmen?</translation>
        </message>
        <message>
            <source>Why the decision is another now</source>
            <translation>Warum jetzt anders entschieden wird</translation>
        </message>
        <message>
            <source>Why this assignee</source>
            <translation>Warum dieser Bearbeiter</translation>
        </message>
        <message>
            <source>Why this policy</source>
            <translation>Warum diese Richtlinie</translation>
        </message>
        <message>
            <source>Why this policy, why this assignee</source>
            <translation>Warum diese Richtlinie, warum dieser Bearbeiter</translation>
        </message>
        <message>
            <source>Why withdraw “{title}”?</source>
            <translation>Warum „{title}“ zurückziehen?</translation>
        </message>
        <message>
            <source>Why {priority}?</source>
            <translation>Warum {priority}?</translation>
        </message>
        <message>
            <source>Why “{kind}”?</source>
            <translation>Warum „{kind}“?</translation>
        </message>
        <message>
            <source>Why, if it is not plain</source>
            <translation>Warum, falls es nicht offensichtlich ist</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Warum?</translation>
        </message>
        <message>
            <source>with message {id}: </source>
            <translation>mit Nachricht {id}: </translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>Zurückziehen</translation>
        </message>
        <message>
            <source>Withdraw …</source>
            <translation>Zurückziehen …</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>Zurückgezogen</translation>
        </message>
        <message>
            <source>withdrawn</source>
            <translation>zurückgezogen</translation>
        </message>
        <message>
            <source>Withdrawn by the complainant</source>
            <translation>Vom Beschwerdeführer zurückgezogen</translation>
        </message>
        <message>
            <source>Withdrawn by the requester</source>
            <translation>Vom Anfragenden zurückgezogen</translation>
        </message>
        <message>
            <source>withheld</source>
            <translation>verweigert</translation>
        </message>
        <message numerus="yes">
            <source>Without a rota: {teams} and %n other teams. Their calls go to the lead.</source>
            <translation>
                <numerusform>Ohne Dienstplan: {teams} und %n weiteres Team. Ihre Anrufe gehen an die Leitung.</numerusform>
                <numerusform>Ohne Dienstplan: {teams} und %n weitere Teams. Ihre Anrufe gehen an die Leitung.</numerusform>
            </translation>
        </message>
        <message>
            <source>Without a rota: {teams}. Their calls go to the lead.</source>
            <translation>Ohne Dienstplan: {teams}. Ihre Anrufe gehen an die Leitung.</translation>
        </message>
        <message numerus="yes">
            <source>without an answer within {span} it calls %n more times, then the next level comes early</source>
            <translation>
                <numerusform>ohne Antwort innerhalb von {span} ruft sie noch %n-mal, dann kommt die nächste Stufe vorzeitig</numerusform>
                <numerusform>ohne Antwort innerhalb von {span} ruft sie noch %n-mal, dann kommt die nächste Stufe vorzeitig</numerusform>
            </translation>
        </message>
        <message>
            <source>without an answer within {span} the next level comes early</source>
            <translation>ohne Antwort innerhalb von {span} kommt die nächste Stufe vorzeitig</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Words of restricted tickets opened</source>
            <translation>Texte geschützter Tickets geöffnet</translation>
        </message>
        <message>
            <source>Words of the reply</source>
            <translation>Text der Antwort</translation>
        </message>
        <message>
            <source>Words, with {{requester}}, {{number}}, {{subject}} …</source>
            <translation>Text, mit {{requester}}, {{number}}, {{subject}} …</translation>
        </message>
        <message>
            <source>Workstation</source>
            <translation>Arbeitsplatz</translation>
        </message>
        <message>
            <source>workstation locked since {at} UTC</source>
            <translation>Arbeitsplatz gesperrt seit {at} UTC</translation>
        </message>
        <message>
            <source>Would be due</source>
            <translation>Wäre fällig</translation>
        </message>
        <message>
            <source>Write a note for your colleagues</source>
            <translation>Notiz für Ihre Kollegen schreiben</translation>
        </message>
        <message>
            <source>Write a reply</source>
            <translation>Antwort schreiben</translation>
        </message>
        <message>
            <source>Write a rota …</source>
            <translation>Dienstplan schreiben …</translation>
        </message>
        <message>
            <source>Write a time such as 14:30 or 2026-12-01 09:00.</source>
            <translation>Schreiben Sie eine Zeit wie 14:30 oder 2026-12-01 09:00.</translation>
        </message>
        <message>
            <source>Write an internal note</source>
            <translation>Interne Notiz schreiben</translation>
        </message>
        <message>
            <source>Write down what was found out once, and it is found when it is asked again.</source>
            <translation>Was einmal herausgefunden wurde, hier aufschreiben: So wird es gefunden, wenn wieder danach gefragt wird.</translation>
        </message>
        <message>
            <source>Write in the line for findings what the review came to, then close it.</source>
            <translation>Schreiben Sie in die Zeile für Befunde, was die Durchsicht ergab, und schließen Sie sie dann.</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Geschrieben</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <source>You approved it</source>
            <translation>Sie haben freigegeben</translation>
        </message>
        <message>
            <source>You approved “{title}”.</source>
            <translation>Sie haben „{title}“ freigegeben.</translation>
        </message>
        <message>
            <source>You are asked to approve</source>
            <translation>Sie sind um Freigabe gebeten</translation>
        </message>
        <message>
            <source>You are reminded {when}</source>
            <translation>Sie werden {when} erinnert</translation>
        </message>
        <message>
            <source>You follow {number}</source>
            <translation>Sie folgen {number}</translation>
        </message>
        <message>
            <source>You follow {number} no more</source>
            <translation>Sie folgen {number} nicht mehr</translation>
        </message>
        <message>
            <source>You refused it</source>
            <translation>Sie haben abgelehnt</translation>
        </message>
        <message>
            <source>You refused “{title}”.</source>
            <translation>Sie haben „{title}“ abgelehnt.</translation>
        </message>
        <message>
            <source>You will hear of it again in ten minutes.</source>
            <translation>Sie hören in zehn Minuten wieder davon.</translation>
        </message>
        <message>
            <source>You write</source>
            <translation>Sie schreiben</translation>
        </message>
        <message>
            <source>Your answer on {number} is kept as a draft: {why}</source>
            <translation>Ihre Antwort zu {number} bleibt als Entwurf: {why}</translation>
        </message>
        <message>
            <source>Your own words (may be empty)</source>
            <translation>Ihre eigenen Worte (dürfen fehlen)</translation>
        </message>
        <message>
            <source>Your settings are saved.</source>
            <translation>Ihre Einstellungen sind gespeichert.</translation>
        </message>
        <message>
            <source>Your teams are done</source>
            <translation>Ihre Teams sind fertig</translation>
        </message>
        <message>
            <source>{account}, {tier}</source>
            <translation>{account}, {tier}</translation>
        </message>
        <message>
            <source>{actor} (claimed)</source>
            <translation>{actor} (laut Angabe)</translation>
        </message>
        <message>
            <source>{by} asks: {name} becomes {role}.</source>
            <translation>{by} bittet: {name} wird {role}.</translation>
        </message>
        <message>
            <source>{counted} of {target} counted.</source>
            <translation>{counted} von {target} gezählt.</translation>
        </message>
        <message>
            <source>{counted} of {target} counted; the promise was broken at {at}.</source>
            <translation>{counted} von {target} gezählt; die Zusage wurde verletzt um {at}.</translation>
        </message>
        <message>
            <source>{counted} of {target} counted; the rest laid on the calendar ends at {at}.</source>
            <translation>{counted} von {target} gezählt; der Rest, auf den Kalender gelegt, endet um {at}.</translation>
        </message>
        <message>
            <source>{count} B</source>
            <translation>{count} B</translation>
        </message>
        <message>
            <source>{count} d</source>
            <translation>{count} T</translation>
        </message>
        <message>
            <source>{count} h</source>
            <translation>{count} h</translation>
        </message>
        <message>
            <source>{count} min</source>
            <translation>{count} min</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} s</translation>
        </message>
        <message>
            <source>{currency}: {offered} offered, {paid} paid.</source>
            <translation>{currency}: {offered} angeboten, {paid} gezahlt.</translation>
        </message>
        <message>
            <source>{date}, {clock}</source>
            <translation>{date}, {clock}</translation>
        </message>
        <message>
            <source>{days} d ago</source>
            <translation>vor {days} T</translation>
        </message>
        <message>
            <source>{days} d {hours} h</source>
            <translation>{days} T {hours} h</translation>
        </message>
        <message>
            <source>{days} days</source>
            <translation>{days} Tage</translation>
        </message>
        <message>
            <source>{days}, {hours}</source>
            <translation>{days}, {hours}</translation>
        </message>
        <message>
            <source>{done} of about {total} entries</source>
            <translation>{done} von etwa {total} Einträgen</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} von {total}</translation>
        </message>
        <message>
            <source>{field} before the change</source>
            <translation>{field} vor der Änderung</translation>
        </message>
        <message>
            <source>{field} contains {value}</source>
            <translation>{field} enthält {value}</translation>
        </message>
        <message>
            <source>{field} do not include {value}</source>
            <translation>{field} enthalten nicht {value}</translation>
        </message>
        <message>
            <source>{field} does not contain {value}</source>
            <translation>{field} enthält nicht {value}</translation>
        </message>
        <message>
            <source>{field} include {value}</source>
            <translation>{field} enthalten {value}</translation>
        </message>
        <message>
            <source>{field} is above {value}</source>
            <translation>{field} ist über {value}</translation>
        </message>
        <message>
            <source>{field} is below {value}</source>
            <translation>{field} ist unter {value}</translation>
        </message>
        <message>
            <source>{field} is less than {value}</source>
            <translation>{field} beträgt weniger als {value}</translation>
        </message>
        <message>
            <source>{field} is more than {value}</source>
            <translation>{field} beträgt mehr als {value}</translation>
        </message>
        <message>
            <source>{field} is not set</source>
            <translation>{field} ist nicht gesetzt</translation>
        </message>
        <message>
            <source>{field} is not {value}</source>
            <translation>{field} ist nicht {value}</translation>
        </message>
        <message>
            <source>{field} is set</source>
            <translation>{field} ist gesetzt</translation>
        </message>
        <message>
            <source>{field} is {value}</source>
            <translation>{field} ist {value}</translation>
        </message>
        <message>
            <source>{field} matches the pattern {value}</source>
            <translation>{field} passt zum Muster {value}</translation>
        </message>
        <message>
            <source>{field} was after {value}</source>
            <translation>{field} war nach {value}</translation>
        </message>
        <message>
            <source>{field} was before {value}</source>
            <translation>{field} war vor {value}</translation>
        </message>
        <message>
            <source>{field}: my {value}</source>
            <translation>{field}: mein {value}</translation>
        </message>
        <message>
            <source>{field}: {value} of {who}</source>
            <translation>{field}: {value} von {who}</translation>
        </message>
        <message>
            <source>{first}  +{others} more</source>
            <translation>{first}  +{others} weitere</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} bis {last}</translation>
        </message>
        <message>
            <source>{hours} h</source>
            <translation>{hours} h</translation>
        </message>
        <message>
            <source>{hours} h {minutes:02}</source>
            <translation>{hours} h {minutes:02}</translation>
        </message>
        <message>
            <source>{kind} · {size} ({bytes} bytes)</source>
            <translation>{kind} · {size} ({bytes} Bytes)</translation>
        </message>
        <message>
            <source>{kind}, to come</source>
            <translation>{kind}, kommt noch</translation>
        </message>
        <message>
            <source>{medium} to {to}: {state}</source>
            <translation>{medium} an {to}: {state}</translation>
        </message>
        <message>
            <source>{met} met, {breached} breached</source>
            <translation>{met} gehalten, {breached} verletzt</translation>
        </message>
        <message>
            <source>{names} and {last}</source>
            <translation>{names} und {last}</translation>
        </message>
        <message>
            <source>{names} has it open</source>
            <translation>{names} hat es offen</translation>
        </message>
        <message>
            <source>{names} must approve</source>
            <translation>Freigabe nötig durch {names}</translation>
        </message>
        <message>
            <source>{names} writes on this ticket</source>
            <translation>{names} schreibt an diesem Ticket</translation>
        </message>
        <message>
            <source>{name}  is being checked …</source>
            <translation>{name}  wird geprüft …</translation>
        </message>
        <message>
            <source>{name}  {size}</source>
            <translation>{name}  {size}</translation>
        </message>
        <message>
            <source>{name} (not offered)</source>
            <translation>{name} (nicht angeboten)</translation>
        </message>
        <message>
            <source>{name} follows no more</source>
            <translation>{name} folgt nicht mehr</translation>
        </message>
        <message>
            <source>{name} is let in again.</source>
            <translation>{name} kann sich wieder anmelden.</translation>
        </message>
        <message>
            <source>{name} is let in no longer; open sessions have ended.</source>
            <translation>{name} kann sich nicht mehr anmelden; offene Sitzungen sind beendet.</translation>
        </message>
        <message>
            <source>{name} is {role} now.</source>
            <translation>{name} ist jetzt {role}.</translation>
        </message>
        <message>
            <source>{name} {cycle}</source>
            <translation>{name} {cycle}</translation>
        </message>
        <message>
            <source>{name}, separated by commas</source>
            <translation>{name}, durch Kommas getrennt</translation>
        </message>
        <message>
            <source>{name}, version {version}</source>
            <translation>{name}, Version {version}</translation>
        </message>
        <message>
            <source>{name}: {size}, recorded in the trail</source>
            <translation>{name}: {size}, im Protokoll vermerkt</translation>
        </message>
        <message>
            <source>{name}: {words}</source>
            <translation>{name}: {words}</translation>
        </message>
        <message>
            <source>{name}: ↑ ↓ choose, Enter puts it in, Esc closes</source>
            <translation>{name}: ↑ ↓ wählt, Enter setzt ein, Esc schließt</translation>
        </message>
        <message>
            <source>{number} comes back {when}</source>
            <translation>{number} kommt {when} wieder</translation>
        </message>
        <message>
            <source>{number} has priority {priority}</source>
            <translation>{number} hat Priorität {priority}</translation>
        </message>
        <message>
            <source>{number} has your values</source>
            <translation>{number} hat Ihre Werte</translation>
        </message>
        <message>
            <source>{number} is acknowledged</source>
            <translation>{number} ist bestätigt</translation>
        </message>
        <message>
            <source>{number} is back in the queue</source>
            <translation>{number} ist wieder in der Warteschlange</translation>
        </message>
        <message>
            <source>{number} is cancelled</source>
            <translation>{number} ist storniert</translation>
        </message>
        <message>
            <source>{number} is changed</source>
            <translation>{number} ist geändert</translation>
        </message>
        <message>
            <source>{number} is closed</source>
            <translation>{number} ist geschlossen</translation>
        </message>
        <message>
            <source>{number} is escalated</source>
            <translation>{number} ist eskaliert</translation>
        </message>
        <message>
            <source>{number} is handed over</source>
            <translation>{number} ist übergeben</translation>
        </message>
        <message>
            <source>{number} is linked</source>
            <translation>{number} ist verknüpft</translation>
        </message>
        <message>
            <source>{number} is merged</source>
            <translation>{number} ist zusammengeführt</translation>
        </message>
        <message>
            <source>{number} is now “{kind}”</source>
            <translation>{number} ist jetzt „{kind}“</translation>
        </message>
        <message>
            <source>{number} is on hold</source>
            <translation>{number} ist angehalten</translation>
        </message>
        <message>
            <source>{number} is open</source>
            <translation>{number} ist offen</translation>
        </message>
        <message>
            <source>{number} is open again</source>
            <translation>{number} ist wieder offen</translation>
        </message>
        <message>
            <source>{number} is resolved</source>
            <translation>{number} ist gelöst</translation>
        </message>
        <message>
            <source>{number} is tagged</source>
            <translation>{number} hat seine Schlagwörter</translation>
        </message>
        <message>
            <source>{number} is {word} …</source>
            <translation>{number}: {word} …</translation>
        </message>
        <message>
            <source>{number} leaves in a moment</source>
            <translation>{number} geht gleich hinaus</translation>
        </message>
        <message>
            <source>{number} stands by itself</source>
            <translation>{number} steht für sich</translation>
        </message>
        <message>
            <source>{number} waits for the requester</source>
            <translation>{number} wartet auf den Melder</translation>
        </message>
        <message>
            <source>{number}: {macro}</source>
            <translation>{number}: {macro}</translation>
        </message>
        <message>
            <source>{open}, {breached}, {at_risk}</source>
            <translation>{open}, {breached}, {at_risk}</translation>
        </message>
        <message>
            <source>{other} for {person}</source>
            <translation>{other} für {person}</translation>
        </message>
        <message>
            <source>{outcome}, {when}</source>
            <translation>{outcome}, {when}</translation>
        </message>
        <message>
            <source>{outcome}: {reason} ({by}, confirmed by {second})</source>
            <translation>{outcome}: {reason} ({by}, bestätigt von {second})</translation>
        </message>
        <message>
            <source>{percent} %</source>
            <translation>{percent} %</translation>
        </message>
        <message>
            <source>{person} (away)</source>
            <translation>{person} (abwesend)</translation>
        </message>
        <message>
            <source>{person} is absent and nobody stands in</source>
            <translation>{person} ist abwesend, und niemand vertritt</translation>
        </message>
        <message>
            <source>{person} is absent, {other} stands in</source>
            <translation>{person} ist abwesend, {other} vertritt</translation>
        </message>
        <message>
            <source>{person}, {during} ({by})</source>
            <translation>{person}, {during} ({by})</translation>
        </message>
        <message>
            <source>{person}: {tickets}, seen or taken {times} as far as is recorded.</source>
            <translation>{person}: {tickets}, {times} gesehen oder mitgenommen, soweit aufgezeichnet.</translation>
        </message>
        <message>
            <source>{place} does not answer; trying again</source>
            <translation>{place} antwortet nicht; es wird weiter versucht</translation>
        </message>
        <message>
            <source>{policy}, version {version}</source>
            <translation>{policy}, Version {version}</translation>
        </message>
        <message>
            <source>{priority}: {length}</source>
            <translation>{priority}: {length}</translation>
        </message>
        <message>
            <source>{queue}  {count}</source>
            <translation>{queue}  {count}</translation>
        </message>
        <message>
            <source>{share} %</source>
            <translation>{share} %</translation>
        </message>
        <message>
            <source>{share} % of the open tickets</source>
            <translation>{share} % der offenen Tickets</translation>
        </message>
        <message>
            <source>{since} to {until}.</source>
            <translation>{since} bis {until}.</translation>
        </message>
        <message>
            <source>{some} and {last}</source>
            <translation>{some} und {last}</translation>
        </message>
        <message>
            <source>{some} or {last}</source>
            <translation>{some} oder {last}</translation>
        </message>
        <message>
            <source>{span} after the start</source>
            <translation>{span} nach dem Start</translation>
        </message>
        <message>
            <source>{span} after {promise} was due</source>
            <translation>{span} nach der Frist ({promise})</translation>
        </message>
        <message>
            <source>{span} ago</source>
            <translation>vor {span}</translation>
        </message>
        <message>
            <source>{span} before {promise} is due</source>
            <translation>{span} vor der Frist ({promise})</translation>
        </message>
        <message>
            <source>{span} by the clock on the wall</source>
            <translation>{span} Wanduhrzeit</translation>
        </message>
        <message>
            <source>{span} of service time</source>
            <translation>{span} Servicezeit</translation>
        </message>
        <message>
            <source>{standing} · version {version}, {when}, {who}</source>
            <translation>{standing} · Version {version}, {when}, {who}</translation>
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation>{start} bis {end}</translation>
        </message>
        <message>
            <source>{start} to {end} ({span}); {who} was the first to come back</source>
            <translation>{start} bis {end} ({span}); {who} kam als erster wieder</translation>
        </message>
        <message>
            <source>{target} while {statuses}</source>
            <translation>{target}, solange {statuses}</translation>
        </message>
        <message>
            <source>{target}: {words}</source>
            <translation>{target}: {words}</translation>
        </message>
        <message>
            <source>{tickets} of “{name}” go for good: their words, files and fields. The proofs over them stay, and a certificate says what went. This cannot be undone.</source>
            <translation>{tickets} von „{name}“ gehen endgültig: ihre Worte, Dateien und Felder. Die Beweise darüber bleiben, und eine Urkunde sagt, was ging. Das lässt sich nicht rückgängig machen.</translation>
        </message>
        <message>
            <source>{ticket}: {target}</source>
            <translation>{ticket}: {target}</translation>
        </message>
        <message>
            <source>{view}: right click or F2 changes it</source>
            <translation>{view}: Rechtsklick oder F2 ändert sie</translation>
        </message>
        <message>
            <source>{what} of {author}</source>
            <translation>{what} von {author}</translation>
        </message>
        <message>
            <source>{when}  ({at})</source>
            <translation>{when}  ({at})</translation>
        </message>
        <message>
            <source>{when}, silent since</source>
            <translation>{when}, seitdem still</translation>
        </message>
        <message>
            <source>{when}: taken away by {who}</source>
            <translation>{when}: entzogen von {who}</translation>
        </message>
        <message>
            <source>{when}: {became}, by {who}</source>
            <translation>{when}: {became}, durch {who}</translation>
        </message>
        <message>
            <source>{when}: {note}</source>
            <translation>{when}: {note}</translation>
        </message>
        <message>
            <source>{who} changed {number} meanwhile. Look at both and choose.</source>
            <translation>{who} hat {number} inzwischen geändert. Beide ansehen und wählen.</translation>
        </message>
        <message>
            <source>{who} for {whom}</source>
            <translation>{who} für {whom}</translation>
        </message>
        <message>
            <source>{who} said no</source>
            <translation>{who} sagte Nein</translation>
        </message>
        <message>
            <source>{who} said yes</source>
            <translation>{who} sagte Ja</translation>
        </message>
        <message>
            <source>{who} with the skill “{skill}”</source>
            <translation>{who} mit der Fähigkeit „{skill}“</translation>
        </message>
        <message>
            <source>{who}, {when}</source>
            <translation>{who}, {when}</translation>
        </message>
        <message>
            <source>{who}: not shown yet</source>
            <translation>{who}: noch nicht gezeigt</translation>
        </message>
        <message>
            <source>{who}: seen {when}</source>
            <translation>{who}: gesehen {when}</translation>
        </message>
        <message>
            <source>{who}: shown {when}</source>
            <translation>{who}: gezeigt {when}</translation>
        </message>
        <message>
            <source>{words}, about {left} left</source>
            <translation>{words}, noch etwa {left}</translation>
        </message>
        <message>
            <source>“{name}” cannot be read: {why}</source>
            <translation>„{name}“ kann nicht gelesen werden: {why}</translation>
        </message>
        <message>
            <source>“{name}” could not be saved: {why}</source>
            <translation>„{name}“ konnte nicht gespeichert werden: {why}</translation>
        </message>
        <message>
            <source>“{name}” has {size}; attachments may have up to {limit}. Put it on a file share and write where it is.</source>
            <translation>„{name}“ hat {size}; Anhänge dürfen bis zu {limit} haben. Legen Sie es auf eine Dateifreigabe und schreiben Sie, wo es liegt.</translation>
        </message>
        <message>
            <source>“{name}” is not a file that can be read.</source>
            <translation>„{name}“ ist keine Datei, die gelesen werden kann.</translation>
        </message>
        <message>
            <source>“{name}” is saved</source>
            <translation>„{name}“ ist gespeichert</translation>
        </message>
        <message>
            <source>“{name}” is started</source>
            <translation>„{name}“ ist gestartet</translation>
        </message>
        <message>
            <source>“{name}” is {kind} under another name. Do not open it.</source>
            <translation>„{name}“ ist {kind} unter anderem Namen. Öffnen Sie es nicht.</translation>
        </message>
        <message>
            <source>“{name}” is {kind}, not what its name says.</source>
            <translation>„{name}“ ist {kind}, nicht was der Name sagt.</translation>
        </message>
        <message>
            <source>“{name}” would be run, not shown. Open it only if you expect it.</source>
            <translation>„{name}“ würde ausgeführt, nicht gezeigt. Öffnen Sie es nur, wenn Sie es erwarten.</translation>
        </message>
        <message>
            <source>“{name}”: {before} days become {after}.</source>
            <translation>„{name}“: aus {before} Tagen werden {after}.</translation>
        </message>
        <message>
            <source>“{reason}”, {when}</source>
            <translation>„{reason}“, {when}</translation>
        </message>
        <message>
            <source>“{seed}”, {left} of {all} without a finding, {when}</source>
            <translation>„{seed}“, {left} von {all} ohne Befund, {when}</translation>
        </message>
        <message>
            <source>“{text}” is no ticket number, such as 1042.</source>
            <translation>„{text}“ ist keine Ticketnummer wie 1042.</translation>
        </message>
        <message>
            <source>“{title}” is a draft again</source>
            <translation>„{title}“ ist wieder ein Entwurf</translation>
        </message>
        <message>
            <source>“{title}” is done.</source>
            <translation>„{title}“ ist erledigt.</translation>
        </message>
        <message>
            <source>“{title}” is published</source>
            <translation>„{title}“ ist veröffentlicht</translation>
        </message>
        <message>
            <source>“{title}” is skipped.</source>
            <translation>„{title}“ ist ausgelassen.</translation>
        </message>
        <message>
            <source>“{title}” is taken away</source>
            <translation>„{title}“ ist weggenommen</translation>
        </message>
        <message>
            <source>“{title}” is withdrawn.</source>
            <translation>„{title}“ ist zurückgezogen.</translation>
        </message>
        <message>
            <source>“{view}” is taken away</source>
            <translation>„{view}“ ist weggenommen</translation>
        </message>
        <message>
            <source>“{words}”</source>
            <translation>„{words}“</translation>
        </message>
        <message>
            <source>… the newest are shown.</source>
            <translation>… die neuesten werden gezeigt.</translation>
        </message>
        <message>
            <source>← → other files of the message</source>
            <translation>← → andere Dateien der Nachricht</translation>
        </message>
    </context>
</TS>
