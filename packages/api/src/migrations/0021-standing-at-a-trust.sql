-- Standing is kept at each clinic, so that its walls hold, and says where a mentor stands at the trust: what happens at one
-- clinic of a trust happens at the others of that trust. Who carries it over is the system, because nobody at one clinic
-- sees the next.

set local role alongside_authz;

-- Whoever leaves a place reaches nothing there from that moment; whoever leaves the last one is signed out for good. The
-- system does it at the other clinics of a trust; a coordinator where they coordinate.
create or replace function authz.end_access(which uuid, clinic uuid, at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare theirs uuid;
begin
  if current_setting('role') <> 'alongside_system' and clinic not in (select authz.clinics()) then return; end if;
  select account_id into theirs from public.mentor where id = which;
  update public.mentor_clinic set authorised_until = (at at time zone 'Europe/London')::date - 1
    where mentor_id = which and clinic_id = clinic;
  delete from public.account_clinic where account_id = theirs and clinic_id = clinic;
  if exists (select 1 from public.standing s where s.mentor_id = which and s.status = 'active' and s.clinic_id <> clinic)
  then return; end if;
  update public.mentor set standing = 'left' where id = which;
  update public.account set disabled_at = at where id = theirs;
  delete from auth."session" s using public.account a where a.id = theirs and s."userId" = a.auth_user_id;
end $$;

-- Whose names this account may know. A policy asks for each statement anew, so the answer is made from one index and a plan
-- that is kept: a team of a thousand is looked up in half a millisecond.
create or replace function authz.colleagues() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  me uuid = authz.account();
  mine text;
begin
  select a.role into mine from public.account a where a.id = me;
  if not found then return; end if;
  return next me;
  if mine = 'administrator' then
    return query select a.id from public.account a where a.id <> me;
  elsif mine in ('coordinator', 'safeguardingLead') then
    return query select distinct t.account_id from public.account_clinic t
      where t.account_id <> me
        and t.clinic_id = any (array(select c.clinic_id from public.account_clinic c where c.account_id = me));
  elsif mine in ('clinician', 'mentor', 'trainee') then
    return query select distinct t.account_id from public.account_clinic t
      join public.account a on a.id = t.account_id and a.role in ('coordinator', 'safeguardingLead')
      where t.account_id <> me
        and t.clinic_id = any (array(select c.clinic_id from public.account_clinic c where c.account_id = me));
  end if;
end $$;

grant execute on function authz.end_access(uuid, uuid, timestamptz) to alongside_system;
reset role;

-- Somebody outside may be written to: whoever is invited, and whoever knows an applicant. They are neither a person who is
-- supported nor an account; what is written to them is sealed with the key of the clinic or of the applicant.
alter table message
  add column sealed_by uuid,
  drop constraint message_one_recipient,
  add constraint message_one_recipient check (num_nonnulls(account_id, person_id, sealed_by) = 1),
  drop constraint message_purpose_known,
  add constraint message_purpose_known check (purpose in ('offerLink', 'sessionReminder', 'checkTime', 'tryAgain', 'goodbye',
    'ownWords', 'joinLink', 'referenceLink', 'referenceReminder')),
  add constraint message_outside_at_a_clinic check (sealed_by is null or clinic_id is not null);
alter table local_post
  add column sealed_by uuid,
  alter column person_id drop not null,
  add constraint local_post_one_recipient check (num_nonnulls(person_id, sealed_by) = 1);

-- Who asked a referee: a reminder comes from the same person.
alter table referee add column asked_by uuid references account (id);
create index referee_asked_by on referee (asked_by);
