import { NotifyClient } from 'notifications-node-client'
import type { Carrier, Letter, Outcome } from './carrier.ts'

export interface NotifySettings {
  readonly key: string
  /** Where GOV.UK Notify answers; its own address when none is given. */
  readonly url?: string
  /** Templates that hold nothing but `((body))`, and for an email `((subject))` above it. */
  readonly textTemplate?: string
  readonly emailTemplate?: string
  /** Under which neutral name or number texts come. */
  readonly senderId?: string
  readonly patienceMs?: number
}

/** Carries texts and emails through GOV.UK Notify, which can be asked afterwards what it took. */
export function notifyCarrier({ patienceMs = 15_000, ...settings }: NotifySettings): Carrier {
  const client =
    settings.url === undefined ? new NotifyClient(settings.key) : new NotifyClient(settings.url, settings.key)

  function hand({ id, channel, to, subject, body }: Letter): Promise<{ data: { id: string } }> {
    if (channel === 'email')
      return client.sendEmail(settings.emailTemplate ?? '', to, {
        personalisation: { subject, body },
        reference: id,
      })
    return client.sendSms(settings.textTemplate ?? '', to, {
      personalisation: { body },
      reference: id,
      ...(settings.senderId === undefined ? {} : { smsSenderId: settings.senderId }),
    })
  }

  async function carry(letter: Letter): Promise<Outcome> {
    try {
      const { data } = await inTime(hand(letter), patienceMs)
      return { came: 'sent', reference: data.id }
    } catch (error) {
      const status = (error as { response?: { status?: number } }).response?.status
      if (status === undefined) return { came: 'unknown' }
      return status === 400 ? { came: 'never', problem: 'refused' } : { came: 'notYet' }
    }
  }

  async function tookEarlier({ id, channel }: Letter): Promise<string | null> {
    const kind = channel === 'email' ? 'email' : 'sms'
    const { data } = await inTime(client.getNotifications(kind, undefined, id), patienceMs)
    return data.notifications[0]?.id ?? null
  }

  return { carry, tookEarlier }
}

/** The library waits for ever; we do not. */
function inTime<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time')), patienceMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
