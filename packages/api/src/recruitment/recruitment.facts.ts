/** What the rules of recruitment need to know: whether a form is whole and who has answered; never what they wrote. */
import type { RecruitmentFacts } from '@alongside/domain/recruitment'
import type { Transaction } from '../database/acting.ts'
import { together } from '../database/together.ts'

export async function recruitmentFactsOf(
  { db }: Pick<Transaction, 'db'>,
  rows: readonly { readonly id: string }[],
  by: string | null,
): Promise<(row: { readonly id: string }) => RecruitmentFacts> {
  if (rows.length === 0) return () => factsFrom(by, false, [])
  return recruitmentFactsIn(await together(db, factRows({ db }, rows)), by)
}

/** The questions behind the facts, to be asked together with others. */
export function factRows({ db }: Pick<Transaction, 'db'>, rows: readonly { readonly id: string }[]) {
  const ids = rows.map(({ id }) => id)
  return {
    written: db.selectFrom('application').select('id').where('id', 'in', ids),
    answered: db
      .selectFrom('referee')
      .select(['recruitment_id', 'place'])
      .where('recruitment_id', 'in', ids)
      .where('answered_at', 'is not', null),
  }
}

export function recruitmentFactsIn(
  {
    written,
    answered,
  }: {
    readonly written: readonly { readonly id: string }[]
    readonly answered: readonly { readonly recruitment_id: string; readonly place: 'first' | 'second' }[]
  },
  by: string | null,
): (row: { readonly id: string }) => RecruitmentFacts {
  const whole = new Set(written.map(({ id }) => id))
  return ({ id }) =>
    factsFrom(
      by,
      whole.has(id),
      answered.filter(({ recruitment_id }) => recruitment_id === id).map(({ place }) => place),
    )
}

function factsFrom(
  by: string | null,
  formComplete: boolean,
  answered: readonly ('first' | 'second')[],
): RecruitmentFacts {
  return {
    by,
    formComplete,
    referencesIn: { first: answered.includes('first'), second: answered.includes('second') },
  }
}
