-- Two waits of real life were played and never counted: from having been reached to the first conversation, and from the
-- introduction to the first session. The play took a week and a fortnight for them, wherever it was asked. Both are
-- counted now, and with them how long a match takes to come to its introduction.
set local role alongside_authz;
create or replace function authz.what_if_counts(since timestamptz, before timestamptz, asked uuid[]) returns jsonb
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
  talked as (
    select e.lifecycle_id,
      min(e.at) filter (where e.type = 'logAttempt' and e.event ->> 'outcome' = 'reached') as began,
      min(e.at) filter (where e.type = 'assess') as ended
    from events e where e.kind = 'onboarding' group by e.lifecycle_id
  ),
  introduced as (
    select e.lifecycle_id, max(e.at) filter (where e.type = 'proposeMatch') as began,
      min(e.at) filter (where e.type = 'introduce') as ended
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
  met as (
    select m.at as began, min(h.at) as ended
    from events m join held h on h.lifecycle_id = m.lifecycle_id
    where m.kind = 'mentoring' and m.seq = 0
    group by m.lifecycle_id, m.at
  ),
  free as (
    -- somebody new supports one person until their first review
    select distinct m.id, case m.standing when 'provisional' then least(m.capacity, 1) else m.capacity end as capacity
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
    'tries', (select count(*) from events where kind = 'onboarding' and type = 'logAttempt' and from_state like 'toContact%'),
    'reached', (select count(*) from events where kind = 'onboarding' and type = 'logAttempt' and from_state like 'toContact%'
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
    'toTalk', (select coalesce(jsonb_agg(jsonb_build_array(began, ended)), '[]') from talked where began <= ended),
    'toIntroduction', (select coalesce(jsonb_agg(jsonb_build_array(began, ended)), '[]') from introduced
      where began <= ended),
    'toFirstMeeting', (select coalesce(jsonb_agg(jsonb_build_array(began, ended)), '[]') from met),
    'toFirstSession', (select coalesce(jsonb_agg(jsonb_build_array(began, ended)), '[]') from firsts))
$$;
reset role;
