// Seals the words of those who are named, or of everybody, under fresh keys. See docs/operations/keys.md.
import { resealWords } from '@alongside/api/install'
import { environment } from './environment.ts'
import { settingsFrom } from './settings.ts'

const env = environment()
const named = process.argv.slice(2)
const everybody = named.length === 1 && named[0] === '--everybody'
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
if (!env.DATABASE_URL) throw new Error('Set DATABASE_URL to the database, as its superuser.')
if (!everybody && (named.length === 0 || !named.every(isId)))
  throw new Error('Name the ids of people, accounts or clinics, or say --everybody.')
const done = await resealWords(env.DATABASE_URL, settingsFrom(env).keys, {
  ...(everybody ? {} : { owners: named }),
  say: (step, far) => {
    if (step === 'one') process.stdout.write(`${far} so far.\n`)
  },
})
process.stdout.write(`The words of ${done} were sealed under fresh keys.\n`)
