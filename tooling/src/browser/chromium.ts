import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from '../checkout.ts'
import { runProgram } from '../program.ts'

export interface Launch {
  readonly executablePath?: string
  readonly args: string[]
  readonly env?: Record<string, string>
}

const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none']

/**
 * The browser of the walks: the one named by CHROMIUM, else the one that npm brought (Linux on x64; it needs nothing
 * of the system), else the one of `npx playwright install chromium`.
 */
export async function chromiumLaunch(): Promise<Launch> {
  const given = process.env.CHROMIUM
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM is set to ${given}, and there is nothing.`)
    return { executablePath: given, args }
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { args }
  const home = await unpacked()
  return {
    executablePath: join(home, 'chromium'),
    args,
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(home, 'fonts'),
    },
  }
}

/** The package expects its fonts in the temporary folder; here they are found wherever they were unpacked. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <alias binding="same">
    <family>Arial</family>
    <accept><family>Liberation Sans</family><family>Open Sans</family></accept>
  </alias>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** Unpacked once for each version, beside the other things that may be thrown away. */
async function unpacked(): Promise<string> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const home = join(root, 'node_modules', '.cache', `chromium-${version}`)
  if (existsSync(home)) return home
  const unfinished = `${home}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const done = await runProgram(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts')], {
    env: { TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  })
  if (!done.ok) throw new Error(`The browser could not be unpacked:\n${done.output}`)
  writeFileSync(join(unfinished, 'fonts', 'fonts.conf'), fonts)
  try {
    renameSync(unfinished, home)
  } catch (error) {
    // Another process was quicker: its copy is as good.
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
  return home
}
