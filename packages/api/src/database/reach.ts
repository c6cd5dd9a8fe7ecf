/** One right in the database, and what the scope of a right means as a condition on the rows of each table. */
import { kinds, type Subject, subjectOf } from '@alongside/domain/lifecycles'
import { Role } from '@alongside/domain/people'
import type { Scope } from '@alongside/domain/permissions'

export type Operation = 'select' | 'insert' | 'update' | 'delete'

/** One right of one role on one table: the rows by a condition, the columns by name (all, when none are named). */
export interface Grant {
  table: string
  operation: Operation
  role: string
  condition: string
  columns?: readonly string[]
}

export const people: readonly Role[] = Role.options.filter(role => role !== 'system')

export const clinics = 'clinic_id = any (array(select authz.clinics()))'
export const mine = 'account_id = (select authz.account())'
export const held = 'holder_id = (select authz.account())'
/** Whoever holds a private link has no account; the link says who they are. */
const ownPerson = (column: string) => `${column} = (select authz.own_person())`
export const everything = 'true'

/** How a row of each table is tied to a person: what the scope of a right means there. */
interface Ties {
  person?: string
  /** Rows about nobody stand in the same table: of the team, or of a clinic alone. */
  orNobody?: true
  /** `holder_id` stands on the row: the account of whom in the team it is about. */
  holder?: true
  /** `episode_id` stands on the row: a mentor reaches this episode of support and no earlier one. */
  episode?: true
  /** What `released` asks for beyond the clinic. Everything after the referral exists only because of a release. */
  released?: string
}

export const visiblePerson = (column: string) => `exists (select 1 from person p where p.id = ${column})`
const visibleReferral = `(kind not in ('referral', 'concern')
    or exists (select 1 from referral r where r.id = lifecycle_id)
    or exists (select 1 from concern c where c.id = lifecycle_id))`
const releasedPerson = `exists (select 1 from person p where p.id = person_id and p.released_at is not null)`
/** Functions with the rights of whoever asks, so that the rows of every other kind need not make ready to look there. */
const visibleConcern = `authz.sees_concern(lifecycle_id)`
const visibleSupervision = `authz.sees_supervision(lifecycle_id)`

const tiesOf: Record<Subject, Ties> = {
  person: { person: 'person_id', episode: true },
  teamMember: { holder: true },
  clinic: {},
}

/** The tables that lifecycles of all kinds share. */
const anyLifecycle: Ties = { person: 'person_id', orNobody: true, holder: true, episode: true }

const ties: Record<string, Ties> = {
  person: { person: 'id', released: 'released_at is not null' },
  consent: { person: 'person_id', released: visiblePerson('person_id') },
  note: { ...anyLifecycle, released: visibleReferral },
  ...Object.fromEntries(kinds.map(kind => [kind, tiesOf[subjectOf(kind)]])),
  referral: { person: 'person_id', episode: true, released: 'released_at is not null' },
  // a withdrawal hides the person, and with them the concern, from everybody but the safeguarding lead
  concern: { person: 'person_id', episode: true, released: visiblePerson('person_id') },
  session_log: { person: 'person_id', episode: true },
  goal: { person: 'person_id', episode: true },
  goal_rating: { person: 'person_id', episode: true },
  measure_answer: { person: 'person_id', episode: true },
  journal: { ...anyLifecycle, released: visibleReferral },
  timer: anyLifecycle,
  outbox: anyLifecycle,
  private_link: { person: 'person_id' },
  application: { holder: true },
  receipt: { person: 'person_id' },
  attendance: { person: 'person_id' },
  care_gap: { person: 'person_id' },
  support_month: { person: 'person_id' },
  attendance_month: { person: 'person_id' },
}

/** What an event writes beside its lifecycle; a mentor who is only asked about a match writes these too. */
const written: readonly string[] = ['journal', 'outbox', 'timer', 'note']

/** The condition of a right that would reach nothing: it is not given at all. */
export const nothing = 'false'

function notMyself(person: string, orNobody = false): string {
  const another = `${person} <> all (array(select authz.hats()))`
  return orNobody ? `(${person} is null or ${another})` : another
}

/**
 * The condition under which a scope reaches a row. `making` a row asks less: what it makes is not visible yet. Each rule is
 * said once: a part that another one implies would be a place where a mistake stays unseen.
 */
export function reach(role: Role, table: string, scope: Scope, making = false): string {
  // a message belongs to a person alone; who sees the person may stop it
  if (table === 'message') return visiblePerson('person_id')
  const tie = ties[table] ?? {}
  const apart = tie.person ? ` and ${notMyself(tie.person, tie.orNobody)}` : ''
  switch (scope) {
    case 'all':
      return everything
    case 'clinic':
      return clinics + apart
    case 'released':
      return clinics + releasedPart(table, tie, making, apart)
    case 'assigned':
      if (written.includes(table) && (making || table === 'timer' || table === 'outbox'))
        return 'episode_id = any (array(select authz.worked_on()))'
      return tie.episode
        ? 'episode_id = any (array(select authz.episodes()))'
        : `${tie.person} = any (array(select authz.people()))`
    case 'own':
      // who holds a link has no account, and who has an account holds no link
      if (role === 'person') return ownPerson(tie.person ?? 'person_id')
      if (tie.holder) return held
      return tie.person ? nothing : mine
    case 'raised':
      if (table !== 'concern') return visibleConcern
      return `raised_by = (select authz.account())${making ? ` and ${visiblePerson('person_id')}` : apart}`
    case 'raisedHere':
      if (table !== 'concern') return visibleConcern
      return `${clinics} and raised_side = 'clinic'${
        making ? ` and raised_by = (select authz.account()) and ${releasedPerson}` : apart
      }`
    case 'concern':
      return `${tie.person ?? 'person_id'} = any (array(select authz.concerned()))`
    case 'opened':
      return `${tie.person ?? 'person_id'} = any (array(select authz.opened()))`
    case 'invited':
      return table === 'supervision'
        ? `${clinics} and (mentor_id is null${role === 'mentor' ? ' or mentor_id = (select authz.mentor())' : ''})`
        : visibleSupervision
  }
}

/** Whoever sees a person sees that they are not this person themself. */
function releasedPart(table: string, tie: Ties, making: boolean, apart: string): string {
  // a referral is made before anybody sees it; a concern is about somebody who is known already
  if (!tie.released || (making && table !== 'concern')) return apart
  return ` and ${tie.released}${tie.released === visiblePerson(tie.person ?? '') ? '' : apart}`
}
