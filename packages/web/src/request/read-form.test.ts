import { Instant } from '@alongside/domain/time'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { readForm } from './read-form.server.ts'
import { eventForm } from './submit.server.ts'

function posted(fields: readonly (readonly [string, string])[]): Request {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]))
  return new Request('http://127.0.0.1/', { method: 'POST', body })
}

const Session = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('logSession'),
    heldOn: z.iso.date(),
    minutes: z.number().int().min(5),
    themes: z.array(z.enum(['stigma', 'treatment'])).min(1),
    twoWay: z.boolean().default(false),
    note: z.exactOptional(z.string().max(20)),
  }),
  z.strictObject({ type: z.literal('pause') }),
])

const command = [
  ['form', 'logSession'],
  ['version', '7'],
  ['commandId', '6f9b1c1e-2f4b-4e0c-9d57-3f6a8f1f0a11'],
] as const

const whole = [
  ...command,
  ['event.type', 'logSession'],
  ['event.heldOn-day', '3'],
  ['event.heldOn-month', 'March'],
  ['event.heldOn-year', '2026'],
  ['event.minutes', '45'],
  ['event.themes', 'stigma'],
  ['event.note', ''],
] as const

describe('a form as the domain reads it', () => {
  test('a mentor’s session arrives as the event that the API knows', async () => {
    const read = await readForm(posted(whole), eventForm(Session))
    expect(read).toMatchObject({
      ok: true,
      value: {
        version: 7,
        event: { type: 'logSession', heldOn: '2026-03-03', minutes: 45, themes: ['stigma'], twoWay: false },
      },
    })
    expect(read.ok && 'note' in read.value.event && read.value.event.note).toBeFalsy()
  })

  test('a field that the domain does not know is refused, not carried along', async () => {
    const read = await readForm(posted([...whole, ['event.role', 'administrator']]), eventForm(Session))
    expect(read.ok).toBe(false)
    expect(read.back.sentences ?? Object.values(read.back.errors).flat()).toContain(
      'The form has a part that does not belong here. Open the page again.',
    )
  })
})

describe('what a browser does not say', () => {
  const Booking = z.strictObject({
    heldAt: Instant,
    safeToTalk: z.boolean(),
    agreed: z.boolean(),
    goals: z.string().trim().max(20),
    extra: z.exactOptional(z.string()),
  })
  const filled = [
    ['heldAt-day', '29'],
    ['heldAt-month', '6'],
    ['heldAt-year', '2026'],
    ['heldAt-time', '14:30'],
    ['agreed', 'no'],
    ['tick', 'safeToTalk'],
    ['blank', 'goals'],
    ['blank', 'extra'],
    ['goals', ''],
    ['extra', ''],
  ] as const

  test('a box without a tick is a no, and an optional box may stay empty', async () => {
    const read = await readForm(posted(filled), Booking)
    expect(read).toMatchObject({
      ok: true,
      value: { heldAt: '2026-06-29T13:30:00.000Z', safeToTalk: false, agreed: false, goals: '' },
    })
    expect(read.ok && 'extra' in read.value).toBe(false)
  })

  test('a tick is a yes', async () => {
    const read = await readForm(posted([...filled, ['safeToTalk', 'on']]), Booking)
    expect(read.ok && read.value.safeToTalk).toBe(true)
  })

  test.each([
    ['', 'The time is missing'],
    ['25:00', 'Enter a time like 14:30'],
  ])('a day with the time %j is asked for again', async (time, sentence) => {
    const read = await readForm(
      posted(filled.map(([name, value]) => [name, name === 'heldAt-time' ? time : value])),
      Booking,
    )
    expect(read.back.errors.heldAt).toEqual([sentence])
    expect(read.back.values['heldAt-day']).toBe('29')
  })
})

describe('a form that comes back', () => {
  test('a mentor who forgot something finds everything else as they wrote it', async () => {
    const read = await readForm(
      posted([
        ...whole.filter(([name]) => name !== 'event.themes' && name !== 'event.heldOn-year'),
        ['event.heldOn-year', ''],
      ]),
      eventForm(Session),
    )
    expect(read.ok).toBe(false)
    expect(read.back.form).toBe('logSession')
    expect(read.back.values).toMatchObject({
      'event.minutes': '45',
      'event.heldOn-day': '3',
      'event.heldOn-month': 'March',
    })
    expect(read.back.errors).toEqual({
      'event.heldOn': ['The date must include a year'],
      'event.themes': ['Choose at least one'],
    })
  })

  test('the summary goes down the page, question by question', async () => {
    const read = await readForm(
      posted([
        ...command,
        ['event.type', 'logSession'],
        ['event.heldOn-day', ''],
        ['event.heldOn-month', ''],
        ['event.heldOn-year', ''],
        ['event.minutes', '2'],
        ['event.note', 'x'.repeat(30)],
      ]),
      eventForm(Session),
    )
    expect(Object.keys(read.back.errors)).toEqual([
      'event.heldOn',
      'event.minutes',
      'event.note',
      'event.themes',
    ])
    expect(read.back.errors['event.note']).toEqual(['Write 20 characters or fewer'])
    expect(read.back.errors['event.minutes']).toEqual(['This must be 5 or more'])
  })

  test('a question left open is asked in the words of the page', async () => {
    const read = await readForm(posted([['email', '']]), z.strictObject({ email: z.email() }), {
      email: 'Enter your email address',
    })
    expect(read.back.errors).toEqual({ email: ['Enter your email address'] })
  })

  test('a password and a code never travel back', async () => {
    const read = await readForm(
      posted([
        ['email', ''],
        ['password', 'hunter2'],
        ['code', '123456'],
      ]),
      z.strictObject({ email: z.email(), password: z.string(), code: z.string() }),
    )
    expect(JSON.stringify(read.back)).not.toMatch(/hunter2|123456/)
  })
})

describe('a date of three boxes', () => {
  const day = async (...parts: [string, string, string]) => {
    const names = ['on-day', 'on-month', 'on-year'] as const
    const fields = names.map((name, index) => [name, parts[index] ?? ''] as const)
    const read = await readForm(posted(fields), z.strictObject({ on: z.exactOptional(z.iso.date()) }))
    return read.ok ? (read.value.on ?? null) : read.back.errors.on?.[0]
  }

  test.each([
    [['27', '3', '2026'], '2026-03-27'],
    [[' 1 ', 'sept', '2025'], '2025-09-01'],
    [['29', '2', '2028'], '2028-02-29'],
    [['', '', ''], null],
    [['29', '2', '2026'], 'Enter a real date, like 27 3 2026'],
    [['31', '4', '2026'], 'Enter a real date, like 27 3 2026'],
    [['0', '1', '2026'], 'Enter a real date, like 27 3 2026'],
    [['1', 'smarch', '2026'], 'Enter a real date, like 27 3 2026'],
    [['1', '1', '26'], 'The year must have 4 numbers, like 2026'],
    [['', '3', '2026'], 'The date must include a day'],
    [['27', '', ''], 'The date must include a month and a year'],
  ] as const)('%j is read as %j', async (parts, expected) => {
    expect(await day(...(parts as unknown as [string, string, string]))).toBe(expected)
  })
})
