-- Whom a mentor supports is asked some twenty times for each event. It was a pile of functions that each asked who asks,
-- and it read every earlier version of every record: a bitmap never learns that an entry of an index is dead. Now each
-- asks once and walks the index, from which the dead fall out: 220 us a time became 55 where sixty people had changed a lot.
drop index mentoring_mentor;
create index mentoring_mentor on mentoring (mentor_id, status, person_id) include (episode_id);

set local role alongside_authz;
create or replace function authz.episodes() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set enable_bitmapscan = off as $$
declare
  who constant uuid := authz.account();
  me constant uuid := (select id from public.mentor where account_id = who);
  apart constant uuid[] := array(select person_id from public.hat where account_id = who);
begin
  return query
  select episode_id from public.mentoring
  where mentor_id = me and status = 'active' and person_id <> all (apart)
  union all
  select episode_id from public.onboarding
  where mentor_id = me and status = 'active' and path = 'matching.agreed' and person_id <> all (apart)
  union all
  select episode_id from public.discharge
  where mentor_id = me and state in ('planned', 'closingHeld', 'summaryAgreed') and person_id <> all (apart);
end $$;

create or replace function authz.people() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set enable_bitmapscan = off as $$
declare
  who constant uuid := authz.account();
  me constant uuid := (select id from public.mentor where account_id = who);
  apart constant uuid[] := array(select person_id from public.hat where account_id = who);
begin
  return query
  select person_id from public.mentoring
  where mentor_id = me and status = 'active' and person_id <> all (apart)
  union all
  select person_id from public.onboarding
  where mentor_id = me and status = 'active' and path = 'matching.agreed' and person_id <> all (apart)
  union all
  select person_id from public.discharge
  where mentor_id = me and state in ('planned', 'closingHeld', 'summaryAgreed') and person_id <> all (apart);
end $$;

-- The same with whoever this mentor is asked about: a match that is agreed waits for its introduction, so it is one of them.
create or replace function authz.worked_on() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog set enable_bitmapscan = off as $$
declare
  who constant uuid := authz.account();
  me constant uuid := (select id from public.mentor where account_id = who);
  apart constant uuid[] := array(select person_id from public.hat where account_id = who);
begin
  return query
  select episode_id from public.mentoring
  where mentor_id = me and status = 'active' and person_id <> all (apart)
  union all
  select episode_id from public.onboarding
  where mentor_id = me and status = 'active' and (state = 'matching' or path = 'matching.agreed')
    and person_id <> all (apart)
  union all
  select episode_id from public.discharge
  where mentor_id = me and state in ('planned', 'closingHeld', 'summaryAgreed') and person_id <> all (apart);
end $$;

alter function authz.open_people(uuid) set enable_bitmapscan = off;
alter function authz.open_places(uuid) set enable_bitmapscan = off;
reset role;
