-- Generated from the permission table of the domain by database/write-policies.ts: do not edit.

alter table trust enable row level security;
alter table trust force row level security;
grant select on trust to alongside_clinician;
create policy trust_select_clinician on trust for select to alongside_clinician
  using (true);
grant select on trust to alongside_mentor;
create policy trust_select_mentor on trust for select to alongside_mentor
  using (true);
grant select on trust to alongside_trainee;
create policy trust_select_trainee on trust for select to alongside_trainee
  using (true);
grant select on trust to alongside_coordinator;
create policy trust_select_coordinator on trust for select to alongside_coordinator
  using (true);
grant select on trust to alongside_safeguarding_lead;
create policy trust_select_safeguarding_lead on trust for select to alongside_safeguarding_lead
  using (true);
grant select on trust to alongside_analyst;
create policy trust_select_analyst on trust for select to alongside_analyst
  using ((select authz.account()) is not null);
grant select on trust to alongside_administrator;
create policy trust_select_administrator on trust for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on trust to alongside_administrator;
create policy trust_insert_administrator on trust for insert to alongside_administrator
  with check ((select authz.account()) is not null);
grant update on trust to alongside_administrator;
create policy trust_update_administrator on trust for update to alongside_administrator
  using ((select authz.account()) is not null);
grant select on trust to alongside_integration;
create policy trust_select_integration on trust for select to alongside_integration
  using (true);
grant select on trust to alongside_system;
create policy trust_select_system on trust for select to alongside_system
  using (true);

alter table clinic enable row level security;
alter table clinic force row level security;
grant select on clinic to alongside_clinician;
create policy clinic_select_clinician on clinic for select to alongside_clinician
  using (true);
grant select on clinic to alongside_mentor;
create policy clinic_select_mentor on clinic for select to alongside_mentor
  using (true);
grant select on clinic to alongside_trainee;
create policy clinic_select_trainee on clinic for select to alongside_trainee
  using (true);
grant select on clinic to alongside_coordinator;
create policy clinic_select_coordinator on clinic for select to alongside_coordinator
  using (true);
grant select on clinic to alongside_safeguarding_lead;
create policy clinic_select_safeguarding_lead on clinic for select to alongside_safeguarding_lead
  using (true);
grant select on clinic to alongside_analyst;
create policy clinic_select_analyst on clinic for select to alongside_analyst
  using ((select authz.account()) is not null);
grant select on clinic to alongside_administrator;
create policy clinic_select_administrator on clinic for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on clinic to alongside_administrator;
create policy clinic_insert_administrator on clinic for insert to alongside_administrator
  with check ((select authz.account()) is not null);
grant update on clinic to alongside_administrator;
create policy clinic_update_administrator on clinic for update to alongside_administrator
  using ((select authz.account()) is not null);
grant select on clinic to alongside_integration;
create policy clinic_select_integration on clinic for select to alongside_integration
  using (true);
grant select on clinic to alongside_system;
create policy clinic_select_system on clinic for select to alongside_system
  using (true);
grant select (id, name, trust_id) on clinic to alongside_authz;
create policy clinic_select_authz on clinic for select to alongside_authz
  using (true);

alter table clinic_setting enable row level security;
alter table clinic_setting force row level security;
grant select on clinic_setting to alongside_clinician;
create policy clinic_setting_select_clinician on clinic_setting for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on clinic_setting to alongside_coordinator;
create policy clinic_setting_select_coordinator on clinic_setting for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on clinic_setting to alongside_administrator;
create policy clinic_setting_select_administrator on clinic_setting for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on clinic_setting to alongside_administrator;
create policy clinic_setting_insert_administrator on clinic_setting for insert to alongside_administrator
  with check ((select authz.account()) is not null);
grant select on clinic_setting to alongside_mentor;
create policy clinic_setting_select_mentor on clinic_setting for select to alongside_mentor
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on clinic_setting to alongside_safeguarding_lead;
create policy clinic_setting_select_safeguarding_lead on clinic_setting for select to alongside_safeguarding_lead
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on clinic_setting to alongside_integration;
create policy clinic_setting_select_integration on clinic_setting for select to alongside_integration
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on clinic_setting to alongside_system;
create policy clinic_setting_select_system on clinic_setting for select to alongside_system
  using (true);
grant select on clinic_setting to alongside_trainee;
create policy clinic_setting_select_trainee on clinic_setting for select to alongside_trainee
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on clinic_setting to alongside_person;
create policy clinic_setting_select_person on clinic_setting for select to alongside_person
  using ((clinic_id = (select authz.own_clinic())));

alter table account enable row level security;
alter table account force row level security;
grant select on account to alongside_administrator;
create policy account_select_administrator on account for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on account to alongside_administrator;
create policy account_insert_administrator on account for insert to alongside_administrator
  with check ((select authz.account()) is not null);
grant update on account to alongside_administrator;
create policy account_update_administrator on account for update to alongside_administrator
  using ((select authz.account()) is not null);
grant select on account to alongside_clinician;
create policy account_select_clinician on account for select to alongside_clinician
  using ((id = any (array(select authz.colleagues())))
    or (id = any (array(select authz.signing()))));
grant select on account to alongside_mentor;
create policy account_select_mentor on account for select to alongside_mentor
  using ((id = any (array(select authz.colleagues()))));
grant select on account to alongside_trainee;
create policy account_select_trainee on account for select to alongside_trainee
  using ((id = any (array(select authz.colleagues()))));
grant select on account to alongside_coordinator;
create policy account_select_coordinator on account for select to alongside_coordinator
  using ((id = any (array(select authz.colleagues()))));
grant select on account to alongside_safeguarding_lead;
create policy account_select_safeguarding_lead on account for select to alongside_safeguarding_lead
  using ((id = any (array(select authz.colleagues()))));
grant select on account to alongside_analyst;
create policy account_select_analyst on account for select to alongside_analyst
  using ((id = any (array(select authz.colleagues()))));
grant select on account to alongside_integration;
create policy account_select_integration on account for select to alongside_integration
  using ((id = any (array(select authz.colleagues()))));
grant select on account to alongside_system;
create policy account_select_system on account for select to alongside_system
  using (true);
grant select (id, auth_user_id, role, disabled_at, name_sealed) on account to alongside_authz;
create policy account_select_authz on account for select to alongside_authz
  using (true);
grant insert (id, auth_user_id, role, name_sealed, created_at) on account to alongside_authz;
create policy account_insert_authz on account for insert to alongside_authz
  with check (true);
grant update (role, disabled_at) on account to alongside_authz;
create policy account_update_authz on account for update to alongside_authz
  using (true);

alter table account_clinic enable row level security;
alter table account_clinic force row level security;
grant select on account_clinic to alongside_administrator;
create policy account_clinic_select_administrator on account_clinic for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on account_clinic to alongside_administrator;
create policy account_clinic_insert_administrator on account_clinic for insert to alongside_administrator
  with check ((select authz.account()) is not null);
grant delete on account_clinic to alongside_administrator;
create policy account_clinic_delete_administrator on account_clinic for delete to alongside_administrator
  using ((select authz.account()) is not null);
grant select on account_clinic to alongside_clinician;
create policy account_clinic_select_clinician on account_clinic for select to alongside_clinician
  using ((account_id = any (array(select authz.colleagues()))));
grant select on account_clinic to alongside_mentor;
create policy account_clinic_select_mentor on account_clinic for select to alongside_mentor
  using ((account_id = any (array(select authz.colleagues()))));
grant select on account_clinic to alongside_trainee;
create policy account_clinic_select_trainee on account_clinic for select to alongside_trainee
  using ((account_id = any (array(select authz.colleagues()))));
grant select on account_clinic to alongside_coordinator;
create policy account_clinic_select_coordinator on account_clinic for select to alongside_coordinator
  using ((account_id = any (array(select authz.colleagues()))));
grant select on account_clinic to alongside_safeguarding_lead;
create policy account_clinic_select_safeguarding_lead on account_clinic for select to alongside_safeguarding_lead
  using ((account_id = any (array(select authz.colleagues()))));
grant select on account_clinic to alongside_analyst;
create policy account_clinic_select_analyst on account_clinic for select to alongside_analyst
  using ((account_id = any (array(select authz.colleagues()))));
grant select on account_clinic to alongside_integration;
create policy account_clinic_select_integration on account_clinic for select to alongside_integration
  using ((account_id = any (array(select authz.colleagues()))));
grant select on account_clinic to alongside_system;
create policy account_clinic_select_system on account_clinic for select to alongside_system
  using (true);
grant select (account_id, clinic_id) on account_clinic to alongside_authz;
create policy account_clinic_select_authz on account_clinic for select to alongside_authz
  using (true);
grant insert (account_id, clinic_id) on account_clinic to alongside_authz;
create policy account_clinic_insert_authz on account_clinic for insert to alongside_authz
  with check (true);
grant delete on account_clinic to alongside_authz;
create policy account_clinic_delete_authz on account_clinic for delete to alongside_authz
  using (true);

alter table hat enable row level security;
alter table hat force row level security;
grant insert on hat to alongside_coordinator;
create policy hat_insert_coordinator on hat for insert to alongside_coordinator
  with check ((exists (select 1 from person p where p.id = person_id)));
grant select on hat to alongside_system;
create policy hat_select_system on hat for select to alongside_system
  using (true);
grant select (account_id, person_id) on hat to alongside_authz;
create policy hat_select_authz on hat for select to alongside_authz
  using (true);
grant insert (account_id, person_id) on hat to alongside_authz;
create policy hat_insert_authz on hat for insert to alongside_authz
  with check (true);
grant delete on hat to alongside_authz;
create policy hat_delete_authz on hat for delete to alongside_authz
  using (true);

alter table data_key enable row level security;
alter table data_key force row level security;
grant select on data_key to alongside_clinician;
create policy data_key_select_clinician on data_key for select to alongside_clinician
  using ((owner_id = any (array(select authz.colleagues())) or owner_id = any (array(select authz.clinics())) or exists (select 1 from person p where p.id = owner_id) or exists (select 1 from concern c where c.person_id = owner_id))
    or (owner_id = any (array(select authz.signing()))));
grant insert on data_key to alongside_clinician;
create policy data_key_insert_clinician on data_key for insert to alongside_clinician
  with check ((exists (select 1 from person p where p.id = owner_id))
    or (owner_id = any (array(select authz.clinics()))));
grant select on data_key to alongside_integration;
create policy data_key_select_integration on data_key for select to alongside_integration
  using ((owner_id = any (array(select authz.colleagues())) or owner_id = any (array(select authz.clinics())) or exists (select 1 from person p where p.id = owner_id)));
grant insert on data_key to alongside_integration;
create policy data_key_insert_integration on data_key for insert to alongside_integration
  with check ((exists (select 1 from person p where p.id = owner_id)));
grant select on data_key to alongside_mentor;
create policy data_key_select_mentor on data_key for select to alongside_mentor
  using ((owner_id = any (array(select authz.colleagues())) or owner_id = any (array(select authz.clinics())) or exists (select 1 from person p where p.id = owner_id) or exists (select 1 from concern c where c.person_id = owner_id)));
grant select on data_key to alongside_trainee;
create policy data_key_select_trainee on data_key for select to alongside_trainee
  using ((owner_id = any (array(select authz.colleagues())) or owner_id = any (array(select authz.clinics()))));
grant select on data_key to alongside_coordinator;
create policy data_key_select_coordinator on data_key for select to alongside_coordinator
  using ((owner_id = any (array(select authz.colleagues())) or owner_id = any (array(select authz.clinics())) or exists (select 1 from person p where p.id = owner_id) or exists (select 1 from record_opening o where o.person_id = owner_id)));
grant insert on data_key to alongside_coordinator;
create policy data_key_insert_coordinator on data_key for insert to alongside_coordinator
  with check ((owner_id = any (array(select authz.clinics()))));
grant select on data_key to alongside_safeguarding_lead;
create policy data_key_select_safeguarding_lead on data_key for select to alongside_safeguarding_lead
  using ((owner_id = any (array(select authz.colleagues())) or owner_id = any (array(select authz.clinics())) or exists (select 1 from concern c where c.person_id = owner_id) or exists (select 1 from record_opening o where o.person_id = owner_id)));
grant select on data_key to alongside_analyst;
create policy data_key_select_analyst on data_key for select to alongside_analyst
  using ((owner_id = any (array(select authz.colleagues())) or owner_id = any (array(select authz.clinics()))));
grant select on data_key to alongside_administrator;
create policy data_key_select_administrator on data_key for select to alongside_administrator
  using ((owner_id = any (array(select authz.colleagues())) or owner_id = any (array(select authz.clinics()))));
grant insert on data_key to alongside_administrator;
create policy data_key_insert_administrator on data_key for insert to alongside_administrator
  with check ((owner_id = any (array(select authz.colleagues()))));
grant select on data_key to alongside_system;
create policy data_key_select_system on data_key for select to alongside_system
  using (true);
grant update on data_key to alongside_system;
create policy data_key_update_system on data_key for update to alongside_system
  using (true);
grant select (owner_id, destroyed_at, wrapped) on data_key to alongside_authz;
create policy data_key_select_authz on data_key for select to alongside_authz
  using (true);
grant insert (owner_id, wrapped, wrapping_key_id) on data_key to alongside_authz;
create policy data_key_insert_authz on data_key for insert to alongside_authz
  with check (true);
grant update (wrapped, destroyed_at) on data_key to alongside_authz;
create policy data_key_update_authz on data_key for update to alongside_authz
  using (true);
grant select on data_key to alongside_person;
create policy data_key_select_person on data_key for select to alongside_person
  using ((owner_id = (select authz.own_person())));

alter table person enable row level security;
alter table person force row level security;
grant select on person to alongside_clinician;
create policy person_select_clinician on person for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and id <> all (array(select authz.hats()))));
grant insert on person to alongside_clinician;
create policy person_insert_clinician on person for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics())) and id <> all (array(select authz.hats()))));
grant update on person to alongside_clinician;
create policy person_update_clinician on person for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and id <> all (array(select authz.hats()))));
grant select (id, clinic_id, called_sealed, contact_sealed, contact_rules, released_at, died_on, erased_at) on person to alongside_mentor;
create policy person_select_mentor on person for select to alongside_mentor
  using ((id = any (array(select authz.people())))
    or (id = any (array(select authz.covered_people()))));
grant select on person to alongside_coordinator;
create policy person_select_coordinator on person for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and released_at is not null and id <> all (array(select authz.hats()))));
grant update on person to alongside_coordinator;
create policy person_update_coordinator on person for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and released_at is not null and id <> all (array(select authz.hats()))));
grant select on person to alongside_safeguarding_lead;
create policy person_select_safeguarding_lead on person for select to alongside_safeguarding_lead
  using ((id = any (array(select authz.concerned()))));
grant select (id, clinic_id, clinic_number_index, erased_at, merged_into) on person to alongside_integration;
create policy person_select_integration on person for select to alongside_integration
  using ((clinic_id = any (array(select authz.clinics())) and id <> all (array(select authz.hats()))));
grant insert on person to alongside_integration;
create policy person_insert_integration on person for insert to alongside_integration
  with check ((clinic_id = any (array(select authz.clinics())) and id <> all (array(select authz.hats()))));
grant select (id, clinic_id, called_sealed, contact_sealed, contact_rules, released_at, died_on, erased_at, changed_at, seq) on person to alongside_system;
create policy person_select_system on person for select to alongside_system
  using (true);
grant update (died_on, erased_at, changed_at, seq, called_sealed, contact_sealed, name_sealed, clinic_number_sealed, clinic_number_index, contact_rules) on person to alongside_system;
create policy person_update_system on person for update to alongside_system
  using (true);
grant select (id, clinic_id, released_at, erased_at, seq, clinic_number_index, contact_rules, called_sealed, contact_sealed, merged_into) on person to alongside_authz;
create policy person_select_authz on person for select to alongside_authz
  using (true);
grant update (released_at, changed_at, erased_at, called_sealed, contact_sealed, name_sealed, clinic_number_sealed, clinic_number_index, contact_rules, seq, merged_into) on person to alongside_authz;
create policy person_update_authz on person for update to alongside_authz
  using (true);
