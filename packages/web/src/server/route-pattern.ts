import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { branchAt } from './route-table.ts'

type RouteObject = Parameters<typeof matchRoutes>[0][number]

const trees = new WeakMap<ServerBuild['routes'], RouteObject[]>()

/**
 * The pattern of the route that answers an address: `/people/:id`, never the address itself, so that the log
 * cannot tell who was looked at.
 */
export async function routePattern(
  build: ServerBuild | (() => Promise<ServerBuild>),
  pathname: string,
): Promise<string> {
  const { routes } = typeof build === 'function' ? await build() : build
  const branch = branchAt(routes, pathname)
  if (branch) return branch.pattern
  let tree = trees.get(routes)
  if (!tree) {
    tree = branches(routes, undefined)
    trees.set(routes, tree)
  }
  const matches = matchRoutes(tree, pathname) ?? []
  if (matches.length === 0) return pathname.startsWith('/__manifest') ? '/__manifest' : 'none'
  const parts = matches.map(match => match.route.path).filter(part => part !== undefined && part !== '')
  return `/${parts.join('/')}`
}

function branches(routes: ServerBuild['routes'], parentId: string | undefined): RouteObject[] {
  return Object.values(routes)
    .filter(route => route !== undefined)
    .filter(route => route.parentId === parentId)
    .map(route => {
      const base = { id: route.id, ...(route.path === undefined ? {} : { path: route.path }) }
      return route.index ? { ...base, index: true } : { ...base, children: branches(routes, route.id) }
    })
}
