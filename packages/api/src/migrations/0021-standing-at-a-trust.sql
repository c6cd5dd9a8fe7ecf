-- Standing is kept at each clinic, so that its walls hold, and says where a mentor stands at the trust: what happens at one
-- clinic of a trust happens at the others of that trust. Who carries it over is the system, because nobody at one clinic
-- sees the next.

set local role alongside_authz;

-- Whoever leaves a place reaches nothing there from that moment; whoever leaves the last one is signed out for good. The
-- system does it at the other clinics of a trust; a coordinator where they coordinate.
create or replace function authz.end_access(which uuid, clinic uuid, at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare theirs uuid;
begin
  if current_setting('role') <> 'alongside_system' and clinic not in (select authz.clinics()) then return; end if;
  select account_id into theirs from public.mentor where id = which;
  update public.mentor_clinic set authorised_until = (at at time zone 'Europe/London')::date - 1
    where mentor_id = which and clinic_id = clinic;
  delete from public.account_clinic where account_id = theirs and clinic_id = clinic;
  if exists (select 1 from public.standing s where s.mentor_id = which and s.status = 'active' and s.clinic_id <> clinic)
  then return; end if;
  update public.mentor set standing = 'left' where id = which;
  update public.account set disabled_at = at where id = theirs;
  delete from auth."session" s using public.account a where a.id = theirs and s."userId" = a.auth_user_id;
end $$;

grant execute on function authz.end_access(uuid, uuid, timestamptz) to alongside_system;
reset role;
