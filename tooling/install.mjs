// Installs what is missing, and only then. Plain JavaScript, because it also runs under the Node 20 of a machine on
// which nothing of ours is installed yet; the Node 24 that runs everything else is one of the things it installs.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const marker = join(root, 'node_modules', '.alongside-installed')
const oldestForInstall = 20
const oldestForUs = 22

/** The Node that runs this project's programs; call `install` first. */
export function nodeOfThisProject() {
  const brought = join(root, 'node_modules', '.bin', 'node')
  if (existsSync(brought)) return brought
  if (major() >= oldestForUs) return process.execPath
  return stop(
    `No Node 24 could be installed for ${process.platform} on ${process.arch}. Install Node 24 from nodejs.org, then try again.`,
  )
}

export function install() {
  if (major() < oldestForInstall) {
    stop(
      `This is Node ${process.versions.node}, and Node ${oldestForInstall} or newer is needed to begin. See nodejs.org.`,
    )
  }
  const wanted = fingerprint()
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  const first = !existsSync(join(root, 'node_modules'))
  say(
    first
      ? 'Installing everything this needs into node_modules. It takes a minute or two, only this once.'
      : 'The list of packages has changed: installing what is missing.',
  )
  const [command, ...args] = npm()
  const done = spawnSync(
    command,
    [
      ...args,
      'install',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' },
  )
  if (done.status !== 0) {
    stop(
      done.error
        ? `npm could not be started (${done.error.message}). Is it installed beside Node?`
        : 'npm could not install everything; its reason stands above. Is the package registry reachable? Then try again.',
    )
  }
  // What npm made of the lock file is what is installed now.
  writeFileSync(marker, fingerprint())
  say('Installed.')
}

/** The npm we were started by, or the one on the path. */
function npm() {
  const started = process.env.npm_execpath
  return started?.endsWith('.js') ? [process.execPath, started] : ['npm']
}

/** Changes whenever an install would have something to do. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  const workspaces = ['apps', 'packages'].flatMap(folder =>
    readdirSync(join(root, folder)).map(name => join(folder, name)),
  )
  for (const folder of ['', ...workspaces, 'tooling']) {
    const path = join(root, folder, 'package.json')
    if (existsSync(path)) hash.update(path.slice(root.length)).update(readFileSync(path))
  }
  for (const name of ['package-lock.json', '.npmrc']) {
    const path = join(root, name)
    if (existsSync(path)) hash.update(readFileSync(path))
  }
  return hash.digest('hex')
}

function major() {
  return Number(process.versions.node.split('.')[0])
}

function say(line) {
  process.stderr.write(`${line}\n`)
}

function stop(line) {
  say(line)
  process.exit(1)
}
