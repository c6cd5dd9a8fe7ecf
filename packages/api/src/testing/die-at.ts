import { Client } from 'pg'

/** Kills this very process at the n-th statement from now on: before it is sent, or once it is answered. */
export function dieAtStatement(dieAt: number, when: 'before' | 'after'): { readonly statements: number } {
  const counted = { statements: 0 }
  const query = Client.prototype.query as (...given: unknown[]) => unknown
  Client.prototype.query = function dying(this: Client, ...given: unknown[]) {
    counted.statements++
    const isIt = counted.statements === dieAt
    if (isIt && when === 'before') die()
    const answer = query.apply(this, given)
    if (!isIt) return answer
    return answer instanceof Promise ? answer.finally(die) : die()
  } as typeof Client.prototype.query
  return counted
}

function die(): void {
  process.kill(process.pid, 'SIGKILL')
}
