/**
 * The doors behind the procedures: SQL as each role of the database would run it if all else had a hole, and every loader
 * and action of the four apps. Whoever is out of reach is not found, and cannot be changed.
 */
import { openOn } from '@alongside/api/postgres'
import { maySee } from '@alongside/domain/permissions'
import { proofOf, type Row } from './row.ts'
import { type House, withHouse } from './served.ts'
import { type CallerRole, callerRoles, type Ground, reaches, rowKinds, sixRows } from './six-rows.ts'
import { webReach } from './web-reach.ts'

/** How a row of a table is tied to somebody, by the name of a column; `$1` are those out of reach. */
const ties: Readonly<Record<string, string>> = {
  person_id: 'person_id = any ($1::uuid[])',
  // what somebody looked at themself, while they might, stays theirs to know
  person_ids: 'person_ids && $1::uuid[] and account_id is distinct from (select authz.account())',
  owner_id: 'owner_id = any ($1::uuid[])',
  holder_id: 'holder_id = any ($1::uuid[])',
  account_id: 'account_id = any ($1::uuid[])',
  clinic_id: 'clinic_id = any ($1::uuid[])',
}

/** What anybody who works here may know of a place, or of who works where: names nobody who is looked after. */
const ofThePlaces: Readonly<Record<string, readonly CallerRole[] | 'all'>> = {
  clinic_setting: 'all',
  account_clinic: 'all',
  mentor: ['coordinator', 'safeguardingLead', 'administrator'],
  mentor_clinic: ['administrator'],
  clinic_deputy: ['administrator'],
  clinic_system: ['administrator'],
  account: ['administrator'],
}

type Coat = 'own session' | 'session of another role' | 'session that nobody has'

export const row: Row = {
  id: 'T1b',
  title:
    'Nobody gets further by raw SQL in any role of the database, or at any loader or action, than at the procedures',
  counts: 'statements and requests',
  goal: '0 rows read, changed, removed or made out of reach, 0 pages that tell somebody out of reach from nobody',
  prove: ({ say }) =>
    withHouse(
      'everything',
      async house => {
        const faults: string[] = []
        const ground = await sixRows(house.programme)
        const statements = await bySql(house, ground, faults)
        say(`  ${statements} statements`)
        const requests = await webReach(house, ground, faults)
        say(`  ${requests} loaders and actions`)
        return proofOf(statements + requests, faults, `${faults.length} out of reach`)
      },
      async () => ({ ALONGSIDE_JOBS: 'off' }),
    ),
}

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

