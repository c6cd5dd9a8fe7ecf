-- The tables of the programme. Ids are random and made by the application; uniqueness of anything that identifies is
-- per clinic and never global, because a duplicate elsewhere would tell that a person exists.

create table trust (
  id uuid primary key,
  name text not null
);

create table clinic (
  id uuid primary key,
  trust_id uuid not null references trust (id),
  name text not null,
  opened_on date not null default current_date
);
create index clinic_trust on clinic (trust_id);

-- What a clinic and the charity agreed, in force from a day on. Rows are added, never changed: the newest row of the
-- newest day that has come counts.
create table clinic_setting (
  clinic_id uuid not null references clinic (id),
  effective_on date not null,
  set_at timestamptz not null,
  set_by uuid,
  settings jsonb not null,
  primary key (clinic_id, effective_on, set_at)
);

-- Somebody who signs in. The name is sealed with the account's own key.
create table account (
  id uuid primary key,
  auth_user_id uuid unique references auth."user" (id) on delete set null,
  role text not null,
  name_sealed bytea,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  constraint account_role_known check (role in ('clinician', 'mentor', 'trainee', 'coordinator', 'safeguardingLead',
    'analyst', 'administrator', 'integration', 'person', 'system'))
);
create index account_role on account (role, id);
alter table clinic_setting add constraint clinic_setting_set_by foreign key (set_by) references account (id);
create index clinic_setting_set_by_idx on clinic_setting (set_by);

create table account_clinic (
  account_id uuid not null references account (id),
  clinic_id uuid not null references clinic (id),
  primary key (account_id, clinic_id)
);
create index account_clinic_clinic on account_clinic (clinic_id, account_id);

-- One key for each person, account and clinic, wrapped by a key that the database never sees. Destroying it erases.
create table data_key (
  owner_id uuid primary key,
  wrapped bytea,
  wrapping_key_id smallint not null default 1,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  constraint data_key_wrapped_or_destroyed check ((wrapped is null) = (destroyed_at is not null))
);

create table person (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  -- What the person likes to be called and how they may be reached: all that a mentor needs.
  called_sealed bytea,
  contact_sealed bytea,
  -- Which ways and hours are safe: what a rule must know, without a number or a name.
  contact_rules jsonb,
  -- The full name and the clinic's own number: for the clinic and, once released, the coordinator.
  name_sealed bytea,
  clinic_number_sealed bytea,
  clinic_number_index bytea,
  released_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  seq integer not null default 0,
  died_on date,
  erased_at timestamptz,
  constraint person_number_once_per_clinic unique (clinic_id, clinic_number_index)
);
create index person_clinic_released on person (clinic_id, released_at, id);

-- A worker who is or was a client: that account can never reach that person's record.
create table hat (
  account_id uuid not null references account (id),
  person_id uuid not null references person (id),
  primary key (account_id, person_id)
);
create index hat_person on hat (person_id);

create table consent (
  id uuid primary key,
  person_id uuid not null references person (id),
  clinic_id uuid not null references clinic (id),
  scope text not null,
  given boolean not null,
  asked_by uuid references account (id),
  how text not null,
  at timestamptz not null,
  withdrawn_at timestamptz
);
create index consent_person on consent (person_id, scope, at desc);
create index consent_clinic on consent (clinic_id);
create index consent_asked_by on consent (asked_by);

create table mentor (
  id uuid primary key,
  account_id uuid not null unique references account (id),
  standing text not null default 'provisional',
  languages text[] not null default '{}',
  -- Which wishes this mentor meets, as the mentor says it: never inferred.
  offers text[] not null default '{}',
  capacity smallint not null default 1,
  not_now boolean not null default false,
  called_sealed bytea,
  wishes_sealed bytea,
  started_on date,
  seq integer not null default 0,
  constraint mentor_standing_known check (standing in ('provisional', 'full', 'restricted', 'onBreak', 'left')),
  constraint mentor_capacity_sane check (capacity between 0 and 60)
);

create table mentor_clinic (
  mentor_id uuid not null references mentor (id),
  clinic_id uuid not null references clinic (id),
  authorised_until date,
  checks_until date,
  primary key (mentor_id, clinic_id)
);
create index mentor_clinic_clinic on mentor_clinic (clinic_id, mentor_id);

