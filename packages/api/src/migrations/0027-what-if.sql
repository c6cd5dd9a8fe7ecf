-- What somebody asked to see before it happens, and what came of it. It holds counts and guesses and nobody's record;
-- what is played are made-up people.
create table what_if (
  id uuid primary key,
  account_id uuid not null references account (id),
  clinic_ids uuid[] not null,
  asked_at timestamptz not null,
  question jsonb not null,
  -- what really happened in the months before, as far as it may be shown
  observed jsonb not null,
  seed integer not null,
  courses smallint not null,
  state text not null,
  played smallint not null default 0,
  result jsonb,
  -- whoever plays it says how long they hold it; a process that dies lets go by itself
  held_until timestamptz,
  ended_at timestamptz,
  constraint what_if_state_known check (state in ('waiting', 'playing', 'done', 'stopped', 'failed')),
  constraint what_if_result_when_done check ((state = 'done') = (result is not null)),
  constraint what_if_ended_when_over check ((state in ('done', 'stopped', 'failed')) = (ended_at is not null)),
  constraint what_if_played_some check (played between 0 and courses)
);
create index what_if_account on what_if (account_id, asked_at desc);
create index what_if_asked on what_if (asked_at desc, id);
create index what_if_work on what_if (asked_at) where state in ('waiting', 'playing');

-- How things went in some months, for the play to begin with: counts, and from which day to which day people waited. No
-- id and no clinic leaves this function, and only the figures of clinics that the account may have anyway.
create function authz.what_if_counts(since timestamptz, before timestamptz, asked uuid[]) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  with here as materialized (select authz.reported(asked) as clinic_id),
  events as materialized (
    select j.kind, j.lifecycle_id, j.seq, j.type, j.event, j.at, j.from_state, j.to_state
    from public.journal j
    where j.clinic_id in (select clinic_id from here) and j.at >= since and j.at < before
      and j.kind in ('referral', 'onboarding', 'mentoring')
  ),
  arrived as materialized (
    select id, opened_at from public.referral
    where clinic_id in (select clinic_id from here) and opened_at >= since and opened_at < before
      and state <> 'recordedInError'
  ),
  told as (
    select a.opened_at as began, min(e.at) as ended
    from arrived a left join events e on e.kind = 'referral' and e.lifecycle_id = a.id and e.type = 'tell'
    group by a.id, a.opened_at
  ),
  tried as (
    select o.at as began, min(e.at) as ended
    from events o left join events e
      on e.kind = 'onboarding' and e.lifecycle_id = o.lifecycle_id and e.type = 'logAttempt'
    where o.kind = 'onboarding' and o.seq = 0
    group by o.lifecycle_id, o.at
  ),
  ready as (
    select e.lifecycle_id, min(e.at) filter (where e.to_state = 'assessed') as began,
      min(e.at) filter (where e.to_state = 'introduced') as ended,
      bool_or(e.to_state in ('onHold', 'declined', 'redirected', 'withdrawn', 'died', 'recordedInError')) as apart
    from events e where e.kind = 'onboarding' group by e.lifecycle_id
  ),
  held as materialized (
    select lifecycle_id, (event ->> 'heldAt')::timestamptz as at from events
    where kind = 'mentoring' and type = 'logSession' and event ->> 'outcome' = 'held'
  ),
  gaps as (
    select extract(epoch from at - lag(at) over (partition by lifecycle_id order by at)) / 86400 as days from held
  ),
  firsts as (
    select r.released_at as began, min(h.at) as ended
    from public.referral r
    join public.mentoring m on m.episode_id = r.id and m.clinic_id in (select clinic_id from here)
    join held h on h.lifecycle_id = m.id
    where r.clinic_id in (select clinic_id from here) and r.released_at >= since and r.released_at < before
    group by r.id, r.released_at
  ),
  free as (
    select distinct m.id, m.capacity
    from public.mentor m join public.mentor_clinic c on c.mentor_id = m.id
    where c.clinic_id in (select clinic_id from here) and m.standing in ('full', 'provisional')
      and not m.not_now and m.capacity > 0
  )
  select jsonb_build_object(
    'arrived', (select count(*) from arrived),
    'agreed', (select count(*) from events where kind = 'referral' and type = 'agree'),
    'optedOut', (select count(*) from events where kind = 'referral' and type = 'optOut'),
    'leftOpen', (select count(*) from events where kind = 'referral' and type in ('leaveOpen', 'timer.decisionWindow')
      and to_state = 'openOffer'),
    'tries', (select count(*) from events where kind = 'onboarding' and type = 'logAttempt' and from_state = 'toContact'),
    'reached', (select count(*) from events where kind = 'onboarding' and type = 'logAttempt' and from_state = 'toContact'
      and event ->> 'outcome' = 'reached'),
    'talksHeld', (select count(*) from events where kind = 'onboarding' and type = 'assess'),
    'talksMissed', (select count(*) from events where kind = 'onboarding' and type = 'assessmentMissed'),
    'matchesAsked', (select count(*) from events where kind = 'onboarding' and type = 'proposeMatch'),
    'matchesAgreed', (select count(*) from events where kind = 'onboarding' and type = 'personAnswers'
      and event ->> 'accepts' = 'true'),
    'sessionsHeld', (select count(*) from held),
    'sessionsMissed', (select count(*) from events where kind = 'mentoring' and type = 'logSession'
      and event ->> 'outcome' = 'personDidNotCome'),
    'endings', (select count(*) from public.mentoring where clinic_id in (select clinic_id from here)
      and status = 'done' and changed_at >= since and changed_at < before),
    'sessionsOfEnded', (select coalesce(sum((context ->> 'sessions')::int), 0) from public.mentoring
      where clinic_id in (select clinic_id from here) and status = 'done' and changed_at >= since and changed_at < before),
    'gaps', (select count(days) from gaps),
    'gapDays', (select coalesce(round(sum(days)), 0) from gaps),
    'waiting', (select count(*) from public.onboarding where clinic_id in (select clinic_id from here)
      and state in ('assessed', 'matching', 'waiting')),
    'supported', (select count(*) from public.mentoring where clinic_id in (select clinic_id from here)
      and status = 'active'),
    'mentors', (select count(*) from free),
    'places', (select coalesce(sum(capacity), 0) from free),
    'toTell', (select coalesce(jsonb_agg(jsonb_build_array(began, ended)), '[]') from told),
    'toFirstTry', (select coalesce(jsonb_agg(jsonb_build_array(began, ended)), '[]') from tried),
    'toMentor', (select coalesce(jsonb_agg(jsonb_build_array(began, ended)), '[]') from ready
      where began is not null and not (apart and ended is null)),
    'toFirstSession', (select coalesce(jsonb_agg(jsonb_build_array(began, ended)), '[]') from firsts))
