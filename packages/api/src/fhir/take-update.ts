/**
 * A clinic's system corrects what it sent: the number, the names, the phone and the language, for as long as the name
 * has not left the clinic. Why and since when somebody was referred is settled; that is taken back and sent anew.
 */
import { detailsUntilAsked } from '@alongside/domain/contact-details'
import { sql } from 'kysely'
import { type Answer, yes } from '../answer.ts'
import { type Changing, change } from '../change.ts'
import type { Transaction } from '../database/acting.ts'
import { anyOf, dataKeysOf } from '../database/keys.ts'
import { numberIndex, numberIndexes } from '../intake/known-people.ts'
import type { Asked } from './asked.reader.ts'
import { idFrom } from './command-ids.ts'
import { named } from './common.reader.ts'
import { contentOf, type KeptPatient, keptPatientOf, settled } from './kept.ts'
import type { KeptRequest } from './request.reader.ts'
import { type Held, heldOf, identityIndex, keepResources, openKept } from './stored.ts'
import { refuseAt, type Said, type Taking } from './taking.ts'

interface Updated {
  /** Paths of what was kept as the person themself said it. */
  readonly asTheySaid: readonly string[]
}

export async function takeUpdate(taking: Taking): Promise<Answer<null>> {
  const { doors, caller, clinicId, message, findings } = taking
  const [asked] = message.asked
  if (!asked) throw new Error('An update without a request was about to be taken')
  const words = JSON.stringify(contentOf(asked))
  const commandId = idFrom(doors.keys, clinicId, `update ${message.id?.text ?? ''} ${words}`)
  const done = await change<Updated>(doors, caller, { what: 'fhir.update', commandId }, changing =>
    correct(taking, changing, asked),
  )
  if (!done.ok) return done
  for (const { path, code, says } of stayed(done.value)) findings.warn(path, code, says)
  return yes(null)
}

/** The elements that stayed, as it is said to the sender. */
export function stayed({ asTheySaid }: Updated): Said[] {
  const says = 'This stays as the person themself said it to the clinic.'
  return asTheySaid.map(path => ({ path, code: 'business-rule', says }))
}

/** Where a correction is made: by itself, or among others in the transaction of a Bundle. */
type Correcting = Transaction & Pick<Changing, 'at' | 'saw'>

export async function correct(taking: Taking, changing: Correcting, asked: Asked): Promise<Updated> {
  const { doors, caller, clinicId } = taking
  const { request, person, patient } = asked
  if (!request.identity || !person || !patient) throw new Error('A message with faults was about to be taken')
  const identity = identityIndex(doors.keys, clinicId, 'ServiceRequest', named(request.identity))
  const held = (await heldOf(changing, clinicId, 'ServiceRequest', [identity])).get(
    identity.present.toString('hex'),
  )
  if (!held)
    return refuseAt('not-found', {
      [`${request.path}.identifier`]: 'No request with this identifier was taken here.',
    })
  const { personId } = held
  changing.saw([personId])
  const whom = asked.patientEntry && taking.message.wishes.get(asked.patientEntry)
  if (whom?.id !== undefined && whom.id !== personId)
    return refuseAt('refused', { [`${whom.path}.url`]: 'The request is about somebody else.' })
  const keys = await dataKeysOf(changing.db, doors.keys, [personId])
  refuseWhatIsSettled(asked, JSON.parse(openKept(keys, held) ?? '{}') as KeptRequest)
  await refuseAnothersNumber(taking, changing, held, person.clinicNumber, patient.cells.clinicNumber.path)

  const seal = (column: string, text: string) =>
    keys.seal(personId, text, { table: 'person', column, id: personId }).bytes
  const { called, familyName, phone, language, clinicNumber } = person
  const { rows } = await sql<{ corrected: boolean; contact_too: boolean }>`
    select * from authz.correct_listed(${held.id}::uuid, ${seal('called_sealed', called)}::bytea,
      ${familyName === null ? null : seal('name_sealed', `${called} ${familyName}`)}::bytea,
      ${seal('contact_sealed', JSON.stringify({ ...detailsUntilAsked, phone, language }))}::bytea,
      ${seal('clinic_number_sealed', clinicNumber)}::bytea,
      ${numberIndex(doors.keys, clinicId, clinicNumber)}::bytea, ${changing.at}::timestamptz)`.execute(
    changing.db,
  )
  if (rows[0]?.corrected !== true)
    return refuseAt('not-allowed-now', {
      [request.path]:
        'The name has left the clinic or the request has ended, so nothing of it can be changed from here. Speak to the team.',
    })

  const before = await patientBefore(changing, keys, personId)
  const now = keptPatientOf(person, patient.numberSystem)
  const contactToo = rows[0].contact_too
  await keepResources(
    changing,
    { clinicId, accountId: caller.accountId, keyring: doors.keys, at: changing.at },
    [
      {
        type: 'Patient',
        id: personId,
        personId,
        identity: identityIndex(doors.keys, clinicId, 'Patient', clinicNumber),
        kept:
          contactToo || !before
            ? now
            : { ...now, called: before.called, phone: before.phone, language: before.language },
      },
      { type: 'ServiceRequest', id: held.id, personId, identity, kept: request.kept },
    ],
  )
  if (contactToo || !before) return { asTheySaid: [] }
  return {
    asTheySaid: (['called', 'phone', 'language'] as const)
      .filter(field => before[field] !== now[field])
      .map(field => patient.cells[field].path),
  }
}

const settledPaths = {
  reason: 'reason',
  reasonDate: 'reasonOn',
  priority: 'unwell',
  tracing: 'tracing',
} as const

function refuseWhatIsSettled({ request }: Asked, before: KeptRequest): void {
  const changed = settled.filter(field => (before[field] ?? null) !== (request.kept[field] ?? null))
  if (changed.length > 0)
    refuseAt(
      'refused',
      Object.fromEntries(
        changed.map(field => [
          request.cells[settledPaths[field]].path,
          'This is settled once a request was taken. Take it back and send a new one.',
        ]),
      ),
    )
}

/** A number belongs to one person of a clinic. */
async function refuseAnothersNumber(
  { doors, clinicId }: Taking,
  { db }: Correcting,
  { personId }: Held,
  clinicNumber: string,
  path: string,
): Promise<void> {
  const other = await db
    .selectFrom('person')
    .select('id')
    .where('clinic_id', '=', clinicId)
    .where(
      'clinic_number_index',
      '=',
      sql<Uint8Array>`any(${anyOf(numberIndexes(doors.keys, clinicId, clinicNumber))}::bytea[])`,
    )
    .where('id', '<>', personId)
    .where(eb => eb.or([eb('merged_into', 'is', null), eb('merged_into', '<>', personId)]))
    .executeTakeFirst()
  if (other) refuseAt('refused', { [path]: 'Another person of this clinic has this number.' })
}

async function patientBefore(
  { db }: Correcting,
  keys: Parameters<typeof openKept>[0],
  personId: string,
): Promise<KeptPatient | null> {
  const row = await db
    .selectFrom('fhir_resource')
    .select('kept_sealed')
    .where('type', '=', 'Patient')
    .where('id', '=', personId)
    .executeTakeFirst()
  const text = row && openKept(keys, { type: 'Patient', id: personId, personId, kept: row.kept_sealed })
  return text ? (JSON.parse(text) as KeptPatient) : null
}
