/** Every list that the API has leaves as a file on one of the screens, or it says here why it stays. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppRouter } from '@alongside/api/router'
import { createTRPCClient, httpLink } from '@trpc/client'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { root } from '../checkout.ts'
import { procedures } from '../prove/procedures.ts'

/** What of a list is looked at here. */
interface Taken {
  readonly title: string
  readonly to: string
  readonly headers: readonly string[]
  rows(api: unknown, asked: { readonly view: string; readonly of: string }): Promise<unknown>
}

/** An app is built with its own settings, so it is loaded here by its address. */
async function listsOf(app: string, file: string): Promise<Readonly<Record<string, Taken>>> {
  return (await import(join(root, 'apps', app, 'app', file))).takenLists
}

const apps = {
  admin: await listsOf('admin', 'lists/taken-lists.server.ts'),
  clinic: await listsOf('clinic', 'take/taken-lists.server.ts'),
  'mentor-portal': await listsOf('mentor-portal', 'people/taken-lists.server.ts'),
}

/** Answers with several of something that are no list to take along, by why they are none. */
const stays = {
  'one record with all that belongs to it: it leaves as the copy that two people give its person': [
    'people.byId',
    'people.ofRecord',
    'referral.byId',
    'referral.toRelease',
    'onboarding.byId',
    'mentoring.byId',
    'discharge.byId',
    'caseload.person',
    'drafts.byId',
  ],
  'one record of the team or of a place, to work on': [
    'concern.byId',
    'supervision.byId',
    'opening.byId',
    'recruitment.byId',
    'recruitment.whole',
    'recruitment.referees',
    'recruitment.draft',
    'training.byId',
    'training.whole',
    'standing.byId',
    'accounts.byId',
    'places.toSettle',
  ],
  'what is to be done today: each line stands on a list of its own': ['work.today', 'work.atTheDesk'],
  'it is on a phone that others may pick up: dates leave as a calendar, the names of one’s people as their list':
    ['caseload.today', 'mentoring.proposals', 'mentors.mine', 'calendar.feed'],
  'one’s own way in training leaves as one’s own record, and taught days as a calendar': [
    'training.mine',
    'training.record',
    'training.practice',
    'training.module',
    'training.check',
    'training.calendar',
    'standing.mine',
    'standing.refresher',
  ],
  'who looked leaves from the page of the person, for the person': ['audit.person'],
  'a report with a file of its own': ['impact.ask', 'whatIf.byId'],
  'aims and steps stand on the charts of the report': ['chartMarks.list'],
  'choices within a step': [
    'onboarding.candidates',
    'people.search',
    'links.languages',
    'links.preview',
    'offer.look',
    'intake.suggestMapping',
  ],
  'a file of the clinic’s own: the rows to mend leave as a file for its system': [
    'intake.preview',
    'intake.progress',
  ],
  'a list that leaves whole asks for it, clinic by clinic, once it knows the clinics': [
    'intake.list',
    'places.clinic',
    'places.deputies',
  ],
  'words that were given to one person to read': ['supervision.reflections'],
  'messages of a demo, which nobody wrote': ['messages.posted', 'mailbox.list'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Whether an answer holds several of something, at its top or one level down. */
function hasSeveral(answer: z.ZodType | undefined): boolean {
  const schema = answer && z.toJSONSchema(answer, { unrepresentable: 'any' })
  const parts = [schema, ...(schema?.anyOf ?? [])]
  return parts
    .flatMap(part => (typeof part === 'object' ? [part, ...Object.values(part.properties ?? {})] : []))
    .some(
      part =>
        typeof part === 'object' &&
        part.type === 'array' &&
        (JSON.stringify(part.items) ?? '').includes('"type":"object"'),
    )
}

/** What a list asks the API for first, by a client whose every question is written down and never answered. */
async function askedBy({ rows }: Taken): Promise<string[]> {
  const paths: string[] = []
  const nowhere = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: 'http://nowhere',
        fetch: async url => {
          paths.push(new URL(String(url)).pathname.slice(1))
          throw new Error('nobody answers')
        },
      }),
    ],
  })
  const of = '0b1f9a52-6d1c-4f5e-9a53-1d2c3b4a5f60'
  await expect(rows(nowhere, { view: 'all', of })).rejects.toThrow('nobody answers')
  return paths
}

const lists = Object.entries(apps).flatMap(([app, all]) =>
  Object.entries(all).map(([name, list]) => ({ app, name, list })),
)
const taken = new Set((await Promise.all(lists.map(async ({ list }) => askedBy(list)))).flat())

test('whatever the API gives several of can be taken along, or says why not', () => {
  const several = procedures.filter(({ type, output }) => type === 'query' && hasSeveral(output))
  const known = new Set<string>(Object.values(stays).flat())
  expect(several.map(({ path }) => path).filter(path => !taken.has(path) && !known.has(path))).toEqual([])
  expect(several.length).toBeGreaterThan(60)
})

test('no reason is left behind for what is gone, or can be taken along by now', () => {
  const paths = new Set(procedures.map(({ path }) => path))
  const all: readonly string[] = Object.values(stays).flat()
  expect(all.filter(path => !paths.has(path) || taken.has(path))).toEqual([])
})

test.each(lists)(
  '$app: $name has a heading for its place, neutral words, and a name that the log takes',
  ({ name, list }) => {
    expect(name).toMatch(/^[a-z][a-zA-Z-]{1,29}$/)
    expect(list.to).toMatch(/^\/[a-z/-]+$/)
    expect(new Set(list.headers).size).toBe(list.headers.length)
    expect(`${list.title} ${list.headers.join(' ')}`).not.toMatch(/\b(HIV|peer|sexual|PozQoL)\b/i)
  },
)

test.each(Object.entries(apps))('whoever looks at a list of %s finds the way to take it', (app, all) => {
  const screens = globSync('app/**/*.tsx', { cwd: join(root, 'apps', app) }).map(file =>
    readFileSync(join(root, 'apps', app, file), 'utf8'),
  )
  const leadsTo = (name: string) =>
    screens.some(
      text =>
        text.includes(`<TakeAlong list="${name}"`) ||
        text.includes(`/take/${name}`) ||
        (/<List(Head|Page)\b/.test(text) &&
          (text.includes(`path="/${name}"`) || text.includes(`const path = '/${name}'`))),
    )
  expect(Object.keys(all).filter(name => !leadsTo(name))).toEqual([])
})
