/** Messages that did not leave, for those who look after them; and the post of a demo. */

import { purposeWords, WrittenPurpose } from '@alongside/domain/messages'
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import type { SignedIn } from '../actor.ts'
import type { Answer } from '../answer.ts'
import { change } from '../change.ts'
import type { Doors } from '../doors.ts'
import { wakeJobs } from '../lifecycle/wake.ts'
import { knownPeople } from '../person/known-people.ts'
import { type Reading, read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { problemWords } from './problems.ts'
import { draftOf, MessageDraft, OwnMessage, writeMessage } from './write-message.ts'

const MOST = 100
const Way = z.enum(['text', 'email'])

const UnsentMessage = z.strictObject({
  id: Id,
  personId: Id,
  name: z.string().nullable(),
  what: z.string(),
  channel: Way,
  problem: z.string(),
  tries: z.int(),
  writtenAt: Instant,
  givenUpAt: Instant,
})
type UnsentMessage = z.infer<typeof UnsentMessage>

const PostedMessage = z.strictObject({
  id: Id,
  /** Null for somebody outside: whoever was invited, or was asked about an applicant. */
  personId: Id.nullable(),
  name: z.string().nullable(),
  channel: Way,
  to: z.string(),
  body: z.string(),
  at: Instant,
})
type PostedMessage = z.infer<typeof PostedMessage>

const Done = z.strictObject({ done: z.literal(true) })
const Which = z.strictObject({ id: Id, commandId: Id })

export const messagesRouter = router({
  unsent: canSee('unsentMessage')
    .input(z.strictObject({}).optional())
    .output(z.array(UnsentMessage))
    .query(async ({ ctx }) => granted(await read(ctx.doors, ctx.caller, 'messages.unsent', unsentMessages))),
  /** What would be sent, word for word, when and where to; or why not. */
  draft: canSee('personContact')
    .input(z.strictObject({ personId: Id, words: OwnMessage }))
    .output(MessageDraft)
    .query(async ({ ctx: { doors, caller }, input: { personId, words } }) =>
      granted(
        await read(doors, caller, 'messages.draft', reading =>
          draftOf(reading, personId, words, caller.accountId),
        ),
      ),
    ),
  /** One message to one person, in words that tell a stranger nothing. */
  write: canSee('personContact')
    .input(z.strictObject({ personId: Id, commandId: Id, words: OwnMessage }))
    .output(z.strictObject({ leavesAt: Instant }))
    .mutation(async ({ ctx, input }) => granted(await writeMessage(ctx.doors, ctx.caller, input))),
  tryAgain: canSee('unsentMessage')
    .input(Which)
    .output(Done)
    .mutation(async ({ ctx, input }) =>
      granted(
        await settle(ctx.doors, ctx.caller, 'messages.tryAgain', input, at => ({
          given_up_at: null,
          attempts: 0,
          next_attempt_at: at,
        })),
      ),
    ),
  letGo: canSee('unsentMessage')
    .input(Which)
    .output(Done)
    .mutation(async ({ ctx, input }) =>
      granted(await settle(ctx.doors, ctx.caller, 'messages.letGo', input, at => ({ cancelled_at: at }))),
    ),
  /** What went to the page of a demo instead of to a carrier; always empty where a carrier is set. */
  posted: canSee('unsentMessage')
    .input(z.strictObject({}).optional())
    .output(z.array(PostedMessage))
    .query(async ({ ctx }) => granted(await read(ctx.doors, ctx.caller, 'messages.posted', postedMessages))),
})

async function unsentMessages(reading: Reading): Promise<UnsentMessage[]> {
  const rows = await reading.db
    .selectFrom('message')
    .select(['id', 'person_id', 'purpose', 'channel', 'last_problem', 'attempts', 'at', 'given_up_at'])
    .where('given_up_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where('sent_at', 'is', null)
    .where('person_id', 'is not', null)
    .orderBy('given_up_at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute()
  const known = await knownPeople(
    reading,
    rows.map(({ person_id }) => person_id ?? ''),
  )
  return rows.map(row => ({
    id: row.id,
    personId: row.person_id ?? '',
    name: known(row.person_id ?? '').called,
    what: purposeWords[WrittenPurpose.parse(row.purpose)],
    channel: Way.parse(row.channel),
    problem: problemWords(row.last_problem),
    tries: row.attempts,
    writtenAt: row.at,
    givenUpAt: row.given_up_at as Instant,
  }))
}

async function postedMessages(reading: Reading): Promise<PostedMessage[]> {
  const rows = await reading.db
    .selectFrom('local_post')
    .select(['message_id', 'person_id', 'sealed_by', 'channel', 'to_sealed', 'body_sealed', 'at'])
    .orderBy('at', 'desc')
    .orderBy('message_id')
    .limit(MOST)
    .execute()
  const people = rows.flatMap(({ person_id }) => person_id ?? [])
  const keys = await reading.keysOfPeople(people)
  const outside = await reading.keysOf(rows.flatMap(({ sealed_by }) => sealed_by ?? []))
  const known = await knownPeople(reading, people)
  return rows.map(({ message_id: id, person_id, sealed_by, channel, to_sealed, body_sealed, at }) => {
    const open = (column: string, sealed: Uint8Array) =>
      (person_id === null ? outside : keys).open(person_id ?? sealed_by ?? '', sealed, {
        table: 'local_post',
        column,
        id,
      }) ?? ''
    return {
      id,
      personId: person_id,
      name: person_id === null ? null : known(person_id).called,
      channel,
      to: open('to_sealed', to_sealed),
      body: open('body_sealed', body_sealed),
      at,
    }
  })
}

function settle(
  doors: Doors,
  caller: SignedIn,
  what: string,
  { id, commandId }: z.infer<typeof Which>,
  columns: (at: Instant) => {
    given_up_at?: null
    attempts?: number
    next_attempt_at?: Instant
    cancelled_at?: Instant
  },
): Promise<Answer<{ done: true }>> {
  return change(doors, caller, { what, commandId }, async changing => {
    const { db, at, refuse } = changing
    const message = await db
      .selectFrom('message')
      .select('person_id')
      .where('id', '=', id)
      .where('given_up_at', 'is not', null)
      .where('cancelled_at', 'is', null)
      .where('sent_at', 'is', null)
      .executeTakeFirst()
    if (!message?.person_id) return refuse('not-found')
    changing.saw([message.person_id])
    await db.updateTable('message').set(columns(at)).where('id', '=', id).execute()
    await wakeJobs({ db })
    return { done: true }
  })
}
