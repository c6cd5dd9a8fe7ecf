-- Who asks? The policies ask these functions, and the functions ask the session table. A transaction only carries the
-- hash of a session; a made-up value names nobody, so injected SQL cannot turn itself into somebody else.
create schema authz;
grant usage on schema authz to alongside_authz, alongside_api, alongside_worker;
grant usage, create on schema authz to alongside_authz;
grant usage on schema public, auth to alongside_authz;
grant select ("token", "userId", "expiresAt", "createdAt", "updatedAt") on auth."session" to alongside_authz;
grant select ("id", "twoFactorEnabled") on auth."user" to alongside_authz;

-- The account behind the session of this transaction, if the transaction also runs in that account's own role.
create function authz.account() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select a.id
  from auth."session" s join public.account a on a.auth_user_id = s."userId"
  where s."token" = nullif(current_setting('app.session', true), '')
    and s."expiresAt" > now()
    and a.disabled_at is null
    and current_setting('role') = 'alongside_' || lower(regexp_replace(a.role, '([A-Z])', '_\1', 'g'))
$$;

create function authz.clinics() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select clinic_id from public.account_clinic where account_id = authz.account()
$$;

create function authz.mentor() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select id from public.mentor where account_id = authz.account()
$$;

-- Records that this account must never reach, because they are its own.
create function authz.hats() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select person_id from public.hat where account_id = authz.account()
$$;

-- The episodes in which this mentor supports somebody today, and not one statement longer than that lasts. Before both
-- sides said yes there is no episode here: a proposal shows wishes and needs, and nobody.
create function authz.episodes() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  with me as materialized (select authz.mentor() as id),
  supported as (
    select episode_id, person_id from public.mentoring, me where mentor_id = me.id and status = 'active'
    union all
    select episode_id, person_id from public.onboarding, me
      where mentor_id = me.id and status = 'active' and path = 'matching.agreed'
    union all
    select episode_id, person_id from public.discharge, me
      where mentor_id = me.id and state in ('planned', 'closingHeld', 'summaryAgreed')
  )
  select episode_id from supported where person_id not in (select authz.hats())
$$;

-- The people of those episodes.
create function authz.people() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  with me as materialized (select authz.mentor() as id)
  select person_id from public.mentoring, me where mentor_id = me.id and status = 'active'
  union
  select person_id from public.onboarding, me
    where mentor_id = me.id and status = 'active' and path = 'matching.agreed'
  union
  select person_id from public.discharge, me
    where mentor_id = me.id and state in ('planned', 'closingHeld', 'summaryAgreed')
  except
  select authz.hats()
$$;

-- Matches that wait for this mentor's answer, or for the introduction.
create function authz.introductions() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select id from public.onboarding
  where mentor_id = authz.mentor() and status = 'active' and state = 'matching'
    and person_id not in (select authz.hats())
$$;

-- The episodes in which this mentor may write down what they did: those they support, and those they are asked about.
create function authz.worked_on() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select authz.episodes()
  union
  select episode_id from public.onboarding where id in (select authz.introductions())
$$;

-- How many of a mentor's places are taken, everywhere: a coordinator of one clinic cannot count the others' rows.
-- Somebody whom the mentor is asked about takes a place until the answer is no, or two coordinators could promise the
-- same place to two people.
create function authz.open_people(which uuid) returns integer
language sql stable security definer set search_path = pg_catalog as $$
  select count(distinct person_id)::int from (
    select person_id from public.mentoring where mentor_id = which and status = 'active'
    union all
    select person_id from public.onboarding where mentor_id = which and status = 'active' and state = 'matching'
  ) places
$$;

-- Whether a mentor is, or was, this very person. It answers yes or no and never who.
create function authz.same_human(which uuid, person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select 1 from public.mentor m join public.hat h on h.account_id = m.account_id
    where m.id = which and h.person_id = person)
$$;

-- Which of these people are in an episode already. It locks them first, so that two lists with the same person take
-- turns, and answers for the caller's own clinics only.
create function authz.open_episodes(people uuid[]) returns setof uuid
language sql volatile security definer set search_path = pg_catalog as $$
  select 1 from public.person where id = any (people) order by id for update;
  select e.person_id from (
    select person_id, clinic_id from public.referral where status = 'active' and person_id = any (people)
    union
    select person_id, clinic_id from public.onboarding where status = 'active' and person_id = any (people)
    union
    select person_id, clinic_id from public.mentoring where status = 'active' and person_id = any (people)
    union
    select person_id, clinic_id from public.discharge
      where state in ('planned', 'closingHeld', 'summaryAgreed') and person_id = any (people)
  ) e
  where e.clinic_id in (select authz.clinics())
$$;

