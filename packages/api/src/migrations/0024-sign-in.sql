-- What a session knows of how it began: through which app, with which factor, and when somebody last proved again that
-- it is them. "app" decides how long it lasts.
alter table auth."session"
  add column "app" text,
  add column "factor" text,
  add column "steppedUpAt" timestamptz,
  add constraint session_app_known check ("app" in ('clinic', 'mentor-portal', 'training', 'admin')),
  add constraint session_factor_known check ("factor" in ('password', 'code', 'passkey', 'trust'));

-- A passkey is known by its credential; the same one cannot belong to two accounts.
create unique index passkey_once on auth."passkey" ("credentialID");

-- Turns at guessing, by the hash of what was named: an address that has no account takes the same turns as one that has.
create table auth.guess (
  key text primary key,
  turns integer not null,
  last_at timestamptz not null,
  shut_until timestamptz
);
create index guess_last_at on auth.guess (last_at);

-- How often something was asked for of late, counted for all processes together.
create table auth.pace (
  key text primary key,
  since timestamptz not null,
  count integer not null
);
create index pace_since on auth.pace (since);

-- What happened to somebody's way in: for them to read, and for whoever looks into it later.
create table auth.sign_in_event (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth."user" ("id") on delete cascade,
  at timestamptz not null default now(),
  what text not null,
  app text
);
create index sign_in_event_user on auth.sign_in_event (user_id, at desc);

-- Somebody who lost their way in. Two others confirm that it is them; then one link sets a new password, once.
create table auth.recovery (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth."user" ("id") on delete cascade,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  first_by uuid,
  first_at timestamptz,
  first_how text,
  second_by uuid,
  second_at timestamptz,
  second_how text,
  refused_by uuid,
  refused_at timestamptz,
  link_hash text,
  link_until timestamptz,
  used_at timestamptz,
  constraint recovery_two_people check (first_by <> second_by),
  constraint recovery_first_first check (second_by is null or first_by is not null),
  constraint recovery_how_known check (first_how in ('inPerson', 'byVideo') and second_how in ('inPerson', 'byVideo')),
  constraint recovery_link_is_hash check (link_hash ~ '^[0-9a-f]{64}$'),
  constraint recovery_link_needs_two check (link_hash is null or second_by is not null)
);
create index recovery_user on auth.recovery (user_id, asked_at desc);
create unique index recovery_link on auth.recovery (link_hash);

grant select, insert, update, delete on auth.guess, auth.pace, auth.recovery to alongside_auth;
grant select, insert on auth.sign_in_event to alongside_auth;
grant select ("app", "factor", "steppedUpAt") on auth."session" to alongside_authz;
grant select ("userId") on auth."passkey" to alongside_authz;

set local role alongside_authz;

drop function authz.signed_in(text);
create function authz.signed_in(session_hash text)
returns table (account_id uuid, role text, clinic_ids uuid[], mentor_id uuid, second_factor boolean, seen_at timestamptz,
  since timestamptz, app text, stepped_up_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.role,
    array(select c.clinic_id from public.account_clinic c where c.account_id = a.id order by c.clinic_id),
    (select m.id from public.mentor m where m.account_id = a.id),
    -- a session that began with a password alone has no second factor, whatever its account could have used
    case when s."factor" is null then coalesce(u."twoFactorEnabled", false) else s."factor" <> 'password' end,
    s."updatedAt", s."createdAt", s."app", s."steppedUpAt"
  from auth."session" s
  join auth."user" u on u."id" = s."userId"
  join public.account a on a.auth_user_id = s."userId"
  where s."token" = session_hash and s."expiresAt" > now() and a.disabled_at is null
$$;
revoke all on function authz.signed_in(text) from public;
grant execute on function authz.signed_in(text) to alongside_api;

-- How each account signs in: a passkey counts as a second factor.
create or replace function authz.account_signs()
returns table (account_id uuid, email text, second_factor boolean, last_seen timestamptz, sessions integer)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, u."email",
    coalesce(u."twoFactorEnabled", false) or exists (select 1 from auth."passkey" k where k."userId" = u."id"),
    greatest(
      (select max(s."updatedAt") from auth."session" s where s."userId" = u."id"),
      (select l.at from public.access_log l where l.account_id = a.id order by l.at desc limit 1)),
    (select count(*)::int from auth."session" s where s."userId" = u."id" and s."expiresAt" > now())
  from public.account a left join auth."user" u on u."id" = a.auth_user_id
  where current_setting('role') = 'alongside_administrator' and authz.account() is not null
$$;
reset role;
