/**
 * What people of a world have behind them, written by SQL: where each stands is a matter of their number at their
 * clinic, so that every world has the same mixture, and the last of them is as likely to be asked for as the first.
 */
import type { Client } from 'pg'
import type { Template } from './templates.ts'

/** Of every hundred people of a clinic: to be told first, …, those who had a mentor last. */
const parts = [
  ['identified', 0, 7],
  ['told', 8, 11],
  ['openOffer', 12, 13],
  ['agreed', 14, 15],
  ['released', 16, 17],
  ['optedOut', 18, 22],
  ['toContact', 23, 24],
  ['supported', 25, 34],
  ['ended', 35, 99],
] as const

const partOf = `case ${parts.map(([name, from, to]) => `when slot between ${from} and ${to} then '${name}'`).join(' ')} end`

export interface Lives {
  readonly clinics: number
  readonly people: number
  /** Sessions of each person who had a mentor. */
  readonly sessionsEach: number
  /** People of the mentor whose list is measured. */
  readonly ofFirstMentor: number
}

export async function makeLives(client: Client, all: readonly Template[], lives: Lives): Promise<void> {
  for (const each of all)
    await client.query(
      `insert into bench.template (name, state, path, version, seq, status, value, context, clock)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        each.name,
        each.state,
        each.path,
        each.version,
        each.seq,
        each.status,
        each.value,
        each.context,
        each.clock,
      ],
    )
  for (const statement of statements(lives)) await client.query(statement)
}

const columns = `id, episode_id, clinic_id, person_id, state, path, value, context, machine_version, seq, status,
  opened_at, changed_at, state_since, ended_at, due_at`

/** The columns of a lifecycle row out of a life `l` and a template `t`. */
function row(id: string, opened: string, context = 't.context'): string {
  return `${id}, l.episode_id, l.clinic_id, l.person_id, t.state, t.path, t.value, ${context}, t.version, t.seq, t.status,
    ${opened}, l.changed_at, l.changed_at, case when t.status = 'done' then l.changed_at end,
    case when t.status = 'active' and t.clock is not null then l.due_at end`
}

function statements({ clinics, people, sessionsEach, ofFirstMentor }: Lives): string[] {
  const mentorsEach = Math.max(2, Math.ceil(people / clinics / 50))
  return [
    `insert into bench.mentor (k, clinic, mentor_id, account_id)
     select m, c.n, gen_random_uuid(), gen_random_uuid()
     from bench.clinic c, generate_series(0, ${mentorsEach - 1}) m`,
    `insert into account (id, role) select account_id, 'mentor' from bench.mentor`,
    `insert into account_clinic (account_id, clinic_id)
     select m.account_id, c.id from bench.mentor m join bench.clinic c on c.n = m.clinic`,
    `insert into mentor (id, account_id, standing, languages, capacity)
     select mentor_id, account_id, 'full', '{English}', 60 from bench.mentor`,
    `insert into mentor_clinic (mentor_id, clinic_id, authorised_until, checks_until)
     select m.mentor_id, c.id, '2099-01-01', '2099-01-01' from bench.mentor m join bench.clinic c on c.n = m.clinic`,
    `create unlogged table bench.life as
     with counted as (
       select n, n / ${clinics} as k, n % ${clinics} as clinic, (n / ${clinics}) % 100 as slot, id as person_id, clinic_id
       from bench.person
     ), parted as (
       select *, ${partOf} as part, row_number() over (partition by clinic, slot between 25 and 34 order by k) as nth
       from counted
     )
     select p.n, p.clinic, p.person_id, p.clinic_id, p.part, m.mentor_id, gen_random_uuid() as episode_id,
       gen_random_uuid() as onboarding_id, gen_random_uuid() as mentoring_id, gen_random_uuid() as discharge_id,
       now() - interval '2 days' - (hashint4(p.n) & 1048575) * interval '60 seconds' as opened_at,
       now() - interval '1 hour' - (hashint4(p.n + 7) & 1048575) * interval '1 second' as changed_at,
       now() + ((hashint4(p.n + 13) & 1048575) - 100000) * interval '1 second' as due_at
     from parted p join bench.mentor m on m.clinic = p.clinic
       and m.k = case when p.part = 'supported' and p.clinic = 0 and p.nth <= ${ofFirstMentor} then 0
         else 1 + p.nth % ${mentorsEach - 1} end`,
    'create index on bench.life (part, clinic, n)',
    'analyze bench.life',
    `update person p set released_at = l.opened_at from bench.life l
     where l.person_id = p.id and l.part in ('released', 'toContact', 'supported', 'ended')`,
    `insert into referral (${columns}, released_at, reason, source, reason_on)
     select ${row('l.episode_id', 'l.opened_at')},
       case when l.part in ('released', 'toContact', 'supported', 'ended') then l.opened_at end,
       case l.n % 3 when 0 then 'reEngaging' else 'newlyDiagnosed' end, 'clinicList', (l.opened_at - interval '1 day')::date
     from bench.life l join bench.template t
       on t.name = case when l.part in ('toContact', 'supported', 'ended') then 'accepted' else l.part end`,
    `insert into onboarding (${columns}, mentor_id)
     select ${row('l.onboarding_id', `l.opened_at + interval '1 day'`)},
       case when l.part <> 'toContact' then l.mentor_id end
     from bench.life l join bench.template t
       on t.name = case when l.part = 'toContact' then 'toContact' else 'introduced' end
     where l.part in ('toContact', 'supported', 'ended')`,
    `insert into mentoring (${columns}, mentor_id, sessions_held, last_session_at, next_session_at)
     select ${row('l.mentoring_id', `l.opened_at + interval '1 day'`, `jsonb_set(t.context, '{mentorId}', to_jsonb(l.mentor_id))`)},
       l.mentor_id, ${sessionsEach}, l.changed_at, null
     from bench.life l join bench.template t on t.name = l.part
     where l.part in ('supported', 'ended')`,
    `insert into discharge (${columns}, mentor_id, closed_at, planned, reason)
     select ${row('l.discharge_id', 'l.changed_at', `jsonb_set(t.context, '{mentorId}', to_jsonb(l.mentor_id))`)},
       l.mentor_id, l.changed_at, true, (array['goalsMet', 'disengaged', 'movedArea'])[1 + l.n % 3]
     from bench.life l join bench.template t on t.name = 'kept' where l.part = 'ended'`,
    ...[
      ['referral', 'episode_id'],
      ['onboarding', 'onboarding_id'],
      ['mentoring', 'mentoring_id'],
    ].map(
      ([kind, id]) =>
        `insert into timer (kind, lifecycle_id, key, set_seq, run_at, episode_id, clinic_id, person_id)
         select '${kind}', r.id, t.clock, r.seq, r.due_at, r.episode_id, r.clinic_id, r.person_id
         from bench.life l join ${kind} r on r.id = l.${id}
         join bench.template t on t.name = l.part where r.due_at is not null and t.clock is not null`,
    ),
    `insert into journal (kind, lifecycle_id, seq, episode_id, clinic_id, person_id, at, role, type, event, facts,
       to_state, machine_version)
     select 'referral', l.episode_id, 0, l.episode_id, l.clinic_id, l.person_id, l.opened_at, 'system', 'start',
       jsonb_build_object('type', 'start'), 'null', 'identified', '1' from bench.life l`,
    `insert into access_log (at, role, what, outcome, clinic_id, person_ids)
     select l.opened_at, 'clinician', 'referral.list', 'read', l.clinic_id, array[l.person_id] from bench.life l`,
    sessions(sessionsEach),
    supportMonths,
    ...(sessionsEach > 1 ? [attendance, attendanceMonths] : []),
  ]
}

function sessions(each: number): string {
  return `insert into session_log (mentoring_id, id, seq, episode_id, clinic_id, person_id, mentor_id, held_at, outcome, mode,
      minutes, themes, two_way, recorded_at)
    select l.mentoring_id, gen_random_uuid(), s, l.episode_id, l.clinic_id, l.person_id, l.mentor_id, at,
      case when s % 9 = 8 then 'personDidNotCome' else 'held' end, case s % 3 when 0 then 'phone' else 'inClinic' end,
      case when s % 9 = 8 then 0 else 30 + s % 4 * 10 end,
      case when s % 9 = 8 then '{}' else (array['{isolation}', '{tellingOthers,treatment}'])[1 + s % 2]::text[] end,
      s % 9 <> 8, at
    from bench.life l, generate_series(1, ${each}) s,
      lateral (select l.opened_at + interval '2 days'
        + (now() - interval '1 hour' - l.opened_at - interval '2 days') * ((s - 0.5) / ${each}) as at) moment
    where l.part in ('supported', 'ended')`
}

/** The roll-ups, counted here in words of their own: the bench checks them with the recount of the programme. */
const supportMonths = `insert into support_month (episode_id, clinic_id, person_id, month, interactions, no_shows, minutes,
    modes, themes, first_at, last_at)
  with logged as (
    select s.*, date_trunc('month', held_at at time zone 'Europe/London')::date as month from session_log s
  ), modes as (
    select episode_id, month, jsonb_object_agg(mode, times) as modes from (
      select episode_id, month, mode, count(*) as times from logged where outcome = 'held' group by 1, 2, 3) m
    group by 1, 2
  ), themes as (
    select episode_id, month, jsonb_object_agg(theme, times) as themes from (
      select episode_id, month, theme, count(*) as times from logged, unnest(themes) theme
      where outcome = 'held' group by 1, 2, 3) t
    group by 1, 2
  )
  select l.episode_id, l.clinic_id, l.person_id, l.month, count(*) filter (where outcome = 'held'),
    count(*) filter (where outcome = 'personDidNotCome'), coalesce(sum(minutes) filter (where outcome = 'held'), 0),
    coalesce(m.modes, '{}'), coalesce(t.themes, '{}'), min(held_at) filter (where outcome = 'held'),
    max(held_at) filter (where outcome = 'held')
  from logged l left join modes m using (episode_id, month) left join themes t using (episode_id, month)
  group by l.episode_id, l.clinic_id, l.person_id, l.month, m.modes, t.themes`

const attendance = `insert into attendance (id, clinic_id, person_id, appointment_key, held_on, code, recorded_at)
  select gen_random_uuid(), l.clinic_id, l.person_id, l.n || '-' || a,
    (l.opened_at + (a - 4) * interval '60 days')::date, (array['5', '6', '3', '5'])[1 + (l.n + a) % 4], now()
  from bench.life l, generate_series(0, 7) a where l.part in ('supported', 'ended')`

const attendanceMonths = `insert into attendance_month (clinic_id, person_id, month, code, appointments)
  select clinic_id, person_id, date_trunc('month', held_on)::date, code, count(*) from attendance group by 1, 2, 3, 4`
