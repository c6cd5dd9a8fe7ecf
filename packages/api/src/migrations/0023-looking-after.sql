-- Who covers at a clinic when whoever's turn it is does not act.

create table deputy (
  clinic_id uuid not null references clinic (id),
  turn text not null,
  account_id uuid not null references account (id),
  named_by uuid not null references account (id),
  named_at timestamptz not null,
  primary key (clinic_id, turn),
  constraint deputy_turn_known check (turn in ('clinic', 'coordinator', 'safeguardingLead'))
);
create index deputy_account on deputy (account_id);
create index deputy_named_by on deputy (named_by);

-- What waits at the actor's clinics, without anybody in it: for whoever hears that something waits and may not look at it.
-- Before a release nobody but the clinic knows that there is somebody, so nothing of that stands here.
create function authz.what_waits(at timestamptz)
returns table (kind text, path text, clinic_id uuid, due_at timestamptz, state_since timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  with mine as materialized (select c as id from authz.clinics() c)
  select w.* from (
    select 'referral', r.path, r.clinic_id, r.due_at, r.state_since from public.referral r
      where r.status = 'active' and r.state = 'released' and (r.due_at < at or r.due_at is null)
    union all
    select 'onboarding', r.path, r.clinic_id, r.due_at, r.state_since from public.onboarding r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'mentoring', r.path, r.clinic_id, r.due_at, r.state_since from public.mentoring r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'discharge', r.path, r.clinic_id, r.due_at, r.state_since from public.discharge r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'recruitment', r.path, r.clinic_id, r.due_at, r.state_since from public.recruitment r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'training', r.path, r.clinic_id, r.due_at, r.state_since from public.training r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'standing', r.path, r.clinic_id, r.due_at, r.state_since from public.standing r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'concern', r.path, r.clinic_id, r.due_at, r.state_since from public.concern r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'supervision', r.path, r.clinic_id, r.due_at, r.state_since from public.supervision r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
  ) w (kind, path, clinic_id, due_at, state_since)
  where w.clinic_id in (select id from mine)
  limit 5000
$$;

revoke all on function authz.what_waits(timestamptz) from public;
grant execute on function authz.what_waits(timestamptz) to alongside_safeguarding_lead;
alter function authz.what_waits(timestamptz) owner to alongside_authz;

-- A mentor is away, and a named other mentor covers at one clinic, from one day until another. It ends by itself.
create table mentor_cover (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  away_id uuid not null references mentor (id),
  covering_id uuid not null references mentor (id),
  from_on date not null,
  until_on date not null,
  made_by uuid not null references account (id),
  made_at timestamptz not null,
  ended_by uuid references account (id),
  ended_at timestamptz,
  constraint mentor_cover_is_somebody_else check (away_id <> covering_id),
  constraint mentor_cover_ends_after_it_begins check (until_on >= from_on and until_on <= from_on + 92),
  constraint mentor_cover_ended_by_somebody check ((ended_by is null) = (ended_at is null))
);
create index mentor_cover_covering on mentor_cover (covering_id, until_on);
create index mentor_cover_made_by on mentor_cover (made_by);
create index mentor_cover_ended_by on mentor_cover (ended_by);
create index mentor_cover_away on mentor_cover (away_id, until_on);
create index mentor_cover_clinic on mentor_cover (clinic_id, until_on);

-- The episodes in which this mentor covers for a colleague today: none of somebody they are, were or know.
create function authz.covered() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  with me as materialized (select authz.mentor() as id)
  select m.episode_id
  from me
  join public.mentor_cover c on c.covering_id = me.id and c.ended_at is null
    and (now() at time zone 'Europe/London')::date between c.from_on and c.until_on
  join public.mentor_clinic mc on mc.mentor_id = me.id and mc.clinic_id = c.clinic_id
  join public.mentoring m on m.mentor_id = c.away_id and m.clinic_id = c.clinic_id and m.status = 'active'
  where m.person_id not in (select authz.hats())
    and not exists (select 1 from public.known_pair k where k.mentor_id = me.id and k.person_id = m.person_id)
$$;

-- The people of those episodes.
create function authz.covered_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select person_id from public.mentoring where episode_id in (select authz.covered()) and status = 'active'
$$;

revoke all on function authz.covered(), authz.covered_people() from public;
grant execute on function authz.covered(), authz.covered_people() to alongside_mentor;
alter function authz.covered() owner to alongside_authz;
alter function authz.covered_people() owner to alongside_authz;

-- A role that is asked for, with the clinics that go with it: it is given when a second administrator confirms.
alter table rank_request add column to_role text,
  add column to_clinic_ids uuid[] not null default '{}',
  add constraint rank_request_role_known check (
    to_role in ('clinician', 'coordinator', 'safeguardingLead', 'analyst', 'administrator'));
create unique index rank_request_one_open on rank_request (account_id) where decided_at is null;

-- Two records of one person at one clinic, put together and taken apart again. The one that is kept gets all rows of the
-- other; the other stays, out of sight, and says where to look. What happened stays as it was written: the journal and
-- the log of looks are not touched, and are found by their episodes.
alter table person add column merged_into uuid references person (id),
  add constraint person_not_merged_into_itself check (merged_into <> id);
create index person_merged_into on person (merged_into);

create table person_merge (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  kept_id uuid not null references person (id),
  gone_id uuid not null references person (id),
  merged_by uuid not null references account (id),
  merged_at timestamptz not null,
  -- by table: the keys of the rows that moved, and the cells that were sealed anew with what they held before
  moved jsonb not null,
  undone_by uuid references account (id),
  undone_at timestamptz,
  constraint person_merge_two_records check (kept_id <> gone_id),
  constraint person_merge_undone_by_somebody check ((undone_by is null) = (undone_at is null))
);
create unique index person_merge_once on person_merge (gone_id) where undone_at is null;
create index person_merge_kept on person_merge (kept_id);
create index person_merge_gone on person_merge (gone_id);
create index person_merge_merged_by on person_merge (merged_by);
create index person_merge_undone_by on person_merge (undone_by);
create index person_merge_clinic on person_merge (clinic_id, merged_at desc);

-- The tables whose rows move, each with its key. A test holds this list to the columns that there are.
create function authz.merge_tables() returns table (name text, keys text[], sealed text[], place text)
language sql immutable set search_path = pg_catalog as $$
  values
    ('referral', array['id'], array[]::text[], null),
    ('onboarding', array['id'], array[]::text[], null),
    ('mentoring', array['id'], array[]::text[], null),
    ('discharge', array['id'], array[]::text[], null),
    ('concern', array['id'], array[]::text[], null),
    ('session_log', array['mentoring_id', 'id'], array[]::text[], null),
    ('support_month', array['episode_id', 'month'], array[]::text[], null),
    ('goal', array['id'], array['text_sealed'], 'id'),
    ('goal_rating', array['goal_id', 'at'], array[]::text[], null),
    ('measure_answer', array['id'], array['answers_sealed'], 'id'),
    ('consent', array['id'], array[]::text[], null),
    ('note', array['id'], array['text_sealed'], 'id'),
    ('timer', array['kind', 'lifecycle_id', 'key'], array[]::text[], null),
    ('outbox', array['kind', 'lifecycle_id', 'seq', 'ord'], array[]::text[], null),
    ('notice', array['id'], array[]::text[], null),
    ('receipt', array['id'], array[]::text[], null),
    ('message', array['id'], array['to_sealed', 'body_sealed'], 'id'),
    ('local_post', array['message_id'], array['to_sealed', 'body_sealed'], 'message_id'),
    ('private_link', array['id'], array['from_sealed'], 'id'),
    ('record_opening', array['id'], array['words_sealed', 'review_sealed'], 'id'),
    ('attendance', array['id'], array[]::text[], null),
    ('care_gap', array['id'], array[]::text[], null),
    ('fhir_resource', array['type', 'id'], array['kept_sealed'], 'type || ''/'' || id'),
    ('list_import_row', array['list_import_id', 'row_no'], array[]::text[], null),
    ('joining_invitation', array['id'], array[]::text[], null),
    ('subject_access', array['id'], array[]::text[], null)
$$;

-- Whether the caller may put these two together, or take them apart; the reason where the answer is no.
create function authz.why_no_merge(kept uuid, gone uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare here uuid;
begin
  if current_setting('role') <> 'alongside_coordinator' or kept = gone then return 'not-found'; end if;
  perform 1 from public.person where id in (kept, gone) order by id for update;
  select p.clinic_id into here from public.person p where p.id = kept and p.released_at is not null
    and p.erased_at is null and p.merged_into is null
    and p.clinic_id in (select authz.clinics()) and p.id not in (select authz.hats());
  if here is null or not exists (
    select 1 from public.person p where p.id = gone and p.clinic_id = here and p.released_at is not null
      and p.erased_at is null and p.merged_into is null and p.id not in (select authz.hats())
  ) then return 'not-found'; end if;
  if (select count(*) from (
        select person_id from public.referral where status = 'active' and person_id in (kept, gone)
        union all select person_id from public.onboarding where status = 'active' and person_id in (kept, gone)
        union all select person_id from public.mentoring where status = 'active' and person_id in (kept, gone)
        union all select person_id from public.discharge
          where state in ('planned', 'closingHeld', 'summaryAgreed') and person_id in (kept, gone)) open) > 1
  then return 'both-open'; end if;
  return null;
end $$;

-- The sealed cells of somebody, to be sealed anew: bytes, and nothing that anybody could read without the key.
create function authz.sealed_cells(which uuid) returns table (name text, key jsonb, cell text, place text, bytes bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare t record; c text;
begin
  if current_setting('role') <> 'alongside_coordinator' or not exists (
    select 1 from public.person p where p.id = which and p.clinic_id in (select authz.clinics())
      and p.id not in (select authz.hats())) then return; end if;
  for t in select m.name, m.keys, m.sealed, m.place from authz.merge_tables() m where cardinality(m.sealed) > 0 loop
    foreach c in array t.sealed loop
      return query execute format(
        'select %L::text, jsonb_build_object(%s), %L::text, (%s)::text, %I from public.%I where person_id = $1 and %I is not null',
        t.name, (select string_agg(format('%L, %I::text', k, k), ', ') from unnest(t.keys) k), c, t.place, c, t.name, c)
        using which;
    end loop;
  end loop;
end $$;

create function authz.put_sealed(cells jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare one jsonb; t record;
begin
  for one in select * from jsonb_array_elements(cells) loop
    select m.name, m.keys, m.sealed into strict t from authz.merge_tables() m where m.name = one ->> 'name';
    if not (one ->> 'cell') = any (t.sealed) then raise exception 'this cell is not sealed'; end if;
    execute format('update public.%I set %I = decode($1, ''hex'') where %s', t.name, one ->> 'cell',
      (select string_agg(format('%I::text = $2 ->> %L', k, k), ' and ') from unnest(t.keys) k))
      using one ->> 'bytes', one -> 'key';
  end loop;
end $$;

create function authz.merge_people(merge uuid, kept uuid, gone uuid, by_account uuid, at timestamptz, cells jsonb,
  old_cells jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare t record; gone_rows jsonb; moved jsonb := '{}'; here uuid; was timestamptz; months jsonb; pairs jsonb; worn jsonb;
begin
  if authz.why_no_merge(kept, gone) is not null or by_account is distinct from authz.account() then
    raise exception 'these two cannot be put together';
  end if;
  for t in select m.name, m.keys from authz.merge_tables() m loop
    execute format(
      'with moved as (update public.%I set person_id = $1 where person_id = $2 returning %s)
       select coalesce(jsonb_agg(jsonb_build_object(%s)), ''[]'') from moved',
      t.name, (select string_agg(format('%I', k), ', ') from unnest(t.keys) k),
      (select string_agg(format('%L, %I::text', k, k), ', ') from unnest(t.keys) k))
      into gone_rows using kept, gone;
    if jsonb_array_length(gone_rows) > 0 then moved := moved || jsonb_build_object(t.name, gone_rows); end if;
  end loop;
  perform authz.put_sealed(cells);
  -- whoever was kept apart from the one is kept apart from the other
  with made as (
    insert into public.known_pair (mentor_id, person_id, at) select k.mentor_id, kept, k.at from public.known_pair k
      where k.person_id = gone on conflict do nothing returning mentor_id)
  select coalesce(jsonb_agg(mentor_id), '[]') into pairs from made;
  with made as (
    insert into public.hat (account_id, person_id) select h.account_id, kept from public.hat h
      where h.person_id = gone on conflict do nothing returning account_id)
  select coalesce(jsonb_agg(account_id), '[]') into worn from made;
  -- months are counted for one person: both together, and as they were when they part
  select coalesce(jsonb_agg(to_jsonb(m)), '[]') into months from (
    select clinic_id, person_id, month, code, appointments from public.attendance_month
    where person_id in (kept, gone)) m;
  delete from public.attendance_month where person_id in (kept, gone);
  insert into public.attendance_month (clinic_id, person_id, month, code, appointments)
    select a.clinic_id, a.person_id, date_trunc('month', a.held_on)::date, a.code, count(*)::int
    from public.attendance a where a.person_id = kept group by 1, 2, 3, 4;
  select p.clinic_id, p.released_at into here, was from public.person p where p.id = gone;
  update public.person set merged_into = kept, released_at = null where id = gone;
  insert into public.person_merge (id, clinic_id, kept_id, gone_id, merged_by, merged_at, moved)
  values (merge, here, kept, gone, by_account, at, jsonb_build_object('rows', moved, 'cells', old_cells,
    'put', cells, 'releasedAt', was, 'months', months, 'pairs', pairs, 'hats', worn));
end $$;

-- Takes two records apart that were put together, as they were; not once something was written down since.
create function authz.unmerge_people(merge uuid, by_account uuid, at timestamptz) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare m public.person_merge; t record; episodes uuid[]; one jsonb;
begin
  select * into m from public.person_merge where id = merge for update;
  if m.id is null or current_setting('role') <> 'alongside_coordinator' or by_account is distinct from authz.account()
    or m.clinic_id not in (select authz.clinics()) or m.kept_id in (select authz.hats()) then return 'not-found'; end if;
  if m.undone_at is not null then return 'already-done'; end if;
  perform 1 from public.person where id in (m.kept_id, m.gone_id) order by id for update;
  if exists (select 1 from public.person where id in (m.kept_id, m.gone_id) and erased_at is not null)
  then return 'erased'; end if;
  select array_agg((r ->> 'id')::uuid) into episodes from jsonb_array_elements(m.moved -> 'rows' -> 'referral') r;
  if exists (select 1 from public.journal j where j.episode_id = any (episodes) and j.at > m.merged_at)
  then return 'written-since'; end if;
  -- a cell that was written again meanwhile was sealed for the one that was kept: it would be lost
  for one in select * from jsonb_array_elements(m.moved -> 'put') loop
    select k.name, k.keys into strict t from authz.merge_tables() k where k.name = one ->> 'name';
    declare same boolean; begin
      execute format('select coalesce(bool_and(%I = decode($1, ''hex'')), true) from public.%I where %s',
        one ->> 'cell', t.name, (select string_agg(format('%I::text = $2 ->> %L', k, k), ' and ') from unnest(t.keys) k))
        into same using one ->> 'bytes', one -> 'key';
      if not same then return 'written-since'; end if;
    end;
  end loop;
  for t in select k.name, k.keys from authz.merge_tables() k where m.moved -> 'rows' ? k.name loop
    execute format('update public.%I x set person_id = $1 from jsonb_array_elements($3) r where x.person_id = $2 and %s',
      t.name, (select string_agg(format('x.%I::text = r.value ->> %L', k, k), ' and ') from unnest(t.keys) k))
      using m.gone_id, m.kept_id, m.moved -> 'rows' -> t.name;
  end loop;
  perform authz.put_sealed(m.moved -> 'cells');
  delete from public.known_pair k where k.person_id = m.kept_id
    and k.mentor_id in (select (p #>> '{}')::uuid from jsonb_array_elements(m.moved -> 'pairs') p);
  delete from public.hat h where h.person_id = m.kept_id
    and h.account_id in (select (p #>> '{}')::uuid from jsonb_array_elements(m.moved -> 'hats') p);
  delete from public.attendance_month where person_id in (m.kept_id, m.gone_id);
  insert into public.attendance_month (clinic_id, person_id, month, code, appointments)
    select r.clinic_id, r.person_id, r.month, r.code, r.appointments
    from jsonb_to_recordset(m.moved -> 'months')
      as r (clinic_id uuid, person_id uuid, month date, code text, appointments integer);
  -- what came meanwhile is counted too
  insert into public.attendance_month (clinic_id, person_id, month, code, appointments)
    select a.clinic_id, a.person_id, date_trunc('month', a.held_on)::date, a.code, count(*)::int
    from public.attendance a where a.person_id in (m.kept_id, m.gone_id) group by 1, 2, 3, 4
    on conflict (clinic_id, person_id, month, code) do update set appointments = excluded.appointments;
  update public.person set merged_into = null, released_at = (m.moved ->> 'releasedAt')::timestamptz where id = m.gone_id;
  update public.person_merge set undone_at = at, undone_by = by_account where id = merge;
  return null;
end $$;

-- Whoever is erased is erased with every record that became part of theirs.
create function authz.erase_merged() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.data_key set wrapped = null, destroyed_at = new.erased_at
    where destroyed_at is null and owner_id in (select id from public.person where merged_into = new.id);
  update public.person set erased_at = new.erased_at, called_sealed = null, contact_sealed = null, name_sealed = null,
    clinic_number_sealed = null, clinic_number_index = null, contact_rules = null
    where merged_into = new.id and erased_at is null;
  return new;
end $$;
create trigger person_merged_erased after update of erased_at on person
  for each row when (old.erased_at is null and new.erased_at is not null) execute function authz.erase_merged();

revoke all on function authz.merge_tables(), authz.why_no_merge(uuid, uuid), authz.sealed_cells(uuid),
  authz.put_sealed(jsonb), authz.merge_people(uuid, uuid, uuid, uuid, timestamptz, jsonb, jsonb),
  authz.unmerge_people(uuid, uuid, timestamptz), authz.erase_merged() from public;
grant execute on function authz.why_no_merge(uuid, uuid), authz.sealed_cells(uuid),
  authz.merge_people(uuid, uuid, uuid, uuid, timestamptz, jsonb, jsonb), authz.unmerge_people(uuid, uuid, timestamptz)
to alongside_coordinator;
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'authz'::regnamespace and p.proname in (
    'merge_tables', 'why_no_merge', 'sealed_cells', 'put_sealed', 'merge_people', 'unmerge_people', 'erase_merged') loop
    execute format('alter function %s owner to alongside_authz', f);
  end loop;
end $$;
