/** Every route of the four apps, out of the names of their files, as an address that can be asked for. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type App, apps, root } from '../checkout.ts'

export interface WebRoute {
  readonly app: App
  /** The framework's own name of it. */
  readonly id: string
  readonly path: string
  /** Whether it lies behind the layout of pages for people who are signed in. */
  readonly isInside: boolean
}

/** What stands in an address where an id does. */
export const anyId = '00000000-0000-4000-8000-000000000000'

export const webRoutes: readonly WebRoute[] = apps.flatMap(app =>
  readdirSync(join(root, 'apps', app, 'app', 'routes'))
    .map(file => file.replace(/\.tsx?$/, ''))
    .filter(name => name !== '_app')
    .map(name => ({
      app,
      id: `routes/${name}`,
      path: addressIn(name),
      isInside: name.startsWith('_app.'),
    })),
)

function addressIn(name: string): string {
  const parts = name
    .replaceAll('[.]', '\u0001')
    .split('.')
    .filter(part => !part.startsWith('_'))
    .map(part => (part === '$' ? 'nowhere' : part.startsWith('$') ? anyId : part.replace(/_$/, '')))
  return `/${parts.join('/').replaceAll('\u0001', '.')}`
}
