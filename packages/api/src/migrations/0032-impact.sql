-- Who asks for figures first after a change waits for the people whom the change was about, and not for their whole
-- clinic. The people of a clinic are in sixteen parts by chance; what was counted is kept for each part, and a trigger
-- writes down which part a transaction touched.

-- What a person set on a chart: an aim or a step of a clinic, or of the whole programme. None is ever changed; it is taken back,
-- and stays here with who did it and when.
create table chart_mark (
  id uuid primary key,
  clinic_id uuid references clinic (id),
  account_id uuid not null references account (id),
  series text not null,
  kind text not null,
  from_month date not null,
  value integer,
  reason text not null,
  set_at timestamptz not null,
  taken_back_by uuid references account (id),
  taken_back_at timestamptz,
  constraint chart_mark_kind_known check (kind in ('aim', 'phase')),
  constraint chart_mark_aim_has_value check ((kind = 'aim') = (value is not null)),
  constraint chart_mark_of_whole_months check (extract(day from from_month) = 1),
  constraint chart_mark_taken_back_by_somebody check ((taken_back_by is null) = (taken_back_at is null))
);
create unique index chart_mark_once on chart_mark (clinic_id, series, kind, from_month) nulls not distinct
where taken_back_at is null;
create index chart_mark_clinic on chart_mark (clinic_id);
create index chart_mark_account on chart_mark (account_id);
create index chart_mark_taken_back_by on chart_mark (taken_back_by);

set local role alongside_authz;
drop function authz.offers(uuid[], timestamptz, timestamptz, timestamptz),
  authz.waits(uuid[], timestamptz, timestamptz, timestamptz),
  authz.endings(uuid[], timestamptz, timestamptz, timestamptz),
  authz.measure_pairs(uuid[], date, date, timestamptz),
  authz.wellbeing(uuid[], timestamptz, timestamptz, timestamptz),
  authz.kept_tallies(bytea, uuid[]), authz.keep_tallies(bytea, text, uuid[], jsonb);
drop trigger figures_made on authz.person_equality;
drop trigger figures_changed on authz.person_equality;
drop trigger figures_gone on authz.person_equality;
alter table authz.figures_touched add column part integer;
create index attendance_was_person on authz.attendance_was (person_id);
reset role;

create function authz.part_of(person uuid) returns integer
language sql immutable parallel safe return get_byte(uuid_send(person), 15) & 15;

-- All of these are planned once for a connection and for any part: a plan made for each question costs more than the answer.
-- Such a plan knows neither how many people there are nor how long a span is, so `offset 0` has it go person by person.

-- The people of some parts of some clinics, as far as this account may have figures of theirs: `parts` has one number for
-- each clinic, whose bits are its parts.
create function authz.people_in(asked uuid[], parts integer[]) returns table (clinic_id uuid, part integer, id uuid)
language sql stable security definer rows 200 set search_path = pg_catalog
set plan_cache_mode = force_generic_plan as $$
  select p.clinic_id, authz.part_of(p.id), p.id
  from unnest(asked, parts) a (clinic_id, bits) join public.person p on p.clinic_id = a.clinic_id
  where (a.bits >> authz.part_of(p.id)) & 1 = 1 and a.clinic_id = any (array(select authz.reported(asked)))
$$;

-- The months of support of these people, now or as they were known at a moment.
create function authz.support_of(people uuid[], as_of timestamptz)
returns table (episode_id uuid, clinic_id uuid, person_id uuid, month date, interactions integer, one_way integer,
  no_shows integer, cancelled integer, modes jsonb, themes jsonb, first_at timestamptz)
