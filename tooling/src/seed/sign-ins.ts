import type { App } from '../checkout.ts'
import { demoPassword, emailOf, workers } from './staff.ts'

/** A demo person who can sign in. `npm start` prints them; the browser walks use them. */
export interface SignIn {
  readonly app: App
  readonly who: string
  readonly email: string
  readonly password: string
}

export const signIns: readonly SignIn[] = workers.flatMap(worker =>
  worker.who ? [{ app: worker.app, who: worker.who, email: emailOf(worker), password: demoPassword }] : [],
)
