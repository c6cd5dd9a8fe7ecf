// `node tooling/run.mjs start` installs what is missing and runs tooling/src/start.ts with the project's own Node.
// One program instead of two joined by `&&`: a shell looks `node` up once, before the install could bring the newer.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { install, nodeOfThisProject, root } from './install.mjs'

const [name, ...args] = process.argv.slice(2)
install()
const program = join(root, 'tooling', 'src', `${name}.ts`)
if (!existsSync(program)) {
  process.stderr.write(`There is no program ${program}.\n`)
  process.exit(1)
}

const bin = join(root, 'node_modules', '.bin')
const child = spawn(nodeOfThisProject(), [program, ...args], {
  cwd: root,
  // Over the fourth the program hears when we are killed, and stops in its own orderly way.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  // Nothing we start reports home.
  env: {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    // What Node makes of our files is kept: without its types and compiled, a server is there in half the time.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.alongside', 'compiled'),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  },
})

// A terminal sends Ctrl-C to us and to the program; from anything else it is for us to pass on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))

// npm that was killed cannot tell us, and the shell between us waits on: we have to look.
const npm = npmAbove()
if (npm) setInterval(() => isNpm(npm) || child.kill('SIGTERM'), 500).unref()

child.on('error', error => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
child.on('exit', (code, signal) => {
  process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1))
})

/** The process of npm that runs us, directly or by a shell; undefined without npm, or where there is no /proc. */
function npmAbove() {
  if (!process.env.npm_lifecycle_event) return undefined
  const above = Number(
    read(`/proc/${process.ppid}/stat`)
      ?.replace(/^.*\) \S+ /s, '')
      .split(' ')[0],
  )
  return [process.ppid, above].find(isNpm)
}

function isNpm(pid) {
  return /npm/.test(read(`/proc/${pid}/cmdline`) ?? '')
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