language sql stable security definer rows 2000 set search_path = pg_catalog as $$
  with logged as materialized (
    select s.episode_id, s.clinic_id, s.person_id,
      date_trunc('month', s.held_at at time zone 'Europe/London')::date as month, s.outcome, s.mode, s.themes, s.held_at,
      s.outcome = 'held' and s.two_way as met
    from unnest(people) p (id) join public.session_log s on s.person_id = p.id
    where s.recorded_at < as_of and (s.retracted_at is null or s.retracted_at >= as_of)
  ), tried as (
    select j.episode_id, j.clinic_id, j.person_id, date_trunc('month',
      coalesce((j.event ->> 'triedAt')::timestamptz, j.at) at time zone 'Europe/London')::date as month, count(*) as one_way
    from unnest(people) p (id) join public.journal j on j.person_id = p.id
    where j.at < as_of and j.kind = 'mentoring' and j.type = 'logAttempt' and j.event ->> 'outcome' <> 'reached'
    group by 1, 2, 3, 4
  ), met as (
    select episode_id, clinic_id, person_id, month, count(*) filter (where met) as interactions,
      count(*) filter (where outcome = 'personDidNotCome') as no_shows,
      count(*) filter (where outcome in ('personCancelled', 'mentorCancelled', 'clinicCancelled', 'moved')) as cancelled,
      min(held_at) filter (where met) as first_at
    from logged group by 1, 2, 3, 4
  ), modes as (
    select episode_id, month, jsonb_object_agg(mode, n) as modes
    from (select episode_id, month, mode, count(*) as n from logged where met group by 1, 2, 3) m group by 1, 2
  ), themes as (
    select episode_id, month, jsonb_object_agg(theme, n) as themes
    from (select episode_id, month, theme, count(*) as n from logged, unnest(themes) theme where met group by 1, 2, 3) t
    group by 1, 2
  )
  select episode_id, clinic_id, person_id, month, coalesce(interactions, 0)::int, coalesce(one_way, 0)::int,
    coalesce(no_shows, 0)::int, coalesce(cancelled, 0)::int, coalesce(modes, '{}'), coalesce(themes, '{}'), first_at
  from met full join tried using (episode_id, clinic_id, person_id, month)
  left join modes using (episode_id, month) left join themes using (episode_id, month)
$$;

-- Everybody in these parts with anything written up in a span of months, and what came of it.
create function authz.people_met(asked uuid[], parts integer[], since date, before date, as_of timestamptz)
returns table (clinic_id uuid, part integer, person_id uuid, interactions integer, one_way integer, no_shows integer,
  cancelled integer, first_at timestamptz, reason text, listed_at timestamptz)
language sql stable security definer set search_path = pg_catalog
set plan_cache_mode = force_generic_plan as $$
  with people as materialized (
    select * from authz.people_in(asked, parts)
  ), every_month as (
    select p.clinic_id, p.part, s.person_id, s.episode_id, s.month, s.interactions, s.one_way, s.no_shows, s.cancelled,
      s.first_at, s.month >= since and s.month < before as wanted
    from people p,
      lateral (
        select o.person_id, o.episode_id, o.month, o.interactions, o.one_way, o.no_shows, o.cancelled, o.modes, o.themes,
          o.first_at
        from public.support_month o where o.person_id = p.id offset 0
      ) s
    where as_of = 'infinity'
    union all
    select p.clinic_id, p.part, s.person_id, s.episode_id, s.month, s.interactions, s.one_way, s.no_shows, s.cancelled,
      s.first_at, s.month >= since and s.month < before
    from authz.support_of(array(select id from people), as_of) s join people p on p.id = s.person_id
    where as_of <> 'infinity'
  ), met as (
    select clinic_id, part, person_id, sum(interactions) filter (where wanted)::int as interactions,
      sum(one_way) filter (where wanted)::int as one_way, sum(no_shows) filter (where wanted)::int as no_shows,
      sum(cancelled) filter (where wanted)::int as cancelled, min(first_at) as first_at,
      (array_agg(episode_id order by first_at nulls last, month) filter (where wanted))[1] as episode_id
    from every_month group by 1, 2, 3 having bool_or(wanted)
  )
  select m.clinic_id, m.part, m.person_id, m.interactions, m.one_way, m.no_shows, m.cancelled, m.first_at, r.reason,
    r.opened_at
  from met m join public.referral r on r.id = m.episode_id
$$;

