-- What the impact report counts beyond the roll-ups, and how it can be asked as of a day that has passed: every fact has
-- the moment at which it was recorded, so a report of an earlier day leaves out whatever was written down later.

-- An appointment is replaced by the newest word on it. What was said before stays here, for reports of an earlier day.
create table authz.attendance_was (
  clinic_id uuid not null,
  person_id uuid not null,
  held_on date not null,
  code text not null,
  recorded_at timestamptz not null,
  replaced_at timestamptz not null
);
create index attendance_was_clinic on authz.attendance_was (clinic_id, recorded_at);

create function authz.keep_attendance_was() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into authz.attendance_was
  select o.clinic_id, o.person_id, o.held_on, o.code, o.recorded_at, n.recorded_at
  from was o join became n using (id)
  where (o.person_id, o.held_on, o.code) is distinct from (n.person_id, n.held_on, n.code);
  return null;
end $$;
create trigger attendance_changed after update on public.attendance
referencing old table as was new table as became
for each statement execute function authz.keep_attendance_was();

-- What people who are supported said of themselves for equality monitoring. No role reads it: it comes out as counts.
create table authz.person_equality (
  person_id uuid not null,
  clinic_id uuid not null,
  answers jsonb not null,
  answered_on date not null,
  recorded_at timestamptz not null,
  primary key (person_id, recorded_at)
);
create index person_equality_clinic on authz.person_equality (clinic_id);

create function authz.forget_equality() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from authz.person_equality where person_id = new.id;
  return null;
end $$;
create trigger person_erased after update of erased_at on public.person
for each row when (new.erased_at is not null) execute function authz.forget_equality();

