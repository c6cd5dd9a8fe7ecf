import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressPage } from './compress-page.ts'

const text = '<p>Ayọ̀ likes mornings</p>'.repeat(100)
const page = (type = 'text/html; charset=utf-8', body = text) =>
  new Response(body, { status: 422, headers: { 'content-type': type, 'set-cookie': 'kept=yes' } })

test('a browser that takes gzip gets the same page smaller, with everything that was said of it', async () => {
  const sent = await compressPage(page(), 'br;q=1.0, gzip;q=0.8, *;q=0.1')
  const bytes = Buffer.from(await sent.arrayBuffer())
  expect(gunzipSync(bytes).toString('utf8')).toBe(text)
  expect(bytes.byteLength).toBeLessThan(text.length / 5)
  expect([sent.status, sent.headers.get('content-encoding'), sent.headers.get('vary')]).toEqual([
    422,
    'gzip',
    'Accept-Encoding',
  ])
  expect(sent.headers.getSetCookie()).toEqual(['kept=yes'])
})

test.each([undefined, '', 'br', 'gzip;q=0', 'gzip; q=0.0, br', 'identity'])(
  'a browser that says %j of gzip gets the page as it is',
  async accepts => {
    const sent = await compressPage(page(), accepts)
    expect(sent.headers.get('content-encoding')).toBeNull()
    expect(await sent.text()).toBe(text)
  },
)

test('what is small, what is no page, and what has no body stay as they are', async () => {
  const small = await compressPage(page('text/html', '<p>No</p>'), 'gzip')
  expect([small.headers.get('content-encoding'), await small.text()]).toEqual([null, '<p>No</p>'])
  const paper = await compressPage(page('application/pdf'), 'gzip')
  expect([paper.headers.get('content-encoding'), await paper.text()]).toEqual([null, text])
  const away = await compressPage(new Response(null, { status: 302, headers: { location: '/' } }), 'gzip')
  expect([away.status, away.headers.get('location')]).toEqual([302, '/'])
})
