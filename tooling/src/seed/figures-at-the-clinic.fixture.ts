/** The measures that need each person’s own windows or answers, in plain SQL: see `figures-in-sql.fixture.ts`. */
import { codeLists, type EqualityQuestion } from '@alongside/domain/equality'
import type { ImpactReport, MeasureName } from '@alongside/domain/impact'
import type { InSql } from './figures-in-sql.fixture.ts'
import { isInWholeQuarter, quarterOf } from './quarters-in-sql.fixture.ts'

const month = (day: string) => `date_trunc('month', ${day})::date`
const monthsFrom = (one: string, other: string) =>
  `((extract(year from ${other}) - extract(year from ${one})) * 12 + extract(month from ${other}) - extract(month from ${one}))::int`

/** People supported in these months, the month of their first session ever, and how many months each window has. */
const windows = `windows as (
  select *, least(6, ${monthsFrom('first', '$2::date')} - 1) as length
  from (
    select clinic_id, person_id, ${month(`min(held_at at time zone 'Europe/London')`)} as first
    from session_log where outcome = 'held' and two_way and retracted_at is null and clinic_id = any ($3::uuid[])
    group by 1, 2
    having bool_or((held_at at time zone 'Europe/London')::date >= $1::date
      and (held_at at time zone 'Europe/London')::date < $2::date)
  ) s
), visits as (
  select w.clinic_id, w.person_id, w.first, w.length, ${month('a.held_on')} as at, a.code
  from windows w join attendance a using (clinic_id, person_id) where a.held_on < $2::date
)`
const counts = `count(*) filter (where code in ('3', '5', '6', '7'))`
const notAttended = `jsonb_build_object('count', count(*) filter (where code = '3'), 'outOf', ${counts},
  'percent', round(100.0 * count(*) filter (where code = '3') / ${counts}, 1)::float8)`
const side = (code: string, when: string) =>
  `jsonb_build_object('count', sum(n) filter (where code = '${code}' and side = '${when}'), 'outOf', sum(n) filter (where side = '${when}'),
    'percent', round(100.0 * sum(n) filter (where code = '${code}' and side = '${when}') / sum(n) filter (where side = '${when}'), 1)::float8)`
const zeros = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The change of the person in the middle, and its interval by counting coins: how many of n fall on one side. */
function change(instrument: 'pozqol' | 'loneliness'): InSql {
  return {
    sql: `with answered as (
        select *, (scores ->> 'overall')::numeric as score from measure_answer
        where instrument = '${instrument}' and retracted_at is null and scores ->> 'overall' is not null
          and clinic_id = any ($3::uuid[])
      ), latest as (
        select distinct on (episode_id) episode_id, asked_on, score as last from answered
        where asked_on >= $1::date and asked_on < $2::date order by episode_id, asked_on desc, recorded_at desc
      ), pairs as (
        select l.last, (select a.score from answered a where a.episode_id = l.episode_id and a.asked_on < l.asked_on
          order by a.asked_on, a.recorded_at limit 1) as first
        from latest l
      ), both_known as (select first, last, last - first as by from pairs where first is not null),
      ranks as (
        select max(j) as j from generate_series(1, (select count(*) / 2 from both_known)) j
        where 1 - 2 * (
          select sum(factorial(n) / (factorial(k) * factorial(n - k))) / power(2::numeric, n)
          from (select count(*) as n from both_known) c, generate_series(0, j - 1) k group by n) >= 0.95
      ), sorted as (select by, row_number() over (order by by) as up, row_number() over (order by by desc) as down from both_known)
      select jsonb_build_object('answered', (select count(*) from pairs), 'people', count(*),
        'medianFirst', coalesce(to_jsonb(round((percentile_cont(0.5) within group (order by first))::numeric, 2)::float8), '"none"'),
        'medianLast', coalesce(to_jsonb(round((percentile_cont(0.5) within group (order by last))::numeric, 2)::float8), '"none"'),
        'medianChange', coalesce(to_jsonb(round((percentile_cont(0.5) within group (order by by))::numeric, 2)::float8), '"none"'),
        'interval', (select case when j is null then null else jsonb_build_object(
          'from', round((select by from sorted where up = j), 2)::float8,
          'to', round((select by from sorted where down = j), 2)::float8) end from ranks),
        'higher', count(*) filter (where by > 0), 'same', count(*) filter (where by = 0),
        'lower', count(*) filter (where by < 0)) as figure
      from both_known`,
    of: ({ measures }) => measures[instrument],
  }
}

