-- Erases again whoever was erased before the database was brought back from an older backup. Nobody is granted this: it
-- is for the superuser who restores, with the list of erased people that is kept outside of the database.
create function authz.erase_again(which uuid, at timestamptz, decided_by uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare was timestamptz;
begin
  select p.erased_at into was from public.person p where p.id = which;
  if not found then
    return 'unknown';
  end if;
  if was is not null then
    return 'already';
  end if;
  update public.data_key set wrapped = null, destroyed_at = at where owner_id = which and destroyed_at is null;
  update public.person set called_sealed = null, contact_sealed = null, name_sealed = null,
    clinic_number_sealed = null, clinic_number_index = null, contact_rules = null, released_at = null,
    erased_at = at, changed_at = at
  where id = which;
  update public.referral set released_at = null where person_id = which;
  -- the account that decided may itself be newer than the backup
  insert into public.erasure (person_id, clinic_id, account_id, at)
    select p.id, p.clinic_id, (select a.id from public.account a where a.id = decided_by), at
    from public.person p where p.id = which;
  return 'erased';
end $$;
revoke all on function authz.erase_again(uuid, timestamptz, uuid) from public;

alter function authz.erase_again(uuid, timestamptz, uuid) owner to alongside_authz;
