// A process of its own for the tests, so that it can be killed: confirms one import.
import { randomUUID } from 'node:crypto'
import { whoIs } from '../actor.ts'
import { openDoors } from '../doors.ts'
import { confirmImport } from './confirm-import.ts'

const [id = '', session = ''] = process.argv.slice(2)
const key = (name: string) => Buffer.from(process.env[name] ?? '', 'base64')
const doors = await openDoors(process.env.DATABASE ?? '', {
  wrappingKey: key('WRAPPING_KEY'),
  indexKey: key('INDEX_KEY'),
})
const caller = await whoIs(doors, session)
if (!caller) throw new Error('This session is over')
await confirmImport(doors, caller, { id, commandId: randomUUID(), leaveOutBadRows: false }, 60_000)
await doors.close()
