import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from './settings.server.ts'

const given = {
  ALONGSIDE_APP: 'training',
  ALONGSIDE_PORT: '4003',
  ALONGSIDE_API_URL: 'http://127.0.0.1:4000/',
  ALONGSIDE_COOKIE_SECRET: 'newest secret, no: this one has no comma'.replace(',', ';'),
}

test('someone who starts an app hears of every setting that is wrong at once', () => {
  const start = (): unknown => readSettings({ ALONGSIDE_PORT: 'four', ALONGSIDE_COOKIE_SECRET: 'short' })
  expect(start).toThrow('ALONGSIDE_APP')
  expect(start).toThrow('ALONGSIDE_PORT')
  expect(start).toThrow('ALONGSIDE_API_URL')
  expect(start).toThrow('each secret needs 32 characters or more')
})

test('an old cookie secret goes on being read while a new one signs', () => {
  const secrets = ['n'.repeat(32), 'o'.repeat(32)]
  expect(readSettings({ ...given, ALONGSIDE_COOKIE_SECRET: secrets.join(', ') }).cookieSecrets).toEqual(
    secrets,
  )
})

test('people are never served over an open line, except on their own machine', () => {
  expect(() => readSettings({ ...given, ALONGSIDE_ORIGIN: 'http://desk.example.org' })).toThrow('only https')
  expect(readSettings({ ...given, ALONGSIDE_ORIGIN: 'https://desk.example.org/x' })).toMatchObject({
    origin: 'https://desk.example.org',
    https: true,
  })
  expect(readSettings({ ...given, ALONGSIDE_ORIGIN: 'http://127.0.0.1:4003' }).https).toBe(false)
})

test('the secret may stand in a file of its own, and nobody wonders which of two counts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secret-'))
  const file = join(folder, 'secret')
  writeFileSync(file, `${'f'.repeat(32)}\n`)
  const { ALONGSIDE_COOKIE_SECRET: plain, ...others } = given
  const named = { ...others, ALONGSIDE_COOKIE_SECRET_FILE: file }
  expect(readSettings(named).cookieSecrets).toEqual(['f'.repeat(32)])
  expect(() => readSettings({ ...named, ALONGSIDE_COOKIE_SECRET: plain })).toThrow('not both')
  rmSync(folder, { recursive: true })
})
