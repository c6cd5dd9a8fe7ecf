// Makes the secrets of a new install and writes each into a file of its own, for its owner alone. See docs/operations/keys.md.
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
if (!folder) throw new Error('Say into which folder: node apps/server/src/new-secrets.ts FOLDER')
mkdirSync(folder, { recursive: true, mode: 0o700 })

const secrets = {
  ALONGSIDE_PASSWORD_OWNER: 'base64url',
  ALONGSIDE_PASSWORD_API: 'base64url',
  ALONGSIDE_PASSWORD_WORKER: 'base64url',
  ALONGSIDE_PASSWORD_AUTH: 'base64url',
  ALONGSIDE_KEY_ENCRYPTION_KEY: 'base64',
  ALONGSIDE_BLIND_INDEX_KEY: 'base64',
  ALONGSIDE_AUTH_SECRET: 'base64url',
  ALONGSIDE_ANCHOR_KEY: 'base64',
} as const
// one that is there already is never written over: without it nothing could be read again
for (const [name, as] of Object.entries(secrets))
  writeFileSync(join(folder, name), `${randomBytes(32).toString(as)}\n`, { mode: 0o600, flag: 'wx' })
process.stdout.write(`${Object.keys(secrets).length} secrets are in ${folder}. Nobody has seen them.\n`)
