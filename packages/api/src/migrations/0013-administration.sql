-- What administrators did with accounts, places and settings: a line for each, added and never changed. It holds ids and
-- the names of places, and no name of anybody.
create table admin_event (
  id uuid primary key,
  at timestamptz not null,
  account_id uuid not null references account (id),
  what text not null,
  about_account_id uuid references account (id),
  about_clinic_id uuid references clinic (id),
  detail jsonb not null default '{}'
);
create index admin_event_account on admin_event (account_id);
create index admin_event_about_account on admin_event (about_account_id, at desc);
create index admin_event_about_clinic on admin_event (about_clinic_id, at desc);
create index admin_event_at on admin_event (at desc, id);

-- An account of the rank of whoever makes it waits until another administrator confirms.
create table rank_request (
  id uuid primary key,
  account_id uuid not null references account (id),
  asked_by uuid not null references account (id),
  asked_at timestamptz not null,
  decided_by uuid references account (id),
  decided_at timestamptz,
  outcome text,
  constraint rank_request_outcome_known check (outcome in ('confirmed', 'refused')),
  constraint rank_request_decided_whole check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (outcome is null)),
  constraint rank_request_two_people check (decided_by <> asked_by or outcome = 'refused')
);
create index rank_request_account on rank_request (account_id);
create index rank_request_asked_by on rank_request (asked_by);
create index rank_request_decided_by on rank_request (decided_by);

-- That somebody looked at an account and found it right, or not.
create table account_review (
  id uuid primary key,
  account_id uuid not null references account (id),
  reviewed_by uuid not null references account (id),
  reviewed_at timestamptz not null
);
create index account_review_account on account_review (account_id, reviewed_at desc);
create index account_review_reviewed_by on account_review (reviewed_by);

-- Everything held about one person, asked for by one and confirmed by another. The file itself is never kept.
create table subject_access (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  asked_how text not null,
  identity_seen text not null,
  asked_by uuid not null references account (id),
  asked_at timestamptz not null,
  decided_by uuid references account (id),
  decided_at timestamptz,
  outcome text,
  open_until timestamptz,
  taken_at timestamptz,
  constraint subject_access_how_known check (asked_how in ('inWriting', 'inPerson', 'byPhone', 'bySomebodyForThem')),
  constraint subject_access_identity_known check (identity_seen in ('document', 'knownToTheTeam', 'authorityInWriting')),
  constraint subject_access_outcome_known check (outcome in ('confirmed', 'refused')),
  constraint subject_access_decided_whole check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (outcome is null)),
  constraint subject_access_two_people check (decided_by <> asked_by)
);
create index subject_access_clinic on subject_access (clinic_id, asked_at desc);
create index subject_access_person on subject_access (person_id);
create index subject_access_asked_by on subject_access (asked_by);
create index subject_access_decided_by on subject_access (decided_by);

-- Two records that looked like one person, and what somebody found. Nothing is merged: a finding can be taken back.
create table record_pair (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  one_id uuid not null references person (id),
  other_id uuid not null references person (id),
  finding text not null,
  found_by uuid not null references account (id),
  found_at timestamptz not null,
  undone_by uuid references account (id),
  undone_at timestamptz,
  constraint record_pair_finding_known check (finding in ('samePerson', 'twoPeople')),
  constraint record_pair_in_order check (one_id < other_id),
  constraint record_pair_undone_whole check ((undone_at is null) = (undone_by is null))
);
create unique index record_pair_once on record_pair (one_id, other_id) where undone_at is null;
create index record_pair_one on record_pair (one_id);
create index record_pair_other on record_pair (other_id);
create index record_pair_clinic on record_pair (clinic_id);
create index record_pair_found_by on record_pair (found_by);
create index record_pair_undone_by on record_pair (undone_by);

-- Who was erased: an id that leads nowhere any more. After a backup is brought back these are erased again.
create table erasure (
  person_id uuid primary key references person (id),
  clinic_id uuid not null references clinic (id),
  account_id uuid references account (id),
  at timestamptz not null
);
create index erasure_clinic on erasure (clinic_id, at desc);
create index erasure_account on erasure (account_id);
insert into erasure (person_id, clinic_id, at) select id, clinic_id, erased_at from person where erased_at is not null;

-- A day on which an account looked at more than is usual, for the safeguarding lead to ask about.
create table unusual_access (
  id uuid primary key,
  account_id uuid not null references account (id),
  on_day date not null,
  kind text not null,
  times integer not null,
  noticed_at timestamptz not null,
  finding text,
  looked_by uuid references account (id),
  looked_at timestamptz,
  constraint unusual_access_once unique (account_id, on_day, kind),
  constraint unusual_access_kind_known check (kind in ('manyPeople', 'notTheirs', 'takenAtNight')),
  constraint unusual_access_finding_known check (finding in ('partOfTheWork', 'talkedAbout', 'takenFurther')),
  constraint unusual_access_looked_whole check ((looked_at is null) = (looked_by is null) and (looked_at is null) = (finding is null))
);
create index unusual_access_looked_by on unusual_access (looked_by);
create index access_log_at on access_log (at);