grant select (id, clinic_id, died_on, erased_at, called_sealed, contact_sealed, contact_rules, changed_at, seq) on person to alongside_person;
create policy person_select_person on person for select to alongside_person
  using ((id = (select authz.own_person())));
grant update (called_sealed, contact_sealed, contact_rules, changed_at, seq) on person to alongside_person;
create policy person_update_person on person for update to alongside_person
  using ((id = (select authz.own_person())));

alter table consent enable row level security;
alter table consent force row level security;
grant select on consent to alongside_clinician;
create policy consent_select_clinician on consent for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on consent to alongside_clinician;
create policy consent_insert_clinician on consent for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update (withdrawn_at) on consent to alongside_clinician;
create policy consent_update_clinician on consent for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on consent to alongside_coordinator;
create policy consent_select_coordinator on consent for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and exists (select 1 from person p where p.id = person_id)));
grant insert on consent to alongside_coordinator;
create policy consent_insert_coordinator on consent for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and exists (select 1 from person p where p.id = person_id)));
grant update (withdrawn_at) on consent to alongside_coordinator;
create policy consent_update_coordinator on consent for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and exists (select 1 from person p where p.id = person_id)));
grant select on consent to alongside_mentor;
create policy consent_select_mentor on consent for select to alongside_mentor
  using ((person_id = any (array(select authz.people())))
    or (person_id = any (array(select authz.covered_people()))));
grant select (person_id, scope, given, at, withdrawn_at) on consent to alongside_safeguarding_lead;
create policy consent_select_safeguarding_lead on consent for select to alongside_safeguarding_lead
  using ((person_id = any (array(select authz.opened()))));
grant select on consent to alongside_system;
create policy consent_select_system on consent for select to alongside_system
  using (true);
grant select (person_id, clinic_id, scope, given, at, withdrawn_at, lapsed_at, id) on consent to alongside_authz;
create policy consent_select_authz on consent for select to alongside_authz
  using (true);
grant update (lapsed_at, person_id) on consent to alongside_authz;
create policy consent_update_authz on consent for update to alongside_authz
  using (true);
grant select (person_id, withdrawn_at) on consent to alongside_integration;
create policy consent_select_integration on consent for select to alongside_integration
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update (withdrawn_at) on consent to alongside_integration;
create policy consent_update_integration on consent for update to alongside_integration
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select (person_id, scope, given, at, withdrawn_at) on consent to alongside_person;
create policy consent_select_person on consent for select to alongside_person
  using ((person_id = (select authz.own_person())));
grant insert on consent to alongside_person;
create policy consent_insert_person on consent for insert to alongside_person
  with check ((person_id = (select authz.own_person())));
grant update (withdrawn_at) on consent to alongside_person;
create policy consent_update_person on consent for update to alongside_person
  using ((person_id = (select authz.own_person())));

alter table note enable row level security;
alter table note force row level security;
grant select on note to alongside_clinician;
create policy note_select_clinician on note for select to alongside_clinician
  using ((kind in ('referral') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id) and field in ('account', 'feedback'))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id))
    or (id = any (array(select authz.shared_summaries()))));
grant insert on note to alongside_clinician;
create policy note_insert_clinician on note for insert to alongside_clinician
  with check ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'training', 'standing') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id)));
grant select on note to alongside_mentor;
create policy note_select_mentor on note for select to alongside_mentor
  using ((kind in ('onboarding', 'mentoring', 'discharge') and episode_id = any (array(select authz.episodes())))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id) and field in ('account', 'feedback'))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id)));
grant insert on note to alongside_mentor;
create policy note_insert_mentor on note for insert to alongside_mentor
  with check ((kind in ('onboarding', 'mentoring', 'discharge') and episode_id = any (array(select authz.worked_on())))
    or (kind in ('standing', 'mentoring', 'onboarding') and holder_id = (select authz.account()))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id))
    or (kind in ('mentoring') and episode_id = any (array(select authz.covered()))));
grant select on note to alongside_trainee;
create policy note_select_trainee on note for select to alongside_trainee
  using ((kind in ('recruitment', 'training') and holder_id = (select authz.account())));
grant insert on note to alongside_trainee;
create policy note_insert_trainee on note for insert to alongside_trainee
  with check ((kind in ('recruitment', 'training', 'standing') and holder_id = (select authz.account())));
grant select on note to alongside_coordinator;
create policy note_select_coordinator on note for select to alongside_coordinator
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'concern') and clinic_id = any (array(select authz.clinics())) and (kind not in ('referral', 'concern')
    or exists (select 1 from referral r where r.id = lifecycle_id)
    or exists (select 1 from concern c where c.id = lifecycle_id)) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('recruitment', 'training', 'standing', 'supervision') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on note to alongside_coordinator;
create policy note_insert_coordinator on note for insert to alongside_coordinator
  with check ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('recruitment', 'training', 'standing', 'supervision', 'mentoring', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant select on note to alongside_safeguarding_lead;
create policy note_select_safeguarding_lead on note for select to alongside_safeguarding_lead
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge') and person_id = any (array(select authz.opened())))
    or (kind in ('concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on note to alongside_safeguarding_lead;
create policy note_insert_safeguarding_lead on note for insert to alongside_safeguarding_lead
  with check ((kind in ('concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on note to alongside_integration;
create policy note_insert_integration on note for insert to alongside_integration
  with check ((kind in ('referral', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on note to alongside_person;
create policy note_insert_person on note for insert to alongside_person
  with check ((kind in ('referral', 'onboarding', 'mentoring') and person_id = (select authz.own_person())));
grant insert on note to alongside_system;
create policy note_insert_system on note for insert to alongside_system
  with check (true);
grant select (id, kind, lifecycle_id, field, person_id, text_sealed) on note to alongside_authz;
create policy note_select_authz on note for select to alongside_authz
  using (true);
grant update (person_id, text_sealed) on note to alongside_authz;
create policy note_update_authz on note for update to alongside_authz
  using (true);

alter table private_link enable row level security;
alter table private_link force row level security;
grant select (token_hash, person_id, used_at, expires_at, id, clinic_id, referral_id, language, from_sealed, revoked_at, answer, answered_by) on private_link to alongside_authz;
create policy private_link_select_authz on private_link for select to alongside_authz
  using (true);
grant update (used_at, answer, answered_by, person_id, from_sealed) on private_link to alongside_authz;
create policy private_link_update_authz on private_link for update to alongside_authz
  using (true);
grant select (id, person_id, clinic_id, referral_id, purpose, language, issued_by, issued_at, expires_at, used_at, answer, revoked_at) on private_link to alongside_clinician;
create policy private_link_select_clinician on private_link for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on private_link to alongside_clinician;
create policy private_link_insert_clinician on private_link for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update (revoked_at) on private_link to alongside_clinician;
create policy private_link_update_clinician on private_link for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select (id, referral_id, person_id, used_at, revoked_at, expires_at) on private_link to alongside_system;
create policy private_link_select_system on private_link for select to alongside_system
  using (true);

alter table mentor enable row level security;
alter table mentor force row level security;
grant select on mentor to alongside_safeguarding_lead;
create policy mentor_select_safeguarding_lead on mentor for select to alongside_safeguarding_lead
  using ((exists (select 1 from mentor_clinic mc where mc.mentor_id = mentor.id)));
grant select on mentor to alongside_mentor;
create policy mentor_select_mentor on mentor for select to alongside_mentor
  using ((account_id = (select authz.account())));
grant update (not_now, capacity, languages, offers, wishes_sealed, weekly_hours, called_sealed, profile_sealed, self_sealed, seq) on mentor to alongside_mentor;
create policy mentor_update_mentor on mentor for update to alongside_mentor
  using ((account_id = (select authz.account())));
grant select on mentor to alongside_coordinator;
create policy mentor_select_coordinator on mentor for select to alongside_coordinator
  using ((exists (select 1 from mentor_clinic mc where mc.mentor_id = mentor.id)));
grant select on mentor to alongside_administrator;
create policy mentor_select_administrator on mentor for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on mentor to alongside_administrator;
create policy mentor_insert_administrator on mentor for insert to alongside_administrator
  with check ((select authz.account()) is not null);
grant update on mentor to alongside_administrator;
create policy mentor_update_administrator on mentor for update to alongside_administrator
  using ((select authz.account()) is not null);
grant select on mentor to alongside_system;
create policy mentor_select_system on mentor for select to alongside_system
  using (true);
grant select (id, account_id, standing, capacity, not_now) on mentor to alongside_authz;
create policy mentor_select_authz on mentor for select to alongside_authz
  using (true);
grant insert (id, account_id, standing, capacity, languages, started_on) on mentor to alongside_authz;
create policy mentor_insert_authz on mentor for insert to alongside_authz
  with check (true);
grant update (standing) on mentor to alongside_authz;
create policy mentor_update_authz on mentor for update to alongside_authz
  using (true);

alter table mentor_clinic enable row level security;
alter table mentor_clinic force row level security;
grant select on mentor_clinic to alongside_safeguarding_lead;
create policy mentor_clinic_select_safeguarding_lead on mentor_clinic for select to alongside_safeguarding_lead
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on mentor_clinic to alongside_mentor;
create policy mentor_clinic_select_mentor on mentor_clinic for select to alongside_mentor
  using ((mentor_id = (select authz.mentor())));
grant select on mentor_clinic to alongside_coordinator;
create policy mentor_clinic_select_coordinator on mentor_clinic for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on mentor_clinic to alongside_administrator;
create policy mentor_clinic_select_administrator on mentor_clinic for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on mentor_clinic to alongside_administrator;
create policy mentor_clinic_insert_administrator on mentor_clinic for insert to alongside_administrator
  with check ((select authz.account()) is not null);
grant update on mentor_clinic to alongside_administrator;
create policy mentor_clinic_update_administrator on mentor_clinic for update to alongside_administrator
  using ((select authz.account()) is not null);
grant select on mentor_clinic to alongside_system;
create policy mentor_clinic_select_system on mentor_clinic for select to alongside_system
  using (true);
grant select (mentor_id, clinic_id, authorised_until, checks_until) on mentor_clinic to alongside_authz;
create policy mentor_clinic_select_authz on mentor_clinic for select to alongside_authz
  using (true);
grant insert (mentor_id, clinic_id, authorised_until, checks_until) on mentor_clinic to alongside_authz;
create policy mentor_clinic_insert_authz on mentor_clinic for insert to alongside_authz
  with check (true);
grant update (authorised_until, checks_until) on mentor_clinic to alongside_authz;
create policy mentor_clinic_update_authz on mentor_clinic for update to alongside_authz
  using (true);

alter table mentor_load enable row level security;
alter table mentor_load force row level security;
grant select on mentor_load to alongside_mentor;
create policy mentor_load_select_mentor on mentor_load for select to alongside_mentor
  using ((mentor_id = (select authz.mentor()) and episode_id = any (array(select authz.episodes()))));
grant insert on mentor_load to alongside_mentor;
create policy mentor_load_insert_mentor on mentor_load for insert to alongside_mentor
  with check ((mentor_id = (select authz.mentor()) and episode_id = any (array(select authz.episodes()))));
grant update on mentor_load to alongside_mentor;
create policy mentor_load_update_mentor on mentor_load for update to alongside_mentor
  using ((mentor_id = (select authz.mentor()) and episode_id = any (array(select authz.episodes()))));
grant select (mentor_id, episode_id, weight) on mentor_load to alongside_authz;
create policy mentor_load_select_authz on mentor_load for select to alongside_authz
  using (true);
grant select on mentor_load to alongside_coordinator;
create policy mentor_load_select_coordinator on mentor_load for select to alongside_coordinator
  using ((exists (select 1 from mentoring m where m.episode_id = mentor_load.episode_id)));

alter table known_pair enable row level security;
alter table known_pair force row level security;
grant insert on known_pair to alongside_mentor;
create policy known_pair_insert_mentor on known_pair for insert to alongside_mentor
  with check ((mentor_id = (select authz.mentor())));
grant insert on known_pair to alongside_coordinator;
create policy known_pair_insert_coordinator on known_pair for insert to alongside_coordinator
  with check ((exists (select 1 from person p where p.id = person_id)));
grant select (mentor_id, person_id, at) on known_pair to alongside_authz;
create policy known_pair_select_authz on known_pair for select to alongside_authz
  using (true);
grant insert (mentor_id, person_id, at) on known_pair to alongside_authz;
create policy known_pair_insert_authz on known_pair for insert to alongside_authz
  with check (true);
grant delete on known_pair to alongside_authz;
create policy known_pair_delete_authz on known_pair for delete to alongside_authz
  using (true);

alter table goal enable row level security;
alter table goal force row level security;
grant select on goal to alongside_mentor;
create policy goal_select_mentor on goal for select to alongside_mentor
  using ((episode_id = any (array(select authz.episodes()))));
grant insert on goal to alongside_mentor;
create policy goal_insert_mentor on goal for insert to alongside_mentor
  with check ((episode_id = any (array(select authz.episodes()))));
grant update (let_go_at) on goal to alongside_mentor;
create policy goal_update_mentor on goal for update to alongside_mentor
  using ((episode_id = any (array(select authz.episodes()))));
grant select on goal to alongside_coordinator;
create policy goal_select_coordinator on goal for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on goal to alongside_coordinator;
create policy goal_insert_coordinator on goal for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update (let_go_at) on goal to alongside_coordinator;
create policy goal_update_coordinator on goal for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on goal to alongside_safeguarding_lead;
create policy goal_select_safeguarding_lead on goal for select to alongside_safeguarding_lead
  using ((person_id = any (array(select authz.opened()))));
grant insert on goal to alongside_safeguarding_lead;
create policy goal_insert_safeguarding_lead on goal for insert to alongside_safeguarding_lead
  with check ((person_id = any (array(select authz.opened()))));
grant update (let_go_at) on goal to alongside_safeguarding_lead;
create policy goal_update_safeguarding_lead on goal for update to alongside_safeguarding_lead
  using ((person_id = any (array(select authz.opened()))));
grant select (id, person_id, text_sealed) on goal to alongside_authz;
create policy goal_select_authz on goal for select to alongside_authz
  using (true);
grant update (person_id, text_sealed) on goal to alongside_authz;
create policy goal_update_authz on goal for update to alongside_authz
  using (true);

alter table goal_rating enable row level security;
alter table goal_rating force row level security;
grant select on goal_rating to alongside_mentor;
create policy goal_rating_select_mentor on goal_rating for select to alongside_mentor
  using ((episode_id = any (array(select authz.episodes()))));
grant insert on goal_rating to alongside_mentor;
create policy goal_rating_insert_mentor on goal_rating for insert to alongside_mentor
  with check ((episode_id = any (array(select authz.episodes()))));
grant select on goal_rating to alongside_coordinator;
create policy goal_rating_select_coordinator on goal_rating for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on goal_rating to alongside_coordinator;
create policy goal_rating_insert_coordinator on goal_rating for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on goal_rating to alongside_safeguarding_lead;
create policy goal_rating_select_safeguarding_lead on goal_rating for select to alongside_safeguarding_lead
  using ((person_id = any (array(select authz.opened()))));
grant insert on goal_rating to alongside_safeguarding_lead;
create policy goal_rating_insert_safeguarding_lead on goal_rating for insert to alongside_safeguarding_lead
  with check ((person_id = any (array(select authz.opened()))));
grant select (goal_id, at, person_id) on goal_rating to alongside_authz;
create policy goal_rating_select_authz on goal_rating for select to alongside_authz
  using (true);
grant update (person_id) on goal_rating to alongside_authz;
create policy goal_rating_update_authz on goal_rating for update to alongside_authz
  using (true);

alter table measure_answer enable row level security;
alter table measure_answer force row level security;
grant select on measure_answer to alongside_mentor;
create policy measure_answer_select_mentor on measure_answer for select to alongside_mentor
  using ((episode_id = any (array(select authz.episodes()))));
grant insert on measure_answer to alongside_mentor;
create policy measure_answer_insert_mentor on measure_answer for insert to alongside_mentor
  with check ((episode_id = any (array(select authz.episodes()))));
grant update (retracted_at) on measure_answer to alongside_mentor;
create policy measure_answer_update_mentor on measure_answer for update to alongside_mentor
  using ((episode_id = any (array(select authz.episodes()))));
grant select on measure_answer to alongside_coordinator;
create policy measure_answer_select_coordinator on measure_answer for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on measure_answer to alongside_coordinator;
create policy measure_answer_insert_coordinator on measure_answer for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update (retracted_at) on measure_answer to alongside_coordinator;
create policy measure_answer_update_coordinator on measure_answer for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on measure_answer to alongside_safeguarding_lead;
create policy measure_answer_select_safeguarding_lead on measure_answer for select to alongside_safeguarding_lead
  using ((person_id = any (array(select authz.opened()))));
grant insert on measure_answer to alongside_safeguarding_lead;
create policy measure_answer_insert_safeguarding_lead on measure_answer for insert to alongside_safeguarding_lead
  with check ((person_id = any (array(select authz.opened()))));
grant update (retracted_at) on measure_answer to alongside_safeguarding_lead;
create policy measure_answer_update_safeguarding_lead on measure_answer for update to alongside_safeguarding_lead
  using ((person_id = any (array(select authz.opened()))));
grant select (id, person_id, answers_sealed, clinic_id, episode_id, instrument, asked_on, scores, recorded_at, retracted_at) on measure_answer to alongside_authz;
create policy measure_answer_select_authz on measure_answer for select to alongside_authz
  using (true);
grant update (person_id, answers_sealed) on measure_answer to alongside_authz;
create policy measure_answer_update_authz on measure_answer for update to alongside_authz
  using (true);

alter table joining_invitation enable row level security;
alter table joining_invitation force row level security;
grant select (id, clinic_id, made_by, route, person_id, made_at, expires_at, revoked_at, used_at, account_id) on joining_invitation to alongside_coordinator;
create policy joining_invitation_select_coordinator on joining_invitation for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on joining_invitation to alongside_coordinator;
create policy joining_invitation_insert_coordinator on joining_invitation for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics()))));
grant update (revoked_at) on joining_invitation to alongside_coordinator;
create policy joining_invitation_update_coordinator on joining_invitation for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select (id, expires_at, used_at, revoked_at) on joining_invitation to alongside_system;
create policy joining_invitation_select_system on joining_invitation for select to alongside_system
  using (true);
grant select (id, token_hash, clinic_id, made_by, route, person_id, made_at, expires_at, revoked_at, used_at, account_id) on joining_invitation to alongside_authz;
create policy joining_invitation_select_authz on joining_invitation for select to alongside_authz
  using (true);
grant update (used_at, account_id, person_id) on joining_invitation to alongside_authz;
create policy joining_invitation_update_authz on joining_invitation for update to alongside_authz
  using (true);

alter table application enable row level security;
alter table application force row level security;
grant select on application to alongside_trainee;
create policy application_select_trainee on application for select to alongside_trainee
  using ((holder_id = (select authz.account())));
grant insert on application to alongside_trainee;
create policy application_insert_trainee on application for insert to alongside_trainee
  with check ((holder_id = (select authz.account())));
grant select on application to alongside_coordinator;
create policy application_select_coordinator on application for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select (id) on application to alongside_system;
create policy application_select_system on application for select to alongside_system
  using (true);

alter table referee enable row level security;
alter table referee force row level security;
grant select (id, recruitment_id, holder_id, clinic_id, place, name_sealed, asked_at, answered_at) on referee to alongside_trainee;
create policy referee_select_trainee on referee for select to alongside_trainee
  using ((holder_id = (select authz.account())));
grant insert on referee to alongside_trainee;
create policy referee_insert_trainee on referee for insert to alongside_trainee
  with check ((holder_id = (select authz.account())));
grant select on referee to alongside_coordinator;
create policy referee_select_coordinator on referee for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant update on referee to alongside_coordinator;
create policy referee_update_coordinator on referee for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select (id, recruitment_id, holder_id, clinic_id, place, name_sealed, email_sealed, asked_by, expires_at, answered_at) on referee to alongside_system;
create policy referee_select_system on referee for select to alongside_system
  using (true);
grant select (id, recruitment_id, holder_id, clinic_id, place, name_sealed, email_sealed, token_hash, asked_at, asked_by, expires_at, answered_at, answer_sealed) on referee to alongside_authz;
create policy referee_select_authz on referee for select to alongside_authz
  using (true);
grant update (answered_at, answer_sealed) on referee to alongside_authz;
create policy referee_update_authz on referee for update to alongside_authz
  using (true);

alter table equality_answer enable row level security;
alter table equality_answer force row level security;
grant select on equality_answer to alongside_coordinator;
create policy equality_answer_select_coordinator on equality_answer for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on equality_answer to alongside_coordinator;
create policy equality_answer_insert_coordinator on equality_answer for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and whose = 'mentor'));
grant select on equality_answer to alongside_analyst;
create policy equality_answer_select_analyst on equality_answer for select to alongside_analyst
  using ((select authz.account()) is not null);
grant insert on equality_answer to alongside_trainee;
create policy equality_answer_insert_trainee on equality_answer for insert to alongside_trainee
  with check ((clinic_id = any (array(select authz.clinics()))));

alter table cohort enable row level security;
alter table cohort force row level security;
grant select on cohort to alongside_coordinator;
create policy cohort_select_coordinator on cohort for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on cohort to alongside_coordinator;
create policy cohort_insert_coordinator on cohort for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics()))));
grant update on cohort to alongside_coordinator;
create policy cohort_update_coordinator on cohort for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on cohort to alongside_trainee;
create policy cohort_select_trainee on cohort for select to alongside_trainee
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on cohort to alongside_mentor;
create policy cohort_select_mentor on cohort for select to alongside_mentor
  using ((clinic_id = any (array(select authz.clinics()))));

