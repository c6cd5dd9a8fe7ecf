-- How those accounts sign in that stand on one page of a list. It took the place of a function that looked at all of them.
drop function authz.account_signs();
set local role alongside_authz;
create function authz.signs_of(which uuid[])
returns table (account_id uuid, email text, second_factor boolean, last_seen timestamptz, sessions integer)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, u."email",
    coalesce(u."twoFactorEnabled", false) or exists (select 1 from auth."passkey" k where k."userId" = u."id"),
    greatest(
      (select max(s."updatedAt") from auth."session" s where s."userId" = u."id"),
      (select l.at from public.access_log l where l.account_id = a.id order by l.at desc limit 1)),
    (select count(*)::int from auth."session" s where s."userId" = u."id" and s."expiresAt" > now())
  from public.account a left join auth."user" u on u."id" = a.auth_user_id
  where a.id = any(which) and current_setting('role') = 'alongside_administrator' and authz.account() is not null
$$;

-- Accounts by a part of the address with which they sign in: names are sealed, and cannot be searched.
create function authz.accounts_called(part text) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select a.id from public.account a join auth."user" u on u."id" = a.auth_user_id
  where position(lower(part) in lower(u."email")) > 0
    and current_setting('role') = 'alongside_administrator' and authz.account() is not null
$$;

-- How many open accounts sign in with a password alone.
create function authz.without_second_step() returns integer
language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::int from public.account a left join auth."user" u on u."id" = a.auth_user_id
  where a.disabled_at is null and a.role <> 'integration'
    and not coalesce(u."twoFactorEnabled", false)
    and not exists (select 1 from auth."passkey" k where k."userId" = u."id")
    and current_setting('role') = 'alongside_administrator' and authz.account() is not null
$$;

revoke all on function authz.signs_of(uuid[]), authz.accounts_called(text), authz.without_second_step() from public;
grant execute on function authz.signs_of(uuid[]), authz.accounts_called(text), authz.without_second_step()
to alongside_administrator;
reset role;

-- Turns at the door are counted in auth.pace; this was the library's own count, which nothing writes.
drop table auth."rateLimit";
