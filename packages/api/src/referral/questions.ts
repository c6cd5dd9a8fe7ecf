/** What the team asked a clinic about a referral, and what the clinic answered: words that both sides read. */
import { maySee } from '@alongside/domain/permissions'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import type { Reading } from '../read.ts'

export const Question = z.strictObject({
  question: z.string(),
  askedAt: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
})
export type Question = z.infer<typeof Question>

/** The questions about one referral in the order in which they were asked, each with the answer that followed it. */
export function questionRows({ db, caller }: Reading, id: string) {
  if (!maySee(caller.role, 'referralNote')) return undefined
  return db
    .selectFrom('note')
    .select(['id', 'field', 'at', 'text_sealed'])
    .where('kind', '=', 'referral')
    .where('lifecycle_id', '=', id)
    .where('field', 'in', ['question', 'answer'])
    .orderBy('seq')
}

type Note = Awaited<ReturnType<NonNullable<ReturnType<typeof questionRows>>['execute']>>[number]

export async function questionsIn(
  reading: Reading,
  notes: readonly Note[],
  personId: string,
): Promise<Question[]> {
  if (notes.length === 0) return []
  const keys = await reading.keysOfPeople([personId])
  const questions: Question[] = []
  for (const { id: note, field, at, text_sealed } of notes) {
    const text = keys.open(personId, text_sealed, { table: 'note', column: 'text_sealed', id: note })
    if (text === null) continue
    if (field === 'question') questions.push({ question: text, askedAt: at, answer: null, answeredAt: null })
    else Object.assign(questions.at(-1) ?? {}, { answer: text, answeredAt: at })
  }
  return questions
}