alter table taught_day enable row level security;
alter table taught_day force row level security;
grant select on taught_day to alongside_coordinator;
create policy taught_day_select_coordinator on taught_day for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on taught_day to alongside_coordinator;
create policy taught_day_insert_coordinator on taught_day for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics()))));
grant update on taught_day to alongside_coordinator;
create policy taught_day_update_coordinator on taught_day for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant delete on taught_day to alongside_coordinator;
create policy taught_day_delete_coordinator on taught_day for delete to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on taught_day to alongside_trainee;
create policy taught_day_select_trainee on taught_day for select to alongside_trainee
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on taught_day to alongside_mentor;
create policy taught_day_select_mentor on taught_day for select to alongside_mentor
  using ((clinic_id = any (array(select authz.clinics()))));
grant select (id, cohort_id, title, held_on, from_time, until_time, place) on taught_day to alongside_authz;
create policy taught_day_select_authz on taught_day for select to alongside_authz
  using (true);

alter table module_place enable row level security;
alter table module_place force row level security;
grant select on module_place to alongside_trainee;
create policy module_place_select_trainee on module_place for select to alongside_trainee
  using ((holder_id = (select authz.account())));
grant insert on module_place to alongside_trainee;
create policy module_place_insert_trainee on module_place for insert to alongside_trainee
  with check ((holder_id = (select authz.account())));
grant update on module_place to alongside_trainee;
create policy module_place_update_trainee on module_place for update to alongside_trainee
  using ((holder_id = (select authz.account())));
grant select on module_place to alongside_mentor;
create policy module_place_select_mentor on module_place for select to alongside_mentor
  using ((holder_id = (select authz.account())));
grant insert on module_place to alongside_mentor;
create policy module_place_insert_mentor on module_place for insert to alongside_mentor
  with check ((holder_id = (select authz.account())));
grant update on module_place to alongside_mentor;
create policy module_place_update_mentor on module_place for update to alongside_mentor
  using ((holder_id = (select authz.account())));

alter table calendar_link enable row level security;
alter table calendar_link force row level security;
grant select on calendar_link to alongside_trainee;
create policy calendar_link_select_trainee on calendar_link for select to alongside_trainee
  using ((holder_id = (select authz.account())));
grant insert on calendar_link to alongside_trainee;
create policy calendar_link_insert_trainee on calendar_link for insert to alongside_trainee
  with check ((holder_id = (select authz.account())));
grant delete on calendar_link to alongside_trainee;
create policy calendar_link_delete_trainee on calendar_link for delete to alongside_trainee
  using ((holder_id = (select authz.account())));
grant select on calendar_link to alongside_mentor;
create policy calendar_link_select_mentor on calendar_link for select to alongside_mentor
  using ((holder_id = (select authz.account())));
grant insert on calendar_link to alongside_mentor;
create policy calendar_link_insert_mentor on calendar_link for insert to alongside_mentor
  with check ((holder_id = (select authz.account())));
grant delete on calendar_link to alongside_mentor;
create policy calendar_link_delete_mentor on calendar_link for delete to alongside_mentor
  using ((holder_id = (select authz.account())));
grant select (token_hash, holder_id) on calendar_link to alongside_authz;
create policy calendar_link_select_authz on calendar_link for select to alongside_authz
  using (true);

alter table referral enable row level security;
alter table referral force row level security;
grant select on referral to alongside_clinician;
create policy referral_select_clinician on referral for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on referral to alongside_clinician;
create policy referral_insert_clinician on referral for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on referral to alongside_clinician;
create policy referral_update_clinician on referral for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on referral to alongside_coordinator;
create policy referral_select_coordinator on referral for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and released_at is not null and person_id <> all (array(select authz.hats()))));
grant update on referral to alongside_coordinator;
create policy referral_update_coordinator on referral for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and released_at is not null and person_id <> all (array(select authz.hats()))));
grant select on referral to alongside_safeguarding_lead;
create policy referral_select_safeguarding_lead on referral for select to alongside_safeguarding_lead
  using ((person_id = any (array(select authz.opened()))));
grant select on referral to alongside_integration;
create policy referral_select_integration on referral for select to alongside_integration
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on referral to alongside_integration;
create policy referral_insert_integration on referral for insert to alongside_integration
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on referral to alongside_integration;
create policy referral_update_integration on referral for update to alongside_integration
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on referral to alongside_person;
create policy referral_select_person on referral for select to alongside_person
  using ((person_id = (select authz.own_person())));
grant update on referral to alongside_person;
create policy referral_update_person on referral for update to alongside_person
  using ((person_id = (select authz.own_person())));
grant select on referral to alongside_system;
create policy referral_select_system on referral for select to alongside_system
  using (true);
grant insert on referral to alongside_system;
create policy referral_insert_system on referral for insert to alongside_system
  with check (true);
grant update on referral to alongside_system;
create policy referral_update_system on referral for update to alongside_system
  using (true);
grant select (id, person_id, clinic_id, status, state, reason, opened_at, released_at, context, path, changed_at, due_at, state_since) on referral to alongside_authz;
create policy referral_select_authz on referral for select to alongside_authz
  using (true);
grant update (released_at, person_id) on referral to alongside_authz;
create policy referral_update_authz on referral for update to alongside_authz
  using (true);

alter table onboarding enable row level security;
alter table onboarding force row level security;
grant select on onboarding to alongside_mentor;
create policy onboarding_select_mentor on onboarding for select to alongside_mentor
  using ((episode_id = any (array(select authz.episodes())))
    or (id = any (array(select authz.introductions()))));
grant update on onboarding to alongside_mentor;
create policy onboarding_update_mentor on onboarding for update to alongside_mentor
  using ((episode_id = any (array(select authz.episodes())))
    or (id = any (array(select authz.introductions()))));
grant select on onboarding to alongside_coordinator;
create policy onboarding_select_coordinator on onboarding for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on onboarding to alongside_coordinator;
create policy onboarding_insert_coordinator on onboarding for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on onboarding to alongside_coordinator;
create policy onboarding_update_coordinator on onboarding for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on onboarding to alongside_safeguarding_lead;
create policy onboarding_select_safeguarding_lead on onboarding for select to alongside_safeguarding_lead
  using ((person_id = any (array(select authz.opened()))));
grant select on onboarding to alongside_clinician;
create policy onboarding_select_clinician on onboarding for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on onboarding to alongside_clinician;
create policy onboarding_insert_clinician on onboarding for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on onboarding to alongside_clinician;
create policy onboarding_update_clinician on onboarding for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on onboarding to alongside_integration;
create policy onboarding_insert_integration on onboarding for insert to alongside_integration
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on onboarding to alongside_person;
create policy onboarding_select_person on onboarding for select to alongside_person
  using ((person_id = (select authz.own_person())));
grant update on onboarding to alongside_person;
create policy onboarding_update_person on onboarding for update to alongside_person
  using ((person_id = (select authz.own_person())));
grant select on onboarding to alongside_system;
create policy onboarding_select_system on onboarding for select to alongside_system
  using (true);
grant insert on onboarding to alongside_system;
create policy onboarding_insert_system on onboarding for insert to alongside_system
  with check (true);
grant update on onboarding to alongside_system;
create policy onboarding_update_system on onboarding for update to alongside_system
  using (true);
grant select (id, person_id, clinic_id, episode_id, mentor_id, status, state, path, changed_at, due_at, state_since) on onboarding to alongside_authz;
create policy onboarding_select_authz on onboarding for select to alongside_authz
  using (true);
grant update (person_id) on onboarding to alongside_authz;
create policy onboarding_update_authz on onboarding for update to alongside_authz
  using (true);

alter table mentoring enable row level security;
alter table mentoring force row level security;
grant select on mentoring to alongside_mentor;
create policy mentoring_select_mentor on mentoring for select to alongside_mentor
  using ((episode_id = any (array(select authz.episodes())))
    or (episode_id = any (array(select authz.covered()))));
grant insert on mentoring to alongside_mentor;
create policy mentoring_insert_mentor on mentoring for insert to alongside_mentor
  with check ((episode_id = any (array(select authz.episodes()))));
grant update on mentoring to alongside_mentor;
create policy mentoring_update_mentor on mentoring for update to alongside_mentor
  using ((episode_id = any (array(select authz.episodes())))
    or (episode_id = any (array(select authz.covered()))));
grant select on mentoring to alongside_coordinator;
create policy mentoring_select_coordinator on mentoring for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on mentoring to alongside_coordinator;
create policy mentoring_insert_coordinator on mentoring for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on mentoring to alongside_coordinator;
create policy mentoring_update_coordinator on mentoring for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on mentoring to alongside_safeguarding_lead;
create policy mentoring_select_safeguarding_lead on mentoring for select to alongside_safeguarding_lead
  using ((person_id = any (array(select authz.opened()))));
grant select on mentoring to alongside_clinician;
create policy mentoring_select_clinician on mentoring for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on mentoring to alongside_clinician;
create policy mentoring_insert_clinician on mentoring for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on mentoring to alongside_clinician;
create policy mentoring_update_clinician on mentoring for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on mentoring to alongside_system;
create policy mentoring_select_system on mentoring for select to alongside_system
  using (true);
grant insert on mentoring to alongside_system;
create policy mentoring_insert_system on mentoring for insert to alongside_system
  with check (true);
grant update on mentoring to alongside_system;
create policy mentoring_update_system on mentoring for update to alongside_system
  using (true);
grant select (id, person_id, clinic_id, episode_id, mentor_id, status, next_session_at, changed_at, state, path, due_at, state_since, context) on mentoring to alongside_authz;
create policy mentoring_select_authz on mentoring for select to alongside_authz
  using (true);
grant update (person_id) on mentoring to alongside_authz;
create policy mentoring_update_authz on mentoring for update to alongside_authz
  using (true);

alter table discharge enable row level security;
alter table discharge force row level security;
grant select on discharge to alongside_mentor;
create policy discharge_select_mentor on discharge for select to alongside_mentor
  using ((episode_id = any (array(select authz.episodes()))));
grant insert on discharge to alongside_mentor;
create policy discharge_insert_mentor on discharge for insert to alongside_mentor
  with check ((episode_id = any (array(select authz.episodes()))));
