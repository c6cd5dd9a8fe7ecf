/** What is the same in every resource: what must be understood, what is left out by name, and how one is pointed at. */
import { type ClinicCodes, type CodeList, type Meaning, meaningOf } from '@alongside/domain/clinic-codes'
import { extensions } from './canonical.ts'
import type { Findings } from './findings.ts'

type Json = Readonly<Record<string, unknown>>

/** Elements about the message and not about anybody. They are neither kept nor worth a word. */
const transport: readonly string[] = ['resourceType', 'id', 'meta', 'language', 'contained']

/**
 * Refuses whatever must be understood and is not, and names what is not used. Names have no places in lists, so that
 * a thousand resources with the same element make one line.
 */
export function lookOver(resource: Json, path: string, used: readonly string[], findings: Findings): void {
  for (const name of ['implicitRules', 'modifierExtension'])
    if (resource[name] !== undefined)
      findings.refuse(
        `${path}.${name}`,
        'extension',
        'This changes the meaning of the rest, and is not understood.',
      )
  const type = String(resource.resourceType)
  for (const name of Object.keys(resource))
    if (
      !transport.includes(name) &&
      !used.includes(name) &&
      name !== 'modifierExtension' &&
      name !== 'implicitRules'
    )
      findings.leaveOut(`${type}.${name}`)
  if (Array.isArray(resource.extension)) {
    const known: readonly string[] = Object.values(extensions)
    for (const each of resource.extension as ({ url?: unknown } | null)[])
      if (typeof each?.url === 'string' && !(used.includes('extension') && known.includes(each.url)))
        findings.leaveOut(`${type}.extension`)
  }
}

/** One extension of ours, and the path to it. Twice the same one is a fault. */
export function extensionOf<E extends { readonly url: string }>(
  { extension }: { readonly extension?: readonly E[] },
  url: string,
  path: string,
  findings: Findings,
): { value: E; path: string } | undefined {
  const places = (extension ?? []).flatMap((value, at) =>
    value.url === url ? [{ value, path: `${path}.extension[${at}]` }] : [],
  )
  const [first, second] = places
  if (second) findings.refuse(second.path, 'invariant', 'This extension may stand here once only.')
  return first
}

interface Identifier {
  readonly use?: string
  readonly system?: string
  readonly value?: string
}

/** The longest name of a thing that is kept. */
const LONGEST = 200

/**
 * The business identifier by which a system knows its own resource: the official one, or else the first. It must have
 * a system and a value, or the same thing could not be told from another.
 */
export function identityOf(
  identifiers: readonly Identifier[] | undefined,
  path: string,
  findings: Findings,
): { system: string; value: string } | undefined {
  const at = Math.max(identifiers?.findIndex(({ use }) => use === 'official') ?? 0, 0)
  const chosen = identifiers?.[at]
  if (!chosen) {
    findings.refuse(
      `${path}.identifier`,
      'required',
      'Give it an identifier with a system and a value, so that it is taken once only.',
    )
    return undefined
  }
  const { system, value } = chosen
  if (system === undefined)
    findings.refuse(
      `${path}.identifier[${at}].system`,
      'required',
      'The system of the identifier is missing.',
    )
  if (value === undefined)
    findings.refuse(`${path}.identifier[${at}].value`, 'required', 'The value of the identifier is missing.')
  if (system === undefined || value === undefined) return undefined
  if (system.length > LONGEST || value.length > LONGEST) {
    findings.refuse(
      `${path}.identifier[${at}]`,
      'value',
      `An identifier has at most ${LONGEST} characters here.`,
    )
    return undefined
  }
  return { system, value }
}

/** An identifier as one text, for comparing. */
export function named({ system, value }: { system: string; value: string }): string {
  return `${system}|${value}`
}

/** The codings of ours among those that were given. */
export function codesOf(
  concepts: readonly { readonly coding?: readonly { system?: string; code?: string }[] }[] | undefined,
  system: string,
): { code: string | undefined; at: string }[] {
  return (concepts ?? []).flatMap(({ coding }, i) =>
    (coding ?? []).flatMap((each, j) =>
      each.system === system ? [{ code: each.code, at: `[${i}].coding[${j}]` }] : [],
    ),
  )
}

type Concepts = Parameters<typeof codesOf>[0]

/**
 * What the clinic's own codings mean, where an administrator has settled it for `system|code`. A code without its system
 * is anybody's, and nothing is made of it.
 */
export function ownMeanings<List extends CodeList>(
  concepts: Concepts,
  list: List,
  codes: ClinicCodes | undefined,
): { means: Meaning<List>; system: string; at: string }[] {
  return (concepts ?? []).flatMap(({ coding }, i) =>
    (coding ?? []).flatMap(({ system, code }, j) => {
      if (system === undefined || code === undefined) return []
      const means = meaningOf(codes, list, `${system}|${code}`)
      return means === undefined ? [] : [{ means, system, at: `[${i}].coding[${j}]` }]
    }),
  )
}