grant select ("email") on auth."user" to alongside_authz;

set local role alongside_authz;

-- How each account signs in: for administrators alone.
create function authz.account_signs()
returns table (account_id uuid, email text, second_factor boolean, last_seen timestamptz, sessions integer)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, u."email", coalesce(u."twoFactorEnabled", false),
    greatest(
      (select max(s."updatedAt") from auth."session" s where s."userId" = u."id"),
      (select l.at from public.access_log l where l.account_id = a.id order by l.at desc limit 1)),
    (select count(*)::int from auth."session" s where s."userId" = u."id" and s."expiresAt" > now())
  from public.account a left join auth."user" u on u."id" = a.auth_user_id
  where current_setting('role') = 'alongside_administrator' and authz.account() is not null
$$;

-- The open sessions of one account.
create function authz.sessions_of(which uuid) returns table (since timestamptz, used_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select s."createdAt", s."updatedAt"
  from public.account a join auth."session" s on s."userId" = a.auth_user_id
  where a.id = which and s."expiresAt" > now()
    and current_setting('role') = 'alongside_administrator' and authz.account() is not null
  order by s."updatedAt" desc
$$;

-- Ends every session of another account, in the transaction of whatever else ends.
create function authz.end_sessions(which uuid) returns integer
language sql volatile security definer set search_path = pg_catalog as $$
  with ended as (
    delete from auth."session" s using public.account a
    where a.id = which and s."userId" = a.auth_user_id
      and current_setting('role') = 'alongside_administrator' and a.id <> authz.account()
    returning 1)
  select count(*)::int from ended
$$;

-- Who touched the record of one person, for those who answer for it. Nobody asks about the record that is their own.
create function authz.looked_at(which uuid, before bigint, most integer)
returns table (id bigint, at timestamptz, account_id uuid, role text, what text, outcome text)
language sql stable security definer set search_path = pg_catalog as $$
  select l.id, l.at, l.account_id, l.role, l.what, l.outcome
  from public.access_log l
  where l.person_ids @> array[which] and l.id < before and l.outcome <> 'denied'
    and exists (
      select 1 from public.person p
      where p.id = which and p.clinic_id in (select authz.clinics()) and p.id not in (select authz.hats())
        and (current_setting('role') = 'alongside_safeguarding_lead'
          or (current_setting('role') = 'alongside_coordinator' and p.released_at is not null)))
  order by l.id desc limit least(most, 1000)
$$;

create or replace function authz.erase_person(which uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if current_setting('role') <> 'alongside_coordinator' or not exists (
    select 1 from public.person p
    where p.id = which and p.erased_at is null
      and p.clinic_id in (select authz.clinics()) and p.id not in (select authz.hats())
      and exists (
        select 1 from public.discharge d
        where d.person_id = p.id and d.state = 'retained'
          and (d.context ->> 'retainUntil')::date <= (at at time zone 'Europe/London')::date)
      and not exists (select 1 from public.referral r where r.person_id = p.id and r.status = 'active')
      and not exists (select 1 from public.onboarding o where o.person_id = p.id and o.status = 'active')
      and not exists (select 1 from public.mentoring m where m.person_id = p.id and m.status = 'active')
      and (select count(*) from public.discharge d where d.person_id = p.id and d.status = 'active') = 1
  ) then
    return false;
  end if;
  update public.data_key set wrapped = null, destroyed_at = at where owner_id = which and destroyed_at is null;
  update public.person set called_sealed = null, contact_sealed = null, name_sealed = null,
    clinic_number_sealed = null, clinic_number_index = null, contact_rules = null, released_at = null,
    erased_at = at, changed_at = at
  where id = which;
  update public.referral set released_at = null where person_id = which;
  insert into public.erasure (person_id, clinic_id, account_id, at)
    select p.id, p.clinic_id, authz.account(), at from public.person p where p.id = which;
  return true;
end $$;

revoke all on function authz.account_signs(), authz.sessions_of(uuid), authz.end_sessions(uuid),
  authz.looked_at(uuid, bigint, integer) from public;
grant execute on function authz.account_signs(), authz.sessions_of(uuid), authz.end_sessions(uuid) to alongside_administrator;
grant execute on function authz.looked_at(uuid, bigint, integer) to alongside_coordinator, alongside_safeguarding_lead;
reset role;