grant update on discharge to alongside_mentor;
create policy discharge_update_mentor on discharge for update to alongside_mentor
  using ((episode_id = any (array(select authz.episodes()))));
grant select on discharge to alongside_coordinator;
create policy discharge_select_coordinator on discharge for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on discharge to alongside_coordinator;
create policy discharge_insert_coordinator on discharge for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on discharge to alongside_coordinator;
create policy discharge_update_coordinator on discharge for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on discharge to alongside_safeguarding_lead;
create policy discharge_select_safeguarding_lead on discharge for select to alongside_safeguarding_lead
  using ((person_id = any (array(select authz.opened()))));
grant select on discharge to alongside_clinician;
create policy discharge_select_clinician on discharge for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on discharge to alongside_clinician;
create policy discharge_insert_clinician on discharge for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on discharge to alongside_clinician;
create policy discharge_update_clinician on discharge for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on discharge to alongside_system;
create policy discharge_select_system on discharge for select to alongside_system
  using (true);
grant insert on discharge to alongside_system;
create policy discharge_insert_system on discharge for insert to alongside_system
  with check (true);
grant update on discharge to alongside_system;
create policy discharge_update_system on discharge for update to alongside_system
  using (true);
grant select (id, person_id, clinic_id, episode_id, mentor_id, status, state, reason, opened_at, context, changed_at, path, due_at, state_since) on discharge to alongside_authz;
create policy discharge_select_authz on discharge for select to alongside_authz
  using (true);
grant update (person_id) on discharge to alongside_authz;
create policy discharge_update_authz on discharge for update to alongside_authz
  using (true);

alter table recruitment enable row level security;
alter table recruitment force row level security;
grant select on recruitment to alongside_trainee;
create policy recruitment_select_trainee on recruitment for select to alongside_trainee
  using ((holder_id = (select authz.account())));
grant insert on recruitment to alongside_trainee;
create policy recruitment_insert_trainee on recruitment for insert to alongside_trainee
  with check ((holder_id = (select authz.account())));
grant update on recruitment to alongside_trainee;
create policy recruitment_update_trainee on recruitment for update to alongside_trainee
  using ((holder_id = (select authz.account())));
grant select on recruitment to alongside_coordinator;
create policy recruitment_select_coordinator on recruitment for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant update on recruitment to alongside_coordinator;
create policy recruitment_update_coordinator on recruitment for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on recruitment to alongside_system;
create policy recruitment_select_system on recruitment for select to alongside_system
  using (true);
grant insert on recruitment to alongside_system;
create policy recruitment_insert_system on recruitment for insert to alongside_system
  with check (true);
grant update on recruitment to alongside_system;
create policy recruitment_update_system on recruitment for update to alongside_system
  using (true);
grant select on recruitment to alongside_mentor;
create policy recruitment_select_mentor on recruitment for select to alongside_mentor
  using ((holder_id = (select authz.account())));
grant select (clinic_id, status, state, path, due_at, state_since, id, opened_at, context, holder_id) on recruitment to alongside_authz;
create policy recruitment_select_authz on recruitment for select to alongside_authz
  using (true);

alter table training enable row level security;
alter table training force row level security;
grant select on training to alongside_clinician;
create policy training_select_clinician on training for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant update on training to alongside_clinician;
create policy training_update_clinician on training for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on training to alongside_trainee;
create policy training_select_trainee on training for select to alongside_trainee
  using ((holder_id = (select authz.account())));
grant insert on training to alongside_trainee;
create policy training_insert_trainee on training for insert to alongside_trainee
  with check ((holder_id = (select authz.account())));
grant update on training to alongside_trainee;
create policy training_update_trainee on training for update to alongside_trainee
  using ((holder_id = (select authz.account())));
grant select on training to alongside_coordinator;
create policy training_select_coordinator on training for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on training to alongside_coordinator;
create policy training_insert_coordinator on training for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics()))));
grant update on training to alongside_coordinator;
create policy training_update_coordinator on training for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on training to alongside_system;
create policy training_select_system on training for select to alongside_system
  using (true);
grant insert on training to alongside_system;
create policy training_insert_system on training for insert to alongside_system
  with check (true);
grant update on training to alongside_system;
create policy training_update_system on training for update to alongside_system
  using (true);
grant select on training to alongside_mentor;
create policy training_select_mentor on training for select to alongside_mentor
  using ((holder_id = (select authz.account())));
grant select (id, clinic_id, holder_id, state, path, value, context, machine_version, seq, status, opened_at, changed_at, state_since, ended_at, due_at, cohort_id, modules_done) on training to alongside_authz;
create policy training_select_authz on training for select to alongside_authz
  using (true);

alter table standing enable row level security;
alter table standing force row level security;
grant select on standing to alongside_mentor;
create policy standing_select_mentor on standing for select to alongside_mentor
  using ((holder_id = (select authz.account())));
grant update on standing to alongside_mentor;
create policy standing_update_mentor on standing for update to alongside_mentor
  using ((holder_id = (select authz.account())));
grant select on standing to alongside_coordinator;
create policy standing_select_coordinator on standing for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on standing to alongside_coordinator;
create policy standing_insert_coordinator on standing for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics()))));
grant update on standing to alongside_coordinator;
create policy standing_update_coordinator on standing for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on standing to alongside_clinician;
create policy standing_insert_clinician on standing for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics()))));
grant insert on standing to alongside_trainee;
create policy standing_insert_trainee on standing for insert to alongside_trainee
  with check ((holder_id = (select authz.account())));
grant select (id, mentor_id, clinic_id, state, opened_at, checks_until, authorised_until) on standing to alongside_safeguarding_lead;
create policy standing_select_safeguarding_lead on standing for select to alongside_safeguarding_lead
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on standing to alongside_system;
create policy standing_select_system on standing for select to alongside_system
  using (true);
grant insert on standing to alongside_system;
create policy standing_insert_system on standing for insert to alongside_system
  with check (true);
grant update on standing to alongside_system;
create policy standing_update_system on standing for update to alongside_system
  using (true);
grant select (mentor_id, clinic_id, status, state, path, due_at, state_since, id, holder_id, opened_at) on standing to alongside_authz;
create policy standing_select_authz on standing for select to alongside_authz
  using (true);

alter table concern enable row level security;
alter table concern force row level security;
grant select on concern to alongside_clinician;
create policy concern_select_clinician on concern for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and raised_side = 'clinic' and person_id <> all (array(select authz.hats()))));
grant insert on concern to alongside_clinician;
create policy concern_insert_clinician on concern for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics())) and raised_side = 'clinic' and raised_by = (select authz.account()) and exists (select 1 from person p where p.id = person_id and p.released_at is not null)));
grant update on concern to alongside_clinician;
create policy concern_update_clinician on concern for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and raised_side = 'clinic' and person_id <> all (array(select authz.hats()))));
grant select on concern to alongside_mentor;
create policy concern_select_mentor on concern for select to alongside_mentor
  using ((raised_by = (select authz.account()) and person_id <> all (array(select authz.hats()))));
grant insert on concern to alongside_mentor;
create policy concern_insert_mentor on concern for insert to alongside_mentor
  with check ((raised_by = (select authz.account()) and exists (select 1 from person p where p.id = person_id)));
grant update on concern to alongside_mentor;
create policy concern_update_mentor on concern for update to alongside_mentor
  using ((raised_by = (select authz.account()) and person_id <> all (array(select authz.hats()))));
grant select on concern to alongside_coordinator;
create policy concern_select_coordinator on concern for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and exists (select 1 from person p where p.id = person_id)));
grant insert on concern to alongside_coordinator;
create policy concern_insert_coordinator on concern for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and exists (select 1 from person p where p.id = person_id)));
grant update on concern to alongside_coordinator;
create policy concern_update_coordinator on concern for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and exists (select 1 from person p where p.id = person_id)));
grant select on concern to alongside_safeguarding_lead;
create policy concern_select_safeguarding_lead on concern for select to alongside_safeguarding_lead
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on concern to alongside_safeguarding_lead;
create policy concern_update_safeguarding_lead on concern for update to alongside_safeguarding_lead
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on concern to alongside_system;
create policy concern_select_system on concern for select to alongside_system
  using (true);
grant insert on concern to alongside_system;
create policy concern_insert_system on concern for insert to alongside_system
  with check (true);
grant update on concern to alongside_system;
create policy concern_update_system on concern for update to alongside_system
  using (true);
grant select (person_id, episode_id, clinic_id, status, state, path, due_at, state_since, id) on concern to alongside_authz;
create policy concern_select_authz on concern for select to alongside_authz
  using (true);
grant update (person_id) on concern to alongside_authz;
create policy concern_update_authz on concern for update to alongside_authz
  using (true);

alter table supervision enable row level security;
alter table supervision force row level security;
grant select on supervision to alongside_clinician;
create policy supervision_select_clinician on supervision for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and (mentor_id is null)));
grant update on supervision to alongside_clinician;
create policy supervision_update_clinician on supervision for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and (mentor_id is null)));
grant select on supervision to alongside_mentor;
create policy supervision_select_mentor on supervision for select to alongside_mentor
  using ((clinic_id = any (array(select authz.clinics())) and (mentor_id is null or mentor_id = (select authz.mentor()))));
grant update on supervision to alongside_mentor;
create policy supervision_update_mentor on supervision for update to alongside_mentor
  using ((clinic_id = any (array(select authz.clinics())) and (mentor_id is null or mentor_id = (select authz.mentor()))));
grant select on supervision to alongside_coordinator;
create policy supervision_select_coordinator on supervision for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on supervision to alongside_coordinator;
create policy supervision_insert_coordinator on supervision for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics()))));
grant update on supervision to alongside_coordinator;
create policy supervision_update_coordinator on supervision for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on supervision to alongside_system;
create policy supervision_select_system on supervision for select to alongside_system
  using (true);
grant insert on supervision to alongside_system;
create policy supervision_insert_system on supervision for insert to alongside_system
  with check (true);
grant update on supervision to alongside_system;
create policy supervision_update_system on supervision for update to alongside_system
  using (true);
grant select (id, clinic_id, mentor_id, planned_at, state, changed_at, status, path, due_at, state_since) on supervision to alongside_authz;
create policy supervision_select_authz on supervision for select to alongside_authz
  using (true);

alter table supervision_attendance enable row level security;
alter table supervision_attendance force row level security;
grant select on supervision_attendance to alongside_clinician;
create policy supervision_attendance_select_clinician on supervision_attendance for select to alongside_clinician
  using ((exists (select 1 from supervision s where s.id = supervision_id)));
grant select on supervision_attendance to alongside_mentor;
create policy supervision_attendance_select_mentor on supervision_attendance for select to alongside_mentor
  using ((exists (select 1 from supervision s where s.id = supervision_id)));
grant select on supervision_attendance to alongside_coordinator;
create policy supervision_attendance_select_coordinator on supervision_attendance for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on supervision_attendance to alongside_coordinator;
create policy supervision_attendance_insert_coordinator on supervision_attendance for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and exists (select 1 from supervision s where s.id = supervision_id)));

alter table reflection enable row level security;
alter table reflection force row level security;
grant select on reflection to alongside_mentor;
create policy reflection_select_mentor on reflection for select to alongside_mentor
  using ((account_id = (select authz.account())));
grant insert on reflection to alongside_mentor;
create policy reflection_insert_mentor on reflection for insert to alongside_mentor
  with check ((account_id = (select authz.account())));
grant delete on reflection to alongside_mentor;
create policy reflection_delete_mentor on reflection for delete to alongside_mentor
  using ((account_id = (select authz.account())));
grant select on reflection to alongside_coordinator;
create policy reflection_select_coordinator on reflection for select to alongside_coordinator
  using ((given_to = (select authz.account())));

alter table record_opening enable row level security;
alter table record_opening force row level security;
grant select on record_opening to alongside_coordinator;
create policy record_opening_select_coordinator on record_opening for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant update (reviewed_at, reviewed_by, outcome, review_sealed, person_told) on record_opening to alongside_coordinator;
create policy record_opening_update_coordinator on record_opening for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and account_id <> (select authz.account())));
grant select on record_opening to alongside_safeguarding_lead;
create policy record_opening_select_safeguarding_lead on record_opening for select to alongside_safeguarding_lead
  using ((clinic_id = any (array(select authz.clinics()))));
grant update (reviewed_at, reviewed_by, outcome, review_sealed, person_told) on record_opening to alongside_safeguarding_lead;
create policy record_opening_update_safeguarding_lead on record_opening for update to alongside_safeguarding_lead
  using ((clinic_id = any (array(select authz.clinics())) and account_id <> (select authz.account())));
grant select (id, clinic_id, account_id, person_id, opened_at, ends_at, reviewed_at, review_due_at, words_sealed, review_sealed) on record_opening to alongside_authz;
create policy record_opening_select_authz on record_opening for select to alongside_authz
  using (true);
grant insert (id, account_id, clinic_id, person_id, why, words_sealed, review_due_at) on record_opening to alongside_authz;
create policy record_opening_insert_authz on record_opening for insert to alongside_authz
  with check (true);
grant update (person_id, words_sealed, review_sealed) on record_opening to alongside_authz;
create policy record_opening_update_authz on record_opening for update to alongside_authz
  using (true);

alter table followed_calendar enable row level security;
alter table followed_calendar force row level security;
grant select on followed_calendar to alongside_clinician;
create policy followed_calendar_select_clinician on followed_calendar for select to alongside_clinician
  using ((account_id = (select authz.account())));
grant insert on followed_calendar to alongside_clinician;
create policy followed_calendar_insert_clinician on followed_calendar for insert to alongside_clinician
  with check ((account_id = (select authz.account())));
grant update (revoked_at) on followed_calendar to alongside_clinician;
create policy followed_calendar_update_clinician on followed_calendar for update to alongside_clinician
  using ((account_id = (select authz.account())));
grant select on followed_calendar to alongside_mentor;
create policy followed_calendar_select_mentor on followed_calendar for select to alongside_mentor
  using ((account_id = (select authz.account())));
grant insert on followed_calendar to alongside_mentor;
create policy followed_calendar_insert_mentor on followed_calendar for insert to alongside_mentor
  with check ((account_id = (select authz.account())));
grant update (revoked_at) on followed_calendar to alongside_mentor;
create policy followed_calendar_update_mentor on followed_calendar for update to alongside_mentor
  using ((account_id = (select authz.account())));
grant select on followed_calendar to alongside_trainee;
create policy followed_calendar_select_trainee on followed_calendar for select to alongside_trainee
  using ((account_id = (select authz.account())));
grant insert on followed_calendar to alongside_trainee;
create policy followed_calendar_insert_trainee on followed_calendar for insert to alongside_trainee
  with check ((account_id = (select authz.account())));
grant update (revoked_at) on followed_calendar to alongside_trainee;
create policy followed_calendar_update_trainee on followed_calendar for update to alongside_trainee
  using ((account_id = (select authz.account())));
grant select on followed_calendar to alongside_coordinator;
create policy followed_calendar_select_coordinator on followed_calendar for select to alongside_coordinator
  using ((account_id = (select authz.account())));
grant insert on followed_calendar to alongside_coordinator;
create policy followed_calendar_insert_coordinator on followed_calendar for insert to alongside_coordinator
  with check ((account_id = (select authz.account())));
grant update (revoked_at) on followed_calendar to alongside_coordinator;
create policy followed_calendar_update_coordinator on followed_calendar for update to alongside_coordinator
  using ((account_id = (select authz.account())));
grant select on followed_calendar to alongside_safeguarding_lead;
create policy followed_calendar_select_safeguarding_lead on followed_calendar for select to alongside_safeguarding_lead
  using ((account_id = (select authz.account())));
grant insert on followed_calendar to alongside_safeguarding_lead;
create policy followed_calendar_insert_safeguarding_lead on followed_calendar for insert to alongside_safeguarding_lead
  with check ((account_id = (select authz.account())));
grant update (revoked_at) on followed_calendar to alongside_safeguarding_lead;
create policy followed_calendar_update_safeguarding_lead on followed_calendar for update to alongside_safeguarding_lead
  using ((account_id = (select authz.account())));