-- Their sessions by way of meeting, by theme and by month; how many different people met is known for months only.
create function authz.sessions_met(asked uuid[], parts integer[], since date, before date, as_of timestamptz)
returns table (clinic_id uuid, part integer, what text, name text, times integer, people integer, no_shows integer)
language sql stable security definer set search_path = pg_catalog
set plan_cache_mode = force_generic_plan as $$
  with people as materialized (
    select * from authz.people_in(asked, parts)
  ), known as materialized (
    select p.clinic_id, p.part, s.person_id, s.month, s.interactions, s.no_shows, s.modes, s.themes
    from people p,
      lateral (
        select o.person_id, o.episode_id, o.month, o.interactions, o.one_way, o.no_shows, o.cancelled, o.modes, o.themes,
          o.first_at
        from public.support_month o where o.person_id = p.id offset 0
      ) s
    where as_of = 'infinity' and s.month >= since and s.month < before
    union all
    select p.clinic_id, p.part, s.person_id, s.month, s.interactions, s.no_shows, s.modes, s.themes
    from authz.support_of(array(select id from people), as_of) s join people p on p.id = s.person_id
    where as_of <> 'infinity' and s.month >= since and s.month < before
  )
  select k.clinic_id, k.part, what, name, sum(times::int)::int, 0, 0
  from known k,
    lateral (
      select 'modes' as what, m.key as name, m.value as times from jsonb_each_text(k.modes) m
      union all
      select 'themes', t.key, t.value from jsonb_each_text(k.themes) t
    ) kinds
  group by 1, 2, 3, 4
  union all
  select clinic_id, part, 'months', to_char(month, 'YYYY-MM'), sum(interactions)::int,
    (count(distinct person_id) filter (where interactions > 0))::int, sum(no_shows)::int
  from known group by 1, 2, month
$$;

-- The clinic appointments, by month and code, of those of them who met a mentor in the span of months.
create function authz.appointments_met(asked uuid[], parts integer[], since date, before date, as_of timestamptz)
returns table (clinic_id uuid, part integer, person_id uuid, months json)
language sql stable security definer set search_path = pg_catalog
set plan_cache_mode = force_generic_plan as $$
  with people as materialized (
    select * from authz.people_in(asked, parts)
  ), met as materialized (
    select p.clinic_id, p.part, p.id from people p
    where as_of = 'infinity' and exists (
      select 1 from (select o.month, o.interactions from public.support_month o where o.person_id = p.id offset 0) s
      where s.month >= since and s.month < before and s.interactions > 0)
    union all
    select p.clinic_id, p.part, p.id from people p
    where as_of <> 'infinity' and p.id in (
      select s.person_id from authz.support_of(array(select id from people), as_of) s
      where s.month >= since and s.month < before and s.interactions > 0)
  ), counted as (
    select m.clinic_id, m.part, m.id, a.month, a.code, a.appointments
    from met m, lateral (
      select o.month, o.code, o.appointments from public.attendance_month o where o.person_id = m.id offset 0
    ) a
    where as_of = 'infinity' and a.month < before and a.appointments > 0
    union all
    select m.clinic_id, m.part, m.id, date_trunc('month', k.held_on)::date, k.code, count(*)::int
    from met m, lateral (
      select a.held_on, a.code from public.attendance a
      where a.clinic_id = m.clinic_id and a.person_id = m.id and a.recorded_at < as_of
      union all
      select w.held_on, w.code from authz.attendance_was w
      where w.clinic_id = m.clinic_id and w.person_id = m.id and w.recorded_at < as_of and w.replaced_at >= as_of
    ) k
    where as_of <> 'infinity' and k.held_on < before
    group by 1, 2, 3, 4, 5
  )
  select clinic_id, part, id,
    json_agg(json_build_object('month', to_char(month, 'YYYY-MM'), 'code', code, 'appointments', appointments)
      order by month, code)
  from counted group by 1, 2, 3
$$;

-- From here on the questions of before, asked about parts: where everybody stands who was put on the list,
create function authz.offers(asked uuid[], parts integer[], since timestamptz, before timestamptz, as_of timestamptz)
returns table (clinic_id uuid, part integer, month text, state text, told boolean, people integer)
language sql stable security definer set search_path = pg_catalog
set plan_cache_mode = force_generic_plan as $$
  select p.clinic_id, p.part, to_char(r.opened_at at time zone 'Europe/London', 'YYYY-MM'),
    case when as_of = 'infinity' then r.state else (
      select split_part(j.to_state, '.', 1) from public.journal j
      where j.kind = 'referral' and j.lifecycle_id = r.id and j.at < as_of order by j.seq desc limit 1) end,
    case when as_of = 'infinity' then r.context ->> 'toldAt' is not null else exists (
      select 1 from public.journal j
      where j.kind = 'referral' and j.lifecycle_id = r.id and j.at < as_of and j.type = 'tell') end,
    count(*)::int
  from authz.people_in(asked, parts) p,
    lateral (
      select o.id, o.state, o.reason, o.context, o.opened_at from public.referral o where o.person_id = p.id offset 0
    ) r
  where r.opened_at >= since and r.opened_at < before and r.opened_at < as_of
  group by 1, 2, 3, 4, 5
