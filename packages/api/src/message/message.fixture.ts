/** Somebody to whom a message waits to be sent, for the tests of sending. */
import { randomUUID } from 'node:crypto'
import { usualHours } from '@alongside/domain/messages'
import { londonDateOf, londonInstant, plusDays } from '@alongside/domain/time'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import { dataKeysOf } from '../database/keys.ts'
import { Sealed } from '../database/sealed.ts'
import { anyHour, makePerson, type Programme } from '../testing/programme.ts'
import { queueMessage } from './queue-message.ts'

interface Wanted {
  readonly channel?: 'text' | 'email'
  readonly body?: string
  readonly phone?: string | null
}

/** Somebody with a number and an address, and a message that waits for them. */
export async function aMessage(programme: Programme, { channel = 'text', body, phone }: Wanted = {}) {
  const { worker, behind, clinic, clock } = programme
  const personId = await makePerson(programme)
  const id = randomUUID()
  await acting(worker.orm, system, async ({ db }) => {
    const keys = await dataKeysOf(db, worker.keys, [personId])
    const details = {
      phone: phone === undefined ? '+447700900123' : phone,
      email: `${personId}@people.example`,
      nameToAskFor: null,
      ifSomeoneElseAnswers: null,
      whoElseSees: null,
      language: null,
      interpreter: false,
      notes: null,
    }
    const place = { table: 'person', column: 'contact_sealed', id: personId }
    await behind.query('update person set contact_sealed = $2, contact_rules = $3 where id = $1', [
      personId,
      keys.seal(personId, JSON.stringify(details), place).bytes,
      JSON.stringify({
        ...anyHour,
        channels: ['text', 'email', 'call'],
        from: usualHours.from,
        until: usualHours.until,
      }),
    ])
    const at = clock.now()
    await queueMessage(
      { db, keys },
      {
        id,
        cause: `test/${id}`,
        purpose: 'tryAgain',
        channel,
        personId,
        clinicId: clinic,
        aboutId: id,
        language: 'en',
        to: 'whatever it was then',
        body: body ?? `Hi, it's Sam (${id}).`,
        at,
        leavesAt: at,
        goodUntil: londonInstant(plusDays(londonDateOf(at), 30)),
      },
    )
  })
  return { id, personId, address: `${personId}@people.example` }
}

export interface StoredMessage {
  readonly sent_at: Date | null
  readonly cancelled_at: Date | null
  readonly given_up_at: Date | null
  readonly trying_since: Date | null
  readonly next_attempt_at: Date
  readonly attempts: number
  readonly last_problem: string | null
  readonly reference: string | null
}

export async function storedMessage({ behind }: Programme, id: string): Promise<StoredMessage> {
  const { rows } = await behind.query<StoredMessage>('select * from message where id = $1', [id])
  const [row] = rows
  if (!row) throw new Error('There is no such message')
  return row
}

/** What the record says that a message said. */
export async function bodyOf({ behind, worker }: Programme, id: string): Promise<string> {
  const { rows } = await behind.query(
    `select m.body_sealed, m.person_id, k.wrapped from message m join data_key k on k.owner_id = m.person_id where m.id = $1`,
    [id],
  )
  const { body_sealed, person_id, wrapped } = rows[0]
  const place = { table: 'message', column: 'body_sealed', id }
  return new Sealed(body_sealed).open(worker.keys.unwrap(person_id, wrapped), place)
}

/** Gives an account the name with which it signs. */
export async function nameAccount({ behind, api }: Programme, id: string, name: string): Promise<void> {
  const { key, row } = api.keys.newKey(id)
  await behind.query('insert into data_key (owner_id, wrapped) values ($1, $2)', [id, row.wrapped])
  const sealed = Sealed.of(name, key, { table: 'account', column: 'name_sealed', id })
  await behind.query('update account set name_sealed = $1 where id = $2', [sealed.bytes, id])
}