grant select on followed_calendar to alongside_analyst;
create policy followed_calendar_select_analyst on followed_calendar for select to alongside_analyst
  using ((account_id = (select authz.account())));
grant insert on followed_calendar to alongside_analyst;
create policy followed_calendar_insert_analyst on followed_calendar for insert to alongside_analyst
  with check ((account_id = (select authz.account())));
grant update (revoked_at) on followed_calendar to alongside_analyst;
create policy followed_calendar_update_analyst on followed_calendar for update to alongside_analyst
  using ((account_id = (select authz.account())));
grant select on followed_calendar to alongside_administrator;
create policy followed_calendar_select_administrator on followed_calendar for select to alongside_administrator
  using ((account_id = (select authz.account())));
grant insert on followed_calendar to alongside_administrator;
create policy followed_calendar_insert_administrator on followed_calendar for insert to alongside_administrator
  with check ((account_id = (select authz.account())));
grant update (revoked_at) on followed_calendar to alongside_administrator;
create policy followed_calendar_update_administrator on followed_calendar for update to alongside_administrator
  using ((account_id = (select authz.account())));
grant select on followed_calendar to alongside_integration;
create policy followed_calendar_select_integration on followed_calendar for select to alongside_integration
  using ((account_id = (select authz.account())));
grant insert on followed_calendar to alongside_integration;
create policy followed_calendar_insert_integration on followed_calendar for insert to alongside_integration
  with check ((account_id = (select authz.account())));
grant update (revoked_at) on followed_calendar to alongside_integration;
create policy followed_calendar_update_integration on followed_calendar for update to alongside_integration
  using ((account_id = (select authz.account())));
grant select (account_id, token_hash, revoked_at) on followed_calendar to alongside_authz;
create policy followed_calendar_select_authz on followed_calendar for select to alongside_authz
  using (true);

alter table session_log enable row level security;
alter table session_log force row level security;
grant select on session_log to alongside_mentor;
create policy session_log_select_mentor on session_log for select to alongside_mentor
  using ((episode_id = any (array(select authz.episodes())))
    or (episode_id = any (array(select authz.covered()))));
grant insert on session_log to alongside_mentor;
create policy session_log_insert_mentor on session_log for insert to alongside_mentor
  with check ((episode_id = any (array(select authz.episodes())))
    or (episode_id = any (array(select authz.covered()))));
grant update (retracted_at) on session_log to alongside_mentor;
create policy session_log_update_mentor on session_log for update to alongside_mentor
  using ((episode_id = any (array(select authz.episodes()))));
grant select on session_log to alongside_coordinator;
create policy session_log_select_coordinator on session_log for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on session_log to alongside_coordinator;
create policy session_log_insert_coordinator on session_log for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update (retracted_at) on session_log to alongside_coordinator;
create policy session_log_update_coordinator on session_log for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on session_log to alongside_safeguarding_lead;
create policy session_log_select_safeguarding_lead on session_log for select to alongside_safeguarding_lead
  using ((person_id = any (array(select authz.opened()))));
grant select on session_log to alongside_system;
create policy session_log_select_system on session_log for select to alongside_system
  using (true);
grant select (mentoring_id, id, person_id, episode_id, clinic_id, mentor_id, held_at, outcome, mode, themes, two_way, wellbeing, recorded_at, retracted_at) on session_log to alongside_authz;
create policy session_log_select_authz on session_log for select to alongside_authz
  using (true);
grant update (person_id) on session_log to alongside_authz;
create policy session_log_update_authz on session_log for update to alongside_authz
  using (true);

alter table journal enable row level security;
alter table journal force row level security;
grant select on journal to alongside_clinician;
create policy journal_select_clinician on journal for select to alongside_clinician
  using ((kind in ('referral', 'training') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id)));
grant insert on journal to alongside_clinician;
create policy journal_insert_clinician on journal for insert to alongside_clinician
  with check ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'training', 'standing') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id)));
grant select on journal to alongside_mentor;
create policy journal_select_mentor on journal for select to alongside_mentor
  using ((kind in ('onboarding', 'mentoring', 'discharge') and episode_id = any (array(select authz.episodes())))
    or (kind in ('standing') and holder_id = (select authz.account()))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id))
    or (kind in ('mentoring') and episode_id = any (array(select authz.covered()))));
grant insert on journal to alongside_mentor;
create policy journal_insert_mentor on journal for insert to alongside_mentor
  with check ((kind in ('onboarding', 'mentoring', 'discharge') and episode_id = any (array(select authz.worked_on())))
    or (kind in ('standing', 'mentoring', 'onboarding') and holder_id = (select authz.account()))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id))
    or (kind in ('mentoring') and episode_id = any (array(select authz.covered()))));
grant select on journal to alongside_trainee;
create policy journal_select_trainee on journal for select to alongside_trainee
  using ((kind in ('recruitment', 'training') and holder_id = (select authz.account())));
grant insert on journal to alongside_trainee;
create policy journal_insert_trainee on journal for insert to alongside_trainee
  with check ((kind in ('recruitment', 'training', 'standing') and holder_id = (select authz.account())));
grant select on journal to alongside_coordinator;
create policy journal_select_coordinator on journal for select to alongside_coordinator
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'concern') and clinic_id = any (array(select authz.clinics())) and (kind not in ('referral', 'concern')
    or exists (select 1 from referral r where r.id = lifecycle_id)
    or exists (select 1 from concern c where c.id = lifecycle_id)) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('recruitment', 'training', 'standing', 'supervision') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on journal to alongside_coordinator;
create policy journal_insert_coordinator on journal for insert to alongside_coordinator
  with check ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('recruitment', 'training', 'standing', 'supervision', 'mentoring', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant select on journal to alongside_safeguarding_lead;
create policy journal_select_safeguarding_lead on journal for select to alongside_safeguarding_lead
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge') and person_id = any (array(select authz.opened())))
    or (kind in ('concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on journal to alongside_safeguarding_lead;
create policy journal_insert_safeguarding_lead on journal for insert to alongside_safeguarding_lead
  with check ((kind in ('concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on journal to alongside_integration;
create policy journal_insert_integration on journal for insert to alongside_integration
  with check ((kind in ('referral', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on journal to alongside_person;
create policy journal_insert_person on journal for insert to alongside_person
  with check ((kind in ('referral', 'onboarding', 'mentoring') and person_id = (select authz.own_person())));
grant select on journal to alongside_system;
create policy journal_select_system on journal for select to alongside_system
  using (true);
grant insert on journal to alongside_system;
create policy journal_insert_system on journal for insert to alongside_system
  with check (true);
grant select (episode_id, at, kind, lifecycle_id, seq, clinic_id, type, event, from_state, to_state, person_id) on journal to alongside_authz;
create policy journal_select_authz on journal for select to alongside_authz
  using (true);

alter table command enable row level security;
alter table command force row level security;
grant select on command to alongside_clinician;
create policy command_select_clinician on command for select to alongside_clinician
  using ((account_id = (select authz.account())));
grant insert on command to alongside_clinician;
create policy command_insert_clinician on command for insert to alongside_clinician
  with check ((account_id = (select authz.account())));
grant update on command to alongside_clinician;
create policy command_update_clinician on command for update to alongside_clinician
  using ((account_id = (select authz.account())));
grant select on command to alongside_mentor;
create policy command_select_mentor on command for select to alongside_mentor
  using ((account_id = (select authz.account())));
grant insert on command to alongside_mentor;
create policy command_insert_mentor on command for insert to alongside_mentor
  with check ((account_id = (select authz.account())));
grant update on command to alongside_mentor;
create policy command_update_mentor on command for update to alongside_mentor
  using ((account_id = (select authz.account())));
grant select on command to alongside_trainee;
create policy command_select_trainee on command for select to alongside_trainee
  using ((account_id = (select authz.account())));
grant insert on command to alongside_trainee;
create policy command_insert_trainee on command for insert to alongside_trainee
  with check ((account_id = (select authz.account())));
grant update on command to alongside_trainee;
create policy command_update_trainee on command for update to alongside_trainee
  using ((account_id = (select authz.account())));
grant select on command to alongside_coordinator;
create policy command_select_coordinator on command for select to alongside_coordinator
  using ((account_id = (select authz.account())));
grant insert on command to alongside_coordinator;
create policy command_insert_coordinator on command for insert to alongside_coordinator
  with check ((account_id = (select authz.account())));
grant update on command to alongside_coordinator;
create policy command_update_coordinator on command for update to alongside_coordinator
  using ((account_id = (select authz.account())));
grant select on command to alongside_safeguarding_lead;
create policy command_select_safeguarding_lead on command for select to alongside_safeguarding_lead
  using ((account_id = (select authz.account())));
grant insert on command to alongside_safeguarding_lead;
create policy command_insert_safeguarding_lead on command for insert to alongside_safeguarding_lead
  with check ((account_id = (select authz.account())));
grant update on command to alongside_safeguarding_lead;
create policy command_update_safeguarding_lead on command for update to alongside_safeguarding_lead
  using ((account_id = (select authz.account())));
grant select on command to alongside_analyst;
create policy command_select_analyst on command for select to alongside_analyst
  using ((account_id = (select authz.account())));
grant insert on command to alongside_analyst;
create policy command_insert_analyst on command for insert to alongside_analyst
  with check ((account_id = (select authz.account())));
grant update on command to alongside_analyst;
create policy command_update_analyst on command for update to alongside_analyst
  using ((account_id = (select authz.account())));
grant select on command to alongside_administrator;
create policy command_select_administrator on command for select to alongside_administrator
  using ((account_id = (select authz.account())));
grant insert on command to alongside_administrator;
create policy command_insert_administrator on command for insert to alongside_administrator
  with check ((account_id = (select authz.account())));
grant update on command to alongside_administrator;
create policy command_update_administrator on command for update to alongside_administrator
  using ((account_id = (select authz.account())));
grant select on command to alongside_integration;
create policy command_select_integration on command for select to alongside_integration
  using ((account_id = (select authz.account())));
grant insert on command to alongside_integration;
create policy command_insert_integration on command for insert to alongside_integration
  with check ((account_id = (select authz.account())));
grant update on command to alongside_integration;
create policy command_update_integration on command for update to alongside_integration
  using ((account_id = (select authz.account())));
grant select on command to alongside_system;
create policy command_select_system on command for select to alongside_system
  using (true);
grant delete on command to alongside_system;
create policy command_delete_system on command for delete to alongside_system
  using (true);

alter table timer enable row level security;
alter table timer force row level security;
grant select on timer to alongside_clinician;
create policy timer_select_clinician on timer for select to alongside_clinician
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'training', 'standing') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id)));
grant insert on timer to alongside_clinician;
create policy timer_insert_clinician on timer for insert to alongside_clinician
  with check ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'training', 'standing') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id)));
grant update on timer to alongside_clinician;
create policy timer_update_clinician on timer for update to alongside_clinician
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'training', 'standing') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id)));
grant delete on timer to alongside_clinician;
create policy timer_delete_clinician on timer for delete to alongside_clinician
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'training', 'standing') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id)));
grant select on timer to alongside_mentor;
create policy timer_select_mentor on timer for select to alongside_mentor
  using ((kind in ('onboarding', 'mentoring', 'discharge') and episode_id = any (array(select authz.worked_on())))
    or (kind in ('standing', 'mentoring', 'onboarding') and holder_id = (select authz.account()))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id))
    or (kind in ('mentoring') and episode_id = any (array(select authz.covered()))));
grant insert on timer to alongside_mentor;
create policy timer_insert_mentor on timer for insert to alongside_mentor
  with check ((kind in ('onboarding', 'mentoring', 'discharge') and episode_id = any (array(select authz.worked_on())))
    or (kind in ('standing', 'mentoring', 'onboarding') and holder_id = (select authz.account()))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id))
    or (kind in ('mentoring') and episode_id = any (array(select authz.covered()))));
grant update on timer to alongside_mentor;
create policy timer_update_mentor on timer for update to alongside_mentor
  using ((kind in ('onboarding', 'mentoring', 'discharge') and episode_id = any (array(select authz.worked_on())))
    or (kind in ('standing', 'mentoring', 'onboarding') and holder_id = (select authz.account()))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id))
    or (kind in ('mentoring') and episode_id = any (array(select authz.covered()))));
grant delete on timer to alongside_mentor;
create policy timer_delete_mentor on timer for delete to alongside_mentor
  using ((kind in ('onboarding', 'mentoring', 'discharge') and episode_id = any (array(select authz.worked_on())))
    or (kind in ('standing', 'mentoring', 'onboarding') and holder_id = (select authz.account()))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id))
    or (kind in ('mentoring') and episode_id = any (array(select authz.covered()))));
grant select on timer to alongside_trainee;
create policy timer_select_trainee on timer for select to alongside_trainee
  using ((kind in ('recruitment', 'training', 'standing') and holder_id = (select authz.account())));
grant insert on timer to alongside_trainee;
create policy timer_insert_trainee on timer for insert to alongside_trainee
  with check ((kind in ('recruitment', 'training', 'standing') and holder_id = (select authz.account())));
grant update on timer to alongside_trainee;
create policy timer_update_trainee on timer for update to alongside_trainee
  using ((kind in ('recruitment', 'training', 'standing') and holder_id = (select authz.account())));
grant delete on timer to alongside_trainee;
create policy timer_delete_trainee on timer for delete to alongside_trainee
  using ((kind in ('recruitment', 'training', 'standing') and holder_id = (select authz.account())));
