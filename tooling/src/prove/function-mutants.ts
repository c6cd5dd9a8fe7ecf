/** Every way in which a function that policies ask may be got wrong by one guard that is left out. */
export interface Mistake {
  readonly without: string
  readonly mutated: string
}

/** A guard is what stands after an `and`, or all there is to ask: of a row, of a join, or before a part of a function. */
export function withoutOneGuard(definition: string): Mistake[] {
  const guards = [...definition.matchAll(/\s(and|where|on|if|elsif) (?=\S)/g)].filter(
    ({ index }) => !isOfAnother(definition.slice(0, index)),
  )
  return guards.flatMap(({ 0: before, 1: word, index }) => {
    const from = index + before.length
    const end = endOfGuard(definition, from)
    const instead = word === 'and' ? '' : `${before}true`
    const without = definition.slice(index, end).trim()
    return [{ without, mutated: definition.slice(0, index) + instead + definition.slice(end) }]
  })
}

/** Words of a text, and the second half of a span of time, are no guards of their own. */
function isOfAnother(before: string): boolean {
  return before.split("'").length % 2 === 0 || /\sbetween \S+$/.test(before)
}

const ends = /^\s(and|or|union|except|order|group|limit|where|join|left|then)\s|^\s*(;|\$function\$)/

function endOfGuard(text: string, from: number): number {
  let [depth, quoted, isBetween] = [0, false, false]
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted
    if (quoted) continue
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth < 0) return at
    if (depth > 0) continue
    const here = text.slice(at, at + 12)
    if (isBetween && /^\sand\s/.test(here)) isBetween = false
    else if (ends.test(here)) return at
    if (/^\sbetween\s/.test(here)) isBetween = true
  }
  return text.length
}
