/**
 * What a transaction does to requests that were taken before: it takes them back or corrects them, in the one transaction
 * of the whole Bundle. What can only be known here is refused here, every fault of it at once.
 */
import { clinicNumberOf } from '@alongside/domain/intake'
import type { RefusalCode } from '@alongside/domain/refusals'
import type { Instant } from '@alongside/domain/time'
import type { Transaction } from '../database/acting.ts'
import { sendWithin } from '../send.ts'
import { idFrom } from './command-ids.ts'
import { named } from './common.reader.ts'
import type { Entry } from './envelope.ts'
import type { Takeback } from './message.ts'
import { type Held, heldById, heldOf, type StoredType } from './stored.ts'
import { acceptedAlready, endedAlready, endings, referralOf } from './take-back.ts'
import { refuseAt, type Said, type Taking } from './taking.ts'
import type { Wish } from './wish.reader.ts'

/** Faults of several entries, said together; the first one settles of what kind the answer is. */
class Faults {
  readonly #paths: Record<string, string> = {}
  #code: RefusalCode | undefined

  add(code: RefusalCode, path: string, says: string): void {
    this.#code ??= code
    this.#paths[path] ??= says
  }

  refuse(): void {
    if (this.#code) refuseAt(this.#code, this.#paths)
  }
}

/** Every thing that is named by our id, or by the version that was seen of it, must be that thing in that version. */
export async function refuseOtherPlaces(taking: Taking, transaction: Transaction): Promise<void> {
  const faults = new Faults()
  for (const [entry, wish] of taking.message.wishes)
    if (wish.method === 'PUT' && (wish.id !== undefined || wish.version !== undefined)) {
      const held = await heldBy(taking, transaction, entry.type as StoredType, wish)
      const own = entry.type === 'Patient' ? [held?.identity] : identitiesOfEntry(taking, entry)
      if (!own.includes(held?.identity)) faults.add('not-found', `${wish.path}.url`, notTaken)
      else check(wish, held, faults)
    }
  faults.refuse()
}

const notTaken = 'Nothing with this name was taken here.'

function check(wish: Wish, held: Held | undefined, faults: Faults): void {
  if (!held) faults.add('not-found', `${wish.path}.url`, notTaken)
  else if (wish.version !== undefined && wish.version !== held.version)
    faults.add('changed-meanwhile', `${wish.path}.ifMatch`, 'It was changed meanwhile. Read it again.')
}

async function heldBy(
  { clinicId, indexOf }: Taking,
  transaction: Transaction,
  type: StoredType,
  { id, identifier }: Wish,
): Promise<Held | undefined> {
  if (id !== undefined) return heldById(transaction, clinicId, type, id)
  if (identifier === undefined) return undefined
  // a person is known by the number of the clinic alone, whatever its system is called
  const name = type === 'Patient' ? clinicNumberOf(identifier.slice(identifier.indexOf('|') + 1)) : identifier
  const identity = indexOf(type, name)
  return (await heldOf(transaction, clinicId, type, [identity])).get(identity.present.toString('hex'))
}

/** By what the entry may be known; by nothing where it has no name. */
function identitiesOfEntry({ message, indexOf }: Taking, entry: Entry): (string | undefined)[] {
  const asked = [...message.asked, ...message.takebacks.flatMap(each => each.asked ?? [])]
  const identity =
    asked.find(each => each.entry === entry)?.request.identity ??
    message.attended.find(each => each.entry === entry)?.attendance.identity
  if (!identity) return [undefined]
  const { present, earlier } = indexOf(entry.type as StoredType, named(identity))
  return [present, ...earlier].map(index => index.toString('hex'))
}

/** Takes back whatever the Bundle takes back. What had ended before stays as it ended, and that is said. */
export async function takeBackAll(taking: Taking, transaction: Transaction, at: Instant): Promise<Said[]> {
  const { doors, caller, clinicId, message, indexOf } = taking
  const said: Said[] = []
  const faults = new Faults()
  const seen = new Set<string>()
  for (const takeback of message.takebacks) {
    const { wants, wish, asked } = takeback
    const held = await heldBy(taking, transaction, 'ServiceRequest', wish)
    const referral = held && (await referralOf(transaction, held.id))
    if (!held || !referral) {
      faults.add('not-found', `${wish.path}.url`, notTaken)
      continue
    }
    check(wish, held, faults)
    if (seen.has(held.id))
      faults.add('refused', `${wish.path}.url`, 'Another entry of this Bundle is about the same request.')
    seen.add(held.id)
    if (asked?.patient) {
      const { text, path } = asked.patient.cells.clinicNumber
      const number = indexOf('Patient', clinicNumberOf(text))
      const theirs = await heldOf(transaction, clinicId, 'Patient', [number])
      if (theirs.get(number.present.toString('hex'))?.personId !== held.personId)
        faults.add('refused', path, 'The request with this identifier is about somebody else.')
    }
    const where = placeOfStatus(takeback)
    if (referral.status === 'done') {
      if (referral.state === 'accepted') faults.add('not-allowed-now', where, acceptedAlready)
      else said.push(...endedAlready(where, referral.state, wants))
    } else {
      faults.refuse()
      const commandId = idFrom(doors.keys, clinicId, `${wants} at ${at} ${held.id} ${held.version}`)
      const { id, seq } = referral
      await sendWithin(
        doors,
        transaction,
        caller,
        { kind: 'referral', id, seq, commandId, event: endings[wants] },
        at,
      )
    }
  }
  faults.refuse()
  return said
}

function placeOfStatus({ wish, asked }: Takeback): string {
  return asked ? `${asked.request.path}.status` : `${wish.path}.url`
}
