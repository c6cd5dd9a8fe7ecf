/** A line to the database that can be made bad in the ways in which lines are. */
import { createServer, connect as dial, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** How the line is: as it should be, slow, cut in the middle of what is sent, cut after a commit was heard, or dead without a word. */
type Mood = 'good' | 'slow' | 'cutsInTheMiddle' | 'cutsAfterCommit' | 'silent'

export interface ShakyLine {
  readonly port: number
  mood: Mood
  /** Where it leads from now on; every open call ends. */
  leadTo(port: number): void
  close(): Promise<void>
}

const SLOW_MS = 500

export async function openShakyLine(to: number): Promise<ShakyLine> {
  let target = to
  const calls = new Set<Socket>()
  const line = { mood: 'good' as Mood }
  const server = createServer(caller => {
    const callee = dial({ port: target, host: '127.0.0.1' })
    for (const [one, other] of [
      [caller, callee],
      [callee, caller],
    ] as const) {
      calls.add(one)
      one.setNoDelay(true)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        calls.delete(one)
        other.destroy()
      })
    }
    let deaf = false
    let behind = Promise.resolve()
    const later = (pass: () => void) => {
      behind = behind.then(async () => {
        if (line.mood === 'slow') await sleep(SLOW_MS / 2)
        pass()
      })
    }
    caller.on('data', (sent: Buffer) =>
      later(() => {
        if (line.mood === 'silent') return
        if (line.mood === 'cutsInTheMiddle' && sent.length > 8) {
          callee.write(sent.subarray(0, sent.length >> 1))
          caller.resetAndDestroy()
          return
        }
        callee.write(sent)
        if (line.mood !== 'cutsAfterCommit' || !sent.includes('commit')) return
        // it arrives, is done, and nobody hears of it
        deaf = true
        setTimeout(() => caller.resetAndDestroy(), 100)
      }),
    )
    callee.on('data', (answer: Buffer) => {
      if (line.mood !== 'silent' && !deaf) later(() => caller.write(answer))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const endCalls = () => {
    for (const call of calls) call.destroy()
  }
  return Object.assign(line, {
    port: typeof address === 'object' && address ? address.port : 0,
    leadTo: (port: number) => {
      target = port
      endCalls()
    },
    close: () => {
      endCalls()
      return new Promise<void>(resolve => server.close(() => resolve()))
    },
  })
}
