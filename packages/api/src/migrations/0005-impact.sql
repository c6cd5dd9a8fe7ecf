-- Figures. One row of support is one month of one episode, so that whoever may see the episode can always count the
-- whole row again; how they met and about what stands beside the count.
alter table support_month drop constraint support_month_pkey;
alter table support_month
  add column episode_id uuid not null,
  add column modes jsonb not null default '{}',
  add column themes jsonb not null default '{}',
  add primary key (episode_id, month);
create index support_month_clinic on support_month (clinic_id, person_id, month);
-- a report counts the referrals and endings of a few months out of those of all time
create index referral_by_opening on referral (clinic_id, opened_at);
create index discharge_by_opening on discharge (clinic_id, opened_at);

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

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'authz'::regnamespace
      and p.proname in ('reported', 'episode_reasons', 'offer_counts', 'ending_counts') loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to alongside_clinician, alongside_coordinator, alongside_analyst', f);
    execute format('alter function %s owner to alongside_authz', f);
  end loop;
end $$;
