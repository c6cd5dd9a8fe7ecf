import pg from 'pg'
import { PostgresProblem } from './problem.ts'

/** The PostgreSQL named by DATABASE_URL: it has to answer, be new enough, and let us make roles and databases. */
export async function checkGiven(url: string): Promise<void> {
  if (!URL.canParse(url)) {
    throw new PostgresProblem(
      'DATABASE_URL is not an address. It looks like postgres://name:password@host:5432/database',
    )
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; able: boolean }>(
      `select current_setting('server_version_num')::int as version,
              rolsuper or (rolcreaterole and rolcreatedb) as able
         from pg_roles where rolname = current_user`,
    )
    const [answer] = rows
    if (!answer || answer.version < 150_000) {
      throw new PostgresProblem('The PostgreSQL of DATABASE_URL is too old: version 15 or newer is needed.')
    }
    if (!answer.able) {
      throw new PostgresProblem(
        `The login of DATABASE_URL may not make roles and databases. Run: alter role "${new URL(url).username}" createrole createdb`,
      )
    }
  } catch (error) {
    if (error instanceof PostgresProblem) throw error
    throw new PostgresProblem(
      `The PostgreSQL of DATABASE_URL at ${new URL(url).host} does not answer: ${(error as Error).message || (error as { code?: string }).code}`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}
