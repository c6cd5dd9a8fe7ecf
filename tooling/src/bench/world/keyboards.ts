/**
 * Three people stand for everybody under a load. The house lets questions in by sessions, so each of them sits at many
 * keyboards: as many people would, who each open a page now and then.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { openOn } from '@alongside/api/postgres'
import type { World } from './world.ts'

type Person = World['mentor']

export interface Crowd<W extends World> {
  /** The world, in which each look at a cookie is a look at the next keyboard. */
  readonly world: W
  /** A keyboard of somebody's that nobody else uses. */
  oneMore(person: Person): Promise<string>
}

export async function atManyKeyboards<W extends World>(world: W, count: number): Promise<Crowd<W>> {
  const connection = await openOn(world.url)
  try {
    const seated = async (person: Person): Promise<Person> => {
      const cookies: string[] = []
      for (let nth = 0; nth < count; nth++) cookies.push(await sessionOf(connection, world, person))
      let turn = 0
      return {
        ...person,
        get cookie() {
          turn += 1
          return cookies[turn % count] ?? person.cookie
        },
      }
    }
    const { clinician, coordinator, mentor } = world
    return {
      world: {
        ...world,
        clinician: await seated(clinician),
        coordinator: await seated(coordinator),
        mentor: await seated(mentor),
      },
      oneMore: async person => {
        const own = await openOn(world.url)
        return sessionOf(own, world, person).finally(() => own.end())
      },
    }
  } finally {
    await connection.end()
  }
}

type Connection = Awaited<ReturnType<typeof openOn>>

/** The cookie of one more session of an account, as sign-in would have opened it. */
async function sessionOf(connection: Connection, { secrets }: World, { accountId }: Person): Promise<string> {
  const token = randomBytes(24).toString('hex')
  await connection.query(
    `insert into auth."session" ("expiresAt", token, "updatedAt", "userId")
     select now() + interval '1 day', $1, now(), auth_user_id from account where id = $2`,
    [createHash('sha256').update(token).digest('hex'), accountId],
  )
  const signature = createHmac('sha256', secrets.cookieSecret).update(token).digest('base64')
  return `alongside.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
