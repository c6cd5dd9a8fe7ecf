/** Every way in which the condition of a policy may be got wrong by one part of it. */
export interface Mutant {
  readonly what: string
  readonly condition: string
}

export function mutantsOf(condition: string): Mutant[] {
  const mutants = [
    { what: 'nobody', condition: 'false' },
    { what: 'everybody', condition: 'true' },
    ...withoutOne(condition).map(shorter => ({ what: `without a part: ${shorter}`, condition: shorter })),
  ]
  return mutants.filter(mutant => mutant.condition !== condition)
}

/** The condition with one of its parts left out, for each part wherever it stands. */
function withoutOne(condition: string): string[] {
  const bare = unwrapped(condition)
  for (const word of ['OR', 'AND']) {
    const parts = split(bare, word)
    if (parts.length === 1) continue
    const joined = (some: readonly string[]) => `(${some.join(` ${word} `)})`
    return parts.flatMap((part, at) => [
      joined(parts.toSpliced(at, 1)),
      ...withoutOne(part).map(shorter => joined(parts.with(at, shorter))),
    ])
  }
  return []
}

/** The parts of a condition that have no parts, each once, wherever they stand. */
export function partsOf(condition: string): string[] {
  const bare = unwrapped(condition)
  for (const word of ['OR', 'AND']) {
    const parts = split(bare, word)
    if (parts.length > 1) return [...new Set(parts.flatMap(partsOf))]
  }
  return [bare]
}

/** Splits at a word that stands in no brackets and in no quotes. */
function split(text: string, word: string): string[] {
  const parts: string[] = []
  let [depth, quoted, from] = [0, false, 0]
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === "'") quoted = !quoted
    if (quoted) continue
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (depth === 0 && text.startsWith(` ${word} `, at)) {
      parts.push(text.slice(from, at))
      from = at + word.length + 2
    }
  }
  return [...parts, text.slice(from)]
}

/** Without brackets that hold the whole of it. */
function unwrapped(text: string): string {
  const bare = text.trim()
  if (!bare.startsWith('(') || !bare.endsWith(')')) return bare
  let [depth, quoted] = [0, false]
  for (let at = 0; at < bare.length - 1; at++) {
    if (bare[at] === "'") quoted = !quoted
    if (quoted) continue
    if (bare[at] === '(') depth++
    if (bare[at] === ')') depth--
    if (depth === 0) return bare
  }
  return unwrapped(bare.slice(1, -1))
}
