// Makes the secrets of a new install and writes each into a file of its own, for its owner alone. See docs/operations/keys.md.
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, database, superuser] = process.argv.slice(2)
if (!folder || !database || (superuser !== undefined && superuser !== 'with-superuser'))
  throw new Error(
    'Say into which folder, and where the database is: node apps/server/src/new-secrets.ts FOLDER postgres://HOST:5432/alongside [with-superuser]',
  )
mkdirSync(folder, { recursive: true, mode: 0o700 })

const kinds = {
  ALONGSIDE_PASSWORD_OWNER: 'base64url',
  ALONGSIDE_PASSWORD_API: 'base64url',
  ALONGSIDE_PASSWORD_WORKER: 'base64url',
  ALONGSIDE_PASSWORD_AUTH: 'base64url',
  ALONGSIDE_KEY_ENCRYPTION_KEY: 'base64',
  ALONGSIDE_BLIND_INDEX_KEY: 'base64',
  ALONGSIDE_AUTH_SECRET: 'base64url',
  ALONGSIDE_ANCHOR_KEY: 'base64',
} as const
const secrets = new Map<string, string>(
  Object.entries(kinds).map(([name, as]) => [name, randomBytes(32).toString(as)]),
)
function addressOf(database: string, login: string, password: string): string {
  const url = new URL(database)
  url.username = login
  url.password = password
  return url.href
}
for (const login of ['API', 'WORKER', 'AUTH']) {
  const password = secrets.get(`ALONGSIDE_PASSWORD_${login}`) ?? ''
  secrets.set(
    `ALONGSIDE_DATABASE_URL_${login}`,
    addressOf(database, `alongside_${login.toLowerCase()}`, password),
  )
}
for (const app of ['clinic', 'mentor-portal', 'training', 'admin'])
  secrets.set(`COOKIE_SECRET_${app}`, randomBytes(32).toString('base64url'))
// of a database that is made together with the rest, in a container: nobody else knows its superuser yet
if (superuser) {
  const password = randomBytes(32).toString('base64url')
  secrets.set('POSTGRES_PASSWORD', password)
  secrets.set('DATABASE_URL', addressOf(database, 'postgres', password))
}
// one that is there already is never written over: without it nothing could be read again
for (const [name, value] of secrets)
  writeFileSync(join(folder, name), `${value}\n`, { mode: 0o600, flag: 'wx' })
process.stdout.write(`${secrets.size} secrets are in ${folder}. Nobody has seen them.\n`)
