import { apps, command } from '../checkout.ts'
import { type Ended, runProgram } from '../program.ts'
import { tooHeavyPages } from './first-load.ts'

/**
 * Builds the four web apps; turbo keeps what did not change, so the second time takes a moment. A page that an old phone
 * would wait for too long is a build that failed.
 */
export async function buildApps(): Promise<Ended> {
  const only = apps.map(app => `--filter=@alongside/${app}`)
  const built = await runProgram(
    command('turbo'),
    ['run', 'build', ...only, '--output-logs=errors-only', '--concurrency=2'],
    {
      env: { NODE_ENV: 'production' },
    },
  )
  const heavy = built.ok ? tooHeavyPages() : []
  return heavy.length === 0 ? built : { ...built, ok: false, output: heavy.join('\n') }
}
