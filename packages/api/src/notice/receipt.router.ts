/** What a clinic hears of the people it referred: a status, with the name that the clinic itself gave them. */
import { ReceiptStatus } from '@alongside/domain/effects'
import { Id } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { change } from '../change.ts'
import { together } from '../database/together.ts'
import { Cursor, PageSize, pageOf } from '../lifecycle/page.ts'
import { type Known, knownPeople } from '../person/known-people.ts'
import { type Reading, read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { receiptWords } from './receipt-words.ts'

export const ReceiptView = z.strictObject({
  id: Id,
  clinicId: Id,
  personId: Id,
  name: z.string().nullable(),
  clinicNumber: z.string().nullable(),
  status: ReceiptStatus,
  label: z.string(),
  at: Instant,
  seenAt: Instant.nullable(),
})
export type ReceiptView = z.infer<typeof ReceiptView>

export const ReceiptPage = z.strictObject({
  rows: z.array(ReceiptView),
  next: z.string().nullable(),
  unseen: z.int(),
})

const Asked = z.strictObject({ clinicId: Id.optional(), after: Cursor.optional(), limit: PageSize })

export const receiptsRouter = router({
  list: canSee('receipt')
    .input(Asked)
    .output(ReceiptPage)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'receipts.list', reading => listReceipts(reading, input))),
    ),
  seen: canSee('receipt')
    .input(z.strictObject({ receiptIds: z.array(Id).min(1).max(50), commandId: Id }))
    .output(z.strictObject({ seen: z.int() }))
    .mutation(async ({ ctx, input: { receiptIds, commandId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'receipts.seen', commandId }, async ({ db, at }) => {
          const done = await db
            .updateTable('receipt')
            .set({ seen_at: at })
            .where('id', 'in', receiptIds)
            .where('seen_at', 'is', null)
            .executeTakeFirst()
          return { seen: Number(done.numUpdatedRows) }
        }),
      ),
    ),
})

async function listReceipts(
  reading: Reading,
  asked: z.output<typeof Asked>,
): Promise<z.infer<typeof ReceiptPage>> {
  const { receipts, unseen } = await together(reading.db, receiptQueries(reading, asked))
  const known = await knownPeople(
    reading,
    receipts.map(({ person_id }) => person_id),
  )
  return receiptPage(receipts, unseen, asked.limit, known)
}

/** What is to be asked for a page of it: its rows, and how many have not been seen yet. */
export function receiptQueries({ db }: Reading, { clinicId, after, limit }: z.output<typeof Asked>) {
  let receipts = db
    .selectFrom('receipt as l')
    .select(['l.id', 'l.clinic_id', 'l.person_id', 'l.status', 'l.at', 'l.seen_at'])
    .orderBy('l.at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(limit + 1)
  if (clinicId !== undefined) receipts = receipts.where('l.clinic_id', '=', clinicId)
  if (after !== undefined)
    receipts = receipts.where(sql<boolean>`(l.at, l.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  const unseen = db
    .selectFrom('receipt')
    .select(eb => eb.fn.countAll<number>().as('unseen'))
    .where('seen_at', 'is', null)
  return { receipts, unseen }
}

export function receiptPage(
  receipts: readonly ReceiptRow[],
  counted: readonly { readonly unseen: number }[],
  limit: number,
  known: (personId: string) => Known,
): z.infer<typeof ReceiptPage> {
  const { rows, next } = pageOf(receipts, limit, row => [row.at, row.id])
  return { rows: rows.map(row => viewOfReceipt(row, known)), next, unseen: counted[0]?.unseen ?? 0 }
}

interface ReceiptRow {
  id: string
  clinic_id: string
  person_id: string
  status: string
  at: Instant
  seen_at: Instant | null
}

export function viewOfReceipt(row: ReceiptRow, known: (personId: string) => Known): ReceiptView {
  const status = ReceiptStatus.parse(row.status)
  const { called, clinicNumber } = known(row.person_id)
  return {
    id: row.id,
    clinicId: row.clinic_id,
    personId: row.person_id,
    name: called,
    clinicNumber,
    status,
    label: receiptWords[status],
    at: row.at,
    seenAt: row.seen_at,
  }
}

/** What the clinic has heard of one person in these days, the newest first; nothing for whoever is no clinic. */
export function receiptRows(
  { db, caller }: Reading,
  personId: string,
  { from, until }: { readonly from: Instant; readonly until: Instant | null },
) {
  if (!maySee(caller.role, 'receipt')) return undefined
  const query = db
    .selectFrom('receipt')
    .select(['id', 'clinic_id', 'person_id', 'status', 'at', 'seen_at'])
    .where('person_id', '=', personId)
    .where('at', '>=', from)
    .orderBy('at', 'desc')
    .orderBy('id')
  return until === null ? query : query.where('at', '<', until)
}