-- The gates of a person's identity: closing one hides the referral as well as the person, and erasing somebody leaves
-- neither key nor index. They are functions because a row that leaves somebody's sight cannot be updated by them under
-- row-level security; who may call them is decided by the event that asks.
create function authz.release_person(which uuid, at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update public.person set released_at = at, changed_at = at
  where id = which and released_at is null and erased_at is null
    and (clinic_id in (select authz.clinics()) or current_setting('role') = 'alongside_system')
$$;

create function authz.withdraw_person(which uuid, at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update public.referral set released_at = null
  where person_id = which and released_at is not null
    and (clinic_id in (select authz.clinics()) or current_setting('role') = 'alongside_system');
  update public.person set released_at = null, changed_at = at
  where id = which and released_at is not null
    and (clinic_id in (select authz.clinics()) or current_setting('role') = 'alongside_system')
$$;

-- Erases somebody whose record was kept for as long as it had to be, and who has not come back since. The answer says
-- whether it did.
create function authz.erase_person(which uuid, at timestamptz) returns boolean
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
  return true;
end $$;

-- The summaries that people agreed and said the clinic may have. Taking the agreement back takes the summary back.
create function authz.shared_summaries() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select n.id
  from public.note n join public.discharge d on d.id = n.lifecycle_id
  where n.kind = 'discharge' and n.field = 'summary'
    and d.clinic_id in (select authz.clinics()) and d.context ->> 'summary' = 'shared'
    and coalesce((
      select c.given and c.withdrawn_at is null from public.consent c
      where c.person_id = d.person_id and c.scope = 'tellClinicSummary'
      order by c.at desc limit 1), false)
$$;

-- Whose names this account may know: the people it works with.
create function authz.colleagues() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  with me as materialized (select a.id, a.role from public.account a where a.id = authz.account())
  select me.id from me
  union
  select other.id
    from me
    join public.account_clinic mine on mine.account_id = me.id
    join public.account_clinic theirs on theirs.clinic_id = mine.clinic_id
    join public.account other on other.id = theirs.account_id
    where me.role in ('coordinator', 'safeguardingLead')
      or (me.role in ('clinician', 'mentor', 'trainee') and other.role in ('coordinator', 'safeguardingLead'))
  union
  select other.id from me, public.account other where me.role = 'administrator'
$$;

-- The person for whom a private link was made.
create function authz.own_person() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select person_id from public.private_link
  where token_hash = nullif(current_setting('app.session', true), '')
    and used_at is null and expires_at > now()
    and current_setting('role') = 'alongside_person'
$$;

-- What the API asks first, before it knows in which role to go on. It is the only thing its login may do by itself.
create function authz.signed_in(session_hash text)
returns table (account_id uuid, role text, clinic_ids uuid[], mentor_id uuid, second_factor boolean, seen_at timestamptz,
  since timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.role,
    array(select c.clinic_id from public.account_clinic c where c.account_id = a.id order by c.clinic_id),
    (select m.id from public.mentor m where m.account_id = a.id),
    coalesce(u."twoFactorEnabled", false), s."updatedAt", s."createdAt"
  from auth."session" s
  join auth."user" u on u."id" = s."userId"
  join public.account a on a.auth_user_id = s."userId"
  where s."token" = session_hash and s."expiresAt" > now() and a.disabled_at is null
$$;

-- Of the clinics that a report asks about, those whose figures this account may have: its own, and for an analyst all.
create function authz.reported(asked uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select clinic from unnest(asked) clinic
  where (current_setting('role') in ('alongside_clinician', 'alongside_coordinator')
      and clinic in (select authz.clinics()))
    or (current_setting('role') = 'alongside_analyst' and authz.account() is not null)
$$;

-- What a report asks of rows that its reader may not see. The answers are counts, or the bare reason and day of
-- episodes whose figures the reader has already.
create function authz.episode_reasons(episodes uuid[], clinics uuid[])
returns table (episode_id uuid, reason text, listed_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select id, reason, opened_at from public.referral
  where id = any (episodes) and clinic_id = any (array(select authz.reported(clinics)))
$$;

create function authz.offer_counts(since timestamptz, before timestamptz, clinics uuid[])
returns table (state text, told boolean, people bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select state, context ->> 'toldAt' is not null, count(*)
  from public.referral
  where opened_at >= since and opened_at < before and clinic_id = any (array(select authz.reported(clinics)))
  group by 1, 2
$$;

create function authz.ending_counts(since timestamptz, before timestamptz, clinics uuid[])
returns table (reason text, endings bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select reason, count(*)
  from public.discharge
  where opened_at >= since and opened_at < before and clinic_id = any (array(select authz.reported(clinics)))
    and state not in ('reopened', 'recordedInError')
  group by 1
$$;

revoke all on all functions in schema authz from public;
grant execute on function authz.signed_in(text) to alongside_api;
grant execute on function authz.account(), authz.clinics(), authz.mentor(), authz.hats(), authz.people(),
  authz.episodes(), authz.introductions(), authz.worked_on(), authz.colleagues(), authz.own_person(), authz.open_people(uuid),
  authz.same_human(uuid, uuid)
to alongside_clinician, alongside_mentor, alongside_trainee, alongside_coordinator, alongside_safeguarding_lead,
  alongside_analyst, alongside_administrator, alongside_integration, alongside_person, alongside_system;
grant execute on function authz.open_episodes(uuid[]) to alongside_clinician, alongside_integration;
grant execute on function authz.release_person(uuid, timestamptz), authz.withdraw_person(uuid, timestamptz)
to alongside_clinician, alongside_coordinator, alongside_system;
grant execute on function authz.erase_person(uuid, timestamptz) to alongside_coordinator;
grant execute on function authz.shared_summaries() to alongside_clinician;
grant execute on function authz.reported(uuid[]), authz.episode_reasons(uuid[], uuid[]),
  authz.offer_counts(timestamptz, timestamptz, uuid[]), authz.ending_counts(timestamptz, timestamptz, uuid[])
to alongside_clinician, alongside_coordinator, alongside_analyst;
grant usage on schema authz, public
to alongside_clinician, alongside_mentor, alongside_trainee, alongside_coordinator, alongside_safeguarding_lead,
  alongside_analyst, alongside_administrator, alongside_integration, alongside_person, alongside_system;

-- Last, because only the owner of a function can grant it: from here on they run as a role that can do nothing else.
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'authz'::regnamespace loop
    execute format('alter function %s owner to alongside_authz', f);
  end loop;
end $$;
