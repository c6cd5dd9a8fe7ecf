-- How much room a mentor has left: somebody whom they are asked about takes a place until the answer is no, or two
-- coordinators could promise the same place to two people.
set local role alongside_authz;

create or replace function authz.open_people(which uuid) returns integer
language sql stable security definer set search_path = pg_catalog as $$
  select count(distinct person_id)::int from (
    select person_id from public.mentoring where mentor_id = which and status = 'active'
    union all
    select person_id from public.onboarding where mentor_id = which and status = 'active' and state = 'matching'
  ) places
$$;

reset role;
