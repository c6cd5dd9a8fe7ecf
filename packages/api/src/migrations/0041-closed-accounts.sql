-- An account that was closed has no way in from that moment: its sessions end in the same transaction, by whatever way it
-- was closed, and the sign-in service opens no other while it stays closed.
set local role alongside_authz;

create function authz.end_sessions_of_closed() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  delete from auth."session" where "userId" = new.auth_user_id;
  return null;
end $$;

-- Whether this sign-in belongs to an account that is open. Without an account there is nothing to come in to.
create function authz.may_sign_in(signs uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from public.account a where a.auth_user_id = signs and a.disabled_at is null)
$$;

revoke all on function authz.end_sessions_of_closed(), authz.may_sign_in(uuid) from public;
grant execute on function authz.may_sign_in(uuid) to alongside_auth;
grant execute on function authz.end_sessions_of_closed() to alongside_owner;
reset role;

create trigger closed_ends_sessions after insert or update of disabled_at on public.account
for each row when (new.disabled_at is not null) execute function authz.end_sessions_of_closed();
