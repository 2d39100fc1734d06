-- Every sign ends a word, in texts as in searches (services/store/full_text.py), so that names of
-- files and machines, addresses, paths and numbers are found by their parts. The parser alone takes
-- report_final.pdf, /var/log/syslog or the -4711 of INC-4711 for one word each; without these signs
-- it finds none of that.
CREATE OR REPLACE FUNCTION search_words(p_text text, p_weight "char") RETURNS tsvector
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN setweight(to_tsvector(public.search_language(), regexp_replace(left(p_text, 100000),
            '[-+./@<&]', ' ', 'g')), p_weight);
END $$;
-- next
-- Called for every ticket and message: each in one statement, whose plan a session keeps. What calls
-- functions of its own for it takes twice as long, for each of them is looked up and prepared anew in
-- every transaction. A text that might be too much for the index goes the long way, where it is cut.
CREATE OR REPLACE FUNCTION search_follows_ticket() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO public.ticket_search (ticket_id, words) VALUES (NEW.id, setweight(to_tsvector(
            CASE WHEN EXISTS (SELECT FROM public.setting s WHERE s.key = 'search_language')
                THEN public.search_language() ELSE 'simple' END, regexp_replace(NEW.subject,
            '[-+./@<&]', ' ', 'g')), 'A'));
        RETURN NULL;
    END IF;
    PERFORM public.search_rebuild(NEW.id);
    RETURN NULL;
END $$;
-- next
-- Words are kept compressed, to a 255th at best: 3,000 bytes and those of 20,000 more are never too
-- many.
CREATE OR REPLACE FUNCTION search_follows_message() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE public.ticket_search o SET words = o.words || setweight(to_tsvector(
            CASE WHEN EXISTS (SELECT FROM public.setting s WHERE s.key = 'search_language')
                THEN public.search_language() ELSE 'simple' END, regexp_replace(NEW.body,
            '[-+./@<&]', ' ', 'g')),
            CASE NEW.kind WHEN 'reply' THEN 'B' ELSE 'D' END::"char")
        WHERE o.ticket_id = NEW.ticket_id AND pg_column_size(o.words) < 3000
            AND octet_length(NEW.body) < 20000;
        IF FOUND THEN RETURN NULL; END IF;
        PERFORM public.search_add(NEW.ticket_id, public.search_words(
            NEW.body, CASE NEW.kind WHEN 'reply' THEN 'B' ELSE 'D' END::"char"));
        RETURN NULL;
    END IF;
    PERFORM public.search_rebuild(OLD.ticket_id);
    IF TG_OP = 'UPDATE' AND NEW.ticket_id <> OLD.ticket_id THEN
        PERFORM public.search_rebuild(NEW.ticket_id);
    END IF;
    RETURN NULL;
END $$;
