import { Client } from 'pg'
import { InOneGo } from '../database/in-one-go.ts'

/** Kills this very process on the n-th way to the database from now on: before it is sent, or once it is answered. */
export function dieAtStatement(dieAt: number, when: 'before' | 'after'): { readonly statements: number } {
  const counted = { statements: 0 }
  const query = Client.prototype.query as (...given: unknown[]) => unknown
  Client.prototype.query = function dying(this: Client, ...given: unknown[]) {
    counted.statements++
    const isIt = counted.statements === dieAt
    if (isIt && when === 'before') die()
    const answer = query.apply(this, given)
    if (!isIt) return answer
    if (answer instanceof InOneGo) void answer.answered.finally(die)
    return answer instanceof Promise ? answer.finally(die) : answer
  } as typeof Client.prototype.query
  return counted
}

function die(): void {
  process.kill(process.pid, 'SIGKILL')
}
