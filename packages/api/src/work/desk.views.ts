/** The first page of a clinic: its work today, what it heard last, and its last list. */
import * as z from 'zod'
import { together } from '../database/together.ts'
import { ImportView, importColumns, importView } from '../intake/intake.views.ts'
import { ReceiptPage, receiptPage, receiptQueries } from '../notice/receipt.router.ts'
import { knownPeople } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import { nobodyOfTheTeam, peopleIn, standingsIn, WorkToday, workIn, workQueries } from './work.views.ts'

export const DeskToday = z.strictObject({
  work: WorkToday,
  receipts: ReceiptPage,
  /** The list that was uploaded last at any clinic of the actor. */
  lastList: ImportView.nullable(),
})
export type DeskToday = z.infer<typeof DeskToday>

const RECEIPTS = 5

/** Two statements: everything that waits, and then the names of whom it is about. */
export async function deskToday(reading: Reading): Promise<DeskToday> {
  const { receipts, unseen, lists, ...found } = await together(reading.db, {
    ...workQueries(reading),
    ...receiptQueries(reading, { limit: RECEIPTS }),
    lists: lastList(reading),
  })
  const standings = standingsIn(reading, found)
  const shown = receipts.slice(0, RECEIPTS)
  const known = await knownPeople(reading, [
    ...peopleIn(reading, standings),
    ...shown.map(({ person_id }) => person_id),
  ])
  return {
    work: await workIn(reading, standings, found, known, nobodyOfTheTeam),
    receipts: receiptPage(receipts, unseen, RECEIPTS, known),
    lastList: lists[0] ? importView(lists[0]) : null,
  }
}

function lastList({ db, caller }: Reading) {
  if (caller.clinicIds.length === 0) return undefined
  return db
    .selectFrom('list_import')
    .select(importColumns)
    .where('clinic_id', 'in', [...caller.clinicIds])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
}
