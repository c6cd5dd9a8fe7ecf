/** Inputs for a procedure that ask about one person: fitting in all else, with that person's ids wherever an id stands. */
import fc from 'fast-check'
import * as z from 'zod'
import { fitting } from './any-input.ts'
import type { Procedure } from './procedures.ts'
import type { Ids } from './six-rows.ts'

const anId = 'e2b7f4a0-51c3-4c8a-9d6f-0a1b2c3d4e5f'

/** What an `id` alone means, by the first word of the procedure; a person, where it is the id of nothing of theirs. */
const ofKind = ['referral', 'onboarding', 'mentoring', 'discharge']

function idFor(path: string, field: string, ids: Ids): string {
  const [first = ''] = path.split('.')
  const name = field.replace(/Ids?$/, '')
  if (field === 'id' && first === 'accounts') return ids.account ?? ''
  if (field === 'id' && first === 'places') return ids.clinic ?? ''
  if (field === 'id' && ofKind.includes(first)) return ids[first] ?? ids.person ?? ''
  if (name === 'clinic') return ids.clinic ?? ''
  if (name === 'episode' || ofKind.includes(name)) return ids[name] ?? ids.person ?? ''
  if (/^(mentor|away|covering)$/.test(name)) return ids.mentor ?? ''
  if (/^(account|owner|givenTo)$/.test(name)) return ids.account ?? ''
  return ids.person ?? ''
}

export interface Question {
  /** Whether it asks about a place, or somebody of the team there, and not about a person. */
  readonly isOfClinic: boolean
  /** Whether it names a place as well as a person: then nobody is asked about at the same place. */
  readonly namesBoth: boolean
  body(ids: Ids): string
}

/** What a procedure may be asked about each person; undefined when it takes no id. */
export function questionOf({ path, inputs }: Procedure, seed: number): Question | undefined {
  const [schema] = inputs
  if (!schema) return undefined
  const tried = fc.sample(fitting(schema), { numRuns: 60, seed })
  // an optional id is given: what is left out asks about nobody
  const fits = tried.filter(each => z.safeParse(schema, each).success)
  const asked = (fits.length > 0 ? fits : tried).sort((one, other) => idsIn(other) - idsIn(one))[0]
  if (idsIn(asked) === 0) return undefined
  const body = (ids: Ids) => JSON.stringify(filled(asked, path, '', ids))
  const named = body({ clinic: 'a clinic', mentor: 'a clinic', account: 'a clinic', person: 'a person' })
  const [aClinic, aPerson] = [named.includes('a clinic'), named.includes('a person')]
  return { body, isOfClinic: aClinic && !aPerson, namesBoth: aClinic && aPerson }
}

/** Other texts may look like an id, and are none: a number for a draw, or what somebody typed. */
const isIdField = /^(ids?|givenTo|.+Ids?)$/

function idsIn(value: unknown, field = ''): number {
  if (value === anId) return field !== 'commandId' && isIdField.test(field) ? 1 : 0
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + idsIn(each, field), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce((sum, [name, each]) => sum + idsIn(each, name), 0)
}

function filled(value: unknown, path: string, field: string, ids: Ids): unknown {
  if (value === anId && field === 'commandId') return crypto.randomUUID()
  if (value === anId) return isIdField.test(field) ? idFor(path, field, ids) : value
  if (Array.isArray(value)) return value.map(each => filled(each, path, field, ids))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, filled(each, path, name, ids)]),
    )
  return value
}
