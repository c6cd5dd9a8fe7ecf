/**
 * The modules of the course, read from `modules/` when somebody first asks for one and kept until a new version is
 * recorded there. Whatever is wrong in a file is thrown with its name; `npm run check` says it before anything is released.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import {
  CourseModule,
  FrontMatter,
  type ModuleKey,
  type ModuleVersion,
  ModuleVersions,
  type Question,
  QuestionAnswer,
  type Scenario,
  Scenarios,
  WrittenQuestions,
} from './module.schema.ts'
import { stepsOf } from './module.text.ts'

let home = new URL('./modules/', import.meta.url)
const files = ['module.md', 'questions.yaml', 'scenario.yaml'] as const
const kept = new Map<string, CourseModule>()
let folders: readonly string[] | undefined
let versions: ModuleVersions | undefined
let recordedAt: number | undefined

/** Reads the course from another folder from now on: a copy that a charity writes in, or one of a test. */
export function teachFrom(folder: URL): void {
  home = folder
  recordedAt = undefined
}

/** A text that was edited is taught from the moment at which its version is recorded: all of it, or the one before. */
function noticeNewVersions(): void {
  const { mtimeMs } = statSync(versionsFile())
  if (mtimeMs === recordedAt) return
  recordedAt = mtimeMs
  folders = undefined
  versions = undefined
  kept.clear()
}

/** Which version of which module was taught from which day, and what it was made of. */
export function versionsFile(): URL {
  return new URL('versions.json', home)
}

/** Every module, in the order in which they are numbered. */
export function allModules(): readonly CourseModule[] {
  return moduleFolders().map(moduleIn)
}

export function moduleByKey(key: ModuleKey): CourseModule {
  const folder = moduleFolders().find(name => name.slice(3) === key)
  if (!folder) throw new Error(`There is no module ${key}`)
  return moduleIn(folder)
}

/** Every version of a module that was taught, oldest first: a completion names one of these and stays true. */
export function versionsOf(key: ModuleKey): readonly ModuleVersion[] {
  noticeNewVersions()
  versions ??= ModuleVersions.parse(JSON.parse(readFileSync(versionsFile(), 'utf8')))
  return versions[key] ?? []
}

/** The folders of the course: `01-role`, `02-basics` and so on. */
export function moduleFolders(): readonly string[] {
  noticeNewVersions()
  folders ??= readdirSync(home, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
  return folders
}

/** The first that is asked for brings all that can be read with it, so that none is read while it is being edited. */
export function moduleIn(folder: string): CourseModule {
  const module = kept.get(folder)
  if (module) return module
  for (const each of kept.size === 0 ? moduleFolders() : []) if (each !== folder) keepIfWhole(each)
  const asked = moduleFrom(folder, filesOf(folder))
  kept.set(folder, asked)
  return asked
}

function keepIfWhole(folder: string): void {
  try {
    kept.set(folder, moduleFrom(folder, filesOf(folder)))
  } catch {
    // whoever asks for it hears what is wrong with it
  }
}

/** What distinguishes one version of a module from another: everything that a trainee reads, byte by byte. */
export function fingerprintOf(folder: string): string {
  const hash = createHash('sha256')
  for (const [name, text] of Object.entries(filesOf(folder))) hash.update(`${name}\n${text}\n`)
  return hash.digest('hex')
}

function filesOf(folder: string): Partial<Record<(typeof files)[number], string>> {
  const present = files.filter(name => existsSync(new URL(`${folder}/${name}`, home)))
  return Object.fromEntries(
    present.map(name => [name, readFileSync(new URL(`${folder}/${name}`, home), 'utf8')]),
  )
}

/** One module from the text of its files. */
export function moduleFrom(
  folder: string,
  texts: Partial<Record<(typeof files)[number], string>>,
): CourseModule {
  const { front, body } = partsOf(folder, texts['module.md'] ?? '')
  const module = {
    ...within(`${folder}/module.md`, () => FrontMatter.parse(parse(front))),
    number: Number(folder.slice(0, 2)),
    steps: within(`${folder}/module.md`, () => stepsOf(body)),
    questions: within(`${folder}/questions.yaml`, () => questionsFrom(texts['questions.yaml'] ?? '')),
    scenarios: within(`${folder}/scenario.yaml`, () => scenariosFrom(texts['scenario.yaml'])),
  }
  return within(folder, () => whole(CourseModule.parse(module), folder))
}

function partsOf(folder: string, text: string): { front: string; body: string } {
  const { front, body } = /^---\n(?<front>.*?)\n---\n(?<body>.*)$/s.exec(text)?.groups ?? {}
  if (front === undefined || body === undefined) throw new Error(`${folder}/module.md has no front matter`)
  return { front, body }
}

function questionsFrom(text: string): Question[] {
  return WrittenQuestions.parse(parse(text)).map(({ answers, ...question }) => ({
    ...question,
    answers: answers.map((answer, place) => {
      const right = 'right' in answer
      const id = QuestionAnswer.shape.id.options[place]
      return QuestionAnswer.parse({
        id,
        text: right ? answer.right : answer.wrong,
        right,
        feedback: answer.because,
      })
    }),
  }))
}

function scenariosFrom(text: string | undefined): Scenario[] {
  return text === undefined ? [] : Scenarios.parse(parse(text))
}

/** What no single file can know: that its parts lead to one another. */
function whole(module: CourseModule, folder: string): CourseModule {
  if (folder.slice(3) !== module.key) throw new Error(`The folder is not called after its key, ${module.key}`)
  const { steps, questions, scenarios } = module
  for (const things of [steps, questions, scenarios])
    if (new Set(things.map(({ id }) => id)).size < things.length) throw new Error('One id is given twice')
  for (const { id, step } of questions)
    if (!steps.some(one => one.id === step))
      throw new Error(`The question ${id} goes back to a step that is not there: ${step}`)
  for (const { id, start, turns, ends } of scenarios)
    for (const name of [
      start,
      ...Object.values(turns).flatMap(({ choices }) => choices.map(({ leads }) => leads)),
    ])
      if (!(name in turns) && !(name in ends))
        throw new Error(`${id} leads to a turn that is not there: ${name}`)
  return module
}

function within<T>(file: string, make: () => T): T {
  try {
    return make()
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new Error(`${file}: ${why}`, { cause: error })
  }
}
