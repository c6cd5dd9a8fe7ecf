/** A real mail server on this machine, which can be told to be difficult. */
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

type Mood =
  | 'takes'
  | 'busy'
  | 'refusesAddress'
  | 'refusesLetter'
  | 'silent'
  | 'dropsBeforeData'
  | 'takesThenDrops'

export interface MailHouse {
  readonly url: string
  mood: Mood
  /** What it has taken, by the id that the sender gave. */
  readonly taken: { readonly messageId: string; readonly to: readonly string[]; readonly text: string }[]
  close(): Promise<void>
}

export async function openMailHouse(): Promise<MailHouse> {
  const taken: MailHouse['taken'] = []
  const house = { mood: 'takes' as Mood }
  const sockets = new Set<Socket>()
  const cutOff = () => {
    for (const socket of sockets) socket.destroy()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 50,
    onRcptTo: (_address, _session, callback) => {
      if (house.mood === 'busy') return callback(saying(450, 'come back later'))
      if (house.mood === 'refusesAddress') return callback(saying(550, 'nobody of that name'))
      if (house.mood === 'silent') return
      callback()
    },
    onData: (stream, session, callback) => {
      if (house.mood === 'dropsBeforeData') {
        stream.resume()
        cutOff()
        return
      }
      let text = ''
      stream.on('data', (piece: Buffer) => {
        text += piece.toString()
      })
      stream.on('end', () => {
        if (house.mood === 'refusesLetter') return callback(saying(554, 'not like this'))
        const messageId = /^message-id: (.*)$/im.exec(text)?.[1] ?? ''
        taken.push({ messageId, to: session.envelope.rcptTo.map(({ address }) => address), text })
        if (house.mood === 'takesThenDrops') {
          cutOff()
          return
        }
        callback()
      })
    },
  })
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('error', () => {
    // a connection that was cut on purpose
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    get mood() {
      return house.mood
    },
    set mood(mood) {
      house.mood = mood
    },
    taken,
    close: () =>
      new Promise(resolve => {
        cutOff()
        server.close(() => resolve())
      }),
  }
}

function saying(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode })
}
