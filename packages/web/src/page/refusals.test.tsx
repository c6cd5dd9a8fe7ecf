/**
 * Every no that the rules of a lifecycle can give, as a person finds it: beside the step that is closed, and above the
 * form that was sent. The sentences are those that walking through every lifecycle came to.
 */
import { readFileSync } from 'node:fs'
import { channelWay, channelWords } from '@alongside/domain/contact-rules'
import { kinds } from '@alongside/domain/lifecycles'
import { refusalSentences } from '@alongside/domain/refusals'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ClosedStep } from './closed-step.tsx'
import { Problems } from './error-summary.tsx'

const here = (file: string) => new URL(`../../../domain/src/${file}`, import.meta.url)

/** What every kind of record was found to refuse with, whatever was tried, wherever it stood. */
function refusalsOf(kind: string): string[] {
  const walked = readFileSync(here(`${kind}/${kind}.behaviour.txt`), 'utf8')
  return [...new Set([...walked.matchAll(/✗ (.*)$/gm)].map(([, said = '']) => said))]
}

function shown(said: string): string {
  return renderToStaticMarkup(
    <>
      <Problems result={{ form: 'step', errors: {}, sentences: [said] }} />
      <ClosedStep id="step" label="The step" reasons={[said]} />
    </>,
  )
}

/** Names of the code, dates and words that nobody says so. */
const unfit = /[a-z][A-Z]|\bundefined\b|\bnull\b|\[object|\d{4}-\d{2}-\d{2}|\b(whatsapp|dbs|nhs)\b/

test.each(kinds)('a %s says no in words that fit a page', kind => {
  const refusals = refusalsOf(kind)
  expect(refusals.length).toBeGreaterThan(5)
  expect(refusals.filter(said => !/^[A-Z].*\.$/.test(said))).toEqual([])
  expect(refusals.filter(said => unfit.test(said.replaceAll('WhatsApp', '')))).toEqual([])
  // once above the form that was sent, once beside the step that is closed
  const silent = refusals.filter(said => {
    const page = shown(said)
    return !page.includes(`${said}</li>`) || !page.includes(`<p>${said}</p>`)
  })
  expect(silent).toEqual([])
})

test.each(Object.values(refusalSentences))('whatever says no without a reason says: %s', said => {
  expect(shown(said)).toContain(said)
  expect(said).toMatch(/^[A-Z].*\.$/)
})

test('a way to reach somebody is named as people name it, however it stands in a sentence', () => {
  expect(Object.keys(channelWay)).toEqual(Object.keys(channelWords))
  for (const way of Object.values(channelWay)) expect(way).toMatch(/^(by|at) /)
  expect(channelWay.whatsapp).toBe('by WhatsApp')
})
