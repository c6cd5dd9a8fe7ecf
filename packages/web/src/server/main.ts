/**
 * Serves one web app: `node packages/web/src/server/main.ts clinic`. With `--work` the app is built as its files
 * change; without it the build of `npx turbo run build` is served.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { AppName } from '../app-name.ts'
import { settings } from '../settings.server.ts'
import { createLog, errorFields, type Log } from './log.ts'
import type { Served, Serving } from './serve.ts'

const folders = path.resolve(import.meta.dirname, '../../../../apps')

async function main(): Promise<void> {
  const [name, flag] = process.argv.slice(2)
  const app = AppName.safeParse(name)
  if (!app.success) throw new Error(`Which app? One of: ${AppName.options.join(', ')}`)
  process.env.ALONGSIDE_APP = app.data
  // React decides once, when it is first loaded, whether it is the quick build: so this comes before `serve`.
  process.env.NODE_ENV ??= flag === '--work' ? 'development' : 'production'
  const { serve } = await import('./serve.ts')
  const log = createLog(app.data)
  const folder = path.join(folders, app.data)
  const parts = flag === '--work' ? await workshop(folder) : await built(folder, app.data)
  const served = await serve({ settings: settings(), log, ...parts })
  stopOnSignal(served, log)
}

async function built(folder: string, app: AppName): Promise<Pick<Serving, 'build' | 'clientFolder'>> {
  const entry = path.join(folder, 'build/server/index.js')
  if (!existsSync(entry)) {
    throw new Error(`${app} is not built yet. Build it with: npx turbo run build --filter=@alongside/${app}`)
  }
  const build = (await import(pathToFileURL(entry).href)) as ServerBuild
  return { build, clientFolder: path.join(folder, 'build/client') }
}

async function workshop(folder: string): Promise<Pick<Serving, 'build' | 'workshop'>> {
  const { createServer } = await import('vite')
  // The plugin of the framework looks for the app in the folder it is started from.
  process.chdir(folder)
  const vite = await createServer({ root: folder, server: { middlewareMode: true } })
  return {
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    workshop: (request, response, next) => vite.middlewares(request, response, next),
  }
}

function stopOnSignal(served: Served, log: Log): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    log('info', 'stopping')
    served.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.on('unhandledRejection', error => log('error', 'unhandled', errorFields(error)))
}

main().catch((error: unknown) => {
  // Before the server is up nobody's data is near, and the person who starts it needs the sentence.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
