/**
 * Which route answers an address, found in a table that is made once. The framework flattens, ranks and compiles all
 * routes of an app for every match, several times for each page; this ranks as it does, and a test holds them together.
 */
import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/** One way from the root to a route that an address can end at. */
export interface Branch {
  /** The ids of its routes, the root first. */
  readonly ids: readonly string[]
  /** Its address with the names of what stands for ids: `/people/:id`. */
  readonly pattern: string
}

interface Ranked extends Branch {
  readonly score: number
  readonly fits: RegExp
}

const tables = new WeakMap<Routes, readonly Ranked[] | null>()

/** The branch that answers this address; undefined where only the framework itself can say. */
export function branchAt(routes: Routes, pathname: string): Branch | undefined {
  let table = tables.get(routes)
  if (table === undefined) {
    table = tableOf(routes)
    tables.set(routes, table)
  }
  // what is written with escapes is read by the framework
  if (!/^\/[\w\-./~]*$/.test(pathname) || pathname.includes('//')) return undefined
  return table?.find(({ fits }) => fits.test(pathname))
}

/** Null for an app with parts of addresses that may be left out, of which there is none. */
function tableOf(routes: Routes): readonly Ranked[] | null {
  const all = Object.values(routes).filter(route => route !== undefined)
  if (all.some(({ path }) => path?.includes('?'))) return null
  return all
    .filter(({ path, index }) => index || path !== undefined)
    .map(route => {
      const chain = [route]
      for (let up = route; up.parentId !== undefined; ) {
        const parent = routes[up.parentId]
        if (!parent) break
        chain.unshift(parent)
        up = parent
      }
      const parts = chain.flatMap(({ path }) => (path ? [path] : []))
      const pattern = `/${parts.join('/')}`
      return {
        ids: chain.map(({ id }) => id),
        pattern,
        score: scoreOf(pattern, route.index === true),
        fits: fitOf(pattern),
      }
    })
    .sort((one, other) => other.score - one.score)
}

/** The weights of the framework: what is written out before what stands for anything, and a star last. */
function scoreOf(pattern: string, isIndex: boolean): number {
  const segments = pattern.split('/')
  const stars = segments.includes('*') ? -2 : 0
  const weights = segments
    .filter(segment => segment !== '*')
    .map(segment => (segment === '' ? 1 : /^:[\w-]+$/.test(segment) ? 3 : 10))
  return weights.reduce((sum, weight) => sum + weight, segments.length + stars + (isIndex ? 2 : 0))
}

function fitOf(pattern: string): RegExp {
  const fixed = pattern.replace(/(?<!\/)\/*\*?$/, '').replace(/[\\.*+^${}|()[\]]/g, '\\$&')
  const open = fixed.replace(/\/:([\w-]+)/g, '/([^\\/]+)')
  return new RegExp(`^${open}${pattern.endsWith('*') ? '(?:\\/(.+)|\\/*)$' : '\\/*$'}`, 'i')
}
