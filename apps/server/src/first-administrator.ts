// Makes the first account of an install: an administrator, who invites everybody else. The password comes from standard input.
import { text } from 'node:stream/consumers'
import { makeFirstAccount, secretsFrom } from '@alongside/api/install'
import { environment } from './environment.ts'

const [email, name] = process.argv.slice(2)
const env = environment()
if (!email || !name)
  throw new Error('Say who: node apps/server/src/first-administrator.ts ADDRESS NAME < password')
if (!env.DATABASE_URL) throw new Error('Set DATABASE_URL to the database, as its superuser.')
const password = (await text(process.stdin)).trim()
if (password.length < 12) throw new Error('The password needs at least 12 characters.')
await makeFirstAccount(
  { database: env.DATABASE_URL, secrets: secretsFrom(env) },
  { email, password, name, role: 'administrator', clinicIds: [] },
)
process.stdout.write(
  'The first administrator can sign in. Change the password there, and add a second factor.\n',
)
