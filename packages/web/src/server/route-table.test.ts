import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { describe, expect, test } from 'vitest'
import { branchAt } from './route-table.ts'

type RouteObject = Parameters<typeof matchRoutes>[0][number]

const given: readonly [id: string, parentId: string | undefined, path?: string | undefined, index?: true][] =
  [
    ['root', undefined, ''],
    ['sign-in', 'root', 'sign-in'],
    ['sign-in.first', 'sign-in', undefined, true],
    ['sign-in.code', 'sign-in', 'code'],
    ['app', 'root'],
    ['today', 'app', undefined, true],
    ['people', 'app', 'people', true],
    ['person', 'app', 'people/:id', true],
    ['person.log', 'app', 'people/:id/log'],
    ['person.session', 'app', 'people/:id/sessions/:session/take-back'],
    ['new-person', 'app', 'people/new'],
    ['thoughts', 'app', 'supervision/thoughts'],
    ['supervision', 'app', 'supervision/:id'],
    ['list-file', 'app', 'take/:list/file.csv'],
    ['list', 'app', 'take/:list'],
    ['nothing', 'app', '*'],
  ]
const routes = Object.fromEntries(
  given.map(([id, parentId, path, index]) => [id, { id, parentId, path, index, module: {} }]),
) as unknown as ServerBuild['routes']

function treeUnder(parent: string | undefined): RouteObject[] {
  return given
    .filter(([, parentId]) => parentId === parent)
    .map(([id, , path, index]) => {
      const own = path === undefined ? { id } : { id, path }
      return index ? { ...own, index: true as const } : { ...own, children: treeUnder(id) }
    })
}

function asTheFrameworkSays(pathname: string): string[] {
  return (matchRoutes(treeUnder(undefined), pathname) ?? []).map(({ route }) => route.id ?? '')
}

describe('the table finds what the framework finds', () => {
  test.each([
    '/',
    '/sign-in',
    '/sign-in/',
    '/Sign-In/Code',
    '/people',
    '/people/new',
    '/people/2f1c',
    '/people/2f1c/',
    '/people/2f1c/log',
    '/people/new/log',
    '/people/2f1c/sessions/9/take-back',
    '/people/2f1c/nowhere',
    '/supervision/thoughts',
    '/supervision/thoughts-of-mine',
    '/supervision',
    '/take/people',
    '/take/people/file.csv',
    '/take/people/fileXcsv',
    '/nowhere/at/all',
  ])('%s', pathname => {
    expect(branchAt(routes, pathname)?.ids).toEqual(asTheFrameworkSays(pathname))
  })
})

test.each(['/people/%41', '/people//log', '/people/a:b', '//people', '/people/é'])(
  'what could be read in two ways is left to the framework: %s',
  pathname => {
    expect(branchAt(routes, pathname)).toBeUndefined()
  },
)

test('a branch is named without anybody’s id', () => {
  expect(branchAt(routes, '/people/2f1c/sessions/9/take-back')?.pattern).toBe(
    '/people/:id/sessions/:session/take-back',
  )
})
