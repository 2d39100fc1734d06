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
            <source> of the period below</source>
            <translation> des Zeitraums unten</translation>
        </message>
        <message>
            <source> of {pages:,}</source>
            <translation> von {pages:,}</translation>
        </message>
        <message>
            <source> · </source>
            <translation> · </translation>
        </message>
        <message>
            <source>#</source>
            <translation>#</translation>
        </message>
        <message>
            <source>#{ticket_id} was not split from another ticket; cancel it by hand if it is not needed.</source>
            <translation>#{ticket_id} wurde nicht aus einem anderen Ticket herausgelöst; brechen Sie es von Hand ab, wenn es nicht gebraucht wird.</translation>
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
            <source>%n characters are invisible or not in the fonts of this report, and printed as a Unicode number such as [U+4E2D].</source>
            <translation>
                <numerusform>%n Zeichen ist unsichtbar oder fehlt den Schriften dieses Berichts und ist als Unicode-Nummer gedruckt, etwa [U+4E2D].</numerusform>
                <numerusform>%n Zeichen sind unsichtbar oder fehlen den Schriften dieses Berichts und sind als Unicode-Nummer gedruckt, etwa [U+4E2D].</numerusform>
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
            <source>%n entries are left out</source>
            <translation>
                <numerusform>%n Eintrag ist weggelassen</numerusform>
                <numerusform>%n Einträge sind weggelassen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entries have no finding yet; look through them first.</source>
            <translation>
                <numerusform>%n Eintrag hat noch keinen Befund; sehen Sie ihn zuerst durch.</numerusform>
                <numerusform>%n Einträge haben noch keinen Befund; sehen Sie sie zuerst durch.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entries repeat the record of another system. The entry's own time is that of the import; the source's time and actor are its claims.</source>
            <translation>
                <numerusform>%n Eintrag wiederholt die Aufzeichnung eines anderen Systems. Seine eigene Zeit ist die des Einlesens; Zeit und Person der Quelle sind deren Angaben.</numerusform>
                <numerusform>%n Einträge wiederholen die Aufzeichnung eines anderen Systems. Ihre eigene Zeit ist die des Einlesens; Zeit und Person der Quelle sind deren Angaben.</numerusform>
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
            <source>%n more parts follow in the same order, without a line here.</source>
            <translation>
                <numerusform>%n weiterer Teil folgt in derselben Reihenfolge, ohne eine Zeile hier.</numerusform>
                <numerusform>%n weitere Teile folgen in derselben Reihenfolge, ohne eine Zeile hier.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more pauses: see the history.</source>
            <translation>
                <numerusform>%n weitere Pause: siehe Verlauf.</numerusform>
                <numerusform>%n weitere Pausen: siehe Verlauf.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n neuer</numerusform>
                <numerusform>%n neue</numerusform>
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
            <source>%n other kinds</source>
            <translation>
                <numerusform>%n andere Art</numerusform>
                <numerusform>%n andere Arten</numerusform>
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
            <source>%n tickets fit now</source>
            <translation>
                <numerusform>%n Ticket passt jetzt</numerusform>
                <numerusform>%n Tickets passen jetzt</numerusform>
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
            <source>%n tickets have something due that nobody does.</source>
            <translation>
                <numerusform>Bei %n Ticket ist etwas fällig, das niemand erledigt.</numerusform>
                <numerusform>Bei %n Tickets ist etwas fällig, das niemand erledigt.</numerusform>
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
            <source>%n tickets that have entries in the log of {year} are still here ({named}). Purge what is due of them first; the others are kept, and the log with them.</source>
            <translation>
                <numerusform>%n Ticket mit Einträgen im Protokoll von {year} ist noch da ({named}). Löschen Sie es zuerst, wenn es fällig ist; sonst bleibt es und mit ihm das Protokoll.</numerusform>
                <numerusform>%n Tickets mit Einträgen im Protokoll von {year} sind noch da ({named}). Löschen Sie zuerst, was davon fällig ist; die anderen bleiben und mit ihnen das Protokoll.</numerusform>
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
            <source>%n values are longer than 4,000 characters. The first part is printed, with the number of characters that are not.</source>
            <translation>
                <numerusform>%n Wert ist länger als 4.000 Zeichen. Gedruckt ist der erste Teil, mit der Zahl der Zeichen, die fehlen.</numerusform>
                <numerusform>%n Werte sind länger als 4.000 Zeichen. Gedruckt ist der erste Teil, mit der Zahl der Zeichen, die fehlen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n values of the others are not shown</source>
            <translation>
                <numerusform>%n Wert der übrigen ist nicht gezeigt</numerusform>
                <numerusform>%n Werte der übrigen sind nicht gezeigt</numerusform>
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
            <source>[drill] </source>
            <translation>[Übung] </translation>
        </message>
        <message>
            <source>[withheld]</source>
            <translation>[vorenthalten]</translation>
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
            <source>a call is repeated at most {most_repeats} times</source>
            <translation>ein Ruf wird höchstens {most_repeats} Mal wiederholt</translation>
        </message>
        <message>
            <source>A canned reply needs words: write what the requester is to read.</source>
            <translation>Ein Textbaustein braucht Worte: Schreiben Sie, was die anfragende Person lesen soll.</translation>
        </message>
        <message>
            <source>A channel has a name of at most {limit} letters.</source>
            <translation>Ein Kanal hat einen Namen von höchstens {limit} Zeichen.</translation>
        </message>
        <message>
            <source>A channel keeps no secret: name one, such as secret: env:SMTP_PASSWORD.</source>
            <translation>Ein Kanal enthält kein Geheimnis: Nennen Sie eines, etwa secret: env:SMTP_PASSWORD.</translation>
        </message>
        <message>
            <source>A class has a name and a basis: the law or rule that asks for it.</source>
            <translation>Eine Klasse hat einen Namen und eine Grundlage: das Gesetz oder die Regel, die sie verlangt.</translation>
        </message>
        <message>
            <source>A clock is restated as met or as breached, nothing else.</source>
            <translation>Eine Frist wird als eingehalten oder als verletzt berichtigt, als nichts anderes.</translation>
        </message>
        <message>
            <source>a clock of the server that went back</source>
            <translation>eine Uhr des Servers, die zurückging</translation>
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
            <source>A colleague changed these words meanwhile; nothing was saved. What you wrote stays: look at theirs, then save again to put yours in their place.</source>
            <translation>Jemand anders hat diesen Text inzwischen geändert; es wurde nichts gespeichert. Was Sie geschrieben haben, bleibt: Sehen Sie sich die andere Fassung an und speichern Sie dann noch einmal, um sie zu ersetzen.</translation>
        </message>
        <message>
            <source>A colleague changed this first. Look at both and save again.</source>
            <translation>Jemand anderes hat das zuerst geändert. Sehen Sie sich beides an und speichern Sie erneut.</translation>
        </message>
        <message>
            <source>A colleague changed {fields} of the complaint {complaint} meanwhile; nothing was saved. What you wrote stays: look at theirs, then save again to put yours in its place.</source>
            <translation>An der Beschwerde {complaint} hat inzwischen jemand anders geändert: {fields}. Nichts wurde gespeichert. Was Sie geschrieben haben, bleibt: Sehen Sie sich die andere Fassung an und speichern Sie noch einmal, um Ihre an deren Stelle zu setzen.</translation>
        </message>
        <message>
            <source>A colleague changed “{name}” meanwhile; nothing was saved. What you wrote stays: look at theirs, then save again to put yours in its place.</source>
            <translation>Jemand anders hat „{name}“ inzwischen geändert; es wurde nichts gespeichert. Was Sie geschrieben haben, bleibt: Sehen Sie sich die andere Fassung an und speichern Sie dann noch einmal, um sie zu ersetzen.</translation>
        </message>
        <message>
            <source>A colleague corrected the receipt of {complaint} meanwhile; nothing was saved. What you wrote stays: look at theirs, then correct it again to put yours in its place.</source>
            <translation>Jemand anders hat den Eingang von {complaint} inzwischen berichtigt; nichts wurde gespeichert. Was Sie geschrieben haben, bleibt: Sehen Sie sich die andere Fassung an und berichtigen Sie noch einmal, um Ihre an deren Stelle zu setzen.</translation>
        </message>
        <message>
            <source>A colleague decided the complaint {complaint} meanwhile; nothing was saved. What you wrote stays: look at theirs, then decide again to put yours in its place.</source>
            <translation>Jemand anders hat die Beschwerde {complaint} inzwischen entschieden; nichts wurde gespeichert. Was Sie geschrieben haben, bleibt: Sehen Sie sich die andere Fassung an und entscheiden Sie noch einmal, um Ihre an deren Stelle zu setzen.</translation>
        </message>
        <message>
            <source>A command, a ticket number, or words to search for</source>
            <translation>Ein Befehl, eine Ticketnummer oder Suchwörter</translation>
        </message>
        <message>
            <source>a complaint moved on, or its time ran out</source>
            <translation>eine Beschwerde ging weiter, oder ihre Frist lief ab</translation>
        </message>
        <message>
            <source>a complaint moved on, or its time ran out ({values})</source>
            <translation>eine Beschwerde ging weiter, oder ihre Frist lief ab ({values})</translation>
        </message>
        <message>
            <source>A complaint needs its {name}, in up to {lines} characters.</source>
            <translation>Bei einer Beschwerde fehlt noch: {name}, mit höchstens {lines} Zeichen.</translation>
        </message>
        <message>
            <source>A complaint that was withdrawn takes no final response.</source>
            <translation>Eine zurückgezogene Beschwerde erhält keine abschließende Antwort.</translation>
        </message>
        <message>
            <source>A copy that leaves the house names its recipient: say who gets it.</source>
            <translation>Eine Kopie, die das Haus verlässt, nennt ihren Empfänger: Sagen Sie, wer sie bekommt.</translation>
        </message>
        <message>
            <source>A customer's copy is about one ticket: say which.</source>
            <translation>Eine Kopie für Kunden handelt von einem Ticket: Sagen Sie, von welchem.</translation>
        </message>
        <message>
            <source>a date such as 2026-06-08</source>
            <translation>ein Datum wie 2026-06-08</translation>
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
            <source>a field changed</source>
            <translation>ein Feld änderte sich</translation>
        </message>
        <message>
            <source>a field kept its value for a while</source>
            <translation>ein Feld blieb eine Weile, wie es ist</translation>
        </message>
        <message>
            <source>a file was attached</source>
            <translation>eine Datei wurde angehängt</translation>
        </message>
        <message>
            <source>a GIF picture</source>
            <translation>ein GIF-Bild</translation>
        </message>
        <message>
            <source>A group for {name}</source>
            <translation>Eine Gruppe für {name}</translation>
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
            <source>A hold names its matter and its custodian: fill in both.</source>
            <translation>Eine Sperre nennt ihren Anlass und wer sie verwaltet: Füllen Sie beides aus.</translation>
        </message>
        <message>
            <source>A hold needs a reason: say it in a few words.</source>
            <translation>Eine Sperre braucht eine Begründung: ein paar Worte genügen.</translation>
        </message>
        <message>
            <source>A holding response on {complaint} is recorded already.</source>
            <translation>Zur Beschwerde {complaint} ist schon ein Zwischenbescheid erfasst.</translation>
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
            <source>A jurisdiction has a name of up to {name_limit} characters.</source>
            <translation>Der Name einer Rechtsordnung hat höchstens {name_limit} Zeichen.</translation>
        </message>
        <message>
            <source>A jurisdiction owes something: name one of {known}.</source>
            <translation>Eine Rechtsordnung verlangt etwas: Nennen Sie eine dieser Fristen: {known}.</translation>
        </message>
        <message>
            <source>A letter has 1 to {most} paragraphs, each with a key of its own.</source>
            <translation>Ein Brief hat 1 bis {most} Absätze, jeder mit einem eigenen Schlüssel.</translation>
        </message>
        <message>
            <source>A letter has a name and a title of up to {name_limit} characters.</source>
            <translation>Ein Brief hat einen Namen und einen Titel mit höchstens {name_limit} Zeichen.</translation>
        </message>
        <message>
            <source>A letter has a paragraph it may not be without: mark it as mandatory.</source>
            <translation>Ein Brief hat einen Absatz, der nicht fehlen darf: Kennzeichnen Sie ihn als Pflicht.</translation>
        </message>
        <message>
            <source>A letter has at most {text_limit:,} characters.</source>
            <translation>Ein Brief hat höchstens {text_limit:,} Zeichen.</translation>
        </message>
        <message>
            <source>A letter is written in one of {languages}.</source>
            <translation>Ein Brief wird in einer dieser Sprachen geschrieben: {languages}.</translation>
        </message>
        <message>
            <source>A letter that was sent past the desk needs its words and its file.</source>
            <translation>Ein Brief, der am Helpdesk vorbei verschickt wurde, braucht seinen Text und seine Datei.</translation>
        </message>
        <message>
            <source>A level does not know {unknown}.</source>
            <translation>Eine Stufe kennt dies nicht: {unknown}.</translation>
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
            <source>a log that does not continue what another machine remembers</source>
            <translation>ein Protokoll, das nicht fortsetzt, was eine andere Maschine festhielt</translation>
        </message>
        <message>
            <source>a log that is not the one that was signed</source>
            <translation>ein Protokoll, das nicht das signierte ist</translation>
        </message>
        <message>
            <source>A login begins with a small letter and has up to {login_limit} small letters, digits, . _ and -; not the names of the server, such as pg_ or public. Choose another name.</source>
            <translation>Ein Anmeldename beginnt mit einem Kleinbuchstaben und hat bis zu {login_limit} Kleinbuchstaben ohne Umlaute, Ziffern, . _ und -; Namen des Servers wie pg_ oder public gehen nicht. Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>a macOS program</source>
            <translation>ein macOS-Programm</translation>
        </message>
        <message>
            <source>A mail address has at most {address_limit} characters.</source>
            <translation>Eine Mailadresse hat höchstens {address_limit} Zeichen.</translation>
        </message>
        <message>
            <source>A marked ticket goes the real way: its levels fire, people are called. It stays out of every figure, and its record stays.</source>
            <translation>Ein gekennzeichnetes Ticket geht den echten Weg: seine Stufen lösen aus, Menschen werden gerufen. Es bleibt aus allen Zahlen heraus, und seine Aufzeichnung bleibt.</translation>
        </message>
        <message>
            <source>A message can call {most} people, not {count}: hand the ticket to a team.</source>
            <translation>Eine Nachricht kann {most} Personen rufen, nicht {count}: Geben Sie das Ticket an ein Team.</translation>
        </message>
        <message>
            <source>A minus sign marks what was removed and a plus sign what was added; where a part of a value changed, weight sets it off. A dash means that there was no value. Reasons are what the actor gave; names and times are what the desk recorded.</source>
            <translation>Ein Minus zeigt, was entfernt, ein Plus, was hinzugefügt wurde; änderte sich ein Teil, ist er fett. Ein Strich heißt: kein Wert. Gründe gab, wer handelte; Namen und Zeiten hat das System festgehalten. Was das Programm selbst schrieb, steht hier auf Deutsch, im Protokoll und in den Einträgen (JSON Lines) auf Englisch.</translation>
        </message>
        <message>
            <source>A name has 1 to {name_limit} characters: choose one.</source>
            <translation>Ein Name hat 1 bis {name_limit} Zeichen: Wählen Sie einen.</translation>
        </message>
        <message>
            <source>a note was added</source>
            <translation>eine Notiz wurde hinzugefügt</translation>
        </message>
        <message>
            <source>A number</source>
            <translation>Eine Zahl</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>eine Zahl</translation>
        </message>
        <message>
            <source>A number is larger than {place} keeps; nothing was changed. Correct it.</source>
            <translation>Eine Zahl ist größer, als {place} sie aufnimmt; nichts wurde geändert. Berichtigen Sie sie.</translation>
        </message>
        <message>
            <source>A pack has at most {limit} characters.</source>
            <translation>Ein Paket hat höchstens {limit} Zeichen.</translation>
        </message>
        <message>
            <source>a part of the path is no folder</source>
            <translation>ein Teil des Pfades ist kein Ordner</translation>
        </message>
        <message>
            <source>A password for {name}</source>
            <translation>Ein Kennwort für {name}</translation>
        </message>
        <message>
            <source>A password has {shortest} to {longest} characters; choose a longer one, several words are good.</source>
            <translation>Ein Passwort hat {shortest} bis {longest} Zeichen; wählen Sie ein längeres, mehrere Wörter sind gut.</translation>
        </message>
        <message>
            <source>a pattern has at most {pattern_limit} characters</source>
            <translation>ein Muster hat höchstens {pattern_limit} Zeichen</translation>
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
            <source>a person's own login does not see every column; the watcher's does</source>
            <translation>die eigene Anmeldung einer Person sieht nicht jede Spalte; die des Wächters schon</translation>
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
            <source>a priority</source>
            <translation>eine Priorität</translation>
        </message>
        <message>
            <source>A procedure is a list of steps, started on a ticket by somebody or by a rule: who does what, after what, and who must approve.</source>
            <translation>Ein Ablauf ist eine Liste von Schritten, die jemand oder eine Regel an einem Ticket startet: wer was tut, wonach, und wer freigeben muss.</translation>
        </message>
        <message>
            <source>A profile has no {unknown}.</source>
            <translation>Zu den Wünschen gehört dies nicht: {unknown}.</translation>
        </message>
        <message>
            <source>A program is not shown, and nothing here runs it.</source>
            <translation>Ein Programm wird nicht gezeigt, und hier führt es nichts aus.</translation>
        </message>
        <message>
            <source>A purge</source>
            <translation>Eine Löschung</translation>
        </message>
        <message>
            <source>A purge needs its ground: say which rule or request asks for it.</source>
            <translation>Eine Löschung braucht ihren Grund: Sagen Sie, welche Regel oder Bitte sie verlangt.</translation>
        </message>
        <message>
            <source>A purge takes 1 to {most} tickets at once: begin with the oldest.</source>
            <translation>Eine Löschung umfasst 1 bis {most} Tickets auf einmal: Beginnen Sie mit den ältesten.</translation>
        </message>
        <message>
            <source>a RAR archive</source>
            <translation>ein RAR-Archiv</translation>
        </message>
        <message>
            <source>A reminder</source>
            <translation>Eine Erinnerung</translation>
        </message>
        <message>
            <source>A restatement needs a reason: say why the record misleads.</source>
            <translation>Eine Berichtigung braucht eine Begründung: Sagen Sie, warum die Aufzeichnung irreführt.</translation>
        </message>
        <message>
            <source>A review is opened by a person who signed in.</source>
            <translation>Eine Durchsicht eröffnet eine Person, die angemeldet ist.</translation>
        </message>
        <message>
            <source>A review needs a finding, even if it is that nothing was found.</source>
            <translation>Eine Durchsicht braucht einen Befund, auch wenn nichts gefunden wurde.</translation>
        </message>
        <message>
            <source>a rich-text document</source>
            <translation>ein RTF-Dokument</translation>
        </message>
        <message>
            <source>A rota needs at least one layer.</source>
            <translation>Ein Bereitschaftsplan braucht mindestens eine Ebene.</translation>
        </message>
        <message>
            <source>a row of the database changed or deleted without an entry</source>
            <translation>eine Zeile der Datenbank, ohne Eintrag geändert oder gelöscht</translation>
        </message>
        <message>
            <source>A rule cannot be triggered on “{on}”; there are {known}.</source>
            <translation>Eine Regel kann nicht durch „{on}“ ausgelöst werden; es gibt {known}.</translation>
        </message>
        <message>
            <source>a rule cannot make a ticket {wanted}.</source>
            <translation>Eine Regel kann ein Ticket nicht auf diesen Status setzen: {wanted}.</translation>
        </message>
        <message>
            <source>A rule does by itself what you would do by hand: when something happens, if the conditions hold. A ready-made set is taken over with vigilctl rules install.</source>
            <translation>Eine Regel tut von selbst, was Sie von Hand täten: wenn etwas geschieht und die Bedingungen gelten. Fertige Regeln übernimmt vigilctl rules install.</translation>
        </message>
        <message>
            <source>A rule does not know {unknown}.</source>
            <translation>Eine Regel kennt dies nicht: {unknown}.</translation>
        </message>
        <message>
            <source>A rule has at most {most} actions.</source>
            <translation>Eine Regel hat höchstens {most} Aktionen.</translation>
        </message>
        <message>
            <source>A rule needs a name: say in a few words what it is for.</source>
            <translation>Eine Regel braucht einen Namen: Sagen Sie in wenigen Worten, wozu sie da ist.</translation>
        </message>
        <message>
            <source>A rule needs at least one action.</source>
            <translation>Eine Regel braucht mindestens eine Aktion.</translation>
        </message>
        <message>
            <source>A sample has 1 to {most:,} entries.</source>
            <translation>Eine Stichprobe hat 1 bis {most:,} Einträge.</translation>
        </message>
        <message>
            <source>A sample needs a seed, so that it can be drawn again.</source>
            <translation>Eine Stichprobe braucht einen Startwert, damit sie noch einmal gezogen werden kann.</translation>
        </message>
        <message>
            <source>a script</source>
            <translation>ein Skript</translation>
        </message>
        <message>
            <source>A signed report holds up to {most_signed:,} entries, and this scope has {entries:,}: choose a shorter period, or several.</source>
            <translation>Ein signierter Bericht fasst höchstens {most_signed:,} Einträge, dieser Ausschnitt hat {entries:,}: Wählen Sie einen kürzeren Zeitraum oder mehrere.</translation>
        </message>
        <message>
            <source>a single user's file without signatures that reach beyond it</source>
            <translation>die Datei eines einzelnen Benutzers, ohne Signaturen, die über sie hinausreichen</translation>
        </message>
        <message>
            <source>A skill of {name}</source>
            <translation>Eine Fähigkeit von {name}</translation>
        </message>
        <message>
            <source>a span of business time is not negative</source>
            <translation>eine Spanne von Servicezeit ist nicht negativ</translation>
        </message>
        <message>
            <source>A spreadsheet holds a million rows; export as CSV, or narrow the queue.</source>
            <translation>Eine Tabelle fasst eine Million Zeilen; exportieren Sie als CSV oder grenzen Sie die Warteschlange ein.</translation>
        </message>
        <message>
            <source>a started path</source>
            <translation>ein gestarteter Pfad</translation>
        </message>
        <message>
            <source>a status</source>
            <translation>ein Status</translation>
        </message>
        <message>
            <source>A step does not know {unknown}.</source>
            <translation>Ein Schritt kennt dies nicht: {unknown}.</translation>
        </message>
        <message>
            <source>A step needs a title.</source>
            <translation>Ein Schritt braucht einen Titel.</translation>
        </message>
        <message>
            <source>a tar archive</source>
            <translation>ein tar-Archiv</translation>
        </message>
        <message>
            <source>a target is at most a hundred years</source>
            <translation>ein Ziel beträgt höchstens hundert Jahre</translation>
        </message>
        <message>
            <source>a target is not negative</source>
            <translation>ein Ziel ist nicht negativ</translation>
        </message>
        <message>
            <source>a task was opened or ended</source>
            <translation>eine Aufgabe wurde geöffnet oder beendet</translation>
        </message>
        <message>
            <source>a task was opened or ended ({values})</source>
            <translation>eine Aufgabe wurde geöffnet oder beendet ({values})</translation>
        </message>
        <message>
            <source>A team for {name}</source>
            <translation>Ein Team für {name}</translation>
        </message>
        <message>
            <source>A template has at most {limit} characters; this one {count}.</source>
            <translation>Eine Vorlage hat höchstens {limit} Zeichen; diese hat {count}.</translation>
        </message>
        <message>
            <source>A template has from 1 to {most} steps; this one has {count}.</source>
            <translation>Eine Vorlage hat 1 bis {most} Schritte; diese hat {count}.</translation>
        </message>
        <message>
            <source>A ticket needs a subject: say in a few words what is wrong.</source>
            <translation>Ein Ticket braucht einen Betreff: Sagen Sie in ein paar Worten, was nicht stimmt.</translation>
        </message>
        <message>
            <source>A ticket needs a type: say what sort of request it is, such as Incident.</source>
            <translation>Ein Ticket braucht eine Art: Sagen Sie, was für eine Anfrage es ist, etwa Incident.</translation>
        </message>
        <message>
            <source>a TIFF picture</source>
            <translation>ein TIFF-Bild</translation>
        </message>
        <message>
            <source>a value is empty</source>
            <translation>ein Wert ist leer</translation>
        </message>
        <message>
            <source>A view cannot compare by pattern, nor a number or date of the desk's own fields by size: the database could not find its tickets quickly. Use contains or is.</source>
            <translation>Eine Ansicht kann nicht nach Muster vergleichen und eigene Zahlen- und Datumsfelder nicht nach der Größe: Die Datenbank fände ihre Tickets nicht schnell genug. Nehmen Sie „enthält“ oder „ist“.</translation>
        </message>
        <message>
            <source>a warning is given in days or weeks</source>
            <translation>eine Warnung wird in Tagen oder Wochen angegeben</translation>
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
            <source>a whole number has at most {most} digits</source>
            <translation>eine ganze Zahl hat höchstens {most} Ziffern</translation>
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
            <source>absence</source>
            <translation>Abwesenheit</translation>
        </message>
        <message>
            <source>Absence ended</source>
            <translation>Abwesenheit beendet</translation>
        </message>
        <message>
            <source>Absence entered</source>
            <translation>Abwesenheit eingetragen</translation>
        </message>
        <message>
            <source>Absence of {name}</source>
            <translation>Abwesenheit von {name}</translation>
        </message>
        <message>
            <source>Absences</source>
            <translation>Abwesenheiten</translation>
        </message>
        <message>
            <source>absent, and nobody stands in</source>
            <translation>abwesend, und niemand vertritt</translation>
        </message>
        <message>
            <source>absent, {who} stands in</source>
            <translation>abwesend, vertreten von {who}</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>Annahme</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Angenommen</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>angenommen</translation>
        </message>
        <message>
            <source>Accepted by</source>
            <translation>Angenommen von</translation>
        </message>
        <message>
            <source>accepted by the relay</source>
            <translation>vom Mailserver angenommen</translation>
        </message>
        <message>
            <source>Accepting a restored log needs a reason: say what happened.</source>
            <translation>Ein wiederhergestelltes Protokoll anzuerkennen braucht eine Begründung: Sagen Sie, was geschehen ist.</translation>
        </message>
        <message>
            <source>Access report drawn</source>
            <translation>Zugriffsbericht erstellt</translation>
        </message>
        <message>
            <source>Accesses reported</source>
            <translation>Berichtete Zugriffe</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>account</source>
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
            <source>Acknowledged</source>
            <translation>Bestätigt</translation>
        </message>
        <message>
            <source>acknowledged</source>
            <translation>bestätigt</translation>
        </message>
        <message>
            <source>Acknowledged at</source>
            <translation>Bestätigt am</translation>
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
            <source>acknowledgement</source>
            <translation>Eingangsbestätigung</translation>
        </message>
        <message>
            <source>act</source>
            <translation>handeln</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Aktion</translation>
        </message>
        <message>
            <source>Action {number} ({do}) needs {missing}.</source>
            <translation>Aktion {number} ({do}) braucht noch: {missing}.</translation>
        </message>
        <message>
            <source>Action {number} ({do}): no {unknown}.</source>
            <translation>Aktion {number} ({do}) kennt dies nicht: {unknown}.</translation>
        </message>
        <message>
            <source>Action {number} ({do}): {problem}</source>
            <translation>Aktion {number} ({do}): {problem}</translation>
        </message>
        <message>
            <source>Action {number}: do one of {kinds}.</source>
            <translation>Aktion {number}: Tun Sie eines hiervon: {kinds}.</translation>
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
            <source>Add a note</source>
            <translation>Notiz anfügen</translation>
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
            <source>Add holiday</source>
            <translation>Feiertag hinzufügen</translation>
        </message>
        <message>
            <source>Add note</source>
            <translation>Notiz anlegen</translation>
        </message>
        <message>
            <source>Add somebody</source>
            <translation>Jemanden hinzufügen</translation>
        </message>
        <message>
            <source>Add special day</source>
            <translation>Besonderen Tag hinzufügen</translation>
        </message>
        <message numerus="yes">
            <source>add the tags {tags}</source>
            <translation>
                <numerusform>das Schlagwort {tags} setzen</numerusform>
                <numerusform>die Schlagwörter {tags} setzen</numerusform>
            </translation>
        </message>
        <message>
            <source>Add to a team …</source>
            <translation>In ein Team aufnehmen …</translation>
        </message>
        <message>
            <source>Add to the team</source>
            <translation>Ins Team aufnehmen</translation>
        </message>
        <message>
            <source>added a note</source>
            <translation>Notiz hinzugefügt</translation>
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
            <source>Adds</source>
            <translation>Fügt hinzu</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>administrator</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>Administrators and watchers are made by two: the second one agrees here, too.</source>
            <translation>Administratoren und Wächter werden durch zwei gemacht: Die zweite Person stimmt ebenfalls hier zu.</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Danach</translation>
        </message>
        <message numerus="yes">
            <source>after %n minutes</source>
            <translation>
                <numerusform>nach %n Minute</numerusform>
                <numerusform>nach %n Minuten</numerusform>
            </translation>
        </message>
        <message>
            <source>After a restore: {what}</source>
            <translation>Nach einer Wiederherstellung: {what}</translation>
        </message>
        <message>
            <source>after first response</source>
            <translation>nach der ersten Antwort</translation>
        </message>
        <message>
            <source>After steps</source>
            <translation>Nach Schritten</translation>
        </message>
        <message>
            <source>after the breach (tall)</source>
            <translation>nach der Verletzung (hoch)</translation>
        </message>
        <message>
            <source>after {tasks}</source>
            <translation>nach {tasks}</translation>
        </message>
        <message>
            <source>Again</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>Again and again, every</source>
            <translation>Immer wieder, alle</translation>
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
            <source>agent</source>
            <translation>Agent</translation>
        </message>
        <message>
            <source>agent created no response clock</source>
            <translation>keine Antwortfrist, wenn wir eröffnen</translation>
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
            <source>Agreed by</source>
            <translation>Zustimmung von</translation>
        </message>
        <message>
            <source>Agreed with the requester</source>
            <translation>Mit dem Anfragenden vereinbart</translation>
        </message>
        <message>
            <source>alert assignee</source>
            <translation>zuständige Person benachrichtigen</translation>
        </message>
        <message>
            <source>Alerted {people}</source>
            <translation>Benachrichtigt: {people}</translation>
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
            <source>all of them</source>
            <translation>allen</translation>
        </message>
        <message>
            <source>All of these</source>
            <translation>Alle davon</translation>
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
            <source>Amount</source>
            <translation>Betrag</translation>
        </message>
        <message>
            <source>An administrator changed what you may do here. Sign in again to go on with your new role.</source>
            <translation>Die Administration hat geändert, was Sie hier dürfen. Melden Sie sich neu an, um mit Ihrer neuen Rolle weiterzumachen.</translation>
        </message>
        <message>
            <source>An administrator is made by two: begin with another role, then change it.</source>
            <translation>Administrator wird man durch zwei: mit einer anderen Rolle beginnen, dann ändern.</translation>
        </message>
        <message>
            <source>An administrator makes one with `vigilctl audit authority` and names its folder in the settings file (signing = DIR) or in VIGILDESK_SIGNING.</source>
            <translation>Die Administration erstellt eines mit `vigilctl audit authority` und nennt den Ordner in den Einstellungen dieses Platzes (signing = DIR) oder in VIGILDESK_SIGNING.</translation>
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
            <source>an agent replied</source>
            <translation>ein Agent hat geantwortet</translation>
        </message>
        <message>
            <source>an alteration was found</source>
            <translation>eine Veränderung wurde gefunden</translation>
        </message>
        <message>
            <source>an answer is waited for at least a minute, such as 15m</source>
            <translation>auf eine Antwort wird mindestens eine Minute gewartet, etwa 15m</translation>
        </message>
        <message>
            <source>an approval was asked for or decided</source>
            <translation>eine Freigabe wurde erbeten oder entschieden</translation>
        </message>
        <message>
            <source>an approval was asked for or decided ({values})</source>
            <translation>eine Freigabe wurde erbeten oder entschieden ({values})</translation>
        </message>
        <message>
            <source>An article needs a title: the question it answers, in a few words.</source>
            <translation>Ein Artikel braucht einen Titel: die Frage, die er beantwortet, in ein paar Worten.</translation>
        </message>
        <message>
            <source>An article needs words: write the answer.</source>
            <translation>Ein Artikel braucht Text: Schreiben Sie die Antwort.</translation>
        </message>
        <message>
            <source>an entry taken out, put in or moved within the history of its subject</source>
            <translation>ein Eintrag, der aus dem Verlauf seines Gegenstands genommen, eingefügt oder darin verschoben wurde</translation>
        </message>
        <message>
            <source>an entry that a workstation wrote and that is gone</source>
            <translation>ein Eintrag, den ein Arbeitsplatz schrieb und der fehlt</translation>
        </message>
        <message>
            <source>an entry whose bytes are not those that were hashed</source>
            <translation>ein Eintrag, dessen Bytes nicht die gehashten sind</translation>
        </message>
        <message>
            <source>An erasure</source>
            <translation>Eine Tilgung</translation>
        </message>
        <message>
            <source>an instant needs a time zone</source>
            <translation>ein Zeitpunkt braucht eine Zeitzone</translation>
        </message>
        <message>
            <source>an interval cannot start at 24:00</source>
            <translation>eine Öffnungszeit kann nicht um 24:00 beginnen</translation>
        </message>
        <message>
            <source>an interval is a pair of times such as 09:00 and 17:00</source>
            <translation>eine Öffnungszeit ist ein Paar von Uhrzeiten wie 09:00 und 17:00</translation>
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
            <source>and {rest:,} more, in the order of the pages</source>
            <translation>und {rest:,} weitere, in der Reihenfolge der Seiten</translation>
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
            <source>Another client is upgrading this desk{connection} and has not finished. Try again later.</source>
            <translation>Ein anderer Platz aktualisiert diesen Helpdesk{connection} und ist noch nicht fertig. Versuchen Sie es später erneut.</translation>
        </message>
        <message>
            <source>Another desk</source>
            <translation>Anderer Helpdesk</translation>
        </message>
        <message>
            <source>another program uses it</source>
            <translation>ein anderes Programm benutzt es</translation>
        </message>
        <message>
            <source>Another ticket merged into this one</source>
            <translation>Ein anderes Ticket wurde mit diesem zusammengeführt</translation>
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
            <source>Answers for this hold</source>
            <translation>Steht für diese Sperre ein</translation>
        </message>
        <message>
            <source>any customer message</source>
            <translation>mit jeder Nachricht des Kunden</translation>
        </message>
        <message>
            <source>any of nothing</source>
            <translation>eines von keinem</translation>
        </message>
        <message>
            <source>any of them</source>
            <translation>einer Person</translation>
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
            <source>applies to every ticket</source>
            <translation>gilt für jedes Ticket</translation>
        </message>
        <message>
            <source>Applies to every ticket that no policy before it takes</source>
            <translation>Gilt für jedes Ticket, das keine Richtlinie vor ihr nimmt</translation>
        </message>
        <message>
            <source>Applies where {conditions}</source>
            <translation>Bedingung: {conditions}</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>Freigabe</translation>
        </message>
        <message>
            <source>approval</source>
            <translation>Freigabe</translation>
        </message>
        <message>
            <source>Approval approved</source>
            <translation>Genehmigung erteilt</translation>
        </message>
        <message>
            <source>Approval passed on</source>
            <translation>Freigabe weitergegeben</translation>
        </message>
        <message>
            <source>Approval refused</source>
            <translation>Genehmigung verweigert</translation>
        </message>
        <message>
            <source>Approval requested</source>
            <translation>Freigabe angefragt</translation>
        </message>
        <message>
            <source>approval vote</source>
            <translation>Stimme zu einer Freigabe</translation>
        </message>
        <message>
            <source>Approval voted</source>
            <translation>Über Freigabe abgestimmt</translation>
        </message>
        <message>
            <source>Approval withdrawn</source>
            <translation>Genehmigungsanfrage zurückgezogen</translation>
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
            <source>approve what a colleague publishes</source>
            <translation>freigeben, was jemand anderes veröffentlicht</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>freigegeben</translation>
        </message>
        <message>
            <source>Approved by</source>
            <translation>Freigegeben von</translation>
        </message>
        <message>
            <source>Approvers</source>
            <translation>Freigebende</translation>
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
            <source>article</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Article brought back</source>
            <translation>Artikel zurückgeholt</translation>
        </message>
        <message>
            <source>Article published</source>
            <translation>Artikel veröffentlicht</translation>
        </message>
        <message>
            <source>Article retired</source>
            <translation>Artikel zurückgezogen</translation>
        </message>
        <message>
            <source>Article saved</source>
            <translation>Artikel gespeichert</translation>
        </message>
        <message>
            <source>Article withdrawn</source>
            <translation>Artikel zurückgezogen</translation>
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
            <source>As it stands</source>
            <translation>Jetziger Stand</translation>
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
            <source>As the ticket stands, its conditions would hold.</source>
            <translation>So wie das Ticket jetzt steht, träfen ihre Bedingungen zu.</translation>
        </message>
        <message>
            <source>As the ticket stands, its conditions would not hold ({why}).</source>
            <translation>So wie das Ticket jetzt steht, träfen ihre Bedingungen nicht zu ({why}).</translation>
        </message>
        <message>
            <source>As they say it</source>
            <translation>So, wie sie ihn nennen</translation>
        </message>
        <message>
            <source>as they stand now: words of this ticket were erased after the report was made</source>
            <translation>wie sie heute sind: Worte dieses Tickets wurden getilgt, nachdem der Bericht gemacht war</translation>
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
            <source>Ask for an approval</source>
            <translation>Freigabe einholen</translation>
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
            <source>Ask it earlier</source>
            <translation>Früher fragen</translation>
        </message>
        <message>
            <source>Ask it later</source>
            <translation>Später fragen</translation>
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
            <source>asked for approval: {what}</source>
            <translation>Freigabe erbeten: {what}</translation>
        </message>
        <message>
            <source>Asked for by</source>
            <translation>Beantragt von</translation>
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
            <source>assigned to {team}</source>
            <translation>an {team} gegeben</translation>
        </message>
        <message>
            <source>assigned to {team}, nobody fits “{what}”</source>
            <translation>an {team} gegeben, niemand passt zu „{what}“</translation>
        </message>
        <message>
            <source>Assigned to {team}; told {people}</source>
            <translation>An {team} gegeben; benachrichtigt: {people}</translation>
        </message>
        <message>
            <source>assigned to {who} ({team})</source>
            <translation>an {who} gegeben ({team})</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>Zuständig</translation>
        </message>
        <message>
            <source>At</source>
            <translation>Um</translation>
        </message>
        <message>
            <source>At a time of day</source>
            <translation>Zu einer Uhrzeit</translation>
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
            <source>at set times</source>
            <translation>zu festen Zeiten</translation>
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
            <source>Attached: bundle.json for vigilverify.py or vigilverify.mjs, and statement.json.</source>
            <translation>Angehängt: bundle.json für vigilverify.py oder vigilverify.mjs und statement.json.</translation>
        </message>
        <message>
            <source>Attached: statement.json. There is no bundle: {why}</source>
            <translation>Angehängt: statement.json. Ein Bündel gibt es nicht: {why}</translation>
        </message>
        <message>
            <source>Attached: statement.json. {note}</source>
            <translation>Angehängt: statement.json. {note}</translation>
        </message>
        <message>
            <source>Attachment</source>
            <translation>Anhang</translation>
        </message>
        <message>
            <source>attachment</source>
            <translation>Anhang</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>Anhänge</translation>
        </message>
        <message>
            <source>Attempt</source>
            <translation>Versuch</translation>
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
            <source>Audience</source>
            <translation>Leserkreis</translation>
        </message>
        <message>
            <source>audit entry</source>
            <translation>Protokolleintrag</translation>
        </message>
        <message>
            <source>AUDIT HISTORY</source>
            <translation>PRÜFVERLAUF</translation>
        </message>
        <message>
            <source>Audit history</source>
            <translation>Prüfverlauf</translation>
        </message>
        <message>
            <source>Audit history of ticket #{number}</source>
            <translation>Prüfverlauf von Ticket #{number}</translation>
        </message>
        <message>
            <source>Audit log of {year}</source>
            <translation>Prüfprotokoll von {year}</translation>
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
            <source>auditor</source>
            <translation>Revision</translation>
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
            <source>away from {start} until further notice</source>
            <translation>abwesend ab {start} bis auf Weiteres</translation>
        </message>
        <message>
            <source>away from {start} until {end}</source>
            <translation>abwesend von {start} bis {end}</translation>
        </message>
        <message>
            <source>away until further notice</source>
            <translation>abwesend bis auf Weiteres</translation>
        </message>
        <message>
            <source>away until {end}</source>
            <translation>abwesend bis {end}</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Back at</source>
            <translation>Zurück am</translation>
        </message>
        <message>
            <source>Back to a draft</source>
            <translation>Wieder zum Entwurf</translation>
        </message>
        <message>
            <source>Back to mine</source>
            <translation>Zurück zu meiner</translation>
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
            <source>Because of</source>
            <translation>Wegen</translation>
        </message>
        <message>
            <source>Because: {why}</source>
            <translation>Weil: {why}</translation>
        </message>
        <message>
            <source>Becomes</source>
            <translation>Wird</translation>
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
            <source>before {what}</source>
            <translation>vor {what}</translation>
        </message>
        <message>
            <source>Began</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>Begin anew</source>
            <translation>Neu beginnen</translation>
        </message>
        <message>
            <source>Begin anew where it runs already</source>
            <translation>Neu beginnen, wo er schon läuft</translation>
        </message>
        <message>
            <source>Begin with a copy</source>
            <translation>Mit einer Kopie beginnen</translation>
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
        <message numerus="yes">
            <source>Behind the lock, something typed in %n forms is not saved.</source>
            <translation>
                <numerusform>Hinter der Sperre ist Eingegebenes in %n Formular nicht gespeichert.</numerusform>
                <numerusform>Hinter der Sperre ist Eingegebenes in %n Formularen nicht gespeichert.</numerusform>
            </translation>
        </message>
        <message>
            <source>Blocked by</source>
            <translation>Blockiert durch</translation>
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
            <source>Blocks</source>
            <translation>Blockiert</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Tafel</translation>
        </message>
        <message>
            <source>Body</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Breach</source>
            <translation>Verletzung</translation>
        </message>
        <message>
            <source>Breach cause</source>
            <translation>Grund der Verletzung</translation>
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
            <source>Breached at</source>
            <translation>Verletzt am</translation>
        </message>
        <message>
            <source>Breached targets</source>
            <translation>Verletzte Ziele</translation>
        </message>
        <message>
            <source>Breached {at}.</source>
            <translation>Verletzt {at}.</translation>
        </message>
        <message>
            <source>Breached {span}</source>
            <translation>Verletzt {span}</translation>
        </message>
        <message>
            <source>breached, as recorded</source>
            <translation>verletzt laut Akte</translation>
        </message>
        <message>
            <source>breached, as restated</source>
            <translation>verletzt, berichtigt</translation>
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
            <source>Bring the earlier one back</source>
            <translation>Die frühere zurückholen</translation>
        </message>
        <message>
            <source>broken</source>
            <translation>defekt</translation>
        </message>
        <message>
            <source>Broken at</source>
            <translation>Verletzt</translation>
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
            <source>By hand, {who}: {why}. {Rest}</source>
            <translation>Von Hand, {who}: {why}. {Rest}</translation>
        </message>
        <message>
            <source>By signing, each person states that the records named above are kept, or were.</source>
            <translation>Mit der Unterschrift erklärt jede Person, dass die oben genannten Unterlagen aufbewahrt werden oder wurden.</translation>
        </message>
        <message>
            <source>By signing, each person states that the records named above were destroyed on the ground named above, and that no legal hold named them.</source>
            <translation>Mit der Unterschrift erklärt jede Person, dass die oben genannten Unterlagen aus dem oben genannten Grund vernichtet wurden und dass keine rechtliche Sperre sie nannte.</translation>
        </message>
        <message>
            <source>By the clock</source>
            <translation>Nach der Uhr</translation>
        </message>
        <message>
            <source>By the clock on the wall, not in service time</source>
            <translation>Nach der Uhr an der Wand, nicht in Servicezeit</translation>
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
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>Kalender</translation>
        </message>
        <message>
            <source>calendar</source>
            <translation>Kalender</translation>
        </message>
        <message>
            <source>Calendar files (*.ics)</source>
            <translation>Kalenderdateien (*.ics)</translation>
        </message>
        <message>
            <source>Calendar published</source>
            <translation>Kalender veröffentlicht</translation>
        </message>
        <message>
            <source>Calendar version</source>
            <translation>Version des Kalenders</translation>
        </message>
        <message>
            <source>calendar version</source>
            <translation>Version eines Kalenders</translation>
        </message>
        <message>
            <source>calendar {name}</source>
            <translation>Kalender {name}</translation>
        </message>
        <message>
            <source>calendar {name}: version {n}</source>
            <translation>Kalender {name}: Version {n}</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Ruf</translation>
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
        <message>
            <source>Called</source>
            <translation>Gerufen</translation>
        </message>
        <message numerus="yes">
            <source>called %n times more</source>
            <translation>
                <numerusform>noch %n-mal gerufen</numerusform>
                <numerusform>noch %n-mal gerufen</numerusform>
            </translation>
        </message>
        <message>
            <source>Called again: {people}</source>
            <translation>Noch einmal gerufen: {people}</translation>
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
            <source>calls are repeated where an answer is waited for: add ack_within</source>
            <translation>Rufe werden wiederholt, wo auf eine Antwort gewartet wird: Fügen Sie ack_within hinzu</translation>
        </message>
        <message>
            <source>Came since</source>
            <translation>Seitdem hinzugekommen</translation>
        </message>
        <message>
            <source>Came to match since</source>
            <translation>Seither hinzugekommen</translation>
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
            <source>Cancelling a ticket</source>
            <translation>Ein Ticket abbrechen</translation>
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
            <source>Canned reply</source>
            <translation>Textbaustein</translation>
        </message>
        <message>
            <source>canned reply</source>
            <translation>Textbaustein</translation>
        </message>
        <message>
            <source>Canned reply brought back</source>
            <translation>Textbaustein zurückgeholt</translation>
        </message>
        <message>
            <source>Canned reply retired</source>
            <translation>Textbaustein zurückgezogen</translation>
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
            <source>Caused by</source>
            <translation>Verursacht durch</translation>
        </message>
        <message>
            <source>caused by</source>
            <translation>verursacht von</translation>
        </message>
        <message>
            <source>Causes</source>
            <translation>Verursacht</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>Zertifikat</translation>
        </message>
        <message>
            <source>certificate</source>
            <translation>Zertifikat</translation>
        </message>
        <message>
            <source>Certificate of destruction</source>
            <translation>Vernichtungsnachweis</translation>
        </message>
        <message>
            <source>Certificate of erasure</source>
            <translation>Löschnachweis</translation>
        </message>
        <message>
            <source>Certificate of legal hold</source>
            <translation>Nachweis einer rechtlichen Sperre</translation>
        </message>
        <message>
            <source>Certificates of destruction, newest first</source>
            <translation>Löschurkunden, neueste zuerst</translation>
        </message>
        <message>
            <source>Chain</source>
            <translation>Kette</translation>
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
            <source>change policies, calendars and paths</source>
            <translation>Richtlinien, Kalender und Pfade ändern</translation>
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
            <source>Change the rule</source>
            <translation>Die Regel ändern</translation>
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
            <source>Change what is to hold, then see what would move.</source>
            <translation>Ändern Sie, was gelten soll, und sehen Sie dann, was sich verschieben würde.</translation>
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
            <source>changing a permission</source>
            <translation>eine Berechtigung ändern</translation>
        </message>
        <message>
            <source>Changing a role needs a reason: say it in a few words.</source>
            <translation>Eine andere Rolle braucht eine Begründung: ein paar Worte genügen.</translation>
        </message>
        <message>
            <source>Changing the priority</source>
            <translation>Die Priorität ändern</translation>
        </message>
        <message>
            <source>Changing the schedule needs a reason: say it in a few words.</source>
            <translation>Ein geänderter Aufbewahrungsplan braucht eine Begründung: ein paar Worte genügen.</translation>
        </message>
        <message>
            <source>Changing what is restricted needs a reason: say it in a few words.</source>
            <translation>Eine andere Einschränkung braucht eine Begründung: ein paar Worte genügen.</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Channel changed</source>
            <translation>Kanal geändert</translation>
        </message>
        <message>
            <source>Channel closed</source>
            <translation>Kanal geschlossen</translation>
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
            <source>channel {name}</source>
            <translation>Kanal {name}</translation>
        </message>
        <message>
            <source>channel {name}: changed</source>
            <translation>Kanal {name}: geändert</translation>
        </message>
        <message>
            <source>channel {name}: new</source>
            <translation>Kanal {name}: neu</translation>
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
            <source>chat</source>
            <translation>Chat</translation>
        </message>
        <message>
            <source>Chat room or handle</source>
            <translation>Chat-Raum oder -Name</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Prüfpunkt</translation>
        </message>
        <message numerus="yes">
            <source>checkpoint over %n lines, sealed {when}</source>
            <translation>
                <numerusform>Prüfpunkt über %n Zeile, versiegelt {when}</numerusform>
                <numerusform>Prüfpunkt über %n Zeilen, versiegelt {when}</numerusform>
            </translation>
        </message>
        <message>
            <source>Checkpoint: {size:,} of {lines:,} lines, root {root}… (whole in the code below). Alteration is detectable by someone who does not trust us.</source>
            <translation>Prüfpunkt: {size:,} von {lines:,} Zeilen, Wurzel {root}… (vollständig im Code unten). Eine Veränderung kann feststellen, wer uns nicht vertraut.</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>Child of</source>
            <translation>Untergeordnet</translation>
        </message>
        <message>
            <source>child of</source>
            <translation>Teil von</translation>
        </message>
        <message>
            <source>Choose a country, or a calendar file (.ics).</source>
            <translation>Wählen Sie ein Land oder eine Kalenderdatei (.ics).</translation>
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
            <source>Choose a jurisdiction: {rows}.</source>
            <translation>Wählen Sie eine Rechtsordnung: {rows}.</translation>
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
            <source>Choose between one and {most_years} years.</source>
            <translation>Wählen Sie zwischen einem und {most_years} Jahren.</translation>
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
            <source>Class of records</source>
            <translation>Art der Unterlagen</translation>
        </message>
        <message>
            <source>Classes of records</source>
            <translation>Klassen von Unterlagen</translation>
        </message>
        <message>
            <source>Classification</source>
            <translation>Einordnung</translation>
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
            <source>clock</source>
            <translation>Frist</translation>
        </message>
        <message>
            <source>Clock checked</source>
            <translation>Uhr geprüft</translation>
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
            <source>Closed at</source>
            <translation>Geschlossen am</translation>
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
            <source>Closing a ticket</source>
            <translation>Ein Ticket schließen</translation>
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
            <source>Colours, language, first page and lock go with you; the rest belongs to this seat.</source>
            <translation>Farben, Sprache, erste Seite und Sperre gehen mit Ihnen; das Übrige gehört zu diesem Platz.</translation>
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
            <source>Compared with the copy</source>
            <translation>Mit der Kopie verglichen</translation>
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
            <source>complainant</source>
            <translation>Beschwerdeführer</translation>
        </message>
        <message>
            <source>Complainant heard on the answer</source>
            <translation>Beschwerdeführer zur Antwort gehört</translation>
        </message>
        <message>
            <source>Complainant's word</source>
            <translation>Antwort des Beschwerdeführers</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Beschwerde</translation>
        </message>
        <message>
            <source>complaint</source>
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
            <source>complaint regime</source>
            <translation>Rechtsordnung</translation>
        </message>
        <message>
            <source>Complaint {label}</source>
            <translation>Beschwerde {label}</translation>
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
            <source>Complete entries SHA-256</source>
            <translation>SHA-256 aller Einträge</translation>
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
            <source>complexity</source>
            <translation>Komplexität</translation>
        </message>
        <message>
            <source>compliance</source>
            <translation>Compliance</translation>
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
            <source>confirm when a complaint was received</source>
            <translation>bestätigen, wann eine Beschwerde eingegangen ist</translation>
        </message>
        <message>
            <source>confirmation window</source>
            <translation>Bestätigungsfrist</translation>
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
            <translation>Verbunden: {place}</translation>
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
            <source>contact</source>
            <translation>Kontakt</translation>
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
            <source>continued</source>
            <translation>weiter</translation>
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
            <source>correcting a record</source>
            <translation>eine Aufzeichnung berichtigen</translation>
        </message>
        <message>
            <source>Correcting when a complaint was received</source>
            <translation>Den Eingang einer Beschwerde berichtigen</translation>
        </message>
        <message>
            <source>Corrective action</source>
            <translation>Abhilfe</translation>
        </message>
        <message>
            <source>corrective action</source>
            <translation>Abhilfe</translation>
        </message>
        <message>
            <source>Correlation</source>
            <translation>Vorgang</translation>
        </message>
        <message>
            <source>Could not act: {rest}</source>
            <translation>Konnte nicht handeln: {rest}</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>Gezählt</translation>
        </message>
        <message>
            <source>counted</source>
            <translation>gezählt</translation>
        </message>
        <message>
            <source>counted after the breach</source>
            <translation>gezählt nach der Verletzung</translation>
        </message>
        <message>
            <source>counted before a merge</source>
            <translation>vor einer Zusammenführung gezählt</translation>
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
            <source>counted, after the breach</source>
            <translation>gezählt, nach der Verletzung</translation>
        </message>
        <message>
            <source>Country</source>
            <translation>Land</translation>
        </message>
        <message>
            <source>Course of the clock</source>
            <translation>Verlauf der Uhr</translation>
        </message>
        <message>
            <source>Cover</source>
            <translation>Deckblatt</translation>
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
            <source>covers {size:,} of {lines:,} lines; root {root}</source>
            <translation>umfasst {size:,} von {lines:,} Zeilen; Wurzel {root}</translation>
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
            <source>critical</source>
            <translation>kritisch</translation>
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
            <source>Custom field</source>
            <translation>Eigenes Feld</translation>
        </message>
        <message>
            <source>custom field</source>
            <translation>eigenes Feld</translation>
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
            <source>Date and time, with zone</source>
            <translation>Datum und Zeit, mit Zone</translation>
        </message>
        <message>
            <source>Day of the holiday</source>
            <translation>Tag des Feiertags</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <source>Days an import was moved by</source>
            <translation>Tage, um die ein Import verschoben wurde</translation>
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
            <source>dead</source>
            <translation>aufgegeben</translation>
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
            <source>Decide the complaint with reasons before you answer it.</source>
            <translation>Entscheiden Sie die Beschwerde mit Begründung, bevor Sie sie beantworten.</translation>
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
            <source>deciding a complaint</source>
            <translation>eine Beschwerde entscheiden</translation>
        </message>
        <message>
            <source>Deciding a complaint otherwise</source>
            <translation>Eine Beschwerde anders entscheiden</translation>
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
            <source>department</source>
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
            <source>desktop</source>
            <translation>Arbeitsplatz</translation>
        </message>
        <message>
            <source>Destroyed at</source>
            <translation>Vernichtet am</translation>
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
            <source>Disposal</source>
            <translation>Aussonderung</translation>
        </message>
        <message>
            <source>disposal</source>
            <translation>Aussonderung</translation>
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
            <source>draft</source>
            <translation>Entwurf</translation>
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
            <source>Drawn</source>
            <translation>Gezogen</translation>
        </message>
        <message>
            <source>Drawn with the seed “{seed}” from {period}: {done} of {all} signed off.</source>
            <translation>Gezogen mit dem Startwert „{seed}“ aus {period}: {done} von {all} abgezeichnet.</translation>
        </message>
        <message>
            <source>drill</source>
            <translation>Probealarm</translation>
        </message>
        <message>
            <source>Drop it</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Drop it and quit</source>
            <translation>Verwerfen und beenden</translation>
        </message>
        <message>
            <source>Drop it and sign out</source>
            <translation>Verwerfen und abmelden</translation>
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
            <source>Due at</source>
            <translation>Fällig am</translation>
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
            <source>Due {at}.</source>
            <translation>Fällig {at}.</translation>
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
            <source>Duplicated by</source>
            <translation>Doppelt vorhanden als</translation>
        </message>
        <message>
            <source>duplicated by</source>
            <translation>hat als Doppel</translation>
        </message>
        <message>
            <source>Duplicates</source>
            <translation>Doppelt zu</translation>
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
            <source>Earlier wording</source>
            <translation>Frühere Fassung</translation>
        </message>
        <message>
            <source>Earlier: {action}</source>
            <translation>Früher: {action}</translation>
        </message>
        <message>
            <source>Elapsed</source>
            <translation>Verbraucht</translation>
        </message>
        <message>
            <source>Email</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>email</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>leer</translation>
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
            <source>End now</source>
            <translation>Jetzt beenden</translation>
        </message>
        <message numerus="yes">
            <source>End of {part}: %n entries printed.</source>
            <translation>
                <numerusform>Ende von {part}: %n Eintrag gedruckt.</numerusform>
                <numerusform>Ende von {part}: %n Einträge gedruckt.</numerusform>
            </translation>
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
            <source>End the search (Esc)</source>
            <translation>Suche beenden (Esc)</translation>
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
            <source>ending a ticket</source>
            <translation>ein Ticket beenden</translation>
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
            <source>Enter</source>
            <translation>Eintragen</translation>
        </message>
        <message>
            <source>Enter an absence</source>
            <translation>Eine Abwesenheit eintragen</translation>
        </message>
        <message>
            <source>Enter an absence …</source>
            <translation>Abwesenheit eintragen …</translation>
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
            <source>Entering an earlier time needs a reason: say where it is known from.</source>
            <translation>Eine frühere Zeit braucht eine Begründung: Sagen Sie, woher sie bekannt ist.</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>entries</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>Entries are append-only in this database: it refuses to change or delete them.</source>
            <translation>Einträge können in dieser Datenbank nur angefügt werden: Sie weigert sich, sie zu ändern oder zu löschen.</translation>
        </message>
        <message>
            <source>Entries by kind</source>
            <translation>Einträge nach Art</translation>
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
            <source>Entries SHA-256</source>
            <translation>SHA-256 der Einträge</translation>
        </message>
        <message>
            <source>entries SHA-256 {digest}</source>
            <translation>Einträge SHA-256 {digest}</translation>
        </message>
        <message>
            <source>Entries withheld</source>
            <translation>Zurückgehaltene Einträge</translation>
        </message>
        <message>
            <source>Entry</source>
            <translation>Eintrag</translation>
        </message>
        <message>
            <source>entry</source>
            <translation>Eintrag</translation>
        </message>
        <message>
            <source>Entry of the trail</source>
            <translation>Eintrag im Prüfprotokoll</translation>
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
            <source>Erased at</source>
            <translation>Gelöscht am</translation>
        </message>
        <message>
            <source>Erased by authority</source>
            <translation>Befugt gelöscht</translation>
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
            <source>Escalating</source>
            <translation>Eskalieren</translation>
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
            <source>escalation level</source>
            <translation>Eskalationsstufe</translation>
        </message>
        <message>
            <source>Escalation not wanted</source>
            <translation>Eskalation nicht gewünscht</translation>
        </message>
        <message>
            <source>Escalation overtaken</source>
            <translation>Eskalation überholt</translation>
        </message>
        <message>
            <source>escalation path</source>
            <translation>Eskalationspfad</translation>
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
            <source>Escalation: {what}</source>
            <translation>Eskalation: {what}</translation>
        </message>
        <message>
            <source>Escalations</source>
            <translation>Eskalationen</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>Every</source>
            <translation>Alle</translation>
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
            <source>Every entry</source>
            <translation>Jeder Eintrag</translation>
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
            <source>everybody</source>
            <translation>alle</translation>
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
            <source>Everything, as it is exported and imported.</source>
            <translation>Alles, so wie es aus- und eingelesen wird.</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Nachweise</translation>
        </message>
        <message>
            <source>Exceptions</source>
            <translation>Ausnahmen</translation>
        </message>
        <message>
            <source>expected a list</source>
            <translation>hier gehört eine Liste hin</translation>
        </message>
        <message>
            <source>expected a text</source>
            <translation>hier gehört ein Text hin</translation>
        </message>
        <message>
            <source>expected entries of the form name: value</source>
            <translation>hier gehören Einträge der Form Name: Wert hin</translation>
        </message>
        <message>
            <source>expected true or false</source>
            <translation>hier gehört true oder false hin</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>export</source>
            <translation>Export</translation>
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
            <source>export the audit trail</source>
            <translation>das Protokoll exportieren</translation>
        </message>
        <message>
            <source>Export the queue</source>
            <translation>Warteschlange exportieren</translation>
        </message>
        <message>
            <source>Export {export}</source>
            <translation>Export {export}</translation>
        </message>
        <message>
            <source>Export {export}. By signing, each person states the meaning written beside the name, for the entries whose SHA-256 is {digest}.</source>
            <translation>Export {export}. Mit der Unterschrift erklärt jede Person, was neben dem Namen steht, für die Einträge mit dem SHA-256 {digest}.</translation>
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
            <source>FAILED ({count:,})</source>
            <translation>FEHLER ({count:,})</translation>
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
            <source>File sent</source>
            <translation>Gesendete Datei</translation>
        </message>
        <message>
            <source>File SHA-256</source>
            <translation>SHA-256 der Datei</translation>
        </message>
        <message>
            <source>File {name}</source>
            <translation>Datei {name}</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
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
            <source>Filters</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Final or holding response</source>
            <translation>Antwort oder Zwischenbescheid</translation>
        </message>
        <message>
            <source>Final response</source>
            <translation>Abschließende Antwort</translation>
        </message>
        <message>
            <source>final response</source>
            <translation>abschließende Antwort</translation>
        </message>
        <message>
            <source>Final response (payments)</source>
            <translation>Antwort (Zahlungen)</translation>
        </message>
        <message>
            <source>Final response sent at</source>
            <translation>Abschließende Antwort gesendet am</translation>
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
            <source>Find in this PDF</source>
            <translation>In diesem PDF suchen</translation>
        </message>
        <message>
            <source>Find in this PDF (Ctrl+F)</source>
            <translation>In diesem PDF suchen (Strg+F)</translation>
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
            <source>fired</source>
            <translation>ausgelöst</translation>
        </message>
        <message>
            <source>Fired in the last hour</source>
            <translation>In der letzten Stunde ausgelöst</translation>
        </message>
        <message>
            <source>Fires</source>
            <translation>Löst aus</translation>
        </message>
        <message>
            <source>firing</source>
            <translation>Auslösung</translation>
        </message>
        <message>
            <source>Firings, newest first</source>
            <translation>Auslösungen, neueste zuerst</translation>
        </message>
        <message>
            <source>First</source>
            <translation>Erste</translation>
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
            <source>First recorded as</source>
            <translation>Zuerst erfasst als</translation>
        </message>
        <message>
            <source>First recorded as received</source>
            <translation>Zuerst als eingegangen vermerkt</translation>
        </message>
        <message>
            <source>First response</source>
            <translation>Erste Antwort</translation>
        </message>
        <message>
            <source>first response</source>
            <translation>erste Antwort</translation>
        </message>
        <message>
            <source>First size</source>
            <translation>Anfangsgröße</translation>
        </message>
        <message>
            <source>First year</source>
            <translation>Erstes Jahr</translation>
        </message>
        <message>
            <source>Five wrong passwords: you were signed out. Sign in again.</source>
            <translation>Fünf falsche Passwörter: Sie wurden abgemeldet. Melden Sie sich neu an.</translation>
        </message>
        <message>
            <source>floor</source>
            <translation>Mindestrest</translation>
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
            <source>For as long as</source>
            <translation>Seit</translation>
        </message>
        <message>
            <source>For everybody</source>
            <translation>Für alle</translation>
        </message>
        <message>
            <source>For how long</source>
            <translation>Wie lange</translation>
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
            <source>Forget all drafts</source>
            <translation>Alle Entwürfe vergessen</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Form</translation>
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
            <source>Forwarded to</source>
            <translation>Weitergeleitet an</translation>
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
            <source>free</source>
            <translation>frei</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>Fr</translation>
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
            <source>from</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>From a file …</source>
            <translation>Aus einer Datei …</translation>
        </message>
        <message>
            <source>from anything</source>
            <translation>von irgendetwas</translation>
        </message>
        <message>
            <source>From day to day</source>
            <translation>Von Tag zu Tag</translation>
        </message>
        <message>
            <source>From ticket</source>
            <translation>Ab Ticket</translation>
        </message>
        <message>
            <source>from {start}
