/** Answers a request with the few routes that its page is made of, instead of all routes of the app. */
import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node'
import { branchAt } from './route-table.ts'

/**
 * The routes that this address needs: its own, and those of the addresses above it, which the browser is told of as
 * well. Undefined where the framework has to look at all of them.
 */
function nearIds({ routes }: ServerBuild, pathname: string): readonly string[] | undefined {
  // here a browser asks for routes that it has not heard of: it may be any of them
  if (pathname === '/__manifest') return undefined
  const own = branchAt(routes, pathname)
  if (!own) return undefined
  const ids = new Set(own.ids)
  const parts = pathname.split('/').filter(part => part !== '')
  for (let length = 0; length < parts.length; length++)
    for (const id of branchAt(routes, `/${parts.slice(0, length).join('/')}`)?.ids ?? []) ids.add(id)
  return [...ids]
}

/** Of these ids what an app knows about its routes, in the app's own order: the first of two equals is the one that answers. */
function only<T>(all: Readonly<Record<string, T>>, ids: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)))
}

/** The handler of the framework, one for each set of routes that belong to a page. */
export function nearHandler(build: ServerBuild, mode: string | undefined): RequestHandler {
  const whole = createRequestHandler(build, mode)
  const handlers = new Map<string, RequestHandler>()
  return (request, context) => {
    const ids = nearIds(build, new URL(request.url).pathname)
    if (!ids) return whole(request, context)
    const key = ids.join(' ')
    let handler = handlers.get(key)
    if (!handler) {
      const routes = only(build.routes, ids) as ServerBuild['routes']
      const assets = { ...build.assets, routes: only(build.assets.routes, ids) }
      handler = createRequestHandler({ ...build, routes, assets }, mode)
      handlers.set(key, handler)
    }
    return handler(request, context)
  }
}