async function bySql({ programme }: House, ground: Ground, faults: string[]): Promise<number> {
  const { behind, database } = programme
  const { rows: tables } = await behind.query<Table>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
    group by c.relname order by c.relname`)
  const connection = await openOn(database.urls.alongside_api)
  connection.on('error', () => {})
  let count = 0
  /** How many rows a statement reached, undone again; a refusal by the database reaches none. */
  const reached = async (role: string, session: string, statement: string, given: readonly string[]) => {
    count++
    try {
      await connection.query('begin')
      await connection.query(`select set_config('role', $1, true), set_config('app.session', $2, true)`, [
        databaseRole(role),
        session,
      ])
      return (await connection.query(statement, [given])).rowCount ?? 0
    } catch {
      return 0
    } finally {
      await connection.query('rollback')
    }
  }
  let shown = 0
  for (const role of callerRoles) {
    const session = ground.callers.get(role)?.session ?? ''
    const other = ground.callers.get(role === 'mentor' ? 'clinician' : 'mentor')?.session ?? ''
    const coats: Readonly<Record<Coat, string>> = {
      'own session': session,
      'session of another role': other,
      'session that nobody has': 'f'.repeat(64),
    }
    for (const [coat, worn] of Object.entries(coats) as [Coat, string][])
      for (const table of tables)
        for (const [tie, who] of tiesOf(table, role, coat, ground)) {
          const where = (ties[tie] ?? '').replace(tie, columnOf(table, tie))
          const at = `${role}, ${coat}: ${table.name} by ${tie}`
          const asked = {
            select: `select 1 from ${table.name} where ${where}`,
            // whatever column may be written at all: what is not granted is refused before any row is looked at
            ...Object.fromEntries(
              (await writable(behind, databaseRole(role), table)).map(column => [
                `update ${column} of`,
                `update ${table.name} set ${column} = ${column} where ${where}`,
              ]),
            ),
            delete: `delete from ${table.name} where ${where}`,
          }
          for (const [what, statement] of Object.entries(asked)) {
            const many = await reached(role, worn, statement, who)
            if (many > 0) faults.push(`${at}: ${what} reached ${many}`)
          }
          if (await made(table, tie, who, worn)) faults.push(`${at}: a copy was made`)
        }
    if (maySee(role, 'personIdentity'))
      shown += await reached(role, session, 'select 1 from person where $1::uuid[] is not null', [])

    /** Whether a row like one that is out of reach can be made. */
    async function made(table: Table, tie: string, who: readonly string[], worn: string): Promise<boolean> {
      const column = columnOf(table, tie)
      const sample = await behind.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from ${table.name} t where ${(ties[tie] ?? '').replace(tie, column)} limit 1`,
        [who],
      )
      const found = sample.rows[0]?.row
      if (!found) return false
      const copy = JSON.stringify({
        ...found,
        ...(found.id && column !== 'id' ? { id: crypto.randomUUID() } : {}),
      })
      const names = table.columns.map(name => `"${name}"`).join(', ')
      const statement = `insert into ${table.name} (${names}) select ${names}
        from jsonb_populate_record(null::${table.name}, ($1::text[])[1]::jsonb)`
      return (await reached(role, worn, statement, [copy])) > 0
    }
  }
  await connection.end()
  // a role that reaches nobody at all would pass everything
  if (shown < 5) faults.push(`the roles together see ${shown} people in their own reach`)
  return count
}

const writableBy = new Map<string, string[]>()

/** One column that this role may write, when there is any. */
async function writable(
  behind: House['programme']['behind'],
  role: string,
  { name, columns }: Table,
): Promise<string[]> {
  const key = `${role} ${name}`
  const known = writableBy.get(key)
  if (known) return known
  const { rows } = await behind.query<{ column: string }>(
    `select c as column from unnest($3::text[]) c where has_column_privilege($1, $2, c, 'update') limit 1`,
    [role, `public.${name}`, columns],
  )
  const found = rows[0] ? [rows[0].column] : [columns[0] ?? '']
  writableBy.set(key, found)
  return found
}

/** Each tie of a table with whoever is out of reach by it. */
function tiesOf({ name, columns }: Table, role: CallerRole, coat: Coat, { rows, callers }: Ground) {
  const isTheirs = coat === 'own session'
  const scope = role === 'integration' ? 'clinic' : maySee(role, 'personIdentity')
  const people = rowKinds
    .filter(kind => kind !== 'non-existing' && (!isTheirs || !reaches(scope, kind)))
    .map(kind => rows[kind].person ?? '')
  const mine = callers.get(role)?.accountId
  const accounts = [...callers.values()].flatMap(({ accountId }) =>
    accountId && (!isTheirs || accountId !== mine) ? [accountId] : [],
  )
  const clinics = isTheirs
    ? [rows['other clinic'].clinic ?? '']
    : [rows.assigned.clinic ?? '', rows['other clinic'].clinic ?? '']
  const given: Readonly<Record<string, readonly string[]>> = {
    person_id: people,
    person_ids: people,
    owner_id: people,
    holder_id: accounts,
    account_id: accounts,
    clinic_id: clinics,
  }
  const open = ofThePlaces[name]
  return Object.entries(given).filter(([tie]) => {
    // beside a person or a place, an account only says who wrote it
    const isSigned =
      columns.includes('person_id') || columns.includes('clinic_id') || columns.includes('lifecycle_id')
    if (isTheirs && tie === 'account_id' && isSigned && name !== 'account') return false
    if (!columns.includes(tie) && !(name === 'person' && tie === 'person_id')) return false
    return !(isTheirs && open !== undefined && (open === 'all' || open.includes(role)))
  })
}

function columnOf({ name }: Table, tie: string): string {
  return name === 'person' && tie === 'person_id' ? 'id' : tie
}

function databaseRole(role: string): string {
  return `alongside_${role.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)}`
}
