import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { environment } from './environment.ts'
import { settingsFrom } from './settings.ts'

const key = randomBytes(32).toString('base64')
const whole = {
  ALONGSIDE_DATABASE_URL_API: 'postgres://a',
  ALONGSIDE_DATABASE_URL_WORKER: 'postgres://b',
  ALONGSIDE_DATABASE_URL_AUTH: 'postgres://c',
  ALONGSIDE_KEY_ENCRYPTION_KEY: key,
  ALONGSIDE_BLIND_INDEX_KEY: key,
  ALONGSIDE_AUTH_SECRET: 'x'.repeat(40),
}

test('a whole environment is enough to start on this machine', () => {
  expect(settingsFrom(whole)).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    apiUrl: 'http://127.0.0.1:4000',
    secondFactorNeeded: false,
    runsJobs: true,
  })
})

test('whatever is missing or wrong is named at once, and no value of it is told', () => {
  const secret = 'c2hvcnQ='
  let message = ''
  try {
    settingsFrom({ ...whole, ALONGSIDE_KEY_ENCRYPTION_KEY: secret, ALONGSIDE_AUTH_SECRET: undefined })
  } catch (error) {
    message = String(error)
  }
  expect(message).toContain('ALONGSIDE_KEY_ENCRYPTION_KEY')
  expect(message).toContain('ALONGSIDE_AUTH_SECRET')
  expect(message).not.toContain(secret)
})

test('messages stay in the house unless a carrier is named', () => {
  expect(settingsFrom(whole).post).toEqual({ text: 'local', email: 'local' })
})

test('a carrier that is named is told all it needs', () => {
  expect(() => settingsFrom({ ...whole, ALONGSIDE_EMAIL_CARRIER: 'smtp' })).toThrow(/ALONGSIDE_SMTP_URL/)
  expect(() => settingsFrom({ ...whole, ALONGSIDE_TEXT_CARRIER: 'notify' })).toThrow(
    /ALONGSIDE_NOTIFY_KEY[\s\S]*ALONGSIDE_NOTIFY_TEXT_TEMPLATE/,
  )
  const { post } = settingsFrom({
    ...whole,
    ALONGSIDE_EMAIL_CARRIER: 'smtp',
    ALONGSIDE_SMTP_URL: 'smtp://mail.example:587',
    ALONGSIDE_MAIL_FROM: 'Sam <notes@pages.example>',
  })
  expect(post).toEqual({
    text: 'local',
    email: 'smtp',
    smtp: { url: 'smtp://mail.example:587', from: 'Sam <notes@pages.example>' },
  })
})

test.each([
  ['ALONGSIDE_MAIL_FROM', 'Peer support <hello@pages.example>'],
  ['ALONGSIDE_MAIL_FROM', 'Sam <sam@clinic.example>'],
  ['ALONGSIDE_PRIVATE_PAGE_URL', 'https://hiv.example'],
])('%s may not tell a stranger anything, as "%s" would', (name, value) => {
  expect(() => settingsFrom({ ...whole, [name]: value })).toThrow(/tells a stranger something/)
})

test('a secret may stand in a file of its own, and is then not given in any other way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  const file = join(folder, 'key')
  writeFileSync(file, `${key}\n`)
  const { ALONGSIDE_BLIND_INDEX_KEY: _none, ...rest } = whole
  const named = {
    ...rest,
    ALONGSIDE_BLIND_INDEX_KEY_FILE: file,
    ALONGSIDE_ERASURE_FILE: file,
    ALONGSIDE_ANCHOR_KEY: key,
  }
  expect(settingsFrom(environment(named))).toMatchObject({
    keys: { indexKey: Buffer.from(key, 'base64') },
    ledger: { file },
  })
  expect(() => environment({ ...whole, ALONGSIDE_BLIND_INDEX_KEY_FILE: file })).toThrow('not both')
  rmSync(folder, { recursive: true })
})

test('while the wrapping key is changed, the other one opens too', () => {
  const other = randomBytes(32).toString('base64')
  const { keys } = settingsFrom({ ...whole, ALONGSIDE_KEY_ENCRYPTION_KEYS_ALSO: other })
  expect(keys.earlierWrappingKeys.map(each => each.toString('base64'))).toEqual([other])
  expect(settingsFrom(whole).keys.earlierWrappingKeys).toEqual([])
  expect(() => settingsFrom({ ...whole, ALONGSIDE_KEY_ENCRYPTION_KEYS_ALSO: 'short' })).toThrow('32 bytes')
})

test('index keys that are being changed, and those of single clinics, are read whole or not at all', () => {
  const [other, clinic] = [Buffer.alloc(32, 7), '7f1c0d52-5f0f-4d0b-8f2e-0a8f0a1c2d3e']
  const text = other.toString('base64')
  const { keys } = settingsFrom({
    ...whole,
    ALONGSIDE_BLIND_INDEX_KEYS_ALSO: text,
    ALONGSIDE_BLIND_INDEX_KEYS_OF: `${clinic}=${text}`,
    ALONGSIDE_LINK_KEY: text,
  })
  expect(keys.earlierIndexKeys).toEqual([other])
  expect(keys.clinicIndexKeys).toEqual(new Map([[clinic, other]]))
  expect(keys.linkKey).toEqual(other)
  for (const wrong of [clinic, `${clinic}=short`, `=${text}`, `north=${text}`])
    expect(() => settingsFrom({ ...whole, ALONGSIDE_BLIND_INDEX_KEYS_OF: wrong }), wrong).toThrow(
      'INDEX_KEYS_OF',
    )
})
