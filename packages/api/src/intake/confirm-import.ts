/**
 * Confirming an import: all of its good rows in one transaction, or none. How far it is stands outside of that
 * transaction, so that it can be seen; a process that dies in the middle leaves nothing behind, and the import can be
 * confirmed again.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { AttendanceRow } from '@alongside/domain/attendance'
import { type ListedPerson, type ListFormat, listFormats } from '@alongside/domain/intake'
import { type Instant, londonDateOf } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { SignedIn } from '../actor.ts'
import { type Answer, no, Refused, yes } from '../answer.ts'
import { keepAttendance } from '../attendance/keep-attendance.ts'
import { appointmentsOf } from '../attendance/known-appointments.ts'
import { change } from '../change.ts'
import { codesOfClinic } from '../clinic/clinic-codes.ts'
import { acting, type Transaction } from '../database/acting.ts'
import { dataKeysOf } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import { read } from '../read.ts'
import { portions } from './breath.ts'
import { findImport, openCells } from './found-import.ts'
import type { ImportView, ProgressView } from './intake.views.ts'
import { peopleByNumber } from './known-people.ts'
import { progressOf } from './preview.ts'
import { startReferrals } from './start-referrals.ts'
import { hold, takeTurn } from './turns.ts'

const PORTION = 1000

export interface Confirmation {
  readonly id: string
  readonly commandId: string
  /** Said by a person who saw which rows cannot be taken: import the good ones and leave the others out. */
  readonly leaveOutBadRows: boolean
}

/** Imports that this process is writing. */
const underway = new Map<string, Promise<Answer<unknown>>>()
/** Bugs that stopped one when nobody waited any more, for whoever asks how far it is. */
const failures = new Map<string, unknown>()

/**
 * Begins to write, and answers once it is done or, for a long list, after `patience` milliseconds with how far it is.
 */
export async function confirmImport(
  doors: Doors,
  caller: SignedIn,
  confirmation: Confirmation,
  patience = 2000,
): Promise<Answer<ProgressView>> {
  const { id } = confirmation
  const begun = await beginImport(doors, caller, confirmation)
  if (!begun.ok) return begun
  if (begun.value.state === 'importing') {
    const writing = underway.get(id) ?? writeInOwnTime(doors, caller, confirmation, begun.value)
    try {
      const answer = await Promise.race([writing, wait(patience, null, { ref: false })])
      if (answer && !answer.ok && answer.refusal.code !== 'already-done') return answer
    } finally {
      // whatever went wrong so far was said just now
      failures.delete(id)
    }
  }
  return importProgress(doors, caller, id)
}

/** How far an import is. A bug that stopped it in this process is thrown to the first who asks, and so is logged. */
export async function importProgress(
  doors: Doors,
  caller: SignedIn,
  id: string,
): Promise<Answer<ProgressView>> {
  const answer = await read(doors, caller, 'intake.progress', reading => progressOf(reading, id))
  if (answer.ok && answer.value.import.state === 'importing' && underway.has(id))
    return yes({ ...answer.value, running: true })
  if (!answer.ok || !failures.has(id)) return answer
  const failure = failures.get(id)
  failures.delete(id)
  throw failure
}

function writeInOwnTime(
  doors: Doors,
  caller: SignedIn,
  confirmation: Confirmation,
  list: ImportView,
): Promise<Answer<unknown>> {
  const { id } = confirmation
  const writing = writeOrSayWhy(doors, caller, confirmation, list).finally(() => underway.delete(id))
  underway.set(id, writing)
  failures.delete(id)
  // whoever waits hears it too; without anybody it must not end the process
  writing.catch((error: unknown) => failures.set(id, error))
  return writing
}

async function writeOrSayWhy(
  doors: Doors,
  caller: SignedIn,
  confirmation: Confirmation,
  list: ImportView,
): Promise<Answer<unknown>> {
  try {
    const answer = await write(doors, caller, confirmation, list)
    if (!answer.ok && answer.refusal.code !== 'already-done')
      await stopped(doors, caller, list.id, answer.refusal.reasons?.[0] ?? 'It could not be written.')
    return answer
  } catch (error) {
    await stopped(doors, caller, list.id, 'It stopped before the end, and nothing of it was kept. Try again.')
    throw error
  }
}

