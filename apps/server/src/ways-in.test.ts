import type { SignIn } from '@alongside/api/server'
import { signInRoutes } from '@alongside/api/server'
import { openProgramme } from '@alongside/api/testing'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { makeServer } from './server.ts'

test('everything that the sign-in service answers is let through to it, so that no page asks in vain', async () => {
  const programme = await openProgramme()
  const heard: string[] = []
  const signIn = {
    handle: async (request: Request) => {
      heard.push(`${request.method} ${new URL(request.url).pathname.replace('/auth', '')}`)
      return Response.json({})
    },
  } as unknown as SignIn
  const server = makeServer({
    doors: programme.api,
    signIn,
    settings: {
      apiUrl: 'http://127.0.0.1:4000',
      appUrls: [],
      cookieSecret: programme.database.secrets.cookieSecret,
      idleMinutes: 30,
      secondFactorNeeded: false,
    },
    log: pino({ level: 'silent' }),
  })
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
  for (const route of signInRoutes) {
    const [method = '', path] = route.split(' ')
    await fetch(`${address}/auth${path}`, {
      method,
      ...(method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: '{}' } : {}),
    })
  }
  expect(heard.sort()).toEqual([...signInRoutes].sort())
  await server.app.close()
  await programme.close()
})
