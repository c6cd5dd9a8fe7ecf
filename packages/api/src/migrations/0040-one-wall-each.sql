-- A guard that another one stands behind is no wall but a place where a mistake stays unseen. Each rule about who sees
-- whom is written once: where one of two was enough, the other one goes; what was missing comes.
set local role alongside_authz;

-- An opened record is shut for whoever works no longer at its clinic, as everything else there is.
create or replace function authz.opened() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select person_id from public.record_opening
  where account_id = authz.account() and opened_at <= now() and ends_at > now()
    and clinic_id in (select authz.clinics())
  except
  select authz.hats()
$$;

-- Only the role of the safeguarding lead may ask this at all.
create or replace function authz.concerned() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  (select person_id from public.concern
    where status = 'active' and clinic_id in (select authz.clinics())
  union
  select authz.opened())
  except
  select authz.hats()
$$;

-- An episode that is covered goes on, and is about one person.
create or replace function authz.covered_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select person_id from public.mentoring where episode_id in (select authz.covered())
$$;

-- That a key is good in the role of a system alone is said where it is asked for, and once.
create or replace function authz.account() returns uuid
language sql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
  select a.id
  from public.account a
  where a.auth_user_id = (
      select s."userId" from auth."session" s
      where s."token" = nullif(current_setting('app.session', true), '') and s."expiresAt" > now()
    )
    and a.disabled_at is null
    and replace(current_setting('role'), '_', '') = 'alongside' || lower(a.role)
  union all
  select which from authz.key_account() which where current_setting('role') = 'alongside_integration'
$$;
create or replace function authz.key_account() returns uuid
language sql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
  select a.id
  from public.clinic_key k
  join public.clinic_system s on s.id = k.system_id
  join public.account a on a.id = s.account_id
  where k.key_hash = nullif(current_setting('app.session', true), '')
    and a.role = 'integration'
    and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
    and s.ended_at is null and a.disabled_at is null
$$;

-- The same names as before: to come up twice is to be known once.
create or replace function authz.colleagues() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  me uuid = authz.account();
  mine text;
begin
  select a.role into mine from public.account a where a.id = me;
  if not found then return; end if;
  return next me;
  if mine = 'administrator' then
    return query select a.id from public.account a;
  elsif mine in ('coordinator', 'safeguardingLead') then
    return query select distinct t.account_id from public.account_clinic t
      where t.clinic_id = any (array(select c.clinic_id from public.account_clinic c where c.account_id = me));
  elsif mine in ('clinician', 'mentor', 'trainee') then
    return query select distinct t.account_id from public.account_clinic t
      join public.account a on a.id = t.account_id and a.role in ('coordinator', 'safeguardingLead')
      where t.clinic_id = any (array(select c.clinic_id from public.account_clinic c where c.account_id = me));
  end if;
end $$;
reset role;