/** Says in a transaction of its own that writing begins; refuses while there are bad rows that nobody left out. */
async function beginImport(
  doors: Doors,
  caller: SignedIn,
  { id, leaveOutBadRows }: Confirmation,
): Promise<Answer<ImportView>> {
  const at = doors.now()
  try {
    return await acting(doors.orm, caller, async transaction => {
      const found = await findImport(transaction, id)
      if (!found) return no('not-found')
      if (found.state === 'done' || found.state === 'importing') return yes(found)
      if (found.state === 'dropped')
        throw new Refused('not-allowed-now', { reasons: ['This list was discarded. Send the file again.'] })
      if (found.state === 'reading')
        throw new Refused('not-allowed-now', { reasons: ['Say first which column means what.'] })
      const { good, bad } = found.rows
      if (bad > 0 && !leaveOutBadRows)
        throw new Refused('refused', {
          reasons: [
            `${rows(bad, 'row')} cannot be taken. Import ${rows(good, 'good row')} and leave ${bad} out, or mend the file and send it again.`,
          ],
        })
      await transaction.db
        .updateTable('list_import')
        .set({ state: 'importing', rows_done: 0, problem: null, changed_at: at })
        .where('id', '=', id)
        .where('state', '=', 'preview')
        .execute()
      return yes({ ...found, state: 'importing' as const })
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

function rows(count: number, word: string): string {
  return `${count.toLocaleString('en-GB')} ${word}${count === 1 ? '' : 's'}`
}

async function write(
  doors: Doors,
  caller: SignedIn,
  { id, commandId }: Confirmation,
  list: ImportView,
): Promise<Answer<unknown>> {
  const progress = (done: number) => noteProgress(doors, caller, id, done)
  if (list.kind === 'people')
    return startReferrals(doors, caller, {
      clinicId: list.clinicId,
      source: 'clinicList',
      commandId,
      listImportId: id,
      people: async transaction => {
        await ownTurn(transaction, list)
        return rowsToWrite<ListedPerson>(doors, transaction, list)
      },
      progress,
      andThen: (transaction, { begun }) => finish(transaction, id, begun.length, doors.now()),
    })
  return change(doors, caller, { what: 'intake.confirm', commandId }, async changing => {
    await ownTurn(changing, list)
    await takeTurn(changing, list.clinicId)
    const { clinicId } = list
    const appointments = await rowsToWrite<AttendanceRow>(doors, changing, list)
    const numbers = [...new Set(appointments.map(({ clinicNumber }) => clinicNumber))]
    const known = await peopleByNumber(changing, doors.keys, clinicId, numbers)
    const listed = appointments.flatMap(({ clinicNumber, on, code, appointment }) => {
      const personId = known.get(clinicNumber)
      return personId === undefined ? [] : [{ personId, on, code, appointment }]
    })
    const theirs = await appointmentsOf(changing, doors.keys, clinicId, listed)
    changing.saw([...known.values()])
    const keeping = { clinicId, at: changing.at, newId: doors.newId, listImportId: id, progress }
    const kept = await keepAttendance(changing, keeping, theirs)
    await finish(changing, id, kept, changing.at)
    return { kept }
  })
}

/** Holds the import until the end; whoever finds it done meanwhile has nothing left to do. */
async function ownTurn(transaction: Transaction, { id }: ImportView): Promise<void> {
  await hold(transaction, id)
  const now = await findImport(transaction, id)
  if (now?.state === 'done') throw new Refused('already-done')
  if (now?.state !== 'importing')
    throw new Refused('not-allowed-now', { reasons: ['This list was discarded.'] })
}

const codesChanged =
  'What a code means was settled anew after this list was looked through. Say again which column means what.'

/** The good rows, read again from what was kept: days may have passed since the preview. */
async function rowsToWrite<Row>(doors: Doors, transaction: Transaction, list: ImportView): Promise<Row[]> {
  const { db } = transaction
  const keys = await dataKeysOf(db, doors.keys, [list.clinicId])
  const codes = await codesOfClinic(transaction, list.clinicId)
  const format = listFormats[list.kind] as unknown as ListFormat<string, Row>
  const today = londonDateOf(doors.now())
  const stored = await db
    .selectFrom('list_import_row')
    .select(['row_no', 'row_sealed'])
    .where('list_import_id', '=', list.id)
    .where('state', '=', 'good')
    .orderBy('row_no')
    .execute()
  const good: Row[] = []
  for await (const some of portions(stored, PORTION))
    for (const row of some) {
      const read = format.readRow(openCells(keys, list, row), { today, codes })
      if (!read.ok) throw new Refused('not-allowed-now', { reasons: [codesChanged] })
      good.push(read.row)
    }
  return good
}

/** The import is over: its cells and its file are gone, the numbers of the rows and what was wrong stay. */
async function finish({ db }: Pick<Transaction, 'db'>, id: string, done: number, at: Instant): Promise<void> {
  await db
    .updateTable('list_import_row')
    .set({ row_sealed: null, state: sql`case state when 'good' then 'done' else state end` })
    .where('list_import_id', '=', id)
    .execute()
  await db
    .updateTable('list_import')
    .set({ state: 'done', file_sealed: null, rows_done: done, problem: null, changed_at: at, ended_at: at })
    .where('id', '=', id)
    .execute()
}

/** Progress has a transaction of its own: what is inside the other one nobody can see yet. */
async function noteProgress(doors: Doors, caller: SignedIn, id: string, done: number): Promise<void> {
  await acting(doors.orm, caller, ({ db }) =>
    db
      .updateTable('list_import')
      .set({ rows_done: done, changed_at: doors.now() })
      .where('id', '=', id)
      .where('state', '=', 'importing')
      .execute(),
  )
}

/** Back to the preview, with the reason, so that it can be confirmed again. */
async function stopped(doors: Doors, caller: SignedIn, id: string, why: string): Promise<void> {
  await acting(doors.orm, caller, ({ db }) =>
    db
      .updateTable('list_import')
      .set({ state: 'preview', rows_done: 0, problem: why, changed_at: doors.now() })
      .where('id', '=', id)
      .where('state', '=', 'importing')
      .execute(),
  )
}
