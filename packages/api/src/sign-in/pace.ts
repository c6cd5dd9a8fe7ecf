/** How often a house may ask for what: its address, not a browser, and minute by minute, for all processes together. */
import { addressOf, type Desk } from './desk.ts'
import { guessKey, mayPass } from './guesses.ts'

/** Most requests in a minute, in steps of the tries that are set; whatever is not listed may come ten times as often. */
const paces: readonly (readonly [path: string, times: number])[] = [
  ['/sign-in/', 1],
  ['/two-factor/', 1],
  ['/change-password', 1],
  ['/way-back/', 1],
  ['/trust/', 1],
  // a ceremony is two requests
  ['/passkey/', 2],
]

export async function isInPace({ pool, settings }: Desk, request: Request, path: string): Promise<boolean> {
  const [what, times] = paces.find(([start]) => path.startsWith(start)) ?? ['anything', 10]
  const from = guessKey(settings.cookieSecret, `${what} from ${addressOf(request)}`)
  return mayPass(pool, from, settings.attemptsPerMinute * times, 60)
}
