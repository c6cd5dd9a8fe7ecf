import { apps, command } from '../checkout.ts'
import { type Ended, runProgram } from '../program.ts'

/** Builds the four web apps; turbo keeps what did not change, so the second time takes a moment. */
export async function buildApps(): Promise<Ended> {
  const only = apps.map(app => `--filter=@alongside/${app}`)
  return runProgram(
    command('turbo'),
    ['run', 'build', ...only, '--output-logs=errors-only', '--concurrency=2'],
    {
      env: { NODE_ENV: 'production' },
    },
  )
}
