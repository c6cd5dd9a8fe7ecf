/** The text of a body as JSON that can be kept: no characters that the database refuses, no depths without end. */
import { type OperationOutcome, saying } from './findings.ts'

const DEEPEST = 40

export function readBody(bytes: Uint8Array | undefined): { value: unknown } | { outcome: OperationOutcome } {
  const fatal = (says: string, at: readonly string[] = []) => ({
    outcome: saying('structure', says, { severity: 'fatal', at }),
  })
  if (!bytes || bytes.byteLength === 0) return fatal('The body is empty.')
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fatal('The body is not JSON in UTF-8.')
  }
  const fault = cannotBeKept(value, rootOf(value), 0)
  return fault ? fatal(fault.says, [fault.at]) : { value }
}

/** How a path into this body begins. */
function rootOf(value: unknown): string {
  const type = (value as { resourceType?: unknown } | null)?.resourceType
  return typeof type === 'string' && /^[A-Z][A-Za-z]{1,40}$/.test(type) ? type : 'Resource'
}

/** Where something stands that nothing here can hold. */
function cannotBeKept(value: unknown, at: string, depth: number): { at: string; says: string } | undefined {
  if (typeof value === 'string')
    return value.includes('\u0000') || !value.isWellFormed()
      ? { at, says: 'Some characters of this element cannot be kept.' }
      : undefined
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > DEEPEST) return { at: at.slice(0, 200), says: 'This is nested too deeply.' }
  if (Array.isArray(value)) {
    for (const [place, each] of value.entries()) {
      const fault = cannotBeKept(each, `${at}[${place}]`, depth + 1)
      if (fault) return fault
    }
    return undefined
  }
  for (const [name, each] of Object.entries(value)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,60}$/.test(name) || name === '__proto__')
      return { at, says: 'An element in here has a name that the standard does not know.' }
    const fault = cannotBeKept(each, `${at}.${name}`, depth + 1)
    if (fault) return fault
  }
  return undefined
}
