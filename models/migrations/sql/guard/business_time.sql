-- Business time on the server (sla.md, section 1), for plans of tickets that the sweeping window does
-- not see: the same answers as services/calendars gives. Instants are seconds since 1970.
-- Of a time that a clock change skips the one as far behind the gap, of a repeated one the first.
CREATE FUNCTION guard.local_instant(p_day date, p_second integer, p_zone text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_local timestamp := p_day + make_interval(secs => p_second);
    v_found timestamptz := v_local AT TIME ZONE p_zone;
    v_day_before timestamptz := v_found - interval '1 day';
    v_first timestamptz := (v_local - ((v_day_before AT TIME ZONE p_zone)
                                       - (v_day_before AT TIME ZONE 'UTC'))) AT TIME ZONE 'UTC';
BEGIN
    IF v_first < v_found AND v_first AT TIME ZONE p_zone = v_local THEN v_found := v_first; END IF;
    RETURN extract(epoch FROM v_found)::bigint;
END $$;
-- next
-- When a calendar's version is open between two instants; what touches is one.
CREATE FUNCTION guard.open_spans(p_version bigint, p_from bigint, p_to bigint)
RETURNS TABLE (opens bigint, closes bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_version public.calendar_version%ROWTYPE;
    v_zone text;
BEGIN
    SELECT * INTO v_version FROM public.calendar_version WHERE id = p_version;
    v_zone := v_version.timezone;
    RETURN QUERY
    WITH days AS (
        SELECT one::date AS day, coalesce(v_version.overrides -> to_char(one, 'YYYY-MM-DD'),
                                          v_version.weekly -> to_char(one, 'dy')) AS hours
        FROM generate_series((to_timestamp(p_from) AT TIME ZONE v_zone)::date - 2,
            (to_timestamp(p_to) AT TIME ZONE v_zone)::date + 1, interval '1 day') one
        WHERE NOT v_version.holidays ? to_char(one, 'YYYY-MM-DD')
    ), written AS (
        SELECT day, extract(epoch FROM (pair ->> 0)::time)::integer AS first,
            extract(epoch FROM (pair ->> 1)::time)::integer AS last
        FROM days, jsonb_array_elements(hours) pair
        -- a date that the zone left out has no hours
        WHERE guard.local_instant(day, 0, v_zone) < guard.local_instant(day + 1, 0, v_zone)
    ), placed AS (
        SELECT guard.local_instant(day, first, v_zone) AS opens,
            -- a holiday closes the tail of the night before
            least(guard.local_instant(day, CASE WHEN last > first THEN last ELSE last + 86400 END,
                                      v_zone),
                CASE WHEN v_version.holidays ? to_char(day + 1, 'YYYY-MM-DD')
                    THEN guard.local_instant(day + 1, 0, v_zone) END) AS closes
        FROM written
    ), marked AS (
        SELECT opens, closes, opens > coalesce(max(closes) OVER (ORDER BY opens, closes
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS is_apart
        FROM placed WHERE opens < closes
    ), merged AS (
        SELECT opens, closes, count(*) FILTER (WHERE is_apart) OVER (ORDER BY opens, closes) AS n
        FROM marked
    )
    SELECT greatest(min(opens), p_from), least(max(closes), p_to) FROM merged GROUP BY n
    HAVING max(closes) > p_from AND min(opens) < p_to ORDER BY 1;
END $$;
-- next
CREATE FUNCTION guard.open_between(p_version bigint, p_from bigint, p_to bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce((SELECT sum(s.closes - s.opens) FROM guard.open_spans(p_version, p_from, p_to) s),
                    0);
END $$;
-- next
-- The earliest instant with so many open seconds since another; NULL where that takes over four years.
CREATE FUNCTION guard.open_add(p_version bigint, p_from bigint, p_seconds bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_days integer; v_found bigint;
BEGIN
    IF p_seconds = 0 THEN RETURN p_from; END IF;
    FOREACH v_days IN ARRAY '{10,70,500,1500}'::integer[] LOOP
        v_found := (SELECT s.closes - (s.run - p_seconds) FROM (
                SELECT o.closes, sum(o.closes - o.opens) OVER (ORDER BY o.opens)::bigint AS run
                FROM guard.open_spans(p_version, p_from, p_from + v_days * 86400) o) s
            WHERE s.run >= p_seconds ORDER BY s.run LIMIT 1);
        EXIT WHEN v_found IS NOT NULL;
    END LOOP;
    RETURN v_found;
END $$;
-- next
-- The latest instant with so many open seconds until another.
CREATE FUNCTION guard.open_subtract(p_version bigint, p_to bigint, p_seconds bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_days integer; v_found bigint;
BEGIN
    IF p_seconds = 0 THEN RETURN p_to; END IF;
    FOREACH v_days IN ARRAY '{10,70,500,1500}'::integer[] LOOP
        v_found := (SELECT s.opens + (s.run - p_seconds) FROM (
                SELECT o.opens, sum(o.closes - o.opens) OVER (ORDER BY o.opens DESC)::bigint AS run
                FROM guard.open_spans(p_version, p_to - v_days * 86400, p_to) o) s
            WHERE s.run >= p_seconds ORDER BY s.run LIMIT 1);
        EXIT WHEN v_found IS NOT NULL;
    END LOOP;
    RETURN v_found;
END $$;
-- next
-- Where an offset such as -30m, 0, +4h, 75% or +4h of wall time lies from a due instant
-- (services/sla/levels.py); NULL where it is written otherwise.
CREATE FUNCTION guard.open_offset(
    p_version bigint, p_due bigint, p_span bigint, p_offset text, p_is_wall boolean
) RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_amount bigint := CASE
        WHEN p_offset = '0' THEN 0
        WHEN p_offset ~ '^[0-9]{1,4}%$' AND NOT p_is_wall
            THEN floor(p_span * (rtrim(p_offset, '%')::bigint - 100) / 100.0)
        WHEN p_offset ~ '^[+-]?[0-9]' THEN guard.seconds(ltrim(p_offset, '+-'))
            * CASE left(p_offset, 1) WHEN '-' THEN -1 ELSE 1 END END;
BEGIN
    IF p_is_wall THEN RETURN p_due + v_amount; END IF;
    IF v_amount < 0 THEN RETURN guard.open_subtract(p_version, p_due, -v_amount); END IF;
    RETURN guard.open_add(p_version, p_due, v_amount);
END $$;
