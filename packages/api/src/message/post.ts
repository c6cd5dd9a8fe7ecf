/** Which carrier takes what, as the install was told. */
import type { Doors } from '../doors.ts'
import type { Post } from './carrier.ts'
import { localCarrier } from './local.carrier.ts'
import { type NotifySettings, notifyCarrier } from './notify.carrier.ts'
import { type SmtpSettings, smtpCarrier } from './smtp.carrier.ts'

export interface PostSettings {
  readonly text: 'local' | 'notify'
  readonly email: 'local' | 'smtp' | 'notify'
  readonly smtp?: SmtpSettings
  readonly notify?: NotifySettings
}

/** Everything stays in the house unless a carrier was named and told what it needs. */
export function openPost(doors: Doors, { text, email, smtp, notify }: PostSettings): Post {
  const here = localCarrier(doors)
  const byNotify = notify === undefined ? here : notifyCarrier(notify)
  return {
    text: text === 'notify' ? byNotify : here,
    email: email === 'smtp' && smtp !== undefined ? smtpCarrier(smtp) : email === 'notify' ? byNotify : here,
  }
}
