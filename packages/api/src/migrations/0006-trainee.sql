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
