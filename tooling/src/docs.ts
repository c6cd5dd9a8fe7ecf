/**
 * Makes the pages of docs/ that are made from the code. With `--check` nothing is written, and a page that says
 * something else than the code fails.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './checkout.ts'
import { lifecyclePages } from './lifecycle-docs.ts'
import { permissionPage } from './permission-docs.ts'
import { trustPage } from './prove/page.ts'
import { recordPages } from './records/pages.ts'
import { say } from './terminal.ts'

const pages: Record<string, string> = {
  ...lifecyclePages(),
  'docs/permissions.md': permissionPage(),
  'docs/trust.md': trustPage(),
  ...recordPages(),
}
const check = process.argv.includes('--check')

function stands(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return undefined
  }
}

const stale = Object.entries(pages).filter(([path, text]) => stands(path) !== text)
for (const [path, text] of stale) {
  if (check) {
    say(`${path} says something else than the code. Make it again with: npm run fix`)
    process.exitCode = 1
  } else {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
    say(`${path} was made again.`)
  }
}
if (stale.length === 0) say(`${Object.keys(pages).length} pages say what the code says.`)