$$;

-- how long it took from a diagnosis to each step of the way,
create function authz.waits(asked uuid[], parts integer[], since timestamptz, before timestamptz, as_of timestamptz)
returns table (clinic_id uuid, part integer, step text, days integer, people integer)
language sql stable security definer set search_path = pg_catalog
set plan_cache_mode = force_generic_plan as $$
  select p.clinic_id, p.part, s.step,
    greatest(0, (s.at at time zone 'Europe/London')::date - (r.context ->> 'diagnosedOn')::date), count(*)::int
  from authz.people_in(asked, parts) p,
    lateral (
      select o.id, o.state, o.reason, o.context, o.opened_at from public.referral o where o.person_id = p.id offset 0
    ) r,
    lateral (
      select min(j.at) filter (where j.kind = 'referral' and j.type = 'tell') as told,
        min(j.at) filter (where j.kind = 'referral' and split_part(j.to_state, '.', 1) = 'released') as released,
        min(j.at) filter (where j.kind = 'onboarding' and j.type = 'logAttempt' and j.event ->> 'outcome' = 'reached')
          as reached
      from public.journal j where j.episode_id = r.id and j.at < as_of
    ) way,
    lateral (
      select min(l.held_at) as met from public.session_log l
      where l.episode_id = r.id and l.outcome = 'held' and l.two_way and l.recorded_at < as_of
        and (l.retracted_at is null or l.retracted_at >= as_of)
    ) session,
    lateral (values ('offer', way.told), ('release', way.released), ('contact', way.reached), ('session', session.met))
      s (step, at)
  where r.reason = 'newlyDiagnosed' and r.context ->> 'diagnosedOn' is not null and r.opened_at < before
    and r.opened_at < as_of and r.state <> 'recordedInError' and s.at >= since and s.at < before
  group by 1, 2, 3, 4
$$;

-- endings by reason,
create function authz.endings(asked uuid[], parts integer[], since timestamptz, before timestamptz, as_of timestamptz)
returns table (clinic_id uuid, part integer, reason text, endings integer)
language sql stable security definer set search_path = pg_catalog
set plan_cache_mode = force_generic_plan as $$
  select clinic_id, part, reason, count(*)::int
  from (
    select p.clinic_id, p.part, d.reason, case when as_of = 'infinity' then d.state else (
      select split_part(j.to_state, '.', 1) from public.journal j
      where j.kind = 'discharge' and j.lifecycle_id = d.id and j.at < as_of order by j.seq desc limit 1) end as state
    from authz.people_in(asked, parts) p,
      lateral (select o.id, o.state, o.reason, o.opened_at from public.discharge o where o.person_id = p.id offset 0) d
    where d.opened_at >= since and d.opened_at < before and d.opened_at < as_of
  ) ended
  where state not in ('reopened', 'recordedInError')
  group by 1, 2, 3
$$;

-- first and latest answers,
create function authz.measure_pairs(asked uuid[], parts integer[], since date, before date, as_of timestamptz)
returns table (clinic_id uuid, part integer, instrument text, first numeric, last numeric)
language sql stable security definer set search_path = pg_catalog
set plan_cache_mode = force_generic_plan as $$
  with answered as (
    select p.clinic_id, p.part, m.episode_id, m.instrument, m.asked_on, (m.scores ->> 'overall')::numeric as score,
      m.recorded_at
    from authz.people_in(asked, parts) p,
      lateral (
        select o.episode_id, o.instrument, o.asked_on, o.scores, o.recorded_at, o.retracted_at
        from public.measure_answer o where o.person_id = p.id offset 0
      ) m
    where m.instrument in ('pozqol', 'loneliness') and m.scores ->> 'overall' is not null and m.recorded_at < as_of
      and (m.retracted_at is null or m.retracted_at >= as_of)
  )
  select l.clinic_id, l.part, l.instrument, f.score, l.score
  from (
    select distinct on (episode_id, instrument) * from answered
    where asked_on >= since and asked_on < before order by episode_id, instrument, asked_on desc, recorded_at desc
  ) l
  left join lateral (
    select a.score from answered a
    where a.episode_id = l.episode_id and a.instrument = l.instrument and a.asked_on < l.asked_on
    order by a.asked_on, a.recorded_at limit 1
  ) f on true
  order by 1, 2, 3, 4, 5