-- Somebody on the way to becoming a mentor. A plain record for now; the lifecycle of training will bring its own table
-- and keep this one as what was learned.
create table trainee (
  id uuid primary key,
  account_id uuid not null unique references account (id),
  enrolled_on date not null,
  -- module key -> the day on which it was finished
  modules_done jsonb not null default '{}',
  shadowed smallint not null default 0,
  observed smallint not null default 0,
  reflection_on date,
  coordinator_signed_on date,
  clinic_signed_on date,
  constraint trainee_counts_sane check (shadowed between 0 and 1000 and observed between 0 and 1000)
);

-- The lifecycles. `value` and `context` are what the machine needs to go on and hold no names; the columns before
-- them are what lists, policies and figures need. `episode_id` is the referral with which it all began.
--
-- Their indexes are shaped like the lists: what is due soonest (and what is not due at all, last) or what changed
-- latest, with or without a clinic, from the last row of the page before. `case` and not `coalesce`: of a `coalesce`
-- PostgreSQL cannot tell that it keeps to itself what it sees, so with row-level security no condition on it reaches an
-- index. The counts beside a list are answered from an index alone; a report counts the referrals and endings of a few
-- months out of those of all time.
create table referral (
  id uuid primary key,
  episode_id uuid not null,
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  state text not null,
  path text not null,
  value jsonb not null,
  context jsonb not null,
  machine_version text not null,
  seq integer not null,
  status text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  state_since timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  released_at timestamptz,
  reason text not null,
  source text not null,
  reason_on date,
  list_import_id uuid,
  constraint referral_state_known check (state in ('identified', 'told', 'openOffer', 'agreed', 'released', 'accepted',
    'optedOut', 'offerClosed', 'redirected', 'withdrawn', 'ineligible', 'died', 'recordedInError')),
  constraint referral_status_known check (status in ('active', 'done')),
  constraint referral_ended_when_done check ((status = 'done') = (ended_at is not null))
);
create unique index referral_one_open_per_person on referral (clinic_id, person_id) where status = 'active';
create index referral_person on referral (person_id, opened_at desc);
create index referral_episode on referral (episode_id);
create index referral_due on referral ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index referral_due_at_clinic on referral (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index referral_change on referral (changed_at, id);
create index referral_change_at_clinic on referral (clinic_id, changed_at, id);
create index referral_counts on referral (clinic_id, state) include (person_id, released_at);
create index referral_work on referral (due_at, id) where status = 'active';
create index referral_by_opening on referral (clinic_id, opened_at);
create index referral_list_import on referral (list_import_id);

create table onboarding (
  id uuid primary key,
  episode_id uuid not null references referral (id),
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  mentor_id uuid references mentor (id),
  state text not null,
  path text not null,
  value jsonb not null,
  context jsonb not null,
  machine_version text not null,
  seq integer not null,
  status text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  state_since timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  constraint onboarding_state_known check (state in ('toContact', 'reached', 'assessmentBooked', 'assessed', 'matching',
    'waiting', 'onHold', 'introduced', 'unableToContact', 'declined', 'redirected', 'withdrawn', 'died',
    'recordedInError')),
  constraint onboarding_status_known check (status in ('active', 'done')),
  constraint onboarding_ended_when_done check ((status = 'done') = (ended_at is not null))
);
create unique index onboarding_one_open_per_person on onboarding (clinic_id, person_id) where status = 'active';
create index onboarding_person on onboarding (person_id, opened_at desc);
create index onboarding_episode on onboarding (episode_id);
create index onboarding_mentor on onboarding (mentor_id, status, person_id);
create index onboarding_due on onboarding ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index onboarding_due_at_clinic on onboarding (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index onboarding_change on onboarding (changed_at, id);
create index onboarding_change_at_clinic on onboarding (clinic_id, changed_at, id);
create index onboarding_counts on onboarding (clinic_id, state) include (person_id);
create index onboarding_work on onboarding (due_at, id) where status = 'active';

create table mentoring (
  id uuid primary key,
  episode_id uuid not null references referral (id),
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  mentor_id uuid references mentor (id),
  state text not null,
  path text not null,
  value jsonb not null,
  context jsonb not null,
  machine_version text not null,
  seq integer not null,
  status text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  state_since timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  sessions_held integer not null default 0,
  last_session_at timestamptz,
  next_session_at timestamptz,
  constraint mentoring_state_known check (state in ('active', 'reviewDue', 'paused', 'notHeardFrom', 'changingMentor',
    'ending', 'recordedInError')),
  constraint mentoring_status_known check (status in ('active', 'done')),
  constraint mentoring_ended_when_done check ((status = 'done') = (ended_at is not null))
);
create unique index mentoring_one_open_per_person on mentoring (clinic_id, person_id) where status = 'active';
create index mentoring_person on mentoring (person_id, opened_at desc);
create index mentoring_episode on mentoring (episode_id);
create index mentoring_mentor on mentoring (mentor_id, status, person_id);
create index mentoring_mentor_by_due on mentoring (mentor_id, status, due_at, id);
create index mentoring_due on mentoring ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index mentoring_due_at_clinic on mentoring (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index mentoring_change on mentoring (changed_at, id);
create index mentoring_change_at_clinic on mentoring (clinic_id, changed_at, id);
create index mentoring_counts on mentoring (clinic_id, state) include (person_id);
create index mentoring_work on mentoring (due_at, id) where status = 'active';

-- A discharge runs on as the record's retention long after support ended, so only its beginning counts as open.
create table discharge (
  id uuid primary key,
  episode_id uuid not null references referral (id),
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  mentor_id uuid references mentor (id),
  state text not null,
  path text not null,
  value jsonb not null,
  context jsonb not null,
  machine_version text not null,
  seq integer not null,
  status text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  state_since timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  closed_at timestamptz,
  planned boolean not null,
  reason text not null,
  constraint discharge_state_known check (state in ('planned', 'closingHeld', 'summaryAgreed', 'closed', 'followedUp',
    'retained', 'destroyed', 'reopened', 'recordedInError')),
  constraint discharge_status_known check (status in ('active', 'done')),
  constraint discharge_ended_when_done check ((status = 'done') = (ended_at is not null))
);
create unique index discharge_one_open_per_person on discharge (clinic_id, person_id)
  where state in ('planned', 'closingHeld', 'summaryAgreed');
create index discharge_person on discharge (person_id, opened_at desc);
create index discharge_episode on discharge (episode_id);
create index discharge_mentor on discharge (mentor_id, closed_at, person_id);
create index discharge_due on discharge ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index discharge_due_at_clinic on discharge (clinic_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index discharge_change on discharge (changed_at, id);
create index discharge_change_at_clinic on discharge (clinic_id, changed_at, id);
create index discharge_counts on discharge (clinic_id, state) include (person_id);
create index discharge_work on discharge (due_at, id) where status = 'active';
create index discharge_by_opening on discharge (clinic_id, opened_at);

-- Everything that ever happened to a lifecycle. Rows are added and never touched again.
create table journal (
  kind text not null,
  lifecycle_id uuid not null,
  seq integer not null,
  episode_id uuid not null,
  clinic_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  account_id uuid references account (id),
  role text not null,
  type text not null,
  event jsonb not null,
  facts jsonb not null,
  from_state text,
  to_state text not null,
  machine_version text not null,
  command_id uuid,
  primary key (kind, lifecycle_id, seq),
  constraint journal_command_once unique (account_id, command_id, lifecycle_id)
);
create index journal_episode on journal (episode_id, at);
create index journal_person on journal (person_id, at);
create index journal_clinic on journal (clinic_id, at);
create index journal_account on journal (account_id, at);

-- What was answered to a submission, so that the same submission again gets the same answer and no second effect.
create table command (
  account_id uuid not null references account (id),
  command_id uuid not null,
  at timestamptz not null,
  reply jsonb,
  primary key (account_id, command_id)
);
create index command_at on command (at);

-- The truth about clocks. A queue only wakes the worker that reads this table.
create table timer (
  kind text not null,
  lifecycle_id uuid not null,
  key text not null,
  set_seq integer not null,
  run_at timestamptz not null,
  episode_id uuid not null,
  clinic_id uuid not null,
  person_id uuid not null,
  primary key (kind, lifecycle_id, key)
);
create index timer_run_at on timer (run_at);
create index timer_person on timer (person_id);

-- What the world is yet to be told. The key is the effect's idempotency key.
create table outbox (
  kind text not null,
  lifecycle_id uuid not null,
  seq integer not null,
  ord smallint not null,
  type text not null,
  params jsonb not null,
  episode_id uuid not null,
  clinic_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  delivered_at timestamptz,
  cancelled_at timestamptz,
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null,
  last_problem text,
  primary key (kind, lifecycle_id, seq, ord)
);
create index outbox_waiting on outbox (next_attempt_at) where delivered_at is null and cancelled_at is null;
create index outbox_person on outbox (person_id);

-- Who looked at whom. Rows are added in the transaction of the reading; a sealer chains them after commit.
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id uuid,
  role text not null,
  what text not null,
  outcome text not null default 'read',
  clinic_id uuid,
  person_ids uuid[] not null default '{}',
  xid xid8 not null default pg_current_xact_id(),
  chain_no bigint,
  chain bytea,
  constraint access_log_outcome_known check (outcome in ('read', 'changed', 'denied')),
  constraint access_log_chain_once unique (chain_no),
  constraint access_log_sealed_whole check ((chain_no is null) = (chain is null))
);
create index access_log_unsealed on access_log (id) where chain_no is null;
create index access_log_account on access_log (account_id, at desc);
create index access_log_persons on access_log using gin (person_ids);

-- A task or a word for one account, and the same for a clinic as a whole.
create table notice (
  id uuid primary key,
  account_id uuid not null references account (id),
  clinic_id uuid references clinic (id),
  person_id uuid references person (id),
  kind text,
  lifecycle_id uuid,
  of text not null,
  cause text not null,
  at timestamptz not null,
  done_at timestamptz,
  constraint notice_once_per_cause unique (account_id, cause)
);
create index notice_open on notice (account_id, at desc, id) where done_at is null;
create index notice_lifecycle on notice (lifecycle_id);
create index notice_clinic on notice (clinic_id);
create index notice_person on notice (person_id);

create table receipt (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  kind text not null,
  lifecycle_id uuid not null,
  status text not null,
  cause text not null unique,
  at timestamptz not null,
  seen_at timestamptz
);
create index receipt_clinic on receipt (clinic_id, at desc, id);
create index receipt_person on receipt (person_id, at desc);

-- Messages as they would leave the house. The local mailbox page of a demo reads them here.
create table message (
  id uuid primary key,
  cause text not null unique,
  channel text not null,
  account_id uuid references account (id),
  person_id uuid references person (id),
  to_sealed bytea not null,
  body_sealed bytea not null,
  at timestamptz not null,
  sent_at timestamptz,
  cancelled_at timestamptz,
  constraint message_one_recipient check (num_nonnulls(account_id, person_id) = 1),
  constraint message_channel_known check (channel in ('email', 'text', 'call', 'letter', 'mailbox'))
);
create index message_account on message (account_id, at desc);
create index message_person on message (person_id, at desc);
create index message_waiting on message (at) where sent_at is null and cancelled_at is null;

-- A single-use private link, kept as a hash. It stands for one person and one purpose.
create table private_link (
  token_hash text primary key,
  person_id uuid not null references person (id),
  clinic_id uuid not null references clinic (id),
  referral_id uuid references referral (id),
  purpose text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index private_link_person on private_link (person_id);
create index private_link_clinic on private_link (clinic_id);
create index private_link_referral on private_link (referral_id);

-- Free words about a person, each sealed with the person's key. The journal holds the id and never the words.
create table note (
  id uuid primary key,
  kind text not null,
  lifecycle_id uuid not null,
  seq integer not null,
  field text not null,
  episode_id uuid not null,
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  account_id uuid references account (id),
  at timestamptz not null,
  text_sealed bytea not null
);
create index note_lifecycle on note (kind, lifecycle_id, seq);
create index note_episode on note (episode_id, at desc);
create index note_person on note (person_id, at desc);
create index note_clinic on note (clinic_id);
create index note_account on note (account_id);

create table session_log (
  mentoring_id uuid not null references mentoring (id),
  -- made by the mentor's own form, so unique only within one mentoring: elsewhere it must not tell that it exists
  id uuid not null,
  seq integer not null,
  episode_id uuid not null,
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  mentor_id uuid not null references mentor (id),
  held_at timestamptz not null,
  outcome text not null,
  mode text,
  minutes smallint,
  themes text[] not null default '{}',
  two_way boolean not null default false,
  wellbeing smallint,
  note_id uuid,
  recorded_at timestamptz not null,
  retracted_at timestamptz,
  primary key (mentoring_id, id),
  constraint session_log_outcome_known check (outcome in ('held', 'personDidNotCome', 'personCancelled',
    'mentorCancelled', 'clinicCancelled', 'moved')),
  constraint session_log_once unique (mentoring_id, seq),
  constraint session_log_minutes_sane check (minutes between 0 and 600),
  constraint session_log_wellbeing_scale check (wellbeing between 0 and 10)
);
alter table session_log add constraint session_log_note foreign key (note_id) references note (id);
create index session_log_note_idx on session_log (note_id);
create index session_log_mentoring on session_log (mentoring_id, held_at desc, id);
create index session_log_episode on session_log (episode_id, held_at desc);
create index session_log_person on session_log (person_id, held_at desc);
create index session_log_clinic on session_log (clinic_id, held_at);
create index session_log_mentor on session_log (mentor_id, held_at desc);

-- The clinic's own appointments with the NHS attended-or-did-not-attend code, kept apart from mentor sessions.
create table attendance (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  appointment_key text not null,
  held_on date not null,
  code text not null,
  list_import_id uuid,
  recorded_at timestamptz not null,
  constraint attendance_appointment_once_per_clinic unique (clinic_id, appointment_key),
  constraint attendance_code_known check (code in ('0', '2', '3', '4', '5', '6', '7'))
);
create index attendance_person on attendance (person_id, held_on);
create index attendance_clinic on attendance (clinic_id, held_on);
create index attendance_list_import on attendance (list_import_id);

create table list_mapping (
  clinic_id uuid not null references clinic (id),
  kind text not null,
  mapping jsonb not null,
  set_by uuid references account (id),
  set_at timestamptz not null,
  primary key (clinic_id, kind),
  constraint list_mapping_kind_known check (kind in ('people', 'attendance'))
);
create index list_mapping_set_by on list_mapping (set_by);

create table list_import (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  kind text not null,
  state text not null,
  file_hash bytea not null,
  mapping jsonb not null,
  rows_total integer not null default 0,
  rows_good integer not null default 0,
  rows_bad integer not null default 0,
  rows_known integer not null default 0,
  rows_done integer not null default 0,
  made_by uuid not null references account (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  problem text,
  -- The file itself, sealed with the clinic's key, for as long as somebody may still change what its columns mean.
  file_sealed bytea,
  -- What the reader of the file has to be told about how it was read.
  notices text[] not null default '{}',
  constraint list_import_kind_known check (kind in ('people', 'attendance')),
  constraint list_import_state_known check (state in ('reading', 'preview', 'importing', 'done', 'dropped', 'failed'))
);
create index list_import_clinic on list_import (clinic_id, made_at desc, id);
create index list_import_file on list_import (clinic_id, kind, file_hash);
create index list_import_made_by on list_import (made_by);
alter table referral add constraint referral_list_import foreign key (list_import_id) references list_import (id);
alter table attendance add constraint attendance_list_import foreign key (list_import_id) references list_import (id);

-- The preview of a list: each row as it was read, sealed with the key of the person who imports it, and gone once the
-- import is done or dropped.
create table list_import_row (
  list_import_id uuid not null references list_import (id) on delete cascade,
  row_no integer not null,
  clinic_id uuid not null references clinic (id),
  state text not null,
  row_sealed bytea,
  problems jsonb not null default '[]',
  person_id uuid,
  primary key (list_import_id, row_no),
  constraint list_import_row_state_known check (state in ('good', 'bad', 'known', 'done'))
);
create index list_import_row_state on list_import_row (list_import_id, state, row_no);
create index list_import_row_clinic on list_import_row (clinic_id);

-- Long forms are kept here while they are filled in; the id is in the address.
create table draft (
  id uuid primary key,
  account_id uuid not null references account (id),
  form text not null,
  about_id uuid,
  body_sealed bytea not null,
  changed_at timestamptz not null,
  expires_at timestamptz not null
);
create index draft_account on draft (account_id, changed_at desc);
create index draft_expires on draft (expires_at);

-- Roll-ups for the figures, written in the same transaction as the rows they count. One row of support is one month of
-- one episode, so that whoever may see the episode can always count the whole row again.
create table support_month (
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  month date not null,
  interactions integer not null default 0,
  one_way integer not null default 0,
  no_shows integer not null default 0,
  cancelled integer not null default 0,
  minutes integer not null default 0,
  first_at timestamptz,
  last_at timestamptz,
  episode_id uuid not null,
  -- how they met, and about what
  modes jsonb not null default '{}',
  themes jsonb not null default '{}',
  primary key (episode_id, month),
  constraint support_month_first_of_month check (extract(day from month) = 1)
);
create index support_month_month on support_month (month, clinic_id);
create index support_month_person on support_month (person_id);
create index support_month_clinic on support_month (clinic_id, person_id, month);

create table attendance_month (
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  month date not null,
  code text not null,
  appointments integer not null default 0,
  primary key (clinic_id, person_id, month, code),
  constraint attendance_month_first_of_month check (extract(day from month) = 1)
);
create index attendance_month_month on attendance_month (month, clinic_id);
create index attendance_month_person on attendance_month (person_id);
