import { curriculum } from '@alongside/domain/training'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { allModules, moduleByKey, moduleFrom, versionsOf } from './module.reader.ts'
import { stepsOf } from './module.text.ts'
import { drawQuestions, hasSeveralRight } from './question.draw.ts'

function stepOf(markdown: string) {
  return stepsOf(`## A walk {#walk}\n\n${markdown}`)[0]?.parts
}

test('every module can be read, in the order of the curriculum, and a completion of it names a version that stays', () => {
  const modules = allModules()
  expect(modules.map(({ key }) => key)).toEqual(
    curriculum.map(({ key }) => key).filter(key => modules.some(module => module.key === key)),
  )
  for (const { key, version } of modules) {
    expect(moduleByKey(key)).toBe(modules.find(module => module.key === key))
    expect(versionsOf(key).map(one => one.version)).toContain(version)
  }
})

test('what an author writes becomes paragraphs, lists, quotations and boxes', () => {
  const parts = stepOf(
    'Ade **waits**, and *then* [asks](https://www.nat.org.uk/).\n\n1. One\n2. Two\n\n### Case: Ade\n\nAde rang.\n\n> Hello.',
  )
  expect(parts).toEqual([
    {
      kind: 'paragraph',
      runs: [
        { text: 'Ade ', look: 'plain', href: null },
        { text: 'waits', look: 'strong', href: null },
        { text: ', and ', look: 'plain', href: null },
        { text: 'then', look: 'emphasis', href: null },
        { text: ' ', look: 'plain', href: null },
        { text: 'asks', look: 'plain', href: 'https://www.nat.org.uk/' },
        { text: '.', look: 'plain', href: null },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      items: [[{ text: 'One', look: 'plain', href: null }], [{ text: 'Two', look: 'plain', href: null }]],
    },
    {
      kind: 'case',
      title: 'Ade',
      blocks: [
        { kind: 'paragraph', runs: [{ text: 'Ade rang.', look: 'plain', href: null }] },
        { kind: 'quote', paragraphs: [[{ text: 'Hello.', look: 'plain', href: null }]] },
      ],
    },
  ])
})

test('nothing that could run in a browser or fetch from a stranger gets into a module', () => {
  for (const text of [
    '<script>alert(1)</script>',
    'Ade <b onclick="x">waits</b>.',
    '![a picture](https://example.org/x.png)',
    '[press](javascript:alert(1))',
    '[press](http://example.org)',
    '[press](https://10.0.0.1/)',
    '```js\nalert(1)\n```',
  ])
    expect(() => stepOf(text), text).toThrow()
})

test('whoever writes a module hears in which file something is wrong', () => {
  expect(() => moduleFrom('01-role', { 'module.md': 'No front matter' })).toThrow('01-role/module.md')
  expect(() => stepsOf('## A step without an id\n\nWords.')).toThrow('no id')
  expect(() => stepsOf('Words before any step.')).toThrow('before the first step')
})

test('a check asks eight different questions and every step at least once, and is the same when it is opened again', () => {
  return fc.assert(
    fc.property(fc.constantFrom(...allModules()), fc.string(), ({ key, steps }, seed) => {
      const drawn = drawQuestions(key, seed)
      expect(new Set(drawn.map(({ id }) => id)).size).toBe(8)
      expect(new Set(drawn.map(({ step }) => step)).size).toBe(Math.min(8, steps.length))
      expect(drawQuestions(key, seed)).toEqual(drawn)
    }),
    { numRuns: 40 },
  )
})

test('somebody who tries again meets other questions', () => {
  const ids = (seed: string) => drawQuestions('role', seed).map(({ id }) => id)
  expect(ids('first try')).not.toEqual(ids('second try'))
})

test('a question with more than one right answer is asked as such', () => {
  const questions = allModules().flatMap(module => module.questions)
  const several = questions.filter(hasSeveralRight)
  expect(several.length).toBeGreaterThan(0)
  for (const { answers } of several) expect(answers.filter(({ right }) => right).length).toBeGreaterThan(1)
  expect(several.length).toBeLessThan(questions.length)
})
