-- What somebody agreed to holds for the episode in which they were asked. Whoever comes back is asked everything afresh;
-- what they said before stays, because it was once said, and holds no longer.
alter table consent add column lapsed_at timestamptz;

-- Begins afresh with people who come back: how they may be reached and what they agree to is not known any more, and
-- until they agree again the charity does not see who they are. A function, because a row that leaves somebody's sight
-- cannot be updated by them, and because a clinic's own system may not write to people at all.
create function authz.ask_afresh(returning_people uuid[], at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update public.consent c set lapsed_at = at
  where c.person_id = any (returning_people) and c.lapsed_at is null
    and c.clinic_id in (select authz.clinics()) and c.person_id not in (select authz.hats());
  update public.referral r set released_at = null
  where r.person_id = any (returning_people) and r.released_at is not null
    and r.clinic_id in (select authz.clinics()) and r.person_id not in (select authz.hats());
  update public.person p set contact_rules = null, released_at = null, changed_at = at, seq = p.seq + 1
  where p.id = any (returning_people) and p.erased_at is null
    and p.clinic_id in (select authz.clinics()) and p.id not in (select authz.hats())
$$;
revoke all on function authz.ask_afresh(uuid[], timestamptz) from public;
grant execute on function authz.ask_afresh(uuid[], timestamptz) to alongside_clinician, alongside_integration;
alter function authz.ask_afresh(uuid[], timestamptz) owner to alongside_authz;

-- What a clinic found out about somebody who was not seen for months. The gap is known by the day of the last visit: a
-- visit after it ends the gap, and what was found then says nothing of the next.
create table care_gap (
  id uuid primary key,
  clinic_id uuid not null references clinic (id),
  person_id uuid not null references person (id),
  last_seen_on date,
  outcome text not null,
  recorded_by uuid references account (id),
  at timestamptz not null,
  constraint care_gap_outcome_known check (outcome in ('reEngaged', 'transferred', 'leftCountry', 'inCareElsewhere',
    'declined', 'unableToContact', 'died', 'unknown'))
);
create index care_gap_person on care_gap (person_id, at desc);
create index care_gap_clinic on care_gap (clinic_id);
create index care_gap_recorded_by on care_gap (recorded_by);
