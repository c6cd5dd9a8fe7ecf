/**
 * The door for everybody who has people to be offered support: a clinic's list today, a clinic's system tomorrow.
 * All of a batch or nothing; a person is never doubled, and nobody is asked again before the day they named.
 */
import type { ListedPerson } from '@alongside/domain/intake'
import { maySee } from '@alongside/domain/permissions'
import type { ReferralInput, ReferralSource } from '@alongside/domain/referral'
import { londonDateOf } from '@alongside/domain/time'
import type { SignedIn } from '../actor.ts'
import { type Answer, Refused, yes } from '../answer.ts'
import { settingsOf } from '../clinic/clinic-settings.ts'
import type { Transaction } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { type FirstStart, startMany } from '../send.ts'
import { peopleByNumber, standings } from './known-people.ts'
import { askAfresh, makePeople, refreshPeople } from './make-people.ts'
import { takeTurn } from './turns.ts'

/** People to be offered support by one clinic, from one source, submitted once. */
export interface ReferralBatch {
  readonly clinicId: string
  readonly source: ReferralSource
  readonly commandId: string
  readonly listImportId?: string
  /** The people, or how to find them in the transaction that starts their referrals. */
  readonly people: readonly ListedPerson[] | ((transaction: Transaction) => Promise<readonly ListedPerson[]>)
  /** Told now and then how many people are ready. Called outside of what the transaction may wait for. */
  readonly progress?: (ready: number) => Promise<void>
  /** Writes what belongs to the batch in the same transaction, once it is clear what comes of each. */
  readonly andThen?: (transaction: Transaction, outcome: BatchOutcome) => Promise<void>
}

/** What came of a batch, by clinic number. */
interface BatchOutcome {
  readonly begun: readonly string[]
  /** In an episode already, or not the caller's to know about: nothing was added. */
  readonly known: readonly string[]
  readonly notToBeOffered: readonly string[]
  /** Whom it began for, and the referral that begins. */
  readonly starts: ReadonlyMap<string, { readonly personId: string; readonly referralId: string }>
}

/** Starts a referral for everybody of a batch who may be offered support and is not in an episode. */
export async function startReferrals(
  doors: Doors,
  caller: SignedIn,
  batch: ReferralBatch,
): Promise<Answer<{ begun: number; alreadyOpen: number }>> {
  const { clinicId, source, commandId, listImportId, people, progress, andThen } = batch
  const started = await startMany(doors, caller, { kind: 'referral', commandId }, async (transaction, at) => {
    if (!caller.clinicIds.includes(clinicId)) throw new Refused('not-found')
    const listed = typeof people === 'function' ? await people(transaction) : people
    await takeTurn(transaction, clinicId)
    const today = londonDateOf(at)
    const numbers = listed.map(({ clinicNumber }) => clinicNumber)
    const known = await peopleByNumber(transaction, doors.keys, clinicId, numbers)
    const standing = await standings(transaction, caller, [...known.values()], today)

    const fresh = listed.filter(({ clinicNumber }) => !known.has(clinicNumber))
    const making = { clinicId, keyring: doors.keys, newId: doors.newId, at, progress }
    const made = await makePeople(transaction, making, fresh)

    const begun = new Map<string, ListedPerson>()
    const returning = new Map<string, ListedPerson>()
    const outcome = { begun: [] as string[], known: [] as string[], notToBeOffered: [] as string[] }
    for (const person of listed) {
      const { clinicNumber } = person
      const before = known.get(clinicNumber)
      const { is } = before ? standing(before) : { is: 'mayBeOffered' }
      const id = before ?? made.get(person)
      if (id === undefined || is === 'inEpisode') outcome.known.push(clinicNumber)
      else if (is === 'notToBeOffered') outcome.notToBeOffered.push(clinicNumber)
      else {
        outcome.begun.push(clinicNumber)
        begun.set(id, person)
        if (before) returning.set(id, person)
      }
    }
    if (returning.size > 0) await askAfresh(transaction, [...returning.keys()], at)
    if (maySee(caller.role, 'personContact')) await refreshPeople(transaction, making, returning)

    const { referral: clocks } = await settingsOf(transaction, clinicId, at)
    const starts = new Map<string, { personId: string; referralId: string }>()
    const first = [...begun].map(([personId, person]): FirstStart => {
      const { reason, reasonOn, unwell, tracing } = person
      const input: ReferralInput = { source, reason, diagnosedOn: reasonOn, unwell, tracing, clocks }
      const columns = listImportId === undefined ? {} : { listImportId }
      const id = doors.newId()
      starts.set(person.clinicNumber, { personId, referralId: id })
      return { id, clinicId, personId, input, columns }
    })
    await andThen?.(transaction, { ...outcome, starts })
    return first
  })
  if (!started.ok) return started
  return yes({ begun: started.value.ids.length, alreadyOpen: started.value.alreadyOpen.length })
}
