import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kept } from '../checkout.ts'

/**
 * The one secret of a demo install, from which its keys and passwords are made. It is made once and kept, because
 * without it nothing that was encrypted can be read again.
 */
export function installSecret(): string {
  const given = process.env.ALONGSIDE_SECRET
  if (given) return given
  const path = join(kept, 'secrets.json')
  if (existsSync(path)) {
    const { secret } = JSON.parse(readFileSync(path, 'utf8')) as { secret?: unknown }
    if (typeof secret !== 'string') throw new Error(`${path} holds no secret. Bring the old file back.`)
    return secret
  }
  if (process.env.NODE_ENV === 'production') {
    throw new Error('Set ALONGSIDE_SECRET: outside a demo nobody makes up the key to people’s data.')
  }
  mkdirSync(kept, { recursive: true })
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(path, JSON.stringify({ secret }, null, 2), { mode: 0o600, flag: 'wx' })
  return secret
}
