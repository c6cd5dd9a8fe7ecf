// Puts every data key under the present wrapping key. See docs/operations/keys.md for the steps around it.
import { rewrapKeys } from '@alongside/api/install'
import { environment } from './environment.ts'
import { settingsFrom } from './settings.ts'

const env = environment()
if (!env.DATABASE_URL) throw new Error('Set DATABASE_URL to the database, as its superuser.')
const rewrapped = await rewrapKeys(env.DATABASE_URL, settingsFrom(env).keys)
process.stdout.write(`${rewrapped} keys were wrapped anew.\n`)
