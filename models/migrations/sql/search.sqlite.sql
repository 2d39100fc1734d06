-- What a ticket says, a column for each table it comes from. Replies and files are what the
-- requester may read; notes, note_files and fields stay inside. Triggers keep it.
CREATE VIRTUAL TABLE ticket_search USING fts5(
    subject, replies, files, notes, note_files, fields, tokenize = 'unicode61 remove_diacritics 2');
-- next
CREATE TRIGGER ticket_insert_is_searchable AFTER INSERT ON ticket
BEGIN INSERT INTO ticket_search (rowid, subject, replies, files, notes, note_files, fields)
VALUES (NEW.id, NEW.subject, '', '', '', '', ''); END;
-- next
CREATE TRIGGER ticket_update_is_searchable AFTER UPDATE OF subject ON ticket
BEGIN UPDATE ticket_search SET subject = NEW.subject WHERE rowid = NEW.id; END;
-- next
CREATE TRIGGER ticket_delete_is_searchable AFTER DELETE ON ticket
BEGIN DELETE FROM ticket_search WHERE rowid = OLD.id; END;
-- next
CREATE TRIGGER message_insert_is_searchable AFTER INSERT ON message
BEGIN
UPDATE ticket_search SET replies = replies || ' ' || substr(NEW.body, 1, 100000)
    WHERE rowid = NEW.ticket_id AND NEW.kind = 'reply';
UPDATE ticket_search SET notes = notes || ' ' || substr(NEW.body, 1, 100000)
    WHERE rowid = NEW.ticket_id AND NEW.kind <> 'reply';
END;
-- next
CREATE TRIGGER message_update_is_searchable AFTER UPDATE OF ticket_id, kind, body ON message
BEGIN
UPDATE ticket_search SET
    replies = coalesce((SELECT group_concat(substr(m.body, 1, 100000), ' ') FROM message m
                        WHERE m.ticket_id = ticket_search.rowid AND m.kind = 'reply'), ''),
    notes = coalesce((SELECT group_concat(substr(m.body, 1, 100000), ' ') FROM message m
                      WHERE m.ticket_id = ticket_search.rowid AND m.kind <> 'reply'), '')
    WHERE rowid IN (OLD.ticket_id, NEW.ticket_id);
END;
-- next
CREATE TRIGGER message_delete_is_searchable AFTER DELETE ON message
BEGIN
UPDATE ticket_search SET
    replies = coalesce((SELECT group_concat(substr(m.body, 1, 100000), ' ') FROM message m
                        WHERE m.ticket_id = ticket_search.rowid AND m.kind = 'reply'), ''),
    notes = coalesce((SELECT group_concat(substr(m.body, 1, 100000), ' ') FROM message m
                      WHERE m.ticket_id = ticket_search.rowid AND m.kind <> 'reply'), '')
    WHERE rowid = OLD.ticket_id;
END;
-- next
CREATE TRIGGER attachment_insert_is_searchable AFTER INSERT ON attachment
BEGIN
UPDATE ticket_search SET files = files || ' ' || NEW.name
    WHERE rowid = (SELECT m.ticket_id FROM message m
                   WHERE m.id = NEW.message_id AND m.kind = 'reply');
UPDATE ticket_search SET note_files = note_files || ' ' || NEW.name
    WHERE rowid = (SELECT m.ticket_id FROM message m
                   WHERE m.id = NEW.message_id AND m.kind <> 'reply');
END;
-- next
CREATE TRIGGER attachment_change_is_searchable AFTER UPDATE OF message_id, name ON attachment
BEGIN
UPDATE ticket_search SET
    files = coalesce((SELECT group_concat(a.name, ' ') FROM message m JOIN attachment a
        ON a.message_id = m.id WHERE m.ticket_id = ticket_search.rowid AND m.kind = 'reply'), ''),
    note_files = coalesce((SELECT group_concat(a.name, ' ') FROM message m JOIN attachment a
        ON a.message_id = m.id WHERE m.ticket_id = ticket_search.rowid AND m.kind <> 'reply'), '')
    WHERE rowid IN (SELECT m.ticket_id FROM message m
                    WHERE m.id IN (OLD.message_id, NEW.message_id));
END;
-- next
CREATE TRIGGER attachment_delete_is_searchable AFTER DELETE ON attachment
BEGIN
UPDATE ticket_search SET
    files = coalesce((SELECT group_concat(a.name, ' ') FROM message m JOIN attachment a
        ON a.message_id = m.id WHERE m.ticket_id = ticket_search.rowid AND m.kind = 'reply'), ''),
    note_files = coalesce((SELECT group_concat(a.name, ' ') FROM message m JOIN attachment a
        ON a.message_id = m.id WHERE m.ticket_id = ticket_search.rowid AND m.kind <> 'reply'), '')
    WHERE rowid = (SELECT m.ticket_id FROM message m WHERE m.id = OLD.message_id);
END;
-- next
CREATE TRIGGER custom_value_insert_is_searchable AFTER INSERT ON custom_value
BEGIN UPDATE ticket_search SET fields = fields || ' ' || NEW.value WHERE rowid = NEW.ticket_id; END;
-- next
CREATE TRIGGER custom_value_update_is_searchable AFTER UPDATE OF value ON custom_value
BEGIN UPDATE ticket_search SET fields = coalesce((SELECT group_concat(v.value, ' ')
    FROM custom_value v WHERE v.ticket_id = ticket_search.rowid), '')
    WHERE rowid = NEW.ticket_id; END;
-- next
CREATE TRIGGER custom_value_delete_is_searchable AFTER DELETE ON custom_value
BEGIN UPDATE ticket_search SET fields = coalesce((SELECT group_concat(v.value, ' ')
    FROM custom_value v WHERE v.ticket_id = ticket_search.rowid), '')
    WHERE rowid = OLD.ticket_id; END;
