/**
 * The floor of a report after a change: the people whom the change touched are counted by one plain statement, as the same
 * caller behind the same policies. Nothing is added up, kept, checked or made into a report.
 */
import { Client } from 'pg'
import type { World } from '../world/world.ts'

/** The part of a clinic that a change touched. */
export interface Touched {
  readonly clinicId: string
  readonly part: number
}

const byDay = ['people_met', 'appointments_met', 'sessions_met', 'measure_pairs', 'equality_met']
const byMoment = ['offers', 'waits', 'endings', 'wellbeing']

/** Milliseconds of the bare count. */
export async function countPlainly(
  { urls, coordinator }: World,
  { from, to }: { readonly from: string; readonly to: string },
  { clinicId, part }: Touched,
): Promise<number> {
  const client = new Client({ connectionString: urls.alongside_api })
  await client.connect()
  try {
    const count = async () => {
      const began = performance.now()
      await client.query('begin')
      await client.query(
        `select set_config('role', 'alongside_coordinator', true), set_config('app.session', $1, true)`,
        [coordinator.session],
      )
      const rows = (name: string, type: string) =>
        `(select json_agg(q) from authz.${name}($1, $2, $3::${type}, ($4::date + interval '1 month')::${type}, 'infinity') q)`
      await client.query(
        `select ${[...byDay.map(name => rows(name, 'date')), ...byMoment.map(name => rows(name, 'timestamptz'))].join(', ')}`,
        [[clinicId], [1 << part], `${from}-01`, `${to}-01`],
      )
      await client.query('commit')
      return performance.now() - began
    }
    // a connection that has counted before, as those of the programme have
    await count()
    return await count()
  } finally {
    await client.end()
  }
}
