-- Clinic systems: programs of a clinic that send referrals and attendance by themselves and hear how it went. Each has
-- an account of its own in the role `integration`, bound to one clinic, and signs in with keys that can be revoked.

-- A clinic that is none, with made-up people, for those who build against us. It counts in no figure.
alter table clinic add column sandbox boolean not null default false;

create table clinic_system (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  account_id uuid not null unique references account (id),
  -- what the program is called, such as the name of a product; never the name of a human being
  name text not null,
  -- how many requests it may make in a minute
  per_minute integer not null default 300,
  made_by uuid references account (id),
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint clinic_system_pace_sane check (per_minute between 1 and 100000)
);
create index clinic_system_clinic on clinic_system (clinic_id);
create index clinic_system_made_by on clinic_system (made_by);

-- Only the hash of a key is kept, and its first letters, so that two keys can be told apart.
create table clinic_key (
  id uuid primary key,
  system_id uuid not null references clinic_system (id),
  key_hash text not null unique,
  begins_with text not null,
  made_by uuid references account (id),
  made_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references account (id),
  last_used_at timestamptz
);
create index clinic_key_system on clinic_key (system_id);
create index clinic_key_made_by on clinic_key (made_by);
create index clinic_key_revoked_by on clinic_key (revoked_by);

-- How often a system asked in each minute, counted where all processes see it.
create table clinic_system_use (
  system_id uuid not null references clinic_system (id),
  minute timestamptz not null,
  requests integer not null,
  primary key (system_id, minute)
);
create index clinic_system_use_minute on clinic_system_use (minute);

-- What a clinic's system sent and what became of it. `identity` stands for the business identifier that the system gave
-- it, as a blind index; `kept_sealed` is what was understood of it, sealed with the key of the person it is about.
create table fhir_resource (
  type text not null,
  id uuid not null,
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  account_id uuid not null references account (id),
  identity bytea not null,
  version integer not null default 1,
  -- for an appointment or a visit: the row of attendance that it is
  appointment_key text,
  kept_sealed bytea not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (type, id),
  constraint fhir_resource_type_known check (type in ('Patient', 'ServiceRequest', 'Appointment', 'Encounter')),
  constraint fhir_resource_once_per_clinic unique (clinic_id, type, identity)
);
create index fhir_resource_person on fhir_resource (person_id, type);
create index fhir_resource_account on fhir_resource (account_id);
create index fhir_resource_change on fhir_resource (clinic_id, type, changed_at, id);

-- An address that is told when the status of something a clinic referred changes. The secret signs what is sent.
create table task_subscription (
  id uuid primary key,
  system_id uuid not null references clinic_system (id),
  clinic_id uuid not null references clinic (id),
  account_id uuid not null references account (id),
  url text not null,
  secret_sealed bytea not null,
  made_by uuid references account (id),
  made_at timestamptz not null,
  ended_at timestamptz,
  -- up to when changes were looked for
  looked_until timestamptz not null
);
create index task_subscription_system on task_subscription (system_id);
create index task_subscription_clinic on task_subscription (clinic_id);
create index task_subscription_account on task_subscription (account_id);
create index task_subscription_made_by on task_subscription (made_by);

-- What an address was last told, or is being told, about each: only what differs is news.
create table task_told (
  subscription_id uuid not null references task_subscription (id),
  task_id uuid not null,
  clinic_id uuid not null references clinic (id),
  status text not null,
  business_status text not null,
  at timestamptz not null,
  primary key (subscription_id, task_id)
);
create index task_told_clinic on task_told (clinic_id);

create table task_delivery (
  id uuid primary key,
  subscription_id uuid not null references task_subscription (id),
  clinic_id uuid not null references clinic (id),
  task_id uuid not null,
  status text not null,
  business_status text not null,
  at timestamptz not null,
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null,
  delivered_at timestamptz,
  -- given up: somebody has to look at it
  dead_at timestamptz,
  -- a kind of failure and never a text that came back
  last_problem text
);
create index task_delivery_waiting on task_delivery (next_attempt_at) where delivered_at is null and dead_at is null;
create index task_delivery_subscription on task_delivery (subscription_id, at desc, id);
-- of two words about one thing only the newer is sent
create unique index task_delivery_one_waits on task_delivery (subscription_id, task_id)
  where delivered_at is null and dead_at is null;
create index task_delivery_clinic on task_delivery (clinic_id);
create index task_delivery_dead on task_delivery (dead_at, id) where dead_at is not null;

-- The account behind the key of this transaction. A key is no session: it is good for the role `integration` alone.
create function authz.key_account() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select a.id
  from public.clinic_key k
  join public.clinic_system s on s.id = k.system_id
  join public.account a on a.id = s.account_id
  where k.key_hash = nullif(current_setting('app.session', true), '')
    and current_setting('role') = 'alongside_integration' and a.role = 'integration'
    and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
    and s.ended_at is null and a.disabled_at is null
$$;

-- As before, and for the systems of clinics by their key. Whoever changes this function again keeps both ways.
revoke all on function authz.key_account() from public;
alter function authz.key_account() owner to alongside_authz;
set local role alongside_authz;
create or replace function authz.account() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select a.id
  from auth."session" s join public.account a on a.auth_user_id = s."userId"
  where s."token" = nullif(current_setting('app.session', true), '')
    and s."expiresAt" > now()
    and a.disabled_at is null
    and current_setting('role') = 'alongside_' || lower(regexp_replace(a.role, '([A-Z])', '_\1', 'g'))
  union all
  select which from authz.key_account() which where which is not null