-- Whoever may work with a person may write down what they answered; what was answered before is never shown again.
create function authz.record_equality(which uuid, given jsonb, answered date, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare clinic uuid;
begin
  select p.clinic_id into clinic from public.person p
  where p.id = which and p.erased_at is null and p.clinic_id in (select authz.clinics())
    and p.id not in (select authz.hats())
    and (current_setting('role') = 'alongside_clinician'
      or (current_setting('role') = 'alongside_coordinator' and p.released_at is not null));
  if clinic is null then
    return false;
  end if;
  insert into authz.person_equality values (which, clinic, given, answered, at)
  on conflict (person_id, recorded_at) do update set answers = excluded.answers, answered_on = excluded.answered_on;
  return true;
end $$;

-- The months of support as they were known at a moment: the rows of the roll-up `support_month`, from the rows it counts.
create function authz.support_as_of(asked uuid[], as_of timestamptz)
returns table (episode_id uuid, clinic_id uuid, person_id uuid, month date, interactions integer, one_way integer,
  no_shows integer, cancelled integer, modes jsonb, themes jsonb, first_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  with logged as materialized (
    select s.episode_id, s.clinic_id, s.person_id,
      date_trunc('month', s.held_at at time zone 'Europe/London')::date as month, s.outcome, s.mode, s.themes, s.held_at,
      s.outcome = 'held' and s.two_way as met
    from public.session_log s
    where s.clinic_id = any (array(select authz.reported(asked)))
      and s.recorded_at < as_of and (s.retracted_at is null or s.retracted_at >= as_of)
  ), tried as (
    select j.episode_id, j.clinic_id, j.person_id, date_trunc('month',
      coalesce((j.event ->> 'triedAt')::timestamptz, j.at) at time zone 'Europe/London')::date as month, count(*) as one_way
    from public.journal j
    where j.clinic_id = any (array(select authz.reported(asked)))
      and j.at < as_of and j.kind = 'mentoring' and j.type = 'logAttempt' and j.event ->> 'outcome' <> 'reached'
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

-- The months of clinic appointments as they were known at a moment: the rows of `attendance_month`.
create function authz.attendance_as_of(asked uuid[], as_of timestamptz)
returns table (clinic_id uuid, person_id uuid, month date, code text, appointments integer)
language sql stable security definer set search_path = pg_catalog as $$
  select clinic_id, person_id, date_trunc('month', held_on)::date, code, count(*)::int
  from (
    select clinic_id, person_id, held_on, code from public.attendance where recorded_at < as_of
    union all
    select clinic_id, person_id, held_on, code from authz.attendance_was where recorded_at < as_of and replaced_at >= as_of
  ) known
  where clinic_id = any (array(select authz.reported(asked)))
  group by 1, 2, 3, 4
$$;

-- Where everybody stands whom a clinic put on the list in a span of time, by month.
create function authz.offers(asked uuid[], since timestamptz, before timestamptz, as_of timestamptz)
returns table (clinic_id uuid, month text, state text, told boolean, people integer)
language sql stable security definer set search_path = pg_catalog as $$
  select clinic_id, to_char(opened_at at time zone 'Europe/London', 'YYYY-MM'),
    case when as_of = 'infinity' then r.state else (
      select split_part(j.to_state, '.', 1) from public.journal j
      where j.kind = 'referral' and j.lifecycle_id = r.id and j.at < as_of order by j.seq desc limit 1) end,
    case when as_of = 'infinity' then r.context ->> 'toldAt' is not null else exists (
      select 1 from public.journal j
      where j.kind = 'referral' and j.lifecycle_id = r.id and j.at < as_of and j.type = 'tell') end,
    count(*)::int
  from public.referral r
  where opened_at >= since and opened_at < before and opened_at < as_of
    and clinic_id = any (array(select authz.reported(asked)))
  group by 1, 2, 3, 4
$$;

-- Days from a diagnosis to each step of the way, for steps taken in a span of time: how many people took how long.
create function authz.waits(asked uuid[], since timestamptz, before timestamptz, as_of timestamptz)
returns table (clinic_id uuid, step text, days integer, people integer)
language sql stable security definer set search_path = pg_catalog as $$
  select r.clinic_id, s.step,
    greatest(0, (s.at at time zone 'Europe/London')::date - (r.context ->> 'diagnosedOn')::date), count(*)::int
  from public.referral r,
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
  where r.clinic_id = any (array(select authz.reported(asked))) and r.reason = 'newlyDiagnosed'
    and r.context ->> 'diagnosedOn' is not null and r.opened_at < before and r.opened_at < as_of
    and r.state <> 'recordedInError' and s.at >= since and s.at < before
  group by 1, 2, 3
$$;

-- Endings that began in a span of time, by reason.
create function authz.endings(asked uuid[], since timestamptz, before timestamptz, as_of timestamptz)
returns table (clinic_id uuid, reason text, endings integer)
language sql stable security definer set search_path = pg_catalog as $$
  select clinic_id, reason, count(*)::int
  from (
    select d.clinic_id, d.reason, case when as_of = 'infinity' then d.state else (
      select split_part(j.to_state, '.', 1) from public.journal j
      where j.kind = 'discharge' and j.lifecycle_id = d.id and j.at < as_of order by j.seq desc limit 1) end as state
    from public.discharge d
    where d.opened_at >= since and d.opened_at < before and d.opened_at < as_of
      and d.clinic_id = any (array(select authz.reported(asked)))
  ) ended
  where state not in ('reopened', 'recordedInError')
  group by 1, 2
$$;

-- Of each episode with an answer in a span of time: the latest of them and, when it is an earlier one, the first ever.
create function authz.measure_pairs(asked uuid[], since date, before date, as_of timestamptz)
returns table (clinic_id uuid, instrument text, first numeric, last numeric)
language sql stable security definer set search_path = pg_catalog as $$
  with answered as (
    select m.clinic_id, m.episode_id, m.instrument, m.asked_on, (m.scores ->> 'overall')::numeric as score, m.recorded_at
    from public.measure_answer m
    where m.clinic_id = any (array(select authz.reported(asked))) and m.instrument in ('pozqol', 'loneliness')
      and m.scores ->> 'overall' is not null and m.recorded_at < as_of
      and (m.retracted_at is null or m.retracted_at >= as_of)
  )
  select l.clinic_id, l.instrument, f.score, l.score
  from (
    select distinct on (episode_id, instrument) * from answered
    where asked_on >= since and asked_on < before order by episode_id, instrument, asked_on desc, recorded_at desc
  ) l
  left join lateral (
    select a.score from answered a
    where a.episode_id = l.episode_id and a.instrument = l.instrument and a.asked_on < l.asked_on
    order by a.asked_on, a.recorded_at limit 1
  ) f on true
  order by 1, 2, 3, 4
$$;

-- Where the people of the team stand, and how mentors said they were after a session.
create function authz.team_stages(asked uuid[], as_of timestamptz)
returns table (clinic_id uuid, stage text, people integer)
language sql stable security definer set search_path = pg_catalog as $$
  select clinic_id, state, count(distinct holder_id)::int
  from (
    select l.clinic_id, l.holder_id, case when as_of = 'infinity' then l.state else (
      select split_part(j.to_state, '.', 1) from public.journal j
      where j.kind = l.kind and j.lifecycle_id = l.id and j.at < as_of order by j.seq desc limit 1) end as state
    from (
      select 'recruitment' as kind, id, clinic_id, holder_id, state, opened_at from public.recruitment
      union all select 'training', id, clinic_id, holder_id, state, opened_at from public.training
      union all select 'standing', id, clinic_id, holder_id, state, opened_at from public.standing
    ) l
    where l.opened_at < as_of and l.clinic_id = any (array(select authz.reported(asked)))
  ) stands
  where state is not null
  group by 1, 2
$$;

create function authz.wellbeing(asked uuid[], since timestamptz, before timestamptz, as_of timestamptz)
returns table (clinic_id uuid, mentors integer, answers integer, total integer, low integer)
language sql stable security definer set search_path = pg_catalog as $$
  select clinic_id, count(distinct mentor_id)::int, count(*)::int, sum(wellbeing)::int,
    (count(*) filter (where wellbeing <= 3))::int
  from public.session_log
  where clinic_id = any (array(select authz.reported(asked))) and wellbeing is not null
    and held_at >= since and held_at < before
    and recorded_at < as_of and (retracted_at is null or retracted_at >= as_of)
  group by 1
$$;

-- How those who were supported describe themselves: counts, and never whose answers they are.
create function authz.supported_equality(asked uuid[], since date, before date, as_of timestamptz)
returns table (clinic_id uuid, question text, code text, people integer)
language sql stable security definer set search_path = pg_catalog as $$
  with supported as (
    select s.clinic_id, s.person_id from public.support_month s
    where as_of = 'infinity' and s.clinic_id = any (array(select authz.reported(asked)))
      and s.month >= since and s.month < before and s.interactions > 0
    union
    select s.clinic_id, s.person_id from authz.support_as_of(asked, as_of) s
    where as_of <> 'infinity' and s.month >= since and s.month < before and s.interactions > 0
  )
  select s.clinic_id, a.key, a.value, count(*)::int
  from supported s,
    lateral (
      select e.answers from authz.person_equality e
      where e.person_id = s.person_id and e.recorded_at < as_of order by e.recorded_at desc limit 1
    ) latest,
    jsonb_each_text(latest.answers) a
  group by 1, 2, 3
$$;

-- What was counted is kept clinic by clinic, so that after a change only the clinics that it touched are counted again.
create table authz.tally_kept (
  asked bytea not null,
  clinic_id uuid not null,
  -- what was committed when this clinic began to be counted
  seen pg_snapshot not null,
  tally jsonb not null,
  at timestamptz not null default now(),
  primary key (asked, clinic_id)
);
create index tally_kept_at on authz.tally_kept (at);

create function authz.kept_tallies(question bytea, clinics uuid[]) returns table (clinic_id uuid, tally jsonb, now_seen text)
language sql stable security definer set search_path = pg_catalog as $$
  select c, k.tally, pg_current_snapshot()::text
  from unnest(clinics) c
  left join authz.tally_kept k on k.asked = question and k.clinic_id = c
    and not exists (
      select 1 from authz.figures_touched t
      where t.clinic_id = c and t.xid >= pg_snapshot_xmin(k.seen) and not pg_visible_in_snapshot(t.xid, k.seen))
  where authz.may_report(clinics)
$$;

create function authz.keep_tallies(question bytea, counted_from text, clinics uuid[], counted jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not authz.may_report(clinics) then
    return;
  end if;
  insert into authz.tally_kept as k (asked, clinic_id, seen, tally)
  select question, c, counted_from::pg_snapshot, counted -> (nth::int - 1)
  from unnest(clinics) with ordinality as one (c, nth) order by c
  on conflict (asked, clinic_id) do update set seen = excluded.seen, tally = excluded.tally, at = now();
  delete from authz.tally_kept where at < now() - interval '7 days';
end $$;

-- What touches the figures beside what did before.
set local role alongside_authz;
grant execute on function authz.touch_figures() to alongside_owner;
reset role;
do $$
declare t text;
begin
  foreach t in array array['onboarding', 'measure_answer', 'recruitment', 'training', 'standing'] loop
    execute format('create trigger figures_made after insert on public.%I referencing new table as touched
      for each statement execute function authz.touch_figures()', t);
    execute format('create trigger figures_changed after update on public.%I referencing new table as touched
      for each statement execute function authz.touch_figures()', t);
    execute format('create trigger figures_gone after delete on public.%I referencing old table as touched
      for each statement execute function authz.touch_figures()', t);
  end loop;
  execute 'create trigger figures_made after insert on authz.person_equality referencing new table as touched
    for each statement execute function authz.touch_figures()';
  execute 'create trigger figures_changed after update on authz.person_equality referencing new table as touched
    for each statement execute function authz.touch_figures()';
  execute 'create trigger figures_gone after delete on authz.person_equality referencing old table as touched
    for each statement execute function authz.touch_figures()';
end $$;

alter table authz.attendance_was owner to alongside_authz;
alter table authz.person_equality owner to alongside_authz;
alter table authz.tally_kept owner to alongside_authz;

set local role alongside_authz;
revoke execute on function authz.touch_figures() from alongside_owner;
-- As before, and a touch is kept for as long as a tally might not have seen it.
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
  -- an hour is longer than any report takes that is being counted meanwhile
  delete from authz.figures_touched t
  where t.at < now() - interval '1 hour'
    and t.xid < (select min(pg_snapshot_xmin(seen)) from (
      select seen from authz.report_kept union all select seen from authz.tally_kept) kept);
end $$;
reset role;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'authz'::regnamespace
      and p.proname in ('keep_attendance_was', 'forget_equality', 'record_equality', 'support_as_of', 'attendance_as_of',
        'offers', 'waits', 'endings', 'measure_pairs', 'team_stages', 'wellbeing', 'supported_equality', 'kept_tallies',
        'keep_tallies')
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to alongside_clinician, alongside_coordinator', f);
    if f <> 'authz.record_equality(uuid, jsonb, date, timestamptz)'::regprocedure then
      execute format('grant execute on function %s to alongside_analyst', f);
    end if;
    execute format('alter function %s owner to alongside_authz', f);
  end loop;
end $$;
