-- What an operator changed of the keys, and how far they came: nobody who signs in reads or writes it, and it names nobody.
set local role alongside_authz;

create table authz.key_change (
  no bigint generated always as identity primary key,
  what text not null,
  -- stands for the key that it leads to, and tells nothing of it
  key_id integer,
  -- whether it is about everybody, and so may be gone on with by whoever runs it next
  everybody boolean not null,
  begun_at timestamptz not null default clock_timestamp(),
  -- the last that was looked at
  after text,
  changed integer not null default 0,
  ended_at timestamptz,
  constraint key_change_known check (what in ('words', 'indexes'))
);
create unique index key_change_open on authz.key_change (what) where everybody and ended_at is null;
reset role;

-- A session that was left alone opens nothing any more, so it is no open one; and when somebody was last seen is still
-- known when their sessions are swept away or ended.
set local role alongside_authz;

create table authz.last_seen (
  account_id uuid primary key,
  at timestamptz not null
);

-- A test holds it to the rules of sessions; half an hour where a session came through no app.
create function authz.idle_limit(app text) returns interval
language sql immutable set search_path = pg_catalog as $$
  select make_interval(mins => case app
    when 'clinic' then 15 when 'mentor-portal' then 10 when 'training' then 15 when 'admin' then 15 else 30 end)
$$;

create function authz.keep_last_seen() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into authz.last_seen as l (account_id, at)
    select a.id, max(g."updatedAt") from gone g join public.account a on a.auth_user_id = g."userId" group by a.id
    on conflict (account_id) do update set at = greatest(l.at, excluded.at);
  return null;
end $$;

create or replace function authz.sessions_of(which uuid) returns table (since timestamptz, used_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select s."createdAt", s."updatedAt"
  from public.account a join auth."session" s on s."userId" = a.auth_user_id
  where a.id = which and s."expiresAt" > now() and s."updatedAt" > now() - authz.idle_limit(s."app")
    and current_setting('role') = 'alongside_administrator' and authz.account() is not null
  order by s."updatedAt" desc
$$;

create or replace function authz.signs_of(which uuid[])
returns table (account_id uuid, email text, second_factor boolean, last_seen timestamptz, sessions integer)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, u."email",
    coalesce(u."twoFactorEnabled", false) or exists (select 1 from auth."passkey" k where k."userId" = u."id"),
    greatest(
      (select max(s."updatedAt") from auth."session" s where s."userId" = u."id"),
      (select l.at from authz.last_seen l where l.account_id = a.id),
      (select l.at from public.access_log l where l.account_id = a.id order by l.at desc limit 1)),
    (select count(*)::int from auth."session" s where s."userId" = u."id" and s."expiresAt" > now()
      and s."updatedAt" > now() - authz.idle_limit(s."app"))
  from public.account a left join auth."user" u on u."id" = a.auth_user_id
  where a.id = any(which) and current_setting('role') = 'alongside_administrator' and authz.account() is not null
$$;

revoke all on function authz.idle_limit(text), authz.keep_last_seen() from public;
grant execute on function authz.keep_last_seen() to alongside_owner;
reset role;

create trigger gone_is_last_seen after delete on auth."session"
referencing old table as gone for each statement execute function authz.keep_last_seen();
