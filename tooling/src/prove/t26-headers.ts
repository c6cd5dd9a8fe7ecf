/** Every answer of every page, signed in and not: what a browser is told to keep, to run, to show and to send on. */
import { proofOf, type Row } from './row.ts'
import { withHouse } from './served.ts'
import { webRoutes } from './web-routes.ts'

/** What each answer must say, as a pattern. */
const wanted: Readonly<Record<string, RegExp>> = {
  'content-security-policy':
    /default-src 'self'.*script-src 'self' 'nonce-[\w+/=-]{16,}'.*object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/i,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\).*microphone=\(\).*geolocation=\(\)/,
  'cache-control': /no-store/,
}

const never: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /unsafe-inline|unsafe-eval|\*/,
  server: /./,
  'x-powered-by': /./,
  'access-control-allow-origin': /./,
}

const ofTheApi: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /default-src 'none'; frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'referrer-policy': /^no-referrer$/,
  'cache-control': /no-store/,
}

export const row: Row = {
  id: 'T26',
  title:
    'Every answer tells the browser to keep nothing, to run nothing but ours, and to tell nobody where it was',
  counts: 'answers',
  goal: '0 answers without one of the headers, 0 loose cookies, 0 addresses of others in a page',
  prove: () =>
    withHouse('everything', async house => {
      const faults: string[] = []
      const nonces = new Set<string>()
      let count = 0
      const look = async (
        where: string,
        url: string,
        headers: Record<string, string>,
        must: typeof wanted,
      ) => {
        count++
        const answer = await fetch(url, { headers, redirect: 'manual' })
        const page = await answer.text()
        for (const [name, pattern] of Object.entries(must))
          if (!pattern.test(answer.headers.get(name) ?? ''))
            faults.push(`${where}: ${name} is ${answer.headers.get(name)}`)
        for (const [name, pattern] of Object.entries(never))
          if (pattern.test(answer.headers.get(name) ?? ''))
            faults.push(`${where}: ${name} is ${answer.headers.get(name)}`)
        for (const cookie of answer.headers.getSetCookie())
          if (!/httponly/i.test(cookie) || !/samesite=(lax|strict)/i.test(cookie) || !/path=\//i.test(cookie))
            faults.push(`${where}: a cookie without its flags: ${cookie.split('=', 1)[0]}`)
        const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
        if (nonce) {
          if (nonces.has(nonce)) faults.push(`${where}: a nonce came twice`)
          nonces.add(nonce)
        }
        if (/(src|action)="https?:|<link[^>]+href="https?:|@import|style="/i.test(page))
          faults.push(`${where}: the page asks others`)
        if (/<script(?![^>]*(nonce|src))/i.test(page)) faults.push(`${where}: a script without its nonce`)
      }
      const coordinator = await house.programme.signIn('coordinator')
      for (const { app, path } of webRoutes)
        for (const cookie of [undefined, await house.appCookie(app, coordinator)])
          await look(
            `${app} ${path}${cookie ? ', signed in' : ''}`,
            `${house.apps[app]}${path}`,
            cookie ? { cookie } : {},
            wanted,
          )
      for (const path of [
        '/healthz',
        '/readyz',
        '/auth/mine',
        '/auth/nothing',
        '/trpc/me.get',
        '/fhir/metadata',
        '/%2e',
      ])
        await look(`the API at ${path}`, `${house.api}${path}`, {}, ofTheApi)
      return proofOf(count, faults, `${faults.length} findings`)
    }),
}
