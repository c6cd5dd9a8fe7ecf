-- What is waited for is read clinic by clinic and state by state, the soonest due first: with an index of that shape a
-- page costs the same however many people stand beside it. It also answers the counts beside a list, so it takes the
-- place of two others, and an event has one index less to keep.
drop index referral_due_at_clinic, referral_counts;
create index referral_waiting on referral
  (clinic_id, state, (case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  include (path, person_id, released_at);
drop index onboarding_due_at_clinic, onboarding_counts;
create index onboarding_waiting on onboarding
  (clinic_id, state, (case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  include (path, person_id);
drop index mentoring_due_at_clinic, mentoring_counts;
create index mentoring_waiting on mentoring
  (clinic_id, state, (case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  include (path, person_id);
drop index discharge_due_at_clinic, discharge_counts;
create index discharge_waiting on discharge
  (clinic_id, state, (case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  include (path, person_id);

-- Which of these pairs are one and the same human, or know each other: the questions of `same_human` and
-- `know_each_other`, asked once for a whole list.
create function authz.kept_apart(mentors uuid[], people uuid[]) returns table (mentor_id uuid, person_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select m.id, h.person_id
  from public.mentor m join public.hat h on h.account_id = m.account_id
  where m.id = any (mentors) and h.person_id = any (people)
  union
  select mentor_id, person_id from public.known_pair where mentor_id = any (mentors) and person_id = any (people)
$$;
revoke all on function authz.kept_apart(uuid[], uuid[]) from public;
grant execute on function authz.kept_apart(uuid[], uuid[]) to alongside_clinician, alongside_mentor,
  alongside_coordinator, alongside_safeguarding_lead, alongside_system;
alter function authz.kept_apart(uuid[], uuid[]) owner to alongside_authz;

-- A report is kept for whoever asks for the same again. It counts as the newest for as long as no transaction has touched
-- the figures of its clinics that the report did not see; which transactions those are is written down by triggers, so
-- that no code can forget it. The tables are out of everybody's reach: two functions read and write them, and they ask
-- who asks.
create table authz.figures_touched (
  clinic_id uuid not null,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now()
);
create index figures_touched_newest on authz.figures_touched (clinic_id, xid);
create index figures_touched_at on authz.figures_touched (at);
create table authz.report_kept (
  key bytea primary key,
  masked boolean not null,
  clinic_ids uuid[] not null,
  -- what was committed when the report began to be counted
  seen pg_snapshot not null,
  report jsonb not null,
  at timestamptz not null default now()
);

create function authz.touch_figures() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into authz.figures_touched (clinic_id) select distinct clinic_id from touched;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['support_month', 'attendance_month', 'referral', 'discharge'] loop
    execute format('create trigger figures_made after insert on public.%I referencing new table as touched
      for each statement execute function authz.touch_figures()', t);
    execute format('create trigger figures_changed after update on public.%I referencing new table as touched
      for each statement execute function authz.touch_figures()', t);
    execute format('create trigger figures_gone after delete on public.%I referencing old table as touched
      for each statement execute function authz.touch_figures()', t);
  end loop;
end $$;

-- Whether this account may have the figures of all these clinics.
create function authz.may_report(clinics uuid[]) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select cardinality(clinics) > 0 and (select count(*) from authz.reported(clinics)) = cardinality(clinics)
$$;

-- The report that was kept under this key, if it still says what there is; and what is committed now, for the one that
-- has to be counted when there is none.
create function authz.kept_report(asked bytea, clinics uuid[]) returns table (report jsonb, now_seen text)
language sql stable security definer set search_path = pg_catalog as $$
  select k.report, pg_current_snapshot()::text
  from (select 1) one
  left join authz.report_kept k on k.key = asked and k.clinic_ids = clinics
    and k.masked = (current_setting('role') = 'alongside_analyst')
    and authz.may_report(clinics)
    and not exists (
      select 1 from authz.figures_touched t
      where t.clinic_id = any (clinics) and t.xid >= pg_snapshot_xmin(k.seen)
        and not pg_visible_in_snapshot(t.xid, k.seen))
$$;

create function authz.keep_report(asked bytea, clinics uuid[], counted_from text, counted jsonb) returns void
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
    and t.xid < (select min(pg_snapshot_xmin(k.seen)) from authz.report_kept k);
end $$;

revoke all on function authz.touch_figures(), authz.may_report(uuid[]), authz.kept_report(bytea, uuid[]),
  authz.keep_report(bytea, uuid[], text, jsonb) from public;
grant execute on function authz.kept_report(bytea, uuid[]), authz.keep_report(bytea, uuid[], text, jsonb)
to alongside_clinician, alongside_coordinator, alongside_analyst;
alter table authz.figures_touched owner to alongside_authz;
alter table authz.report_kept owner to alongside_authz;
alter function authz.touch_figures() owner to alongside_authz;
alter function authz.may_report(uuid[]) owner to alongside_authz;
alter function authz.kept_report(bytea, uuid[]) owner to alongside_authz;
alter function authz.keep_report(bytea, uuid[], text, jsonb) owner to alongside_authz;
