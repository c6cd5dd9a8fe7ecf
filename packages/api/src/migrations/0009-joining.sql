-- How somebody joins the team: recruitment, training and standing, each a lifecycle about an account. What somebody
-- wrote about themself stands apart and sealed; equality monitoring stands apart from everything.

create table recruitment (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  holder_id uuid not null references account (id),
  state text not null,
  path text not null,
  value jsonb not null,
  context jsonb not null,
  machine_version text not null,
  seq integer not null,
  status text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  state_since timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  constraint recruitment_state_known check (state in ('enquiry', 'invitedToChat', 'applied', 'shortlisted', 'interviewed',
    'conditionallyOffered', 'checks', 'cleared', 'notNow', 'withdrawn', 'notSelected', 'notCleared')),
  constraint recruitment_status_known check (status in ('active', 'done')),
  constraint recruitment_ended_when_done check ((status = 'done') = (ended_at is not null))
);
create unique index recruitment_one_open on recruitment (holder_id) where status = 'active';
create index recruitment_holder on recruitment (holder_id, opened_at desc);
create index recruitment_due on recruitment ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index recruitment_due_at_clinic on recruitment (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index recruitment_change on recruitment (changed_at, id);
create index recruitment_change_at_clinic on recruitment (clinic_id, changed_at, id);
create index recruitment_counts on recruitment (clinic_id, state);
create index recruitment_work on recruitment (due_at, id) where status = 'active';

create table training (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  holder_id uuid not null references account (id),
  state text not null,
  path text not null,
  value jsonb not null,
  context jsonb not null,
  machine_version text not null,
  seq integer not null,
  status text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  state_since timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  cohort_id uuid,
  modules_done smallint not null default 0,
  constraint training_state_known check (state in ('enrolled', 'learning', 'shadowing', 'observed', 'signOff', 'deferred',
    'accredited', 'withdrawn')),
  constraint training_status_known check (status in ('active', 'done')),
  constraint training_ended_when_done check ((status = 'done') = (ended_at is not null))
);
create unique index training_one_open on training (holder_id) where status = 'active';
create index training_holder on training (holder_id, opened_at desc);
create index training_cohort on training (cohort_id);
create index training_due on training ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index training_due_at_clinic on training (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index training_change on training (changed_at, id);
create index training_change_at_clinic on training (clinic_id, changed_at, id);
create index training_counts on training (clinic_id, state);
create index training_work on training (due_at, id) where status = 'active';

create table standing (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  holder_id uuid not null references account (id),
  mentor_id uuid not null references mentor (id),
  state text not null,
  path text not null,
  value jsonb not null,
  context jsonb not null,
  machine_version text not null,
  seq integer not null,
  status text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  state_since timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  checks_until date,
  authorised_until date,
  constraint standing_state_known check (state in ('provisional', 'full', 'restricted', 'onBreak', 'left')),
  constraint standing_status_known check (status in ('active', 'done')),
  constraint standing_ended_when_done check ((status = 'done') = (ended_at is not null))
);
create unique index standing_one_open on standing (mentor_id, clinic_id) where status = 'active';
create index standing_holder on standing (holder_id, opened_at desc);
create index standing_mentor on standing (mentor_id, clinic_id, opened_at desc);
create index standing_due on standing ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index standing_due_at_clinic on standing (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index standing_change on standing (changed_at, id);
create index standing_change_at_clinic on standing (clinic_id, changed_at, id);
create index standing_counts on standing (clinic_id, state);
create index standing_work on standing (due_at, id) where status = 'active';

-- A single-use invitation to join, kept as a hash. The token is made from the install's own key and never stored.
create table joining_invitation (
  id uuid primary key,
  token_hash text not null unique,
  clinic_id uuid not null references clinic (id),
  made_by uuid not null references account (id),
  route text not null,
  -- of somebody who was supported here: so that they can never reach their own record
  person_id uuid references person (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  account_id uuid references account (id),
  constraint joining_invitation_route_known check (route in ('clinicLink', 'formerPerson')),
  constraint joining_invitation_of_a_person check ((route = 'formerPerson') = (person_id is not null)),
  constraint joining_invitation_used_whole check ((used_at is null) = (account_id is null))
);
create index joining_invitation_clinic on joining_invitation (clinic_id, made_at desc);
create index joining_invitation_person on joining_invitation (person_id);
create index joining_invitation_account on joining_invitation (account_id);
create index joining_invitation_made_by on joining_invitation (made_by);

-- What an applicant wrote, sealed with their own key. It is gone with the key.
create table application (
  id uuid primary key references recruitment (id),
  holder_id uuid not null references account (id),
  clinic_id uuid not null references clinic (id),
  body_sealed bytea not null,
  sent_at timestamptz not null
);
create index application_holder on application (holder_id);
create index application_clinic on application (clinic_id);

-- Two people who know the applicant. Each answers once, by a link of their own, and never signs in.
create table referee (
  id uuid primary key,
  recruitment_id uuid not null references recruitment (id),
  holder_id uuid not null references account (id),
  clinic_id uuid not null references clinic (id),
  place text not null,
  name_sealed bytea not null,
  email_sealed bytea not null,
  token_hash text unique,
  asked_at timestamptz,
  expires_at timestamptz,
  answered_at timestamptz,
  answer_sealed bytea,
  constraint referee_place_known check (place in ('first', 'second')),
  constraint referee_answer_whole check ((answered_at is null) = (answer_sealed is null)),
  constraint referee_once unique (recruitment_id, place)
);
create index referee_holder on referee (holder_id);
create index referee_clinic on referee (clinic_id);

-- Answers to equality monitoring. Nothing in a row says whose it is, or on which day it was given.
create table equality_answer (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  month date not null,
  answers jsonb not null
);
create index equality_answer_clinic on equality_answer (clinic_id, month);

-- A group that learns together, and its taught days.
create table cohort (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  name text not null,
  starts_on date not null
);
create index cohort_clinic on cohort (clinic_id, starts_on desc);
alter table training add constraint training_cohort_known foreign key (cohort_id) references cohort (id);

create table taught_day (
  id uuid primary key,
  cohort_id uuid not null references cohort (id),
  clinic_id uuid not null references clinic (id),
  title text not null,
  held_on date not null,
  from_time text not null,
  until_time text not null,
  place text not null
);
create index taught_day_cohort on taught_day (cohort_id, held_on);
create index taught_day_clinic on taught_day (clinic_id, held_on);

-- Where somebody stopped reading, so that they can go on from there.
create table module_place (
  holder_id uuid not null references account (id),
  module text not null,
  step text not null,
  at timestamptz not null,
  primary key (holder_id, module)
);

-- The address of a calendar of taught days: whoever has it sees days, and nothing about anybody.
create table calendar_link (
  token_hash text primary key,
  holder_id uuid not null unique references account (id),
  made_at timestamptz not null
);

-- What trainees had learned before training was a lifecycle goes on as one, at the first clinic of their account.
insert into training (id, clinic_id, holder_id, state, path, value, context, machine_version, seq, status, opened_at,
  changed_at, state_since, ended_at, due_at, modules_done)
select t.id, place.clinic_id, t.account_id,
  stage.name, stage.name, jsonb_build_object('open', stage.name),
  jsonb_build_object(
    'modules', '["role","basics","story","listening","boundaries","stigma","safeguarding","crisis","records","clinic","endings","alone"]'::jsonb,
    'enrolledAt', to_char(t.enrolled_on, 'YYYY-MM-DD') || 'T09:00:00.000Z',
    'cohortId', null, 'days', '[]'::jsonb,
    'completions', done.list, 'tries', '{}'::jsonb,
    'watchedOn', watched.days, 'ledOn', led.days,
    'reflectedOn', to_char(t.reflection_on, 'YYYY-MM-DD'),
    'ratings', '{}'::jsonb, 'teamSigned', null, 'clinicSigned', null, 'deferredUntil', null,
    'brought', '{"dbsUntil":null,"contracts":[]}'::jsonb,
    'clocks', '{"quietDays":21,"practiceDays":28,"signOffWorkingDays":10,"watchSessions":2,"leadSessions":2}'::jsonb),
  '1', 0, 'active', t.enrolled_on, now(), now(), null, now() + interval '21 days', jsonb_array_length(done.list)
from trainee t
join lateral (select clinic_id from account_clinic a where a.account_id = t.account_id order by clinic_id limit 1) place on true
cross join lateral (select coalesce(jsonb_agg(jsonb_build_object('module', key, 'version', 1, 'on', value, 'right', 8, 'of', 8)), '[]') as list
  from jsonb_each_text(t.modules_done)) done
cross join lateral (select coalesce(jsonb_agg(case when each.n > 0 then to_char(t.enrolled_on, 'YYYY-MM-DD') end), '[]') as days from generate_series(1, t.shadowed) each (n)) watched
cross join lateral (select coalesce(jsonb_agg(case when each.n > 0 then to_char(t.enrolled_on, 'YYYY-MM-DD') end), '[]') as days from generate_series(1, t.observed) each (n)) led
cross join lateral (select case
  when jsonb_array_length(done.list) = 0 then 'enrolled'
  when jsonb_array_length(done.list) < 12 then 'learning'
  when t.shadowed < 2 then 'shadowing'
  when t.observed < 2 or t.reflection_on is null then 'observed'
  else 'signOff' end as name) stage;
insert into journal (kind, lifecycle_id, seq, clinic_id, holder_id, at, account_id, role, type, event, facts, from_state, to_state,
  machine_version, command_id)
select 'training', id, 0, clinic_id, holder_id, opened_at, null, 'system', 'start', '{"type":"start"}', 'null', null, path, '1', null
from training;
insert into timer (kind, lifecycle_id, key, set_seq, run_at, clinic_id, holder_id)
select 'training', id, case when state in ('enrolled', 'learning') then 'quiet' when state = 'signOff' then 'signOffDue' else 'practiceDue' end,
  0, due_at, clinic_id, holder_id from training;
drop table trainee;

grant delete on auth."session" to alongside_authz;

set local role alongside_authz;

-- What the API asks first about an invitation. It tells nothing about one that is not open, whatever the reason.
create function authz.open_invitation(hash text, at timestamptz)
returns table (id uuid, clinic_id uuid, clinic_name text, route text, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select i.id, i.clinic_id, c.name, i.route, i.expires_at
  from public.joining_invitation i join public.clinic c on c.id = i.clinic_id
  where i.token_hash = hash and i.used_at is null and i.revoked_at is null and i.expires_at > at
$$;

-- Taking up an invitation makes one account, once: two that come side by side take turns, and the second finds it used.
create function authz.take_up_invitation(hash text, account uuid, auth_user uuid, called bytea, wrapped_key bytea,
  wrapping_key integer, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare invited public.joining_invitation;
begin
  select * into invited from public.joining_invitation i
    where i.token_hash = hash and i.used_at is null and i.revoked_at is null and i.expires_at > at for update;
  if invited.id is null then return false; end if;
  insert into public.account (id, auth_user_id, role, name_sealed, created_at)
    values (account, auth_user, 'trainee', called, at);
  insert into public.data_key (owner_id, wrapped, wrapping_key_id) values (account, wrapped_key, wrapping_key);
  insert into public.account_clinic (account_id, clinic_id) values (account, invited.clinic_id);
  if invited.person_id is not null then
    insert into public.hat (account_id, person_id) values (account, invited.person_id);
  end if;
  update public.joining_invitation set used_at = at, account_id = account where id = invited.id;
  return true;
end $$;

-- The invitation by which this account came: how it begins its recruitment.
create function authz.own_invitation() returns table (clinic_id uuid, route text)
language sql stable security definer set search_path = pg_catalog as $$
  select i.clinic_id, i.route from public.joining_invitation i where i.account_id = authz.account()
$$;

-- A referee sees for whom they are asked, and nothing else.
create function authz.open_reference(hash text, at timestamptz)
returns table (id uuid, holder_id uuid, wrapped bytea, name_sealed bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.holder_id, k.wrapped, a.name_sealed
  from public.referee r
  join public.account a on a.id = r.holder_id
  join public.data_key k on k.owner_id = r.holder_id
  where r.token_hash = hash and r.answered_at is null and r.expires_at > at and k.destroyed_at is null
$$;

-- The answer is kept once, and the clock that would chase it is turned forward to find it there.
create function authz.answer_reference(hash text, answer bytea, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare asked public.referee;
begin
  select * into asked from public.referee r
    where r.token_hash = hash and r.answered_at is null and r.expires_at > at for update;
  if asked.id is null then return false; end if;
  update public.referee set answered_at = at, answer_sealed = answer where id = asked.id;
  update public.timer set run_at = at
    where kind = 'recruitment' and lifecycle_id = asked.recruitment_id
      and key = case asked.place when 'first' then 'chaseFirstReference' else 'chaseSecondReference' end;
  return true;
end $$;

create function authz.calendar_days(hash text)
returns table (id uuid, title text, held_on date, from_time text, until_time text, place text)
language sql stable security definer set search_path = pg_catalog as $$
  select d.id, d.title, d.held_on, d.from_time, d.until_time, d.place
  from public.calendar_link l
  join public.account a on a.id = l.holder_id and a.disabled_at is null
  join public.training t on t.holder_id = l.holder_id and t.status = 'active'
  join public.taught_day d on d.cohort_id = t.cohort_id
  where l.token_hash = hash
  order by d.held_on, d.from_time
$$;

-- Trainees whose signature waits for this clinic: the only ones whose name the clinic may know.
create function authz.signing() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select holder_id from public.training where state = 'signOff' and clinic_id in (select authz.clinics())
$$;

-- Whoever is signed off is a mentor from that moment: the account changes its role, and the record of the mentor has the
-- id of the training that led to it.
create function authz.make_mentor(which uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare trained public.training;
begin
  select * into trained from public.training t
    where t.id = which and t.state = 'signOff' and t.clinic_id in (select authz.clinics());
  if trained.id is null then return false; end if;
  update public.account set role = 'mentor' where id = trained.holder_id and role = 'trainee';
  if not found then return false; end if;
  insert into public.mentor (id, account_id, standing, capacity, languages, started_on)
    values (trained.id, trained.holder_id, 'provisional', 1, '{English}', (at at time zone 'Europe/London')::date);
  insert into public.mentor_clinic (mentor_id, clinic_id, authorised_until, checks_until)
    select trained.id, (c ->> 'clinicId')::uuid, (c ->> 'until')::date, (trained.context -> 'brought' ->> 'dbsUntil')::date
    from jsonb_array_elements(trained.context -> 'brought' -> 'contracts') c;
  insert into public.account_clinic (account_id, clinic_id)
    select trained.holder_id, (c ->> 'clinicId')::uuid
    from jsonb_array_elements(trained.context -> 'brought' -> 'contracts') c
    on conflict do nothing;
  return true;
end $$;

-- A mentor begins at one more place, once its clinic has agreed.
create function authz.open_place(which uuid, clinic uuid, agreed_until date, checked_until date) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare theirs uuid;
begin
  if clinic not in (select authz.clinics()) then return; end if;
  select account_id into theirs from public.mentor where id = which;
  insert into public.mentor_clinic (mentor_id, clinic_id, authorised_until, checks_until)
    values (which, clinic, agreed_until, checked_until)
    on conflict (mentor_id, clinic_id) do update
      set authorised_until = excluded.authorised_until, checks_until = excluded.checks_until;
  insert into public.account_clinic (account_id, clinic_id) values (theirs, clinic) on conflict do nothing;
end $$;

-- Whoever leaves a place reaches nothing there from that moment; whoever leaves the last one is signed out for good.
create function authz.end_access(which uuid, clinic uuid, at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare theirs uuid;
begin
  if clinic not in (select authz.clinics()) then return; end if;
  select account_id into theirs from public.mentor where id = which;
  update public.mentor_clinic set authorised_until = (at at time zone 'Europe/London')::date - 1
    where mentor_id = which and clinic_id = clinic;
  delete from public.account_clinic where account_id = theirs and clinic_id = clinic;
  if exists (select 1 from public.standing s where s.mentor_id = which and s.status = 'active' and s.clinic_id <> clinic)
  then return; end if;
  update public.mentor set standing = 'left' where id = which;
  update public.account set disabled_at = at where id = theirs;
  delete from auth."session" s using public.account a where a.id = theirs and s."userId" = a.auth_user_id;
end $$;

revoke all on function authz.open_invitation(text, timestamptz),
  authz.take_up_invitation(text, uuid, uuid, bytea, bytea, integer, timestamptz), authz.own_invitation(),
  authz.open_reference(text, timestamptz), authz.answer_reference(text, bytea, timestamptz), authz.calendar_days(text),
  authz.signing(), authz.make_mentor(uuid, timestamptz), authz.open_place(uuid, uuid, date, date),
  authz.end_access(uuid, uuid, timestamptz) from public;
grant execute on function authz.open_invitation(text, timestamptz),
  authz.take_up_invitation(text, uuid, uuid, bytea, bytea, integer, timestamptz),
  authz.open_reference(text, timestamptz), authz.answer_reference(text, bytea, timestamptz), authz.calendar_days(text)
to alongside_api;
grant execute on function authz.own_invitation() to alongside_trainee;
grant execute on function authz.signing() to alongside_clinician;
grant execute on function authz.make_mentor(uuid, timestamptz), authz.open_place(uuid, uuid, date, date),
  authz.end_access(uuid, uuid, timestamptz) to alongside_coordinator;
reset role;
