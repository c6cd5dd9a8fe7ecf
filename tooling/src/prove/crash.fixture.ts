// One event in a process of its own that dies at a statement: started by t15, told what to do by its first argument.
import { openDoors, send, whoIs } from '@alongside/api/demo'
import { secretsFrom } from '@alongside/api/install'
import { dieAtStatement } from '@alongside/api/testing'
import { instant } from '@alongside/domain/time'
import type { Crash } from './t15-crash-points.ts'

const { url, secret, session, submission, now, dieAt, when }: Crash = JSON.parse(process.argv[2] ?? '')
const doors = await openDoors(url, secretsFrom({ ALONGSIDE_SECRET: secret }), {
  poolSize: 2,
  now: () => instant(now),
})
const caller = await whoIs(doors, session)
if (!caller) throw new Error('Nobody has this session')

// only the statements of the event itself are counted: signing in is over
const counted = dieAtStatement(dieAt, when)
const answer = await send(doors, caller, submission)
process.stdout.write(JSON.stringify({ statements: counted.statements, answer }))
await doors.close()