up to {end}</source>
            <translation>von {start}
bis {end}</translation>
        </message>
        <message>
            <source>from {what}</source>
            <translation>ab {what}</translation>
        </message>
        <message>
            <source>Frozen list</source>
            <translation>Eingefrorene Liste</translation>
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
            <source>Give</source>
            <translation>Geben</translation>
        </message>
        <message>
            <source>Give a name.</source>
            <translation>Geben Sie einen Namen an.</translation>
        </message>
        <message>
            <source>Give a password …</source>
            <translation>Kennwort vergeben …</translation>
        </message>
        <message>
            <source>Give a skill …</source>
            <translation>Fähigkeit geben …</translation>
        </message>
        <message>
            <source>Give at least one day hours, or this calendar never opens.</source>
            <translation>Geben Sie mindestens einem Tag Zeiten, sonst öffnet dieser Kalender nie.</translation>
        </message>
        <message>
            <source>Give both times, such as 09:00 and 17:00.</source>
            <translation>Geben Sie beide Zeiten an, etwa 09:00 und 17:00.</translation>
        </message>
        <message>
            <source>Give it a name, so that it can be found again.</source>
            <translation>Geben Sie dem einen Namen, damit es wiedergefunden wird.</translation>
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
            <source>Go on writing</source>
            <translation>Weiterschreiben</translation>
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
            <source>goes together with message {number}</source>
            <translation>geht zusammen mit Nachricht {number}</translation>
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
            <source>Grade {grade}: {meaning}.</source>
            <translation>Grad {grade}: {meaning}.</translation>
        </message>
        <message>
            <source>Grievance</source>
            <translation>Beschwerdegrund</translation>
        </message>
        <message>
            <source>Ground</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Ground of the release</source>
            <translation>Grund der Aufhebung</translation>
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
            <source>grouped</source>
            <translation>mit einer anderen gesendet</translation>
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
            <source>handle complaints</source>
            <translation>Beschwerden bearbeiten</translation>
        </message>
        <message>
            <source>Handled by</source>
            <translation>Bearbeitet von</translation>
        </message>
        <message>
            <source>has entries in the log of {year}</source>
            <translation>hat Einträge im Protokoll von {year}</translation>
        </message>
        <message>
            <source>has seen it</source>
            <translation>hat es gesehen</translation>
        </message>
        <message>
            <source>held</source>
            <translation>mit Zwischenbescheid</translation>
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
            <source>Help desk</source>
            <translation>Helpdesk</translation>
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
            <source>high</source>
            <translation>hoch</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Hit before (Shift+Return)</source>
            <translation>Voriger Treffer (Umschalt+Eingabe)</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Sperre</translation>
        </message>
        <message>
            <source>hold</source>
            <translation>Sperre</translation>
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
            <source>Hold reason</source>
            <translation>Grund des Wartens</translation>
        </message>
        <message>
            <source>hold records</source>
            <translation>Unterlagen sperren</translation>
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
            <source>Holding response sent at</source>
            <translation>Zwischenbescheid gesendet am</translation>
        </message>
        <message>
            <source>holding, purging or erasing records</source>
            <translation>Unterlagen sperren, löschen oder tilgen</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>Holidays</source>
            <translation>Feiertage</translation>
        </message>
        <message>
            <source>Holidays found</source>
            <translation>Gefundene Feiertage</translation>
        </message>
        <message>
            <source>Holidays: closed the whole day</source>
            <translation>Feiertage: den ganzen Tag geschlossen</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Zeiten</translation>
        </message>
        <message>
            <source>hours are a list of intervals, not {pairs!r}</source>
            <translation>Öffnungszeiten sind eine Liste von Paaren, nicht {pairs!r}</translation>
        </message>
        <message>
            <source>Hours of the team's own promise published</source>
            <translation>Zeiten für die Zusage des Teams veröffentlicht</translation>
        </message>
        <message>
            <source>Hours of the week</source>
            <translation>Zeiten der Woche</translation>
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
            <source>How long between two runs</source>
            <translation>Wie lange zwischen zwei Läufen</translation>
        </message>
        <message>
            <source>How many entries</source>
            <translation>Wie viele Einträge</translation>
        </message>
        <message>
            <source>How often</source>
            <translation>Wie oft</translation>
        </message>
        <message>
            <source>How the conditions are joined</source>
            <translation>Wie die Bedingungen verbunden sind</translation>
        </message>
        <message>
            <source>How to check it without us</source>
            <translation>So prüft man es ohne uns</translation>
        </message>
        <message>
            <source>How to read the changes</source>
            <translation>So liest man die Änderungen</translation>
        </message>
        <message>
            <source>Idle in its transaction for</source>
            <translation>Untätig in der Transaktion seit</translation>
        </message>
        <message>
            <source>Impact</source>
            <translation>Auswirkung</translation>
        </message>
        <message>
            <source>impact</source>
            <translation>Auswirkung</translation>
        </message>
        <message>
            <source>import</source>
            <translation>Import</translation>
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
            <source>Import holidays</source>
            <translation>Feiertage einlesen</translation>
        </message>
        <message>
            <source>Import holidays …</source>
            <translation>Feiertage einlesen …</translation>
        </message>
        <message>
            <source>Import shifts</source>
            <translation>Schichten importieren</translation>
        </message>
        <message>
            <source>imported</source>
            <translation>importiert</translation>
        </message>
        <message>
            <source>Imported shifts</source>
            <translation>Importierte Schichten</translation>
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
            <source>In no group.</source>
            <translation>In keiner Gruppe.</translation>
        </message>
        <message>
            <source>In no team.</source>
            <translation>In keinem Team.</translation>
        </message>
        <message>
            <source>In person</source>
            <translation>Persönlich</translation>
        </message>
        <message>
            <source>in person</source>
            <translation>persönlich</translation>
        </message>
        <message>
            <source>In the digest</source>
            <translation>In der Zusammenfassung</translation>
        </message>
        <message>
            <source>in turn</source>
            <translation>reihum</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>Incidents</source>
            <translation>Störungen</translation>
        </message>
        <message>
            <source>instants lie in the years 1900 to 2200</source>
            <translation>Zeitpunkte liegen in den Jahren 1900 bis 2200</translation>
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
            <source>into</source>
            <translation>mit</translation>
        </message>
        <message>
            <source>Investigated</source>
            <translation>In Prüfung</translation>
        </message>
        <message>
            <source>investigating</source>
            <translation>in Untersuchung</translation>
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
            <source>is not erased</source>
            <translation>wird nicht getilgt</translation>
        </message>
        <message>
            <source>is not erased, nor what it repeats of another ticket</source>
            <translation>wird nicht getilgt, auch nicht, was es von einem anderen Ticket wiederholt</translation>
        </message>
        <message>
            <source>is not purged</source>
            <translation>wird nicht gelöscht</translation>
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
            <source>it cannot be read: {problem}</source>
            <translation>es kann nicht gelesen werden: {problem}</translation>
        </message>
        <message>
            <source>it cannot follow step {wrong}; only an earlier one.</source>
            <translation>er kann nicht auf Schritt {wrong} folgen; nur auf einen früheren.</translation>
        </message>
        <message>
            <source>It cannot have been received after it was acknowledged, answered or withdrawn.</source>
            <translation>Sie kann nicht eingegangen sein, nachdem sie bestätigt, beantwortet oder zurückgezogen wurde.</translation>
        </message>
        <message>
            <source>it cannot watch “{name}”</source>
            <translation>„{name}“ kann nicht beobachtet werden</translation>
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
            <source>It did not run yet: it is due on {due_at:%Y-%m-%d %H:%M:%S UTC}.</source>
            <translation>Sie lief noch nicht: Sie ist fällig am {due_at:%Y-%m-%d %H:%M:%S UTC}.</translation>
        </message>
        <message>
            <source>It did not run: anything since it was published did not pull its trigger ({trigger}). {now}</source>
            <translation>Sie lief nicht: Seit ihrer Veröffentlichung hat nichts sie ausgelöst ({trigger}). {now}</translation>
        </message>
        <message>
            <source>It did not run: its conditions did not hold</source>
            <translation>Sie lief nicht, ihre Bedingungen trafen nicht zu</translation>
        </message>
        <message>
            <source>It did not run: the rule cannot be read any more. {problem} {mend}</source>
            <translation>Sie lief nicht: Die Regel kann nicht mehr gelesen werden. {problem} {mend}</translation>
        </message>
        <message>
            <source>It did not run: the rule is disabled.</source>
            <translation>Sie lief nicht: Die Regel ist abgeschaltet.</translation>
        </message>
        <message>
            <source>It did not run: this change did not pull its trigger ({trigger}). {now}</source>
            <translation>Sie lief nicht: Diese Änderung hat sie nicht ausgelöst ({trigger}). {now}</translation>
        </message>
        <message>
            <source>It has no due time while it does not count.</source>
            <translation>Solange sie nicht zählt, hat sie keinen Fälligkeitszeitpunkt.</translation>
        </message>
        <message>
            <source>it has not ended</source>
            <translation>sie ist nicht beendet</translation>
        </message>
        <message>
            <source>It holds the name of the log, its size and its root hash in full. A copy of this page on paper shows later whether the log was rewritten after it was printed.</source>
            <translation>Er enthält Namen, Länge und Wurzel-Hash des Protokolls ganz. Eine Kopie dieser Seite auf Papier zeigt später, ob das Protokoll nach dem Druck umgeschrieben wurde.</translation>
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
            <source>it is no pattern</source>
            <translation>es ist kein Muster</translation>
        </message>
        <message>
            <source>it is no program that can be run here</source>
            <translation>es ist kein Programm, das hier ausgeführt werden kann</translation>
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
            <source>it lasts in one of {lasting}</source>
            <translation>dauern kann eines hiervon: {lasting}</translation>
        </message>
        <message>
            <source>It may take {span} of service time.</source>
            <translation>Dafür sind {span} Servicezeit vorgesehen.</translation>
        </message>
        <message>
            <source>it needs a day such as mon; without days it runs on every day</source>
            <translation>es braucht einen Tag wie mon; ohne days läuft es an jedem Tag</translation>
        </message>
        <message>
            <source>it needs a time such as for: 4h</source>
            <translation>es braucht eine Zeit wie for: 4h</translation>
        </message>
        <message>
            <source>it needs a value to last in</source>
            <translation>es braucht einen Wert, in dem es verbleibt</translation>
        </message>
        <message>
            <source>it needs more than a preview may have, or is faulty, and drawing it was stopped.</source>
            <translation>Sie braucht mehr, als eine Vorschau haben darf, oder ist fehlerhaft; das Zeichnen wurde beendet.</translation>
        </message>
        <message>
            <source>It needs recipients out of {kinds}.</source>
            <translation>Es braucht Empfänger aus {kinds}.</translation>
        </message>
        <message>
            <source>It ran</source>
            <translation>Sie lief</translation>
        </message>
        <message>
            <source>it ran</source>
            <translation>sie lief</translation>
        </message>
        <message>
            <source>it runs at most once a minute</source>
            <translation>es läuft höchstens einmal in der Minute</translation>
        </message>
        <message>
            <source>it takes at most a year, such as 52w</source>
            <translation>es darf höchstens ein Jahr dauern, wie 52w</translation>
        </message>
        <message>
            <source>it takes either at: 08:00 or every: 1h</source>
            <translation>es nimmt entweder at: 08:00 oder every: 1h</translation>
        </message>
        <message>
            <source>it takes somebody else than who asks for it</source>
            <translation>es braucht jemand anderen als die Person, die darum bittet</translation>
        </message>
        <message>
            <source>it took too long to draw, and drawing it was stopped.</source>
            <translation>Das Zeichnen dauerte zu lange und wurde beendet.</translation>
        </message>
        <message>
            <source>It was stopped: the rules went round in a circle</source>
            <translation>Sie wurde angehalten, die Regeln gingen im Kreis</translation>
        </message>
        <message>
            <source>It was undone: an action was refused</source>
            <translation>Sie wurde rückgängig gemacht, eine Aktion wurde abgelehnt</translation>
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
            <source>its time came</source>
            <translation>ihre Zeit war gekommen</translation>
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
            <source>kept %, as recorded</source>
            <translation>gehalten % laut Akte</translation>
        </message>
        <message>
            <source>kept %, as restated</source>
            <translation>gehalten %, berichtigt</translation>
        </message>
        <message>
            <source>Kept %, restated</source>
            <translation>Gehalten %, berichtigt</translation>
        </message>
        <message>
            <source>Kept for</source>
            <translation>Aufbewahrt für</translation>
        </message>
        <message>
            <source>Kept for days</source>
            <translation>Aufbewahrt für Tage</translation>
        </message>
        <message>
            <source>kept for the digest of {moment} UTC</source>
            <translation>aufgehoben für die Zusammenfassung vom {moment}</translation>
        </message>
        <message>
            <source>Kept in memory only</source>
            <translation>Nur im Arbeitsspeicher</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
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
            <source>keywords</source>
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
            <source>Label</source>
            <translation>Bezeichnung</translation>
        </message>
        <message>
            <source>Lacks</source>
            <translation>Es fehlt</translation>
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
            <source>lapsed</source>
            <translation>verfallen</translation>
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
            <source>Last checkpoint</source>
            <translation>Letzter Prüfpunkt</translation>
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
            <source>Last year</source>
            <translation>Letztes Jahr</translation>
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
            <source>Later wording</source>
            <translation>Spätere Fassung</translation>
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
            <source>Leave {team}</source>
            <translation>{team} verlassen</translation>
        </message>
        <message>
            <source>Leaving</source>
            <translation>Weggehen</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Prüfprotokoll</translation>
        </message>
        <message>
            <source>ledger</source>
            <translation>Prüfprotokoll</translation>
        </message>
        <message>
            <source>Ledger initialised</source>
            <translation>Hauptbuch eingerichtet</translation>
        </message>
        <message>
            <source>Ledger lines</source>
            <translation>Zeilen des Hauptbuchs</translation>
        </message>
        <message>
            <source>ledger log</source>
            <translation>Log des Protokolls</translation>
        </message>
        <message>
            <source>Ledger verified</source>
            <translation>Hauptbuch geprüft</translation>
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
            <source>left running the path {what}</source>
            <translation>Pfad {what} lief schon</translation>
        </message>
        <message>
            <source>legal hold</source>
            <translation>Sperre</translation>
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
            <source>letter</source>
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
            <source>letter template</source>
            <translation>Briefvorlage</translation>
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
            <source>Letters</source>
            <translation>Briefe</translation>
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
            <source>Level “{name}” assigns to “{team}”: no such team.</source>
            <translation>Stufe „{name}“ gibt an „{team}“: dieses Team gibt es nicht.</translation>
        </message>
        <message>
            <source>Level “{name}”: {problem}</source>
            <translation>Stufe „{name}“: {problem}</translation>
        </message>
        <message>
            <source>Level “{name}”: {problem}.</source>
            <translation>Stufe „{name}“: {problem}.</translation>
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
            <source>Line</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <source>line 1: the file is empty</source>
            <translation>Zeile 1: Die Datei ist leer</translation>
        </message>
        <message>
            <source>line {line}, {where}: {problem}</source>
            <translation>Zeile {line}, {where}: {problem}</translation>
        </message>
        <message>
            <source>line {line}: aliases (*{anchor}) are not used in this file</source>
            <translation>Zeile {line}: Verweise (*{anchor}) werden in dieser Datei nicht verwendet</translation>
        </message>
        <message>
            <source>line {line}: more than {most} lists and mappings within each other</source>
            <translation>Zeile {line}: Mehr als {most} Listen und Zuordnungen ineinander</translation>
        </message>
        <message>
            <source>line {line}: this is no YAML: {problem}</source>
            <translation>Zeile {line}: Das ist kein YAML: {problem}</translation>
        </message>
        <message>
            <source>line {line}: {problem}</source>
            <translation>Zeile {line}: {problem}</translation>
        </message>
        <message>
            <source>Line {number} of {file} is no receipt.</source>
            <translation>Zeile {number} von {file} ist keine Quittung.</translation>
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
            <source>Location</source>
            <translation>Standort</translation>
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
            <source>locked</source>
            <translation>gesperrt</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>log</source>
            <translation>Protokoll</translation>
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
            <source>Look at theirs</source>
            <translation>Andere Fassung ansehen</translation>
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
            <source>Look here first</source>
            <translation>Zuerst ansehen</translation>
        </message>
        <message>
            <source>Looked at</source>
            <translation>Angesehen</translation>
        </message>
        <message>
            <source>looked at</source>
            <translation>sah an</translation>
        </message>
        <message>
            <source>Looked at next</source>
            <translation>Als Nächstes angesehen</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>Schleife</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Niedrig</translation>
        </message>
        <message>
            <source>low</source>
            <translation>niedrig</translation>
        </message>
        <message>
            <source>lowering the priority</source>
            <translation>die Priorität senken</translation>
        </message>
        <message>
            <source>Macro</source>
            <translation>Makro</translation>
        </message>
        <message>
            <source>macro</source>
            <translation>Makro</translation>
        </message>
        <message>
            <source>Macro brought back</source>
            <translation>Makro zurückgeholt</translation>
        </message>
        <message>
            <source>Macro ran</source>
            <translation>Makro lief</translation>
        </message>
        <message>
            <source>Macro retired</source>
            <translation>Makro zurückgezogen</translation>
        </message>
        <message>
            <source>Macro saved</source>
            <translation>Makro gespeichert</translation>
        </message>
        <message>
            <source>Macro: {what}</source>
            <translation>Makro: {what}</translation>
        </message>
        <message>
            <source>Macros</source>
            <translation>Makros</translation>
        </message>
        <message>
            <source>Made and checked this report</source>
            <translation>Hat diesen Bericht erstellt und geprüft</translation>
        </message>
        <message>
            <source>Made at</source>
            <translation>Erstellt am</translation>
        </message>
        <message>
            <source>Made by</source>
            <translation>Erstellt von</translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>mail</source>
            <translation>Mail</translation>
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
            <source>manage people</source>
            <translation>Personen verwalten</translation>
        </message>
        <message>
            <source>mandatory</source>
            <translation>verbindlich</translation>
        </message>
        <message>
            <source>Mark all as seen</source>
            <translation>Alle als gesehen markieren</translation>
        </message>
        <message>
            <source>Marked urgent</source>
            <translation>Als dringend</translation>
        </message>
        <message>
            <source>matches the pattern</source>
            <translation>passt zum Muster</translation>
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
            <source>Meaning of the signature</source>
            <translation>Bedeutung der Unterschrift</translation>
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
            <source>medium</source>
            <translation>mittel</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>Zusammenführen</translation>
        </message>
        <message>
            <source>Merge into another ticket</source>
            <translation>Mit einem anderen Ticket zusammenführen</translation>
        </message>
        <message>
            <source>Merge {number} into which ticket?</source>
            <translation>{number} mit welchem Ticket zusammenführen?</translation>
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
            <source>Merged from</source>
            <translation>Zusammengeführt aus</translation>
        </message>
        <message>
            <source>merged from #{number}</source>
            <translation>zusammengeführt aus #{number}</translation>
        </message>
        <message>
            <source>Merged into {ticket}: {what}</source>
            <translation>Zusammengeführt mit {ticket}: {what}</translation>
        </message>
        <message>
            <source>Merging tickets</source>
            <translation>Tickets zusammenführen</translation>
        </message>
        <message>
            <source>message</source>
            <translation>Nachricht</translation>
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
            <source>Message {message_id} is {state}, not dead.</source>
            <translation>Nachricht {message_id} ist nicht aufgegeben, sondern: {state}.</translation>
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
            <source>met, as recorded</source>
            <translation>gehalten laut Akte</translation>
        </message>
        <message>
            <source>met, as restated</source>
            <translation>gehalten, berichtigt</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Meine</translation>
        </message>
        <message>
            <source>Missing before it may be closed</source>
            <translation>Fehlt noch vor dem Schließen</translation>
        </message>
        <message>
            <source>Mobile</source>
            <translation>Mobilnummer</translation>
        </message>
        <message>
            <source>Mobile number</source>
            <translation>Mobilnummer</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>Mo</translation>
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
            <source>Money is an amount of 0 or more, and not more than ten billion.</source>
            <translation>Ein Betrag ist 0 oder mehr und höchstens zehn Milliarden.</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>More than {count} tickets fit now</source>
            <translation>Jetzt passen mehr als {count} Tickets</translation>
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
            <source>more than {most_intervals} intervals a week</source>
            <translation>mehr als {most_intervals} Öffnungszeiten in der Woche</translation>
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
            <source>moving a deadline</source>
            <translation>eine Frist verschieben</translation>
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
            <source>name a team, an agent, or both.</source>
            <translation>nennen Sie ein Team, einen Agenten oder beides.</translation>
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
            <source>Name of the new calendar</source>
            <translation>Name des neuen Kalenders</translation>
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
            <source>new</source>
            <translation>neu</translation>
        </message>
        <message>
            <source>New article</source>
            <translation>Neuer Artikel</translation>
        </message>
        <message>
            <source>New calendar</source>
            <translation>Neuer Kalender</translation>
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
            <source>New rule</source>
            <translation>Neue Regel</translation>
        </message>
        <message>
            <source>New rule …</source>
            <translation>Neue Regel …</translation>
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
            <source>Newest entry of the copy</source>
            <translation>Neuester Eintrag der Kopie</translation>
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
            <source>Next hit (Return)</source>
            <translation>Nächster Treffer (Eingabe)</translation>
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
            <source>next response</source>
            <translation>nächste Antwort</translation>
        </message>
        <message>
            <source>next response starts</source>
            <translation>nächste Antwort beginnt</translation>
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
            <source>Nights and holidays count</source>
            <translation>Nächte und Feiertage zählen</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>No absence is entered.</source>
            <translation>Keine Abwesenheit ist eingetragen.</translation>
        </message>
        <message>
            <source>no address is known</source>
            <translation>keine Adresse bekannt</translation>
        </message>
        <message>
            <source>No alert about ticket #{ticket_id} waits for you.</source>
            <translation>Auf Sie wartet keine Meldung zu Ticket #{ticket_id}.</translation>
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
            <source>no certificate on this seat.</source>
            <translation>kein Zertifikat an diesem Platz.</translation>
        </message>
        <message>
            <source>no checkpoint</source>
            <translation>kein Prüfpunkt</translation>
        </message>
        <message>
            <source>No checkpoint vouches for the entries: the signature says who made this file, and that it is as it was made, and nothing about what happened to the entries before.</source>
            <translation>Kein Prüfpunkt bürgt für die Einträge: Die Signatur sagt, wer diese Datei erstellt hat und dass sie unverändert ist, und nichts darüber, was vorher mit den Einträgen geschah.</translation>
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
            <source>no conditions</source>
            <translation>keine Bedingungen</translation>
        </message>
        <message>
            <source>No due time</source>
            <translation>Keine Frist</translation>
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
            <source>No holidays are known for {place}.</source>
            <translation>Für {place} sind keine Feiertage bekannt.</translation>
        </message>
        <message>
            <source>No holidays yet.</source>
            <translation>Noch keine Feiertage.</translation>
        </message>
        <message>
            <source>No jurisdiction is set up, so no times are known. Ask an administrator to take one over: vigilctl complaints take fca-disp --calendar NAME.</source>
            <translation>Keine Rechtsordnung ist eingerichtet, also sind keine Fristen bekannt. Bitten Sie die Administration, eine zu übernehmen: vigilctl complaints take fca-disp --calendar NAME.</translation>
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
            <source>No money was offered: decide that first.</source>
            <translation>Es wurde kein Geld angeboten: Entscheiden Sie das zuerst.</translation>
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
            <source>no pinned root key was given</source>
            <translation>es wurde kein festgehaltener Wurzelschlüssel gegeben</translation>
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
            <source>No policy promises a resolution to such a ticket; a drill has no path.</source>
            <translation>Keine Richtlinie verspricht zu einem solchen Ticket eine Lösung; eine Übung hat keinen Pfad.</translation>
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
            <source>no receipts were given</source>
            <translation>es wurden keine Quittungen gegeben</translation>
        </message>
        <message>
            <source>No rule gives a ticket to who is away, and escalations go to who stands in.</source>
            <translation>Keine Regel gibt Abwesenden ein Ticket, und Eskalationen gehen an die Vertretung.</translation>
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
            <source>No skill is recorded.</source>
            <translation>Keine Fähigkeit ist eingetragen.</translation>
        </message>
        <message>
            <source>No special days yet.</source>
            <translation>Noch keine besonderen Tage.</translation>
        </message>
        <message>
            <source>no such local time in open hours within 12 years</source>
            <translation>in 12 Jahren keine solche Ortszeit innerhalb der Öffnungszeiten</translation>
        </message>
        <message>
            <source>No team</source>
            <translation>Kein Team</translation>
        </message>
        <message>
            <source>no team</source>
            <translation>kein Team</translation>
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
            <source>No ticket is of the type “{type}”, and nothing at the desk names it: write it exactly as tickets have it.</source>
            <translation>Kein Ticket ist vom Typ „{type}“, und nichts im Desk nennt ihn: Schreiben Sie ihn genau so, wie Tickets ihn haben.</translation>
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
            <source>no witness's memory was given</source>
            <translation>es wurde kein Gedächtnis eines Zeugen gegeben</translation>
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
            <source>no: it holds</source>
            <translation>nein: Sie gilt</translation>
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
            <source>Nobody asked you to approve “{title}”.</source>
            <translation>Niemand hat Sie um die Freigabe von „{title}“ gebeten.</translation>
        </message>
        <message>
            <source>Nobody asks for a password here, so lock the workstation when you leave it.</source>
            <translation>Hier fragt niemand nach einem Passwort; sperren Sie den Rechner, wenn Sie ihn verlassen.</translation>
        </message>
        <message>
            <source>nobody at the workstation since {time} UTC</source>
            <translation>niemand am Arbeitsplatz seit {time} UTC</translation>
        </message>
        <message>
            <source>Nobody called “{login}” can sign in at this desk.</source>
            <translation>Niemand namens „{login}“ kann sich an diesem Helpdesk anmelden.</translation>
        </message>
        <message>
            <source>Nobody can approve “{title}”: {approvers} stands for nobody but you. Name somebody else.</source>
            <translation>Niemand kann „{title}“ freigeben: {approvers} steht für niemanden außer Ihnen. Nennen Sie jemand anderen.</translation>
        </message>
        <message>
            <source>Nobody changes their own role: ask another administrator.</source>
            <translation>Niemand ändert die eigene Rolle: Bitten Sie eine andere Person der Administration.</translation>
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
            <source>nobody next in line is there either</source>
            <translation>auch der Nächste ist nicht da</translation>
        </message>
        <message>
            <source>Nobody read or exported it as far as is recorded.</source>
            <translation>Niemand hat es gelesen oder exportiert, soweit es festgehalten ist.</translation>
        </message>
        <message>
            <source>nobody reads “{unknown}” here; the text is written in {languages}.</source>
            <translation>„{unknown}“ liest hier niemand; der Text wird in {languages} geschrieben.</translation>
        </message>
        <message>
            <source>Nobody reviews an entry of their own.</source>
            <translation>Niemand sieht einen eigenen Eintrag durch.</translation>
        </message>
        <message>
            <source>Nobody switches themselves off: ask another administrator.</source>
            <translation>Niemand schaltet sich selbst ab: Bitten Sie eine andere Person der Administration.</translation>
        </message>
        <message>
            <source>Nobody watched</source>
            <translation>Niemand wachte</translation>
        </message>
        <message>
            <source>Nobody watched from</source>
            <translation>Niemand wachte ab</translation>
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
            <source>None of the certificates answers the request for {name} ({name}.csr).</source>
            <translation>Keines der Zertifikate beantwortet die Anforderung für {name} ({name}.csr).</translation>
        </message>
        <message>
            <source>none of the others</source>
            <translation>keine der anderen</translation>
        </message>
        <message>
            <source>None of these</source>
            <translation>Nichts davon</translation>
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
            <source>none. {why}</source>
            <translation>keine. {why}</translation>
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
            <source>normal</source>
            <translation>normal</translation>
        </message>
        <message>
            <source>not a pattern RE2 reads ({words})</source>
            <translation>kein Muster, das RE2 liest ({words})</translation>
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
            <source>not done</source>
            <translation>nicht geprüft</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Nicht gefunden</translation>
        </message>
        <message>
            <source>not given</source>
            <translation>nicht angegeben</translation>
        </message>
        <message>
            <source>Not grouped</source>
            <translation>Nicht gruppiert</translation>
        </message>
        <message>
            <source>Not sealed yet</source>
            <translation>Noch nicht versiegelt</translation>
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
            <source>not wanted</source>
            <translation>nicht gewollt</translation>
        </message>
        <message>
            <source>Not wanted: {rest}</source>
            <translation>Nicht gewollt: {rest}</translation>
        </message>
        <message>
            <source>not wanted: {rest}</source>
            <translation>nicht gewollt: {rest}</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Note added</source>
            <translation>Notiz angelegt</translation>
        </message>
        <message>
            <source>Note: </source>
            <translation>Hinweis: </translation>
        </message>
        <message>
            <source>Note: characters printed as codes</source>
            <translation>Hinweis: Zeichen als Code gedruckt</translation>
        </message>
        <message>
            <source>Note: imported entries</source>
            <translation>Hinweis: eingelesene Einträge</translation>
        </message>
        <message>
            <source>Note: long values</source>
            <translation>Hinweis: lange Werte</translation>
        </message>
        <message>
            <source>Note: withheld</source>
            <translation>Hinweis: vorenthalten</translation>
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
            <source>Nothing can be made {status} by hand.</source>
            <translation>Von Hand wird nichts auf diesen Status gesetzt: {status}.</translation>
        </message>
        <message>
            <source>Nothing differs from what is published already.</source>
            <translation>Nichts unterscheidet sich von dem, was schon veröffentlicht ist.</translation>
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
            <source>nothing happened for a while</source>
            <translation>eine Weile geschah nichts</translation>
        </message>
        <message>
            <source>nothing happened for {span}</source>
            <translation>nichts geschah seit {span}</translation>
        </message>
        <message>
            <source>Nothing here</source>
            <translation>Hier ist nichts</translation>
        </message>
        <message>
            <source>Nothing in this scope asks for a second look.</source>
            <translation>Nichts in diesem Umfang verlangt einen zweiten Blick.</translation>
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
            <source>Nothing is sealed yet. Make keys and seal: `vigilctl ledger init`.</source>
            <translation>Noch ist nichts versiegelt. Erstellen Sie Schlüssel und versiegeln Sie: `vigilctl ledger init`.</translation>
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
            <source>Nothing matches</source>
            <translation>Nichts passt</translation>
        </message>
        <message>
            <source>Nothing matches this scope</source>
            <translation>Nichts passt zu diesem Umfang</translation>
        </message>
        <message>
            <source>Nothing of this class is due and free of holds.</source>
            <translation>Nichts von dieser Klasse ist fällig und frei von Sperren.</translation>
        </message>
        <message>
            <source>Nothing of this log is lost: it is sealed up to {kept}, and no copy beside the keys goes further. A log that was not restored is not accepted as one.</source>
            <translation>Von diesem Protokoll ist nichts verloren: Es ist bis {kept} versiegelt, und keine Kopie neben den Schlüsseln reicht weiter. Ein Protokoll, das nicht wiederhergestellt wurde, wird nicht als eines anerkannt.</translation>
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
            <source>Nothing was sent yet</source>
            <translation>Noch wurde nichts gesendet</translation>
        </message>
        <message>
            <source>Nothing was written down about it.</source>
            <translation>Dazu wurde nichts festgehalten.</translation>
        </message>
        <message>
            <source>notice</source>
            <translation>Meldung</translation>
        </message>
        <message>
            <source>Noticed at</source>
            <translation>Bemerkt am</translation>
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
            <source>Notified {people}</source>
            <translation>Benachrichtigt: {people}</translation>
        </message>
        <message>
            <source>notify role</source>
            <translation>Rolle benachrichtigen</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Number at the source</source>
            <translation>Nummer in der Quelle</translation>
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
            <source>number {number}</source>
            <translation>Nummer {number}</translation>
        </message>
        <message>
            <source>numbered marks: levels; filled: fired</source>
            <translation>nummerierte Marken: Stufen; gefüllt: ausgelöst</translation>
        </message>
        <message>
            <source>Numbers, such as 1042, 1043</source>
            <translation>Nummern, etwa 1042, 1043</translation>
        </message>
        <message>
            <source>Object</source>
            <translation>Objekt</translation>
        </message>
        <message>
            <source>Of</source>
            <translation>Von wem</translation>
        </message>
        <message>
            <source>of no kind that is known here</source>
            <translation>von keiner hier bekannten Art</translation>
        </message>
        <message>
            <source>of that version</source>
            <translation>dieser Version</translation>
        </message>
        <message>
            <source>Of the record</source>
            <translation>Aus der Akte</translation>
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
            <source>On</source>
            <translation>Am</translation>
        </message>
        <message>
            <source>On behalf</source>
            <translation>Im Auftrag</translation>
        </message>
        <message>
            <source>on behalf</source>
            <translation>im Auftrag</translation>
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
            <source>on hold</source>
            <translation>wartend</translation>
        </message>
        <message>
            <source>on requesters or others</source>
            <translation>auf Melder oder andere</translation>
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
            <source>One of the files is gone. Look again and choose anew.</source>
            <translation>Eine der Dateien ist nicht mehr da. Sehen Sie nach und wählen Sie neu.</translation>
        </message>
        <message>
            <source>One of them is enough</source>
            <translation>Eine Freigabe davon genügt</translation>
        </message>
        <message>
            <source>One of these</source>
            <translation>Eines davon</translation>
        </message>
        <message>
            <source>One seat</source>
            <translation>Ein Arbeitsplatz</translation>
        </message>
        <message>
            <source>Only a person can be reminded.</source>
            <translation>Nur eine Person kann erinnert werden.</translation>
        </message>
        <message>
            <source>Only a person has a taste.</source>
            <translation>Nur eine Person hat einen Geschmack.</translation>
        </message>
        <message>
            <source>Only a person has settings of their own.</source>
            <translation>Nur eine Person hat eigene Einstellungen.</translation>
        </message>
        <message>
            <source>Only a person has things of their own.</source>
            <translation>Nur eine Person hat eigene Dinge.</translation>
        </message>
        <message>
            <source>Only a person sits at a workstation.</source>
            <translation>Nur eine Person sitzt an einem Arbeitsplatz.</translation>
        </message>
        <message>
            <source>Only a supervisor can save this for everybody; save it as your own.</source>
            <translation>Nur die Teamleitung kann das für alle speichern; speichern Sie es als Ihr eigenes.</translation>
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
            <source>Only people of the desk are told how a ticket was handed over.</source>
            <translation>Nur Personen des Helpdesks erfahren, wie ein Ticket weitergegeben wurde.</translation>
        </message>
        <message>
            <source>Only the first {size} are shown.</source>
            <translation>Nur die ersten {size} werden gezeigt.</translation>
        </message>
        <message>
            <source>Only the requester of a ticket can write as its requester.</source>
            <translation>Nur wer ein Ticket angefragt hat, kann darin als anfragende Person schreiben.</translation>
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
            <translation>offen</translation>
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
            <source>Open sign in</source>
            <translation>Anmeldung ohne Passwort</translation>
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
            <source>open tickets</source>
            <translation>Tickets eröffnen</translation>
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
            <source>Opening a complaint again</source>
            <translation>Eine Beschwerde wieder öffnen</translation>
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
            <source>Options</source>
            <translation>Optionen</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <source>other</source>
            <translation>sonstiger Weg</translation>
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
            <source>Others may read {file}. Restrict it to its owner (chmod 400).</source>
            <translation>Andere können {file} lesen. Beschränken Sie die Datei auf ihren Besitzer (chmod 400).</translation>
        </message>
        <message>
            <source>Others waiting</source>
            <translation>Andere warteten</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Postausgang</translation>
        </message>
        <message>
            <source>outbox</source>
            <translation>Postausgang</translation>
        </message>
        <message>
            <source>outbox message</source>
            <translation>Nachricht im Ausgang</translation>
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
            <source>outside business hours</source>
            <translation>außerhalb der Geschäftszeiten</translation>
        </message>
        <message>
            <source>outside hours</source>
            <translation>außerhalb der Zeiten</translation>
        </message>
        <message>
            <source>outside working hours</source>
            <translation>außerhalb der Arbeitszeit</translation>
        </message>
        <message>
            <source>outside working hours (thin)</source>
            <translation>außerhalb der Arbeitszeit (dünn)</translation>
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
            <source>overriding a service level</source>
            <translation>ein Serviceziel übergehen</translation>
        </message>
        <message>
            <source>Overriding {fields}</source>
            <translation>Angaben überschreiben: {fields}</translation>
        </message>
        <message>
            <source>Overtaken</source>
            <translation>Überholt</translation>
        </message>
        <message>
            <source>overtaken</source>
            <translation>überholt</translation>
        </message>
        <message>
            <source>Overtaken: a higher level was due as well, so only that one acted</source>
            <translation>Überholt: Eine höhere Stufe war ebenfalls fällig, nur sie hat gehandelt</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Überblick</translation>
        </message>
        <message>
            <source>Pack</source>
            <translation>Paket</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Page before</source>
            <translation>Vorige Seite</translation>
        </message>
        <message>
            <source>Page {number:,}</source>
            <translation>Seite {number:,}</translation>
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
            <source>pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Gezahlt</translation>
        </message>
        <message>
            <source>Paragraph {key}</source>
            <translation>Absatz {key}</translation>
        </message>
        <message>
            <source>Parent of</source>
            <translation>Übergeordnet</translation>
        </message>
        <message>
            <source>parent of</source>
            <translation>umfasst</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Part of the country</source>
            <translation>Teil des Landes</translation>
        </message>
        <message>
            <source>Part of the sample</source>
            <translation>Teil des Beispiels</translation>
        </message>
        <message>
            <source>partly</source>
            <translation>teilweise</translation>
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
            <source>passed</source>
            <translation>bestanden</translation>
        </message>
        <message>
            <source>passed over in the rota: {skipped}</source>
            <translation>in der Bereitschaft übergangen: {skipped}</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Password of the file</source>
            <translation>Passwort der Datei</translation>
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
            <source>path</source>
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
            <source>path run</source>
            <translation>Lauf eines Pfades</translation>
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
            <source>path {name}</source>
            <translation>Pfad {name}</translation>
        </message>
        <message>
            <source>path {name}: new</source>
            <translation>Pfad {name}: neu</translation>
        </message>
        <message>
            <source>paths</source>
            <translation>Pfade</translation>
        </message>
        <message>
            <source>Pause statuses</source>
            <translation>Anhaltende Status</translation>
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
            <source>paused (hatched)</source>
            <translation>angehalten (schraffiert)</translation>
        </message>
        <message>
            <source>Paused {span} left</source>
            <translation>Pausiert, {span} übrig</translation>
        </message>
        <message>
            <source>Paused {start} to {end}{why}.</source>
            <translation>Angehalten {start} bis {end}{why}.</translation>
        </message>
        <message>
            <source>paused: its levels move with the clock</source>
            <translation>pausiert: ihre Stufen rücken mit der Uhr</translation>
        </message>
        <message>
            <source>Payload</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Payment final</source>
            <translation>Antwort (Zahlungen)</translation>
        </message>
        <message>
            <source>payment final</source>
            <translation>abschließende Antwort (Zahlungen)</translation>
        </message>
        <message>
            <source>Payment or e-money</source>
            <translation>Zahlung oder E-Geld</translation>
        </message>
        <message>
            <source>payment or e-money</source>
            <translation>Zahlung oder E-Geld</translation>
        </message>
        <message>
            <source>Payment response</source>
            <translation>Antwort oder Zwischenbescheid (Zahlungen)</translation>
        </message>
        <message>
            <source>payment response</source>
            <translation>Antwort (Zahlungen)</translation>
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
            <source>pending</source>
            <translation>ausstehend</translation>
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
            <source>periodic update</source>
            <translation>regelmäßiger Zwischenstand</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Person activated</source>
            <translation>Person eingeschaltet</translation>
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
            <source>Person deactivated</source>
            <translation>Person ausgeschaltet</translation>
        </message>
        <message>
            <source>Person granted</source>
            <translation>Recht erteilt</translation>
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
            <source>Person locked</source>
            <translation>Person gesperrt</translation>
        </message>
        <message>
            <source>person number {number}, and the words of every ticket they asked for</source>
            <translation>die Person Nummer {number} und die Worte aller Tickets, um die sie gebeten hat</translation>
        </message>
        <message>
            <source>Person role asked</source>
            <translation>Rolle erbeten</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Telefon</translation>
        </message>
        <message>
            <source>phone</source>
            <translation>Telefon</translation>
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
            <source>Placed at</source>
            <translation>Verhängt am</translation>
        </message>
        <message>
            <source>Placed by</source>
            <translation>Verhängt von</translation>
        </message>
        <message>
            <source>Placeholders: {names}</source>
            <translation>Platzhalter: {names}</translation>
        </message>
        <message>
            <source>Placing a ticket on hold</source>
            <translation>Ein Ticket warten lassen</translation>
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
            <source>policy</source>
            <translation>Richtlinie</translation>
        </message>
        <message>
            <source>policy change</source>
            <translation>andere Richtlinie</translation>
        </message>
        <message>
            <source>Policy matched</source>
            <translation>Richtlinie zugeordnet</translation>
        </message>
        <message>
            <source>Policy published</source>
            <translation>Richtlinie veröffentlicht</translation>
        </message>
        <message>
            <source>Policy version</source>
            <translation>Version der Richtlinie</translation>
        </message>
        <message>
            <source>policy version</source>
            <translation>Version einer Richtlinie</translation>
        </message>
        <message>
            <source>Policy {name}</source>
            <translation>Richtlinie {name}</translation>
        </message>
        <message>
            <source>policy {name}</source>
            <translation>Richtlinie {name}</translation>
        </message>
        <message>
            <source>policy {name}: version {n}</source>
            <translation>Richtlinie {name}: Version {n}</translation>
        </message>
        <message>
            <source>Portal</source>
            <translation>Portal</translation>
        </message>
        <message>
            <source>portal</source>
            <translation>Portal</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Position</translation>
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
            <source>priority {priority}</source>
            <translation>Priorität {priority}</translation>
        </message>
        <message>
            <source>Proactive</source>
            <translation>Vorausschauend</translation>
        </message>
        <message>
            <source>proactive</source>
            <translation>proaktiv</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
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
            <source>product</source>
            <translation>Produkt</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>Programm</translation>
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
            <source>promise</source>
            <translation>Zusage</translation>
        </message>
        <message>
            <source>Promise of the team</source>
            <translation>Zusage des Teams</translation>
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
            <source>Promises and how they were kept</source>
            <translation>Zusagen und wie sie gehalten wurden</translation>
        </message>
        <message>
            <source>Promises kept</source>
            <translation>Gehaltene Zusagen</translation>
        </message>
        <message>
            <source>Promises of the teams</source>
            <translation>Versprechen der Teams</translation>
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
            <source>Protected</source>
            <translation>Geschützt</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Veröffentlichen</translation>
        </message>
        <message>
            <source>Publish it again without what is gone, or bring that back.</source>
            <translation>Veröffentlichen Sie sie ohne das Fehlende neu, oder bringen Sie es zurück.</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>Veröffentlicht</translation>
        </message>
        <message>
            <source>published</source>
            <translation>veröffentlicht</translation>
        </message>
        <message>
            <source>published: {what}</source>
            <translation>veröffentlicht: {what}</translation>
        </message>
        <message>
            <source>Publishing a letter</source>
            <translation>Einen Brief veröffentlichen</translation>
        </message>
        <message>
            <source>Publishing needs a second person at this desk: let a colleague approve it.</source>
            <translation>Zum Veröffentlichen braucht es an diesem Helpdesk eine zweite Person: Lassen Sie es freigeben.</translation>
        </message>
        <message>
            <source>Publishing times for complaints</source>
            <translation>Fristen für Beschwerden veröffentlichen</translation>
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
            <source>purge or erase records</source>
            <translation>Unterlagen löschen oder tilgen</translation>
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
            <source>Put in</source>
            <translation>Eintragen</translation>
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
            <source>QR code: {text}</source>
            <translation>QR-Code: {text}</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
        <message>
            <source>queued a call of {what}</source>
            <translation>Aufruf von {what} eingereiht</translation>
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
            <source>Quiet hours are given by day of the week: mon to sun.</source>
            <translation>Ruhezeiten werden je Wochentag angegeben: mon bis sun.</translation>
        </message>
        <message>
            <source>quiet hours until {moment} UTC</source>
            <translation>Ruhezeit bis {moment}</translation>
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
            <source>Read and export log</source>
            <translation>Lesezugriffe und Exporte</translation>
        </message>
        <message>
            <source>read the audit trail</source>
            <translation>das Protokoll lesen</translation>
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
            <source>Readers: {before}, then {after}</source>
            <translation>Leser: {before}, dann {after}</translation>
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
            <source>reasoning</source>
            <translation>Begründung</translation>
        </message>
        <message>
            <source>Reasons</source>
            <translation>Gründe</translation>
        </message>
        <message>
            <source>reassign team</source>
            <translation>an ein Team geben</translation>
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
            <source>Receipts</source>
            <translation>Quittungen</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Eingegangen</translation>
        </message>
        <message>
            <source>Received at</source>
            <translation>Eingegangen am</translation>
        </message>
        <message>
            <source>Received by</source>
            <translation>Entgegengenommen von</translation>
        </message>
        <message>
            <source>received by</source>
            <translation>entgegengenommen von</translation>
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
            <source>Recipients</source>
            <translation>Empfänger</translation>
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
            <source>Recorded</source>
            <translation>Aufgenommen</translation>
        </message>
        <message>
            <source>recorded</source>
            <translation>erfasst</translation>
        </message>
        <message>
            <source>RECORDS</source>
            <translation>UNTERLAGEN</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <source>records</source>
            <translation>Unterlagen</translation>
        </message>
        <message>
            <source>Records are kept for {least_days} to {most_days:,} days.</source>
            <translation>Unterlagen werden {least_days} bis {most_days:,} Tage aufbewahrt.</translation>
        </message>
        <message>
            <source>Records manager</source>
            <translation>Aktenverwaltung</translation>
        </message>
        <message>
            <source>Records would be kept for a shorter time: a second person has to confirm that.</source>
            <translation>Unterlagen würden kürzer aufbewahrt: Das muss eine zweite Person bestätigen.</translation>
        </message>
        <message>
            <source>Redaction</source>
            <translation>Schwärzung</translation>
        </message>
        <message>
            <source>Redress</source>
            <translation>Wiedergutmachung</translation>
        </message>
        <message>
            <source>redress</source>
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
            <source>Redress was paid in {currency} already: offer it in that currency.</source>
            <translation>Entschädigung wurde schon in {currency} gezahlt: Bieten Sie sie in dieser Währung an.</translation>
        </message>
        <message>
            <source>Referral</source>
            <translation>Schlichtung</translation>
        </message>
        <message>
            <source>referral</source>
            <translation>Schlichtung</translation>
        </message>
        <message>
            <source>Referral rights text</source>
            <translation>Text zum Recht auf Schlichtung</translation>
        </message>
        <message>
            <source>Referred</source>
            <translation>Vorgelegt</translation>
        </message>
        <message>
            <source>referred</source>
            <translation>bei der Schlichtung</translation>
        </message>
        <message>
            <source>Referred at</source>
            <translation>An die Schlichtung am</translation>
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
            <source>Refused</source>
            <translation>Abgelehnt</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>Refusing</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>regime</source>
            <translation>Beschwerdefristen</translation>
        </message>
        <message>
            <source>Regulatory time</source>
            <translation>Aufsichtliche Frist</translation>
        </message>
        <message>
            <source>Regulatory times</source>
            <translation>Aufsichtliche Fristen</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Abgelehnt</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>Rejected by the ombudsman</source>
            <translation>Von der Schlichtungsstelle abgelehnt</translation>
        </message>
        <message>
            <source>Related to</source>
            <translation>Verwandt mit</translation>
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
            <source>Released at</source>
            <translation>Aufgehoben am</translation>
        </message>
        <message>
            <source>Released by</source>
            <translation>Aufgehoben von</translation>
        </message>
        <message>
            <source>Releasing a hold needs a reason: say it in a few words.</source>
            <translation>Eine Sperre aufzuheben braucht eine Begründung: ein paar Worte genügen.</translation>
        </message>
        <message>
            <source>Remedy</source>
            <translation>Abhilfe</translation>
        </message>
        <message>
            <source>remedy</source>
            <translation>Wunsch</translation>
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
            <source>Reminder</source>
            <translation>Erinnerung</translation>
        </message>
        <message>
            <source>reminder</source>
            <translation>Erinnerung</translation>
        </message>
        <message>
            <source>Removes</source>
            <translation>Entfernt</translation>
        </message>
        <message>
            <source>Renew it: `vigilctl audit renew --sign DIR` (admin help, “Signing certificates”).</source>
            <translation>Erneuern Sie es: `vigilctl audit renew --sign DIR` (Hilfe für die Administration, „Zertifikate zum Signieren“).</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>Wieder öffnen</translation>
        </message>
        <message>
            <source>reopened</source>
            <translation>wieder geöffnet</translation>
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
            <source>Reopening a ticket</source>
            <translation>Ein Ticket wieder öffnen</translation>
        </message>
        <message>
            <source>reopening a ticket</source>
            <translation>ein Ticket wieder öffnen</translation>
        </message>
        <message>
            <source>Repeats {system}: its time and actor are claims.</source>
            <translation>Wiederholt {system}: Zeit und Urheber sind Angaben von dort.</translation>
        </message>
        <message>
            <source>replied to the requester</source>
            <translation>dem Melder geantwortet</translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>reply</source>
            <translation>Antwort</translation>
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
            <source>reply to tickets</source>
            <translation>auf Tickets antworten</translation>
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
            <source>Reports speak {known}, not {language!r}.</source>
            <translation>Berichte sprechen {known}, nicht {language!r}.</translation>
        </message>
        <message>
            <source>requested</source>
            <translation>angefragt</translation>
        </message>
        <message>
            <source>Requested by</source>
            <translation>Verlangt von</translation>
        </message>
        <message>
            <source>Requester</source>
            <translation>Melder</translation>
        </message>
        <message>
            <source>requester</source>
            <translation>anfragende Person</translation>
        </message>
        <message>
            <source>Requester joined a group</source>
            <translation>In eine Gruppe von Meldern aufgenommen</translation>
        </message>
        <message>
            <source>Requester left a group</source>
            <translation>Aus einer Gruppe von Meldern genommen</translation>
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
            <source>requesters {what}</source>
            <translation>anfragende Personen {what}</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>Lösung</translation>
        </message>
        <message>
            <source>resolution</source>
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
            <source>resolved</source>
            <translation>gelöst</translation>
        </message>
        <message>
            <source>resolved (outlined)</source>
            <translation>gelöst (umrandet)</translation>
        </message>
        <message>
            <source>Resolved and closed tickets appear here.</source>
            <translation>Gelöste und geschlossene Tickets erscheinen hier.</translation>
        </message>
        <message>
            <source>resolved, awaiting confirmation</source>
            <translation>gelöst, wartet auf Bestätigung</translation>
        </message>
        <message>
            <source>Resolving a ticket</source>
            <translation>Ein Ticket lösen</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>response</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>Response (payments)</source>
            <translation>Antwort (Zahlungen) oder Zwischenbescheid</translation>
        </message>
        <message numerus="yes">
            <source>rest withheld for length, %n characters</source>
            <translation>
                <numerusform>der Rest wegen der Länge weggelassen, %n Zeichen</numerusform>
                <numerusform>der Rest wegen der Länge weggelassen, %n Zeichen</numerusform>
            </translation>
        </message>
        <message>
            <source>Restate</source>
            <translation>Berichtigen</translation>
        </message>
        <message>
            <source>restate a clock</source>
            <translation>eine Frist berichtigen</translation>
        </message>
        <message>
            <source>Restated</source>
            <translation>Berichtigt</translation>
        </message>
        <message>
            <source>restated</source>
            <translation>berichtigt</translation>
        </message>
        <message>
            <source>Restated as {outcome} by {who}, confirmed by {second}: {reason} The record above stays.</source>
            <translation>Berichtigt als {outcome} von {who}, bestätigt von {second}: {reason} Die Aufzeichnung oben bleibt.</translation>
        </message>
        <message>
            <source>Restated as {outcome}. The record above stays.</source>
            <translation>Berichtigt als {outcome}. Die Aufzeichnung oben bleibt.</translation>
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
            <source>Restricted</source>
            <translation>Eingeschränkt</translation>
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
            <source>Restricted tickets found</source>
            <translation>Gefundene eingeschränkte Tickets</translation>
        </message>
        <message>
            <source>Restricted tickets searched</source>
            <translation>Geschützte Tickets durchsucht</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Retention</source>
            <translation>Aufbewahrung</translation>
        </message>
        <message>
            <source>retention</source>
            <translation>Aufbewahrung</translation>
        </message>
        <message>
            <source>retention class</source>
            <translation>Aufbewahrungsklasse</translation>
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
            <source>review</source>
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
            <source>review item</source>
            <translation>Eintrag einer Durchsicht</translation>
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
            <source>review the audit trail</source>
            <translation>das Protokoll durchsehen</translation>
        </message>
        <message>
            <source>Reviewed by</source>
            <translation>Durchgesehen von</translation>
        </message>
        <message>
            <source>Reviewed this report</source>
            <translation>Hat diesen Bericht durchgesehen</translation>
        </message>
        <message>
            <source>rights</source>
            <translation>Rechte</translation>
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
            <source>root cause</source>
            <translation>Ursache</translation>
        </message>
        <message>
            <source>Root cause: {cause}</source>
            <translation>Ursache: {cause}</translation>
        </message>
        <message>
            <source>Root fingerprint</source>
            <translation>Fingerabdruck der Wurzel</translation>
        </message>
        <message>
            <source>Root key fingerprint</source>
            <translation>Fingerabdruck des Wurzelschlüssels</translation>
        </message>
        <message>
            <source>Root key fingerprint: {root}. Compare it with the printed certificate.</source>
            <translation>Fingerabdruck des Wurzelschlüssels: {root}. Mit dem gedruckten Zertifikat vergleichen.</translation>
        </message>
        <message>
            <source>rota</source>
            <translation>Bereitschaftsplan</translation>
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
            <source>rota override</source>
            <translation>Ausnahme im Bereitschaftsplan</translation>
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
            <source>Rotating a key needs a reason.</source>
            <translation>Ein Schlüsselwechsel braucht eine Begründung.</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Rule disabled</source>
            <translation>Regel ausgeschaltet</translation>
        </message>
        <message>
            <source>Rule enabled</source>
            <translation>Regel eingeschaltet</translation>
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
            <source>rule version</source>
            <translation>Version einer Regel</translation>
        </message>
        <message>
            <source>rule {name}</source>
            <translation>Regel {name}</translation>
        </message>
        <message>
            <source>rule {name}: version {n}</source>
            <translation>Regel {name}: Version {n}</translation>
        </message>
        <message>
            <source>Rule: {what}</source>
            <translation>Regel: {what}</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Regeln</translation>
        </message>
        <message>
            <source>rules</source>
            <translation>Regeln</translation>
        </message>
        <message>
            <source>Rules and policies ask for it. One that is not there yet is made.</source>
            <translation>Regeln und Richtlinien fragen danach. Eine, die es noch nicht gibt, wird angelegt.</translation>
        </message>
        <message>
            <source>Rules assign by it. One that nobody has yet is made.</source>
            <translation>Regeln weisen danach zu. Eine, die noch niemand hat, wird angelegt.</translation>
        </message>
        <message>
            <source>rules in a new order</source>
            <translation>Regeln in neuer Reihenfolge</translation>
        </message>
        <message>
            <source>Run a macro</source>
            <translation>Makro ausführen</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>Safety</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>safety</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>Said in the subject or a message</source>
            <translation>Im Betreff oder in einer Nachricht</translation>
        </message>
        <message>
            <source>Sample</source>
            <translation>Beispiel</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>Sa</translation>
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
            <source>Saved view</source>
            <translation>Gespeicherte Ansicht</translation>
        </message>
        <message>
            <source>saved view</source>
            <translation>gespeicherte Ansicht</translation>
        </message>
        <message>
            <source>Saved view brought back</source>
            <translation>Gespeicherte Ansicht zurückgeholt</translation>
        </message>
        <message>
            <source>Saved view retired</source>
            <translation>Gespeicherte Ansicht zurückgezogen</translation>
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
            <source>Saw that these records were destroyed</source>
            <translation>Hat die Vernichtung dieser Unterlagen festgestellt</translation>
        </message>
        <message>
            <source>Say the currency by its three letters, such as GBP.</source>
            <translation>Nennen Sie die Währung mit ihren drei Buchstaben, etwa GBP.</translation>
        </message>
        <message>
            <source>Say what is printed or copied, such as the name of the page.</source>
            <translation>Sagen Sie, was gedruckt oder kopiert wird, etwa den Namen der Seite.</translation>
        </message>
        <message>
            <source>Say what the review came to, in a sentence.</source>
            <translation>Sagen Sie in einem Satz, was die Durchsicht ergeben hat.</translation>
        </message>
        <message>
            <source>Say which tickets are meant: numbers, people, types, words or a time.</source>
            <translation>Sagen Sie, welche Tickets gemeint sind: Nummern, Personen, Arten, Wörter oder eine Zeit.</translation>
        </message>
        <message>
            <source>Say who follows the ticket.</source>
            <translation>Sagen Sie, wer dem Ticket folgt.</translation>
        </message>
        <message>
            <source>Say whom the test goes to.</source>
            <translation>Sagen Sie, an wen die Probe geht.</translation>
        </message>
        <message>
            <source>saying {what}</source>
            <translation>mit den Worten {what}</translation>
        </message>
        <message>
            <source>Schema</source>
            <translation>Schema</translation>
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
            <source>Sealed lines kept</source>
            <translation>Versiegelte Zeilen erhalten</translation>
        </message>
        <message>
            <source>Sealed lines lost up to</source>
            <translation>Versiegelte Zeilen verloren bis</translation>
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
            <source>Searching …</source>
            <translation>Suche läuft …</translation>
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
            <source>Seconds off a steady clock</source>
            <translation>Sekunden Abweichung von einer steten Uhr</translation>
        </message>
        <message>
            <source>security is one of {security}, not “{security_2}”</source>
            <translation>security ist eines von {security}, nicht „{security_2}“</translation>
        </message>
        <message>
            <source>security is one of {security}.</source>
            <translation>security ist eines von {security}.</translation>
        </message>
        <message>
            <source>see the board</source>
            <translation>die Übersicht sehen</translation>
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
            <source>Send a reply</source>
            <translation>Antwort senden</translation>
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
            <source>Set a field</source>
            <translation>Feld setzen</translation>
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
            <source>setting</source>
            <translation>Einstellung</translation>
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
            <source>settled</source>
            <translation>erledigt</translation>
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
            <source>severity</source>
            <translation>Schwere</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Sha-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>SHA-256 of the entries (JSON Lines)</source>
            <translation>SHA-256 der Einträge (JSON Lines)</translation>
        </message>
        <message>
            <source>SHA-256 {sum}</source>
            <translation>SHA-256 {sum}</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>auch für Anfragende</translation>
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
            <source>Show it</source>
            <translation>Zeigen</translation>
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
            <source>Sign-in</source>
            <translation>Anmeldung</translation>
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
            <source>Signature</source>
            <translation>Unterschrift</translation>
        </message>
        <message>
            <source>Signatures</source>
            <translation>Unterschriften</translation>
        </message>
        <message>
            <source>signed</source>
            <translation>signiert</translation>
        </message>
        <message>
            <source>Signed by</source>
            <translation>Signiert von</translation>
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
            <source>Signed, but the log was not verified for this file: who made it sees a part of the log only. Somebody of compliance, audit or records can verify it whole.</source>
            <translation>Signiert, aber das Protokoll wurde für diese Datei nicht geprüft: Wer sie erstellte, sieht nur einen Teil davon. Compliance, Revision oder Archiv können es ganz prüfen.</translation>
        </message>
        <message>
            <source>Signer</source>
            <translation>Unterzeichner</translation>
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
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Skill</source>
            <translation>Fähigkeit</translation>
        </message>
        <message>
            <source>Skill given</source>
            <translation>Fähigkeit gegeben</translation>
        </message>
        <message>
            <source>Skill taken away</source>
            <translation>Fähigkeit genommen</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>Fähigkeiten</translation>
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
            <source>skipped {skipped}</source>
            <translation>übersprungen: {skipped}</translation>
        </message>
        <message>
            <source>skipped {skipped}, so the next level comes at once</source>
            <translation>übersprungen: {skipped}, darum kommt die nächste Stufe sofort</translation>
        </message>
        <message>
            <source>skipped {skipped}, told {what} in their place</source>
            <translation>übersprungen: {skipped}, stattdessen benachrichtigt: {what}</translation>
        </message>
        <message>
            <source>Skipping a task</source>
            <translation>Eine Aufgabe überspringen</translation>
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
            <source>sms</source>
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
            <source>Somebody changed the procedure “{name}” meanwhile; nothing was saved. What you wrote stays: look at theirs, then save again to put yours in its place.</source>
            <translation>Inzwischen hat jemand den Ablauf „{name}“ geändert; nichts wurde gespeichert. Was Sie geschrieben haben, bleibt: Sehen Sie sich die andere Fassung an und speichern Sie dann noch einmal, um Ihre an deren Stelle zu setzen.</translation>
        </message>
        <message>
            <source>Somebody changed this rota meanwhile; nothing was saved. What you filled in stays: look at theirs, then save again to put yours in its place.</source>
            <translation>Inzwischen hat jemand diesen Dienstplan geändert; nichts wurde gespeichert. Was Sie eingetragen haben, bleibt: Sehen Sie sich die andere Fassung an und speichern Sie dann noch einmal, um Ihre an deren Stelle zu setzen.</translation>
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
            <source>Somebody published this meanwhile, which you changed as well: {what}. Nothing was published. What you wrote stays: look at theirs, then check again to put yours in its place.</source>
            <translation>Jemand anders hat inzwischen veröffentlicht, was auch Sie geändert haben: {what}. Nichts wurde veröffentlicht. Was Sie geschrieben haben, bleibt: Sehen Sie sich die andere Fassung an und prüfen Sie noch einmal, um Ihre an deren Stelle zu setzen.</translation>
        </message>
        <message>
            <source>Somebody published version {version} of this rule meanwhile; nothing was published. What you wrote stays: look at theirs, then publish again to put yours in its place.</source>
            <translation>Inzwischen hat jemand Version {version} dieser Regel veröffentlicht; nichts wurde veröffentlicht. Was Sie geschrieben haben, bleibt: Sehen Sie sich die andere Fassung an und veröffentlichen Sie dann noch einmal, um Ihre an deren Stelle zu setzen.</translation>
        </message>
        <message>
            <source>Somebody signs in as “{wanted}” already: choose another name.</source>
            <translation>Als „{wanted}“ meldet sich schon jemand an: Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>Somebody undid the merge of #{ticket_id} already.</source>
            <translation>Das Zusammenführen von #{ticket_id} hat schon jemand rückgängig gemacht.</translation>
        </message>
        <message>
            <source>Somebody who only asks for help. They get no login by this.</source>
            <translation>Jemand, der nur um Hilfe bittet. Eine Anmeldung entsteht dadurch nicht.</translation>
        </message>
        <message>
            <source>Somebody works on #{ticket_id} already; cancel it by hand if it is not needed.</source>
            <translation>An #{ticket_id} arbeitet schon jemand; brechen Sie es von Hand ab, wenn es nicht gebraucht wird.</translation>
        </message>
        <message>
            <source>Something is longer than {place} keeps; nothing was changed. Make it shorter.</source>
            <translation>Eine Angabe ist länger, als {place} sie aufnimmt; nichts wurde geändert. Kürzen Sie sie.</translation>
        </message>
        <message>
            <source>Something this refers to was removed meanwhile. Look again.</source>
            <translation>Etwas, worauf sich das bezieht, wurde inzwischen entfernt. Sehen Sie noch einmal nach.</translation>
        </message>
        <message>
            <source>Something went wrong in Vigildesk</source>
            <translation>In Vigildesk ist etwas schiefgegangen</translation>
        </message>
        <message>
            <source>Something with the same key exists already. Look again.</source>
            <translation>Etwas mit demselben Schlüssel gibt es schon. Sehen Sie noch einmal nach.</translation>
        </message>
        <message>
            <source>Sort in</source>
            <translation>Einordnen</translation>
        </message>
        <message>
            <source>Sort into a group …</source>
            <translation>In eine Gruppe einordnen …</translation>
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
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>Source number</source>
            <translation>Nummer in der Quelle</translation>
        </message>
        <message>
            <source>Span</source>
            <translation>Zusage</translation>
        </message>
        <message>
            <source>Special days: hours of their own</source>
            <translation>Besondere Tage: mit eigenen Zeiten</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Teilen</translation>
        </message>
        <message>
            <source>Split from</source>
            <translation>Abgeteilt von</translation>
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
            <source>sqlite:///desk.sqlite or postgresql://name@server/desk</source>
            <translation>sqlite:///desk.sqlite oder postgresql://name@server/desk</translation>
        </message>
        <message>
            <source>Standard: {timing}</source>
            <translation>Standard: {timing}</translation>
        </message>
        <message>
            <source>Stands in</source>
            <translation>Vertretung</translation>
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
            <source>Start a path</source>
            <translation>Pfad starten</translation>
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
            <source>Start tasks</source>
            <translation>Aufgaben starten</translation>
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
            <source>Started at</source>
            <translation>Begonnen am</translation>
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
            <source>started the path {what}</source>
            <translation>Pfad {what} begonnen</translation>
        </message>
        <message>
            <source>started the tasks of {what}</source>
            <translation>Aufgaben von {what} begonnen</translation>
        </message>
        <message>
            <source>Started {at}.</source>
            <translation>Begonnen {at}.</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>Wird gestartet</translation>
        </message>
        <message>
            <source>Starts again</source>
            <translation>Beginnt neu</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>Erklärung</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>status is {status} already</source>
            <translation>Status ist schon {status}</translation>
        </message>
        <message>
            <source>status {status}</source>
            <translation>Status {status}</translation>
        </message>
        <message>
            <source>Step {number} ({step}): {problem}</source>
            <translation>Schritt {number} ({step}): {problem}</translation>
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
            <source>Stopped at</source>
            <translation>Angehalten bei</translation>
        </message>
        <message>
            <source>Stopped watching</source>
            <translation>Überwachung beendet</translation>
        </message>
        <message>
            <source>Stopped {at}.</source>
            <translation>Geendet {at}.</translation>
        </message>
        <message>
            <source>stopped, the rules went round in a circle</source>
            <translation>angehalten, die Regeln liefen im Kreis</translation>
        </message>
        <message>
            <source>Struck through is what was taken out, underlined what was put in.</source>
            <translation>Durchgestrichen ist, was wegfiel, unterstrichen, was dazukam.</translation>
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
            <source>substance</source>
            <translation>Gegenstand</translation>
        </message>
        <message>
            <source>Substitute</source>
            <translation>Vertretung</translation>
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
            <source>Such as: Branch offices</source>
            <translation>Etwa: Filialen</translation>
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
            <source>Such as: Network faults go to Tier 2</source>
            <translation>Etwa: Netzstörungen gehen an Tier 2</translation>
        </message>
        <message>
            <source>Such as: Networks</source>
            <translation>Etwa: Netze</translation>
        </message>
        <message>
            <source>Such as: on leave; colleagues read it</source>
            <translation>Etwa: im Urlaub; Kollegen lesen es</translation>
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
            <source>Such as: Ward nights</source>
            <translation>Etwa: Nächte der Stationen</translation>
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
            <source>Summary</source>
            <translation>Kurzerledigung</translation>
        </message>
        <message>
            <source>summary</source>
            <translation>Kurzerledigung</translation>
        </message>
        <message>
            <source>Summary resolution</source>
            <translation>Kurzerledigung</translation>
        </message>
        <message>
            <source>summary resolution</source>
            <translation>Kurzerledigung</translation>
        </message>
        <message>
            <source>Summary resolution sent at</source>
            <translation>Kurzerledigung gesendet am</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>So</translation>
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
            <source>supervisor</source>
            <translation>Teamleitung</translation>
        </message>
        <message>
            <source>Swapping a shift</source>
            <translation>Der Tausch einer Schicht</translation>
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
            <source>switched off</source>
            <translation>abgeschaltet</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>system</source>
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
            <source>tags {marks}</source>
            <translation>Schlagwörter {marks}</translation>
        </message>
        <message>
            <source>tags {what}</source>
            <translation>Schlagwörter {what}</translation>
        </message>
        <message>
            <source>Take away</source>
            <translation>Wegnehmen</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Zurücknehmen</translation>
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
            <source>Take out of {name}</source>
            <translation>Aus {name} herausnehmen</translation>
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
            <source>Take out: {day}</source>
            <translation>Herausnehmen: {day}</translation>
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
        <message>
            <source>Take the skill {name} away</source>
            <translation>Die Fähigkeit {name} nehmen</translation>
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
            <source>taken over</source>
            <translation>übernommen</translation>
        </message>
        <message>
            <source>takes a list of values</source>
            <translation>nimmt eine Liste von Werten</translation>
        </message>
        <message>
            <source>takes a number</source>
            <translation>nimmt eine Zahl</translation>
        </message>
        <message>
            <source>takes a number of at most 15 digits</source>
            <translation>nimmt eine Zahl mit höchstens 15 Ziffern</translation>
        </message>
        <message>
            <source>takes a text</source>
            <translation>nimmt einen Text</translation>
        </message>
        <message>
            <source>takes a time such as 24h, 3bd, 7cd or 1w</source>
            <translation>braucht eine Zeit wie 24h, 3bd, 7cd oder 1w</translation>
        </message>
        <message>
            <source>takes a time such as 45m, 4h or 2d</source>
            <translation>nimmt eine Dauer wie 45m, 4h oder 2d</translation>
        </message>
        <message>
            <source>takes after_first_response or any_customer_message</source>
            <translation>braucht after_first_response oder any_customer_message</translation>
        </message>
        <message>
            <source>takes an instant with its zone, such as 2026-06-08T09:00+00:00</source>
            <translation>nimmt einen Zeitpunkt mit seiner Zone, etwa 2026-06-08T09:00+00:00</translation>
        </message>
        <message>
            <source>takes at most {text_limit} characters and no NUL</source>
            <translation>nimmt höchstens {text_limit} Zeichen und kein NUL</translation>
        </message>
        <message>
            <source>takes business time such as 45m or 4h</source>
            <translation>braucht Servicezeit wie 45m oder 4h</translation>
        </message>
        <message>
            <source>takes critical, high, normal or low</source>
            <translation>nimmt critical, high, normal oder low</translation>
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
            <source>takes true or false</source>
            <translation>nimmt true oder false</translation>
        </message>
        <message>
            <source>Taking a link away</source>
            <translation>Eine Verknüpfung entfernen</translation>
        </message>
        <message>
            <source>Taking a shift back</source>
            <translation>Eine Schicht zurücknehmen</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>target exceeded</source>
            <translation>das Ziel wurde überschritten</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>Task done</source>
            <translation>Aufgabe erledigt</translation>
        </message>
        <message>
            <source>Task open</source>
            <translation>Aufgabe offen</translation>
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
            <source>Task refused</source>
            <translation>Aufgabe abgelehnt</translation>
        </message>
        <message>
            <source>Task skipped</source>
            <translation>Aufgabe übersprungen</translation>
        </message>
        <message>
            <source>Task started</source>
            <translation>Aufgabe begonnen</translation>
        </message>
        <message>
            <source>Task template</source>
            <translation>Ablauf</translation>
        </message>
        <message>
            <source>task template</source>
            <translation>Aufgabenvorlage</translation>
        </message>
        <message>
            <source>Task template disabled</source>
            <translation>Aufgabenvorlage ausgeschaltet</translation>
        </message>
        <message>
            <source>Task template enabled</source>
            <translation>Aufgabenvorlage eingeschaltet</translation>
        </message>
        <message>
            <source>Task template published</source>
            <translation>Aufgabenvorlage veröffentlicht</translation>
        </message>
        <message>
            <source>task template {name}</source>
            <translation>Ablauf {name}</translation>
        </message>
        <message>
            <source>task template {name}: changed</source>
            <translation>Ablauf {name}: geändert</translation>
        </message>
        <message>
            <source>task template {name}: new</source>
            <translation>Ablauf {name}: neu</translation>
        </message>
        <message>
            <source>Task waiting</source>
            <translation>Aufgabe wartet</translation>
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
            <source>team</source>
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
            <source>Template</source>
            <translation>Vorlage</translation>
        </message>
        <message>
            <source>template</source>
            <translation>Vorlage</translation>
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
            <source>text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Text of {name}</source>
            <translation>Text von {name}</translation>
        </message>
        <message>
            <source>That article is not there (any more).</source>
            <translation>Diesen Artikel gibt es nicht (mehr).</translation>
        </message>
        <message>
            <source>that is a folder</source>
            <translation>das ist ein Ordner</translation>
        </message>
        <message>
            <source>That is before the complaint was received.</source>
            <translation>Das liegt vor dem Eingang der Beschwerde.</translation>
        </message>
        <message>
            <source>That is in the future: give a time that has passed.</source>
            <translation>Das liegt in der Zukunft: Nennen Sie eine Zeit, die vorbei ist.</translation>
        </message>
        <message>
            <source>That is in the past: choose a later time for the ticket to come back.</source>
            <translation>Das liegt in der Vergangenheit: Wählen Sie einen späteren Zeitpunkt, zu dem das Ticket zurückkommt.</translation>
        </message>
        <message>
            <source>That is in the past: choose a later time to be reminded.</source>
            <translation>Das liegt in der Vergangenheit: Wählen Sie einen späteren Zeitpunkt für die Erinnerung.</translation>
        </message>
        <message>
            <source>That is no forwarded mail.</source>
            <translation>Das ist keine weitergeleitete Mail.</translation>
        </message>
        <message>
            <source>That is not the account that locked this window. Sign out to change places.</source>
            <translation>Das ist nicht das Konto, das dieses Fenster gesperrt hat. Melden Sie sich ab, um zu wechseln.</translation>
        </message>
        <message>
            <source>That is not the root key of this authority.</source>
            <translation>Das ist nicht der Wurzelschlüssel dieser Zertifizierungsstelle.</translation>
        </message>
        <message>
            <source>That is not the root key of this log.</source>
            <translation>Das ist nicht der Wurzelschlüssel dieses Protokolls.</translation>
        </message>
        <message>
            <source>That is somebody else's own.</source>
            <translation>Das gehört jemand anderem.</translation>
        </message>
        <message>
            <source>That is when it is recorded as received already.</source>
            <translation>Als dieser Zeitpunkt ist der Eingang schon erfasst.</translation>
        </message>
        <message>
            <source>That jurisdiction has a newer version meanwhile: choose it again.</source>
            <translation>Diese Rechtsordnung hat inzwischen eine neuere Version: Wählen Sie sie noch einmal.</translation>
        </message>
        <message>
            <source>That notice is somebody else's.</source>
            <translation>Diese Meldung gehört jemand anderem.</translation>
        </message>
        <message>
            <source>That reminder is somebody else's.</source>
            <translation>Diese Erinnerung gehört jemand anderem.</translation>
        </message>
        <message>
            <source>That team no longer takes tickets; choose another.</source>
            <translation>Dieses Team nimmt keine Tickets mehr an; wählen Sie ein anderes.</translation>
        </message>
        <message>
            <source>That would change more than {count} tickets at once. Narrow the queue by a search or a view, or change them in parts.</source>
            <translation>Das würde mehr als {count} Tickets auf einmal ändern. Grenzen Sie die Warteschlange durch eine Suche oder eine Ansicht ein, oder ändern Sie sie in Teilen.</translation>
        </message>
        <message>
            <source>The absence ends before it begins.</source>
            <translation>Die Abwesenheit endet, bevor sie beginnt.</translation>
        </message>
        <message>
            <source>The absence is entered.</source>
            <translation>Die Abwesenheit ist eingetragen.</translation>
        </message>
        <message>
            <source>The absence of {name} is taken back.</source>
            <translation>Die Abwesenheit von {name} ist zurückgenommen.</translation>
        </message>
        <message>
            <source>The absence would be over already: choose a later end.</source>
            <translation>Die Abwesenheit wäre schon vorbei: Wählen Sie ein späteres Ende.</translation>
        </message>
        <message>
            <source>the account</source>
            <translation>der Kunde</translation>
        </message>
        <message>
            <source>the account is switched off</source>
            <translation>das Konto ist abgeschaltet</translation>
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
            <source>The address of {place} has a setting that is not understood: {why}. Correct it.</source>
            <translation>Die Adresse enthält eine Einstellung, die nicht verstanden wird ({place}): {why}. Berichtigen Sie sie.</translation>
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
            <source>the answer lacks what it may not be without: {named}; send it again</source>
            <translation>der Antwort fehlt, was nicht fehlen darf: {named}; senden Sie sie noch einmal</translation>
        </message>
        <message>
            <source>the answer lies before the year 1900</source>
            <translation>die Antwort liegt vor dem Jahr 1900</translation>
        </message>
        <message>
            <source>the answer lies beyond the year 2200</source>
            <translation>die Antwort liegt nach dem Jahr 2200</translation>
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
            <source>the assignee before</source>
            <translation>die zuständige Person davor</translation>
        </message>
        <message>
            <source>The attached files:</source>
            <translation>Die angehängten Dateien:</translation>
        </message>
        <message>
            <source>The audit log did not verify last time, so nothing is purged. Find out what was altered (`vigilctl audit verify`) first.</source>
            <translation>Das Protokoll hielt der letzten Prüfung nicht stand, also wird nichts gelöscht. Stellen Sie zuerst fest, was verändert wurde (`vigilctl audit verify`).</translation>
        </message>
        <message>
            <source>the beginning</source>
            <translation>Anfang</translation>
        </message>
        <message>
            <source>the breached targets</source>
            <translation>die verletzten Ziele</translation>
        </message>
        <message>
            <source>The calendar file is larger than 2 MB; export a shorter period.</source>
            <translation>Die Kalenderdatei ist größer als 2 MB; exportieren Sie einen kürzeren Zeitraum.</translation>
        </message>
        <message>
            <source>The calendar file is larger than 5 MB: that is no list of holidays.</source>
            <translation>Die Kalenderdatei ist größer als 5 MB: Das ist keine Liste von Feiertagen.</translation>
        </message>
        <message>
            <source>The calendar of “{name}” has no hours yet: publish them first.</source>
            <translation>Der Kalender von „{name}“ hat noch keine Öffnungszeiten: Veröffentlichen Sie sie zuerst.</translation>
        </message>
        <message>
            <source>The calendar “{name}” cannot be used: {problem}.</source>
            <translation>Der Kalender „{name}“ kann nicht verwendet werden: {problem}.</translation>
        </message>
        <message>
            <source>The calendars. Policies, paths and rules stand in the text.</source>
            <translation>Die Kalender. Richtlinien, Pfade und Regeln stehen im Text.</translation>
        </message>
        <message>
            <source>The certificate for {name} is not issued by root.pem of this folder: whoever checks the files could not follow it. Ask for one by that root.</source>
            <translation>Das Zertifikat für {name} stammt nicht von root.pem in diesem Ordner: Wer die Dateien prüft, könnte ihm nicht folgen. Fordern Sie eines von dieser Wurzel an.</translation>
        </message>
        <message>
            <source>The certificate for {name} is not valid now.</source>
            <translation>Das Zertifikat für {name} ist jetzt nicht gültig.</translation>
        </message>
        <message>
            <source>The certificate in {folder} cannot be read.</source>
            <translation>Das Zertifikat in {folder} kann nicht gelesen werden.</translation>
        </message>
        <message>
            <source>The certificate in {folder} was valid until {until:%Y-%m-%d} only.</source>
            <translation>Das Zertifikat in {folder} war nur bis {until} gültig.</translation>
        </message>
        <message>
            <source>The certificate {place} cannot be read.</source>
            <translation>Das Zertifikat {place} kann nicht gelesen werden.</translation>
        </message>
        <message>
            <source>The channel “{channel}” is closed: open it first.</source>
            <translation>Der Kanal „{channel}“ ist geschlossen: Öffnen Sie ihn zuerst.</translation>
        </message>
        <message>
            <source>The channel “{channel}” leaves by {medium}: close it, and open another one for {medium_2}.</source>
            <translation>Der Kanal „{channel}“ sendet über {medium}: Schließen Sie ihn und öffnen Sie einen anderen für {medium_2}.</translation>
        </message>
        <message>
            <source>The channel “{name}” knows no {strange}; it knows {known}.</source>
            <translation>Der Kanal „{name}“ kennt {strange} nicht; er kennt {known}.</translation>
        </message>
        <message>
            <source>The channel “{name}” needs {missing}.</source>
            <translation>Der Kanal „{name}“ braucht noch: {missing}.</translation>
        </message>
        <message>
            <source>the check of the files</source>
            <translation>die Prüfung der Dateien</translation>
        </message>
        <message>
            <source>The checkpoint as a code</source>
            <translation>Der Prüfpunkt als Code</translation>
        </message>
        <message>
            <source>The checkpoint is not signed by the log this witness watches.</source>
            <translation>Der Prüfpunkt ist nicht von dem Protokoll signiert, das dieser Zeuge beobachtet.</translation>
        </message>
        <message>
            <source>The checkpoint is not signed by the log: {error}.</source>
            <translation>Der Prüfpunkt ist nicht vom Protokoll signiert: {error}.</translation>
        </message>
        <message>
            <source>The checkpoint of size {size} does not continue the log this witness saw at size {size_2}: entries were changed, removed or put back.</source>
            <translation>Der Prüfpunkt der Größe {size} setzt nicht das Protokoll fort, das dieser Zeuge bei Größe {size_2} sah: Einträge wurden geändert, entfernt oder zurückgesetzt.</translation>
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
            <source>The complaint {complaint} cannot be closed yet: {missing}.</source>
            <translation>Die Beschwerde {complaint} kann noch nicht geschlossen werden: {missing}.</translation>
        </message>
        <message>
            <source>The complaint {complaint} is acknowledged already.</source>
            <translation>Die Beschwerde {complaint} ist schon bestätigt.</translation>
        </message>
        <message>
            <source>The complaint {complaint} is answered already.</source>
            <translation>Die Beschwerde {complaint} ist schon beantwortet.</translation>
        </message>
        <message>
            <source>The complaint {complaint} is answered; nothing is to be held.</source>
            <translation>Die Beschwerde {complaint} ist beantwortet; ein Zwischenbescheid ist nicht mehr nötig.</translation>
        </message>
        <message>
            <source>The complaint {complaint} is closed; open it again first.</source>
            <translation>Die Beschwerde {complaint} ist geschlossen; öffnen Sie sie zuerst wieder.</translation>
        </message>
        <message>
            <source>The complaint {complaint} is open.</source>
            <translation>Die Beschwerde {complaint} ist offen.</translation>
        </message>
        <message>
            <source>the conditions of none hold</source>
            <translation>die Bedingungen keiner treffen zu</translation>
        </message>
        <message>
            <source>The connection to {place} was lost. What was not confirmed is not saved; try again.</source>
            <translation>Die Verbindung ist verloren: {place}. Was nicht bestätigt wurde, ist nicht gespeichert; versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The content of “{name}” is not in the database.</source>
            <translation>Der Inhalt von „{name}“ ist nicht in der Datenbank.</translation>
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
            <source>the database in memory</source>
            <translation>die Datenbank im Arbeitsspeicher</translation>
        </message>
        <message>
            <source>the database {name} on {place}</source>
            <translation>die Datenbank {name} auf {place}</translation>
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
            <source>The description is empty: say what happened and what you expected.</source>
            <translation>Die Beschreibung ist leer: Sagen Sie, was geschehen ist und was Sie erwartet haben.</translation>
        </message>
        <message>
            <source>The desk has no words of its own for “{name}” in “{language}”.</source>
            <translation>Für „{name}“ in „{language}“ hat der Helpdesk keine eigenen Worte.</translation>
        </message>
        <message>
            <source>The desk makes no login “{login}” on the server: ask its administrator for it.</source>
            <translation>Den Login „{login}“ legt der Desk auf dem Server nicht an: Bitten Sie dessen Administrator darum.</translation>
        </message>
        <message>
            <source>the disk can only be read</source>
            <translation>der Datenträger kann nur gelesen werden</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>der Datenträger ist voll</translation>
        </message>
        <message>
            <source>The disk of {place} is full. Free some space and try again.</source>
            <translation>{place}: Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The disk of {place} reported an error. Check the disk before going on.</source>
            <translation>{place}: Der Datenträger meldete einen Fehler. Prüfen Sie ihn, bevor Sie weitermachen.</translation>
        </message>
        <message>
            <source>the disk reported an error</source>
            <translation>der Datenträger meldete einen Fehler</translation>
        </message>
        <message>
            <source>The drill is over</source>
            <translation>Die Übung ist vorbei</translation>
        </message>
        <message>
            <source>The drill is over.</source>
            <translation>Die Übung ist vorbei.</translation>
        </message>
        <message>
            <source>the end is before the start</source>
            <translation>das Ende liegt vor dem Anfang</translation>
        </message>
        <message>
            <source>The entries and their proof are too long to attach: `vigilctl audit bundle`.</source>
            <translation>Einträge und Beweis sind zu lang zum Anhängen: `vigilctl audit bundle`.</translation>
        </message>
        <message>
            <source>The entries that match the filters below</source>
            <translation>Die Einträge, die zu den Filtern unten passen</translation>
        </message>
        <message>
            <source>The erasures in {file} cannot be read. Bring the list back.</source>
            <translation>Die Tilgungen in {file} können nicht gelesen werden. Bringen Sie die Liste zurück.</translation>
        </message>
        <message>
            <source>The export was stopped; there is no file.</source>
            <translation>Der Export wurde abgebrochen; es gibt keine Datei.</translation>
        </message>
        <message>
            <source>The file does not open with this password. Ask its sender for it.</source>
            <translation>Mit diesem Passwort öffnet sich die Datei nicht. Fragen Sie den Absender danach.</translation>
        </message>
        <message>
            <source>The file has {count} characters; up to {longest} are read.</source>
            <translation>Die Datei hat {count} Zeichen; gelesen werden höchstens {longest}.</translation>
        </message>
        <message>
            <source>The file has {count} entries, not one to {most_entries}.</source>
            <translation>Die Datei hat {count} Einträge, nicht einen bis {most_entries}.</translation>
        </message>
        <message>
            <source>The file is no calendar that can be read: {problem}.</source>
            <translation>Die Datei ist kein Kalender, der gelesen werden kann: {problem}.</translation>
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
            <source>the file {file}</source>
            <translation>die Datei {file}</translation>
        </message>
        <message>
            <source>The file {file} lies on a network share ({kind}). SQLite cannot keep its locks there, and two seats would damage the desk. Choose a local disk, or move the desk to PostgreSQL with `vigilctl db move`.</source>
            <translation>Die Datei {file} liegt auf einem Netzlaufwerk ({kind}). SQLite kann dort nicht sperren, und zwei Plätze würden den Helpdesk beschädigen. Wählen Sie einen lokalen Datenträger, oder ziehen Sie mit `vigilctl db move` nach PostgreSQL um.</translation>
        </message>
        <message>
            <source>The files have {size:,.0f} MB together; a mail takes up to {largest} MB. Leave some out, or put them on a file share.</source>
            <translation>Die Dateien haben zusammen {size:,.0f} MB; eine Mail fasst bis zu {largest} MB. Lassen Sie einige weg, oder legen Sie sie auf eine Dateiablage.</translation>
        </message>
        <message>
            <source>The first contact lies before 1970; enter when it really was.</source>
            <translation>Der erste Kontakt liegt vor 1970; geben Sie ein, wann er wirklich war.</translation>
        </message>
        <message>
            <source>The first contact lies in the future; enter when it really was.</source>
            <translation>Der erste Kontakt liegt in der Zukunft; geben Sie ein, wann er wirklich war.</translation>
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
            <source>The first waits since {when}: for a window that sees the ticket, or for vigilctl watch with a watcher's login.</source>
            <translation>Das erste wartet seit {when}: auf ein Fenster, das das Ticket sieht, oder auf vigilctl watch mit dem Login eines Wächters.</translation>
        </message>
        <message>
            <source>The first {count} are shown; save it for the rest.</source>
            <translation>Die ersten {count} werden gezeigt; speichern Sie es für den Rest.</translation>
        </message>
        <message>
            <source>The folder {folder} cannot be made: {why}.</source>
            <translation>Der Ordner {folder} kann nicht angelegt werden: {why}.</translation>
        </message>
        <message>
            <source>The folder {parent} cannot be made: {why}. Choose another place.</source>
            <translation>Der Ordner {parent} kann nicht angelegt werden: {why}. Wählen Sie einen anderen Ort.</translation>
        </message>
        <message>
            <source>The hand-over of “{one}” is a time of the rota's own zone: write it as 09:00.</source>
            <translation>Die Übergabe von „{one}“ ist eine Zeit in der Zone des Plans: Schreiben Sie sie als 09:00.</translation>
        </message>
        <message>
            <source>The hash of the entries that stands on the cover:</source>
            <translation>Der Hash der Einträge, der auf dem Deckblatt steht:</translation>
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
            <source>The history could not be opened just now: try again.</source>
            <translation>Der Verlauf konnte gerade nicht geöffnet werden: Versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The hold is released: the schedule of retention applies to its tickets again.</source>
            <translation>Die Sperre ist aufgehoben: Für ihre Tickets gelten wieder die Aufbewahrungsfristen.</translation>
        </message>
        <message>
            <source>The hold “{matter}” was released already.</source>
            <translation>Die Sperre „{matter}“ wurde schon aufgehoben.</translation>
        </message>
        <message>
            <source>The host is the relay's name or address, without spaces.</source>
            <translation>Der host ist der Name oder die Adresse des Relays, ohne Leerzeichen.</translation>
        </message>
        <message>
            <source>The jurisdiction cannot be read: {problem}.</source>
            <translation>Die Rechtsordnung kann nicht gelesen werden: {problem}.</translation>
        </message>
        <message>
            <source>The keys are those of another log.</source>
            <translation>Das sind die Schlüssel eines anderen Protokolls.</translation>
        </message>
        <message>
            <source>The keys are those of {log}; this log is {log_2}.</source>
            <translation>Das sind die Schlüssel von {log}; dieses Protokoll ist {log_2}.</translation>
        </message>
        <message>
            <source>The keys in {folder} cannot be read.</source>
            <translation>Die Schlüssel in {folder} können nicht gelesen werden.</translation>
        </message>
        <message>
            <source>The language is one of {languages}.</source>
            <translation>Die Sprache ist eine von diesen: {languages}.</translation>
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
            <source>The layer “{one}” needs people and turns of whole days.</source>
            <translation>Die Ebene „{one}“ braucht Personen und Schichten von ganzen Tagen.</translation>
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
            <source>The letter may not be without {named}: fill that in first.</source>
            <translation>Dieser Inhalt darf dem Brief nicht fehlen: {named}. Füllen Sie das zuerst aus.</translation>
        </message>
        <message>
            <source>The letters cannot be read: {problem}.</source>
            <translation>Die Briefe können nicht gelesen werden: {problem}.</translation>
        </message>
        <message>
            <source>The link is gone</source>
            <translation>Die Verknüpfung ist weg</translation>
        </message>
        <message>
            <source>The locked paragraph “{empty}” says nothing.</source>
            <translation>Der gesperrte Absatz „{empty}“ ist leer.</translation>
        </message>
        <message>
            <source>the log has no checkpoint yet</source>
            <translation>das Protokoll hat noch keinen Prüfpunkt</translation>
        </message>
        <message>
            <source>The log is not the one that was signed, so nothing is exported. Verify it first: `vigilctl audit verify`.</source>
            <translation>Das Protokoll ist nicht das, das signiert wurde, also wird nichts exportiert. Prüfen Sie es zuerst: `vigilctl audit verify`.</translation>
        </message>
        <message>
            <source>The log is shorter than the {end} entries this witness saw: it was rolled back.</source>
            <translation>Das Protokoll ist kürzer als die {end} Einträge, die dieser Zeuge sah: Es wurde zurückgesetzt.</translation>
        </message>
        <message>
            <source>The log of {older} is older: purge it first.</source>
            <translation>Das Protokoll von {older} ist älter: Löschen Sie es zuerst.</translation>
        </message>
        <message>
            <source>The log of {year} is kept {when}: “{longest}” asks for {keep_days} days.</source>
            <translation>Das Protokoll von {year} wird aufbewahrt {when}: „{longest}“ verlangt {keep_days} Tage.</translation>
        </message>
        <message>
            <source>The log of {year} is purged already (certificate {gone}).</source>
            <translation>Das Protokoll von {year} ist schon gelöscht (Bescheinigung {gone}).</translation>
        </message>
        <message>
            <source>The log of {year} is the one that grows; it is closed after its year.</source>
            <translation>Das Protokoll von {year} ist das, das noch wächst; nach seinem Jahr wird es geschlossen.</translation>
        </message>
        <message>
            <source>The log {shard} has lost its first entry. Verify it.</source>
            <translation>Dem Protokoll {shard} fehlt sein erster Eintrag. Prüfen Sie es.</translation>
        </message>
        <message>
            <source>The mail to {recipient} has left already.</source>
            <translation>Die Mail an {recipient} ist schon unterwegs.</translation>
        </message>
        <message>
            <source>the making of this report</source>
            <translation>zur Erstellung dieses Berichts</translation>
        </message>
        <message>
            <source>the manager</source>
            <translation>die vorgesetzte Person</translation>
        </message>
        <message>
            <source>The memory of the witness in {folder} cannot be read.</source>
            <translation>Das Gedächtnis des Zeugen in {folder} kann nicht gelesen werden.</translation>
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
            <source>The name has {count} characters; up to {name_limit} fit.</source>
            <translation>Der Name hat {count} Zeichen; höchstens {name_limit} passen.</translation>
        </message>
        <message>
            <source>the name is too long</source>
            <translation>der Name ist zu lang</translation>
        </message>
        <message>
            <source>The name of a witness is one word, such as witness/compliance-desk.</source>
            <translation>Der Name eines Zeugen ist ein Wort, etwa witness/compliance-desk.</translation>
        </message>
        <message>
            <source>The name or the password is wrong. Check both; capital letters matter.</source>
            <translation>Der Name oder das Passwort stimmt nicht. Prüfen Sie beides; Groß- und Kleinschreibung zählt.</translation>
        </message>
        <message>
            <source>The name to sign in with is empty: leave it out or choose one.</source>
            <translation>Der Anmeldename ist leer: Lassen Sie ihn weg oder wählen Sie einen.</translation>
        </message>
        <message>
            <source>The next in line is told at once, and the record says that you were away.</source>
            <translation>Der Nächste in der Reihe erfährt es sofort, und die Aufzeichnung sagt, dass Sie nicht da waren.</translation>
        </message>
        <message>
            <source>the next level comes at once</source>
            <translation>die nächste Stufe kommt sofort</translation>
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
            <source>The pack cannot be read: {problem}.</source>
            <translation>Das Paket kann nicht gelesen werden: {problem}.</translation>
        </message>
        <message>
            <source>The pages are pictures: there is no text to search</source>
            <translation>Die Seiten sind Bilder: Es gibt keinen Text zum Suchen</translation>
        </message>
        <message>
            <source>The parts of the calendar</source>
            <translation>Die Teile des Kalenders</translation>
        </message>
        <message>
            <source>The parts of the rule</source>
            <translation>Die Teile der Regel</translation>
        </message>
        <message>
            <source>The password is wrong. Check it; capital letters matter.</source>
            <translation>Das Passwort stimmt nicht. Prüfen Sie es; Groß- und Kleinschreibung zählt.</translation>
        </message>
        <message>
            <source>The path “{name}” cannot be started by itself: {early} counts against a due time. Use levels such as 0 and +15m.</source>
            <translation>Der Pfad „{name}“ kann nicht für sich gestartet werden: {early} zählt gegen eine Frist. Nehmen Sie Stufen wie 0 und +15m.</translation>
        </message>
        <message>
            <source>The path “{name}” has no level: add at least one.</source>
            <translation>Der Pfad „{name}“ hat keine Stufe: Fügen Sie mindestens eine hinzu.</translation>
        </message>
        <message>
            <source>the payload is an object of texts.</source>
            <translation>der Inhalt ist ein Objekt aus Texten.</translation>
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
            <source>The period ends before it begins.</source>
            <translation>Der Zeitraum endet, bevor er beginnt.</translation>
        </message>
        <message>
            <source>The period ends before it begins. Swap its two ends.</source>
            <translation>Der Zeitraum endet, bevor er beginnt. Vertauschen Sie seine beiden Enden.</translation>
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
            <source>The pinned checkpoint is larger than the sealed log, or of another.</source>
            <translation>Der hinterlegte Prüfpunkt ist größer als das versiegelte Protokoll oder stammt von einem anderen.</translation>
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
            <source>The policy “{name}” has a condition that cannot be read: {problem}.</source>
            <translation>Die Richtlinie „{name}“ hat eine Bedingung, die nicht gelesen werden kann: {problem}.</translation>
        </message>
        <message>
            <source>The policy “{name}” promises nothing: add a target.</source>
            <translation>Die Richtlinie „{name}“ verspricht nichts: Fügen Sie ein Ziel hinzu.</translation>
        </message>
        <message>
            <source>The policy “{name}”, {target}: {problem}.</source>
            <translation>Die Richtlinie „{name}“, {target}: {problem}.</translation>
        </message>
        <message>
            <source>the policy “{policy}” is given twice</source>
            <translation>die Richtlinie „{policy}“ steht zweimal da</translation>
        </message>
        <message>
            <source>The port is a number from 1 to 65535, not “{port}”.</source>
            <translation>Der port ist eine Zahl von 1 bis 65535, nicht „{port}“.</translation>
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
            <source>the priority is critical, high, normal or low.</source>
            <translation>die Priorität ist critical, high, normal oder low.</translation>
        </message>
        <message>
            <source>The procedure is written down.</source>
            <translation>Der Ablauf ist festgehalten.</translation>
        </message>
        <message>
            <source>The program was stopped, or failed: {kind}.</source>
            <translation>Das Programm wurde angehalten oder scheiterte: {kind}.</translation>
        </message>
        <message>
            <source>The proof of every entry is with the complete twin.</source>
            <translation>Der Beweis jedes Eintrags liegt beim vollständigen Zwilling.</translation>
        </message>
        <message>
            <source>The proof of every entry, by either verifier (one file, no database, no network):</source>
            <translation>Der Beweis jedes Eintrags, mit einem der beiden Prüfprogramme (eine Datei, keine Datenbank, kein Netz):</translation>
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
            <source>The receipts {file} cannot be read: {why}.</source>
            <translation>Die Quittungen {file} können nicht gelesen werden: {why}.</translation>
        </message>
        <message>
            <source>The record misleads</source>
            <translation>Der Eintrag führt irre</translation>
        </message>
        <message>
            <source>The record of a complaint has no “{name}” that is filled in like this.</source>
            <translation>Zu einer Beschwerde gehört kein Feld „{name}“, das so ausgefüllt wird.</translation>
        </message>
        <message>
            <source>The record stays. Both figures are reported, with the reason and both names.</source>
            <translation>Die Aufzeichnung bleibt. Beide Zahlen werden berichtet, mit dem Grund und beiden Namen.</translation>
        </message>
        <message>
            <source>The register of complaints is the desk's own.</source>
            <translation>Das Verzeichnis der Beschwerden ist nur für den Helpdesk.</translation>
        </message>
        <message>
            <source>The regulator's times begin with the receipt, and waiting stops none of them.</source>
            <translation>Die Fristen der Aufsicht beginnen mit dem Eingang, und kein Warten hält sie an.</translation>
        </message>
        <message>
            <source>The regulator's times count from the receipt; no waiting pauses them.</source>
            <translation>Die Fristen der Aufsicht zählen ab Eingang; kein Warten hält sie an.</translation>
        </message>
        <message>
            <source>The reminder is taken back</source>
            <translation>Die Erinnerung ist zurückgenommen</translation>
        </message>
        <message>
            <source>The report is not PDF/A-3b: {finding}.</source>
            <translation>Der Bericht ist kein PDF/A-3b: {finding}.</translation>
        </message>
        <message>
            <source>The report is too long to be checked as PDF/A-3b, so it is not signed. Choose a shorter period, or several.</source>
            <translation>Der Bericht ist zu lang, um als PDF/A-3b geprüft zu werden, und wird deshalb nicht signiert. Wählen Sie einen kürzeren Zeitraum oder mehrere.</translation>
        </message>
        <message>
            <source>The report was cancelled; no file was written.</source>
            <translation>Der Bericht wurde abgebrochen; es wurde keine Datei geschrieben.</translation>
        </message>
        <message>
            <source>The report's process ended unexpectedly (code {exitcode}); there is no file. Try again, with a smaller period if it happens twice.</source>
            <translation>Der Prozess des Berichts endete unerwartet (Code {exitcode}); es gibt keine Datei. Versuchen Sie es erneut, mit einem kleineren Zeitraum, wenn es zweimal geschieht.</translation>
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
            <source>The requester replied</source>
            <translation>Der Melder hat geantwortet</translation>
        </message>
        <message>
            <source>the requester replied</source>
            <translation>der Melder hat geantwortet</translation>
        </message>
        <message>
            <source>the requester wrote</source>
            <translation>der Melder schrieb</translation>
        </message>
        <message>
            <source>The requester wrote on #{ticket_id} meanwhile; it stays in the queues.</source>
            <translation>Inzwischen hat der Melder an #{ticket_id} geschrieben; das Ticket bleibt in den Warteschlangen.</translation>
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
            <source>The restore is not accepted: {error}.</source>
            <translation>Die Wiederherstellung wird nicht anerkannt: {error}.</translation>
        </message>
        <message>
            <source>the role {role} may not {act}</source>
            <translation>die Rolle {role} darf das nicht: {act}</translation>
        </message>
        <message>
            <source>The root itself ends on {not_valid_after_utc:%Y-%m-%d}: make a new authority in another folder (`vigilctl audit authority`) and publish its root.pem.</source>
            <translation>Die Wurzel selbst endet am {not_valid_after_utc}: Erstellen Sie in einem anderen Ordner eine neue Zertifizierungsstelle (`vigilctl audit authority`) und veröffentlichen Sie ihr root.pem.</translation>
        </message>
        <message>
            <source>The rota cannot be used: {problem}.</source>
            <translation>Der Bereitschaftsplan kann nicht verwendet werden: {problem}.</translation>
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
            <source>The rule is published</source>
            <translation>Die Regel ist veröffentlicht</translation>
        </message>
        <message>
            <source>The rule ran because: {why}</source>
            <translation>Die Regel lief, weil: {why}</translation>
        </message>
        <message>
            <source>the rule “{rule}” is given twice</source>
            <translation>die Regel „{rule}“ steht zweimal da</translation>
        </message>
        <message>
            <source>The same hours from Monday to Friday</source>
            <translation>Dieselben Zeiten von Montag bis Freitag</translation>
        </message>
        <message>
            <source>The same words for the same cause</source>
            <translation>Gleiche Worte für gleiche Ursachen</translation>
        </message>
        <message>
            <source>the sample desk</source>
            <translation>der Beispiel-Helpdesk</translation>
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
            <source>The scope is one of {scopes}.</source>
            <translation>Der Geltungsbereich ist eines von {scopes}.</translation>
        </message>
        <message>
            <source>The sealed log knows nothing of {missing}. Seal it first.</source>
            <translation>Das versiegelte Protokoll weiß nichts von {missing}. Versiegeln Sie das zuerst.</translation>
        </message>
        <message>
            <source>The second person did not sign in with a login of their own, so nothing was done. Ask them to sign in here.</source>
            <translation>Die zweite Person hat sich nicht mit einem eigenen Zugang angemeldet, also wurde nichts getan. Bitten Sie sie, sich hier anzumelden.</translation>
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
            <source>The sender is one address of mail, such as desk@example.org, not “{sender}”.</source>
            <translation>Der sender ist eine einzelne Mailadresse wie desk@example.org, nicht „{sender}“.</translation>
        </message>
        <message>
            <source>The server's certificate cannot be checked: {why}. Correct the file of `sslrootcert`.</source>
            <translation>Das Zertifikat des Servers kann nicht geprüft werden: {why}. Berichtigen Sie die Datei von `sslrootcert`.</translation>
        </message>
        <message>
            <source>The settings file {path} cannot be read: {error}. Correct it.</source>
            <translation>Die Einstellungsdatei {path} kann nicht gelesen werden: {error}. Berichtigen Sie sie.</translation>
        </message>
        <message>
            <source>The shift ends before it begins.</source>
            <translation>Die Schicht endet, bevor sie beginnt.</translation>
        </message>
        <message>
            <source>The shifts are entered.</source>
            <translation>Die Schichten sind eingetragen.</translation>
        </message>
        <message>
            <source>The signature, with the root certificate from our records (root.pem):</source>
            <translation>Die Signatur, mit dem Wurzelzertifikat aus unseren Unterlagen (root.pem):</translation>
        </message>
        <message>
            <source>The special day</source>
            <translation>Der besondere Tag</translation>
        </message>
        <message>
            <source>The split was undone</source>
            <translation>Die Teilung wurde zurückgenommen</translation>
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
            <source>The subject has {count} characters; up to {subject_limit} fit. Shorten it and put the rest in the description.</source>
            <translation>Der Betreff hat {count} Zeichen; höchstens {subject_limit} passen. Kürzen Sie ihn und schreiben Sie den Rest in die Beschreibung.</translation>
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
            <source>The task “{title}” ends with its approval.</source>
            <translation>Die Aufgabe „{title}“ endet mit ihrer Freigabe.</translation>
        </message>
        <message>
            <source>The task “{title}” is {state} already.</source>
            <translation>Die Aufgabe „{title}“ ist schon in diesem Stand: {state}.</translation>
        </message>
        <message>
            <source>The task “{title}” waits for another; do that first, or skip it.</source>
            <translation>Die Aufgabe „{title}“ wartet auf eine andere; erledigen Sie die zuerst, oder überspringen Sie sie.</translation>
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
            <source>The template names {unknown}, which nobody fills in; there are {known}.</source>
            <translation>Die Vorlage nennt {unknown}, was niemand ausfüllt; es gibt {known}.</translation>
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
            <source>the text in “{language}” is empty: write it, or leave it out.</source>
            <translation>der Text in „{language}“ ist leer: Schreiben Sie ihn, oder lassen Sie ihn weg.</translation>
        </message>
        <message>
            <source>the text is empty.</source>
            <translation>der Text ist leer.</translation>
        </message>
        <message>
            <source>The ticket could not be opened.</source>
            <translation>Das Ticket konnte nicht eröffnet werden.</translation>
        </message>
        <message>
            <source>the ticket was cancelled</source>
            <translation>das Ticket wurde abgebrochen</translation>
        </message>
        <message>
            <source>the ticket was linked to another</source>
            <translation>das Ticket wurde mit einem anderen verknüpft</translation>
        </message>
        <message>
            <source>the ticket was linked to another ({what})</source>
            <translation>das Ticket wurde mit einem anderen verknüpft ({what})</translation>
        </message>
        <message>
            <source>the ticket was opened</source>
            <translation>das Ticket wurde eröffnet</translation>
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
            <source>The time counts from when a record was created or closed.</source>
            <translation>Die Zeit zählt ab der Entstehung oder dem Abschluss der Unterlagen.</translation>
        </message>
        <message>
            <source>the time since the last change</source>
            <translation>die Zeit seit der letzten Änderung</translation>
        </message>
        <message>
            <source>The time stamp could not be made: {said}.</source>
            <translation>Der Zeitstempel konnte nicht erstellt werden: {said}.</translation>
        </message>
        <message>
            <source>The timeline of a ticket is for people of the desk.</source>
            <translation>Der Verlauf eines Tickets ist nur für Personen des Helpdesks.</translation>
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
            <source>The trigger “{on}” cannot be read: {problem}.</source>
            <translation>Der Auslöser „{on}“ kann nicht gelesen werden: {problem}.</translation>
        </message>
        <message>
            <source>The trigger “{on}” does not take {unknown}.</source>
            <translation>Der Auslöser „{on}“ nimmt dies nicht: {unknown}.</translation>
        </message>
        <message>
            <source>the type</source>
            <translation>die Art</translation>
        </message>
        <message numerus="yes">
            <source>The upgrade would have left %n rows without what they refer to; nothing was changed. Report this with the version you came from.</source>
            <translation>
                <numerusform>Die Aktualisierung hätte %n Zeile ohne das gelassen, worauf sie sich bezieht; nichts wurde geändert. Melden Sie das mit der Version, von der Sie kommen.</numerusform>
                <numerusform>Die Aktualisierung hätte %n Zeilen ohne das gelassen, worauf sie sich beziehen; nichts wurde geändert. Melden Sie das mit der Version, von der Sie kommen.</numerusform>
            </translation>
        </message>
        <message>
            <source>The url of “{name}” is none a message can be sent to; write one such as jsons://host/path.</source>
            <translation>An die url von „{name}“ kann keine Nachricht gehen; schreiben Sie eine wie jsons://host/path.</translation>
        </message>
        <message>
            <source>The verification was cancelled; nothing is recorded.</source>
            <translation>Die Prüfung wurde abgebrochen; nichts ist aufgezeichnet.</translation>
        </message>
        <message>
            <source>The whole country</source>
            <translation>Das ganze Land</translation>
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
            <source>The wordings an article had are for people of the desk.</source>
            <translation>Die Fassungen eines Artikels sind nur für Personen des Helpdesks.</translation>
        </message>
        <message>
            <source>The words are saved.</source>
            <translation>Die Texte sind gespeichert.</translation>
        </message>
        <message>
            <source>the words of ticket #{number}</source>
            <translation>die Worte des Tickets #{number}</translation>
        </message>
        <message>
            <source>The {name} has {count:,} characters; up to {limit:,} fit.</source>
            <translation>{name}: {count:,} Zeichen; höchstens {limit:,} passen.</translation>
        </message>
        <message>
            <source>The {name} is one of {grade}.</source>
            <translation>{name}: eines von {grade}.</translation>
        </message>
        <message>
            <source>The {what} is empty: write something first.</source>
            <translation>{what}: noch leer. Schreiben Sie zuerst etwas.</translation>
        </message>
        <message>
            <source>The {what} is {count:.1f} million characters long; up to {limit:.1f} million fit. Save it as a file and attach that instead.</source>
            <translation>{what}: {count:.1f} Millionen Zeichen lang; bis zu {limit:.1f} Millionen passen. Speichern Sie es als Datei und hängen Sie diese an.</translation>
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
            <source>There are no keys in {folder}: {why}.</source>
            <translation>In {folder} sind keine Schlüssel: {why}.</translation>
        </message>
        <message>
            <source>There are no tickets</source>
            <translation>Es gibt keine Tickets</translation>
        </message>
        <message>
            <source>There are: {names}</source>
            <translation>Es gibt: {names}</translation>
        </message>
        <message>
            <source>There is a calendar of this name already.</source>
            <translation>Einen Kalender dieses Namens gibt es schon.</translation>
        </message>
        <message>
            <source>There is a channel “{name}” already: choose another name.</source>
            <translation>Es gibt schon einen Kanal „{name}“: Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>There is a path called “{name}” already.</source>
            <translation>Einen Pfad namens „{name}“ gibt es schon.</translation>
        </message>
        <message>
            <source>There is a procedure called “{line}” already: change that one instead.</source>
            <translation>Einen Ablauf namens „{line}“ gibt es schon: Ändern Sie stattdessen diesen.</translation>
        </message>
        <message>
            <source>There is a rule “{name}” already: change that one, or give this another name.</source>
            <translation>Es gibt schon eine Regel „{name}“: Ändern Sie jene, oder geben Sie dieser einen anderen Namen.</translation>
        </message>
        <message>
            <source>There is a team called “{wanted}” already: choose another name.</source>
            <translation>Ein Team namens „{wanted}“ gibt es schon: Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>There is no answer yet that could be accepted.</source>
            <translation>Noch gibt es keine Antwort, die angenommen werden könnte.</translation>
        </message>
        <message>
            <source>There is no bundle: it rests on a pinned, sealed log that verifies.</source>
            <translation>Ein Bündel gibt es nicht: Es setzt ein verankertes, versiegeltes Protokoll voraus, das die Prüfung besteht.</translation>
        </message>
        <message>
            <source>There is no calendar called “{name}”.</source>
            <translation>Einen Kalender namens „{name}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no calendar “{calendar}”: publish one first.</source>
            <translation>Den Kalender „{calendar}“ gibt es nicht: Veröffentlichen Sie zuerst einen.</translation>
        </message>
        <message>
            <source>There is no certificate #{number} of a purge or an erasure.</source>
            <translation>Eine Bescheinigung #{number} über eine Löschung oder Tilgung gibt es nicht.</translation>
        </message>
        <message>
            <source>there is no custom field “{key}” (any more).</source>
            <translation>das eigene Feld „{key}“ gibt es nicht (mehr).</translation>
        </message>
        <message>
            <source>There is no custom field “{key}” at this desk (any more).</source>
            <translation>Das eigene Feld „{key}“ gibt es an diesem Helpdesk nicht (mehr).</translation>
        </message>
        <message>
            <source>There is no export {number}. Check the number.</source>
            <translation>Den Export {number} gibt es nicht. Prüfen Sie die Nummer.</translation>
        </message>
        <message>
            <source>There is no jurisdiction “{name}”; there are {shipped}.</source>
            <translation>Die Rechtsordnung „{name}“ gibt es nicht; es gibt {shipped}.</translation>
        </message>
        <message>
            <source>There is no key in {file}: {why}.</source>
            <translation>In {file} ist kein Schlüssel: {why}.</translation>
        </message>
        <message>
            <source>There is no link of yours to take back.</source>
            <translation>Es gibt keine Verknüpfung von Ihnen zurückzunehmen.</translation>
        </message>
        <message>
            <source>There is no list of erasures at {file}: name the file {list}.</source>
            <translation>Bei {file} liegt keine Liste der Löschungen: Nennen Sie die Datei {list}.</translation>
        </message>
        <message>
            <source>There is no log of {year}.</source>
            <translation>Ein Protokoll von {year} gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no notification area.</source>
            <translation>Es gibt keinen Infobereich.</translation>
        </message>
        <message>
            <source>There is no pack “{name}”; there are {shipped}.</source>
            <translation>Das Paket „{name}“ gibt es nicht; es gibt {shipped}.</translation>
        </message>
        <message>
            <source>There is no path called “{name}” (any more).</source>
            <translation>Den Pfad „{name}“ gibt es nicht (mehr).</translation>
        </message>
        <message>
            <source>There is no request for {name}: make one with --request.</source>
            <translation>Eine Anforderung für {name} gibt es nicht: Erstellen Sie eine mit --request.</translation>
        </message>
        <message>
            <source>There is no root key in {place}. Bring it (--root DIR), or ask the site's authority: --request, then --accept with its certificates.</source>
            <translation>In {place} ist kein Wurzelschlüssel. Bringen Sie ihn (--root DIR), oder fragen Sie die Zertifizierungsstelle des Hauses: --request, dann --accept mit ihren Zertifikaten.</translation>
        </message>
        <message>
            <source>There is no rule #{unknown} (any more).</source>
            <translation>Die Regel #{unknown} gibt es nicht (mehr).</translation>
        </message>
        <message>
            <source>there is no status {wrong}</source>
            <translation>diesen Status gibt es nicht: {wrong}</translation>
        </message>
        <message>
            <source>there is no such file or folder</source>
            <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
        </message>
        <message>
            <source>There is no task template called “{name}” (any more).</source>
            <translation>Die Aufgabenvorlage „{name}“ gibt es nicht (mehr).</translation>
        </message>
        <message>
            <source>There is no team called “{name}” (any more).</source>
            <translation>Das Team „{name}“ gibt es nicht (mehr).</translation>
        </message>
        <message>
            <source>there is no team “{name}”</source>
            <translation>es gibt kein Team „{name}“</translation>
        </message>
        <message>
            <source>There is no template {name!r}. Use one of: {templates}.</source>
            <translation>Die Vorlage {name!r} gibt es nicht. Nehmen Sie eine von diesen: {templates}.</translation>
        </message>
        <message>
            <source>There is no template “{name}” in “{language}”; there are {known}.</source>
            <translation>Die Vorlage „{name}“ gibt es in „{language}“ nicht; es gibt {known}.</translation>
        </message>
        <message>
            <source>There is no ticket #{one} (any more).</source>
            <translation>Das Ticket #{one} gibt es nicht (mehr).</translation>
        </message>
        <message>
            <source>There is no ticket #{ticket_id} of yours.</source>
            <translation>Ein Ticket #{ticket_id} gibt es für Sie nicht.</translation>
        </message>
        <message>
            <source>There is no time zone called {name!r}.</source>
            <translation>Eine Zeitzone namens {name!r} gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no webhook called “{name}” (any more).</source>
            <translation>Den Webhook „{name}“ gibt es nicht (mehr).</translation>
        </message>
        <message>
            <source>There is no {noun} #{id} (any more).</source>
            <translation>{noun} #{id} gibt es nicht (mehr).</translation>
        </message>
        <message>
            <source>There is no {noun} called “{name}”; create it first.</source>
            <translation>{noun} „{name}“ gibt es nicht; legen Sie das zuerst an.</translation>
        </message>
        <message>
            <source>There is nobody called “{name}” (any more).</source>
            <translation>Niemanden namens „{name}“ gibt es hier (mehr).</translation>
        </message>
        <message>
            <source>there is nothing in {field}</source>
            <translation>nichts steht in: {field}</translation>
        </message>
        <message>
            <source>There is nothing to review in that scope: widen it.</source>
            <translation>In diesem Ausschnitt gibt es nichts durchzusehen: Weiten Sie ihn.</translation>
        </message>
        <message>
            <source>There is nothing to undo now.</source>
            <translation>Jetzt gibt es nichts zurückzunehmen.</translation>
        </message>
        <message>
            <source>there is one of that name already</source>
            <translation>etwas dieses Namens gibt es schon</translation>
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
            <source>These conditions are kept as they are: the form has no fields for all of them.</source>
            <translation>Diese Bedingungen bleiben, wie sie sind: Das Formular hat nicht für alle ein Feld.</translation>
        </message>
        <message>
            <source>These facts</source>
            <translation>Diese Angaben</translation>
        </message>
        <message>
            <source>These wishes cannot be kept: {problem}.</source>
            <translation>Diese Wünsche können nicht gespeichert werden: {problem}.</translation>
        </message>
        <message>
            <source>These words could not be opened just now: try again.</source>
            <translation>Dieser Text konnte gerade nicht geöffnet werden: Versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>these {noun} go round in a circle: {said}</source>
            <translation>hier geht es im Kreis ({noun}): {said}</translation>
        </message>
        <message>
            <source>This account can no longer be used at this desk. Ask an administrator; what you have typed is kept on this seat.</source>
            <translation>Dieses Konto kann an diesem Helpdesk nicht mehr verwendet werden. Fragen Sie die Administration; was Sie getippt haben, bleibt an diesem Platz erhalten.</translation>
        </message>
        <message>
            <source>This article is published: a supervisor changes it.</source>
            <translation>Dieser Artikel ist veröffentlicht: Die Teamleitung ändert ihn.</translation>
        </message>
        <message>
            <source>This broke; see the report.</source>
            <translation>Das ist fehlgeschlagen; siehe den Bericht.</translation>
        </message>
        <message>
            <source>this calendar never closes</source>
            <translation>dieser Kalender schließt nie</translation>
        </message>
        <message>
            <source>this calendar never opens</source>
            <translation>dieser Kalender öffnet nie</translation>
        </message>
        <message>
            <source>this calendar never opens within 12 years</source>
            <translation>dieser Kalender öffnet in 12 Jahren nie</translation>
        </message>
        <message>
            <source>this calendar was never open in the 12 years before</source>
            <translation>dieser Kalender war in den 12 Jahren davor nie offen</translation>
        </message>
        <message>
            <source>This choice is too long to be kept.</source>
            <translation>Diese Wahl ist zu lang, um gemerkt zu werden.</translation>
        </message>
        <message>
            <source>This clock is still counting; restate it when it has ended.</source>
            <translation>Diese Frist zählt noch; berichtigen Sie sie, wenn sie beendet ist.</translation>
        </message>
        <message>
            <source>This clock was {state}: it has neither met nor missed anything to restate.</source>
            <translation>Diese Uhr endete ohne Ergebnis ({state}): Es gibt nichts zu berichtigen.</translation>
        </message>
        <message>
            <source>This day is there already.</source>
            <translation>Dieser Tag ist schon dabei.</translation>
        </message>
        <message>
            <source>This desk asks for a password: sign in with your name and password.</source>
            <translation>Dieser Helpdesk verlangt ein Passwort: Melden Sie sich mit Namen und Passwort an.</translation>
        </message>
        <message>
            <source>This desk has a schedule already: change its classes one by one.</source>
            <translation>Dieser Helpdesk hat schon einen Aufbewahrungsplan: Ändern Sie seine Klassen einzeln.</translation>
        </message>
        <message>
            <source>This desk has no department yet: create one first.</source>
            <translation>Dieser Helpdesk hat noch keine Abteilung: Legen Sie zuerst eine an.</translation>
        </message>
        <message>
            <source>This desk has no schedule of retention: make one first.</source>
            <translation>Dieser Helpdesk hat keinen Aufbewahrungsplan: Legen Sie zuerst einen an.</translation>
        </message>
        <message>
            <source>This desk has no team yet: an administrator must create one first.</source>
            <translation>Dieser Helpdesk hat noch kein Team: Die Administration muss zuerst eines anlegen.</translation>
        </message>
        <message>
            <source>This file is not signed: {why}</source>
            <translation>Diese Datei ist nicht signiert: {why}</translation>
        </message>
        <message>
            <source>This help desk</source>
            <translation>Dieser Helpdesk</translation>
        </message>
        <message>
            <source>this help desk</source>
            <translation>diesem Helpdesk</translation>
        </message>
        <message>
            <source>This is a fault of the program, not of yours.</source>
            <translation>Das ist ein Fehler des Programms, nicht von Ihnen.</translation>
        </message>
        <message>
            <source>This is no time zone: {problem}.</source>
            <translation>Das ist keine Zeitzone: {problem}.</translation>
        </message>
        <message>
            <source>This is no YAML: {problem}</source>
            <translation>Das ist kein YAML: {problem}</translation>
        </message>
        <message>
            <source>This is not an iCalendar file: {problem}.</source>
            <translation>Das ist keine iCalendar-Datei: {problem}.</translation>
        </message>
        <message>
            <source>This is not the address of a database: write {examples}.</source>
            <translation>Das ist nicht die Adresse einer Datenbank: Schreiben Sie {examples}.</translation>
        </message>
        <message>
            <source>This is shared: a supervisor can change it, or somebody of its team.</source>
            <translation>Das ist geteilt: Die Teamleitung kann es ändern, oder jemand aus seinem Team.</translation>
        </message>
        <message>
            <source>This is what you changed before and put away.</source>
            <translation>Das haben Sie vorher geändert und weggelegt.</translation>
        </message>
        <message>
            <source>This is what you wrote. Saving it puts it in the place of theirs.</source>
            <translation>Das haben Sie geschrieben. Wenn Sie es speichern, ersetzt es die andere Fassung.</translation>
        </message>
        <message>
            <source>This is what your colleague saved; yours is kept.</source>
            <translation>Das hat Ihr Kollege gespeichert; Ihre Fassung bleibt erhalten.</translation>
        </message>
        <message>
            <source>This letter has to tell of the right to go to the ombudsman: mark that paragraph as mandatory and as the one about rights.</source>
            <translation>Dieser Brief muss auf das Recht hinweisen, sich an die Schlichtungsstelle zu wenden: Kennzeichnen Sie diesen Absatz als Pflicht und als den über Rechte.</translation>
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
            <source>This log has keys already. Rotate them with `vigilctl ledger rotate`.</source>
            <translation>Dieses Protokoll hat schon Schlüssel. Wechseln Sie sie mit `vigilctl ledger rotate`.</translation>
        </message>
        <message>
            <source>this machine</source>
            <translation>diesem Rechner</translation>
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
            <source>This PDF opens with a password only. What you type opens it here and is kept nowhere; the file stays protected.</source>
            <translation>Dieses PDF öffnet sich nur mit einem Passwort. Was Sie tippen, öffnet es hier und wird nirgends behalten; die Datei bleibt geschützt.</translation>
        </message>
        <message>
            <source>This PDF took too long to read, and reading it was stopped. Save it only if you expect it from its sender.</source>
            <translation>Das Lesen dieses PDF dauerte zu lange und wurde beendet. Speichern Sie es nur, wenn Sie es von dort erwarten, woher es kommt.</translation>
        </message>
        <message>
            <source>This review is closed already.</source>
            <translation>Diese Durchsicht ist schon abgeschlossen.</translation>
        </message>
        <message>
            <source>This review is closed; open another one.</source>
            <translation>Diese Durchsicht ist abgeschlossen; eröffnen Sie eine neue.</translation>
        </message>
        <message>
            <source>this seat</source>
            <translation>dieser Arbeitsplatz</translation>
        </message>
        <message>
            <source>This seat pins no root key, so no checkpoint was believed. An administrator puts the log's trust.txt beside the signing certificate.</source>
            <translation>Dieser Platz verankert keinen Wurzelschlüssel, darum wurde keinem Prüfpunkt geglaubt. Ein Administrator legt die trust.txt des Protokolls neben das Signaturzertifikat.</translation>
        </message>
        <message>
            <source>This text is written in a way that the form cannot change: change it as text.</source>
            <translation>Dieser Text ist so geschrieben, dass das Formular ihn nicht ändern kann: Ändern Sie ihn als Text.</translation>
        </message>
        <message>
            <source>This was forwarded a moment ago.</source>
            <translation>Das wurde gerade eben weitergeleitet.</translation>
        </message>
        <message>
            <source>This was not sent. Your text is kept; try again.</source>
            <translation>Das wurde nicht gesendet. Ihr Text bleibt erhalten; versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>This was saved on one server, but the second did not confirm it. Try again: it will not be saved twice.</source>
            <translation>Das wurde auf einem Server gespeichert, aber der zweite hat es nicht bestätigt. Versuchen Sie es erneut: Es wird nicht zweimal gespeichert.</translation>
        </message>
        <message>
            <source>This witness saw {end} entries; the statement is about those from {kept} to {lost}.</source>
            <translation>Dieser Zeuge sah {end} Einträge; die Erklärung handelt von denen von {kept} bis {lost}.</translation>
        </message>
        <message>
            <source>This would be lost.</source>
            <translation>Das ginge verloren.</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>Do</translation>
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
            <source>ticket</source>
            <translation>Ticket</translation>
        </message>
        <message>
            <source>Ticket #</source>
            <translation>Ticket-Nr.</translation>
        </message>
        <message>
            <source>Ticket #{from_id} cannot be {word} #{to_id}: following “{word}” from #{to_id} leads back to #{from_id}.</source>
            <translation>Ticket #{from_id} kann nicht „{word}“ #{to_id} sein: „{word}“ führt von #{to_id} zurück zu #{from_id}.</translation>
        </message>
        <message>
            <source>ticket #{number}</source>
            <translation>Ticket #{number}</translation>
        </message>
        <message>
            <source>Ticket #{number} is not due to go under “{name}”.</source>
            <translation>Ticket #{number} ist nach „{name}“ noch nicht zu löschen.</translation>
        </message>
        <message>
            <source>Ticket #{number} is under the legal hold “{matter}” and {what}. Release the hold first; that takes two persons.</source>
            <translation>Ticket #{number} steht unter der Sperre „{matter}“ und {what}. Heben Sie zuerst die Sperre auf; dazu braucht es zwei Personen.</translation>
        </message>
        <message>
            <source>Ticket #{number} is under the legal hold “{matter}”, and its history names #{quoted}, which is therefore neither erased nor purged. Release the hold first; that takes two persons.</source>
            <translation>Ticket #{number} steht unter der Sperre „{matter}“, und sein Verlauf nennt #{quoted}, das deshalb weder getilgt noch gelöscht wird. Heben Sie zuerst die Sperre auf; dazu braucht es zwei Personen.</translation>
        </message>
        <message>
            <source>Ticket #{source} is {status} already.</source>
            <translation>Ticket #{source} ist schon {status}.</translation>
        </message>
        <message>
            <source>Ticket #{target} is {status}; reopen it first, or merge it into #{source} instead.</source>
            <translation>Ticket #{target} ist {status}; öffnen Sie es zuerst wieder, oder führen Sie es stattdessen mit #{source} zusammen.</translation>
        </message>
        <message>
            <source>Ticket #{target} was merged into #{target_id} itself. Undo that first.</source>
            <translation>Ticket #{target} wurde selbst mit #{target_id} zusammengeführt. Machen Sie zuerst das rückgängig.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} cannot be linked to itself.</source>
            <translation>Ticket #{ticket_id} kann nicht mit sich selbst verknüpft werden.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} cannot be merged into itself.</source>
            <translation>Ticket #{ticket_id} kann nicht mit sich selbst zusammengeführt werden.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} cannot be {word} while its children are open: {named}. Finish them first, or take the links away.</source>
            <translation>Ticket #{ticket_id} wird nicht {word}, solange seine Teile offen sind: {named}. Beenden Sie diese zuerst, oder entfernen Sie die Verknüpfungen.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} has no running clock to acknowledge.</source>
            <translation>Zu Ticket #{ticket_id} läuft keine Frist, die zu bestätigen wäre.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} is no drill.</source>
            <translation>Ticket #{ticket_id} ist keine Übung.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} is not merged (any more); there is nothing to undo.</source>
            <translation>Ticket #{ticket_id} ist nicht (mehr) zusammengeführt; es gibt nichts rückgängig zu machen.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} is not recorded as a complaint.</source>
            <translation>Ticket #{ticket_id} ist nicht als Beschwerde erfasst.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} is {status} and in no queue to leave.</source>
            <translation>Ticket #{ticket_id} ist {status} und steht in keiner Warteschlange, die es verlassen könnte.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} is {status} and takes no replies. Write on the ticket it was merged into, or open a new one.</source>
            <translation>Ticket #{ticket_id} ist {status} und nimmt keine Antworten an. Schreiben Sie in dem Ticket, mit dem es zusammengeführt wurde, oder eröffnen Sie ein neues.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} is {status}; reopen it and say why.</source>
            <translation>Ticket #{ticket_id} ist {status}; öffnen Sie es wieder und sagen Sie, warum.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} is {status}; reopen it first.</source>
            <translation>Ticket #{ticket_id} ist {status}; öffnen Sie es zuerst wieder.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} is {status}; there is nothing to approve.</source>
            <translation>Ticket #{ticket_id} ist {status}; es gibt nichts zu genehmigen.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} is {status}; there is nothing to ask.</source>
            <translation>Ticket #{ticket_id} ist {status}; es gibt nichts zu fragen.</translation>
        </message>
        <message>
            <source>Ticket #{ticket_id} is {status}; there is nothing to reopen.</source>
            <translation>Ticket #{ticket_id} ist {status}; es gibt nichts wieder zu öffnen.</translation>
        </message>
        <message>
            <source>Ticket #{ticket} has no level left to escalate to: its clocks are paused, acknowledged or done, or its policy has no path. Assign it to somebody instead.</source>
            <translation>Ticket #{ticket} hat keine Stufe mehr, auf die es eskaliert werden könnte: Seine Fristen sind angehalten, bestätigt oder erledigt, oder seine Richtlinie hat keinen Pfad. Weisen Sie es stattdessen jemandem zu.</translation>
        </message>
        <message>
            <source>Ticket #{ticket} is complaint {known} already.</source>
            <translation>Ticket #{ticket} ist schon Beschwerde {known}.</translation>
        </message>
        <message>
            <source>Ticket #{ticket} is {status} and cannot become {wanted}.</source>
            <translation>Ticket #{ticket} ist {status} und kann nicht auf diesen Status gehen: {wanted}.</translation>
        </message>
        <message>
            <source>Ticket #{to_id} is a child of #{parent} already. Take that link away first.</source>
            <translation>Ticket #{to_id} ist schon ein Teil von #{parent}. Entfernen Sie zuerst diese Verknüpfung.</translation>
        </message>
        <message>
            <source>Ticket assigned</source>
            <translation>Ticket zugewiesen</translation>
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
            <source>Ticket closed</source>
            <translation>Ticket geschlossen</translation>
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
            <source>ticket link</source>
            <translation>Verknüpfung</translation>
        </message>
        <message>
            <source>Ticket linked</source>
            <translation>Ticket verknüpft</translation>
        </message>
        <message>
            <source>ticket merge</source>
            <translation>Zusammenführung</translation>
        </message>
        <message>
            <source>Ticket merge undone</source>
            <translation>Zusammenführung zurückgenommen</translation>
        </message>
        <message>
            <source>Ticket merged</source>
            <translation>Ticket zusammengeführt</translation>
        </message>
        <message>
            <source>Ticket number</source>
            <translation>Ticketnummer</translation>
        </message>
        <message>
            <source>Ticket placed on hold</source>
            <translation>Ticket angehalten</translation>
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
            <source>Ticket reopened</source>
            <translation>Ticket wieder geöffnet</translation>
        </message>
        <message>
            <source>Ticket resolved</source>
            <translation>Ticket gelöst</translation>
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
            <source>Ticket tagged</source>
            <translation>Ticket verschlagwortet</translation>
        </message>
        <message>
            <source>Ticket taken up</source>
            <translation>Ticket aufgenommen</translation>
        </message>
        <message>
            <source>ticket task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>Ticket unlinked</source>
            <translation>Verknüpfung des Tickets gelöst</translation>
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
            <source>tickets</source>
            <translation>Tickets</translation>
        </message>
        <message>
            <source>Tickets assigned to you appear here, the one that breaks next on top.</source>
            <translation>Ihnen zugewiesene Tickets erscheinen hier, oben das mit der nächsten Frist.</translation>
        </message>
        <message>
            <source>Tickets cannot be grouped by “{by}”; by {groupings}.</source>
            <translation>Tickets können nicht nach „{by}“ gruppiert werden; nach {groupings}.</translation>
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
            <source>Tickets that match since</source>
            <translation>Tickets, die seither passen</translation>
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
            <source>tickets {what}</source>
            <translation>Tickets {what}</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Stufe</translation>
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
            <source>Time of day</source>
            <translation>Uhrzeit</translation>
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
            <source>Time: {lengths}.</source>
            <translation>Zeit: {lengths}.</translation>
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
            <source>Times are in</source>
            <translation>Zeiten in</translation>
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
            <source>Timezone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>To</source>
            <translation>An</translation>
        </message>
        <message>
            <source>to anything</source>
            <translation>auf irgendetwas</translation>
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
            <source>to is one of {known}, not {wrong}</source>
            <translation>to ist eines von {known}, nicht {wrong}</translation>
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
            <source>Told of messages that do not get out</source>
            <translation>Von Nachrichten benachrichtigt, die nicht hinauskommen</translation>
        </message>
        <message>
            <source>told {people}</source>
            <translation>benachrichtigt: {people}</translation>
        </message>
        <message>
            <source>told {what} in their place</source>
            <translation>stattdessen benachrichtigt: {what}</translation>
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
            <source>Too many wrong passwords: this account is locked for 15 minutes. Wait, or ask an administrator for a new password.</source>
            <translation>Zu viele falsche Passwörter: Dieses Konto ist für 15 Minuten gesperrt. Warten Sie, oder bitten Sie die Administration um ein neues Passwort.</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Summe</translation>
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
            <source>Tue</source>
            <translation>Di</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>Dienstag</translation>
        </message>
        <message>
            <source>two intervals of one day overlap</source>
            <translation>zwei Öffnungszeiten eines Tages überschneiden sich</translation>
        </message>
        <message>
            <source>Two persons make somebody {role}: add them with another role first, then change it.</source>
            <translation>Für die Rolle {role} braucht es zwei Personen: Legen Sie die Person zuerst mit einer anderen Rolle an und ändern Sie diese dann.</translation>
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
            <source>type {kind}</source>
            <translation>Art {kind}</translation>
        </message>
        <message>
            <source>Type, such as: Incident</source>
            <translation>Art, zum Beispiel: Störung</translation>
        </message>
        <message>
            <source>Typed, and not saved</source>
            <translation>Eingegeben und nicht gespeichert</translation>
        </message>
        <message>
            <source>Types</source>
            <translation>Arten</translation>
        </message>
        <message>
            <source>types {what}</source>
            <translation>Arten {what}</translation>
        </message>
        <message>
            <source>unanswered</source>
            <translation>unbeantwortet</translation>
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
            <source>Undoing a merge</source>
            <translation>Ein Zusammenführen rückgängig machen</translation>
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
            <source>unfolded</source>
            <translation>aufgeklappt</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
        <message>
            <source>Unlock the window to keep it.</source>
            <translation>Entsperren Sie das Fenster, um es zu behalten.</translation>
        </message>
        <message>
            <source>Unsigned</source>
            <translation>Nicht signiert</translation>
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
            <source>Until further notice</source>
            <translation>Bis auf Weiteres</translation>
        </message>
        <message>
            <source>until {due:%Y-%m-%d}</source>
            <translation>bis {due}</translation>
        </message>
        <message>
            <source>until {when}</source>
            <translation>bis {when}</translation>
        </message>
        <message>
            <source>Up to</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Up to {most} types and {most} tags fit. Restrict everything instead.</source>
            <translation>Bis zu {most} Arten und {most} Schlagwörter passen. Schränken Sie stattdessen alles ein.</translation>
        </message>
        <message>
            <source>Update</source>
            <translation>Bescheid</translation>
        </message>
        <message>
            <source>Update at the source</source>
            <translation>Änderung in der Quelle</translation>
        </message>
        <message>
            <source>update {number}, line {line}</source>
            <translation>Änderung {number}, Zeile {line}</translation>
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
            <source>upheld</source>
            <translation>stattgegeben</translation>
        </message>
        <message>
            <source>Upheld by the ombudsman</source>
            <translation>Von der Schlichtungsstelle stattgegeben</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Dringlichkeit</translation>
        </message>
        <message>
            <source>urgency</source>
            <translation>Dringlichkeit</translation>
        </message>
        <message>
            <source>Urgent: it stays until somebody has seen it</source>
            <translation>Dringend: es bleibt, bis es jemand gesehen hat</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>Gültig bis</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Value after</source>
            <translation>Wert danach</translation>
        </message>
        <message>
            <source>Value before</source>
            <translation>Wert davor</translation>
        </message>
        <message>
            <source>Value; left empty, the field is emptied</source>
            <translation>Wert; leer gelassen wird das Feld geleert</translation>
        </message>
        <message>
            <source>Values withheld</source>
            <translation>Zurückgehaltene Werte</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <source>Verification statement</source>
            <translation>Prüfbericht</translation>
        </message>
        <message>
            <source>Verifications, newest first</source>
            <translation>Prüfungen, neueste zuerst</translation>
        </message>
        <message>
            <source>Verified</source>
            <translation>Geprüft</translation>
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
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>version {number}, published {when} by {who}</source>
            <translation>Version {number}, veröffentlicht {when} von {who}</translation>
        </message>
        <message>
            <source>Version {version} of this article is not kept.</source>
            <translation>Version {version} dieses Artikels ist nicht aufbewahrt.</translation>
        </message>
        <message>
            <source>Version {version}, {when}, {who}</source>
            <translation>Version {version}, {when}, {who}</translation>
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
            <source>Vigildesk keeps its desk in SQLite or PostgreSQL: write {examples}.</source>
            <translation>Vigildesk hält seinen Helpdesk in SQLite oder PostgreSQL: Schreiben Sie {examples}.</translation>
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
            <source>vulnerability</source>
            <translation>Schutzbedürftigkeit</translation>
        </message>
        <message>
            <source>Vulnerable</source>
            <translation>Schutzbedürftig</translation>
        </message>
        <message>
            <source>vulnerable</source>
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
            <source>waiting</source>
            <translation>wartend</translation>
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
            <source>Watch until</source>
            <translation>Wache bis</translation>
        </message>
        <message>
            <source>Watcher</source>
            <translation>Wächter</translation>
        </message>
        <message>
            <source>watcher</source>
            <translation>Wächter</translation>
        </message>
        <message>
            <source>Watcher: {name}, swept {when}</source>
            <translation>Wächter: {name}, geprüft {when}</translation>
        </message>
        <message>
            <source>Watching again</source>
            <translation>Wacht wieder</translation>
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
            <source>webhook</source>
            <translation>Webhook</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>Mi</translation>
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
            <source>Weekly</source>
            <translation>Wöchentlich</translation>
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
            <source>What a copy of this kind shows of the audit trail of {where}, up to the making of this report; what it withholds is counted on the right.</source>
            <translation>Was eine solche Ausfertigung vom Prüfprotokoll von {where} zeigt, bis zur Erstellung dieses Berichts; was sie vorenthält, ist rechts gezählt.</translation>
        </message>
        <message>
            <source>What became of it</source>
            <translation>Was daraus wurde</translation>
        </message>
        <message>
            <source>What differs</source>
            <translation>Was sich unterscheidet</translation>
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
            <source>What is left of each record: its number, the headers of its lines in the audit log, and the commitments over what they said. They verify as before.</source>
            <translation>Was von jedem Datensatz bleibt: seine Nummer, die Köpfe seiner Zeilen im Prüfprotokoll und die Festlegungen über das, was sie sagten. Sie bestehen die Prüfung wie zuvor.</translation>
        </message>
        <message>
            <source>What is left of the log: the header and the commitments of every line, its place in the tree, and the last checkpoint of the year, which is the first entry of the next. They verify as before.</source>
            <translation>Was vom Protokoll bleibt: Kopf und Festlegungen jeder Zeile, ihr Platz im Baum und der letzte Prüfpunkt des Jahres, der erste Eintrag des nächsten. Sie bestehen die Prüfung wie zuvor.</translation>
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
            <source>What it would find</source>
            <translation>Was sie fände</translation>
        </message>
        <message>
            <source>What no check can find: everything since the last copy of a checkpoint that an attacker does not control.</source>
            <translation>Was keine Prüfung findet: alles seit der letzten Kopie eines Prüfpunkts, über die ein Angreifer nicht verfügt.</translation>
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
            <source>What the clock did</source>
            <translation>Was die Uhr tat</translation>
        </message>
        <message>
            <source>what the entries of the log {log} said</source>
            <translation>was die Einträge des Protokolls {log} sagten</translation>
        </message>
        <message>
            <source>What the export held of them is not known.</source>
            <translation>Was der Export davon enthielt, ist nicht bekannt.</translation>
        </message>
        <message>
            <source>What they are told; left empty, the name of the rule or macro</source>
            <translation>Was ihnen gesagt wird; leer gelassen der Name der Regel oder des Makros</translation>
        </message>
        <message>
            <source>What this message is about</source>
            <translation>Worum es in dieser Nachricht geht</translation>
        </message>
        <message>
            <source>What this proves</source>
            <translation>Was das beweist</translation>
        </message>
        <message>
            <source>What to mind</source>
            <translation>Zu beachten</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>Was geschah</translation>
        </message>
        <message numerus="yes">
            <source>What was typed in %n open forms is lost.</source>
            <translation>
                <numerusform>Was in %n offenen Formular eingegeben war, ist verloren.</numerusform>
                <numerusform>Was in %n offenen Formularen eingegeben war, ist verloren.</numerusform>
            </translation>
        </message>
        <message>
            <source>What went wrong, as the complainant says it</source>
            <translation>Was schiefging, in den Worten des Beschwerdeführers</translation>
        </message>
        <message>
            <source>What you changed is put away</source>
            <translation>Ihre Änderungen sind beiseitegelegt</translation>
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
            <source>What you typed here is not saved.</source>
            <translation>Was Sie hier eingegeben haben, ist nicht gespeichert.</translation>
        </message>
        <message>
            <source>What you typed is kept. Close this window and start the new version.</source>
            <translation>Was Sie getippt haben, bleibt erhalten. Schließen Sie dieses Fenster und starten Sie die neue Version.</translation>
        </message>
        <message>
            <source>whatever becomes of it</source>
            <translation>was immer daraus wird</translation>
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
            <source>When a field changes</source>
            <translation>Wenn sich ein Feld ändert</translation>
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
            <source>When a ticket has been as it is for a while</source>
            <translation>Wenn ein Ticket eine Weile so ist, wie es ist</translation>
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
            <source>When I am away</source>
            <translation>Wann ich abwesend bin</translation>
        </message>
        <message>
            <source>When nobody touches it; every window and preview is covered. As usual: after {count} minutes where a password is asked for, else never. At once.</source>
            <translation>Wenn niemand es berührt; jedes Fenster und jede Vorschau wird verdeckt. Wie üblich: nach {count} Minuten, wo ein Passwort verlangt wird, sonst nie. Sofort.</translation>
        </message>
        <message>
            <source>When nothing has happened for a while</source>
            <translation>Wenn eine Weile nichts geschehen ist</translation>
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
            <source>While it holds, the database itself refuses to purge or erase these tickets and those that come to match the scope. Releasing it takes two persons.</source>
            <translation>Solange sie gilt, weigert sich die Datenbank selbst, diese Tickets und die, die noch in den Umfang fallen, zu vernichten oder zu löschen. Sie aufzuheben braucht zwei Personen.</translation>
        </message>
        <message>
            <source>while its last checkpoint is missing</source>
            <translation>solange sein letzter Prüfpunkt fehlt</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>Who (role)</source>
            <translation>Wer (Rolle)</translation>
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
            <source>who has the fewest</source>
            <translation>wer am wenigsten hat</translation>
        </message>
        <message>
            <source>Who is away</source>
            <translation>Wer abwesend ist</translation>
        </message>
        <message>
            <source>who is on call</source>
            <translation>wer Bereitschaft hat</translation>
        </message>
        <message>
            <source>Who is told</source>
            <translation>Wer Bescheid bekommt</translation>
        </message>
        <message>
            <source>Who reads words of restricted tickets is recorded, and this server only follows another one and takes no entry. Read them on the server on which people work.</source>
            <translation>Wer Texte geschützter Tickets liest, wird aufgezeichnet, und dieser Server folgt nur einem anderen und nimmt keinen Eintrag an. Lesen Sie sie auf dem Server, auf dem gearbeitet wird.</translation>
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
            <source>Who works a ticket, where it came from and when you were first in touch is for the desk to say: leave that out.</source>
            <translation>Wer ein Ticket bearbeitet, woher es kam und wann Sie sich zuerst gemeldet haben, gibt der Helpdesk an: Lassen Sie das weg.</translation>
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
            <source>Why it is made or changed; the trail keeps it</source>
            <translation>Warum sie gemacht oder geändert wird; das Protokoll behält es</translation>
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
            <source>with message {number}: {rest}</source>
            <translation>mit Nachricht {number}: {rest}</translation>
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
            <source>Withdrawing an approval</source>
            <translation>Eine Freigabe zurückziehen</translation>
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
            <source>Withheld</source>
            <translation>Zurückgehalten</translation>
        </message>
        <message>
            <source>withheld</source>
            <translation>verweigert</translation>
        </message>
        <message>
            <source>Without a condition it holds for every ticket.</source>
            <translation>Ohne Bedingung gilt sie für jedes Ticket.</translation>
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
            <source>Witness</source>
            <translation>Zeuge</translation>
        </message>
        <message>
            <source>Wording of version</source>
            <translation>Fassung der Version</translation>
        </message>
        <message>
            <source>Wordings of “{title}”</source>
            <translation>Fassungen von „{title}“</translation>
        </message>
        <message>
            <source>Wordings …</source>
            <translation>Fassungen …</translation>
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
            <source>Words of restricted tickets searched</source>
            <translation>Texte geschützter Tickets durchsucht</translation>
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
            <source>work tickets</source>
            <translation>Tickets bearbeiten</translation>
        </message>
        <message>
            <source>Workstation</source>
            <translation>Arbeitsplatz</translation>
        </message>
        <message>
            <source>workstation locked since {time} UTC</source>
            <translation>Arbeitsplatz gesperrt seit {time} UTC</translation>
        </message>
        <message>
            <source>Workstations need no channel: every window shows its person's alerts.</source>
            <translation>Arbeitsplätze brauchen keinen Kanal: Jedes Fenster zeigt die Meldungen seiner Person.</translation>
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
            <source>Years</source>
            <translation>Jahre</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
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
            <source>You are not in {team}; save this for a team of yours.</source>
            <translation>Sie gehören nicht zu {team}; speichern Sie das für eines Ihrer Teams.</translation>
        </message>
        <message>
            <source>You are reminded {when}</source>
            <translation>Sie werden {when} erinnert</translation>
        </message>
        <message>
            <source>You asked for “{title}” yourself: somebody else must decide. Wait for whoever was asked, or withdraw it and name another approver.</source>
            <translation>Um „{title}“ haben Sie selbst gebeten: Jemand anderes muss entscheiden. Warten Sie auf die gefragte Person, oder ziehen Sie die Anfrage zurück und nennen Sie jemand anderen.</translation>
        </message>
        <message>
            <source>You can choose for yourself only.</source>
            <translation>Sie können nur für sich selbst wählen.</translation>
        </message>
        <message>
            <source>You can enter your own absence; a supervisor enters anybody's.</source>
            <translation>Sie können Ihre eigene Abwesenheit eintragen; die Teamleitung trägt die aller ein.</translation>
        </message>
        <message>
            <source>You can open tickets in your own name only.</source>
            <translation>Sie können nur im eigenen Namen Tickets eröffnen.</translation>
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
            <source>your account may not do that there</source>
            <translation>Ihr Konto darf das dort nicht</translation>
        </message>
        <message>
            <source>Your account may not do this in {place}.</source>
            <translation>Ihr Konto darf das hier nicht: {place}.</translation>
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
            <source>Your role ({role}) may not make complete copies.</source>
            <translation>Ihre Rolle ({role}) darf keine vollständigen Kopien erstellen.</translation>
        </message>
        <message>
            <source>Your role ({role}) may not make the {name} copy. You may make: {offered}.</source>
            <translation>Ihre Rolle ({role}) darf diese Kopie nicht erstellen: {name}. Sie dürfen: {offered}.</translation>
        </message>
        <message>
            <source>Your role ({role}) may not {act}. Ask an administrator for a role that does, or ask a colleague who has it.</source>
            <translation>Ihre Rolle ({role}) darf das nicht: {act}. Bitten Sie die Administration um eine Rolle, die es darf, oder jemanden, der sie hat.</translation>
        </message>
        <message>
            <source>Your settings are saved.</source>
            <translation>Ihre Einstellungen sind gespeichert.</translation>
        </message>
        <message>
            <source>your share of the disk is used up</source>
            <translation>Ihr Anteil am Datenträger ist aufgebraucht</translation>
        </message>
        <message>
            <source>Your teams are done</source>
            <translation>Ihre Teams sind fertig</translation>
        </message>
        <message>
            <source>yyyy-MM-dd</source>
            <translation>dd.MM.yyyy</translation>
        </message>
        <message>
            <source>yyyy-MM-dd HH:mm</source>
            <translation>dd.MM.yyyy HH:mm</translation>
        </message>
        <message>
            <source>Zone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>{account}, {tier}</source>
            <translation>{account}, {tier}</translation>
        </message>
        <message>
            <source>{action}; kept as it is</source>
            <translation>{action}; bleibt, wie es ist</translation>
        </message>
        <message>
            <source>{actor} (claimed)</source>
            <translation>{actor} (laut Angabe)</translation>
        </message>
        <message>
            <source>{answer}, {at}</source>
            <translation>{answer}, {at}</translation>
        </message>
        <message>
            <source>{anything}, or values by commas</source>
            <translation>{anything}, oder Werte mit Kommas</translation>
        </message>
        <message>
            <source>{aspect} {grade}</source>
            <translation>{aspect} {grade}</translation>
        </message>
        <message>
            <source>{at} by Vigildesk {version}</source>
            <translation>{at} von Vigildesk {version}</translation>
        </message>
        <message>
            <source>{at} by {channel}, taken in by {who}</source>
            <translation>{at} ({channel}), aufgenommen von {who}</translation>
        </message>
        <message>
            <source>{at} by {who}</source>
            <translation>{at} von {who}</translation>
        </message>
        <message>
            <source>{at} of more than {count}</source>
            <translation>{at} von mehr als {count}</translation>
        </message>
        <message>
            <source>{at} of {count}</source>
            <translation>{at} von {count}</translation>
        </message>
        <message>
            <source>{away}; nobody stands in</source>
            <translation>{away}; niemand vertritt</translation>
        </message>
        <message>
            <source>{away}; {name} stands in</source>
            <translation>{away}; {name} vertritt</translation>
        </message>
        <message>
            <source>{begin} to now</source>
            <translation>{begin} bis jetzt</translation>
        </message>
        <message>
            <source>{begin} to {end}</source>
            <translation>{begin} bis {end}</translation>
        </message>
        <message>
            <source>{by} asks: {name} becomes {role}.</source>
            <translation>{by} bittet: {name} wird {role}.</translation>
        </message>
        <message>
            <source>{changed_by} saved this article while you wrote. Yours is kept here: look at theirs, then save again to put yours in its place.</source>
            <translation>{changed_by} hat diesen Artikel gespeichert, während Sie schrieben. Ihrer bleibt hier: Sehen Sie sich die andere Fassung an und speichern Sie dann noch einmal, um Ihre an deren Stelle zu setzen.</translation>
        </message>
        <message>
            <source>{chip}, another one breached</source>
            <translation>{chip}, eine andere verletzt</translation>
        </message>
        <message>
            <source>{compared}: it is {values}</source>
            <translation>{compared}: es ist {values}</translation>
        </message>
        <message>
            <source>{compared}: they say something else</source>
            <translation>{compared}: dort steht etwas anderes</translation>
        </message>
        <message>
            <source>{count:,}</source>
            <translation>{count:,}</translation>
        </message>
        <message>
            <source>{count:,} entries have values that were erased</source>
            <translation>Einträge mit getilgten Werten: {count:,}</translation>
        </message>
        <message>
            <source>{counted} of {span}; broken at {at}</source>
            <translation>{counted} von {span}; verletzt: {at}</translation>
        </message>
        <message>
            <source>{counted} of {span}; due {at}</source>
            <translation>{counted} von {span}; fällig: {at}</translation>
        </message>
        <message>
            <source>{counted} of {span}; ended {at}</source>
            <translation>{counted} von {span}; beendet: {at}</translation>
        </message>
        <message>
            <source>{counted} of {span}; it stands still</source>
            <translation>{counted} von {span}; steht still</translation>
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
            <source>{count} not understood</source>
            <translation>{count} nicht verstanden</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} s</translation>
        </message>
        <message>
            <source>{count} there already</source>
            <translation>{count} schon dabei</translation>
        </message>
        <message>
            <source>{count}, lines {first} to {last}</source>
            <translation>{count}, Zeilen {first} bis {last}</translation>
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
            <source>{day!r} is not a day of the week (mon to sun)</source>
            <translation>{day!r} ist kein Wochentag (mon bis sun)</translation>
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
            <source>{days}, {hours}</source>
            <translation>{days}, {hours}</translation>
        </message>
        <message>
            <source>{day}, from</source>
            <translation>{day}, von</translation>
        </message>
        <message>
            <source>{day}, until</source>
            <translation>{day}, bis</translation>
        </message>
        <message>
            <source>{day}: add hours</source>
            <translation>{day}: Zeiten hinzufügen</translation>
        </message>
        <message>
            <source>{day}: take these hours out</source>
            <translation>{day}: diese Zeiten herausnehmen</translation>
        </message>
        <message>
            <source>{decision}, {at} by {who}</source>
            <translation>{decision}, {at} von {who}</translation>
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
            <source>{elapsed} used of {span}</source>
            <translation>{elapsed} verbraucht von {span}</translation>
        </message>
        <message>
            <source>{entries} and {values}, by the template named at Redaction.</source>
            <translation>{entries} und {values}, nach der bei Schwärzung genannten Vorlage.</translation>
        </message>
        <message>
            <source>{export}, {template}</source>
            <translation>{export}, {template}</translation>
        </message>
        <message>
            <source>{export}, {template}; {recipient}</source>
            <translation>{export}, {template}; {recipient}</translation>
        </message>
        <message>
            <source>{field} before the change</source>
            <translation>{field} vor der Änderung</translation>
        </message>
        <message>
            <source>{field} contains {values}</source>
            <translation>{field} enthält {values}</translation>
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
            <source>{field} greater {amount}</source>
            <translation>{field} über {amount}</translation>
        </message>
        <message>
            <source>{field} in {values}</source>
            <translation>{field} ist eines von {values}</translation>
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
            <source>{field} is empty</source>
            <translation>{field} ist leer</translation>
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
            <source>{field} is not empty</source>
            <translation>{field} ist nicht leer</translation>
        </message>
        <message>
            <source>{field} is not set</source>
            <translation>{field} ist nicht gesetzt</translation>
        </message>
        <message>
            <source>{field} is not {values}</source>
            <translation>{field} ist nicht {values}</translation>
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
            <source>{field} is {values}</source>
            <translation>{field} ist {values}</translation>
        </message>
        <message>
            <source>{field} is {value}</source>
            <translation>{field} ist {value}</translation>
        </message>
        <message>
            <source>{field} less {amount}</source>
            <translation>{field} unter {amount}</translation>
        </message>
        <message>
            <source>{field} matches the pattern {value}</source>
            <translation>{field} passt zum Muster {value}</translation>
        </message>
        <message>
            <source>{field} matches {what}</source>
            <translation>{field} passt auf {what}</translation>
        </message>
        <message>
            <source>{field} not contains {values}</source>
            <translation>{field} enthält nicht {values}</translation>
        </message>
        <message>
            <source>{field} takes a number, not “{text}”.</source>
            <translation>{field}: eine Zahl, nicht „{text}“.</translation>
        </message>
        <message>
            <source>{field} takes at most {value_limit} characters of text.</source>
            <translation>{field}: höchstens {value_limit} Zeichen Text.</translation>
        </message>
        <message>
            <source>{field} takes one of {choices}.</source>
            <translation>{field}: eines von {choices}.</translation>
        </message>
        <message>
            <source>{field} takes yes or no, not “{text}”.</source>
            <translation>{field}: ja oder nein, nicht „{text}“.</translation>
        </message>
        <message>
            <source>{field} takes {wanted}, not “{text}”.</source>
            <translation>{field}: {wanted}, nicht „{text}“.</translation>
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
            <source>{file} cannot be written in {folder}: {why}. Choose another place.</source>
            <translation>{file} kann nicht in {folder} geschrieben werden: {why}. Wählen Sie einen anderen Ort.</translation>
        </message>
        <message>
            <source>{file} cannot be written: {why}.</source>
            <translation>{file} kann nicht geschrieben werden: {why}.</translation>
        </message>
        <message>
            <source>{file} does not name a log and its root key.</source>
            <translation>{file} nennt kein Protokoll und seinen Wurzelschlüssel.</translation>
        </message>
        <message>
            <source>{file} holds no key of a witness.</source>
            <translation>{file} enthält keinen Schlüssel eines Zeugen.</translation>
        </message>
        <message>
            <source>{file} is a desk or a key, or is protected against writing, and is not replaced. Choose another name.</source>
            <translation>{file} ist ein Desk oder ein Schlüssel oder schreibgeschützt und wird nicht ersetzt. Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>{file} is a folder, a link or a device and is not replaced. Choose another name.</source>
            <translation>{file} ist ein Ordner, eine Verknüpfung oder ein Gerät und wird nicht ersetzt. Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>{file} is not a private key.</source>
            <translation>{file} ist kein privater Schlüssel.</translation>
        </message>
        <message>
            <source>{file} is not an Ed25519 key.</source>
            <translation>{file} ist kein Ed25519-Schlüssel.</translation>
        </message>
        <message>
            <source>{file} is there already and is not overwritten.</source>
            <translation>{file} gibt es schon und wird nicht überschrieben.</translation>
        </message>
        <message>
            <source>{file} is there already and is not overwritten. Choose another name.</source>
            <translation>{file} ist schon da und wird nicht überschrieben. Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>{file} says more than a log and its root key.</source>
            <translation>{file} sagt mehr als ein Protokoll und seinen Wurzelschlüssel.</translation>
        </message>
        <message>
            <source>{file}: {why}.</source>
            <translation>{file}: {why}.</translation>
        </message>
        <message>
            <source>{finds}. Not done: {why}</source>
            <translation>{finds}. Nicht geprüft: {why}</translation>
        </message>
        <message>
            <source>{first}  +{others} more</source>
            <translation>{first}  +{others} weitere</translation>
        </message>
        <message>
            <source>{first} and {others}</source>
            <translation>{first} und {others}</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} bis {last}</translation>
        </message>
        <message>
            <source>{first}; {others}</source>
            <translation>{first}; {others}</translation>
        </message>
        <message>
            <source>{folder} cannot take the keys of an authority: {why}. Choose another folder.</source>
            <translation>{folder} kann die Schlüssel einer Zertifizierungsstelle nicht aufnehmen: {why}. Wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <source>{folder} holds an authority already.</source>
            <translation>{folder} enthält schon eine Zertifizierungsstelle.</translation>
        </message>
        <message>
            <source>{folder} holds no authority. Make one: `vigilctl audit authority`.</source>
            <translation>{folder} enthält keine Zertifizierungsstelle. Erstellen Sie eine: `vigilctl audit authority`.</translation>
        </message>
        <message>
            <source>{grades}</source>
            <translation>{grades}</translation>
        </message>
        <message>
            <source>{grade}: {meaning}</source>
            <translation>{grade}: {meaning}</translation>
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
            <source>{key} in {path} must be a list of words, such as ["clamdscan", "{{file}}"]. Correct it.</source>
            <translation>{key} in {path} muss eine Liste von Wörtern sein, etwa ["clamdscan", "{{file}}"]. Berichtigen Sie das.</translation>
        </message>
        <message>
            <source>{key} in {path} must be a {name}. Correct it.</source>
            <translation>{key} in {path} muss vom Typ {name} sein. Berichtigen Sie das.</translation>
        </message>
        <message>
            <source>{key} in {path} must be more than 0. Correct it.</source>
            <translation>{key} in {path} muss größer als 0 sein. Berichtigen Sie das.</translation>
        </message>
        <message>
            <source>{key} takes a list of texts, such as [vip].</source>
            <translation>{key} braucht eine Liste von Texten wie [vip].</translation>
        </message>
        <message>
            <source>{key} takes a text.</source>
            <translation>{key} braucht einen Text.</translation>
        </message>
        <message>
            <source>{key} takes true or false.</source>
            <translation>{key} braucht true oder false.</translation>
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
            <source>{known} has the address {email} already: choose them instead.</source>
            <translation>{known} hat schon die Adresse {email}: Wählen Sie stattdessen diese Person.</translation>
        </message>
        <message>
            <source>{lines:,} lines of the audit log lost their values</source>
            <translation>{lines:,} Zeilen des Prüfprotokolls verloren ihre Werte</translation>
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
            <source>{name!r} is not a time zone such as Europe/Berlin</source>
            <translation>{name!r} ist keine Zeitzone wie Europe/Berlin</translation>
        </message>
        <message>
            <source>{named} and others</source>
            <translation>{named} und andere</translation>
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
            <source>{name} ({role})</source>
            <translation>{name} ({role})</translation>
        </message>
        <message>
            <source>{name} ({words})</source>
            <translation>{name} ({words})</translation>
        </message>
        <message>
            <source>{name} does not see ticket #{ticket} and cannot be called to it. Hand it to a team of theirs, or give them a task on it.</source>
            <translation>{name} sieht Ticket #{ticket} nicht und kann nicht dazu gerufen werden. Geben Sie es an ein Team dieser Person, oder geben Sie ihr darin eine Aufgabe.</translation>
        </message>
        <message>
            <source>{name} follows no more</source>
            <translation>{name} folgt nicht mehr</translation>
        </message>
        <message>
            <source>{name} has left the team; their tickets stay with them.</source>
            <translation>{name} hat das Team verlassen; die Tickets bleiben, wo sie sind.</translation>
        </message>
        <message>
            <source>{name} is back.</source>
            <translation>{name} ist wieder da.</translation>
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
            <source>{name} is no longer in {group}.</source>
            <translation>{name} ist nicht mehr in {group}.</translation>
        </message>
        <message>
            <source>{name} is {role} now.</source>
            <translation>{name} ist jetzt {role}.</translation>
        </message>
        <message>
            <source>{name} no longer has the skill {skill}.</source>
            <translation>{name} hat die Fähigkeit {skill} nicht mehr.</translation>
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
            <source>{name}: type to find</source>
            <translation>{name}: tippen zum Finden</translation>
        </message>
        <message>
            <source>{name}: {problem}.</source>
            <translation>{name}: {problem}.</translation>
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
            <source>{note} Not in the bundle: {count:,} newer lines that are not sealed yet.</source>
            <translation>{note} Nicht im Bündel: neuere, noch nicht versiegelte Zeilen, {count:,} an der Zahl.</translation>
        </message>
        <message>
            <source>{noun} {number}</source>
            <translation>{noun} {number}</translation>
        </message>
        <message>
            <source>{number} comes back {when}</source>
            <translation>{number} kommt {when} wieder</translation>
        </message>
        <message>
            <source>{number} firings on one change; the rules go round in a circle: {what}. Nothing more was done. Change one of them so that it does not answer another.</source>
            <translation>{number} Regelläufe auf eine Änderung; die Regeln gehen im Kreis: {what}. Weiter wurde nichts getan. Ändern Sie eine davon so, dass sie keiner anderen antwortet.</translation>
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
            <source>{number} {level}: due {due}, did not fire.</source>
            <translation>{number} {level}: fällig {due}, nicht ausgelöst.</translation>
        </message>
        <message>
            <source>{number} {level}: due {due}, fired {fired}.</source>
            <translation>{number} {level}: fällig {due}, ausgelöst {fired}.</translation>
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
            <source>{other} changed #{ticket_id} meanwhile; it was left as it is now.</source>
            <translation>{other} hat #{ticket_id} inzwischen geändert; es bleibt, wie es jetzt ist.</translation>
        </message>
        <message>
            <source>{other} changed “{title}” meanwhile; it was left as it is now.</source>
            <translation>{other} hat „{title}“ inzwischen geändert; es bleibt, wie es jetzt ist.</translation>
        </message>
        <message>
            <source>{other} for {person}</source>
            <translation>{other} für {person}</translation>
        </message>
        <message>
            <source>{outcome} on {at:%Y-%m-%d %H:%M:%S UTC}, when {cause}: {why}.</source>
            <translation>{outcome} ({at:%Y-%m-%d %H:%M:%S UTC}). Anlass: {cause}; {why}.</translation>
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
            <source>{own} stayed as it is for {span}</source>
            <translation>{own} blieb unverändert seit {span}</translation>
        </message>
        <message>
            <source>{own} went from {values} to {after}</source>
            <translation>{own} ging von {values} auf {after}</translation>
        </message>
        <message>
            <source>{part}, entry {entry:,}, page {page:,}</source>
            <translation>{part}, Eintrag {entry:,}, Seite {page:,}</translation>
        </message>
        <message>
            <source>{path} cannot be written there: {why}.</source>
            <translation>{path} kann dort nicht geschrieben werden: {why}.</translation>
        </message>
        <message>
            <source>{path} cannot be written: {why}.</source>
            <translation>{path} kann nicht geschrieben werden: {why}.</translation>
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
            <source>{person} cannot be given tickets; choose an active agent.</source>
            <translation>{person} kann keine Tickets bekommen; wählen Sie einen aktiven Agenten.</translation>
        </message>
        <message>
            <source>{person} cannot follow tickets: only active people of the desk can.</source>
            <translation>{person} kann Tickets nicht folgen: Das können nur aktive Personen des Helpdesks.</translation>
        </message>
        <message>
            <source>{person} cannot stand in for {person}.</source>
            <translation>{person} kann {person} nicht vertreten.</translation>
        </message>
        <message>
            <source>{person} has no name to sign in with: give one first.</source>
            <translation>{person} hat keinen Anmeldenamen: Geben Sie zuerst einen.</translation>
        </message>
        <message>
            <source>{person} is absent and nobody stands in</source>
            <translation>{person} ist abwesend, und niemand vertritt</translation>
        </message>
        <message>
            <source>{person} is absent, and nobody stands in</source>
            <translation>{person} ist abwesend und wird nicht vertreten</translation>
        </message>
        <message>
            <source>{person} is absent, and {other}, who stands in, asked for it</source>
            <translation>{person} ist abwesend, und die Vertretung, {other}, hat selbst gefragt</translation>
        </message>
        <message>
            <source>{person} is absent, {other} stands in</source>
            <translation>{person} ist abwesend, {other} vertritt</translation>
        </message>
        <message>
            <source>{person} is not in {team}; choose one of its people.</source>
            <translation>{person} gehört nicht zu {team}; wählen Sie jemanden aus diesem Team.</translation>
        </message>
        <message>
            <source>{person} is switched off</source>
            <translation>{person} ist abgeschaltet</translation>
        </message>
        <message>
            <source>{person} works at the desk; what they did stays on record.</source>
            <translation>{person} arbeitet am Helpdesk; was hier getan wurde, bleibt aufgezeichnet.</translation>
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
            <source>{place} answered, and let nobody in: {why}.</source>
            <translation>{place} hat geantwortet und niemanden eingelassen: {why}.</translation>
        </message>
        <message>
            <source>{place} asked for a Kerberos ticket, and took none of this account: there is none, it has expired, or it is another person's. Sign in to the domain again (kinit), then try again.</source>
            <translation>{place} verlangte ein Kerberos-Ticket und nahm keines dieses Kontos an: Es gibt keines, es ist abgelaufen, oder es gehört jemand anderem. Melden Sie sich neu an der Domäne an (kinit) und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <source>{place} asked its directory, and the directory (LDAP) refused the name or the password, or could not be asked. While it is away only the emergency login works.</source>
            <translation>{place} fragte ihr Verzeichnis, und das Verzeichnis (LDAP) wies den Namen oder das Passwort zurück oder war nicht zu fragen. Solange es fehlt, geht nur der Notzugang.</translation>
        </message>
        <message>
            <source>{place} can only be read. Make it writable for your account, or choose another desk.</source>
            <translation>{place} kann nur gelesen werden. Machen Sie den Ort für Ihr Konto beschreibbar, oder wählen Sie einen anderen Helpdesk.</translation>
        </message>
        <message>
            <source>{place} cannot be opened. Check that its folder exists and that you may write there.</source>
            <translation>{place} kann nicht geöffnet werden. Prüfen Sie, ob der Ordner besteht und ob Sie dort schreiben dürfen.</translation>
        </message>
        <message>
            <source>{place} cannot be reached. Check that the server runs and that the address is right.</source>
            <translation>{place} ist nicht erreichbar. Prüfen Sie, ob der Server läuft und ob die Adresse stimmt.</translation>
        </message>
        <message>
            <source>{place} could not do this now. Try again.</source>
            <translation>{place} konnte das jetzt nicht tun. Versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>{place} does not answer; trying again</source>
            <translation>{place} antwortet nicht; es wird weiter versucht</translation>
        </message>
        <message>
            <source>{place} does not exist on that server. Check the name, or create it with `vigilctl db init` after a database administrator has made it.</source>
            <translation>{place} gibt es auf diesem Server nicht. Prüfen Sie den Namen, oder legen Sie sie mit `vigilctl db init` an, nachdem die Datenbankadministration sie erstellt hat.</translation>
        </message>
        <message>
            <source>{place} does not speak TLS. Nothing was sent; let the server use encryption (ssl = on).</source>
            <translation>{place} spricht kein TLS. Nichts wurde gesendet; lassen Sie den Server verschlüsseln (ssl = on).</translation>
        </message>
        <message>
            <source>{place} has a certificate that has expired, or that no authority of this seat has signed. Nothing was sent; have it renewed, or check the file of `sslrootcert`.</source>
            <translation>{place} hat ein Zertifikat, das abgelaufen ist oder das keine Stelle dieses Platzes signiert hat. Nichts wurde gesendet; lassen Sie es erneuern, oder prüfen Sie die Datei von `sslrootcert`.</translation>
        </message>
        <message>
            <source>{place} has a login or a part of that name already. Choose another name.</source>
            <translation>{place} hat schon einen Login oder einen Teil dieses Namens. Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>{place} has no free connection left. Try again in a moment.</source>
            <translation>{place} hat keine freie Verbindung mehr. Versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>{place} holds no desk yet. Make one with `vigilctl db init`.</source>
            <translation>{place} enthält noch keinen Helpdesk. Legen Sie einen mit `vigilctl db init` an.</translation>
        </message>
        <message>
            <source>{place} holds tables of another program and no desk. Choose an empty one.</source>
            <translation>{place} enthält Tabellen eines anderen Programms und keinen Helpdesk. Wählen Sie eine leere Datenbank.</translation>
        </message>
        <message>
            <source>{place} is a desk of an earlier version (schema {revision}, this program needs {head}). Upgrade it with `vigilctl db upgrade`.</source>
            <translation>{place} ist ein Helpdesk einer früheren Version (Schema {revision}, dieses Programm braucht {head}). Aktualisieren Sie ihn mit `vigilctl db upgrade`.</translation>
        </message>
        <message>
            <source>{place} is busy with another change. Try again.</source>
            <translation>{place} ist mit einer anderen Änderung beschäftigt. Versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>{place} is damaged or not a desk of Vigildesk. Restore it from a backup; do not delete it, much of it can often be saved.</source>
            <translation>{place} ist beschädigt oder kein Helpdesk von Vigildesk. Stellen Sie ihn aus einer Sicherung wieder her; löschen Sie nichts, oft lässt sich viel retten.</translation>
        </message>
        <message>
            <source>{place} is not an RSA key.</source>
            <translation>{place} ist kein RSA-Schlüssel.</translation>
        </message>
        <message>
            <source>{place} is not open to this login, which is nobody's at this desk or was switched off. Let an administrator add the person, or give the login back.</source>
            <translation>{place} ist für diese Anmeldung nicht offen: sie gehört an diesem Helpdesk niemandem oder wurde abgeschaltet. Lassen Sie die Person von der Administration anlegen oder die Anmeldung zurückgeben.</translation>
        </message>
        <message>
            <source>{place} is starting or stopping. Try again in a moment.</source>
            <translation>{place} startet oder endet gerade. Versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>{place} is there already: a request waits for its certificate. Accept it (--accept), or remove the file and begin anew.</source>
            <translation>{place} gibt es schon: Eine Anforderung wartet auf ihr Zertifikat. Nehmen Sie es an (--accept), oder entfernen Sie die Datei und beginnen Sie neu.</translation>
        </message>
        <message>
            <source>{place} is up to date.</source>
            <translation>{place} ist auf dem neuesten Stand.</translation>
        </message>
        <message>
            <source>{place} keeps letters as {encoding}, and a desk needs UTF8. Nothing was changed; make it anew: createdb --template=template0 --encoding=UTF8.</source>
            <translation>{place} speichert Buchstaben als {encoding}, und ein Helpdesk braucht UTF8. Nichts wurde geändert; legen Sie sie neu an: createdb --template=template0 --encoding=UTF8.</translation>
        </message>
        <message>
            <source>{place} lacks a part of the desk's tables. Look with `vigilctl db status`, then run `vigilctl db upgrade`.</source>
            <translation>{place} fehlt ein Teil der Tabellen des Helpdesks. Sehen Sie mit `vigilctl db status` nach und führen Sie dann `vigilctl db upgrade` aus.</translation>
        </message>
        <message>
            <source>{place} proved another name than the one it was called by. Write the name that stands in its certificate, or have it renewed.</source>
            <translation>{place} wies sich mit einem anderen Namen aus als dem, unter dem sie gerufen wurde. Schreiben Sie den Namen, der im Zertifikat steht, oder lassen Sie es erneuern.</translation>
        </message>
        <message>
            <source>{place} refused the name or the password. Check both and sign in again.</source>
            <translation>{place} wies den Namen oder das Passwort zurück. Prüfen Sie beides und melden Sie sich erneut an.</translation>
        </message>
        <message>
            <source>{place} takes no value that is written like one of these; nothing was changed. Correct it.</source>
            <translation>{place} nimmt eine der Angaben so nicht an; nichts wurde geändert. Berichtigen Sie sie.</translation>
        </message>
        <message>
            <source>{place} was upgraded by a newer program and needs Vigildesk {needed} or later; this is {version}. Update this seat.</source>
            <translation>{place} wurde von einem neueren Programm aktualisiert und braucht Vigildesk {needed} oder neuer; dies ist {version}. Aktualisieren Sie diesen Platz.</translation>
        </message>
        <message>
            <source>{place} was upgraded by a newer program; this one still works with it.</source>
            <translation>{place} wurde von einem neueren Programm aktualisiert; dieses arbeitet noch damit.</translation>
        </message>
        <message>
            <source>{place}.{way}: takes a list of at most {widest} conditions.</source>
            <translation>{place}.{way}: nimmt eine Liste von höchstens {widest} Bedingungen.</translation>
        </message>
        <message>
            <source>{place}: a condition is an object, not {name}.</source>
            <translation>{place}: Eine Bedingung ist ein Objekt, nicht {name}.</translation>
        </message>
        <message>
            <source>{place}: does not know {unknown}.</source>
            <translation>{place}: kennt dies nicht: {unknown}.</translation>
        </message>
        <message>
            <source>{place}: nested more than {deepest} deep; make two rules of it.</source>
            <translation>{place}: mehr als {deepest} Ebenen tief; machen Sie zwei Regeln daraus.</translation>
        </message>
        <message>
            <source>{place}: there is no field “{name}” (any more).</source>
            <translation>{place}: das Feld „{name}“ gibt es nicht (mehr).</translation>
        </message>
        <message>
            <source>{place}: write all, any or none, or a field with op and value.</source>
            <translation>{place}: Schreiben Sie all, any oder none, oder ein Feld mit op und value.</translation>
        </message>
        <message>
            <source>{place}: {field} cannot be compared by {op}; by {able}.</source>
            <translation>{place}: {field} kann nicht mit {op} verglichen werden; mit {able}.</translation>
        </message>
        <message>
            <source>{place}: {field} {op} {raw!r}: {problem}.</source>
            <translation>{place}: {field} {op} {raw!r}: {problem}.</translation>
        </message>
        <message>
            <source>{place}: “{stored}” is no comparison.</source>
            <translation>{place}: „{stored}“ ist kein Vergleich.</translation>
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
            <source>{product} (payment or e-money)</source>
            <translation>{product} (Zahlung oder E-Geld)</translation>
        </message>
        <message>
            <source>{promise}, cycle {cycle}</source>
            <translation>{promise}, Durchgang {cycle}</translation>
        </message>
        <message>
            <source>{promise}, warned {warning} before</source>
            <translation>{promise}, Warnung {warning} vorher</translation>
        </message>
        <message>
            <source>{prompt} needs a reason: say it in a few words. Nothing was changed.</source>
            <translation>{prompt}: Dazu braucht es eine Begründung, ein paar Worte genügen. Geändert wurde nichts.</translation>
        </message>
        <message>
            <source>{queue}  {count}</source>
            <translation>{queue}  {count}</translation>
        </message>
        <message>
            <source>{regime}; days of {zone}</source>
            <translation>{regime}; Tage in {zone}</translation>
        </message>
        <message>
            <source>{rest}, late by {clock}</source>
            <translation>{rest}, verspätet um {clock}</translation>
        </message>
        <message>
            <source>{rest}; brought forward, for nobody answered the level before</source>
            <translation>{rest}; vorgezogen, weil auf die Stufe davor niemand antwortete</translation>
        </message>
        <message>
            <source>{result} First: {problem}.</source>
            <translation>{result} Zuerst: {problem}.</translation>
        </message>
        <message>
            <source>{said} It {did}.</source>
            <translation>{said} Getan: {did}.</translation>
        </message>
        <message>
            <source>{second} cannot be the second person who confirms this: {problem}.</source>
            <translation>{second} kann das nicht als zweite Person bestätigen: {problem}.</translation>
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
            <source>{source} says</source>
            <translation>laut {source}</translation>
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
            <source>{stage}</source>
            <translation>{stage}</translation>
        </message>
        <message>
            <source>{stage} {reference}</source>
            <translation>{stage} {reference}</translation>
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
            <source>{step}: {words}</source>
            <translation>{step}: {words}</translation>
        </message>
        <message>
            <source>{target} while {statuses}</source>
            <translation>{target}, solange {statuses}</translation>
        </message>
        <message>
            <source>{target} “{length}” can never be due in the hours of “{calendar}”: {problem}.</source>
            <translation>{target} „{length}“ kann in den Öffnungszeiten von „{calendar}“ nie fällig werden: {problem}.</translation>
        </message>
        <message>
            <source>{target}: {words}</source>
            <translation>{target}: {words}</translation>
        </message>
        <message>
            <source>{text!r} is longer than {most}{found}</source>
            <translation>{text!r} ist länger als {most}{found}</translation>
        </message>
        <message>
            <source>{text!r} is not a duration such as 8h, 1h30m, 3bd, 10cd or by 16:00</source>
            <translation>{text!r} ist keine Dauer wie 8h, 1h30m, 3bd, 10cd oder by 16:00</translation>
        </message>
        <message>
            <source>{text!r} is not a time of day</source>
            <translation>{text!r} ist keine Tageszeit</translation>
        </message>
        <message>
            <source>{text!r} is not a time such as 09:00</source>
            <translation>{text!r} ist keine Uhrzeit wie 09:00</translation>
        </message>
        <message>
            <source>{text!r} is not a time such as 3bd, 10cd, 8w or 6mo</source>
            <translation>{text!r} ist keine Frist wie 3bd, 10cd, 8w oder 6mo</translation>
        </message>
        <message>
            <source>{text!r} is not an offset such as -30m, 0, +4h or 75%</source>
            <translation>{text!r} ist kein Abstand wie -30m, 0, +4h oder 75%</translation>
        </message>
        <message>
            <source>{text!r} is not one address of mail</source>
            <translation>{text!r} ist keine einzelne Mailadresse</translation>
        </message>
        <message>
            <source>{text!r}: an offset is counted in hours, minutes or seconds</source>
            <translation>{text!r}: Ein Abstand wird in Stunden, Minuten oder Sekunden gezählt</translation>
        </message>
        <message>
            <source>{tickets:,} tickets, {messages:,} messages; {lost}</source>
            <translation>Tickets: {tickets:,}, Nachrichten: {messages:,}; {lost}</translation>
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
            <source>{weekday}, {date}</source>
            <translation>{weekday}, {date}</translation>
        </message>
        <message>
            <source>{what} needs a reason: say it in a few words.</source>
            <translation>{what}: Dazu braucht es eine Begründung, ein paar Worte genügen.</translation>
        </message>
        <message>
            <source>{what} needs its ground: say which rule or request asks for it.</source>
            <translation>{what} braucht ihren Grund: Sagen Sie, welche Regel oder Bitte sie verlangt.</translation>
        </message>
        <message>
            <source>{what} of {author}</source>
            <translation>{what} von {author}</translation>
        </message>
        <message>
            <source>{what}{when} in the audit trail of {where}, up to the making of this report.</source>
            <translation>{what}{when} im Prüfprotokoll von {where}, bis zur Erstellung dieses Berichts.</translation>
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
            <source>{where} is no erasure. Bring back the list as it was, or name another.</source>
            <translation>{where} ist keine Tilgung. Bringen Sie die Liste zurück, wie sie war, oder nennen Sie eine andere.</translation>
        </message>
        <message>
            <source>{who} ({away})</source>
            <translation>{who} ({away})</translation>
        </message>
        <message>
            <source>{who} changed {fields} of ticket #{ticket} meanwhile. Look at both and choose.</source>
            <translation>{who} hat inzwischen an Ticket #{ticket} geändert: {fields}. Sehen Sie sich beides an und wählen Sie.</translation>
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
            <source>{why} {how}</source>
            <translation>{why} {how}</translation>
        </message>
        <message>
            <source>{why}.</source>
            <translation>{why}.</translation>
        </message>
        <message>
            <source>{words}</source>
            <translation>{words}</translation>
        </message>
        <message>
            <source>{words} and {more:,} more</source>
            <translation>{words} und {more:,} weitere</translation>
        </message>
        <message>
            <source>{words}, about {left} left</source>
            <translation>{words}, noch etwa {left}</translation>
        </message>
        <message>
            <source>{wrong} is no day such as mon</source>
            <translation>{wrong} ist kein Tag wie mon</translation>
        </message>
        <message>
            <source>“{calendar}” has all of these holidays already.</source>
            <translation>„{calendar}“ hat alle diese Feiertage schon.</translation>
        </message>
        <message>
            <source>“{day}” is no date: take it out.</source>
            <translation>„{day}“ ist kein Datum: Nehmen Sie es heraus.</translation>
        </message>
        <message>
            <source>“{field}” is no field of a ticket that a form can change.</source>
            <translation>„{field}“ ist kein Feld eines Tickets, das ein Formular ändern kann.</translation>
        </message>
        <message>
            <source>“{file}” belongs to an internal note and stays here.</source>
            <translation>„{file}“ gehört zu einer internen Notiz und bleibt hier.</translation>
        </message>
        <message>
            <source>“{given}” is no mail address, such as name@example.org.</source>
            <translation>„{given}“ ist keine Mailadresse wie name@example.org.</translation>
        </message>
        <message>
            <source>“{how}” chooses nobody; there are {known} and person:NAME.</source>
            <translation>„{how}“ wählt niemanden; es gibt {known} und person:NAME.</translation>
        </message>
        <message>
            <source>“{kind}” is no kind of recipient; there are {kinds}.</source>
            <translation>„{kind}“ ist keine Art von Empfängern; es gibt {kinds}.</translation>
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
            <source>“{name}” differs from what was attached; do not trust it.</source>
            <translation>„{name}“ weicht von dem ab, was angehängt wurde; trauen Sie der Datei nicht.</translation>
        </message>
        <message>
            <source>“{name}” has {size:,.0f} MB; attachments may have up to {limit:,.0f} MB. Put it on a file share and write where, or ask an administrator to raise the limit.</source>
            <translation>„{name}“ hat {size:,.0f} MB; Anhänge dürfen bis zu {limit:,.0f} MB haben. Legen Sie die Datei auf eine Dateiablage und schreiben Sie, wo, oder bitten Sie die Administration, die Grenze zu erhöhen.</translation>
        </message>
        <message>
            <source>“{name}” has {size}; attachments may have up to {limit}. Put it on a file share and write where it is.</source>
            <translation>„{name}“ hat {size}; Anhänge dürfen bis zu {limit} haben. Legen Sie es auf eine Dateifreigabe und schreiben Sie, wo es liegt.</translation>
        </message>
        <message>
            <source>“{name}” is given twice</source>
            <translation>„{name}“ steht zweimal da</translation>
        </message>
        <message>
            <source>“{name}” is missing</source>
            <translation>„{name}“ fehlt</translation>
        </message>
        <message>
            <source>“{name}” is no target; there are {targets}</source>
            <translation>„{name}“ ist kein Ziel; es gibt {targets}</translation>
        </message>
        <message>
            <source>“{name}” is no time of a complaint; there are {known}.</source>
            <translation>„{name}“ ist keine Frist einer Beschwerde; es gibt {known}.</translation>
        </message>
        <message>
            <source>“{name}” is no {field}; there are {known}</source>
            <translation>„{name}“ ist kein Wert von {field}; es gibt {known}</translation>
        </message>
        <message>
            <source>“{name}” is not a file that can be read.</source>
            <translation>„{name}“ ist keine Datei, die gelesen werden kann.</translation>
        </message>
        <message>
            <source>“{name}” is not yours to use, or was taken away.</source>
            <translation>„{name}“ steht Ihnen nicht zu oder wurde entfernt.</translation>
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
            <source>“{name}” is unknown here; there are {known}</source>
            <translation>„{name}“ ist hier unbekannt; es gibt {known}</translation>
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
            <source>“{name}” was not checked within {seconds} s and is not attached. Try it again, or ask an administrator.</source>
            <translation>„{name}“ konnte nicht innerhalb von {seconds} s geprüft werden und ist nicht angehängt. Versuchen Sie es erneut, oder fragen Sie die Administration.</translation>
        </message>
        <message>
            <source>“{name}” was not checked: the scanner {scanner} cannot be started ({why}). Ask an administrator; without the check nothing is attached.</source>
            <translation>„{name}“ wurde nicht geprüft: Der Scanner {scanner} kann nicht gestartet werden ({why}). Fragen Sie die Administration; ohne die Prüfung wird nichts angehängt.</translation>
        </message>
        <message>
            <source>“{name}” was refused by the check of files: {reason}.</source>
            <translation>„{name}“ wurde von der Prüfung der Dateien abgelehnt: {reason}.</translation>
        </message>
        <message>
            <source>“{name}” was taken away meanwhile; nothing was saved. What you wrote stays: save it as a new one.</source>
            <translation>„{name}“ wurde inzwischen entfernt; es wurde nichts gespeichert. Was Sie geschrieben haben, bleibt: Speichern Sie es als neu.</translation>
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
            <source>“{path}” cannot be read: {why}.</source>
            <translation>„{path}“ kann nicht gelesen werden: {why}.</translation>
        </message>
        <message>
            <source>“{path}” is not the file that was checked: take it out and attach it again.</source>
            <translation>„{path}“ ist nicht die Datei, die geprüft wurde: Nehmen Sie sie heraus und hängen Sie sie erneut an.</translation>
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
            <source>“{text}” is no interval such as 09:00-17:00</source>
            <translation>„{text}“ ist keine Öffnungszeit wie 09:00-17:00</translation>
        </message>
        <message>
            <source>“{text}” is no ticket number, such as 1042.</source>
            <translation>„{text}“ ist keine Ticketnummer wie 1042.</translation>
        </message>
        <message>
            <source>“{text}” is no whole number</source>
            <translation>„{text}“ ist keine ganze Zahl</translation>
        </message>
        <message>
            <source>“{text}” is none of {words}</source>
            <translation>„{text}“ ist keines von {words}</translation>
        </message>
        <message>
            <source>“{text}” is not a day: write it as 2026-06-08, today, yesterday or 7d.</source>
            <translation>„{text}“ ist kein Tag: Schreiben Sie 2026-06-08, heute, gestern oder 7d.</translation>
        </message>
        <message>
            <source>“{text}” is not {noun}: choose one of {known}.</source>
            <translation>„{text}“ ist nicht {noun}: Wählen Sie eines von {known}.</translation>
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
            <source>“{title}” is {state} already.</source>
            <translation>„{title}“ ist schon entschieden: {state}.</translation>
        </message>
        <message>
            <source>“{to}” is no mail address, such as name@example.org.</source>
            <translation>„{to}“ ist keine Mailadresse wie name@example.org.</translation>
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
            <source>“{word}:{name}” is no kind of recipient.</source>
            <translation>„{word}:{name}“ ist keine Art von Empfängern.</translation>
        </message>
        <message>
            <source>“{word}” is no link between tickets; there are {words}.</source>
            <translation>„{word}“ ist keine Verknüpfung zwischen Tickets; es gibt {words}.</translation>
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
