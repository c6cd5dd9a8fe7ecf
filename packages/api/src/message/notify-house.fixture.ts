/** A server on this machine that speaks as GOV.UK Notify does, and can be told to be difficult. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Mood = 'takes' | 'refuses' | 'tooMany' | 'broken' | 'silent' | 'takesThenDrops'

export interface NotifyHouse {
  readonly url: string
  readonly key: string
  mood: Mood
  readonly taken: {
    readonly id: string
    readonly reference: string
    readonly to: string
    readonly body: string
  }[]
  close(): Promise<void>
}

export async function openNotifyHouse(): Promise<NotifyHouse> {
  const taken: NotifyHouse['taken'] = []
  const house = { mood: 'takes' as Mood }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://here')
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (!request.headers.authorization?.startsWith('Bearer ')) return answer(401, {})
    if (request.method === 'GET') {
      const reference = url.searchParams.get('reference')
      return answer(200, { notifications: taken.filter(each => each.reference === reference), links: {} })
    }
    const given = JSON.parse(await text(request))
    if (house.mood === 'silent') return
    if (house.mood === 'tooMany') return answer(429, { errors: [{ error: 'RateLimitError' }] })
    if (house.mood === 'broken') return answer(500, { errors: [{ error: 'Exception' }] })
    if (house.mood === 'refuses') return answer(400, { errors: [{ error: 'BadRequestError' }] })
    const note = {
      id: randomUUID(),
      reference: given.reference,
      to: given.phone_number ?? given.email_address,
      body: given.personalisation.body,
    }
    taken.push(note)
    if (house.mood === 'takesThenDrops') return void request.socket.destroy()
    answer(201, { id: note.id, reference: note.reference, content: { body: note.body } })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    key: `test-${randomUUID()}-${randomUUID()}`,
    get mood() {
      return house.mood
    },
    set mood(mood) {
      house.mood = mood
    },
    taken,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
