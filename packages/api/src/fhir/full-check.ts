/**
 * The full check of a resource against the R4 standard, by a library. It is large, so it is loaded by the first
 * message and not by the start; it looks at one resource at a time, because it names places inside of one only.
 */
import { portions } from '../intake/breath.ts'
import type { Findings } from './findings.ts'
import { isPlain } from './plain.ts'

interface Fhir {
  validate(
    resource: object,
    options: { errorOnUnexpected: boolean },
  ): { messages: readonly { location?: string; severity?: string; message?: string }[] }
}

let loading: Promise<Fhir> | undefined

async function theStandard(): Promise<Fhir> {
  loading ??= import('fhir').then(({ Fhir }) => new Fhir() as Fhir)
  return loading
}

export interface Placed {
  readonly resource: Readonly<Record<string, unknown>>
  readonly path: string
}

/** As many resources as are looked at before somebody else has a turn. */
const PORTION = 100

/** Notes whatever the standard forbids in these resources and was not found before. */
export async function checkFully(placed: readonly Placed[], findings: Findings): Promise<void> {
  // of a message with faults everything is looked at, so that its sender hears of all of them at once
  const unsure = findings.ok ? placed.filter(({ resource }) => !isPlain(resource)) : placed
  if (unsure.length === 0) return
  const standard = await theStandard()
  for await (const some of portions(unsure, PORTION))
    for (const { resource, path } of some) checkOne(standard, resource, path, findings)
}

function checkOne(standard: Fhir, resource: Placed['resource'], path: string, findings: Findings): void {
  let messages: ReturnType<Fhir['validate']>['messages']
  try {
    messages = standard.validate(resource, { errorOnUnexpected: true }).messages
  } catch {
    // it stumbles over some wrong types; where ours found them already there is nothing to add
    if (!findings.hasFaultIn(path))
      findings.refuse(path, 'structure', 'An element of this resource has the wrong type.')
    return
  }
  for (const { location, severity, message } of messages) {
    if (severity !== 'error' && severity !== 'fatal') continue
    const at = location ? placeOf(path, location) : path
    if (!findings.hasFaultIn(at) && !findings.isInsideOfFault(at))
      findings.refuse(at, codeOf(message), wordsOf(message))
  }
}

/** A place as the library names it, `Patient.name[0].use`, inside of ours. */
function placeOf(path: string, location: string): string {
  const inside = location.replace(/^[A-Za-z]+/, '').replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]')
  return path + inside
}

function codeOf(message = ''): 'structure' | 'code-invalid' | 'value' {
  if (message.startsWith('Code ')) return 'code-invalid'
  return /^(Unexpected|Property|Missing|Number type|Resource does not)/.test(message) ? 'structure' : 'value'
}

/** Its sentences repeat what stood in the element, so ours are said instead. */
function wordsOf(message = ''): string {
  if (message.startsWith('Code ')) return 'This code is not in the list that the standard binds here.'
  if (message.startsWith('Unexpected')) return 'The standard has no such element.'
  if (message.startsWith('Missing')) return 'The standard requires this element.'
  if (message.startsWith('Property is not an array')) return 'The standard has a list here.'
  return 'This element is not as the standard has it.'
}
