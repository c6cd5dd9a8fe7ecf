// Starts one child for the tests and waits, so that the test can kill it.
import { startChild } from './child.ts'

const [port = '', notes = '', log = ''] = process.argv.slice(2)
const child = startChild(
  {
    name: 'shop',
    args: ['tooling/src/stack/child.fixture.ts', port, notes],
    env: {},
    health: `http://127.0.0.1:${port}/`,
    log,
  },
  { restarted: () => {}, givenUp: () => {} },
)
await child.ready
process.stdout.write('up\n')
