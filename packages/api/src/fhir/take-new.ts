/**
 * Takes new requests, and appointments and visits with them: all of a message in one transaction, or nothing. What was
 * taken before under the same name is left as it is.
 */
import type { ListedPerson } from '@alongside/domain/intake'
import type { Instant } from '@alongside/domain/time'
import { recordAccess } from '../access/record.ts'
import { type Answer, Refused, yes } from '../answer.ts'
import { change } from '../change.ts'
import type { Transaction } from '../database/acting.ts'
import type { BlindIndex } from '../database/keys.ts'
import { startReferrals } from '../intake/start-referrals.ts'
import { takeTurn } from '../intake/turns.ts'
import { remember } from '../lifecycle/submission.ts'
import { read } from '../read.ts'
import type { Asked } from './asked.reader.ts'
import { idFrom } from './command-ids.ts'
import { named } from './common.reader.ts'
import { contentOf, keptPatientOf } from './kept.ts'
import { type Held, heldOf, type Keep, keepResources } from './stored.ts'
import { keepAttended } from './take-attendance.ts'
import { refuseOtherPlaces, takeBackAll } from './take-changes.ts'
import { correct, stayed } from './take-update.ts'
import { nothingAdded, refuseAt, type Said, type Taking } from './taking.ts'

/** A request whose identity and person were read. */
interface Ready {
  readonly asked: Asked
  readonly person: ListedPerson
  readonly identity: BlindIndex
}

export async function takeNew(taking: Taking): Promise<Answer<null>> {
  const { doors, clinicId, message } = taking
  const content = JSON.stringify([
    message.asked.map(asked => {
      const wish = message.wishes.get(asked.entry)
      return wish?.method === 'PUT' ? [contentOf(asked), wish] : contentOf(asked)
    }),
    message.attended.map(({ attendance, who, reference }) => [
      attendance.kept,
      reference,
      'patient' in who ? who.patient.cells.clinicNumber.text : who.personId,
    ]),
    ...message.takebacks.map(({ wants, wish, asked }) => [wants, wish, asked && contentOf(asked)]),
  ])
  const name = message.id ? `id ${message.id.text}` : `content ${content}`
  const commandId = idFrom(doors.keys, clinicId, name)
  const contentId = idFrom(doors.keys, clinicId, `${name} with ${content}`)
  const taken =
    message.asked.length + message.takebacks.length > 0
      ? await takeRequests(taking, commandId, contentId)
      : await takeVisits(taking, commandId, contentId)
  if (!taken.ok) return taken
  return sameAsBefore(taking, contentId)
}

async function takeRequests(taking: Taking, commandId: string, contentId: string): Promise<Answer<unknown>> {
  const { doors, caller, clinicId, message } = taking
  const ready = message.asked.map(asked => readyOf(taking, asked))
  let said: Said[] = []
  let before: readonly Ready[] = []
  return startReferrals(doors, caller, {
    clinicId,
    source: 'clinicSystem',
    commandId,
    people: async transaction => {
      // before the look, so that two messages with the same request take turns
      await takeTurn(transaction, clinicId)
      await refuseOtherPlaces(taking, transaction)
      said = await takeBackAll(taking, transaction, doors.now())
      const held = await heldRequests(taking, transaction, ready)
      const isHeld = ({ identity }: Ready) => held.has(identity.present.toString('hex'))
      before = ready.filter(isHeld)
      return ready.filter(each => !isHeld(each)).map(({ person }) => person)
    },
    andThen: async (transaction, { starts, known, notToBeOffered }) => {
      const not = new Set([...known, ...notToBeOffered])
      const refused = ready.filter(each => !before.includes(each) && not.has(each.person.clinicNumber))
      if (refused.length > 0)
        refuseAt(
          'refused',
          Object.fromEntries(refused.map(({ asked }) => [asked.request.path, nothingAdded])),
        )
      const at = doors.now()
      const keep = ready.flatMap(each => keepsOf(taking, each, starts.get(each.person.clinicNumber)))
      const places = await keepResources(
        transaction,
        { clinicId, accountId: caller.accountId, keyring: doors.keys, at },
        keep,
      )
      for (const [name, place] of places) taking.written.set(name, place)
      said.push(...(await correctAll(taking, transaction, before, at)))
      await keepAttended(taking, transaction, at)
      await remember(transaction, caller, contentId, at, said)
    },
  })
}

