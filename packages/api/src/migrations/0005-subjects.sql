-- A lifecycle may be about somebody of the team (`holder_id`, an account), or about a clinic alone. What all lifecycles
-- share keeps whom each row is about: a person in an episode, a holder, or nobody.

alter table journal
  alter column episode_id drop not null,
  alter column person_id drop not null,
  add column holder_id uuid references account (id),
  add constraint journal_one_subject check (
    (person_id is null) = (episode_id is null) and num_nonnulls(person_id, holder_id) <= 1);
create index journal_holder on journal (holder_id, at);

alter table timer
  alter column episode_id drop not null,
  alter column person_id drop not null,
  add column holder_id uuid,
  add constraint timer_one_subject check (
    (person_id is null) = (episode_id is null) and num_nonnulls(person_id, holder_id) <= 1);

alter table outbox
  alter column episode_id drop not null,
  alter column person_id drop not null,
  add column holder_id uuid,
  add constraint outbox_one_subject check (
    (person_id is null) = (episode_id is null) and num_nonnulls(person_id, holder_id) <= 1);

alter table note
  alter column episode_id drop not null,
  alter column person_id drop not null,
  add column holder_id uuid references account (id),
  add constraint note_one_subject check (
    (person_id is null) = (episode_id is null) and num_nonnulls(person_id, holder_id) <= 1);
create index note_holder on note (holder_id, at desc);
