/**
 * A person with a mark in every private field, and a hunt for those marks wherever they must not be: in the log of the API
 * and of the database, in what strangers get for an answer, in letters, in errors, in the raw files and a raw backup.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFirstAccount } from '@alongside/api/install'
import { onDatabase, openOn } from '@alongside/api/postgres'
import { appRouter } from '@alongside/api/server'
import type { Programme } from '@alongside/api/testing'
import { deliverMessages, openMailHouse, smtpCarrier } from '@alongside/api/testing/messages'
import type { Role } from '@alongside/domain/people'
import { addressOf, freePorts } from '../stack/ports.ts'
import { startApi } from '../stack/stack.ts'
import { huntIn, huntUnder } from './hunt.ts'
import { type Marked, markedPerson } from './marked.ts'
import { type Home, type OwnCluster, openHome } from './own-cluster.ts'
import { aTeam } from './people.ts'
import { proofOf, type Row } from './row.ts'

export const row: Row = {
  id: 'T5',
  title:
    'No private word of anybody stands where it must not: logs, errors, letters, answers to strangers, raw files',
  counts: 'answers, letters, logs and files hunted',
  goal: '0 private words where they may not be',
  prove: async ({ long, say }) => {
    const home = openHome()
    try {
      return await drill(home, long ? 20 : 3, say)
    } finally {
      home.close()
    }
  },
}

async function drill(home: Home, people: number, say: (what: string) => void) {
  const secret = randomBytes(32).toString('base64url')
  const cluster = await home.create()
  const programme = await home.programme(cluster, secret)
  const team = await aTeam(programme)
  const watched = await watchStatements(cluster, programme)
  const marked: Marked[] = []
  for (let at = 0; at < people; at++)
    marked.push(await markedPerson(programme, team, at === 0 ? 'mentored' : 'closed'))
  const marks = Object.fromEntries(
    marked.flatMap((one, no) => Object.entries(one.marks).map(([field, mark]) => [`${field} ${no}`, mark])),
  )
  const faults: string[] = []
  const hunt = (where: string, text: string | Uint8Array) => {
    for (const { field } of huntIn(where, Buffer.from(text), marks)) faults.push(`${field} in ${where}`)
  }
  const asked = await askAround(programme, secret, home.path, marked, hunt)
  say(
    `${asked.strangers} answers to strangers, ${asked.refused} refusals, ${asked.seen} private words in answers to colleagues`,
  )
  if (asked.seen === 0) faults.push('nobody saw anything at all: the hunt itself does not work')
  for (const log of ['api.log']) hunt(log, readFileSync(join(home.path, log)))
  const letters = await lettersOf(programme)
  for (const { text, address } of letters) hunt('a letter', text.replaceAll(address, ''))

  hunt('the statements that others can watch', (await watched.stop()).join('\n'))
  hunt('the log of the database', readFileSync(cluster.log))
  const backup = home.backUp(cluster)
  await programme.behind.query('select pg_switch_wal()')
  let files = 0
  for (const folder of [cluster.data, backup, home.archive]) {
    const found = huntUnder(folder, marks)
    files += found.files
    faults.push(...found.finds.map(({ field, where }) => `${field} in the raw file ${where}`))
  }
  await Promise.all([programme.api.close(), programme.worker.close(), programme.behind.end()])
  const count = asked.strangers + asked.refused + letters.length + files + 3
  return proofOf(count, faults, `${faults.length} private words, of ${Object.keys(marks).length} hidden`)
}

/** Looks all the time at what any login can see of others' statements. */
async function watchStatements(cluster: OwnCluster, programme: Programme) {
  const watcher = await openOn(onDatabase(cluster.url('postgres'), 'postgres'))
  const seen = new Set<string>()
  let isOver = false
  const name = new URL(programme.database.url).pathname.slice(1)
  const watching = (async () => {
    while (!isOver) {
      const { rows } = await watcher.query<{ query: string }>(
        'select query from pg_stat_activity where datname = $1',
        [name],
      )
      for (const { query } of rows) seen.add(query)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await watching
      await watcher.end()
      return [...seen]
    },
  }
}

/** A real API in a process of its own, asked everything by people who may know nothing, and some things by those who may. */
async function askAround(
  programme: Programme,
  secret: string,
  logs: string,
  marked: readonly Marked[],
  hunt: (where: string, text: string) => void,
) {
  const ports = await freePorts()
  const api = startApi({
    database: programme.database.url,
    secret,
    ports,
    logs,
    heard: { restarted: () => undefined, givenUp: () => undefined },
  })
  await api.ready
  const url = addressOf(ports.api)
  let [strangers, refused, seen] = [0, 0, 0]
  try {
    for (const who of strangersTo(programme)) {
      const cookie = who ? await signedIn(programme, url, who) : undefined
      for (const [path, procedure] of queries())
        for (const input of inputsFor(path, procedure, marked, programme)) {
          const answer = await ask(url, path, input, cookie)
          // what somebody typed is theirs already; it is not given back in any answer either
          hunt(`an answer to ${who?.role ?? 'nobody'} from ${path}`, answer)
          strangers++
        }
    }
    const clinician = await signedIn(programme, url, { role: 'clinician', clinicIds: [programme.clinic] })
    for (const { personId, marks } of marked) {
      const answer = await ask(url, 'people.byId', { personId }, clinician)
      seen += huntIn('', Buffer.from(answer), marks).length
    }
    // words in the wrong place: the refusal must not say them again
    for (const wrong of wrongInputs(marked)) {
      hunt('a refusal', await ask(url, wrong.path, wrong.input, clinician))
      hunt('a refusal', await ask(url, wrong.path, JSON.stringify(wrong.input).slice(0, -2), clinician))
      refused += 2
    }
  } finally {
    await api.stop()
  }
  return { strangers, refused, seen }
}

interface Stranger {
  readonly role: Exclude<Role, 'person' | 'system'>
  readonly clinicIds: readonly string[]
}

function strangersTo({ clinic, otherClinic }: Programme): (Stranger | null)[] {
  return [
    null,
    { role: 'clinician', clinicIds: [otherClinic] },
    { role: 'coordinator', clinicIds: [otherClinic] },
    { role: 'safeguardingLead', clinicIds: [otherClinic] },
    { role: 'mentor', clinicIds: [clinic] },
    { role: 'trainee', clinicIds: [clinic] },
    { role: 'analyst', clinicIds: [clinic] },
    { role: 'administrator', clinicIds: [clinic] },
  ]
}

async function signedIn(programme: Programme, url: string, { role, clinicIds }: Stranger): Promise<string> {
  const { url: database, secrets } = programme.database
  const [email, password] = [`${randomUUID()}@staff.example`, randomBytes(12).toString('base64url')]
  await makeFirstAccount({ database, secrets }, { email, password, name: 'Sam', role, clinicIds })
  const answer = await fetch(`${url}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map(set => set.split(';', 1)[0] ?? '')
    .find(pair => pair.includes('session_token='))
  if (!cookie) throw new Error(`A ${role} could not sign in: ${answer.status}`)
  return cookie
}

type Procedure = { readonly _def: { readonly type: string; readonly inputs?: readonly unknown[] } }

function queries(): [string, Procedure][] {
  const all = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>)
  return all.filter(([, { _def }]) => _def.type === 'query')
}

/** Everything that could lead to one of these people, in every shape that the procedure takes. */
function inputsFor(
  path: string,
  { _def }: Procedure,
  marked: readonly Marked[],
  { clinic }: Programme,
): unknown[] {
  const [first] = marked
  if (!first) return []
  const { personId, referral, onboarding, mentoring, discharge, clinicNumber } = first
  const own = { referral, onboarding, mentoring, discharge: marked.at(-1)?.discharge ?? discharge }[
    path.split('.')[0] as 'referral'
  ]
  const given = [
    undefined,
    {},
    { view: 'all' },
    { view: 'open' },
    { clinicId: clinic },
    { id: own ?? personId },
    { personId },
    { referralId: referral },
    { onboardingId: onboarding },
    { mentoringId: mentoring },
    { clinicNumber },
    { clinicId: clinic, clinicNumber },
    { clinicId: clinic, view: 'all' },
    { personId, words: { text: 'Hello' } },
  ]
  const [schema] = (_def.inputs ?? []) as { safeParse?(value: unknown): { success: boolean } }[]
  return schema?.safeParse ? given.filter(input => schema.safeParse?.(input).success) : [undefined]
}

function wrongInputs(marked: readonly Marked[]): { path: string; input: unknown }[] {
  return marked.flatMap(({ personId, referral, marks }) =>
    Object.values(marks).flatMap(mark => [
      { path: 'people.byId', input: { personId: mark } },
      { path: 'people.byId', input: { personId, [mark]: mark } },
      { path: 'people.search', input: { clinicNumber: mark.repeat(20) } },
      { path: 'referral.send', input: { id: referral, seq: mark, commandId: mark, event: { type: mark } } },
      { path: `people.${mark.replace(/[^A-Za-z]/g, '')}`, input: {} },
    ]),
  )
}

async function ask(url: string, path: string, input: unknown, cookie?: string): Promise<string> {
  const answer = await fetch(`${url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: typeof input === 'string' ? input : JSON.stringify(input ?? null),
  })
  return `${[...answer.headers].join('\n')}\n${await answer.text()}`
}

/** Every message that would leave for these people, as a mail server gets it. */
async function lettersOf(programme: Programme): Promise<{ text: string; address: string }[]> {
  const house = await openMailHouse()
  const carrier = smtpCarrier({ url: house.url, from: 'Sam <notes@pages.example>' })
  programme.clock.set('2025-02-04T11:00:00.000Z')
  await deliverMessages(programme.worker, { email: carrier, text: carrier })
  await house.close()
  return house.taken.map(({ text, to }) => ({ text, address: to[0] ?? '' }))
}
