/**
 * The tree of one page, with the data that it was loaded with once: what the floors of a page render. No gate, no session,
 * no API, no compression: only the page.
 */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HandleDocumentRequestFunction, ServerBuild } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { nearHandler } from './near-routes.ts'

export interface BareTree {
  /** As the app renders it, as an answer. */
  answered(): Promise<Response>
  /** By React alone, in one go. */
  html(): string
}

/** Loads a page of an app that was built, with the settings of that app and the cookie of somebody who is signed in. */
export async function bareTree(app: string, page: string, cookie: string): Promise<BareTree> {
  process.env.ALONGSIDE_APP = app
  const entry = path.resolve(import.meta.dirname, '../../../../apps', app, 'build/server/index.js')
  const build = (await import(pathToFileURL(entry).href)) as ServerBuild
  const render = build.entry.module.default as HandleDocumentRequestFunction
  let loaded: Parameters<HandleDocumentRequestFunction> | undefined
  const keeping: HandleDocumentRequestFunction = (...given) => {
    loaded ??= given
    return render(...given)
  }
  const entryOfBuild = { module: { ...build.entry.module, default: keeping } }
  const once = nearHandler({ ...build, entry: entryOfBuild }, 'production')
  const first = await once(new Request(`http://127.0.0.1${page}`, { headers: { cookie } }), {
    nonce: 'bench',
  })
  await first.text()
  if (first.status !== 200 || !loaded) throw new Error(`${page} answered ${first.status}`)
  const [request, status, headers, context, loadContext] = loaded
  return {
    answered: async () =>
      (await render(request, status, new Headers(headers), context, loadContext)) as Response,
    html: () => `<!DOCTYPE html>${renderToString(createElement(RemixServer, { context, url: request.url }))}`,
  }
}
