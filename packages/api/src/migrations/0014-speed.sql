-- What is waited for is read clinic by clinic and state by state, the soonest due first: with an index of that shape a
-- page costs the same however many people stand beside it. It also answers the counts beside a list, so it takes the
-- place of two others, and an event has one index less to keep.
drop index referral_due_at_clinic, referral_counts;
create index referral_waiting on referral
  (clinic_id, state, (case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  include (path, person_id, released_at);
drop index onboarding_due_at_clinic, onboarding_counts;
create index onboarding_waiting on onboarding
  (clinic_id, state, (case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  include (path, person_id);
drop index mentoring_due_at_clinic, mentoring_counts;
create index mentoring_waiting on mentoring
  (clinic_id, state, (case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  include (path, person_id);
drop index discharge_due_at_clinic, discharge_counts;
create index discharge_waiting on discharge
  (clinic_id, state, (case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  include (path, person_id);

-- Which of these matches are of one and the same human: the question of `same_human`, asked once for a whole list.
create function authz.same_humans(mentors uuid[], people uuid[]) returns table (mentor_id uuid, person_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select m.id, h.person_id
  from public.mentor m join public.hat h on h.account_id = m.account_id
  where m.id = any (mentors) and h.person_id = any (people)
$$;
revoke all on function authz.same_humans(uuid[], uuid[]) from public;
grant execute on function authz.same_humans(uuid[], uuid[]) to alongside_clinician, alongside_mentor, alongside_trainee,
  alongside_coordinator, alongside_safeguarding_lead, alongside_analyst, alongside_administrator, alongside_integration,
  alongside_person, alongside_system;
alter function authz.same_humans(uuid[], uuid[]) owner to alongside_authz;
