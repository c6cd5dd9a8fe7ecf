-- Concerns and supervision, and what stands beside them: who was at a supervision, a mentor's own thoughts, records that
-- were opened in an emergency, and the links of calendars.

create table concern (
  id uuid primary key,
  episode_id uuid not null references referral (id),
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  raised_by uuid not null references account (id),
  -- from which side it came: a clinic sees what its own side raised
  raised_side text not null,
  category text not null,
  urgent boolean not null,
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
  constraint concern_state_known check (state in ('raised', 'triaged', 'acting', 'closed', 'noFurtherAction')),
  constraint concern_side_known check (raised_side in ('clinic', 'charity')),
  constraint concern_status_known check (status in ('active', 'done')),
  constraint concern_ended_when_done check ((status = 'done') = (ended_at is not null))
);
create index concern_person on concern (person_id, opened_at desc);
create index concern_episode on concern (episode_id);
create index concern_raised_by on concern (raised_by, opened_at desc);
create index concern_due on concern ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index concern_due_at_clinic on concern (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index concern_change on concern (changed_at, id);
create index concern_change_at_clinic on concern (clinic_id, changed_at, id);
create index concern_counts on concern (clinic_id, state) include (person_id);
create index concern_work on concern (due_at, id) where status = 'active';

create table supervision (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  sort text not null,
  -- of a one-to-one: whose it is
  mentor_id uuid references mentor (id),
  planned_at timestamptz not null,
  held_at timestamptz,
  actions_open smallint not null default 0,
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
  constraint supervision_state_known check (state in ('scheduled', 'agendaOpen', 'held', 'actionsOpen', 'missed',
    'closed', 'cancelled')),
  constraint supervision_sort_known check (sort in ('joint', 'oneToOne')),
  constraint supervision_one_to_one_has_its_mentor check ((sort = 'oneToOne') = (mentor_id is not null)),
  constraint supervision_status_known check (status in ('active', 'done')),
  constraint supervision_ended_when_done check ((status = 'done') = (ended_at is not null))
);
create index supervision_mentor on supervision (mentor_id, planned_at);
create index supervision_planned on supervision (clinic_id, planned_at);
create index supervision_due on supervision ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index supervision_due_at_clinic on supervision (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index supervision_change on supervision (changed_at, id);
create index supervision_change_at_clinic on supervision (clinic_id, changed_at, id);
create index supervision_counts on supervision (clinic_id, state);
create index supervision_work on supervision (due_at, id) where status = 'active';

-- Who was there. How recent a mentor's supervision is follows from this.
create table supervision_attendance (
  supervision_id uuid not null references supervision (id),
  account_id uuid not null references account (id),
  clinic_id uuid not null references clinic (id),
  mentor_id uuid references mentor (id),
  side text not null,
  held_at timestamptz not null,
  primary key (supervision_id, account_id),
  constraint supervision_attendance_side_known check (side in ('clinic', 'charity'))
);
create index supervision_attendance_mentor on supervision_attendance (mentor_id, held_at desc);
create index supervision_attendance_account on supervision_attendance (account_id, held_at desc);
create index supervision_attendance_clinic on supervision_attendance (clinic_id);

-- A mentor's own thoughts, sealed with the key of their account: for themself, and for the one to whom they give them.
create table reflection (
  id uuid primary key,
  account_id uuid not null references account (id),
  given_to uuid references account (id),
  supervision_id uuid references supervision (id),
  at timestamptz not null,
  text_sealed bytea not null
);
create index reflection_account on reflection (account_id, at desc);
create index reflection_given_to on reflection (given_to, at desc);
create index reflection_supervision on reflection (supervision_id);

-- A record that somebody opened in an emergency. The times are the database's own, whatever a program says.
create table record_opening (
  id uuid primary key,
  account_id uuid not null references account (id),
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  why text not null,
  words_sealed bytea not null,
  opened_at timestamptz not null default now(),
  ends_at timestamptz not null default now() + interval '30 minutes',
  review_due_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid references account (id),
  outcome text,
  review_sealed bytea,
  person_told boolean,
  constraint record_opening_why_known check (why in ('riskToLife', 'childAtRisk', 'adultAtRisk', 'authorityAsked',
    'mentorUnreachable')),
  constraint record_opening_says_why check (octet_length(words_sealed) >= 48),
  constraint record_opening_reviewed_soon check (review_due_at <= opened_at + interval '8 days'),
  constraint record_opening_outcome_known check (outcome in ('inOrder', 'notInOrder')),
  constraint record_opening_reviewed_whole check (
    (reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (outcome is null)
    and (reviewed_at is null) = (person_told is null)),
  constraint record_opening_reviewed_by_another check (reviewed_by <> account_id)
);
create index record_opening_account on record_opening (account_id, opened_at desc);
create index record_opening_clinic on record_opening (clinic_id, opened_at desc);
create index record_opening_person on record_opening (person_id);
create index record_opening_reviewer on record_opening (reviewed_by);

-- A calendar that somebody follows by a secret address. Only the hash of it is kept.
create table followed_calendar (
  id uuid primary key,
  account_id uuid not null references account (id),
  token_hash text not null unique,
  made_at timestamptz not null,
  revoked_at timestamptz
);
create index followed_calendar_account on followed_calendar (account_id);

-- The people whose record this account has open now.
create function authz.opened() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select person_id from public.record_opening
  where account_id = authz.account() and opened_at <= now() and ends_at > now()
  except
  select authz.hats()
$$;

-- The people whom a safeguarding lead may know: those with an open concern, and those whose record they opened.
create function authz.concerned() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  (select person_id from public.concern
    where status = 'active' and clinic_id in (select authz.clinics())
      and current_setting('role') = 'alongside_safeguarding_lead'
  union
  select authz.opened())
  except
  select authz.hats()
$$;

-- Whether a safeguarding lead may open somebody's record now, and whose it is: one released person, named by id or by
-- the clinic's own number. Whoever has an opening that nobody reviewed in time opens no other.
create function authz.may_open_record(clinic uuid, which uuid, number_index bytea)
returns table (outcome text, person uuid, wrapped bytea)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  me uuid := authz.account();
  found uuid;
begin
  if current_setting('role') <> 'alongside_safeguarding_lead' or me is null then
    return query select 'not-found', null::uuid, null::bytea;
    return;
  end if;
  if exists (select 1 from public.record_opening o
    where o.account_id = me and o.reviewed_at is null and o.review_due_at < now()) then
    return query select 'review-first', null::uuid, null::bytea;
    return;
  end if;
  select p.id into found from public.person p
  where p.clinic_id = clinic and p.clinic_id in (select authz.clinics())
    and (p.id = which or (which is null and p.clinic_number_index = number_index))
    and p.released_at is not null and p.erased_at is null and p.id not in (select authz.hats());
  if found is null then
    return query select 'not-found', null::uuid, null::bytea;
    return;
  end if;
  -- the key, wrapped as it is kept, so that the reason can be sealed for good with the person's own
  return query select 'found', found, k.wrapped from public.data_key k where k.owner_id = found;
end $$;

-- Opens that record for half an hour, and tells the others in the same breath. The words come sealed with the person's key.
create function authz.record_opening(opening uuid, clinic uuid, which uuid, reason text, words bytea, due timestamptz)
returns timestamptz
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  me uuid := authz.account();
  ends timestamptz;
begin
  if not exists (select 1 from authz.may_open_record(clinic, which, null) r where r.outcome = 'found') then
    return null;
  end if;
  insert into public.record_opening (id, account_id, clinic_id, person_id, why, words_sealed, review_due_at)
  values (opening, me, clinic, which, reason, words, due)
  returning ends_at into ends;
  insert into public.notice (id, account_id, clinic_id, lifecycle_id, of, cause, at)
  select gen_random_uuid(), a.id, clinic, opening, 'recordOpened', 'opening/' || opening, now()
  from public.account a join public.account_clinic c on c.account_id = a.id
  where c.clinic_id = clinic and a.role in ('coordinator', 'safeguardingLead') and a.disabled_at is null
    and a.id <> me
    and not exists (select 1 from public.hat h where h.account_id = a.id and h.person_id = which);
  return ends;
end $$;

-- What was looked at while a record was open, for whoever reviews it.
create function authz.opening_reads(which uuid) returns table (at timestamptz, what text)
language sql stable security definer set search_path = pg_catalog as $$
  select l.at, l.what
  from public.record_opening o
  join public.access_log l on l.account_id = o.account_id and o.person_id = any (l.person_ids)
    and l.at between o.opened_at and o.ends_at
  where o.id = which and o.clinic_id in (select authz.clinics())
    and current_setting('role') in ('alongside_coordinator', 'alongside_safeguarding_lead')
  order by l.at
  limit 200
$$;

-- In which of these episodes a concern is open: whoever closes a record has to know that, and no more.
create function authz.open_concerns(episodes uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select distinct episode_id from public.concern
  where episode_id = any (episodes) and status = 'active'
    and (clinic_id in (select authz.clinics()) or current_setting('role') = 'alongside_system')
$$;

-- Who takes part in the work of a clinic, for whoever takes part in it: which side they sit on, and no name.
create function authz.taking_part(clinic uuid)
returns table (account_id uuid, role text, mentor_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.role, m.id
  from public.account a
  join public.account_clinic c on c.account_id = a.id
  left join public.mentor m on m.account_id = a.id
  where c.clinic_id = clinic and a.disabled_at is null
    and a.role in ('clinician', 'mentor', 'coordinator', 'safeguardingLead')
    and (clinic in (select authz.clinics()) or current_setting('role') = 'alongside_system')
$$;

-- What is in the calendar behind a secret address: moments, and never who or why.
create function authz.calendar(link_hash text)
returns table (id uuid, kind text, starts_at timestamptz, changed_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  with mine as materialized (
    select a.id as account_id, a.role, m.id as mentor_id
    from public.followed_calendar l
    join public.account a on a.id = l.account_id
    left join public.mentor m on m.account_id = a.id
    where l.token_hash = link_hash and l.revoked_at is null and a.disabled_at is null
  )
  select s.id, 'session', s.next_session_at, s.changed_at
  from public.mentoring s join mine on mine.mentor_id = s.mentor_id
  where s.status = 'active' and s.next_session_at is not null
  union all
  select s.id, 'supervision', s.planned_at, s.changed_at
  from public.supervision s
  join mine on true
  join public.account_clinic c on c.account_id = mine.account_id and c.clinic_id = s.clinic_id
  where s.state in ('scheduled', 'agendaOpen', 'held', 'actionsOpen')
    and (s.mentor_id is null or s.mentor_id = mine.mentor_id or mine.role = 'coordinator')
    and s.planned_at > now() - interval '60 days'
$$;

-- Whether an address is one that somebody follows: a calendar may be empty, and is one all the same.
create function authz.calendar_stands(link_hash text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select 1 from public.followed_calendar l join public.account a on a.id = l.account_id
    where l.token_hash = link_hash and l.revoked_at is null and a.disabled_at is null)
$$;

revoke all on function authz.opened(), authz.concerned(), authz.may_open_record(uuid, uuid, bytea),
  authz.record_opening(uuid, uuid, uuid, text, bytea, timestamptz), authz.opening_reads(uuid), authz.open_concerns(uuid[]), authz.taking_part(uuid),
  authz.calendar(text), authz.calendar_stands(text) from public;
grant execute on function authz.opened(), authz.concerned(), authz.may_open_record(uuid, uuid, bytea),
  authz.record_opening(uuid, uuid, uuid, text, bytea, timestamptz) to alongside_safeguarding_lead;
grant execute on function authz.opening_reads(uuid) to alongside_coordinator, alongside_safeguarding_lead;
grant execute on function authz.taking_part(uuid) to alongside_clinician, alongside_mentor, alongside_coordinator,
  alongside_system;
grant execute on function authz.open_concerns(uuid[]) to alongside_clinician, alongside_mentor, alongside_coordinator,
  alongside_safeguarding_lead, alongside_integration, alongside_system;
grant execute on function authz.calendar(text), authz.calendar_stands(text) to alongside_api;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'authz'::regnamespace
      and p.proname in ('opened', 'concerned', 'may_open_record', 'record_opening', 'opening_reads', 'open_concerns', 'taking_part', 'calendar', 'calendar_stands')
  loop
    execute format('alter function %s owner to alongside_authz', f);
  end loop;
end $$;

-- A record that was opened is shown with whether its mentor is ready.
set local role alongside_authz;
grant execute on function authz.know_each_other(uuid, uuid), authz.open_places(uuid) to alongside_safeguarding_lead;
reset role;
