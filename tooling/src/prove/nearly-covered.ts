import { randomUUID } from 'node:crypto'
import type { Connection } from '@alongside/api/postgres'

export type Row = Readonly<Record<string, unknown>>

/** Puts a row like another into a table, past every trigger: the first that is like this, with other cells. */
export type Another = (table: string, like: string, but: Row) => Promise<Row>

export const past = '2025-01-01T00:00:00Z'

/** A mentor covers for a colleague: today, not yet, no more, called off, elsewhere, and of somebody they must not meet. */
export async function nearlyCovered(
  connection: Connection,
  another: Another,
  mentor: Row,
  colleague: Row,
  { elsewhere, themself }: { elsewhere: Row; themself: Row },
): Promise<void> {
  const today = new Date()
  const on = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const cover = async (but: Row) => {
    const away = randomUUID()
    const made = {
      id: randomUUID(),
      clinic_id: colleague.clinic,
      away_id: away,
      covering_id: mentor.id,
      from_on: on(-3),
      until_on: on(3),
      made_by: randomUUID(),
      made_at: past,
      ...but,
    }
    await connection.query(
      'insert into mentor_cover select (jsonb_populate_record(null::mentor_cover, $1)).*',
      [JSON.stringify(made)],
    )
    return away
  }
  await connection.query('delete from mentor_clinic where mentor_id = $1 and clinic_id = $2', [
    mentor.id,
    colleague.clinic,
  ])
  await another('mentor_clinic', 'true', { mentor_id: mentor.id, clinic_id: colleague.clinic })
  const supports = (away: string, but: Row = {}) =>
    another('mentoring', 'true', {
      ...afresh(),
      mentor_id: away,
      clinic_id: colleague.clinic,
      status: 'active',
      ended_at: null,
      ...but,
    })
  const away = await cover({})
  await supports(away)
  await supports(away, { status: 'done', ended_at: past })
  await supports(away, { clinic_id: elsewhere.id })
  await supports(away, { person_id: themself.id })
  const known = await supports(away)
  for (const pair of [
    { mentor_id: mentor.id, person_id: known.person_id },
    { mentor_id: randomUUID(), person_id: (await supports(away)).person_id },
  ])
    await connection.query('insert into known_pair (mentor_id, person_id, at) values ($1, $2, $3)', [
      pair.mentor_id,
      pair.person_id,
      past,
    ])
  for (const but of [
    { ended_by: randomUUID(), ended_at: past },
    { from_on: on(2), until_on: on(9) },
    { from_on: on(-9), until_on: on(-2) },
    { covering_id: randomUUID() },
  ])
    await supports(await cover(but))
  // where others work and the mentor does not, they cover for nobody
  await another('mentor_clinic', 'true', { mentor_id: colleague.id, clinic_id: elsewhere.id })
  await supports(await cover({ clinic_id: elsewhere.id }), { clinic_id: elsewhere.id })
}

/** Ids of its own, so that nothing else leads to the row. */
export function afresh(): Row {
  return { id: randomUUID(), episode_id: randomUUID(), person_id: randomUUID() }
}
