// `npm run journey -- FILE`: everybody of a clinic's list, through the public API alone, from the list to a closed record.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ImpactReport, londonMonthOf, type Month } from '@alongside/domain/impact'
import { clinicNumberOf } from '@alongside/domain/intake'
import { instant } from '@alongside/domain/time'
import { root } from './checkout.ts'
import { printImpact } from './journey/impact-table.ts'
import { importList, type Listed } from './journey/list.ts'
import { type Api, signInTo, wordsOf } from './journey/public-api.ts'
import { Steps, Stumbled } from './journey/steps.ts'
import { openThrowAwayApi, type ThrowAwayApi } from './journey/throw-away-api.ts'
import { type Team, type Walked, walk } from './journey/way.ts'
import { demoPassword, emailOf, workers } from './seed/staff.ts'
import { announce, say } from './terminal.ts'

const usage = `npm run journey -- [FILE] [--only NUMBER,NUMBER] [--sessions 4] [--leave-out-bad-rows]

FILE                  a list as docs/formats/people-list.md describes it (docs/formats/examples/journey.csv)
--only                the clinic numbers of those who shall make the journey; all, when left out
--sessions            how many sessions each person has, from 1 to 12
--leave-out-bad-rows  rows that cannot be taken are expected: they do not count as a failure
ALONGSIDE_API_URL     the API to use; without it a throw-away one is started`

let own: ThrowAwayApi | undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void leave())

process.exitCode = await main()

async function main(): Promise<number> {
  const asked = read(process.argv.slice(2))
  if (typeof asked === 'string') {
    say(asked)
    return asked === usage ? 0 : 1
  }
  const given = process.env.ALONGSIDE_API_URL
  const steps = new Steps()
  try {
    if (!given) announce('Starting an API on a throw-away database')
    own = given ? undefined : await openThrowAwayApi()
    await travel(steps, (given ?? own?.url ?? '').replace(/\/$/, ''), asked)
  } catch (error) {
    if (!(error instanceof Stumbled)) steps.fail(wordsOf(error))
  } finally {
    await own?.close()
  }
  say(`\n${steps.passed} steps as expected, ${steps.failed} not`)
  return steps.failed === 0 && steps.passed > 0 ? 0 : 1
}

async function leave(): Promise<never> {
  await own?.close()
  process.exit(130)
}

interface Asked {
  readonly file: Buffer
  readonly name: string
  readonly only: readonly string[]
  readonly sessions: number
  readonly leaveOutBadRows: boolean
}

/** What was asked for, or what to say instead. */
function read(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        sessions: { type: 'string', default: '4' },
        'leave-out-bad-rows': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return usage
    if (positionals.length > 1) return `One file at a time.\n\n${usage}`
    const sessions = Number(values.sessions)
    if (!Number.isInteger(sessions) || sessions < 1 || sessions > 12)
      return `--sessions is a number from 1 to 12, and not "${values.sessions}".`
    const name = positionals[0] ?? join(root, 'docs/formats/examples/journey.csv')
    if (!statSync(name, { throwIfNoEntry: false })?.isFile()) return `There is no file ${name}.`
    return {
      name,
      file: readFileSync(name),
      only: (values.only ?? '')
        .split(',')
        .map(clinicNumberOf)
        .filter(number => number !== ''),
      sessions,
      leaveOutBadRows: values['leave-out-bad-rows'],
    }
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usage}`
  }
}

async function travel(
  steps: Steps,
  apiUrl: string,
  { file, name, only, sessions, leaveOutBadRows }: Asked,
): Promise<void> {
  announce(`Signing in at ${apiUrl}`)
  const as = (key: string) => signInTo(apiUrl, emailOf({ key }), demoPassword)
  const [adviser, coordinator] = [await as('adviser'), await as('coordinator')]
  const { clinics } = await adviser.me.get.query()
  const [clinic] = clinics
  if (!clinic) throw new Error('The health adviser belongs to no clinic')
  const team: Team = { adviser, coordinator, mentor: mentorsOf(as) }

  const began = thisMonth()
  const figures = (from: Month) =>
    coordinator.impact.report.query({ from, to: thisMonth(), clinicId: clinic.id })
  const before = await figures(began)

  announce(`${name}, for ${clinic.name}`)
  const listed = await importList(steps, adviser, clinic.id, file, { leaveOutBadRows })
  const travellers =
    only.length === 0
      ? listed
      : listed.filter(({ clinicNumber }) => only.includes(clinicNumberOf(clinicNumber)))
  for (const number of only)
    if (!travellers.some(({ clinicNumber }) => clinicNumberOf(clinicNumber) === number))
      steps.fail(`nobody with the number ${number} was added`)

  const walked: Walked[] = []
  for (const traveller of travellers) {
    announce(`Row ${traveller.row}: ${traveller.called}`)
    const arrived = await tryToWalk(steps, team, traveller, sessions)
    if (arrived) walked.push(arrived)
  }

  announce(`What the impact page of ${clinic.name} says of this month`)
  const after = await figures(began)
  printImpact(before, after)
  await agree(steps, before, after, walked)
}

async function tryToWalk(
  steps: Steps,
  team: Team,
  traveller: Listed,
  sessions: number,
): Promise<Walked | undefined> {
  try {
    return await walk(steps, team, traveller, sessions)
  } catch (error) {
    if (!(error instanceof Stumbled)) steps.fail(wordsOf(error))
    return undefined
  }
}

/** The figures must have grown by exactly what was walked. */
async function agree(
  steps: Steps,
  before: ImpactReport,
  after: ImpactReport,
  walked: readonly Walked[],
): Promise<void> {
  const grown = (figure: (report: ImpactReport) => unknown) => count(figure(after)) - count(figure(before))
  const people = walked.filter(({ countedBefore }) => !countedBefore).length
  const interactions = walked.reduce((sum, { sessions }) => sum + sessions, 0)
  await expect(
    steps,
    'people supported',
    people,
    grown(report => report.people),
  )
  await expect(
    steps,
    'interactions',
    interactions,
    grown(report => report.interactions.total),
  )
  if (walked.length === 0) steps.fail('nobody came to the end of the journey')
}

async function expect(steps: Steps, what: string, wanted: number, grown: number): Promise<void> {
  try {
    await steps.take('Impact report', `counts ${what}`, `${wanted} more`, async () => ({
      happened: `${grown} more`,
      value: undefined,
    }))
  } catch (error) {
    // a wrong figure is noted, and the other one is still worth a look
    if (!(error instanceof Stumbled)) throw error
  }
}

function count(figure: unknown): number {
  return typeof figure === 'number' ? figure : 0
}

/** Signs a mentor in when one is first needed. */
function mentorsOf(as: (key: string) => Promise<Api>): Team['mentor'] {
  const signedIn = new Map<string, Promise<Api>>()
  return async mentorId => {
    const key = workers.find(({ mentor }) => mentor?.id === mentorId)?.key
    if (key === undefined) return undefined
    const known = signedIn.get(key) ?? as(key)
    signedIn.set(key, known)
    return known
  }
}

function thisMonth(): Month {
  return londonMonthOf(instant(new Date().toISOString()))
}
