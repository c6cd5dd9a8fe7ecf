-- Records are compared by fingerprints, and those were kept by each process: whoever was erased stayed in its memory, and each
-- new process opened every name again. Here one erasure reaches them for all processes.

-- Made with keys that the database does not have. No role reads it: it comes out of people whom the asker may see.
create table authz.person_likeness (
  person_id uuid primary key,
  -- of what is sealed: any change of it is another one, and then this counts no longer
  digest text not null,
  likeness jsonb not null
);

create function authz.forget_likeness() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from authz.person_likeness where person_id = new.id;
  return null;
end $$;
create trigger person_compared_no_more after update of erased_at on public.person
for each row when (new.erased_at is not null) execute function authz.forget_likeness();

create function authz.likenesses() returns table (person_id uuid, digest text, likeness jsonb)
language sql stable security definer rows 1000 set search_path = pg_catalog as $$
  select l.person_id, l.digest, l.likeness
  from authz.person_likeness l join public.person p on p.id = l.person_id
  where p.clinic_id = any (array(select authz.clinics())) and p.released_at is not null and p.erased_at is null
    and p.id <> all (array(select authz.hats()))
$$;

-- Whoever is being erased meanwhile is waited for, and then not kept.
create function authz.keep_likenesses(people uuid[], digests text[], likenesses jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  with seen as materialized (
    select p.id from public.person p
    where p.id = any (people) and p.clinic_id = any (array(select authz.clinics())) and p.released_at is not null
      and p.erased_at is null and p.id <> all (array(select authz.hats()))
    order by p.id for share
  )
  insert into authz.person_likeness as k (person_id, digest, likeness)
  select s.id, g.digest, likenesses -> (g.nth::int - 1)
  from seen s join unnest(people, digests) with ordinality g (id, digest, nth) on g.id = s.id
  on conflict (person_id) do update set digest = excluded.digest, likeness = excluded.likeness;
end $$;

revoke all on function authz.forget_likeness(), authz.likenesses(), authz.keep_likenesses(uuid[], text[], jsonb) from public;
grant execute on function authz.likenesses(), authz.keep_likenesses(uuid[], text[], jsonb) to alongside_coordinator;
alter table authz.person_likeness owner to alongside_authz;
alter function authz.forget_likeness() owner to alongside_authz;
alter function authz.likenesses() owner to alongside_authz;
alter function authz.keep_likenesses(uuid[], text[], jsonb) owner to alongside_authz;

-- What pages offer is counted before anybody asks, by the jobs: they may have the counts of every clinic.
set local role alongside_authz;
create or replace function authz.reported(asked uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select clinic from unnest(asked) clinic
  where (current_setting('role') in ('alongside_clinician', 'alongside_coordinator')
      and clinic in (select authz.clinics()))
    or (current_setting('role') = 'alongside_analyst' and authz.account() is not null)
    or current_setting('role') = 'alongside_system'
$$;
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'authz'::regnamespace
      and p.proname in ('part_of', 'people_met', 'sessions_met', 'appointments_met', 'offers', 'waits', 'endings',
        'measure_pairs', 'wellbeing', 'equality_met', 'team_stages', 'kept_tallies', 'keep_tallies')
  loop
    execute format('grant execute on function %s to alongside_system', f);
  end loop;
end $$;
reset role;
