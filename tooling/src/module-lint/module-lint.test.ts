import { moduleFolders, moduleIn } from '@alongside/api/course'
import { plainDate } from '@alongside/domain/time'
import { expect, test } from 'vitest'
import { unknownNumbers } from './known-numbers.ts'
import { findingsOf } from './module-findings.ts'
import { readingGrade } from './reading-age.ts'
import { revealingWord } from './revealing-words.ts'
import { recordedWith, versionFindings } from './version-findings.ts'

const [first = ''] = moduleFolders()
const role = moduleIn(first)
const day = plainDate('2026-11-23')
const taught = { version: 1, date: day, sha256: 'a'.repeat(64) }
const standing = { key: 'role', version: 1, fingerprint: taught.sha256, recorded: [taught] }

test('an author hears of a title that tells a stranger something', () => {
  expect(findingsOf(role, [role])).toEqual([])
  expect(findingsOf({ ...role, title: 'Living with HIV' }, [role]).join()).toContain('"HIV"')
  expect(revealingWord('Your first clinic visit')).toBe('clinic')
  expect(revealingWord('The whole of a person')).toBeUndefined()
})

test('an author hears of a step that is hard to read, and which', () => {
  const hard =
    'Notwithstanding considerable organisational heterogeneity, practitioners operationalise confidentiality.'
  expect(readingGrade(hard)).toBeGreaterThan(9)
  expect(readingGrade('Ade waits for the bus. It is late. He rings Sam.')).toBeLessThan(4)
  const [step, ...others] = role.steps
  if (!step) throw new Error('No step')
  const heavy = {
    ...step,
    parts: [
      ...step.parts,
      ...Array.from({ length: 40 }, () => ({
        kind: 'paragraph' as const,
        runs: [{ text: hard, look: 'plain' as const, href: null }],
      })),
    ],
  }
  expect(findingsOf({ ...role, steps: [heavy, ...others] }, [role]).join()).toContain(step.title)
})

test('a module that needs itself, a later one or none at all cannot be reached, and its author hears so', () => {
  expect(findingsOf({ ...role, needs: ['role'] }, [role]).join()).toContain('comes later or is itself')
  expect(findingsOf({ ...role, needs: ['alone'] }, [role]).join()).toContain('not there')
})

test('a check that can be passed by always choosing the longest answer is found', () => {
  const questions = role.questions.map(question => ({
    ...question,
    answers: question.answers.map(answer => ({
      ...answer,
      text: answer.right ? `${answer.text} `.repeat(4) : 'No.',
    })),
  }))
  expect(findingsOf({ ...role, questions }, [role]).join()).toContain('the longest answer is the right one')
})

test('a wrong digit in a number for people in need is found', () => {
  expect(unknownNumbers('Ring 999, or Samaritans on 116 123, or text SHOUT to 85258.')).toEqual([])
  expect(unknownNumbers('Ring Samaritans on 116 132, or 0808 2000 274.')).toEqual([
    '116 132',
    '0808 2000 274',
  ])
})

test('an exercise that leads in a circle or to nothing good is found', () => {
  const choice = { say: 'Go', serves: 'badly' as const, because: 'No.', leads: 'one' }
  const circle = {
    id: 'circle',
    title: 'A circle',
    person: 'Ade.',
    task: 'Talk.',
    start: 'one',
    turns: { one: { happens: 'Ade waits.', choices: [choice, choice] } },
    ends: { far: { serves: 'badly' as const, happens: 'It ends.', learn: 'Nothing.' } },
  }
  const said = findingsOf({ ...role, scenarios: [circle] }, [role]).join()
  for (const part of ['circle at "one"', 'ever leads to "far"', 'cannot end well', 'no good choice'])
    expect(said).toContain(part)
})

test('a changed text asks for a new version, and the old one stays where completions can find it', () => {
  const changed = { ...standing, fingerprint: 'b'.repeat(64) }
  expect(versionFindings(standing)).toEqual([])
  expect(versionFindings(changed).join()).toContain('version: 2')
  expect(recordedWith(changed, { date: day, unpublished: false })).toBeUndefined()
  expect(recordedWith({ ...changed, version: 2 }, { date: day, unpublished: false })).toEqual([
    taught,
    { version: 2, date: day, sha256: changed.fingerprint },
  ])
  expect(recordedWith(changed, { date: day, unpublished: true })).toEqual([
    { version: 1, date: day, sha256: changed.fingerprint },
  ])
})

test('a version that was taken out of the list is missed', () => {
  expect(versionFindings({ ...standing, recorded: [{ ...taught, version: 2 }] }).join()).toContain(
    'none is ever',
  )
})
