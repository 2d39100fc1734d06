-- Who watches and what a review found is said in one's own name and now. A watcher that is dead must not
-- look alive by somebody else's hand: the name begins with the login that sweeps
-- (services/watch/heartbeat.py). Nobody signs for another reviewer, or in an entry of their own
-- (evidence.md, R14). Watchers and the database's owner are not asked.
CREATE FUNCTION guard.check_heartbeat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF guard.is_now(NEW.swept_at) AND starts_with(NEW.name, session_user || '@')
        -- of two logins that begin alike it is the longer one's
        AND NOT EXISTS (SELECT FROM public.person p
            WHERE length(p.login) > length(session_user::text)
                AND starts_with(NEW.name, p.login || '@'))
        AND (TG_OP = 'UPDATE' AND NEW.started_at = OLD.started_at OR guard.is_now(NEW.started_at))
        THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a watcher sweeps now and in its own name' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER watcher_claims_nothing BEFORE INSERT OR UPDATE ON public.watcher
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_heartbeat();
-- next
CREATE FUNCTION guard.check_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_is_right boolean;
BEGIN
    IF TG_OP = 'INSERT' THEN
        v_is_right := NEW.opened_by = guard.me() AND guard.is_now(NEW.opened_at)
            AND NEW.due_at <= NEW.opened_at + interval '336 hours'
            AND NEW.closed_at IS NULL AND NEW.statement IS NULL;
    ELSE
        -- what was drawn stays; it is signed off once, when everything was looked through
        v_is_right := OLD.closed_at IS NULL AND guard.is_now(NEW.closed_at)
            AND btrim(NEW.statement) <> ''
            AND to_jsonb(NEW) - '{closed_at,statement}'::text[]
                = to_jsonb(OLD) - '{closed_at,statement}'::text[]
            AND NOT EXISTS (SELECT FROM public.review_item i
                WHERE i.review_id = NEW.id AND i.finding IS NULL);
    END IF;
    IF v_is_right THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a review is opened in one''s own name and closed once it is done'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER review_claims_nothing BEFORE INSERT OR UPDATE ON public.review
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_review();
-- next
-- Under the rights of who reviews: the owner of these functions does not read the trail.
CREATE FUNCTION guard.check_finding() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_me bigint := guard.me();
    v_since timestamptz := now() - interval '1 second';
    v_until timestamptz := clock_timestamp() + interval '1 second';
    v_is_right boolean;
BEGIN
    IF TG_OP = 'INSERT' THEN
        v_is_right := NEW.finding IS NULL AND NEW.found_at IS NULL AND NEW.found_by IS NULL
            AND EXISTS (SELECT FROM public.review r WHERE r.id = NEW.review_id
                AND r.opened_by = v_me AND r.opened_at BETWEEN v_since AND v_until);
    ELSE
        v_is_right := btrim(NEW.finding) <> '' AND NEW.found_by = v_me
            AND NEW.found_at BETWEEN v_since AND v_until
            AND to_jsonb(NEW) - '{finding,found_at,found_by}'::text[]
                = to_jsonb(OLD) - '{finding,found_at,found_by}'::text[]
            AND EXISTS (SELECT FROM public.review r
                WHERE r.id = NEW.review_id AND r.closed_at IS NULL)
            AND NOT EXISTS (SELECT FROM public.audit_entry e
                WHERE e.id = NEW.entry_id AND e.actor_id = v_me);
    END IF;
    IF v_is_right THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a finding is one''s own, and not about what one did oneself'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER review_item_claims_nothing BEFORE INSERT OR UPDATE ON public.review_item
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_finding();
