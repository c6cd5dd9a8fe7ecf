import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { askApi } from './ask-api.server.ts'

let api: Server
afterEach(() => {
  api.closeAllConnections()
  api.close()
})

async function open(listener: RequestListener): Promise<URL> {
  api = createServer(listener)
  await new Promise<void>(resolve => api.listen(0, '127.0.0.1', resolve))
  return new URL(`http://127.0.0.1:${(api.address() as AddressInfo).port}/trpc`)
}

const asked = { headers: { 'content-type': 'application/json' }, body: '{"name":"Ayọ̀"}' }

test('the API hears the whole question, and its no arrives with what it says', async () => {
  const address = await open((request, response) => {
    let said = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      said += part
    })
    request.on('end', () => response.writeHead(409).end(JSON.stringify({ said, method: request.method })))
  })
  const told = await askApi(address, asked, 1000)
  expect([told.ok, told.status]).toEqual([false, 409])
  expect(await told.json()).toEqual({ said: asked.body, method: 'POST' })
})

test('a connection that the API closed while nobody used it is no matter to whoever asks next', async () => {
  let heard = 0
  const address = await open((request, response) => {
    heard++
    // the second question comes on a connection that is being closed
    if (heard === 2) request.socket.resetAndDestroy()
    else response.end('{}')
  })
  await askApi(address, asked, 1000)
  await new Promise(resolve => setImmediate(resolve))
  expect((await askApi(address, asked, 1000)).ok).toBe(true)
  expect(heard).toBe(3)
})

test('an API that never answers is an outage, and nobody waits for it for ever', async () => {
  const address = await open(() => {})
  await expect(askApi(address, asked, 50)).rejects.toThrow('The API took too long')
})

test('an API that is not there is an outage at once', async () => {
  const address = await open(() => {})
  await new Promise(resolve => api.close(resolve))
  await expect(askApi(address, asked, 1000)).rejects.toThrow(/ECONNREFUSED/)
})
