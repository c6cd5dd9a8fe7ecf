-- What a mentor and a person work with between sessions: goals in their own words, measures, and what a mentor says of
-- their own room; and the pairs who told us that they know each other.

-- A goal in somebody's own words, of one episode.
create table goal (
  id uuid primary key,
  episode_id uuid not null references referral (id),
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  text_sealed bytea not null,
  set_at timestamptz not null,
  -- Not worked on any more: reached, changed or let go of. Its ratings stay.
  let_go_at timestamptz
);
create index goal_episode on goal (episode_id, set_at);
create index goal_person on goal (person_id);
create index goal_clinic on goal (clinic_id);

-- How near they feel to it, from 0 to 10: their number.
create table goal_rating (
  goal_id uuid not null references goal (id),
  at timestamptz not null,
  episode_id uuid not null,
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  moment text not null,
  rating smallint not null,
  primary key (goal_id, at),
  constraint goal_rating_scale check (rating between 0 and 10),
  constraint goal_rating_moment_known check (moment in ('start', 'session', 'review', 'end'))
);
create index goal_rating_episode on goal_rating (episode_id, at);
create index goal_rating_person on goal_rating (person_id);
create index goal_rating_clinic on goal_rating (clinic_id);

-- One filling in of a measure. What was answered is sealed with the person's key; the scores are what figures read.
create table measure_answer (
  id uuid primary key,
  episode_id uuid not null references referral (id),
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  instrument text not null,
  moment text not null,
  asked_on date not null,
  answers_sealed bytea not null,
  scores jsonb not null,
  recorded_at timestamptz not null,
  retracted_at timestamptz,
  constraint measure_answer_instrument_known check (instrument in ('pozqol', 'loneliness', 'adherence')),
  constraint measure_answer_moment_known check (moment in ('start', 'later', 'end'))
);
create index measure_answer_episode on measure_answer (episode_id, instrument, asked_on);
create index measure_answer_person on measure_answer (person_id);
create index measure_answer_clinic on measure_answer (clinic_id, instrument, asked_on);

-- What a mentor says of themself: their hours, and, sealed with the key of their own account, the profile that people
-- see and what they chose to tell so that a wish can be met.
alter table mentor
  add column weekly_hours smallint,
  add column profile_sealed bytea,
  add column self_sealed bytea,
  add constraint mentor_hours_sane check (weekly_hours between 0 and 60);

-- Somebody whose support weighs double, as their mentor says: two places and not one.
create table mentor_load (
  mentor_id uuid not null references mentor (id),
  episode_id uuid not null references referral (id),
  weight smallint not null,
  at timestamptz not null,
  primary key (mentor_id, episode_id),
  constraint mentor_load_weight_known check (weight in (1, 2))
);
create index mentor_load_episode on mentor_load (episode_id);

-- Two who know each other: never matched again. Written, and asked about by id alone; nobody can list it.
create table known_pair (
  mentor_id uuid not null references mentor (id),
  person_id uuid not null references person (id),
  at timestamptz not null,
  primary key (mentor_id, person_id)
);
create index known_pair_person on known_pair (person_id);

create index draft_about on draft (account_id, form, about_id);

-- Whether these two told us that they know each other. It answers yes or no and never how.
create function authz.know_each_other(which uuid, person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from public.known_pair where mentor_id = which and person_id = person)
$$;

-- How many of a mentor's places are taken, with those who weigh double counted twice.
create function authz.open_places(which uuid) returns integer
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(sum(weight), 0)::int from (
    select p.person_id, max(coalesce(l.weight, 1)) as weight from (
      select person_id, episode_id from public.mentoring where mentor_id = which and status = 'active'
      union all
      select person_id, episode_id from public.onboarding
        where mentor_id = which and status = 'active' and state = 'matching'
    ) p
    left join public.mentor_load l on l.mentor_id = which and l.episode_id = p.episode_id
    group by p.person_id
  ) places
$$;

revoke all on function authz.know_each_other(uuid, uuid), authz.open_places(uuid) from public;
grant execute on function authz.know_each_other(uuid, uuid), authz.open_places(uuid)
to alongside_clinician, alongside_mentor, alongside_coordinator, alongside_system;
alter function authz.know_each_other(uuid, uuid) owner to alongside_authz;
alter function authz.open_places(uuid) owner to alongside_authz;
