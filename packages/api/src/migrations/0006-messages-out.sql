-- Messages to people, from the moment they are written to the moment they left, and the private links that some carry.

-- A link stands for one person, one referral and one answer. Only the hash of its token is kept here; the token itself
-- stands in the text of the message, sealed, until that has left.
alter table private_link
  add column id uuid not null,
  add column language text not null,
  add column issued_by uuid not null references account (id),
  add column issued_at timestamptz not null,
  -- the first name of whoever sent it, sealed with the person's key
  add column from_sealed bytea not null,
  add column revoked_at timestamptz,
  add column answer text,
  add column answered_by uuid,
  add constraint private_link_id_unique unique (id),
  add constraint private_link_answer_known check (answer in ('takeUp', 'notNow', 'noThanks')),
  add constraint private_link_answered_whole check ((used_at is null) = (answer is null));
create index private_link_issued_by on private_link (issued_by);

alter table message
  add column purpose text,
  add column clinic_id uuid references clinic (id),
  -- what it is about: the id of a link, or of a record
  add column about_id uuid,
  add column language text,
  -- later than this it would only confuse
  add column good_until timestamptz,
  add column next_attempt_at timestamptz not null default now(),
  add column attempts integer not null default 0,
  -- a try of which nobody knows yet how it ended
  add column trying_since timestamptz,
  add column last_problem text,
  -- nobody tries again by themself: somebody has to look at it
  add column given_up_at timestamptz,
  -- what the carrier calls it
  add column reference text,
  add constraint message_purpose_known check (
    purpose in ('offerLink', 'sessionReminder', 'checkTime', 'tryAgain', 'goodbye', 'ownWords')),
  add constraint message_to_a_person_says_why check (person_id is null or purpose is null or clinic_id is not null);
create index message_due on message (next_attempt_at)
  where sent_at is null and cancelled_at is null and given_up_at is null and purpose is not null;
create index message_given_up on message (clinic_id, given_up_at) where given_up_at is not null;
create index message_about on message (about_id) where about_id is not null;
create index message_clinic on message (clinic_id);

-- Where messages go when no carrier is set: a demo reads them here. With a carrier this table stays empty.
create table local_post (
  message_id uuid primary key references message (id),
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  channel text not null,
  to_sealed bytea not null,
  body_sealed bytea not null,
  at timestamptz not null
);
create index local_post_clinic on local_post (clinic_id, at desc);
create index local_post_person on local_post (person_id);

create index mentoring_next_session on mentoring (next_session_at) where status = 'active';

-- The gates of a link. Whoever holds the token is the person for whom it was made, for one answer and no longer.
set local role alongside_authz;

create or replace function authz.own_person() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select l.person_id from public.private_link l
  where l.token_hash = nullif(current_setting('app.session', true), '')
    and l.used_at is null and l.revoked_at is null and l.expires_at > now()
    and current_setting('role') = 'alongside_person'
$$;

create function authz.own_link() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select l.id from public.private_link l
  where l.token_hash = nullif(current_setting('app.session', true), '') and authz.own_person() is not null
$$;

create function authz.own_clinic() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select p.clinic_id from public.person p where p.id = authz.own_person()
$$;

-- What the API asks first about a token. It tells nothing about one that is not open, whatever the reason.
create function authz.open_link(hash text)
returns table (person_id uuid, clinic_id uuid, referral_id uuid, language text, from_sealed bytea, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select l.person_id, l.clinic_id, l.referral_id, l.language, l.from_sealed, l.expires_at
  from public.private_link l
  where l.token_hash = hash and l.used_at is null and l.revoked_at is null and l.expires_at > now()
$$;

-- The second copy of one answer, pressed twice, is told what the first one did.
create function authz.link_answered(hash text, command uuid) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select l.answer from public.private_link l where l.token_hash = hash and l.answered_by = command
$$;

-- One answer at a time: two that come side by side take turns, and the second finds the link used.
create function authz.hold_link() returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  select 1 from public.private_link
    where token_hash = nullif(current_setting('app.session', true), '') for update;
  select authz.own_person() is not null
$$;

create function authz.use_link(command uuid, said text, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if authz.own_person() is null then return false; end if;
  update public.private_link set used_at = at, answer = said, answered_by = command
  where token_hash = current_setting('app.session', true);
  return true;
end $$;

create or replace function authz.withdraw_person(which uuid, at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update public.referral set released_at = null
  where person_id = which and released_at is not null
    and (clinic_id in (select authz.clinics()) or current_setting('role') = 'alongside_system'
      or person_id = authz.own_person());
  update public.person set released_at = null, changed_at = at
  where id = which and released_at is not null
    and (clinic_id in (select authz.clinics()) or current_setting('role') = 'alongside_system'
      or id = authz.own_person())
$$;

revoke all on function authz.own_clinic(), authz.own_link(), authz.open_link(text), authz.link_answered(text, uuid), authz.hold_link(),
  authz.use_link(uuid, text, timestamptz) from public;
grant execute on function authz.open_link(text), authz.link_answered(text, uuid) to alongside_api;
grant execute on function authz.own_clinic(), authz.own_link(), authz.hold_link(), authz.use_link(uuid, text, timestamptz),
  authz.withdraw_person(uuid, timestamptz) to alongside_person;
reset role;