$$;
revoke all on function authz.what_if_counts(timestamptz, timestamptz, uuid[]) from public;
grant execute on function authz.what_if_counts(timestamptz, timestamptz, uuid[]) to alongside_coordinator, alongside_analyst;
alter function authz.what_if_counts(timestamptz, timestamptz, uuid[]) owner to alongside_authz;

-- The ways of those whose interest began in some months: by which route, and on which day they came to each state. No id
-- and no clinic leaves it, and only the figures of clinics that the account may have anyway.
create function authz.recruitment_ways(since timestamptz, before timestamptz, asked uuid[])
returns table (route text, steps jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select r.context ->> 'route', jsonb_agg(
    jsonb_build_object('state', substring(j.to_state from '^\w+'), 'on', (j.at at time zone 'Europe/London')::date)
    order by j.seq)
  from public.recruitment r
  join public.journal j on j.kind = 'recruitment' and j.lifecycle_id = r.id
    -- what happens inside a stage, such as one check of several, is no new stage
    and substring(j.from_state from '^\w+') is distinct from substring(j.to_state from '^\w+')
  where r.clinic_id = any (array(select authz.reported(asked))) and r.opened_at >= since and r.opened_at < before
  group by r.id, r.context
$$;
revoke all on function authz.recruitment_ways(timestamptz, timestamptz, uuid[]) from public;
grant execute on function authz.recruitment_ways(timestamptz, timestamptz, uuid[]) to alongside_coordinator, alongside_analyst;
alter function authz.recruitment_ways(timestamptz, timestamptz, uuid[]) owner to alongside_authz;

-- Forms of equality monitoring come from those who apply and from the team. Whose a form is stands nowhere, only of
-- which of the two.
alter table equality_answer add column whose text not null default 'applicant';
alter table equality_answer add constraint equality_answer_whose_known check (whose in ('applicant', 'mentor'));
