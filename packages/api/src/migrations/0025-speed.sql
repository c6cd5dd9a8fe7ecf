-- Who asks is asked by every policy of every statement. As a join the planner read all accounts and compared the role of
-- each; it is one session, and then its one account. A key is looked for by nobody but a clinic's system.
set local role alongside_authz;
create or replace function authz.account() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select a.id
  from public.account a
  where a.auth_user_id = (
      select s."userId" from auth."session" s
      where s."token" = nullif(current_setting('app.session', true), '') and s."expiresAt" > now()
    )
    and a.disabled_at is null
    and current_setting('role') = 'alongside_' || lower(regexp_replace(a.role, '([A-Z])', '_\1', 'g'))
  union all
  select which from authz.key_account() which
  where which is not null and current_setting('role') = 'alongside_integration'
$$;
reset role;
