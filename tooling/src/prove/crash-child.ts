// One event in a process of its own that dies at a statement: started by t15, told what to do by its first argument.
import { openDoors, send, whoIs } from '@alongside/api/demo'
import { secretsFrom } from '@alongside/api/install'
import { instant } from '@alongside/domain/time'
import { Client } from 'pg'
import type { Crash } from './t15-crash-points.ts'

const { url, secret, session, submission, now, dieAt, when }: Crash = JSON.parse(process.argv[2] ?? '')
const doors = await openDoors(url, secretsFrom({ ALONGSIDE_SECRET: secret }), {
  poolSize: 2,
  now: () => instant(now),
})
const caller = await whoIs(doors, session)
if (!caller) throw new Error('Nobody has this session')

let statements = 0
const query = Client.prototype.query as (...given: unknown[]) => unknown
// only the statements of the event itself are counted: signing in is over
Client.prototype.query = function counted(this: Client, ...given: unknown[]) {
  statements++
  if (statements === dieAt && when === 'before') die()
  const answer = query.apply(this, given)
  if (statements === dieAt && when === 'after') {
    if (answer instanceof Promise) return answer.finally(die)
    die()
  }
  return answer
} as typeof Client.prototype.query

const answer = await send(doors, caller, submission)
process.stdout.write(JSON.stringify({ statements, answer }))
await doors.close()

function die(): void {
  process.kill(process.pid, 'SIGKILL')
}
