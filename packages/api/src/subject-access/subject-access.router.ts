/** Requests of people for everything held about them: one asks, another confirms, and the one who asked makes the file. */
import { Id } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { londonDateOf, plusMonths, plusMs } from '@alongside/domain/time'
import * as z from 'zod'
import { change } from '../change.ts'
import { knownPeople } from '../person/known-people.ts'
import { type Reading, read } from '../read.ts'
import { canDo, canSee, granted, router } from '../trpc.ts'
import { AskedHow, IdentitySeen, SubjectFile, SubjectRequest, subjectFile } from './subject-access.views.ts'

/** For how long a confirmed file may be made. It is never kept; afterwards it is asked for again. */
const OPEN_MS = 24 * 3_600_000
const MOST = 200

const Done = z.strictObject({ done: z.literal(true) })
const done = { done: true as const }

export const subjectAccessRouter = router({
  list: canSee('subjectAccess')
    .input(z.strictObject({}).optional())
    .output(z.strictObject({ requests: z.array(SubjectRequest) }))
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'subjectAccess.list', async reading => ({
          requests: await requestsOf(reading),
        })),
      ),
    ),
  ask: canSee('consent')
    .input(z.strictObject({ personId: Id, askedHow: AskedHow, identitySeen: IdentitySeen, commandId: Id }))
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input: { personId, askedHow, identitySeen, commandId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'subjectAccess.ask', commandId }, async changing => {
          const { db, at, newId, refuse } = changing
          if (ctx.caller.role !== 'coordinator') return refuse('not-found')
          const person = await db
            .selectFrom('person')
            .select('clinic_id')
            .where('id', '=', personId)
            .where('erased_at', 'is', null)
            .executeTakeFirst()
          if (!person) return refuse('not-found')
          changing.saw([personId])
          const id = newId()
          await db
            .insertInto('subject_access')
            .values({
              id,
              clinic_id: person.clinic_id,
              person_id: personId,
              asked_how: askedHow,
              identity_seen: identitySeen,
              asked_by: ctx.caller.accountId,
              asked_at: at,
            })
            .execute()
          return { id }
        }),
      ),
    ),
  decide: canDo('confirmCopy')
    .input(z.strictObject({ id: Id, confirm: z.boolean(), commandId: Id }))
    .output(Done)
    .mutation(async ({ ctx, input: { id, confirm, commandId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'subjectAccess.decide', commandId }, async changing => {
          const { db, at, refuse } = changing
          const asked = await db
            .selectFrom('subject_access')
            .select(['asked_by', 'person_id', 'decided_at'])
            .where('id', '=', id)
            .forUpdate()
            .executeTakeFirst()
          if (!asked) return refuse('not-found')
          if (asked.decided_at !== null) return refuse('already-done')
          if (asked.asked_by === ctx.caller.accountId)
            return refuse('refused', { reasons: ['You asked for this. A colleague confirms it.'] })
          changing.saw([asked.person_id])
          await db
            .updateTable('subject_access')
            .set({
              decided_by: ctx.caller.accountId,
              decided_at: at,
              outcome: confirm ? 'confirmed' : 'refused',
              open_until: confirm ? plusMs(at, OPEN_MS) : null,
            })
            .where('id', '=', id)
            .execute()
          return done
        }),
      ),
    ),
  /** A change first, so that the making is written down; the file itself goes through no memory of answers. */
  take: canDo('makeCopy')
    .input(z.strictObject({ id: Id, commandId: Id }))
    .output(SubjectFile)
    .mutation(async ({ ctx, input: { id, commandId } }) => {
      const { personId } = granted(
        await change(ctx.doors, ctx.caller, { what: 'subjectAccess.take', commandId }, async changing => {
          const { db, at, refuse } = changing
          if (!maySee(ctx.caller.role, 'subjectAccess')) return refuse('not-found')
          const asked = await db
            .selectFrom('subject_access')
            .select(['asked_by', 'person_id', 'outcome', 'open_until'])
            .where('id', '=', id)
            .forUpdate()
            .executeTakeFirst()
          if (!asked || asked.asked_by !== ctx.caller.accountId) return refuse('not-found')
          if (asked.outcome !== 'confirmed')
            return refuse('refused', { reasons: ['A colleague has not confirmed this.'] })
          if (asked.open_until === null || asked.open_until <= at)
            return refuse('refused', { reasons: ['The day in which it could be made is over. Ask again.'] })
          changing.saw([asked.person_id])
          await db.updateTable('subject_access').set({ taken_at: at }).where('id', '=', id).execute()
          return { personId: asked.person_id }
        }),
      )
      return granted(
        await read(ctx.doors, ctx.caller, 'subjectAccess.read', reading => subjectFile(reading, personId)),
      )
    }),
})

async function requestsOf(reading: Reading): Promise<SubjectRequest[]> {
  const { db, caller, at } = reading
  const rows = await db
    .selectFrom('subject_access as s')
    .innerJoin('clinic as c', 'c.id', 's.clinic_id')
    .selectAll('s')
    .select('c.name as clinic_name')
    .orderBy('s.asked_at', 'desc')
    .limit(MOST)
    .execute()
  const known =
    maySee(caller.role, 'consent') === undefined
      ? undefined
      : await knownPeople(
          reading,
          rows.map(({ person_id }) => person_id),
        )
  return rows.map(row => {
    const isMine = row.asked_by === caller.accountId
    const isOpen = row.outcome === 'confirmed' && row.open_until !== null && row.open_until > at
    return {
      id: row.id,
      personId: row.person_id,
      called: known?.(row.person_id).called ?? null,
      clinicName: row.clinic_name,
      askedHow: AskedHow.parse(row.asked_how),
      identitySeen: IdentitySeen.parse(row.identity_seen),
      askedAt: row.asked_at,
      askedByMe: isMine,
      answerBy: plusMonths(londonDateOf(row.asked_at), 1),
      outcome: row.outcome,
      decidedAt: row.decided_at,
      openUntil: row.open_until,
      takenAt: row.taken_at,
      mayDecide: row.decided_at === null && !isMine,
      mayTake: isMine && isOpen && caller.role === 'coordinator',
    }
  })
}
