-- Who covers at a clinic when whoever's turn it is does not act.

create table deputy (
  clinic_id uuid not null references clinic (id),
  turn text not null,
  account_id uuid not null references account (id),
  named_by uuid not null references account (id),
  named_at timestamptz not null,
  primary key (clinic_id, turn),
  constraint deputy_turn_known check (turn in ('clinic', 'coordinator', 'safeguardingLead'))
);
create index deputy_account on deputy (account_id);

-- What waits at the actor's clinics, without anybody in it: for whoever hears that something waits and may not look at it.
-- Before a release nobody but the clinic knows that there is somebody, so nothing of that stands here.
create function authz.what_waits(at timestamptz)
returns table (kind text, path text, clinic_id uuid, due_at timestamptz, state_since timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  with mine as materialized (select c as id from authz.clinics() c)
  select w.* from (
    select 'referral', r.path, r.clinic_id, r.due_at, r.state_since from public.referral r
      where r.status = 'active' and r.state = 'released' and (r.due_at < at or r.due_at is null)
    union all
    select 'onboarding', r.path, r.clinic_id, r.due_at, r.state_since from public.onboarding r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'mentoring', r.path, r.clinic_id, r.due_at, r.state_since from public.mentoring r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'discharge', r.path, r.clinic_id, r.due_at, r.state_since from public.discharge r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'recruitment', r.path, r.clinic_id, r.due_at, r.state_since from public.recruitment r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'training', r.path, r.clinic_id, r.due_at, r.state_since from public.training r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'standing', r.path, r.clinic_id, r.due_at, r.state_since from public.standing r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'concern', r.path, r.clinic_id, r.due_at, r.state_since from public.concern r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'supervision', r.path, r.clinic_id, r.due_at, r.state_since from public.supervision r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
  ) w (kind, path, clinic_id, due_at, state_since)
  where w.clinic_id in (select id from mine)
  limit 5000
$$;

revoke all on function authz.what_waits(timestamptz) from public;
grant execute on function authz.what_waits(timestamptz) to alongside_safeguarding_lead;
alter function authz.what_waits(timestamptz) owner to alongside_authz;

-- A mentor is away, and a named other mentor covers at one clinic, from one day until another. It ends by itself.
create table mentor_cover (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  away_id uuid not null references mentor (id),
  covering_id uuid not null references mentor (id),
  from_on date not null,
  until_on date not null,
  made_by uuid not null references account (id),
  made_at timestamptz not null,
  ended_by uuid references account (id),
  ended_at timestamptz,
  constraint mentor_cover_is_somebody_else check (away_id <> covering_id),
  constraint mentor_cover_ends_after_it_begins check (until_on >= from_on and until_on <= from_on + 92),
  constraint mentor_cover_ended_by_somebody check ((ended_by is null) = (ended_at is null))
);
create index mentor_cover_covering on mentor_cover (covering_id, until_on) where ended_at is null;
create index mentor_cover_away on mentor_cover (away_id, until_on);
create index mentor_cover_clinic on mentor_cover (clinic_id, until_on);

-- The episodes in which this mentor covers for a colleague today: none of somebody they are, were or know.
create function authz.covered() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  with me as materialized (select authz.mentor() as id)
  select m.episode_id
  from me
  join public.mentor_cover c on c.covering_id = me.id and c.ended_at is null
    and (now() at time zone 'Europe/London')::date between c.from_on and c.until_on
  join public.mentor_clinic mc on mc.mentor_id = me.id and mc.clinic_id = c.clinic_id
  join public.mentoring m on m.mentor_id = c.away_id and m.clinic_id = c.clinic_id and m.status = 'active'
  where m.person_id not in (select authz.hats())
    and not exists (select 1 from public.known_pair k where k.mentor_id = me.id and k.person_id = m.person_id)
$$;

-- The people of those episodes.
create function authz.covered_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select person_id from public.mentoring where episode_id in (select authz.covered()) and status = 'active'
$$;

revoke all on function authz.covered(), authz.covered_people() from public;
grant execute on function authz.covered(), authz.covered_people() to alongside_mentor;
alter function authz.covered() owner to alongside_authz;
alter function authz.covered_people() owner to alongside_authz;

-- A role that is asked for, with the clinics that go with it: it is given when a second administrator confirms.
alter table rank_request add column to_role text,
  add column to_clinic_ids uuid[] not null default '{}',
  add constraint rank_request_role_known check (
    to_role in ('clinician', 'coordinator', 'safeguardingLead', 'analyst', 'administrator'));
create unique index rank_request_one_open on rank_request (account_id) where decided_at is null;
