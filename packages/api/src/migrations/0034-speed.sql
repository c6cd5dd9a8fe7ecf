-- Who asks is asked many times in every statement, and it is one session and its one account. While there are few
-- of them the planner read them all, and made a pattern of the role of each: 30 us a time became 15. These lookups have an
-- index each and never a reason to read a table from its beginning.
set local role alongside_authz;
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
  select which from authz.key_account() which
  where which is not null and current_setting('role') = 'alongside_integration'
$$;

-- Asked once, and not for each row that is looked at.
create or replace function authz.clinics() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select clinic_id from public.account_clinic where account_id = (select authz.account())
$$;

create or replace function authz.mentor() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select id from public.mentor where account_id = (select authz.account())
$$;

create or replace function authz.hats() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select person_id from public.hat where account_id = (select authz.account())
$$;

alter function authz.signed_in(text) set enable_seqscan = off;
alter function authz.key_account() set enable_seqscan = off;
reset role;

-- Whether whoever asks may see this concern or supervision: their policies answer, with the rights of whoever asks. It is
-- a function because the journal, clocks and notes of every kind share a table: written into their policies, the way to
-- look there was made ready for each row that is written, and that took longer than writing it.
create function authz.sees_concern(which uuid) returns boolean
language plpgsql stable set search_path = pg_catalog as $$
begin
  return exists (select 1 from public.concern where id = which);
end $$;
create function authz.sees_supervision(which uuid) returns boolean
language plpgsql stable set search_path = pg_catalog as $$
begin
  return exists (select 1 from public.supervision where id = which);
end $$;
revoke all on function authz.sees_concern(uuid), authz.sees_supervision(uuid) from public;
grant execute on function authz.sees_concern(uuid), authz.sees_supervision(uuid) to alongside_clinician, alongside_mentor,
  alongside_trainee, alongside_coordinator, alongside_safeguarding_lead, alongside_analyst, alongside_administrator,
  alongside_integration, alongside_person, alongside_system, alongside_authz;
