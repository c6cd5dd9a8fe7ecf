/** Inputs for a procedure, made of its own schema: what fits, what fits but for one field, and what should hurt. */
import fc from 'fast-check'
import * as z from 'zod'

/** What has broken programs before: lengths, signs, shapes, numbers and days at the edge. */
export const hostile: readonly unknown[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202egnirts',
  '\uFEFF',
  'x'.repeat(100_000),
  "'; drop table person; --",
  '" or 1=1 --',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '2026-13-01T25:61:61.000Z',
  '00000000-0000-0000-0000-000000000000',
  'constructor',
  '__proto__',
  null,
  true,
  0,
  -1,
  0.1,
  2 ** 53,
  -(2 ** 53),
  1e308,
  [],
  {},
  [null],
  { $ne: null },
  { $gt: '' },
  { length: 1e9 },
  { toString: 'x' },
  { constructor: { prototype: { polluted: true } } },
  JSON.parse('{"__proto__": {"polluted": true}}'),
]

interface Definition {
  readonly type: string
  readonly [part: string]: unknown
}

function definitionOf(schema: z.core.$ZodType): Definition {
  return schema._zod.def as unknown as Definition
}

/** Something that this schema most often takes. Where it asks for more than a shape, the answer is a refusal. */
export function fitting(schema: z.core.$ZodType, depth = 0): fc.Arbitrary<unknown> {
  const def = definitionOf(schema)
  const inner = (part: unknown) => fitting(part as z.core.$ZodType, depth + 1)
  switch (def.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(def.shape as Record<string, unknown>).map(([key, part]) => [key, inner(part)]),
        ),
      )
    case 'string':
      return textFor(schema)
    case 'number':
    case 'int':
      return fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer())
    case 'boolean':
      return fc.boolean()
    case 'date':
      return fc.constant('2026-01-05T10:00:00.000Z')
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries as Record<string, string>))
    case 'literal':
      return fc.constantFrom(...(def.values as unknown[]))
    case 'array':
      return fc.array(inner(def.element), { maxLength: 3 })
    case 'union':
      return fc.oneof(...(def.options as unknown[]).map(inner))
    case 'record':
      return fc.dictionary(textOf(def.keyType), inner(def.valueType), { maxKeys: 3 })
    case 'nullable':
      return fc.oneof(fc.constant(null), inner(def.innerType))
    case 'optional':
    case 'exactOptional':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
    case 'nonoptional':
      return inner(def.innerType)
    case 'pipe':
      return inner(def.in)
    case 'lazy':
      return depth > 6 ? fc.constant(null) : inner((def.getter as () => unknown)())
    default:
      return fc.constantFrom(...hostile)
  }
}

function textOf(schema: unknown): fc.Arbitrary<string> {
  return fitting(schema as z.core.$ZodType, 5).map(String)
}

/** A text as this schema wants it: tried out of what our own schemas ask for. */
function textFor(schema: z.core.$ZodType): fc.Arbitrary<string> {
  const candidates = [
    'e2b7f4a0-51c3-4c8a-9d6f-0a1b2c3d4e5f',
    '2026-01-05',
    '2026-01-05T10:00:00.000Z',
    '10:30',
    'A sentence of plain words that says enough.',
    'text',
    'https://example.org/hook',
    'name@example.org',
    '07700 900123',
    '123456',
  ].filter(text => z.safeParse(schema as z.ZodType, text).success)
  return candidates.length > 0 ? fc.constantFrom(...candidates) : fc.string({ maxLength: 40 })
}

/** An input that fits, with one thing in it exchanged for something that should hurt, or left out, or added. */
export function broken(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      fitting(schema),
      fc.nat(),
      fc.constantFrom(...hostile),
      fc.constantFrom('change', 'leave out', 'add'),
    )
    .map(([value, where, evil, how]) => breakAt(value, where, evil, how))
}

function breakAt(value: unknown, where: number, evil: unknown, how: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return evil
  const copy: Record<string, unknown> = { ...value }
  const keys = Object.keys(copy)
  if (how === 'add' || keys.length === 0) return { ...copy, extra: evil }
  const key = keys[where % keys.length] ?? ''
  const within = copy[key]
  if (typeof within === 'object' && within !== null && !Array.isArray(within) && where % 2 === 0)
    copy[key] = breakAt(within, Math.floor(where / 2), evil, how)
  else if (how === 'leave out') delete copy[key]
  else copy[key] = evil
  return copy
}
