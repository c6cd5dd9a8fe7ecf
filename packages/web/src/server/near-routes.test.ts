import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { nearHandler } from './near-routes.ts'

const given: readonly [id: string, parentId?: string | undefined, path?: string][] = [
  ['root', undefined, ''],
  ['clinics', 'root', 'clinics'],
  ['clinic', 'root', 'clinics/:id'],
  ['nothing', 'root', '*'],
]
const routes = Object.fromEntries(
  given.map(([id, parentId, path]) => [id, { id, parentId, path, module: {} }]),
)
const build = {
  routes,
  assets: { version: '1', routes: Object.fromEntries(given.map(([id]) => [id, { id }])) },
  basename: '/',
  future: { v3_lazyRouteDiscovery: true },
  entry: { module: {} },
} as unknown as ServerBuild

test('a browser that asks what an address of another page is made of hears of it, whatever page it is on', async () => {
  const asked = 'http://127.0.0.1/__manifest?version=1&p=%2Fclinics%2F2f1c'
  const answer = await nearHandler(build, 'test')(new Request(asked))
  expect(Object.keys((await answer.json()) as object)).toContain('clinic')
})
