/** Every loader and action of the four apps that has an id in its address: somebody out of reach is nobody there too. */
import { type App, apps } from '../checkout.ts'
import { inTurns } from './in-turns.ts'
import type { House } from './served.ts'
import type { CallerRole, Ground, Ids } from './six-rows.ts'
import { anyId, webRoutes } from './web-routes.ts'

const whoUses: Readonly<Record<App, readonly CallerRole[]>> = {
  clinic: ['clinician'],
  'mentor-portal': ['mentor'],
  training: ['trainee'],
  admin: ['coordinator', 'safeguardingLead', 'administrator'],
}

/** What may stand in an address as an id. */
const named = ['person', 'referral', 'onboarding', 'mentoring', 'discharge', 'mentor', 'account', 'clinic']

/** Gives how many were asked. */
export async function webReach(house: House, { callers, rows }: Ground, faults: string[]): Promise<number> {
  let count = 0
  const routes = webRoutes.filter(({ path, isInside }) => isInside && path.includes(anyId))
  const cookies = new Map<string, string>()
  for (const app of apps)
    for (const role of whoUses[app]) {
      const who = callers.get(role)
      if (who) cookies.set(`${app} ${role}`, await house.appCookie(app, who))
    }
  const work = routes.flatMap(route => whoUses[route.app].map(role => ({ route, role })))
  await inTurns(work, 4, async ({ route: { app, id, path }, role }) => {
    const cookie = cookies.get(`${app} ${role}`) ?? ''
    const own = house.apps[app]
    const ask = async (ids: Ids, name: string, how: 'page' | 'loader' | 'action') => {
      count++
      const address = path.replaceAll(anyId, ids[name] ?? '')
      const answer = await fetch(
        `${own}${address}${how === 'page' ? '' : `?_data=${encodeURIComponent(id)}`}`,
        {
          method: how === 'action' ? 'POST' : 'GET',
          redirect: 'manual',
          headers: { cookie, origin: own, 'sec-fetch-site': 'same-origin' },
          ...(how === 'action'
            ? { body: new URLSearchParams({ form: 'x', commandId: crypto.randomUUID() }) }
            : {}),
        },
      )
      const told = `${answer.status} ${answer.headers.get('location') ?? ''} ${await answer.text()}`
      return told
        .replaceAll(ids[name] ?? '', 'ID')
        .replace(/nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
    }
    for (const how of ['page', 'loader', 'action'] as const) {
      const nobody = await ask(rows['non-existing'], 'person', how)
      for (const kind of outOfReach(role))
        for (const name of named) {
          // a whole page holds the same as its loader gave: one id of each is enough there
          if (how === 'page' && name !== 'person') continue
          // who works here, and where, is for whoever looks after accounts and places
          if (isOfThePlaces(role, name)) continue
          const told = await ask(rows[kind], name, how)
          if (told !== nobody)
            faults.push(`${app} ${how} ${path} as ${role} with the ${name} of ${kind}: ${told.slice(0, 100)}`)
        }
    }
  })
  return count
}

function outOfReach(role: CallerRole) {
  return role === 'mentor'
    ? (['other clinic', 'ended', 'same clinic', 'own'] as const)
    : (['other clinic', 'own'] as const)
}

function isOfThePlaces(role: CallerRole, name: string): boolean {
  return (name === 'account' || name === 'clinic' || name === 'mentor') && role !== 'clinician'
}
