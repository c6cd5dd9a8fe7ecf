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
grant select, insert, update on auth.recovery to alongside_authz;
grant insert on auth.sign_in_event to alongside_authz;

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

-- Somebody asks for a way back in. Whoever may help hears of it; the asker learns nothing, not even whether there is an
-- account. Who helps: coordinators of a clinic that both share, and administrators.
create function authz.ask_way_back(address text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  lost record;
  asked uuid;
begin
  select a.id, a.auth_user_id into lost
  from auth."user" u join public.account a on a.auth_user_id = u."id"
  where u."email" = lower(trim(address)) and a.disabled_at is null;
  if not found then return; end if;
  if exists (
    select 1 from auth.recovery r
    where r.user_id = lost.auth_user_id and r.expires_at > now() and r.refused_at is null and r.used_at is null
  ) then return; end if;
  insert into auth.recovery (user_id, expires_at) values (lost.auth_user_id, now() + interval '2 days')
    returning id into asked;
  insert into auth.sign_in_event (user_id, what) values (lost.auth_user_id, 'recoveryAsked');
  insert into public.notice (id, account_id, "of", cause, at)
  select gen_random_uuid(), h.id, 'wayBackAsked', 'way back ' || asked, now()
  from public.account h
  where h.disabled_at is null and h.id <> lost.id
    and (h.role = 'administrator' or (h.role = 'coordinator' and exists (
      select 1 from public.account_clinic mine join public.account_clinic theirs using (clinic_id)
      where mine.account_id = h.id and theirs.account_id = lost.id)));
end $$;

-- Those who ask for a way back, for those who may help them. Nobody helps themself.
create function authz.ways_back()
returns table (id uuid, account_id uuid, asked_at timestamptz, expires_at timestamptz, first_by uuid, first_at timestamptz,
  first_how text, second_by uuid, second_at timestamptz, refused_at timestamptz, used_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  with me as materialized (select authz.account() as id)
  select r.id, a.id, r.asked_at, r.expires_at, r.first_by, r.first_at, r.first_how, r.second_by, r.second_at,
    r.refused_at, r.used_at
  from auth.recovery r join public.account a on a.auth_user_id = r.user_id, me
  where r.asked_at > now() - interval '14 days' and a.id <> me.id and a.disabled_at is null
    and (current_setting('role') = 'alongside_administrator' or (current_setting('role') = 'alongside_coordinator'
      and exists (select 1 from public.account_clinic c
        where c.account_id = a.id and c.clinic_id in (select authz.clinics()))))
  order by r.asked_at desc
$$;

-- One of the two who know that it is them. The second hands over the code, of which only the hash is kept here; with that
-- every session of the account ends. What comes back says what became of it.
create function authz.confirm_way_back(which uuid, how text, code_hash text) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  me uuid := authz.account();
  asked auth.recovery;
  lost uuid;
begin
  select r.* into asked from auth.recovery r where r.id = which and r.id in (select w.id from authz.ways_back() w) for update;
  if not found or me is null then return null; end if;
  if asked.refused_at is not null or asked.used_at is not null or asked.expires_at <= now() then return 'over'; end if;
  if asked.first_by is null then
    update auth.recovery set first_by = me, first_at = now(), first_how = how where id = which;
    return 'first';
  end if;
  if asked.first_by = me then return 'same'; end if;
  if asked.second_by is not null then return 'over'; end if;
  update auth.recovery set second_by = me, second_at = now(), second_how = how, link_hash = code_hash,
    link_until = now() + interval '1 day' where id = which;
  delete from auth."session" where "userId" = asked.user_id;
  select a.id into lost from public.account a where a.auth_user_id = asked.user_id;
  insert into public.notice (id, account_id, "of", cause, at)
  select gen_random_uuid(), who, 'wayBackGiven', 'way back given ' || which, now()
  from unnest(array[lost, asked.first_by, me]) who;
  return 'second';
end $$;

create function authz.refuse_way_back(which uuid) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  with refused as (
    update auth.recovery set refused_by = authz.account(), refused_at = now()
    where id = which and refused_at is null and used_at is null and id in (select w.id from authz.ways_back() w)
    returning 1)
  select exists (select 1 from refused)
$$;

revoke all on function authz.ask_way_back(text), authz.ways_back(), authz.confirm_way_back(uuid, text, text),
  authz.refuse_way_back(uuid) from public;
grant execute on function authz.ask_way_back(text) to alongside_auth;
grant execute on function authz.ways_back(), authz.confirm_way_back(uuid, text, text), authz.refuse_way_back(uuid)
to alongside_coordinator, alongside_administrator;
reset role;
grant usage on schema authz to alongside_auth;

-- A trust's staff may come through the sign-in of their trust. What is kept between going there and coming back.
create table auth.trust_visit (
  state_hash text primary key,
  provider text not null,
  verifier text not null,
  nonce text not null,
  redirect_uri text not null,
  expires_at timestamptz not null
);
create index trust_visit_expires on auth.trust_visit (expires_at);
grant select, insert, delete on auth.trust_visit to alongside_auth;
create unique index account_once_per_provider on auth."account" ("providerId", "accountId");

set local role alongside_authz;
-- Whether somebody works at a clinic of this trust: no other trust's sign-in counts for them.
create function authz.works_at_trust(signs uuid, which uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select 1 from public.account a
    join public.account_clinic ac on ac.account_id = a.id
    join public.clinic c on c.id = ac.clinic_id
    where a.auth_user_id = signs and c.trust_id = which and a.disabled_at is null and a.role = 'clinician')
$$;
revoke all on function authz.works_at_trust(uuid, uuid) from public;
grant execute on function authz.works_at_trust(uuid, uuid) to alongside_auth;
reset role;
