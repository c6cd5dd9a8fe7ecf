/** Looks for marks in whatever a proof left behind, in the forms in which a text may lie there. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Find {
  readonly field: string
  readonly where: string
}

/** As it is, in the hexadecimal of a dump, in two bytes for each letter, and in each of the three turns of base64. */
function formsOf(mark: string): Buffer[] {
  const plain = Buffer.from(mark)
  const turns = [0, 1, 2].map(turn =>
    Buffer.concat([Buffer.alloc(turn), plain])
      .toString('base64')
      .slice(turn === 0 ? 0 : turn + 1, -4),
  )
  return [
    plain,
    Buffer.from(plain.toString('hex')),
    Buffer.from(mark, 'utf16le'),
    ...turns.map(turn => Buffer.from(turn)),
  ]
}

/** A hunt through one heap of bytes. Forms that begin alike are looked for together. */
export function huntIn(where: string, bytes: Uint8Array, marks: Readonly<Record<string, string>>): Find[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Set<string>()
  for (const { beginning, forms } of pack(marks))
    for (let at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1))
      for (const { field, form } of forms)
        if (text.subarray(at, at + form.length).equals(form)) found.add(field)
  return [...found].map(field => ({ field, where }))
}

interface Pack {
  readonly beginning: Buffer
  readonly forms: { readonly field: string; readonly form: Buffer }[]
}

const packs = new WeakMap<object, readonly Pack[]>()

function pack(marks: Readonly<Record<string, string>>): readonly Pack[] {
  const known = packs.get(marks)
  if (known) return known
  const byBeginning = new Map<string, Pack>()
  for (const [field, mark] of Object.entries(marks))
    for (const form of formsOf(mark)) {
      const beginning = form.subarray(0, 4)
      const one = byBeginning.get(beginning.toString('hex')) ?? { beginning, forms: [] }
      one.forms.push({ field, form })
      byBeginning.set(beginning.toString('hex'), one)
    }
  const made = [...byBeginning.values()]
  packs.set(marks, made)
  return made
}

/** Every file under a folder; gives how many there were. */
export function huntUnder(
  folder: string,
  marks: Readonly<Record<string, string>>,
): { files: number; finds: Find[] } {
  const finds: Find[] = []
  let files = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!statSync(path).isFile()) continue
    files++
    finds.push(...huntIn(name, readFileSync(path), marks))
  }
  return { files, finds }
}
