/** One submission has one effect: the answer to a command is kept with its id and given again to the same command. */
import type { Instant } from '@alongside/domain/time'
import { type Access, accessRow } from '../access/record.ts'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'
import { later } from '../database/later.ts'
import { writing } from '../database/writing.ts'

/** The answer that this very submission got before, if it was made before. */
export async function replyTo<T>(
  { db }: Transaction,
  caller: Caller,
  commandId: string,
): Promise<{ reply: T } | undefined> {
  if (caller.accountId === null) return undefined
  const row = await db
    .selectFrom('command')
    .select('reply')
    .where('account_id', '=', caller.accountId)
    .where('command_id', '=', commandId)
    .executeTakeFirst()
  return row && { reply: row.reply as T }
}

export async function remember(
  transaction: Transaction,
  caller: Caller,
  commandId: string,
  at: Instant,
  reply: unknown,
): Promise<void> {
  const command = answerOf(caller, commandId, at, reply)
  if (command) await later(transaction.db, writing({ command: [command] }))
}

/** The end of every submission, in one statement: who touched whose record, and what was answered. */
export async function conclude(
  transaction: Transaction,
  caller: Caller,
  commandId: string,
  reply: unknown,
  access: Access,
): Promise<void> {
  const command = answerOf(caller, commandId, access.at, reply)
  await later(
    transaction.db,
    writing({ access_log: [accessRow(caller, access)], command: command ? [command] : [] }),
  )
}

function answerOf(caller: Caller, commandId: string, at: Instant, reply: unknown) {
  if (caller.accountId === null) return undefined
  return { account_id: caller.accountId, command_id: commandId, at, reply: JSON.stringify(reply) }
}

/** Two copies of one submission ran side by side and the other one was first: what it answered is the answer. */
export function isSecondSubmission(error: unknown): boolean {
  return breaks(error, 'command_pkey')
}

/** Whether an error says that this constraint of the database was broken. */
export function breaks(error: unknown, constraint: string): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === constraint
}
