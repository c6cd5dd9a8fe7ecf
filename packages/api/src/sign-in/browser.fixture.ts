/** Somebody's browser as the sign-in service sees it: a jar of cookies, and an address that no other test has. */
import { clientAddressHeader, type SignIn } from './sign-in.ts'

export const apiUrl = 'http://127.0.0.1:4000'
export const clinicApp = 'http://127.0.0.1:4001'

export type Browser = ReturnType<typeof openBrowser>

let browsers = 0

/** A new browser, so that no limit of one test reaches another. */
export function openBrowser(signIn: SignIn) {
  let jar = ''
  const address = `10.0.0.${++browsers}`
  return {
    get cookie() {
      return jar
    },
    async ask(path: string, body?: Record<string, unknown>, headers: Record<string, string> = {}) {
      const response = await signIn.handle(
        new Request(`${apiUrl}/auth${path}`, {
          method: body ? 'POST' : 'GET',
          headers: {
            origin: clinicApp,
            [clientAddressHeader]: address,
            ...(body ? { 'content-type': 'application/json' } : {}),
            ...(jar ? { cookie: jar } : {}),
            ...headers,
          },
          ...(body ? { body: JSON.stringify(body) } : {}),
        }),
      )
      const set = response.headers.getSetCookie().map(each => each.split(';', 1)[0] ?? '')
      if (set.length > 0) jar = set.join('; ')
      return {
        status: response.status,
        body: (await response.json().catch(() => null)) as Record<string, unknown> | null,
      }
    },
  }
}
