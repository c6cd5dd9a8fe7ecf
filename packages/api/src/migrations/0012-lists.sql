-- Indexes shaped like the lists: what is due soonest (and what is not due at all, last) or what changed latest, with or
-- without a clinic, from the last row of the page before. The counts beside a list are answered from an index alone.

drop index referral_by_due;
drop index referral_by_change;
create index referral_due on referral ((coalesce(due_at, 'infinity'::timestamptz)), id);
create index referral_due_at_clinic on referral (clinic_id, (coalesce(due_at, 'infinity'::timestamptz)), id);
create index referral_change on referral (changed_at, id);
create index referral_change_at_clinic on referral (clinic_id, changed_at, id);
create index referral_counts on referral (clinic_id, state) include (person_id, released_at);
create index referral_work on referral (due_at, id) where status = 'active';

drop index onboarding_by_due;
drop index onboarding_by_change;
create index onboarding_due on onboarding ((coalesce(due_at, 'infinity'::timestamptz)), id);
create index onboarding_due_at_clinic on onboarding (clinic_id, (coalesce(due_at, 'infinity'::timestamptz)), id);
create index onboarding_change on onboarding (changed_at, id);
create index onboarding_change_at_clinic on onboarding (clinic_id, changed_at, id);
create index onboarding_counts on onboarding (clinic_id, state) include (person_id);
create index onboarding_work on onboarding (due_at, id) where status = 'active';

drop index mentoring_by_due;
drop index mentoring_by_change;
create index mentoring_due on mentoring ((coalesce(due_at, 'infinity'::timestamptz)), id);
create index mentoring_due_at_clinic on mentoring (clinic_id, (coalesce(due_at, 'infinity'::timestamptz)), id);
create index mentoring_change on mentoring (changed_at, id);
create index mentoring_change_at_clinic on mentoring (clinic_id, changed_at, id);
create index mentoring_counts on mentoring (clinic_id, state) include (person_id);
create index mentoring_work on mentoring (due_at, id) where status = 'active';

drop index discharge_by_due;
drop index discharge_by_change;
create index discharge_due on discharge ((coalesce(due_at, 'infinity'::timestamptz)), id);
create index discharge_due_at_clinic on discharge (clinic_id, (coalesce(due_at, 'infinity'::timestamptz)), id);
create index discharge_change on discharge (changed_at, id);
create index discharge_change_at_clinic on discharge (clinic_id, changed_at, id);
create index discharge_counts on discharge (clinic_id, state) include (person_id);
create index discharge_work on discharge (due_at, id) where status = 'active';
