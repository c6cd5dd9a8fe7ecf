/**
 * What shows that a control holds: a row of docs/trust.json, or a test by its file and its sentence. A sentence that is not
 * in its file any more, or a row that did not pass, is found when the pages are made.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../checkout.ts'

/** `T18`, or `[file, sentence]`. */
export type Evidence = `T${number}` | readonly [file: TestFile, sentence: string]

const testFiles = {
  api: 'apps/server/src/server.test.ts',
  watch: 'apps/server/src/watch/watch.test.ts',
  web: 'packages/web/src/server/serve.test.ts',
  signIn: 'packages/api/src/sign-in/sign-in.test.ts',
  trust: 'packages/api/src/sign-in/trust.test.ts',
  walls: 'packages/api/src/database/walls.test.ts',
  keys: 'packages/api/src/database/keys.test.ts',
  rewrap: 'packages/api/src/database/rewrap-keys.test.ts',
  anchor: 'packages/api/src/access/anchor.test.ts',
  audit: 'packages/api/src/access/audit.test.ts',
  erasure: 'packages/api/src/erasure/ledger.test.ts',
  opening: 'packages/api/src/opening/opening.test.ts',
  account: 'packages/api/src/account/account.test.ts',
  import: 'packages/api/src/intake/import-safety.test.ts',
  write: 'packages/api/src/message/write-message.test.ts',
  webhooks: 'packages/api/src/fhir/webhooks.test.ts',
  procedures: 'packages/api/src/trpc.test.ts',
  rights: 'packages/domain/src/permissions.test.ts',
  mentor: 'packages/api/src/mentor/mentor.test.ts',
  offer: 'packages/api/src/private-link/offer.test.ts',
  messages: 'packages/domain/src/messages/messages.test.ts',
  comingBack: 'packages/api/src/person/coming-back.test.ts',
  concern: 'packages/api/src/concern/concern.test.ts',
  careGap: 'packages/api/src/care-gap/care-gap.test.ts',
  discharge: 'packages/api/src/discharge/discharge.test.ts',
  ops: 'tooling/src/ops.test.ts',
} as const
type TestFile = keyof typeof testFiles

const texts = new Map<string, string>()

function textOf(path: string): string {
  const known =
    texts.get(path) ?? (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '')
  texts.set(path, known)
  return known
}

interface KeptRow {
  readonly pass: boolean
}

/** How far something is shown: by evidence that stands, or not. */
export function standing(shownBy: readonly Evidence[]): { words: string; isShown: boolean } {
  if (shownBy.length === 0) return { words: '', isShown: false }
  const rows = JSON.parse(textOf('docs/trust.json')) as Record<string, KeptRow>
  let isShown = true
  const words = shownBy.map(each => {
    if (typeof each === 'string') {
      if (rows[each]?.pass !== true) isShown = false
      return rows[each]
        ? `[${each}](../trust.md)${rows[each].pass ? '' : ' (not passed)'}`
        : `${each} (not kept yet)`
    }
    const [file, sentence] = each
    const path = testFiles[file]
    if (!textOf(path).includes(sentence)) throw new Error(`${path} has no test that says: ${sentence}`)
    return `“${sentence}” (\`${path}\`)`
  })
  return { words: words.join('; '), isShown }
}
