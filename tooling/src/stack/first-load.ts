/** How much script a browser has to load before the first page of an app works, compressed as our server sends it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type App, apps, root } from '../checkout.ts'

/** Bytes: an old phone on a poor line has to live with it. */
const MOST_BYTES = 110_000

/**
 * The pages that are held to it: every one of a clinic, the mentor portal and training; of the admin app, where people
 * sign in. The private page loads no script.
 */
const held: Readonly<Record<App, RegExp>> = {
  'mentor-portal': /./,
  training: /./,
  clinic: /^(?!routes\/a\.)/,
  admin: /^routes\/sign-in\._index$/,
}

interface Loaded {
  readonly module: string
  readonly imports?: readonly string[]
}

interface Manifest {
  readonly entry: Loaded
  readonly routes: Readonly<Record<string, Loaded & { readonly id: string; readonly parentId?: string }>>
}

/** The pages that need more than may be loaded. */
export function tooHeavyPages(): string[] {
  return apps.flatMap(app =>
    [...firstLoads(app)]
      .filter(([route, bytes]) => held[app].test(route) && bytes > MOST_BYTES)
      .map(([route, bytes]) => `${app}: ${route} loads ${bytes} bytes of script, and may load ${MOST_BYTES}`),
  )
}

/** By the name of each route: the bytes of its script, with all that it stands in. The list of routes travels in the page. */
function firstLoads(app: App): Map<string, number> {
  const client = join(root, 'apps', app, 'build/client')
  const name = readdirSync(join(client, 'assets')).find(each => /^manifest-.*\.js$/.test(each))
  if (!name) throw new Error(`The build of ${app} has no manifest`)
  const text = readFileSync(join(client, 'assets', name), 'utf8')
  const { entry, routes } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
  const sizes = new Map<string, number>()
  const sizeOf = (file: string) => {
    const known = sizes.get(file) ?? gzipSync(readFileSync(join(client, file))).length
    sizes.set(file, known)
    return known
  }
  const filesOf = ({ module, imports = [] }: Loaded) => [module, ...imports]
  return new Map(
    Object.values(routes).map(route => {
      const files = new Set(filesOf(entry))
      for (
        let at: (typeof routes)[string] | undefined = route;
        at;
        at = at.parentId ? routes[at.parentId] : undefined
      )
        for (const file of filesOf(at)) files.add(file)
      return [route.id, [...files].reduce((sum, file) => sum + sizeOf(file), 0)]
    }),
  )
}
