import { instant } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import type { SignedIn } from './actor.ts'
import { appRouter } from './router.ts'
import { openProgramme, type Programme } from './testing/programme.ts'
import {
  canDo,
  canSee,
  canSendTo,
  createCallerFactory,
  type Permission,
  type RequestContext,
  refusalOf,
  router,
  signedIn,
} from './trpc.ts'

interface Walked {
  readonly path: string
  readonly permission: Permission | undefined
  readonly inputs: readonly z.ZodType[]
  readonly output: z.ZodType | undefined
}

interface Definition {
  readonly meta?: { readonly permission?: Permission }
  readonly inputs: readonly z.ZodType[]
  readonly output?: z.ZodType
}

const walked: readonly Walked[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: Definition }>,
).map(([path, { _def }]) => ({
  path,
  permission: _def.meta?.permission,
  inputs: _def.inputs,
  output: _def.output,
}))

/** Every object schema inside a schema, however deep. */
function objectsIn(schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()): z.core.$ZodObject[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const found = schema instanceof z.core.$ZodObject ? [schema] : []
  const { def } = schema._zod as unknown as { def: Record<string, unknown> }
  const inner = Object.values(def).flatMap(part => {
    if (part instanceof z.core.$ZodType) return [part]
    if (Array.isArray(part)) return part.filter(each => each instanceof z.core.$ZodType)
    if (part && typeof part === 'object')
      return Object.values(part).filter(each => each instanceof z.core.$ZodType)
    return []
  })
  return [...found, ...inner.flatMap(each => objectsIn(each, seen))]
}

function isStrict(schema: z.core.$ZodObject): boolean {
  return schema._zod.def.catchall instanceof z.core.$ZodNever
}

test('there are procedures to walk', () => {
  expect(walked.length).toBeGreaterThan(10)
})

test.each(walked)('$path says what it needs of its caller', ({ permission }) => {
  expect(permission).toBeDefined()
})

test.each(walked)('$path says what it takes, and takes nothing more', ({ inputs }) => {
  expect(inputs.length).toBeGreaterThan(0)
  expect(inputs.flatMap(input => objectsIn(input)).filter(each => !isStrict(each))).toEqual([])
})

test.each(walked)('$path says what it gives, and gives nothing more', ({ output }) => {
  expect(output).toBeDefined()
  expect(output ? objectsIn(output).filter(each => !isStrict(each)) : ['none']).toEqual([])
})

let programme: Programme
let coordinator: SignedIn
beforeAll(async () => {
  programme = await openProgramme()
  coordinator = await programme.signIn('coordinator')
})
afterAll(() => programme.close())

const bad = router({
  broken: signedIn
    .input(z.strictObject({}))
    .output(z.strictObject({}))
    .query(() => {
      throw new Error('duplicate key value violates Ana Silva')
    }),
  away: signedIn
    .input(z.strictObject({}))
    .output(z.strictObject({}))
    .query(() => {
      throw Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })
    }),
  leaky: signedIn
    .input(z.strictObject({}))
    .output(z.strictObject({ id: z.string() }))
    .query(() => ({ id: '1', name: 'Ana Silva' }) as { id: string }),
  roster: canSee('mentorRoster')
    .input(z.strictObject({ word: z.string().max(3) }))
    .output(z.strictObject({}))
    .query(() => ({})),
})
const call = createCallerFactory(bad)

function context(more: Partial<RequestContext> = {}): RequestContext {
  return { doors: programme.api, caller: coordinator, secondFactorNeeded: false, ...more }
}

async function failure(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error as Parameters<typeof refusalOf>[0]
}

test('whoever is not signed in gets nowhere', async () => {
  expect(await failure(call(context({ caller: null })).roster({ word: 'a' }))).toMatchObject({
    code: 'UNAUTHORIZED',
  })
})

test('where a second factor is asked for, a session without one gets nowhere', async () => {
  const without = call(context({ secondFactorNeeded: true }))
  expect(await failure(without.roster({ word: 'a' }))).toMatchObject({ code: 'UNAUTHORIZED' })
  const withIt = call(context({ secondFactorNeeded: true, caller: { ...coordinator, secondFactor: true } }))
  expect(await withIt.roster({ word: 'a' })).toEqual({})
})

test('a view that a role has no right to looks as if it did not exist', async () => {
  const trainee = await programme.signIn('trainee')
  const error = await failure(call(context({ caller: trainee })).roster({ word: 'a' }))
  expect(error).toMatchObject({ code: 'NOT_FOUND' })
  expect(refusalOf(error)).toEqual({ code: 'not-found' })
})

test('a wrong field is named with what is wrong', async () => {
  const error = await failure(call(context()).roster({ word: 'too long' }))
  expect(refusalOf(error)).toMatchObject({ code: 'not-valid', fields: { word: [expect.any(String)] } })
})

test('a field that nobody asked for is not said again: its name may be anything', async () => {
  const error = await failure(call(context()).roster({ word: 'w', AnaSilva: 1 } as never))
  expect(refusalOf(error)).toMatchObject({ code: 'not-valid' })
  expect(JSON.stringify(refusalOf(error))).not.toContain('Ana')
})

test.each(['a\u0000', 'a\uD800'])(
  'a character that the database cannot keep is refused where it comes in',
  async word => {
    expect(refusalOf(await failure(call(context()).roster({ word })))).toMatchObject({ code: 'not-valid' })
  },
)

test('a bug is no refusal: nothing of its text may be told', async () => {
  const error = await failure(call(context()).broken({}))
  expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  expect(refusalOf(error)).toBeUndefined()
})

test('a view that holds more than it says is stopped', async () => {
  expect(await failure(call(context()).leaky({}))).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
})

test('a database that is away for a moment is an outage and no bug', async () => {
  const error = await failure(call(context()).away({}))
  expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  expect(refusalOf(error)).toBeUndefined()
})

const proving = router({
  invite: canDo('invite')
    .input(z.strictObject({}))
    .output(z.strictObject({}))
    .query(() => ({})),
  send: canSendTo('discharge')
    .input(z.strictObject({ event: z.strictObject({ type: z.string() }) }))
    .output(z.strictObject({}))
    .query(() => ({})),
})
const callProving = createCallerFactory(proving)
const minutesAgo = (minutes: number) => instant(new Date(Date.now() - minutes * 60_000).toISOString())

test('a sensitive deed asks who is at the keyboard once the last proof is five minutes old', async () => {
  const administrator = await programme.signIn('administrator')
  const invite = (steppedUpAt: SignedIn['steppedUpAt']) =>
    callProving(context({ caller: { ...administrator, steppedUpAt } })).invite({})
  expect(await invite(minutesAgo(4))).toEqual({})
  expect(await failure(invite(minutesAgo(5)))).toMatchObject({ code: 'PRECONDITION_FAILED' })
  expect(await failure(invite(null))).toMatchObject({ code: 'PRECONDITION_FAILED' })
})

test('whoever may not do it is not asked either, and cannot tell that it exists', async () => {
  const error = await failure(
    callProving(context({ caller: { ...coordinator, steppedUpAt: null } })).invite({}),
  )
  expect(error).toMatchObject({ code: 'NOT_FOUND' })
})

test('of the steps of an ending, only the destroying asks for a proof', async () => {
  const send = (type: string) =>
    callProving(context({ caller: { ...coordinator, steppedUpAt: null } })).send({ event: { type } })
  expect(await send('close')).toEqual({})
  expect(await failure(send('destroy'))).toMatchObject({ code: 'PRECONDITION_FAILED' })
})
