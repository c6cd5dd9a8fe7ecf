/**
 * Every measure of the impact report once more, in plain SQL over the rows themselves: written from the definitions that
 * stand on the page, without a roll-up and without a line of the report's own code. $1 is the first day of the report,
 * $2 the first day after it, $3 the clinics. Each query gives one row with one `figure`.
 */
import type { ImpactReport, MeasureName } from '@alongside/domain/impact'
import { clinicFigures } from './figures-at-the-clinic.fixture.ts'
import { isInWholeQuarter, quarterOf } from './quarters-in-sql.fixture.ts'

export interface InSql {
  readonly sql: string
  /** The same figure in the report. */
  of(report: ImpactReport): unknown
  /** Where one number cannot simply be equal to the other: whether they agree. */
  agrees?(figure: unknown, report: ImpactReport): boolean
}

const day = (moment: string) => `(${moment} at time zone 'Europe/London')::date`

/** Sessions that were held, with the day. */
export const met = `met as (
  select *, ${day('held_at')} as day from session_log
  where outcome = 'held' and two_way and retracted_at is null and clinic_id = any ($3::uuid[])
)`
/** Sessions that stand, whatever came of them, in the months of the report. */
const logged = `logged as (
  select *, ${day('held_at')} as day from session_log
  where retracted_at is null and clinic_id = any ($3::uuid[])
    and ${day('held_at')} >= $1::date and ${day('held_at')} < $2::date
)`
const inPeriod = 'day >= $1::date and day < $2::date'
/** The people supported: how often they met, and the episode of the first time in these months. */
const supported = `supported as (
  select m.clinic_id, m.person_id, count(*) as times, (
    select r.reason from referral r where r.id = (array_agg(m.episode_id order by m.held_at))[1]) as reason
  from met m where ${inPeriod} group by 1, 2
)`
const rate = (
  count: string,
  outOf: string,
) => `jsonb_build_object('count', ${count}, 'outOf', ${outOf}, 'percent',
  case when ${outOf} = 0 then '"none"'::jsonb else to_jsonb(round(100.0 * (${count}) / nullif(${outOf}, 0), 1)::float8) end)`
const held = `count(*) filter (where outcome = 'held')`
const noShow = rate(
  `count(*) filter (where outcome = 'personDidNotCome')`,
  `count(*) filter (where outcome in ('held', 'personDidNotCome'))`,
)
const median = (value: string) => `percentile_cont(0.5) within group (order by ${value})`
const reasonCounts = `jsonb_build_object(
  'newlyDiagnosed', count(*) filter (where reason = 'newlyDiagnosed'),
  'reEngaging', count(*) filter (where reason = 'reEngaging'),
  'clinicianFlag', count(*) filter (where reason = 'clinicianFlag'))`
const only = <Row extends object>(rows: readonly Row[], isSome: (row: Row) => boolean) => rows.filter(isSome)

/** Where everybody stands whom a clinic put on the list in these months, by the last thing that happened. */
const listed = `listed as (
  select r.id, ${day('r.opened_at')} as day, to_char(${day('r.opened_at')}, 'YYYY-MM') as month,
    (select split_part(to_state, '.', 1) from journal j where j.kind = 'referral' and j.lifecycle_id = r.id order by seq desc limit 1) as state,
    exists (select 1 from journal j where j.lifecycle_id = r.id and j.to_state = 'told') as told
  from referral r
  where r.clinic_id = any ($3::uuid[]) and ${day('r.opened_at')} >= $1::date and ${day('r.opened_at')} < $2::date
)`
const eligible = `state not in ('recordedInError', 'ineligible', 'died')`

