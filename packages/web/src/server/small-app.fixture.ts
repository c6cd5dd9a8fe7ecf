import type { ServerBuild } from '@remix-run/node'

/** What the small app has lived through. */
export interface Lived {
  /** How many actions ran. */
  deeds: number
  /** How many loaders ran. */
  looks: number
  /** What the last action was handed. */
  request: Request | undefined
  /** Lets the slow page finish; absent until somebody waits for it. */
  finish: (() => void) | undefined
}

/**
 * A whole app of three routes, as the framework's build would hand it over: a page with an action, a route without
 * a page, and a page that takes as long as it is told to.
 */
export function smallApp(): { readonly build: ServerBuild; readonly lived: Lived } {
  const lived: Lived = { deeds: 0, looks: 0, request: undefined, finish: undefined }
  const deed = async ({ request }: { request: Request }): Promise<Response> => {
    lived.deeds += 1
    lived.request = request.clone() as Request
    await request.text()
    return Response.json({ done: true })
  }
  const slow = async (): Promise<Response> => {
    await new Promise<void>(resolve => {
      lived.finish = resolve
    })
    return Response.json({ slow: true })
  }
  const look = (): Response => {
    lived.looks += 1
    return Response.json({ seen: true })
  }
  const routes = {
    root: { id: 'root', path: '', module: { default: () => null } },
    person: {
      id: 'person',
      parentId: 'root',
      path: 'people/:id',
      module: { default: () => null, action: deed, loader: look },
    },
    resource: { id: 'resource', parentId: 'root', path: 'resource', module: { action: deed, loader: look } },
    slow: { id: 'slow', parentId: 'root', path: 'slow', module: { loader: slow } },
    broken: {
      id: 'broken',
      parentId: 'root',
      path: 'broken',
      module: {
        loader: () => {
          throw new Error('Thandi M. was born on 3 March')
        },
      },
    },
  }
  const build = {
    mode: 'production',
    routes,
    entry: {
      module: {
        default: (_request: Request, status: number, headers: Headers) =>
          new Response('<p>page</p>', {
            status,
            headers: { ...Object.fromEntries(headers), 'content-type': 'text/html' },
          }),
        handleError: () => undefined,
      },
    },
    assets: { version: '1', url: '', entry: { module: '', imports: [] }, routes: {} },
    future: { v3_singleFetch: false },
    basename: '/',
    publicPath: '/',
    assetsBuildDirectory: '',
    isSpaMode: false,
  }
  return { build: build as unknown as ServerBuild, lived }
}
