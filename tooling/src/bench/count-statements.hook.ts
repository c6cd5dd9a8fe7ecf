/**
 * Loaded before a server that is measured: counts what it asks the database and tells whoever started it. What opens
 * and ends a transaction is counted apart.
 */
import { Client } from 'pg'

let statements = 0
let brackets = 0
const query = Client.prototype.query

Client.prototype.query = function counted(this: Client, ...given: unknown[]) {
  const [said] = given as [string | { text?: string; texts?: readonly string[] } | undefined]
  // several may go in one go
  const texts = typeof said === 'string' ? [said] : (said?.texts ?? [said?.text ?? ''])
  for (const text of texts)
    if (/^(begin|commit|rollback)\b|^select set_config\('role'/.test(text)) brackets += 1
    else statements += 1
  return Reflect.apply(query, this, given)
} as typeof query

process.on('message', () => process.send?.({ statements, brackets }))
