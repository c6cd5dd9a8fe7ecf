/**
 * Every page of an app, with addresses that lead somewhere in the demo, for whoever looks at all of them. A new route
 * has to be listed: `pagesOf` says which one nobody looks at.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type App, root } from '../checkout.ts'
import { adminPages } from './admin.pages.ts'
import { clinicPages } from './clinic.pages.ts'
import { mentorPages } from './mentor-portal.pages.ts'
import { teamPages } from './team.pages.ts'
import { trainingPages } from './training.pages.ts'

/**
 * An address as it is; with something of the demo in the place of `{}`, found by SQL or in a link on a page; or what
 * follows the private link of somebody.
 */
export type Address =
  | string
  | { readonly path: string; readonly find: string; readonly maybe?: true }
  | { readonly path: string; readonly on: string; readonly link: RegExp; readonly maybe?: true }
  | { readonly letter: string }

type Pages = Readonly<Record<string, readonly Address[]>>

export interface Listed {
  /** By the name of the route's file. */
  readonly pages: Pages
  /** What others find who sign in to the same app, by their email addresses. */
  readonly beside?: readonly { readonly as: string; readonly pages: Pages }[]
  /** Routes without a page of their own: frames, files, ends of forms. */
  readonly others: readonly string[]
}

export interface Found {
  readonly route: string
  readonly path: string
  /** Who finds it, by their email address; left out for whom the app is for. */
  readonly as?: string
}

/** How to look round in the demo. */
export interface Ways {
  run(sql: string): Promise<readonly Record<string, unknown>[]>
  /** A page of the app as whoever is signed in gets it. */
  get(path: string): Promise<string>
  /** A private link that is still open; without one its pages are left out. */
  readonly letter?: string
}

const listed: Readonly<Record<App, Listed>> = {
  clinic: clinicPages,
  'mentor-portal': mentorPages,
  training: trainingPages,
  admin: { ...adminPages, pages: { ...adminPages.pages, ...teamPages.pages } },
}

/** Lets whoever looks sign in as this one, too: people of the demo who share no password get the one of those who do. */
export function lendSignIn(email: string, known: string): string {
  return `update auth.account set password = (
      select k.password from auth.account k join auth."user" u on u.id = k."userId" where u.email = '${known}')
    where "userId" = (select id from auth."user" where email = '${email}')`
}

/** Whether a page of the admin app is about how the team grows: it is looked at beside the training app. */
export function isOfTheTeam(route: string): boolean {
  return route in teamPages.pages
}

export async function pagesOf(app: App, ways: Ways): Promise<Found[]> {
  const { pages, beside = [], others } = listed[app]
  const lists: readonly { readonly as?: string; readonly pages: Pages }[] = [{ pages }, ...beside]
  const known = new Set([...lists.flatMap(list => Object.keys(list.pages)), ...others])
  const routes = readdirSync(join(root, 'apps', app, 'app/routes')).map(name => name.replace(/\.tsx?$/, ''))
  const forgotten = routes.filter(route => !known.has(route))
  if (forgotten.length > 0)
    throw new Error(`Nobody looks at ${forgotten.join(', ')}: list it in tooling/src/pages`)
  const found: Found[] = []
  for (const { pages: some, ...who } of lists)
    for (const [route, addresses] of Object.entries(some).filter(([name]) => routes.includes(name)))
      for (const address of addresses) {
        const path = await pathOf(address, ways)
        if (path !== null) found.push({ ...who, route, path })
      }
  return found
}

async function pathOf(address: Address, ways: Ways): Promise<string | null> {
  if (typeof address === 'string') return address
  if ('letter' in address) return ways.letter === undefined ? null : `${ways.letter}${address.letter}`
  const there =
    'find' in address
      ? (await ways.run(address.find))[0]?.id
      : address.link.exec(await ways.get(address.on))?.[1]
  // what somebody has to do first, because the demo begins without it
  if (there === undefined && 'maybe' in address) return null
  if (there === undefined) throw new Error(`The demo has nothing for ${address.path}`)
  return address.path.replace('{}', String(there))
}
