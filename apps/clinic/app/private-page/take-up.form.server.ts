/** What somebody filled in to take up the offer. Nothing is ticked beforehand, and nothing that was typed is lost. */
import { ConsentScope } from '@alongside/domain/consent'
import { readPhone } from '@alongside/domain/intake'
import { type OfferAnswer, OwnContact } from '@alongside/domain/messages'
import type { Mistake } from './page.words.ts'
import type { Mistakes } from './page-parts.tsx'
import { type TakeUpValues, waysToReach } from './take-up.values.ts'

export type Read<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly mistakes: Mistakes }

const byPhone: readonly string[] = ['text', 'call', 'voicemail', 'whatsapp']

export function takeUpValues(form: FormData): TakeUpValues {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 1000)
  return {
    scopes: Object.fromEntries(ConsentScope.options.map(scope => [scope, text(scope)])),
    channels: form.getAll('channels').map(String),
    days: form.getAll('days').map(String),
    from: text('from'),
    until: text('until'),
    called: text('called'),
    phone: text('phone'),
    email: text('email'),
    ifSomeoneElseAnswers: text('ifSomeoneElseAnswers'),
  }
}

export function readTakeUp(values: TakeUpValues): Read<Extract<OfferAnswer, { answer: 'takeUp' }>> {
  const mistakes: Record<string, Mistake> = {}
  for (const scope of ConsentScope.options)
    if (!['yes', 'no'].includes(values.scopes[scope] ?? '')) mistakes[scope] = 'answerEach'
  if (values.scopes.shareContact === 'no') mistakes.shareContact = 'needsShare'
  const channels = waysToReach.filter(way => values.channels.includes(way))
  if (channels.length === 0) mistakes.channels = 'chooseWay'
  const days = values.days.map(Number).filter(day => day >= 1 && day <= 7)
  const isReachedFromAfar = channels.some(way => way !== 'inPerson')
  if (days.length === 0 && isReachedFromAfar) mistakes.days = 'chooseDay'
  if (!(values.from < values.until)) mistakes.until = 'hours'
  const phone = readPhone(values.phone)
  if (!phone.ok) mistakes.phone = 'phone'
  if (values.email !== '' && !/^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/.test(values.email.trim()))
    mistakes.email = 'email'
  if (values.email.trim() === '' && channels.includes('email')) mistakes.email = 'email'
  if (values.ifSomeoneElseAnswers.length > 300) mistakes.ifSomeoneElseAnswers = 'tooLong'
  if (values.called.length > 60) mistakes.called = 'tooLong'
  if (Object.keys(mistakes).length > 0) return { ok: false, mistakes }

  const contact = OwnContact.safeParse({
    called: values.called,
    channels,
    days: days.length > 0 ? days : [1, 2, 3, 4, 5],
    from: values.from,
    until: values.until,
    phone: phone.ok && channels.some(way => byPhone.includes(way)) ? (phone.value ?? '') : '',
    email: values.email.trim(),
    ifSomeoneElseAnswers: values.ifSomeoneElseAnswers,
  })
  if (!contact.success) return { ok: false, mistakes: { called: 'tooLong' } }
  const scopes = Object.fromEntries(
    ConsentScope.options.map(scope => [scope, values.scopes[scope] === 'yes']),
  ) as Record<ConsentScope, boolean>
  return { ok: true, answer: { answer: 'takeUp', scopes, contact: contact.data } }
}

/** What the API has against an answer, beside the field that it is about. */
export function mistakesOfNo(fields: Readonly<Record<string, readonly string[]>> | undefined): Mistakes {
  const known = ['called', 'phone', 'email', 'until', 'days', 'channels'] as const
  const kinds = {
    called: 'called',
    phone: 'phone',
    email: 'email',
    until: 'hours',
    days: 'chooseDay',
    channels: 'chooseWay',
  } as const
  const found = known.filter(field => fields?.[field] !== undefined)
  return Object.fromEntries(
    (found.length > 0 ? found : (['phone'] as const)).map(field => [field, kinds[field]]),
  )
}