grant select on timer to alongside_coordinator;
create policy timer_select_coordinator on timer for select to alongside_coordinator
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('recruitment', 'training', 'standing', 'supervision', 'mentoring', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on timer to alongside_coordinator;
create policy timer_insert_coordinator on timer for insert to alongside_coordinator
  with check ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('recruitment', 'training', 'standing', 'supervision', 'mentoring', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant update on timer to alongside_coordinator;
create policy timer_update_coordinator on timer for update to alongside_coordinator
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('recruitment', 'training', 'standing', 'supervision', 'mentoring', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant delete on timer to alongside_coordinator;
create policy timer_delete_coordinator on timer for delete to alongside_coordinator
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('recruitment', 'training', 'standing', 'supervision', 'mentoring', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant select on timer to alongside_safeguarding_lead;
create policy timer_select_safeguarding_lead on timer for select to alongside_safeguarding_lead
  using ((kind in ('concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on timer to alongside_safeguarding_lead;
create policy timer_insert_safeguarding_lead on timer for insert to alongside_safeguarding_lead
  with check ((kind in ('concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant update on timer to alongside_safeguarding_lead;
create policy timer_update_safeguarding_lead on timer for update to alongside_safeguarding_lead
  using ((kind in ('concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant delete on timer to alongside_safeguarding_lead;
create policy timer_delete_safeguarding_lead on timer for delete to alongside_safeguarding_lead
  using ((kind in ('concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant select on timer to alongside_integration;
create policy timer_select_integration on timer for select to alongside_integration
  using ((kind in ('referral', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on timer to alongside_integration;
create policy timer_insert_integration on timer for insert to alongside_integration
  with check ((kind in ('referral', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant update on timer to alongside_integration;
create policy timer_update_integration on timer for update to alongside_integration
  using ((kind in ('referral', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant delete on timer to alongside_integration;
create policy timer_delete_integration on timer for delete to alongside_integration
  using ((kind in ('referral', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant select on timer to alongside_person;
create policy timer_select_person on timer for select to alongside_person
  using ((kind in ('referral', 'onboarding', 'mentoring') and person_id = (select authz.own_person())));
grant insert on timer to alongside_person;
create policy timer_insert_person on timer for insert to alongside_person
  with check ((kind in ('referral', 'onboarding', 'mentoring') and person_id = (select authz.own_person())));
grant update on timer to alongside_person;
create policy timer_update_person on timer for update to alongside_person
  using ((kind in ('referral', 'onboarding', 'mentoring') and person_id = (select authz.own_person())));
grant delete on timer to alongside_person;
create policy timer_delete_person on timer for delete to alongside_person
  using ((kind in ('referral', 'onboarding', 'mentoring') and person_id = (select authz.own_person())));
grant select on timer to alongside_system;
create policy timer_select_system on timer for select to alongside_system
  using (true);
grant insert on timer to alongside_system;
create policy timer_insert_system on timer for insert to alongside_system
  with check (true);
grant update on timer to alongside_system;
create policy timer_update_system on timer for update to alongside_system
  using (true);
grant delete on timer to alongside_system;
create policy timer_delete_system on timer for delete to alongside_system
  using (true);
grant select (kind, lifecycle_id, key, person_id) on timer to alongside_authz;
create policy timer_select_authz on timer for select to alongside_authz
  using (true);
grant update (run_at, person_id) on timer to alongside_authz;
create policy timer_update_authz on timer for update to alongside_authz
  using (true);

alter table outbox enable row level security;
alter table outbox force row level security;
grant select (person_id, type, delivered_at, cancelled_at, clinic_id) on outbox to alongside_clinician;
create policy outbox_select_clinician on outbox for select to alongside_clinician
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'training', 'standing') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id)));
grant insert on outbox to alongside_clinician;
create policy outbox_insert_clinician on outbox for insert to alongside_clinician
  with check ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'training', 'standing') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id)));
grant update (cancelled_at) on outbox to alongside_clinician;
create policy outbox_update_clinician on outbox for update to alongside_clinician
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'training', 'standing') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id)));
grant select on outbox to alongside_mentor;
create policy outbox_select_mentor on outbox for select to alongside_mentor
  using ((kind in ('onboarding', 'mentoring', 'discharge') and episode_id = any (array(select authz.worked_on())))
    or (kind in ('standing', 'mentoring', 'onboarding') and holder_id = (select authz.account()))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id))
    or (kind in ('mentoring') and episode_id = any (array(select authz.covered()))));
grant insert on outbox to alongside_mentor;
create policy outbox_insert_mentor on outbox for insert to alongside_mentor
  with check ((kind in ('onboarding', 'mentoring', 'discharge') and episode_id = any (array(select authz.worked_on())))
    or (kind in ('standing', 'mentoring', 'onboarding') and holder_id = (select authz.account()))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id))
    or (kind in ('mentoring') and episode_id = any (array(select authz.covered()))));
grant update (cancelled_at) on outbox to alongside_mentor;
create policy outbox_update_mentor on outbox for update to alongside_mentor
  using ((kind in ('onboarding', 'mentoring', 'discharge') and episode_id = any (array(select authz.worked_on())))
    or (kind in ('standing', 'mentoring', 'onboarding') and holder_id = (select authz.account()))
    or (kind in ('concern') and authz.sees_concern(lifecycle_id))
    or (kind in ('supervision') and authz.sees_supervision(lifecycle_id))
    or (kind in ('mentoring') and episode_id = any (array(select authz.covered()))));
grant select (person_id, type, delivered_at, cancelled_at, clinic_id) on outbox to alongside_trainee;
create policy outbox_select_trainee on outbox for select to alongside_trainee
  using ((kind in ('recruitment', 'training', 'standing') and holder_id = (select authz.account())));
grant insert on outbox to alongside_trainee;
create policy outbox_insert_trainee on outbox for insert to alongside_trainee
  with check ((kind in ('recruitment', 'training', 'standing') and holder_id = (select authz.account())));
grant update (cancelled_at) on outbox to alongside_trainee;
create policy outbox_update_trainee on outbox for update to alongside_trainee
  using ((kind in ('recruitment', 'training', 'standing') and holder_id = (select authz.account())));
grant select (person_id, type, delivered_at, cancelled_at, clinic_id) on outbox to alongside_coordinator;
create policy outbox_select_coordinator on outbox for select to alongside_coordinator
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('recruitment', 'training', 'standing', 'supervision', 'mentoring', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on outbox to alongside_coordinator;
create policy outbox_insert_coordinator on outbox for insert to alongside_coordinator
  with check ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('recruitment', 'training', 'standing', 'supervision', 'mentoring', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant update (cancelled_at) on outbox to alongside_coordinator;
create policy outbox_update_coordinator on outbox for update to alongside_coordinator
  using ((kind in ('referral', 'onboarding', 'mentoring', 'discharge', 'concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats()))))
    or (kind in ('recruitment', 'training', 'standing', 'supervision', 'mentoring', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant select (person_id, type, delivered_at, cancelled_at, clinic_id) on outbox to alongside_safeguarding_lead;
create policy outbox_select_safeguarding_lead on outbox for select to alongside_safeguarding_lead
  using ((kind in ('concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on outbox to alongside_safeguarding_lead;
create policy outbox_insert_safeguarding_lead on outbox for insert to alongside_safeguarding_lead
  with check ((kind in ('concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant update (cancelled_at) on outbox to alongside_safeguarding_lead;
create policy outbox_update_safeguarding_lead on outbox for update to alongside_safeguarding_lead
  using ((kind in ('concern') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant select (person_id, type, delivered_at, cancelled_at, clinic_id) on outbox to alongside_integration;
create policy outbox_select_integration on outbox for select to alongside_integration
  using ((kind in ('referral', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant insert on outbox to alongside_integration;
create policy outbox_insert_integration on outbox for insert to alongside_integration
  with check ((kind in ('referral', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant update (cancelled_at) on outbox to alongside_integration;
create policy outbox_update_integration on outbox for update to alongside_integration
  using ((kind in ('referral', 'onboarding') and clinic_id = any (array(select authz.clinics())) and (person_id is null or person_id <> all (array(select authz.hats())))));
grant select (person_id, type, delivered_at, cancelled_at, clinic_id) on outbox to alongside_person;
create policy outbox_select_person on outbox for select to alongside_person
  using ((kind in ('referral', 'onboarding', 'mentoring') and person_id = (select authz.own_person())));
grant insert on outbox to alongside_person;
create policy outbox_insert_person on outbox for insert to alongside_person
  with check ((kind in ('referral', 'onboarding', 'mentoring') and person_id = (select authz.own_person())));
grant update (cancelled_at) on outbox to alongside_person;
create policy outbox_update_person on outbox for update to alongside_person
  using ((kind in ('referral', 'onboarding', 'mentoring') and person_id = (select authz.own_person())));
grant select on outbox to alongside_system;
create policy outbox_select_system on outbox for select to alongside_system
  using (true);
grant insert on outbox to alongside_system;
create policy outbox_insert_system on outbox for insert to alongside_system
  with check (true);
grant update on outbox to alongside_system;
create policy outbox_update_system on outbox for update to alongside_system
  using (true);
grant select (kind, lifecycle_id, seq, ord, person_id) on outbox to alongside_authz;
create policy outbox_select_authz on outbox for select to alongside_authz
  using (true);
grant update (person_id) on outbox to alongside_authz;
create policy outbox_update_authz on outbox for update to alongside_authz
  using (true);

alter table access_log enable row level security;
alter table access_log force row level security;
grant select (id, at, account_id, what, outcome, person_ids) on access_log to alongside_clinician;
create policy access_log_select_clinician on access_log for select to alongside_clinician
  using ((account_id = (select authz.account())));
grant insert on access_log to alongside_clinician;
create policy access_log_insert_clinician on access_log for insert to alongside_clinician
  with check ((account_id is not distinct from (select authz.account())));
grant select (id, at, account_id, what, outcome, person_ids) on access_log to alongside_mentor;
create policy access_log_select_mentor on access_log for select to alongside_mentor
  using ((account_id = (select authz.account())));
grant insert on access_log to alongside_mentor;
create policy access_log_insert_mentor on access_log for insert to alongside_mentor
  with check ((account_id is not distinct from (select authz.account())));
grant select (id, at, account_id, what, outcome, person_ids) on access_log to alongside_trainee;
create policy access_log_select_trainee on access_log for select to alongside_trainee
  using ((account_id = (select authz.account())));
grant insert on access_log to alongside_trainee;
create policy access_log_insert_trainee on access_log for insert to alongside_trainee
  with check ((account_id is not distinct from (select authz.account())));
grant select (id, at, account_id, what, outcome, person_ids) on access_log to alongside_coordinator;
create policy access_log_select_coordinator on access_log for select to alongside_coordinator
  using ((account_id = (select authz.account())));
grant insert on access_log to alongside_coordinator;
create policy access_log_insert_coordinator on access_log for insert to alongside_coordinator
  with check ((account_id is not distinct from (select authz.account())));
grant select (id, at, account_id, what, outcome, person_ids) on access_log to alongside_safeguarding_lead;
create policy access_log_select_safeguarding_lead on access_log for select to alongside_safeguarding_lead
  using ((account_id = (select authz.account())));
grant insert on access_log to alongside_safeguarding_lead;
create policy access_log_insert_safeguarding_lead on access_log for insert to alongside_safeguarding_lead
  with check ((account_id is not distinct from (select authz.account())));
grant select (id, at, account_id, what, outcome, person_ids) on access_log to alongside_analyst;
create policy access_log_select_analyst on access_log for select to alongside_analyst
  using ((account_id = (select authz.account())));
grant insert on access_log to alongside_analyst;
create policy access_log_insert_analyst on access_log for insert to alongside_analyst
  with check ((account_id is not distinct from (select authz.account())));
grant select (id, at, account_id, what, outcome, person_ids) on access_log to alongside_administrator;
create policy access_log_select_administrator on access_log for select to alongside_administrator
  using ((account_id = (select authz.account())));
grant insert on access_log to alongside_administrator;
create policy access_log_insert_administrator on access_log for insert to alongside_administrator
  with check ((account_id is not distinct from (select authz.account())));
grant select (id, at, account_id, what, outcome, person_ids) on access_log to alongside_integration;
create policy access_log_select_integration on access_log for select to alongside_integration
  using ((account_id = (select authz.account())));
grant insert on access_log to alongside_integration;
create policy access_log_insert_integration on access_log for insert to alongside_integration
  with check ((account_id is not distinct from (select authz.account())));
grant insert on access_log to alongside_person;
create policy access_log_insert_person on access_log for insert to alongside_person
  with check ((account_id is not distinct from (select authz.account())));
grant select on access_log to alongside_system;
create policy access_log_select_system on access_log for select to alongside_system
  using (true);
grant insert on access_log to alongside_system;
create policy access_log_insert_system on access_log for insert to alongside_system
  with check (true);
grant update (chain_no, chain) on access_log to alongside_system;
create policy access_log_update_system on access_log for update to alongside_system
  using (true);
grant select (account_id, person_ids, at, what, id, role, outcome) on access_log to alongside_authz;
create policy access_log_select_authz on access_log for select to alongside_authz
  using (true);

alter table notice enable row level security;
alter table notice force row level security;
grant select on notice to alongside_clinician;
create policy notice_select_clinician on notice for select to alongside_clinician
  using ((account_id = (select authz.account())));
grant update (done_at) on notice to alongside_clinician;
create policy notice_update_clinician on notice for update to alongside_clinician
  using ((account_id = (select authz.account())));
grant select on notice to alongside_mentor;
create policy notice_select_mentor on notice for select to alongside_mentor
  using ((account_id = (select authz.account())));
grant update (done_at) on notice to alongside_mentor;
create policy notice_update_mentor on notice for update to alongside_mentor
  using ((account_id = (select authz.account())));
grant select on notice to alongside_trainee;
create policy notice_select_trainee on notice for select to alongside_trainee
  using ((account_id = (select authz.account())));
grant update (done_at) on notice to alongside_trainee;
create policy notice_update_trainee on notice for update to alongside_trainee
  using ((account_id = (select authz.account())));
grant select on notice to alongside_coordinator;
create policy notice_select_coordinator on notice for select to alongside_coordinator
  using ((account_id = (select authz.account())));
grant update (done_at) on notice to alongside_coordinator;
create policy notice_update_coordinator on notice for update to alongside_coordinator
  using ((account_id = (select authz.account())));
grant select on notice to alongside_safeguarding_lead;
create policy notice_select_safeguarding_lead on notice for select to alongside_safeguarding_lead
  using ((account_id = (select authz.account())));
grant update (done_at) on notice to alongside_safeguarding_lead;
create policy notice_update_safeguarding_lead on notice for update to alongside_safeguarding_lead
  using ((account_id = (select authz.account())));
grant select on notice to alongside_analyst;
create policy notice_select_analyst on notice for select to alongside_analyst
  using ((account_id = (select authz.account())));
grant update (done_at) on notice to alongside_analyst;
create policy notice_update_analyst on notice for update to alongside_analyst
  using ((account_id = (select authz.account())));
grant select on notice to alongside_administrator;
create policy notice_select_administrator on notice for select to alongside_administrator
  using ((account_id = (select authz.account())));
grant update (done_at) on notice to alongside_administrator;
create policy notice_update_administrator on notice for update to alongside_administrator
  using ((account_id = (select authz.account())));
grant select on notice to alongside_integration;
create policy notice_select_integration on notice for select to alongside_integration
  using ((account_id = (select authz.account())));
grant update (done_at) on notice to alongside_integration;
create policy notice_update_integration on notice for update to alongside_integration
  using ((account_id = (select authz.account())));
grant select on notice to alongside_system;
create policy notice_select_system on notice for select to alongside_system
  using (true);
grant insert on notice to alongside_system;
create policy notice_insert_system on notice for insert to alongside_system
  with check (true);
grant update on notice to alongside_system;
create policy notice_update_system on notice for update to alongside_system
  using (true);
grant select (id, person_id) on notice to alongside_authz;
create policy notice_select_authz on notice for select to alongside_authz
  using (true);
grant insert (id, account_id, clinic_id, lifecycle_id, of, cause, at) on notice to alongside_authz;
create policy notice_insert_authz on notice for insert to alongside_authz
  with check (true);
grant update (person_id) on notice to alongside_authz;
create policy notice_update_authz on notice for update to alongside_authz
  using (true);

alter table receipt enable row level security;
alter table receipt force row level security;
grant select on receipt to alongside_clinician;
create policy receipt_select_clinician on receipt for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update (seen_at) on receipt to alongside_clinician;
create policy receipt_update_clinician on receipt for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on receipt to alongside_system;
create policy receipt_select_system on receipt for select to alongside_system
  using (true);
grant insert on receipt to alongside_system;
create policy receipt_insert_system on receipt for insert to alongside_system
  with check (true);
grant select (id, person_id) on receipt to alongside_authz;
create policy receipt_select_authz on receipt for select to alongside_authz
  using (true);
grant update (person_id) on receipt to alongside_authz;
create policy receipt_update_authz on receipt for update to alongside_authz
  using (true);

alter table message enable row level security;
alter table message force row level security;
grant select on message to alongside_clinician;
create policy message_select_clinician on message for select to alongside_clinician
  using ((exists (select 1 from person p where p.id = person_id))
    or (account_id = (select authz.account())));
grant insert on message to alongside_clinician;
create policy message_insert_clinician on message for insert to alongside_clinician
  with check ((exists (select 1 from person p where p.id = person_id)));
grant update (cancelled_at, given_up_at, next_attempt_at, attempts) on message to alongside_clinician;
create policy message_update_clinician on message for update to alongside_clinician
  using ((exists (select 1 from person p where p.id = person_id)));
grant select on message to alongside_mentor;
create policy message_select_mentor on message for select to alongside_mentor
  using ((exists (select 1 from person p where p.id = person_id))
    or (account_id = (select authz.account())));
grant insert on message to alongside_mentor;
create policy message_insert_mentor on message for insert to alongside_mentor
  with check ((exists (select 1 from person p where p.id = person_id)));
grant update (cancelled_at) on message to alongside_mentor;
create policy message_update_mentor on message for update to alongside_mentor
  using ((exists (select 1 from person p where p.id = person_id)));
grant select on message to alongside_coordinator;
create policy message_select_coordinator on message for select to alongside_coordinator
  using ((exists (select 1 from person p where p.id = person_id))
    or (account_id = (select authz.account()))
    or (sealed_by is not null and clinic_id = any (array(select authz.clinics()))));
grant insert on message to alongside_coordinator;
create policy message_insert_coordinator on message for insert to alongside_coordinator
  with check ((sealed_by is not null and clinic_id = any (array(select authz.clinics())))
    or (exists (select 1 from person p where p.id = person_id)));
grant update (cancelled_at, given_up_at, next_attempt_at, attempts) on message to alongside_coordinator;
create policy message_update_coordinator on message for update to alongside_coordinator
  using ((exists (select 1 from person p where p.id = person_id)));
grant select on message to alongside_integration;
create policy message_select_integration on message for select to alongside_integration
  using ((exists (select 1 from person p where p.id = person_id))
    or (account_id = (select authz.account())));
grant update (cancelled_at) on message to alongside_integration;
create policy message_update_integration on message for update to alongside_integration
  using ((exists (select 1 from person p where p.id = person_id)));
grant select (person_id, sent_at, cancelled_at) on message to alongside_person;
create policy message_select_person on message for select to alongside_person
  using ((exists (select 1 from person p where p.id = person_id)));
grant update (cancelled_at) on message to alongside_person;
create policy message_update_person on message for update to alongside_person
  using ((exists (select 1 from person p where p.id = person_id)));
grant select on message to alongside_trainee;
create policy message_select_trainee on message for select to alongside_trainee
  using ((account_id = (select authz.account())));
grant select on message to alongside_safeguarding_lead;
create policy message_select_safeguarding_lead on message for select to alongside_safeguarding_lead
  using ((account_id = (select authz.account()))
    or (exists (select 1 from person p where p.id = person_id)));
grant insert on message to alongside_safeguarding_lead;
create policy message_insert_safeguarding_lead on message for insert to alongside_safeguarding_lead
  with check ((exists (select 1 from person p where p.id = person_id)));
grant select on message to alongside_analyst;
create policy message_select_analyst on message for select to alongside_analyst
  using ((account_id = (select authz.account())));
grant select on message to alongside_administrator;
create policy message_select_administrator on message for select to alongside_administrator
  using ((account_id = (select authz.account())));
grant select on message to alongside_system;
create policy message_select_system on message for select to alongside_system
  using (true);
grant insert on message to alongside_system;
create policy message_insert_system on message for insert to alongside_system
  with check (true);
grant update on message to alongside_system;
create policy message_update_system on message for update to alongside_system
  using (true);
grant select (id, person_id, to_sealed, body_sealed) on message to alongside_authz;
create policy message_select_authz on message for select to alongside_authz
  using (true);
grant update (person_id, to_sealed, body_sealed) on message to alongside_authz;
create policy message_update_authz on message for update to alongside_authz
  using (true);

alter table local_post enable row level security;
alter table local_post force row level security;
grant select on local_post to alongside_coordinator;
create policy local_post_select_coordinator on local_post for select to alongside_coordinator
  using ((sealed_by is not null and clinic_id = any (array(select authz.clinics())))
    or (exists (select 1 from person p where p.id = person_id)));
grant select on local_post to alongside_clinician;
create policy local_post_select_clinician on local_post for select to alongside_clinician
  using ((exists (select 1 from person p where p.id = person_id)));
grant select on local_post to alongside_system;
create policy local_post_select_system on local_post for select to alongside_system
  using (true);
grant insert on local_post to alongside_system;
create policy local_post_insert_system on local_post for insert to alongside_system
  with check (true);
grant select (message_id, person_id, to_sealed, body_sealed) on local_post to alongside_authz;
create policy local_post_select_authz on local_post for select to alongside_authz
  using (true);
grant update (person_id, to_sealed, body_sealed) on local_post to alongside_authz;
create policy local_post_update_authz on local_post for update to alongside_authz
  using (true);

alter table attendance enable row level security;
alter table attendance force row level security;
grant select on attendance to alongside_clinician;
create policy attendance_select_clinician on attendance for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on attendance to alongside_clinician;
create policy attendance_insert_clinician on attendance for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on attendance to alongside_clinician;
create policy attendance_update_clinician on attendance for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on attendance to alongside_integration;
create policy attendance_select_integration on attendance for select to alongside_integration
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on attendance to alongside_integration;
create policy attendance_insert_integration on attendance for insert to alongside_integration
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on attendance to alongside_integration;
create policy attendance_update_integration on attendance for update to alongside_integration
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select (id, person_id, clinic_id, held_on, code, recorded_at) on attendance to alongside_authz;
create policy attendance_select_authz on attendance for select to alongside_authz
  using (true);
grant update (person_id) on attendance to alongside_authz;
create policy attendance_update_authz on attendance for update to alongside_authz
  using (true);

alter table care_gap enable row level security;
alter table care_gap force row level security;
grant select on care_gap to alongside_clinician;
create policy care_gap_select_clinician on care_gap for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on care_gap to alongside_clinician;
create policy care_gap_insert_clinician on care_gap for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select (id, person_id) on care_gap to alongside_authz;
create policy care_gap_select_authz on care_gap for select to alongside_authz
  using (true);
grant update (person_id) on care_gap to alongside_authz;
create policy care_gap_update_authz on care_gap for update to alongside_authz
  using (true);

alter table list_mapping enable row level security;
alter table list_mapping force row level security;
grant select on list_mapping to alongside_clinician;
create policy list_mapping_select_clinician on list_mapping for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on list_mapping to alongside_clinician;
create policy list_mapping_insert_clinician on list_mapping for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics()))));
grant update on list_mapping to alongside_clinician;
create policy list_mapping_update_clinician on list_mapping for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant delete on list_mapping to alongside_clinician;
create policy list_mapping_delete_clinician on list_mapping for delete to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));

alter table list_import enable row level security;
alter table list_import force row level security;
grant select on list_import to alongside_clinician;
create policy list_import_select_clinician on list_import for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on list_import to alongside_clinician;
create policy list_import_insert_clinician on list_import for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics()))));
grant update on list_import to alongside_clinician;
create policy list_import_update_clinician on list_import for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant delete on list_import to alongside_clinician;
create policy list_import_delete_clinician on list_import for delete to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on list_import to alongside_system;
create policy list_import_select_system on list_import for select to alongside_system
  using (true);
grant update on list_import to alongside_system;
create policy list_import_update_system on list_import for update to alongside_system
  using (true);
grant delete on list_import to alongside_system;
create policy list_import_delete_system on list_import for delete to alongside_system
  using (true);

alter table list_import_row enable row level security;
alter table list_import_row force row level security;
grant select on list_import_row to alongside_clinician;
create policy list_import_row_select_clinician on list_import_row for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on list_import_row to alongside_clinician;
create policy list_import_row_insert_clinician on list_import_row for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics()))));
grant update on list_import_row to alongside_clinician;
create policy list_import_row_update_clinician on list_import_row for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant delete on list_import_row to alongside_clinician;
create policy list_import_row_delete_clinician on list_import_row for delete to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on list_import_row to alongside_system;
create policy list_import_row_select_system on list_import_row for select to alongside_system
  using (true);
grant update on list_import_row to alongside_system;
create policy list_import_row_update_system on list_import_row for update to alongside_system
  using (true);
grant delete on list_import_row to alongside_system;
create policy list_import_row_delete_system on list_import_row for delete to alongside_system
  using (true);
grant select (list_import_id, row_no, person_id) on list_import_row to alongside_authz;
create policy list_import_row_select_authz on list_import_row for select to alongside_authz
  using (true);
grant update (person_id) on list_import_row to alongside_authz;
create policy list_import_row_update_authz on list_import_row for update to alongside_authz
  using (true);

alter table draft enable row level security;
alter table draft force row level security;
grant select on draft to alongside_clinician;
create policy draft_select_clinician on draft for select to alongside_clinician
  using ((account_id = (select authz.account())));
grant insert on draft to alongside_clinician;
create policy draft_insert_clinician on draft for insert to alongside_clinician
  with check ((account_id = (select authz.account())));
grant update on draft to alongside_clinician;
create policy draft_update_clinician on draft for update to alongside_clinician
  using ((account_id = (select authz.account())));
grant delete on draft to alongside_clinician;
create policy draft_delete_clinician on draft for delete to alongside_clinician
  using ((account_id = (select authz.account())));
grant select on draft to alongside_mentor;
create policy draft_select_mentor on draft for select to alongside_mentor
  using ((account_id = (select authz.account())));
grant insert on draft to alongside_mentor;
create policy draft_insert_mentor on draft for insert to alongside_mentor
  with check ((account_id = (select authz.account())));
grant update on draft to alongside_mentor;
create policy draft_update_mentor on draft for update to alongside_mentor
  using ((account_id = (select authz.account())));
grant delete on draft to alongside_mentor;
create policy draft_delete_mentor on draft for delete to alongside_mentor
  using ((account_id = (select authz.account())));
grant select on draft to alongside_trainee;
create policy draft_select_trainee on draft for select to alongside_trainee
  using ((account_id = (select authz.account())));
grant insert on draft to alongside_trainee;
create policy draft_insert_trainee on draft for insert to alongside_trainee
  with check ((account_id = (select authz.account())));
grant update on draft to alongside_trainee;
create policy draft_update_trainee on draft for update to alongside_trainee
  using ((account_id = (select authz.account())));
grant delete on draft to alongside_trainee;
create policy draft_delete_trainee on draft for delete to alongside_trainee
  using ((account_id = (select authz.account())));
grant select on draft to alongside_coordinator;
create policy draft_select_coordinator on draft for select to alongside_coordinator
  using ((account_id = (select authz.account())));
grant insert on draft to alongside_coordinator;
create policy draft_insert_coordinator on draft for insert to alongside_coordinator
  with check ((account_id = (select authz.account())));
grant update on draft to alongside_coordinator;
create policy draft_update_coordinator on draft for update to alongside_coordinator
  using ((account_id = (select authz.account())));
grant delete on draft to alongside_coordinator;
create policy draft_delete_coordinator on draft for delete to alongside_coordinator
  using ((account_id = (select authz.account())));
grant select on draft to alongside_safeguarding_lead;
create policy draft_select_safeguarding_lead on draft for select to alongside_safeguarding_lead
  using ((account_id = (select authz.account())));
grant insert on draft to alongside_safeguarding_lead;
create policy draft_insert_safeguarding_lead on draft for insert to alongside_safeguarding_lead
  with check ((account_id = (select authz.account())));
grant update on draft to alongside_safeguarding_lead;
create policy draft_update_safeguarding_lead on draft for update to alongside_safeguarding_lead
  using ((account_id = (select authz.account())));
grant delete on draft to alongside_safeguarding_lead;
create policy draft_delete_safeguarding_lead on draft for delete to alongside_safeguarding_lead
  using ((account_id = (select authz.account())));
grant select on draft to alongside_analyst;
create policy draft_select_analyst on draft for select to alongside_analyst
  using ((account_id = (select authz.account())));
grant insert on draft to alongside_analyst;
create policy draft_insert_analyst on draft for insert to alongside_analyst
  with check ((account_id = (select authz.account())));
grant update on draft to alongside_analyst;
create policy draft_update_analyst on draft for update to alongside_analyst
  using ((account_id = (select authz.account())));
grant delete on draft to alongside_analyst;
create policy draft_delete_analyst on draft for delete to alongside_analyst
  using ((account_id = (select authz.account())));
grant select on draft to alongside_administrator;
create policy draft_select_administrator on draft for select to alongside_administrator
  using ((account_id = (select authz.account())));
grant insert on draft to alongside_administrator;
create policy draft_insert_administrator on draft for insert to alongside_administrator
  with check ((account_id = (select authz.account())));
grant update on draft to alongside_administrator;
create policy draft_update_administrator on draft for update to alongside_administrator
  using ((account_id = (select authz.account())));
grant delete on draft to alongside_administrator;
create policy draft_delete_administrator on draft for delete to alongside_administrator
  using ((account_id = (select authz.account())));
grant select on draft to alongside_integration;
create policy draft_select_integration on draft for select to alongside_integration
  using ((account_id = (select authz.account())));
grant insert on draft to alongside_integration;
create policy draft_insert_integration on draft for insert to alongside_integration
  with check ((account_id = (select authz.account())));
grant update on draft to alongside_integration;
create policy draft_update_integration on draft for update to alongside_integration
  using ((account_id = (select authz.account())));
grant delete on draft to alongside_integration;
create policy draft_delete_integration on draft for delete to alongside_integration
  using ((account_id = (select authz.account())));
grant select on draft to alongside_system;
create policy draft_select_system on draft for select to alongside_system
  using (true);
grant delete on draft to alongside_system;
create policy draft_delete_system on draft for delete to alongside_system
  using (true);

alter table support_month enable row level security;
alter table support_month force row level security;
grant select on support_month to alongside_clinician;
create policy support_month_select_clinician on support_month for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on support_month to alongside_coordinator;
create policy support_month_select_coordinator on support_month for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on support_month to alongside_coordinator;
create policy support_month_insert_coordinator on support_month for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on support_month to alongside_coordinator;
create policy support_month_update_coordinator on support_month for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on support_month to alongside_analyst;
create policy support_month_select_analyst on support_month for select to alongside_analyst
  using ((select authz.account()) is not null);
grant select on support_month to alongside_mentor;
create policy support_month_select_mentor on support_month for select to alongside_mentor
  using ((person_id = any (array(select authz.people())))
    or (person_id = any (array(select authz.covered_people()))));
grant insert on support_month to alongside_mentor;
create policy support_month_insert_mentor on support_month for insert to alongside_mentor
  with check ((person_id = any (array(select authz.people())))
    or (person_id = any (array(select authz.covered_people()))));
grant update on support_month to alongside_mentor;
create policy support_month_update_mentor on support_month for update to alongside_mentor
  using ((person_id = any (array(select authz.people())))
    or (person_id = any (array(select authz.covered_people()))));
grant select on support_month to alongside_system;
create policy support_month_select_system on support_month for select to alongside_system
  using (true);
grant select (episode_id, month, person_id, clinic_id, interactions, one_way, no_shows, cancelled, modes, themes, first_at) on support_month to alongside_authz;
create policy support_month_select_authz on support_month for select to alongside_authz
  using (true);
grant update (person_id) on support_month to alongside_authz;
create policy support_month_update_authz on support_month for update to alongside_authz
  using (true);

alter table attendance_month enable row level security;
alter table attendance_month force row level security;
grant select on attendance_month to alongside_clinician;
create policy attendance_month_select_clinician on attendance_month for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on attendance_month to alongside_clinician;
create policy attendance_month_insert_clinician on attendance_month for insert to alongside_clinician
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on attendance_month to alongside_clinician;
create policy attendance_month_update_clinician on attendance_month for update to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on attendance_month to alongside_coordinator;
create policy attendance_month_select_coordinator on attendance_month for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on attendance_month to alongside_analyst;
create policy attendance_month_select_analyst on attendance_month for select to alongside_analyst
  using ((select authz.account()) is not null);
grant select on attendance_month to alongside_system;
create policy attendance_month_select_system on attendance_month for select to alongside_system
  using (true);
grant select on attendance_month to alongside_integration;
create policy attendance_month_select_integration on attendance_month for select to alongside_integration
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on attendance_month to alongside_integration;
create policy attendance_month_insert_integration on attendance_month for insert to alongside_integration
  with check ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update on attendance_month to alongside_integration;
create policy attendance_month_update_integration on attendance_month for update to alongside_integration
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select (clinic_id, person_id, month, code, appointments) on attendance_month to alongside_authz;
create policy attendance_month_select_authz on attendance_month for select to alongside_authz
  using (true);
grant insert (clinic_id, person_id, month, code, appointments) on attendance_month to alongside_authz;
create policy attendance_month_insert_authz on attendance_month for insert to alongside_authz
  with check (true);
grant update (appointments) on attendance_month to alongside_authz;
create policy attendance_month_update_authz on attendance_month for update to alongside_authz
  using (true);
grant delete on attendance_month to alongside_authz;
create policy attendance_month_delete_authz on attendance_month for delete to alongside_authz
  using (true);

alter table admin_event enable row level security;
alter table admin_event force row level security;
grant select on admin_event to alongside_administrator;
create policy admin_event_select_administrator on admin_event for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on admin_event to alongside_administrator;
create policy admin_event_insert_administrator on admin_event for insert to alongside_administrator
  with check ((account_id = (select authz.account())));
grant insert on admin_event to alongside_coordinator;
create policy admin_event_insert_coordinator on admin_event for insert to alongside_coordinator
  with check ((account_id = (select authz.account())));

alter table rank_request enable row level security;
alter table rank_request force row level security;
grant select on rank_request to alongside_administrator;
create policy rank_request_select_administrator on rank_request for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on rank_request to alongside_administrator;
create policy rank_request_insert_administrator on rank_request for insert to alongside_administrator
  with check ((asked_by = (select authz.account())));
grant update (decided_by, decided_at, outcome) on rank_request to alongside_administrator;
create policy rank_request_update_administrator on rank_request for update to alongside_administrator
  using ((select authz.account()) is not null);

alter table account_review enable row level security;
alter table account_review force row level security;
grant select on account_review to alongside_administrator;
create policy account_review_select_administrator on account_review for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on account_review to alongside_administrator;
create policy account_review_insert_administrator on account_review for insert to alongside_administrator
  with check ((reviewed_by = (select authz.account())));

alter table subject_access enable row level security;
alter table subject_access force row level security;
grant select on subject_access to alongside_coordinator;
create policy subject_access_select_coordinator on subject_access for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant insert on subject_access to alongside_coordinator;
create policy subject_access_insert_coordinator on subject_access for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and exists (select 1 from person p where p.id = person_id) and asked_by = (select authz.account())));
grant update (decided_by, decided_at, outcome, open_until, taken_at) on subject_access to alongside_coordinator;
create policy subject_access_update_coordinator on subject_access for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select on subject_access to alongside_safeguarding_lead;
create policy subject_access_select_safeguarding_lead on subject_access for select to alongside_safeguarding_lead
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant update (decided_by, decided_at, outcome, open_until, taken_at) on subject_access to alongside_safeguarding_lead;
create policy subject_access_update_safeguarding_lead on subject_access for update to alongside_safeguarding_lead
  using ((clinic_id = any (array(select authz.clinics())) and person_id <> all (array(select authz.hats()))));
grant select (id, person_id) on subject_access to alongside_authz;
create policy subject_access_select_authz on subject_access for select to alongside_authz
  using (true);
grant update (person_id) on subject_access to alongside_authz;
create policy subject_access_update_authz on subject_access for update to alongside_authz
  using (true);

alter table record_pair enable row level security;
alter table record_pair force row level security;
grant select on record_pair to alongside_coordinator;
create policy record_pair_select_coordinator on record_pair for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on record_pair to alongside_coordinator;
create policy record_pair_insert_coordinator on record_pair for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics())) and exists (select 1 from person p where p.id = one_id) and exists (select 1 from person p where p.id = other_id)));
grant update on record_pair to alongside_coordinator;
create policy record_pair_update_coordinator on record_pair for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));

alter table erasure enable row level security;
alter table erasure force row level security;
grant select on erasure to alongside_coordinator;
create policy erasure_select_coordinator on erasure for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on erasure to alongside_safeguarding_lead;
create policy erasure_select_safeguarding_lead on erasure for select to alongside_safeguarding_lead
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on erasure to alongside_system;
create policy erasure_select_system on erasure for select to alongside_system
  using (true);
grant insert (person_id, clinic_id, account_id, at) on erasure to alongside_authz;
create policy erasure_insert_authz on erasure for insert to alongside_authz
  with check (true);

alter table unusual_access enable row level security;
alter table unusual_access force row level security;
grant select on unusual_access to alongside_safeguarding_lead;
create policy unusual_access_select_safeguarding_lead on unusual_access for select to alongside_safeguarding_lead
  using ((account_id = any (array(select authz.colleagues()))));
grant update (finding, looked_by, looked_at) on unusual_access to alongside_safeguarding_lead;
create policy unusual_access_update_safeguarding_lead on unusual_access for update to alongside_safeguarding_lead
  using ((account_id = any (array(select authz.colleagues()))));
grant select on unusual_access to alongside_system;
create policy unusual_access_select_system on unusual_access for select to alongside_system
  using (true);
grant insert on unusual_access to alongside_system;
create policy unusual_access_insert_system on unusual_access for insert to alongside_system
  with check (true);
grant update on unusual_access to alongside_system;
create policy unusual_access_update_system on unusual_access for update to alongside_system
  using (true);

alter table deputy enable row level security;
alter table deputy force row level security;
grant select on deputy to alongside_administrator;
create policy deputy_select_administrator on deputy for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on deputy to alongside_administrator;
create policy deputy_insert_administrator on deputy for insert to alongside_administrator
  with check ((select authz.account()) is not null);
grant update on deputy to alongside_administrator;
create policy deputy_update_administrator on deputy for update to alongside_administrator
  using ((select authz.account()) is not null);
grant delete on deputy to alongside_administrator;
create policy deputy_delete_administrator on deputy for delete to alongside_administrator
  using ((select authz.account()) is not null);
grant select on deputy to alongside_clinician;
create policy deputy_select_clinician on deputy for select to alongside_clinician
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on deputy to alongside_coordinator;
create policy deputy_select_coordinator on deputy for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on deputy to alongside_safeguarding_lead;
create policy deputy_select_safeguarding_lead on deputy for select to alongside_safeguarding_lead
  using ((clinic_id = any (array(select authz.clinics()))));
grant select on deputy to alongside_system;
create policy deputy_select_system on deputy for select to alongside_system
  using (true);

alter table mentor_cover enable row level security;
alter table mentor_cover force row level security;
grant select on mentor_cover to alongside_mentor;
create policy mentor_cover_select_mentor on mentor_cover for select to alongside_mentor
  using ((covering_id = (select authz.mentor()) or away_id = (select authz.mentor())));
grant select on mentor_cover to alongside_coordinator;
create policy mentor_cover_select_coordinator on mentor_cover for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on mentor_cover to alongside_coordinator;
create policy mentor_cover_insert_coordinator on mentor_cover for insert to alongside_coordinator
  with check ((clinic_id = any (array(select authz.clinics()))));
grant update (ended_by, ended_at) on mentor_cover to alongside_coordinator;
create policy mentor_cover_update_coordinator on mentor_cover for update to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));
grant select (clinic_id, away_id, covering_id, from_on, until_on, ended_at) on mentor_cover to alongside_authz;
create policy mentor_cover_select_authz on mentor_cover for select to alongside_authz
  using (true);

alter table person_merge enable row level security;
alter table person_merge force row level security;
grant select on person_merge to alongside_authz;
create policy person_merge_select_authz on person_merge for select to alongside_authz
  using (true);
grant insert on person_merge to alongside_authz;
create policy person_merge_insert_authz on person_merge for insert to alongside_authz
  with check (true);
grant update (undone_by, undone_at) on person_merge to alongside_authz;
create policy person_merge_update_authz on person_merge for update to alongside_authz
  using (true);
grant select (id, clinic_id, kept_id, gone_id, merged_by, merged_at, undone_at) on person_merge to alongside_coordinator;
create policy person_merge_select_coordinator on person_merge for select to alongside_coordinator
  using ((clinic_id = any (array(select authz.clinics()))));

alter table clinic_system enable row level security;
alter table clinic_system force row level security;
grant select on clinic_system to alongside_administrator;
create policy clinic_system_select_administrator on clinic_system for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on clinic_system to alongside_administrator;
create policy clinic_system_insert_administrator on clinic_system for insert to alongside_administrator
  with check ((select authz.account()) is not null);
grant update (name, per_minute, ended_at) on clinic_system to alongside_administrator;
create policy clinic_system_update_administrator on clinic_system for update to alongside_administrator
  using ((select authz.account()) is not null);
grant select on clinic_system to alongside_integration;
create policy clinic_system_select_integration on clinic_system for select to alongside_integration
  using ((account_id = (select authz.account())));
grant select on clinic_system to alongside_system;
create policy clinic_system_select_system on clinic_system for select to alongside_system
  using (true);
grant select on clinic_system to alongside_authz;
create policy clinic_system_select_authz on clinic_system for select to alongside_authz
  using (true);

alter table clinic_key enable row level security;
alter table clinic_key force row level security;
grant select (id, system_id, begins_with, made_by, made_at, expires_at, revoked_at, revoked_by, last_used_at) on clinic_key to alongside_administrator;
create policy clinic_key_select_administrator on clinic_key for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on clinic_key to alongside_administrator;
create policy clinic_key_insert_administrator on clinic_key for insert to alongside_administrator
  with check ((select authz.account()) is not null);
grant update (revoked_at, revoked_by) on clinic_key to alongside_administrator;
create policy clinic_key_update_administrator on clinic_key for update to alongside_administrator
  using ((select authz.account()) is not null);
grant select on clinic_key to alongside_authz;
create policy clinic_key_select_authz on clinic_key for select to alongside_authz
  using (true);
grant update (last_used_at) on clinic_key to alongside_authz;
create policy clinic_key_update_authz on clinic_key for update to alongside_authz
  using (true);

alter table clinic_system_use enable row level security;
alter table clinic_system_use force row level security;
grant select on clinic_system_use to alongside_system;
create policy clinic_system_use_select_system on clinic_system_use for select to alongside_system
  using (true);
grant delete on clinic_system_use to alongside_system;
create policy clinic_system_use_delete_system on clinic_system_use for delete to alongside_system
  using (true);
grant select on clinic_system_use to alongside_authz;
create policy clinic_system_use_select_authz on clinic_system_use for select to alongside_authz
  using (true);
grant insert on clinic_system_use to alongside_authz;
create policy clinic_system_use_insert_authz on clinic_system_use for insert to alongside_authz
  with check (true);
grant update on clinic_system_use to alongside_authz;
create policy clinic_system_use_update_authz on clinic_system_use for update to alongside_authz
  using (true);

alter table fhir_resource enable row level security;
alter table fhir_resource force row level security;
grant select on fhir_resource to alongside_integration;
create policy fhir_resource_select_integration on fhir_resource for select to alongside_integration
  using ((clinic_id = any (array(select authz.clinics()))));
grant insert on fhir_resource to alongside_integration;
create policy fhir_resource_insert_integration on fhir_resource for insert to alongside_integration
  with check ((clinic_id = any (array(select authz.clinics()))));
grant update on fhir_resource to alongside_integration;
create policy fhir_resource_update_integration on fhir_resource for update to alongside_integration
  using ((clinic_id = any (array(select authz.clinics()))));
grant select (type, id, clinic_id, person_id) on fhir_resource to alongside_system;
create policy fhir_resource_select_system on fhir_resource for select to alongside_system
  using (true);
grant select (type, id, clinic_id, person_id, kept_sealed) on fhir_resource to alongside_authz;
create policy fhir_resource_select_authz on fhir_resource for select to alongside_authz
  using (true);
grant update (person_id, kept_sealed) on fhir_resource to alongside_authz;
create policy fhir_resource_update_authz on fhir_resource for update to alongside_authz
  using (true);
grant delete on fhir_resource to alongside_authz;
create policy fhir_resource_delete_authz on fhir_resource for delete to alongside_authz
  using (true);

alter table task_subscription enable row level security;
alter table task_subscription force row level security;
grant select (id, system_id, clinic_id, url, made_by, made_at, ended_at) on task_subscription to alongside_administrator;
create policy task_subscription_select_administrator on task_subscription for select to alongside_administrator
  using ((select authz.account()) is not null);
grant insert on task_subscription to alongside_administrator;
create policy task_subscription_insert_administrator on task_subscription for insert to alongside_administrator
  with check ((select authz.account()) is not null);
grant update (ended_at) on task_subscription to alongside_administrator;
create policy task_subscription_update_administrator on task_subscription for update to alongside_administrator
  using ((select authz.account()) is not null);
grant select on task_subscription to alongside_system;
create policy task_subscription_select_system on task_subscription for select to alongside_system
  using (true);
grant update (looked_until) on task_subscription to alongside_system;
create policy task_subscription_update_system on task_subscription for update to alongside_system
  using (true);

alter table task_told enable row level security;
alter table task_told force row level security;
grant select on task_told to alongside_system;
create policy task_told_select_system on task_told for select to alongside_system
  using (true);
grant insert on task_told to alongside_system;
create policy task_told_insert_system on task_told for insert to alongside_system
  with check (true);
grant update on task_told to alongside_system;
create policy task_told_update_system on task_told for update to alongside_system
  using (true);

alter table task_delivery enable row level security;
alter table task_delivery force row level security;
grant select (id, subscription_id, at, attempts, next_attempt_at, delivered_at, dead_at, last_problem) on task_delivery to alongside_administrator;
create policy task_delivery_select_administrator on task_delivery for select to alongside_administrator
  using ((select authz.account()) is not null);
grant update (next_attempt_at, dead_at, attempts) on task_delivery to alongside_administrator;
create policy task_delivery_update_administrator on task_delivery for update to alongside_administrator
  using ((select authz.account()) is not null);
grant select on task_delivery to alongside_system;
create policy task_delivery_select_system on task_delivery for select to alongside_system
  using (true);
grant insert on task_delivery to alongside_system;
create policy task_delivery_insert_system on task_delivery for insert to alongside_system
  with check (true);
grant update on task_delivery to alongside_system;
create policy task_delivery_update_system on task_delivery for update to alongside_system
  using (true);
grant delete on task_delivery to alongside_system;
create policy task_delivery_delete_system on task_delivery for delete to alongside_system
  using (true);

alter table what_if enable row level security;
alter table what_if force row level security;
grant select on what_if to alongside_coordinator;
create policy what_if_select_coordinator on what_if for select to alongside_coordinator
  using ((clinic_ids <@ array(select authz.clinics())));
grant insert on what_if to alongside_coordinator;
create policy what_if_insert_coordinator on what_if for insert to alongside_coordinator
  with check ((account_id = (select authz.account()) and clinic_ids <@ array(select authz.clinics())));
grant update (state, ended_at, held_until) on what_if to alongside_coordinator;
create policy what_if_update_coordinator on what_if for update to alongside_coordinator
  using ((account_id = (select authz.account())));
grant select on what_if to alongside_analyst;
create policy what_if_select_analyst on what_if for select to alongside_analyst
  using ((select authz.account()) is not null);
grant insert on what_if to alongside_analyst;
create policy what_if_insert_analyst on what_if for insert to alongside_analyst
  with check ((account_id = (select authz.account())));
grant update (state, ended_at, held_until) on what_if to alongside_analyst;
create policy what_if_update_analyst on what_if for update to alongside_analyst
  using ((account_id = (select authz.account())));
grant select on what_if to alongside_system;
create policy what_if_select_system on what_if for select to alongside_system
  using (true);
grant update on what_if to alongside_system;
create policy what_if_update_system on what_if for update to alongside_system
  using (true);

alter table chart_mark enable row level security;
alter table chart_mark force row level security;
grant select on chart_mark to alongside_clinician;
create policy chart_mark_select_clinician on chart_mark for select to alongside_clinician
  using (((clinic_id is null or clinic_id = any (array(select authz.clinics())))));
grant select on chart_mark to alongside_coordinator;
create policy chart_mark_select_coordinator on chart_mark for select to alongside_coordinator
  using (((clinic_id is null or clinic_id = any (array(select authz.clinics())))));
grant insert on chart_mark to alongside_coordinator;
create policy chart_mark_insert_coordinator on chart_mark for insert to alongside_coordinator
  with check ((account_id = (select authz.account()) and (clinic_id is null or clinic_id = any (array(select authz.clinics())))));
grant update (taken_back_by, taken_back_at) on chart_mark to alongside_coordinator;
create policy chart_mark_update_coordinator on chart_mark for update to alongside_coordinator
  using (((clinic_id is null or clinic_id = any (array(select authz.clinics())))));
grant select on chart_mark to alongside_analyst;
create policy chart_mark_select_analyst on chart_mark for select to alongside_analyst
  using ((select authz.account()) is not null);