export const clinicFigures = {
  clinicDna: {
    sql: `with ${windows}, sided as (
        select *, case when at < first then 'before' else 'after' end as side from visits
        where at <> first and abs(${monthsFrom('first', 'at')}) <= length and code in ('3', '5', '6', '7')
      ), compared as (
        select clinic_id, person_id from sided group by 1, 2 having count(distinct side) = 2
      ), summed as (
        select side, code, count(*) as n from sided join compared using (clinic_id, person_id) group by 1, 2
      ), whole as (
        select s.side, c.code, coalesce(n, 0) as n
        from (values ('before'), ('after')) s (side) cross join (values ('3'), ('5'), ('6'), ('7')) c (code)
        left join summed using (side, code)
      )
      select jsonb_build_object('people', (select count(*) from compared),
        'before', ${side('3', 'before')}, 'after', ${side('3', 'after')},
        'tooLateBefore', ${side('7', 'before')}, 'tooLateAfter', ${side('7', 'after')},
        'tooRecent', (select count(*) from windows where length < 1),
        'withoutAppointments', (select count(*) from windows where length >= 1) - (select count(*) from compared)) as figure
      from whole`,
    of: ({ clinicDna: { change: moved, warnings: _warnings, leftOut, ...figures } }) => {
      if (typeof moved === 'number' && typeof figures.after.percent === 'number')
        if (Math.abs(figures.after.percent - Number(figures.before.percent) - moved) > 0.06)
          return 'the change is not the difference'
      return zeros({ ...figures, ...leftOut })
    },
  },
  clinicDnaMonths: {
    sql: `with ${windows}
      select jsonb_build_object(
        'months', (select coalesce(jsonb_object_agg(to_char(at, 'YYYY-MM'), each), '{}') from (
          select at, ${notAttended} as each from visits where at >= $1::date group by at having ${counts} > 0) m),
        'quarters', (select coalesce(jsonb_object_agg(quarter, each), '{}') from (
          select ${quarterOf('at')} as quarter, ${notAttended} as each
          from visits where ${isInWholeQuarter('at')} group by 1 having ${counts} > 0) q)) as figure`,
    of: ({ months, quarters }) => {
      const known = (each: { clinicDna: ImpactReport['months'][number]['clinicDna'] }) =>
        each.clinicDna.outOf !== 0
      return {
        months: Object.fromEntries(months.filter(known).map(each => [each.month, each.clinicDna])),
        quarters: Object.fromEntries(quarters.filter(known).map(each => [each.month, each.clinicDna])),
      }
    },
  },
  inCare: {
    sql: `with ${windows}, known as (
        select clinic_id, person_id, first, least(length, ${monthsFrom('min(at)', 'first')}) as months
        from visits group by clinic_id, person_id, first, length
      ), compared as (select * from known where months > 0),
      each_month as (
        select c.*, k, (first - make_interval(months => k))::date as was, (first + make_interval(months => k))::date as later
        from compared c, generate_series(1, c.months) k
      ), judged as (
        select
          exists (select 1 from visits v where v.clinic_id = e.clinic_id and v.person_id = e.person_id and v.code in ('5', '6')
            and v.at <= e.was and v.at > e.was - interval '6 months') as before,
          exists (select 1 from visits v where v.clinic_id = e.clinic_id and v.person_id = e.person_id and v.code in ('5', '6')
            and v.at <= e.later and v.at > e.later - interval '6 months') as after
        from each_month e
      )
      select jsonb_build_object('people', (select count(*) from compared), 'months', count(*),
        'before', count(*) filter (where before), 'after', count(*) filter (where after)) as figure from judged`,
    of: ({ inCare: { people, before, after } }) => ({
      people,
      months: before.outOf === after.outOf ? before.outOf : 'the windows differ',
      before: before.count,
      after: after.count,
    }),
  },
  pozqol: change('pozqol'),
  loneliness: change('loneliness'),
  equality: {
    sql: `with ${windows}, answers as (
        select distinct on (person_id) person_id, answers from authz.person_equality order by person_id, recorded_at desc
      ), counted as (
        select a.key as question, a.value as code, count(*) as n
        from windows join answers using (person_id), jsonb_each_text(answers.answers) a group by 1, 2
      )
      select coalesce(jsonb_object_agg(question, codes), '{}') as figure
      from (select question, jsonb_object_agg(code, n) as codes from counted group by 1) q`,
    of: report => report.equality,
    // what is shown is rounded, and no number of one to four may be seen
    agrees: (figure, report) => {
      const counted = figure as Record<string, Record<string, number>>
      const shown = report.equality.flatMap(({ question, answers }) =>
        answers.slice(0, -1).map(({ label, people }) => {
          const code = codeLists[question as EqualityQuestion][0].codes.find(
            each => each.label === label,
          )?.code
          const n = counted[question]?.[code ?? ''] ?? 0
          return people === 'hidden' ? n > 0 : people === Math.round(n / 5) * 5 && !(n > 0 && n < 5)
        }),
      )
      return shown.every(Boolean) && report.equality.length === Object.keys(counted).length
    },
  },
} as const satisfies Partial<Record<MeasureName, InSql>>
