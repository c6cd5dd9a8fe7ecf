/**
 * Looks through the modules of the course. `--grades` says how hard each step is to read; `--record` writes a new version
 * of a module into versions.json, and with `--unpublished` the same version once more, for a text nobody has learned yet.
 * `--in FOLDER` looks at a copy of the course instead.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import {
  type CourseModule,
  fingerprintOf,
  ModuleVersions,
  moduleFolders,
  moduleIn,
  teachFrom,
  versionsFile,
} from '@alongside/api/course'
import { plainDate } from '@alongside/domain/time'
import { findingsOf, gradesOf, wordCount } from './module-lint/module-findings.ts'
import { recordedWith, type Standing, versionFindings } from './module-lint/version-findings.ts'
import { say } from './terminal.ts'

const today = plainDate(new Date().toISOString().slice(0, 10))
const { values: wish } = parseArgs({
  options: {
    grades: { type: 'boolean' },
    record: { type: 'boolean' },
    unpublished: { type: 'boolean', default: false },
    in: { type: 'string' },
  },
})
if (wish.in) teachFrom(pathToFileURL(`${resolve(wish.in)}/`))
const versions = ModuleVersions.parse(JSON.parse(readFileSync(versionsFile(), 'utf8')))
const modules = new Map<string, CourseModule>()
let wrong = 0

for (const folder of moduleFolders()) {
  try {
    modules.set(folder, moduleIn(folder))
  } catch (error) {
    tell(folder, (error as Error).message)
  }
}
for (const [folder, module] of modules) {
  for (const finding of findingsOf(module, [...modules.values()])) tell(folder, finding)
  if (wish.grades) sayGrades(folder, module)
  if (wish.record) recordVersion(module, standingOf(folder, module))
  else for (const finding of versionFindings(standingOf(folder, module))) tell(folder, finding)
}
if (wish.record) writeFileSync(versionsFile(), `${JSON.stringify(versions, null, 2)}\n`)
// A day in the calendar must not break anybody's build: it is said, and nothing fails.
for (const [folder, { reviewBy }] of modules)
  if (reviewBy < today) say(`${folder}: should have been read again by ${reviewBy}.`)
if (wrong === 0) say(`${modules.size} modules can be taught.`)
else process.exitCode = 1

function standingOf(folder: string, { key, version }: CourseModule): Standing {
  return { key, version, fingerprint: fingerprintOf(folder), recorded: versions[key] ?? [] }
}

function recordVersion({ key, version }: CourseModule, standing: Standing): void {
  const recorded = recordedWith(standing, { date: today, unpublished: wish.unpublished })
  if (!recorded)
    tell(key, `Version ${version} was taught with another text: write the next number at its top.`)
  else versions[key] = [...recorded]
}

function sayGrades(folder: string, module: CourseModule): void {
  say(`${folder}: ${wordCount(module)} words, ${module.questions.length} questions`)
  for (const { part, grade } of gradesOf(module)) say(`  ${grade.toFixed(1).padStart(4)}  ${part}`)
}

function tell(where: string, what: string): void {
  wrong += 1
  say(`${where}: ${what}`)
}
