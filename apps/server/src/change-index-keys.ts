// Brings every blind index under the present keys. See docs/operations/keys.md for the steps around it.
import { changeIndexKeys } from '@alongside/api/install'
import { environment } from './environment.ts'
import { settingsFrom } from './settings.ts'

const env = environment()
if (!env.DATABASE_URL) throw new Error('Set DATABASE_URL to the database, as its superuser.')
const { changed, twice } = await changeIndexKeys(env.DATABASE_URL, settingsFrom(env).keys, {
  say: far => {
    process.stdout.write(`${far} so far.\n`)
  },
})
process.stdout.write(`${changed} indexes were written anew.\n`)
if (twice > 0)
  process.stdout.write(
    `${twice} numbers stand in two records of their clinic: look under possible doubles.\n`,
  )