/** Corrects what was taken before and comes again by PUT; what comes again by POST is left as it is. */
async function correctAll(
  taking: Taking,
  transaction: Transaction,
  before: readonly Ready[],
  at: Instant,
): Promise<Said[]> {
  const said: Said[] = []
  const seen = new Set<string>()
  const saw = (ids: readonly string[]) => {
    for (const id of ids) seen.add(id)
  }
  for (const { asked } of before)
    if (taking.message.wishes.get(asked.entry)?.method === 'PUT')
      said.push(...stayed(await correct(taking, { ...transaction, at, saw }, asked)))
  if (seen.size > 0)
    await recordAccess(transaction, taking.caller, {
      what: 'fhir.update',
      outcome: 'changed',
      personIds: [...seen],
      at,
    })
  return said
}

/** Appointments and visits alone. */
function takeVisits(taking: Taking, commandId: string, contentId: string): Promise<Answer<unknown>> {
  const { doors, caller } = taking
  return change(doors, caller, { what: 'fhir.attendance', commandId }, async changing => {
    await refuseOtherPlaces(taking, changing)
    changing.saw(await keepAttended(taking, changing, changing.at))
    await remember(changing, caller, contentId, changing.at, [])
    return null
  })
}

function readyOf({ indexOf }: Taking, asked: Asked): Ready {
  const { identity } = asked.request
  if (!identity || !asked.person) throw new Error('A message with faults was about to be taken')
  return {
    asked,
    person: asked.person,
    identity: indexOf('ServiceRequest', named(identity)),
  }
}

async function heldRequests(
  { clinicId }: Taking,
  transaction: Transaction,
  ready: readonly Ready[],
): Promise<Map<string, Held>> {
  return heldOf(
    transaction,
    clinicId,
    'ServiceRequest',
    ready.map(({ identity }) => identity),
  )
}

function keepsOf(
  { indexOf }: Taking,
  { asked, person, identity }: Ready,
  start: { readonly personId: string; readonly referralId: string } | undefined,
): Keep[] {
  if (!start) return []
  const { personId, referralId } = start
  return [
    {
      type: 'Patient',
      id: personId,
      personId,
      identity: indexOf('Patient', person.clinicNumber),
      kept: keptPatientOf(person, asked.patient?.numberSystem),
    },
    { type: 'ServiceRequest', id: referralId, personId, identity, kept: asked.request.kept },
  ]
}

/** A message id that comes again must come with the same message, and hears what was said to it the first time. */
async function sameAsBefore(
  { doors, caller, message, findings }: Taking,
  contentId: string,
): Promise<Answer<null>> {
  const changes =
    message.takebacks.length > 0 || [...message.wishes.values()].some(each => each.method === 'PUT')
  if (!message.id && !changes) return yes(null)
  const seen = await read(doors, caller, 'fhir.message', async ({ db }) => {
    const same = await db
      .selectFrom('command')
      .select('reply')
      .where('account_id', '=', caller.accountId)
      .where('command_id', '=', contentId)
      .executeTakeFirst()
    if (!same)
      throw new Refused('already-done', {
        fields: {
          [message.id?.path ?? 'Bundle']: [
            'A message with this id was taken before, and it said something else.',
          ],
        },
      })
    return { said: (same.reply ?? []) as Said[] }
  })
  if (!seen.ok) return seen
  for (const { path, code, says } of seen.value.said) findings.warn(path, code, says)
  return yes(null)
}
