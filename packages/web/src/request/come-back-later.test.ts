/** Somebody whom the API sends away for a moment: what they read, and that they lose nothing. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import type { Api } from './api.server.ts'
import { load } from './load.server.ts'
import { submit } from './submit.server.ts'

let api: Server
let answer: { status: 429 | 503; seconds: number } | 'none'
beforeAll(async () => {
  // sends everybody away as the house does: before anything was read of what they asked
  api = createServer((request, response) => {
    // heard, perhaps kept, and nobody comes back to say so
    if (answer === 'none') return request.resume().once('end', () => request.socket.destroy())
    return response
      .writeHead(answer.status, { 'retry-after': String(answer.seconds) })
      .end('{"code":"too-many"}')
  })
  await new Promise<void>(resolve => api.listen(0, '127.0.0.1', resolve))
  process.env.ALONGSIDE_APP = 'clinic'
  process.env.ALONGSIDE_PORT = '0'
  process.env.ALONGSIDE_COOKIE_SECRET = 'a secret of more than thirty-two characters'
  process.env.ALONGSIDE_API_URL = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
})
afterAll(() => {
  api.closeAllConnections()
  api.close()
})

function form(): Request {
  return new Request('http://127.0.0.1:4001/people/new', {
    method: 'POST',
    body: new URLSearchParams({ form: 'note', note: 'Ayọ̀ likes mornings' }),
  })
}

test('whoever asks for too much at once keeps what they wrote, and reads when to try again', async () => {
  answer = { status: 429, seconds: 2 }
  const told = await submit({ request: form() }, z.object({ note: z.string() }), async (_, asked) => {
    await asked.me.get.query()
    return { to: '/' }
  })
  expect([told.status, told.headers.get('retry-after')]).toEqual([429, '2'])
  expect(await told.json()).toMatchObject({
    values: { note: 'Ayọ̀ likes mornings' },
    sentences: ['That was too much at once. Try again in 2 seconds.', 'What you wrote is still here.'],
  })
})

test('a page that comes in a rush says so, and for how long', async () => {
  answer = { status: 503, seconds: 1 }
  const request = new Request('http://127.0.0.1:4001/people')
  const told = await load({ request }, asked => asked.me.get.query()).catch((thrown: unknown) => thrown)
  if (!(told instanceof Response)) throw told
  expect([told.status, told.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await told.text()).toBe('Many people are here just now. Try again in 1 second.')
})

test('whoever hears nothing back is not told that nothing was kept, and sends the same command again', async () => {
  answer = 'none'
  const commandId = '4f5d2b76-1b7c-4f0e-9d0a-0a8f4f7f6c11'
  const asked = new Request('http://127.0.0.1:4001/people/new', {
    method: 'POST',
    body: new URLSearchParams({ form: 'note', note: 'Ayọ̀ likes mornings', commandId }),
  })
  const schema = z.object({ note: z.string(), commandId: z.uuid() })
  const told = await submit({ request: asked }, schema, async (_, calling) => {
    await calling.me.get.query()
    return { to: '/' }
  })
  expect(told.status).toBe(504)
  expect(await told.json()).toMatchObject({
    commandId,
    values: { note: 'Ayọ̀ likes mornings' },
    sentences: [
      'The service did not answer in time, or something went wrong. We do not know whether this was kept.',
      'Look at the page below. If it was not kept, send it again: it never counts twice.',
    ],
  })
})

test('whoever finds the API starting again keeps what they wrote, and reads that it is for a moment', async () => {
  await new Promise(resolve => {
    api.close(resolve)
    api.closeAllConnections()
  })
  const ask = (asked: Api) => asked.me.get.query()
  const told = await submit({ request: form() }, z.object({ note: z.string() }), async (_, asked) => {
    await ask(asked)
    return { to: '/' }
  })
  expect([told.status, told.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await told.json()).toMatchObject({
    values: { note: 'Ayọ̀ likes mornings' },
    sentences: [
      'The service may be starting again. Try again in 10 seconds.',
      'What you wrote is still here.',
    ],
  })
  const page = await load({ request: new Request('http://127.0.0.1:4001/people') }, ask).catch(
    (thrown: unknown) => thrown,
  )
  if (!(page instanceof Response)) throw page
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '10'])
})
