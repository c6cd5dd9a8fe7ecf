-- The gates of a person's identity, whole: closing one hides the referral as well as the person, and erasing somebody
-- leaves neither key nor index. They are functions because a row that leaves somebody's sight cannot be updated by
-- them under row-level security.
set local role alongside_authz;

create or replace function authz.withdraw_person(which uuid, at timestamptz) returns void
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

revoke all on function authz.erase_person(uuid, timestamptz), authz.shared_summaries() from public;
grant execute on function authz.erase_person(uuid, timestamptz) to alongside_coordinator;
grant execute on function authz.shared_summaries() to alongside_clinician;

reset role;
