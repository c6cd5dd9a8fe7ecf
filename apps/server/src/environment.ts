/** The environment, with each secret taken out of the file that its variable names: `ALONGSIDE_X_FILE` for `ALONGSIDE_X`. */
import { readFileSync } from 'node:fs'

const SUFFIX = '_FILE'
/** These are about files themselves. */
const files = ['ALONGSIDE_ANCHOR_FILE', 'ALONGSIDE_ERASURE_FILE']

export function environment(
  given: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string | undefined> {
  const read: Record<string, string | undefined> = { ...given }
  for (const [name, path] of Object.entries(given)) {
    if (!path || !name.endsWith(SUFFIX) || files.includes(name)) continue
    if (!name.startsWith('ALONGSIDE_') && name !== `DATABASE_URL${SUFFIX}`) continue
    const plain = name.slice(0, -SUFFIX.length)
    if (given[plain] !== undefined) throw new Error(`Set ${plain} or ${name}, and not both`)
    read[plain] = readFileSync(path, 'utf8').trim()
  }
  return read
}
