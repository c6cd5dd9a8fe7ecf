/**
 * A clinic's system takes a request back. A mistake is recorded as one; a referral that the clinic revokes is withdrawn.
 * Support that the team has accepted is the person's own by then: no program ends it.
 */
import { clinicNumberOf } from '@alongside/domain/intake'
import { type Answer, no, yes } from '../answer.ts'
import type { Transaction } from '../database/acting.ts'
import { read } from '../read.ts'
import { send } from '../send.ts'
import type { Asked } from './asked.reader.ts'
import { idFrom } from './command-ids.ts'
import { named } from './common.reader.ts'
import { heldOf, identityIndex } from './stored.ts'
import { refuseAt, type Said, type Taking } from './taking.ts'

/** Somebody may change the very referral just now; then it is looked at again. */
const TRIES = 5

export const endings = {
  withdraw: { type: 'withdraw' },
  recordInError: { type: 'recordInError', why: 'otherMistake' },
} as const

export async function takeBack(taking: Taking): Promise<Answer<null>> {
  const { doors, caller, clinicId, message } = taking
  const [asked] = message.asked
  if (!asked?.request.identity || asked.request.wants === 'offer')
    throw new Error('A message with faults was about to be taken')
  const { wants, identity, path } = asked.request
  const commandId = idFrom(doors.keys, clinicId, `${wants} ${message.id?.text ?? ''} ${named(identity)}`)
  for (let tries = 1; ; tries++) {
    const found = await read(doors, caller, 'fhir.takeBack', reading => find(taking, reading, asked))
    if (!found.ok) return found
    const { id, seq, state, status } = found.value
    if (status === 'done')
      return state === 'accepted'
        ? no('not-allowed-now', { fields: { [`${path}.status`]: [acceptedAlready] } })
        : sayAll(taking, endedAlready(`${path}.status`, state, wants))
    const sent = await send(doors, caller, { kind: 'referral', id, seq, commandId, event: endings[wants] })
    if (sent.ok) return yes(null)
    if (sent.refusal.code !== 'changed-meanwhile' || tries === TRIES) return sent
  }
}

interface Referral {
  readonly id: string
  readonly seq: number
  readonly state: string
  readonly status: string
}

async function find(
  { doors, clinicId }: Taking,
  reading: Parameters<Parameters<typeof read>[3]>[0],
  { request, patient }: Asked,
): Promise<Referral> {
  const identity = identityIndex(
    doors.keys,
    clinicId,
    'ServiceRequest',
    named(request.identity ?? { system: '', value: '' }),
  )
  const held = (await heldOf(reading, clinicId, 'ServiceRequest', [identity])).get(
    identity.present.toString('hex'),
  )
  if (!held)
    return refuseAt('not-found', {
      [`${request.path}.identifier`]: 'No request with this identifier was taken here.',
    })
  reading.saw([held.personId])
  if (patient) {
    const number = identityIndex(
      doors.keys,
      clinicId,
      'Patient',
      clinicNumberOf(patient.cells.clinicNumber.text),
    )
    const theirs = (await heldOf(reading, clinicId, 'Patient', [number])).get(number.present.toString('hex'))
    if (theirs?.personId !== held.personId)
      return refuseAt('refused', {
        [patient.cells.clinicNumber.path]: 'The request with this identifier is about somebody else.',
      })
  }
  const row = await referralOf(reading, held.id)
  if (!row)
    return refuseAt('not-found', {
      [`${request.path}.identifier`]: 'No request with this identifier was taken here.',
    })
  return row
}

export function referralOf({ db }: Pick<Transaction, 'db'>, id: string): Promise<Referral | undefined> {
  return db
    .selectFrom('referral')
    .select(['id', 'seq', 'state', 'status'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export const acceptedAlready =
  'The team has accepted this person. Support is theirs to end: speak to the team.'

/** What there is to say of a request that had ended in another way. */
export function endedAlready(path: string, state: string, wants: keyof typeof endings): Said[] {
  if (state === (wants === 'withdraw' ? 'withdrawn' : 'recordedInError')) return []
  return [{ path, code: 'informational', says: 'This request had ended before, so nothing changed.' }]
}

function sayAll({ findings }: Taking, all: readonly Said[]): Answer<null> {
  for (const { path, code, says } of all) findings.warn(path, code, says)
  return yes(null)
}