export const figuresInSql: Record<MeasureName, InSql> = {
  ...clinicFigures,
  people: {
    sql: `with ${met}, ${supported}
      select jsonb_build_object('people', (select count(*) from supported), 'reasons', (select ${reasonCounts} from supported),
        'clinics', (select coalesce(jsonb_object_agg(clinic_id, each), '{}') from (
          select clinic_id, jsonb_build_object('people', count(*), 'interactions', sum(times),
            'mean', round(avg(times), 1)::float8, 'byReason', ${reasonCounts}) as each
          from supported group by clinic_id) c)) as figure`,
    of: ({ people, allClinics, clinics }) => ({
      people,
      reasons: allClinics.people === people ? allClinics.byReason : 'the table says something else',
      clinics: Object.fromEntries(
        only(clinics, clinic => clinic.people !== 0).map(({ clinicId, name: _name, ...each }) => [
          clinicId,
          each,
        ]),
      ),
    }),
  },
  interactions: {
    sql: `with ${met}, ${supported}
      select jsonb_build_object('total', sum(times), 'mean', round(avg(times), 1)::float8, 'median', ${median('times')})
        as figure from supported`,
    of: report => report.interactions,
  },
  sessionNoShow: {
    sql: `with ${logged}
      select jsonb_build_object('rate', ${rate(`count(*) filter (where outcome = 'personDidNotCome')`, `count(*) filter (where outcome in ('held', 'personDidNotCome'))`)},
        'missed', count(*) filter (where outcome = 'personDidNotCome'),
        'cancelledOrMoved', count(*) filter (where outcome not in ('held', 'personDidNotCome')),
        'withoutReply', (
          select count(*) from journal j
          where j.kind = 'mentoring' and j.type = 'logAttempt' and j.event ->> 'outcome' <> 'reached'
            and j.clinic_id = any ($3::uuid[])
            and ${day(`coalesce((j.event ->> 'triedAt')::timestamptz, j.at)`)} >= $1::date
            and ${day(`coalesce((j.event ->> 'triedAt')::timestamptz, j.at)`)} < $2::date)) as figure
      from logged`,
    of: ({ sessionNoShow, apart }) => ({ rate: sessionNoShow, ...apart }),
  },
  months: {
    sql: `with ${logged}, known as (select * from logged where outcome in ('held', 'personDidNotCome'))
      select jsonb_build_object(
        'months', (select coalesce(jsonb_object_agg(month, each), '{}') from (
          select to_char(day, 'YYYY-MM') as month, jsonb_build_object(
            'people', count(distinct (clinic_id, person_id)) filter (where outcome = 'held'),
            'interactions', ${held}, 'noShow', ${noShow}) as each
          from known group by 1) m),
        'quarters', (select coalesce(jsonb_object_agg(quarter, each), '{}') from (
          select ${quarterOf('day')} as quarter, jsonb_build_object('interactions', ${held}, 'noShow', ${noShow}) as each
          from known where ${isInWholeQuarter('day')} group by 1) q)) as figure`,
    of: ({ months, quarters }) => ({
      months: Object.fromEntries(
        only(months, each => each.noShow.outOf !== 0).map(({ month, people, interactions, noShow }) => [
          month,
          { people, interactions, noShow },
        ]),
      ),
      quarters: Object.fromEntries(
        only(quarters, each => each.noShow.outOf !== 0).map(({ month, interactions, noShow }) => [
          month,
          { interactions, noShow },
        ]),
      ),
    }),
  },
  modes: {
    sql: `with ${met} select coalesce(jsonb_object_agg(mode, n), '{}') as figure
      from (select mode, count(*) as n from met where ${inPeriod} group by 1) m`,
    of: ({ modes }) =>
      Object.fromEntries(only(modes, each => each.sessions !== 0).map(each => [each.mode, each.sessions])),
  },
  themes: {
    sql: `with ${met} select coalesce(jsonb_object_agg(theme, n), '{}') as figure
      from (select theme, count(*) as n from met, unnest(themes) theme where ${inPeriod} group by 1) t`,
    of: ({ themes }) =>
      Object.fromEntries(only(themes, each => each.sessions !== 0).map(each => [each.theme, each.sessions])),
  },
  waiting: {
    sql: `with ${met}, firsts as (
        select distinct on (clinic_id, person_id) episode_id, day from met order by clinic_id, person_id, held_at
      ), waits as (
        select f.day, greatest(0, f.day - ${day('r.opened_at')}) as days
        from firsts f join referral r on r.id = f.episode_id where ${inPeriod}
      )
      select jsonb_build_object('people', count(*), 'medianDays', ${median('days')}, 'months', (
        select jsonb_object_agg(month, jsonb_build_array(n, middle))
        from (select to_char(day, 'YYYY-MM') as month, count(*) as n, ${median('days')} as middle from waits group by 1) m),
        'quarters', (select coalesce(jsonb_object_agg(quarter, middle), '{}')
          from (select ${quarterOf('day')} as quarter, ${median('days')} as middle
            from waits where ${isInWholeQuarter('day')} group by 1) q)) as figure
      from waits`,
    of: ({ waiting, months, quarters }) => ({
      ...waiting,
      months: Object.fromEntries(
        only(months, each => each.firstSessions !== 0).map(each => [
          each.month,
          [each.firstSessions, each.daysToFirst],
        ]),
      ),
      quarters: Object.fromEntries(
        only(quarters, each => each.daysToFirst !== 'none').map(each => [each.month, each.daysToFirst]),
      ),
    }),
  },
  steps: {
    sql: `with ${met}, way as (
        select r.reason_on as diagnosed,
          (select min(j.at) from journal j where j.lifecycle_id = r.id and j.to_state = 'told') as offer,
          (r.context ->> 'releasedAt')::timestamptz as release,
          (select min(j.at) from journal j where j.episode_id = r.id and j.kind = 'onboarding' and j.to_state = 'reached')
            as contact,
          (select min(m.held_at) from met m where m.episode_id = r.id) as session
        from referral r
        where r.clinic_id = any ($3::uuid[]) and r.reason = 'newlyDiagnosed' and r.state <> 'recordedInError'
      ), steps as (
        select step, aim, greatest(0, ${day('at')} - diagnosed) as days from way, lateral (values
          (1, 'offer', 14, offer), (2, 'release', 21, release), (3, 'contact', 28, contact), (4, 'session', 42, session))
          s (nth, step, aim, at)
        where diagnosed is not null and ${day('at')} >= $1::date and ${day('at')} < $2::date
      )
      select coalesce(jsonb_object_agg(step, each), '{}') as figure from (
        select step, jsonb_build_object('people', count(*), 'medianDays', ${median('days')}, 'targetDays', max(aim),
          'within', ${rate('count(*) filter (where days <= aim)', 'count(*)')}) as each
        from steps group by step) s`,
    of: ({ steps }) =>
      Object.fromEntries(only(steps, each => each.people !== 0).map(({ step, ...each }) => [step, each])),
  },
  offers: {
    sql: `with ${listed}
      select jsonb_build_object('listed', count(*) filter (where state <> 'recordedInError'),
        'coverage', ${rate(`count(*) filter (where told and ${eligible})`, `count(*) filter (where ${eligible})`)},
        'accepted', count(*) filter (where state = 'accepted'),
        'stillOpen', count(*) filter (where state in ('identified', 'told', 'openOffer', 'agreed', 'released')),
        'closedWithoutAnswer', count(*) filter (where state = 'offerClosed'),
        'notEligible', count(*) filter (where state in ('ineligible', 'died')),
        'months', (select coalesce(jsonb_object_agg(month, each), '{}') from (
          select month, ${rate('count(*) filter (where told)', 'count(*)')} as each
          from listed where ${eligible} group by month) m),
        'quarters', (select coalesce(jsonb_object_agg(quarter, each), '{}') from (
          select ${quarterOf('day')} as quarter, ${rate('count(*) filter (where told)', 'count(*)')} as each
          from listed where ${eligible} and ${isInWholeQuarter('day')} group by 1) q)) as figure
      from listed`,
    of: ({ offers: { optedOut: _optedOut, ...offers }, months, quarters }) => ({
      ...offers,
      months: Object.fromEntries(
        only(months, each => each.coverage.outOf !== 0).map(each => [each.month, each.coverage]),
      ),
      quarters: Object.fromEntries(
        only(quarters, each => each.coverage.outOf !== 0).map(each => [each.month, each.coverage]),
      ),
    }),
  },
  optOut: {
    sql: `with ${listed} select ${rate(`count(*) filter (where state = 'optedOut')`, 'count(*)')} as figure
      from listed where told and state <> 'recordedInError'`,
    of: ({ offers }) => offers.optedOut,
  },
  endings: {
    sql: `with ended as (
        select reason, (select split_part(to_state, '.', 1) from journal j
          where j.kind = 'discharge' and j.lifecycle_id = d.id order by seq desc limit 1) as state
        from discharge d
        where clinic_id = any ($3::uuid[]) and ${day('opened_at')} >= $1::date and ${day('opened_at')} < $2::date
      ), counted as (select * from ended where state not in ('reopened', 'recordedInError'))
      select jsonb_build_object(
        'completed', count(*) filter (where reason in ('goalsMet', 'agreedSessionsReached', 'noLongerNeeds', 'becameVolunteer')),
        'partial', count(*) filter (where reason in ('personChoseToEnd', 'disengaged', 'noRematchAccepted', 'consentWithdrawn')),
        'transferred', count(*) filter (where reason in ('movedArea', 'movedToOtherSupport', 'needsBeyondRole')),
        'other', count(*) filter (where reason in ('riskDecision', 'leftCountry', 'longAbsence', 'died')),
        'reasons', (select coalesce(jsonb_object_agg(reason, n), '{}')
          from (select reason, count(*) as n from counted group by 1) r)) as figure
      from counted`,
    of: ({ endings, endingReasons }) => ({
      ...Object.fromEntries(endings.map(each => [each.group, each.endings])),
      reasons: Object.fromEntries(endingReasons.map(each => [each.reason, each.endings])),
    }),
  },
  team: {
    sql: `with stages as (
        select 'applying' as stage, clinic_id, holder_id from recruitment
        where state in ('enquiry', 'invitedToChat', 'applied', 'shortlisted', 'interviewed', 'conditionallyOffered', 'checks')
        union select 'inTraining', clinic_id, holder_id from training
        where state in ('enrolled', 'learning', 'shadowing', 'observed', 'signOff')
        union select state, clinic_id, holder_id from standing
      )
      select coalesce(jsonb_object_agg(stage, n), '{}') as figure
      from (select stage, count(*) as n from stages where clinic_id = any ($3::uuid[]) and $1::date < $2::date group by 1) s`,
    of: ({ team }) =>
      Object.fromEntries(only(team, each => each.people !== 0).map(each => [each.stage, each.people])),
  },
  wellbeing: {
    sql: `with ${logged}, said as (select * from logged where wellbeing is not null),
        mentors as (select sum(n) as n from (select count(distinct mentor_id) as n from said group by clinic_id) m)
      select case when (select n from mentors) between 1 and 4 then '"hidden"'::jsonb else jsonb_build_object(
        'mentors', (select n from mentors), 'answers', count(*), 'mean', round(avg(wellbeing), 1)::float8,
        'low', ${rate('count(*) filter (where wellbeing <= 3)', 'count(*)')}) end as figure from said`,
    of: ({ wellbeing }) => (wellbeing.mentors === 'hidden' ? 'hidden' : wellbeing),
  },
}
