-- The lists that are sorted by what is due, last what is not due at all. `case` and not `coalesce`: of a `coalesce`
-- PostgreSQL cannot tell that it keeps to itself what it sees, so with row-level security no condition on it reaches the
-- index, and the last pages read the whole table.

drop index referral_due;
drop index referral_due_at_clinic;
create index referral_due on referral ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index referral_due_at_clinic on referral (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);

drop index onboarding_due;
drop index onboarding_due_at_clinic;
create index onboarding_due on onboarding ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index onboarding_due_at_clinic on onboarding (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);

drop index mentoring_due;
drop index mentoring_due_at_clinic;
create index mentoring_due on mentoring ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index mentoring_due_at_clinic on mentoring (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);

drop index discharge_due;
drop index discharge_due_at_clinic;
create index discharge_due on discharge ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index discharge_due_at_clinic on discharge (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);
