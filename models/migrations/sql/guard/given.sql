-- What a seat hands in is what it says it is: contents have the hash they are found by, and a file is
-- attached by whoever has its contents; a version is published now, in one's own name, and gets no
-- promises later; wishes can be kept. The desk's own session imports what others published.
CREATE FUNCTION guard.content_number(p_sha256 text) RETURNS bigint LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_sha256 ~ '^[0-9a-f]{64}$'
        THEN ('x' || left(p_sha256, 16))::bit(64)::bigint END
$$;
-- next
-- Asked also where the same contents are there already, which nobody is told.
CREATE FUNCTION guard.check_content() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_marked boolean;
BEGIN
    IF NEW.sha256 IS DISTINCT FROM encode(sha256(NEW.content), 'hex') THEN
        RAISE EXCEPTION 'contents are found by their own hash' USING ERRCODE = 'insufficient_privilege';
    END IF;
    v_marked := guard.mark_written('content', guard.content_number(NEW.sha256));
    RETURN NEW;
END $$;
-- next
CREATE TRIGGER attachment_content_claims_nothing BEFORE INSERT ON public.attachment_content
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_content();
-- next
-- Under the rights of who attaches: a hash alone, which reports print, gives nobody the file.
CREATE FUNCTION guard.check_attachment() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF guard.is_written('content', guard.content_number(NEW.sha256)) OR EXISTS (
        SELECT FROM public.attachment_content c WHERE c.sha256 = NEW.sha256) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a file is attached with its contents' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER attachment_claims_nothing BEFORE INSERT ON public.attachment
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_attachment();
-- next
CREATE FUNCTION guard.check_published() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF guard.is_now(NEW.published_at)
        AND NEW.published_by = (SELECT p.name FROM public.person p WHERE p.id = guard.me())
        -- for new tickets only, or for all
        AND coalesce((to_jsonb(NEW) ->> 'from_ticket')::bigint, 0) BETWEEN 0 AND guard.newest_ticket() + 1
        AND NOT EXISTS (SELECT FROM public.ticket t
            WHERE (to_jsonb(NEW) ->> 'from_ticket')::bigint BETWEEN 1 AND t.id
                AND t.created_at < now() - interval '5 minutes') THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a version is published now and in one''s own name'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER policy_version_claims_nothing BEFORE INSERT ON public.policy_version
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_published();
-- next
CREATE TRIGGER calendar_version_claims_nothing BEFORE INSERT ON public.calendar_version
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_published();
-- next
CREATE TRIGGER rule_version_claims_nothing BEFORE INSERT ON public.rule_version
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_published();
-- next
CREATE FUNCTION guard.check_target() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM public.policy_version v WHERE v.id = NEW.policy_version_id
        AND guard.is_now(v.published_at)) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a version that was published stays as it is' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER policy_target_claims_nothing BEFORE INSERT ON public.policy_target
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_target();
-- next
-- One person's zone that nobody knows would break every alert that reaches them, and with it the level
-- that gives it, for all it reaches.
CREATE FUNCTION guard.check_profile() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.digest_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND NEW.language ~ '^[a-z]{2,8}$'
        AND (NEW.timezone IN ('UTC', 'Etc/UTC') OR NEW.timezone !~ '^(posix|right|localtime|Factory)'
            AND EXISTS (SELECT FROM pg_timezone_names z WHERE z.name = NEW.timezone)) THEN RETURN NEW;
    END IF;
    RAISE EXCEPTION 'these wishes cannot be kept' USING ERRCODE = 'check_violation';
END $$;
-- next
CREATE TRIGGER alert_profile_can_be_kept_1 BEFORE INSERT ON public.alert_profile
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_profile();
-- next
CREATE TRIGGER alert_profile_can_be_kept_2 BEFORE UPDATE ON public.alert_profile
FOR EACH ROW WHEN ((OLD.timezone, OLD.digest_at, OLD.language)
    IS DISTINCT FROM (NEW.timezone, NEW.digest_at, NEW.language) AND {{seat}})
EXECUTE FUNCTION guard.check_profile();
-- next
-- What the rules are to hear of what a requester did: that they asked, answered, attached something or
-- took their ticket up again. Nobody makes them hear that something was approved.
CREATE FUNCTION guard.check_left() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF guard.is_now(NEW.left_at) AND NOT EXISTS (SELECT FROM jsonb_array_elements(NEW.happened) one
        WHERE (CASE WHEN jsonb_typeof(one) <> 'array' OR jsonb_array_length(one) <> 4 THEN false
            ELSE CASE one ->> 0
                WHEN 'created' THEN EXISTS (SELECT FROM public.ticket t
                    WHERE t.id = NEW.ticket_id AND guard.is_now(t.created_at))
                WHEN 'changed' THEN one ->> 1 = 'status' AND one ->> 3 = 'open'
                    OR one ->> 1 = 'hold_reason' AND one ->> 3 IS NULL
                -- what was published is left by the desk itself (published.sql)
                WHEN 'told' THEN one ->> 1 <> 'published'
                ELSE one ->> 0 IN ('customer_reply', 'attachment') END END) IS NOT TRUE)
        THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'rules hear what happened' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER unsettled_claims_nothing BEFORE INSERT ON public.unsettled
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}}) EXECUTE FUNCTION guard.check_left();
