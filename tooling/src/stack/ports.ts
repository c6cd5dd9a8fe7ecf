import { createServer } from 'node:net'
import { type App, apps } from '../checkout.ts'

export type Served = 'api' | App
export type Ports = Readonly<Record<Served, number>>

export const served: readonly Served[] = ['api', ...apps]

const usual: Ports = { api: 4000, clinic: 4001, 'mentor-portal': 4002, training: 4003, admin: 4004 }

/** The ports of `npm start`: the usual ones, or those set in the environment. */
export function portsFrom(environment: Readonly<Record<string, string | undefined>>): Ports {
  return forEachServed(name => {
    const text = environment[variableOf(name)]
    if (text === undefined || text === '') return usual[name]
    const port = Number(text)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`${variableOf(name)} must be a port from 1 to 65535, and is "${text}".`)
    }
    return port
  })
}

/** Ports that nobody uses right now. */
export async function freePorts(): Promise<Ports> {
  const held = await Promise.all(served.map(() => holdPort(0)))
  const free = new Map(served.map((name, at) => [name, held[at]?.port ?? 0]))
  await Promise.all(held.map(one => one?.release()))
  return forEachServed(name => free.get(name) ?? 0)
}

/** One more of them. */
export async function freePort(): Promise<number> {
  const held = await holdPort(0)
  await held?.release()
  return held?.port ?? 0
}

/** Which of the ports somebody else has, each with the way out of it. */
export async function takenPorts(ports: Ports): Promise<string[]> {
  const complaints: string[] = []
  for (const name of served) {
    const held = await holdPort(ports[name])
    if (held) await held.release()
    else
      complaints.push(`Port ${ports[name]}, for ${name}, is in use. Set ${variableOf(name)} to another one.`)
  }
  const twice = served.filter((name, at) => served.findIndex(other => ports[other] === ports[name]) !== at)
  for (const name of twice)
    complaints.push(`Port ${ports[name]} is given twice. Set ${variableOf(name)} to another one.`)
  return complaints
}

export function addressOf(port: number): string {
  return `http://127.0.0.1:${port}`
}

function variableOf(name: Served): string {
  return `ALONGSIDE_PORT_${name.replace('-', '_').toUpperCase()}`
}

function forEachServed(portOf: (name: Served) => number): Ports {
  return {
    api: portOf('api'),
    clinic: portOf('clinic'),
    'mentor-portal': portOf('mentor-portal'),
    training: portOf('training'),
    admin: portOf('admin'),
  }
}

async function holdPort(port: number): Promise<{ port: number; release(): Promise<void> } | undefined> {
  const server = createServer()
  return new Promise(resolve => {
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        release: () => new Promise(done => server.close(() => done())),
      })
    })
  })
}