$$;
grant execute on function authz.withdraw_person(uuid, timestamptz) to alongside_integration;
reset role;

-- What the API asks of a key before anything else: whose it is, and whether it may ask again in this minute. The count
-- stands in the database, so that it holds however many processes answer.
create function authz.key_turn(hash text)
returns table (account_id uuid, clinic_id uuid, system_id uuid, allowed boolean, wait_seconds integer)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  holder record;
  asked integer;
begin
  select a.id as account_id, s.clinic_id, s.id as system_id, s.per_minute, k.id as key_id, k.last_used_at
    into holder
    from public.clinic_key k
    join public.clinic_system s on s.id = k.system_id
    join public.account a on a.id = s.account_id
    where k.key_hash = hash and a.role = 'integration'
      and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
      and s.ended_at is null and a.disabled_at is null;
  if not found then return; end if;
  insert into public.clinic_system_use as u (system_id, minute, requests)
    values (holder.system_id, date_trunc('minute', now()), 1)
    on conflict on constraint clinic_system_use_pkey do update set requests = u.requests + 1
    returning u.requests into asked;
  if holder.last_used_at is null or holder.last_used_at < now() - interval '1 minute' then
    update public.clinic_key set last_used_at = now() where id = holder.key_id;
  end if;
  return query select holder.account_id, holder.clinic_id, holder.system_id,
    asked <= holder.per_minute,
    ceil(extract(epoch from date_trunc('minute', now()) + interval '1 minute' - now()))::integer;
end $$;

-- How far everything has come that these requests began: states without a word of content. Of what happens once the
-- team has accepted, only those who agreed that the clinic may hear of it. For the caller's own clinics, and only for
-- what a system of that clinic sent.
create function authz.task_states(requests uuid[])
returns table (task_id uuid, clinic_id uuid, person_id uuid, referral_state text, referral_path text,
  onboarding_state text, mentoring_began boolean, support_goes_on boolean, may_tell boolean, changed_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.clinic_id, r.person_id, r.state, r.path, o.state,
    coalesce(m.began, false), coalesce(m.goes_on, false) or coalesce(d.goes_on, false),
    coalesce((
      select c.given and c.withdrawn_at is null from public.consent c
      where c.person_id = r.person_id and c.scope = 'tellClinicStatus'
      order by c.at desc limit 1), false),
    greatest(r.changed_at, o.changed_at, m.changed_at, d.changed_at)
  from unnest(requests) asked
  join public.fhir_resource f on f.type = 'ServiceRequest' and f.id = asked
  join public.referral r on r.id = asked
  left join lateral (
    select state, changed_at from public.onboarding
    where episode_id = r.id and state <> 'recordedInError' order by changed_at desc limit 1) o on true
  left join lateral (
    select bool_or(state <> 'recordedInError') as began, bool_or(status = 'active') as goes_on,
      max(changed_at) as changed_at
    from public.mentoring where episode_id = r.id) m on true
  left join lateral (
    select bool_or(state in ('planned', 'closingHeld', 'summaryAgreed')) as goes_on, max(changed_at) as changed_at
    from public.discharge where episode_id = r.id) d on true
  where r.clinic_id in (select authz.clinics()) or current_setting('role') = 'alongside_system'
$$;

-- A clinic's system corrects what it sent, for as long as the person's name has not left the clinic. How somebody may
-- be reached is theirs to say: once they were asked, a program does not overwrite it. Tells what it did.
create function authz.correct_listed(request uuid, called bytea, full_name bytea, contact bytea, number bytea,
  number_index bytea, at timestamptz)
returns table (corrected boolean, contact_too boolean)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  who uuid;
  asked boolean;
begin
  select p.id, p.contact_rules is not null into who, asked
    from public.fhir_resource f
    join public.referral r on r.id = f.id
    join public.person p on p.id = r.person_id
    where f.type = 'ServiceRequest' and f.id = request
      and r.clinic_id in (select authz.clinics()) and p.id not in (select authz.hats())
      and r.status = 'active' and r.released_at is null and p.erased_at is null
    for update of p;
  if who is null then
    return query select false, false;
    return;
  end if;
  update public.person p set
    called_sealed = case when asked then p.called_sealed else called end,
    name_sealed = full_name,
    contact_sealed = case when asked then p.contact_sealed else contact end,
    clinic_number_sealed = number,
    clinic_number_index = number_index,
    changed_at = at,
    seq = p.seq + 1
  where p.id = who;
  return query select true, not asked;
end $$;

-- Whoever is erased leaves nothing of what was sent about them either, nor what would find it.
create function authz.forget_messages() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from public.fhir_resource where person_id = new.id;
  return null;
end $$;
create trigger person_forgotten after update of erased_at on person
  for each row when (old.erased_at is null and new.erased_at is not null)
  execute function authz.forget_messages();

revoke all on function authz.forget_messages(), authz.key_turn(text), authz.task_states(uuid[]),
  authz.correct_listed(uuid, bytea, bytea, bytea, bytea, bytea, timestamptz) from public;
grant execute on function authz.key_turn(text) to alongside_api;
grant execute on function authz.task_states(uuid[]) to alongside_integration, alongside_system;
grant execute on function authz.correct_listed(uuid, bytea, bytea, bytea, bytea, bytea, timestamptz)
  to alongside_integration;

alter function authz.forget_messages() owner to alongside_authz;
alter function authz.key_turn(text) owner to alongside_authz;
alter function authz.task_states(uuid[]) owner to alongside_authz;
alter function authz.correct_listed(uuid, bytea, bytea, bytea, bytea, bytea, timestamptz) owner to alongside_authz;