$$;

-- how mentors said they were, mentor by mentor, because one of them meets people of several parts,
create function authz.wellbeing(asked uuid[], parts integer[], since timestamptz, before timestamptz, as_of timestamptz)
returns table (clinic_id uuid, part integer, mentor uuid, answers integer, total integer, low integer)
language sql stable security definer set search_path = pg_catalog
set plan_cache_mode = force_generic_plan as $$
  select p.clinic_id, p.part, l.mentor_id, count(*)::int, sum(l.wellbeing)::int,
    (count(*) filter (where l.wellbeing <= 3))::int
  from authz.people_in(asked, parts) p,
    lateral (
      select o.mentor_id, o.wellbeing, o.held_at, o.recorded_at, o.retracted_at
      from public.session_log o where o.person_id = p.id and o.wellbeing is not null offset 0
    ) l
  where l.held_at >= since and l.held_at < before
    and l.recorded_at < as_of and (l.retracted_at is null or l.retracted_at >= as_of)
  group by 1, 2, 3
$$;

create index session_log_wellbeing on public.session_log (person_id) where wellbeing is not null;

-- and how those who were supported describe themselves.
create function authz.equality_met(asked uuid[], parts integer[], since date, before date, as_of timestamptz)
returns table (clinic_id uuid, part integer, question text, code text, people integer)
language sql stable security definer set search_path = pg_catalog
set plan_cache_mode = force_generic_plan as $$
  with people as materialized (
    select p.clinic_id, p.part, p.id, latest.answers
    from authz.people_in(asked, parts) p,
      lateral (
        select e.answers from authz.person_equality e
        where e.person_id = p.id and e.recorded_at < as_of order by e.recorded_at desc limit 1
      ) latest
  ), met as (
    select p.* from people p
    where as_of = 'infinity' and exists (
      select 1 from (select o.month, o.interactions from public.support_month o where o.person_id = p.id offset 0) s
      where s.month >= since and s.month < before and s.interactions > 0)
    union all
    select p.* from people p
    where as_of <> 'infinity' and p.id in (
      select s.person_id from authz.support_of(array(select id from people), as_of) s
      where s.month >= since and s.month < before and s.interactions > 0)
  )
  select m.clinic_id, m.part, a.key, a.value, count(*)::int
  from met m, jsonb_each_text(m.answers) a
  group by 1, 2, 3, 4
$$;

-- Which part a transaction touched; null where it is about the team. Somebody whose record was put together with another
-- leaves one part for the other.
create function authz.touch_people() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into authz.figures_touched (clinic_id, part)
  select distinct clinic_id, authz.part_of(person_id) from touched;
  return null;
