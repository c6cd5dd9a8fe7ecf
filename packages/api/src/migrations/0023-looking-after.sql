-- Who covers at a clinic when whoever's turn it is does not act.

create table deputy (
  clinic_id uuid not null references clinic (id),
  turn text not null,
  account_id uuid not null references account (id),
  named_by uuid not null references account (id),
  named_at timestamptz not null,
  primary key (clinic_id, turn),
  constraint deputy_turn_known check (turn in ('clinic', 'coordinator', 'safeguardingLead'))
);
create index deputy_account on deputy (account_id);

-- What waits at the actor's clinics, without anybody in it: for whoever hears that something waits and may not look at it.
-- Before a release nobody but the clinic knows that there is somebody, so nothing of that stands here.
create function authz.what_waits(at timestamptz)
returns table (kind text, path text, clinic_id uuid, due_at timestamptz, state_since timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  with mine as materialized (select c as id from authz.clinics() c)
  select w.* from (
    select 'referral', r.path, r.clinic_id, r.due_at, r.state_since from public.referral r
      where r.status = 'active' and r.state = 'released' and (r.due_at < at or r.due_at is null)
    union all
    select 'onboarding', r.path, r.clinic_id, r.due_at, r.state_since from public.onboarding r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'mentoring', r.path, r.clinic_id, r.due_at, r.state_since from public.mentoring r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'discharge', r.path, r.clinic_id, r.due_at, r.state_since from public.discharge r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'recruitment', r.path, r.clinic_id, r.due_at, r.state_since from public.recruitment r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'training', r.path, r.clinic_id, r.due_at, r.state_since from public.training r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'standing', r.path, r.clinic_id, r.due_at, r.state_since from public.standing r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'concern', r.path, r.clinic_id, r.due_at, r.state_since from public.concern r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
    union all
    select 'supervision', r.path, r.clinic_id, r.due_at, r.state_since from public.supervision r
      where r.status = 'active' and (r.due_at < at or r.due_at is null)
  ) w (kind, path, clinic_id, due_at, state_since)
  where w.clinic_id in (select id from mine)
  limit 5000
$$;

revoke all on function authz.what_waits(timestamptz) from public;
grant execute on function authz.what_waits(timestamptz) to alongside_safeguarding_lead;
alter function authz.what_waits(timestamptz) owner to alongside_authz;
