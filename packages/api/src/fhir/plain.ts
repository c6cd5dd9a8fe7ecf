/**
 * Resources that hold nothing but what we read ourselves. Our own shapes have looked at every element of such a one,
 * so that the full check of the standard, which takes most of the time of a large Bundle, has nothing left to find.
 * `plain.test.ts` holds the two against each other.
 */

/** Names of elements: `null` for a plain value, and what may be inside of one that is none. */
interface Tree {
  readonly [name: string]: Tree | null
}

const coding: Tree = { system: null, code: null, display: null }
const concept: Tree = { coding, text: null }
const identifier: Tree = { use: null, type: concept, system: null, value: null }
const reference: Tree = { reference: null }
const any: Tree = {
  resourceType: null,
  id: null,
  meta: { profile: null },
  extension: { url: null, valueDate: null, valueCode: null },
}

const trees: Readonly<Record<string, Tree>> = {
  Patient: {
    ...any,
    active: null,
    identifier,
    name: { use: null, text: null, family: null, given: null },
    telecom: { system: null, value: null, use: null, rank: null },
    birthDate: null,
    deceasedBoolean: null,
    communication: { language: concept, preferred: null },
  },
  ServiceRequest: {
    ...any,
    identifier,
    status: null,
    intent: null,
    category: concept,
    priority: null,
    code: concept,
    subject: reference,
    authoredOn: null,
    reasonCode: concept,
  },
  Bundle: {
    resourceType: null,
    id: null,
    identifier,
    type: null,
    timestamp: null,
    entry: { fullUrl: null, request: { method: null, url: null, ifNoneExist: null } },
  },
}

/** Whether there is nothing in it that only the full check looks at. */
export function isPlain(resource: Readonly<Record<string, unknown>>): boolean {
  const tree = trees[String(resource.resourceType)]
  return tree !== undefined && holdsOnly(resource, tree)
}

function holdsOnly(value: unknown, tree: Tree | null): boolean {
  if (Array.isArray(value)) return value.every(each => !Array.isArray(each) && holdsOnly(each, tree))
  if (typeof value !== 'object' || value === null) return tree === null && value !== null
  if (tree === null) return false
  for (const name in value) {
    const inner = tree[name]
    if (inner === undefined || !Object.hasOwn(tree, name)) return false
    if (!holdsOnly((value as Record<string, unknown>)[name], inner)) return false
  }
  return true
}