end $$;
create function authz.touch_changed_people() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into authz.figures_touched (clinic_id, part)
  select clinic_id, authz.part_of(person_id) from touched
  union select clinic_id, authz.part_of(person_id) from was;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['public.support_month', 'public.attendance_month', 'public.referral', 'public.discharge',
    'public.onboarding', 'public.measure_answer', 'authz.person_equality'] loop
    if t = 'authz.person_equality' then
      set local role alongside_authz;
    else
      execute format('drop trigger figures_made on %s', t);
      execute format('drop trigger figures_changed on %s', t);
      execute format('drop trigger figures_gone on %s', t);
    end if;
    execute format('create trigger figures_made after insert on %s referencing new table as touched
      for each statement execute function authz.touch_people()', t);
    execute format('create trigger figures_changed after update on %s referencing new table as touched old table as was
      for each statement execute function authz.touch_changed_people()', t);
    execute format('create trigger figures_gone after delete on %s referencing old table as touched
      for each statement execute function authz.touch_people()', t);
  end loop;
  reset role;
end $$;

-- What was counted is kept for each clinic, and for each of its parts.
create table authz.part_kept (
  asked bytea not null,
  clinic_id uuid not null,
  part integer not null,
  seen pg_snapshot not null,
  tally jsonb not null,
  at timestamptz not null default now(),
  primary key (asked, clinic_id, part)
);
create index part_kept_at on authz.part_kept (at);

-- Of each clinic what is kept of it and was not touched since: the whole (without a part), or else those of its parts.
create function authz.kept_tallies(question bytea, clinics uuid[])
returns table (clinic_id uuid, part integer, tally jsonb, now_seen text)
language sql stable security definer set search_path = pg_catalog as $$
  with whole as materialized (
    select c, k.tally
    from unnest(clinics) c
    left join authz.tally_kept k on k.asked = question and k.clinic_id = c
      and not exists (
        select 1 from authz.figures_touched t
        where t.clinic_id = c and t.xid >= pg_snapshot_xmin(k.seen) and not pg_visible_in_snapshot(t.xid, k.seen))
    where authz.may_report(clinics)
  )
  select c, null::int, tally, pg_current_snapshot()::text from whole
  union all
  select w.c, k.part, k.tally, null
  from whole w join authz.part_kept k on k.asked = question and k.clinic_id = w.c
  where w.tally is null
    and not exists (
      select 1 from authz.figures_touched t
      where t.clinic_id = w.c and t.part = k.part and t.xid >= pg_snapshot_xmin(k.seen)
        and not pg_visible_in_snapshot(t.xid, k.seen))
$$;

create function authz.keep_tallies(question bytea, counted_from text, clinics uuid[], wholes jsonb,
  clinics_of_parts uuid[], parts integer[], counted jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not authz.may_report(clinics) or not clinics_of_parts <@ clinics then
    return;
  end if;
  insert into authz.part_kept as k (asked, clinic_id, part, seen, tally)
  select question, c, p, counted_from::pg_snapshot, counted -> (nth::int - 1)
  from unnest(clinics_of_parts, parts) with ordinality as one (c, p, nth) order by c, p
  on conflict (asked, clinic_id, part) do update set seen = excluded.seen, tally = excluded.tally, at = now();
  insert into authz.tally_kept as k (asked, clinic_id, seen, tally)
  select question, c, counted_from::pg_snapshot, wholes -> (nth::int - 1)
  from unnest(clinics) with ordinality as one (c, nth) order by c
  on conflict (asked, clinic_id) do update set seen = excluded.seen, tally = excluded.tally, at = now();
  delete from authz.tally_kept where at < now() - interval '7 days';
  delete from authz.part_kept where at < now() - interval '7 days';
  -- a touch is kept for as long as anything kept might not have seen it; an hour is longer than any counting takes
  delete from authz.figures_touched t
  where t.at < now() - interval '1 hour'
    and t.xid < (select min(pg_snapshot_xmin(seen)) from (
      select seen from authz.report_kept union all select seen from authz.tally_kept
      union all select seen from authz.part_kept) kept);
end $$;

alter table authz.part_kept owner to alongside_authz;
-- what was kept before does not know of parts
set local role alongside_authz;
delete from authz.tally_kept;
delete from authz.report_kept;
create or replace function authz.keep_report(asked bytea, clinics uuid[], counted_from text, counted jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not authz.may_report(clinics) then
    return;
  end if;
  insert into authz.report_kept as k (key, masked, clinic_ids, seen, report)
  values (asked, current_setting('role') = 'alongside_analyst', clinics, counted_from::pg_snapshot, counted)
  on conflict (key) do update set masked = excluded.masked, clinic_ids = excluded.clinic_ids, seen = excluded.seen,
    report = excluded.report, at = now();
  delete from authz.report_kept where at < now() - interval '7 days';
end $$;
reset role;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'authz'::regnamespace
      and p.proname in ('part_of', 'people_in', 'support_of', 'people_met', 'sessions_met', 'appointments_met', 'offers',
        'waits', 'endings', 'measure_pairs', 'wellbeing', 'equality_met', 'touch_people', 'touch_changed_people',
        'kept_tallies', 'keep_tallies')
  loop
    execute format('revoke all on function %s from public', f);
    if f::text not like 'authz.touch_%' and f::text not like 'authz.people_in(%' and f::text not like 'authz.support_of(%'
    then
      execute format('grant execute on function %s to alongside_clinician, alongside_coordinator, alongside_analyst', f);
    end if;
    execute format('alter function %s owner to alongside_authz', f);
  end loop;
end $$;
