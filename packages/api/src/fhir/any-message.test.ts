import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSystem, type System } from '../testing/clinic-system.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { ask, message, single, transaction } from './fhir.fixture.ts'

let programme: Programme
let system: System

beforeAll(async () => {
  programme = await openProgramme()
  system = await aSystem(programme, { perMinute: 100_000 })
})
afterAll(() => programme.close())

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [[]],
    [null],
    { coding: null },
    '#',
    'urn:uuid:',
    '2025-02-30',
    'x'.repeat(5000),
    '\u202e',
    '{{',
    '__proto__',
    'constructor',
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

/** One place somewhere in a message, chosen by a number, with something else in it or gone. */
function changed(value: unknown, where: number, into: unknown): unknown {
  const places: { holder: Record<string, unknown> | unknown[]; key: string }[] = []
  const copy: unknown = structuredClone(value)
  const walk = (each: unknown) => {
    if (typeof each !== 'object' || each === null) return
    for (const key of Object.keys(each)) {
      places.push({ holder: each as Record<string, unknown>, key })
      walk((each as Record<string, unknown>)[key])
    }
  }
  walk(copy)
  const place = places[where % places.length]
  if (place) (place.holder as Record<string, unknown>)[place.key] = into
  return copy
}

const doors = [
  ['/ServiceRequest', () => single()],
  ['', () => transaction()],
  ['/$process-message', () => message()],
] as const

test.each(doors)(
  'whatever is wrong in a message to %j, it is taken or refused, and never breaks anything',
  async (path, made) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(500), odd), { minLength: 1, maxLength: 3 }),
        async changes => {
          const body = changes.reduce<unknown>((each, [where, into]) => changed(each, where, into), made())
          const answered = await ask(programme, system, 'POST', path, body)
          expect([200, 201, 400, 409, 422]).toContain(answered.status)
          if (answered.status < 400) return
          for (const { details, expression = [] } of answered.body.issue) {
            expect(details.text.length).toBeGreaterThan(5)
            for (const each of expression) expect(each).toMatch(/^(Bundle|ServiceRequest|Resource)\b/)
          }
        },
      ),
      { numRuns: 150 },
    )
  },
)

test('whatever the body is, it is answered', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc
          .jsonValue()
          .map(each => JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: each })),
      ),
      async body => {
        const answered = await ask(programme, system, 'POST', '', body)
        expect([400, 422]).toContain(answered.status)
      },
    ),
    { numRuns: 150 },
  )
})
