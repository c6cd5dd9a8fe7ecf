/**
 * Puts a lifecycle back to where it stood, so that the same moment can be tried thousands of times. It works behind the
 * doors, as the superuser: no door of the programme can do this.
 */
import type { Programme } from '@alongside/api/testing'

export interface Rewound {
  back(): Promise<void>
}

/** Remembers where these lifecycles stand now, with their people and clocks. */
export async function rewindTo(
  { behind }: Programme,
  kind: 'referral' | 'onboarding' | 'mentoring' | 'discharge',
  ids: readonly string[],
): Promise<Rewound> {
  const kept = `kept_${kind}_${Math.random().toString(36).slice(2)}`
  await behind.query(`create table ${kept} as select * from ${kind} where id = any ($1)`, [ids])
  await behind.query(
    `create table ${kept}_timer as select * from timer where kind = $1 and lifecycle_id = any ($2)`,
    [kind, ids],
  )
  await behind.query(
    `create table ${kept}_person as select p.* from person p join ${kept} k on k.person_id = p.id`,
  )
  const columns = await columnsOf(behind, kind)
  const ofPerson = await columnsOf(behind, 'person')
  const set = (names: readonly string[]) => names.map(name => `"${name}" = k."${name}"`).join(', ')
  return {
    back: async () => {
      await behind.query('begin')
      for (const table of ['journal', 'outbox', 'note'])
        await behind.query(
          `delete from ${table} t using ${kept} k where t.kind = '${kind}' and t.lifecycle_id = k.id and t.seq > k.seq`,
        )
      await behind.query(`delete from timer where kind = $1 and lifecycle_id = any ($2)`, [kind, ids])
      await behind.query(`insert into timer select * from ${kept}_timer`)
      await behind.query(`update ${kind} t set ${set(columns)} from ${kept} k where t.id = k.id`)
      await behind.query(`update person t set ${set(ofPerson)} from ${kept}_person k where t.id = k.id`)
      await behind.query('commit')
    },
  }
}

async function columnsOf(behind: Programme['behind'], table: string): Promise<string[]> {
  const { rows } = await behind.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name <> 'id'`,
    [table],
  )
  return rows.map(({ name }) => name)
}
