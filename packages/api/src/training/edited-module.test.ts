/** A module that is edited while people learn: the author records a new version, and nobody loses what they did. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { editedMeanwhile } from '@alongside/domain/training'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { choices, enrolled, type Learner, learns, seqOf } from '../testing/joining.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { teachFrom, versionsOf } from './module.reader.ts'

const course = new URL('./modules/', import.meta.url)
let programme: Programme
let team: Team
let copy: string

beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  copy = await mkdtemp(join(tmpdir(), 'course-'))
  await cp(course, copy, { recursive: true })
  teachFrom(pathToFileURL(`${copy}/`))
})
afterAll(async () => {
  teachFrom(course)
  await rm(copy, { recursive: true })
  await programme.close()
})

/** What an author does by `docs/how-to/write-a-module.md`: edits the text, writes the next number, and records it. */
async function edits(folder: string): Promise<void> {
  const text = join(copy, folder, 'module.md')
  const before = await readFile(text, 'utf8')
  const number = Number(/^version: (?<number>\d+)$/m.exec(before)?.groups?.number)
  await writeFile(
    text,
    `${before.replace(`version: ${number}`, `version: ${number + 1}`).trimEnd()} One sentence more.\n`,
  )
  const questions = join(copy, folder, 'questions.yaml')
  const bank = await readFile(questions, 'utf8')
  await writeFile(questions, `${bank.trimEnd()}\n\n${oneQuestionMore(bank)}`)
  await records()
}

/** The first question once more under another name, so that another draw comes of the same chance. */
function oneQuestionMore(bank: string): string {
  const first = bank.slice(bank.indexOf('- id:')).split(/\n\n?(?=- id:)/)[0] ?? ''
  return `${first.trimEnd().replace(/- id: (\S+)/, '- id: $1-again')}\n`
}

async function records(): Promise<string> {
  const lint = fileURLToPath(new URL('../../../../tooling/src/module-lint.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [lint, '--in', copy, '--record'])
  return stdout
}

async function answers(
  { trainee, training }: Learner,
  module: 'role' | 'story',
  seed: string,
  chosen: Record<string, string[]>,
) {
  return asking(programme, trainee).training.answerCheck({
    commandId: randomUUID(),
    id: training,
    seq: await seqOf(programme, 'training', training),
    module,
    seed,
    chosen,
  })
}

test('a completion stays one of the version that was learned, when the module is edited', async () => {
  const learner = await enrolled(programme, team.coordinator)
  await learns(programme, learner, ['role'])
  await edits('01-role')
  expect(versionsOf('role').map(({ version }) => version)).toEqual([1, 2])
  const own = await asking(programme, learner.trainee).training.mine()
  expect(own.training?.completions).toMatchObject([{ module: 'role', version: 1 }])
  expect(own.modules.find(({ key }) => key === 'role')).toMatchObject({ doneVersion: 1, changedSince: true })
  const { page } = await asking(programme, learner.trainee).training.module({ module: 'role' })
  expect(page.version).toBe(2)

  // whoever likes learns the new one too: one more fact, and none is taken away
  const { seed } = await asking(programme, learner.trainee).training.check({ module: 'role', draw: 'later' })
  expect(await answers(learner, 'role', seed, choices('role', seed))).toMatchObject({ passed: true })
  const after = await asking(programme, learner.trainee).training.mine()
  expect(after.training?.completions.map(({ version }) => version)).toEqual([1, 2])
  expect(after.modules.find(({ key }) => key === 'role')).toMatchObject({
    doneVersion: 2,
    changedSince: false,
  })
})

test('whoever was asked before an edit is not marked by the questions after it', async () => {
  const learner = await enrolled(programme, team.coordinator)
  await learns(programme, learner, ['role', 'basics'])
  const { trainee, training } = learner
  const before = await asking(programme, trainee).training.check({ module: 'story', draw: 'a-draw' })
  const right = choices('story', before.seed)
  await edits('03-story')
  const again = await asking(programme, trainee).training.check({ module: 'story', draw: 'a-draw' })
  expect(again.seed).not.toBe(before.seed)

  const no = await noOf(answers(learner, 'story', before.seed, right))
  expect(no).toMatchObject({ code: 'refused', reasons: [editedMeanwhile] })
  const own = await asking(programme, trainee).training.mine()
  expect(own.training).toMatchObject({ modulesDone: 2, tries: {} })
  expect(await seqOf(programme, 'training', training)).toBe(2)
  expect(await answers(learner, 'story', again.seed, choices('story', again.seed))).toMatchObject({
    passed: true,
  })
})
