/**
 * One person as their mentor works with them: how to reach them safely, the record that is open, goals, measures and
 * sessions. Everything comes with one statement; the number and the address are told apart, on a step of its own.
 */
import { ContactDetails, detailsUntilAsked } from '@alongside/domain/contact-details'
import { ContactRules, rulesUntilAsked } from '@alongside/domain/contact-rules'
import type { EventWords, Lifecycle } from '@alongside/domain/lifecycle'
import { lifecycles } from '@alongside/domain/lifecycles'
import {
  type ClinicWords,
  Language,
  languageFrom,
  type MessageSettings,
  messageText,
  momentInLanguage,
  signedAs,
  writtenIn,
} from '@alongside/domain/messages'
import { MentorWish } from '@alongside/domain/onboarding'
import { Id, Role } from '@alongside/domain/people'
import { MeetingMode, Theme } from '@alongside/domain/themes'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { settingsFrom } from '../clinic/clinic-settings.ts'
import { DataKeys } from '../database/keys.ts'
import { DischargeView, dischargeViewsOf } from '../discharge/discharge.views.ts'
import { GoalView } from '../goals/goal.view.ts'
import { MeasureView } from '../measures/measure.view.ts'
import { MentoringView, mentoringViewsOf } from '../mentoring/mentoring.views.ts'
import { SessionView } from '../mentoring/sessions.view.ts'
import { OnboardingView, onboardingViewsOf } from '../onboarding/onboarding.views.ts'
import type { Reading } from '../read.ts'
import { type StoredPerson, type StoredRecord, storedPerson } from './person.sql.ts'

export const SupportView = z.strictObject({
  at: Instant,
  person: z.strictObject({
    id: Id,
    episodeId: Id,
    called: z.string().nullable(),
    clinicName: z.string(),
    contact: z.strictObject({
      rules: ContactRules,
      details: ContactDetails.omit({ phone: true, email: true }),
      hasPhone: z.boolean(),
      hasEmail: z.boolean(),
      /** Words that give nothing away: those that would be sent from here, but for the name of whoever reads them. */
      ready: z.strictObject({ language: Language, lines: z.array(z.string()) }),
    }),
  }),
  /** The record whose steps may be taken now. */
  record: z.discriminatedUnion('kind', [OnboardingView, MentoringView, DischargeView]),
  /** What the mentoring of this episode came to, also once its ending has begun. */
  mentoring: z
    .strictObject({
      openedAt: Instant,
      sessions: z.int(),
      attempts: z.int(),
      nextSessionAt: Instant.nullable(),
      nextSessionMode: MeetingMode.nullable(),
      checkInWith: z.enum(['coordinator', 'clinicDesk', 'notNeeded']).nullable(),
    })
    .nullable(),
  /** What they said in the first conversation. */
  wishes: z
    .strictObject({ needs: z.array(Theme), mustHave: z.array(MentorWish), mustNot: z.array(MentorWish) })
    .nullable(),
  said: z.array(z.strictObject({ type: z.string(), field: z.string(), text: z.string() })),
  sessions: z.array(SessionView),
  goals: z.array(GoalView),
  measures: z.array(MeasureView),
  /** How much this support weighs for the mentor: 2 takes two places. */
  weight: z.int(),
  /** A session that was begun to be written up. */
  draft: z.strictObject({ id: Id, changedAt: Instant }).nullable(),
  /** The last steps of the open record, the newest first: what a page that was opened earlier does not know. */
  lately: z.array(z.strictObject({ recordId: Id, seq: z.int(), at: Instant, label: z.string(), by: Role })),
})
export type SupportView = z.infer<typeof SupportView>

export async function supportOf(reading: Reading, personId: string): Promise<SupportView | null> {
  const stored = await storedPerson(reading, personId)
  const open = stored && openRecord(stored)
  if (!stored || !open) return null
  reading.saw([personId])
  const keys = new DataKeys(
    stored.wrapped === null
      ? new Map()
      : new Map([[personId, reading.keyring.unwrap(personId, stored.wrapped)]]),
  )
  const openText = (sealed: string | null, table: string, column: string, id: string) =>
    sealed === null ? null : keys.open(personId, Buffer.from(sealed, 'base64'), { table, column, id })
  const called = openText(stored.called_sealed, 'person', 'called_sealed', personId)
  const sealedDetails = openText(stored.contact_sealed, 'person', 'contact_sealed', personId)
  const rules = stored.contact_rules === null ? rulesUntilAsked : ContactRules.parse(stored.contact_rules)
  const { phone, email, ...details } =
    sealedDetails === null ? detailsUntilAsked : ContactDetails.parse(JSON.parse(sealedDetails))
  const record = await viewOfRecord(reading, open, called, rules)
  if (!record) return null
  const mentoring = stored.records.find(({ kind }) => kind === 'mentoring')
  const onboarding = stored.records.find(({ kind }) => kind === 'onboarding')
  const { nextSessionAt = null } = mentoring ? (mentoringFacts(mentoring) ?? {}) : {}
  const settings = settingsFrom(stored.settings)
  return {
    at: reading.at,
    person: {
      id: personId,
      episodeId: open.episodeId,
      called,
      clinicName: stored.clinic_name,
      contact: {
        rules,
        details,
        hasPhone: phone !== null,
        hasEmail: email !== null,
        ready: readyWords(settings, details.language, called ?? '', nextSessionAt, reading.at),
      },
    },
    record,
    mentoring: mentoring ? mentoringFacts(mentoring) : null,
    wishes: onboarding ? wishesOf(onboarding) : null,
    said: stored.said.flatMap(({ id, type, field, text_sealed }) => {
      const text = openText(text_sealed, 'note', 'text_sealed', id)
      return text === null || text === '' ? [] : [{ type, field, text }]
    }),
    sessions: stored.sessions.map(({ note_id, text_sealed, ...session }) => ({
      ...session,
      themes: z.array(Theme).parse(session.themes),
      note: note_id === null ? null : openText(text_sealed, 'note', 'text_sealed', note_id),
    })),
    goals: stored.goals.map(({ text_sealed, ...goal }) => ({
      ...goal,
      text: openText(text_sealed, 'goal', 'text_sealed', goal.goalId) ?? '',
    })),
    measures: [...stored.measures],
    weight: stored.weight,
    draft: stored.draft,
    lately: stored.lately.map(({ type, kind, ...entry }) => ({ ...entry, label: labelOf(kind, type) })),
  }
}

/** Who reads them signs with their own first name, which is theirs to put in, unless the clinic settled another. */
const OWN_NAME = '…'

function readyWords(
  { messages, words }: { readonly messages: MessageSettings; readonly words: ClinicWords },
  spoken: string | null,
  name: string,
  nextSessionAt: Instant | null,
  at: Instant,
): SupportView['person']['contact']['ready'] {
  const language = writtenIn(messages, languageFrom(spoken))
  const from = signedAs(messages, OWN_NAME)
  const isToCome = nextSessionAt !== null && nextSessionAt > at
  return {
    language,
    lines: [
      ...(isToCome
        ? [
            messageText(words, language, 'checkTime', {
              name,
              from,
              when: momentInLanguage(language, nextSessionAt, 'dayAndTime'),
            }),
          ]
        : []),
      messageText(words, language, 'tryAgain', { name, from }),
    ],
  }
}

type RecordKind = 'onboarding' | 'mentoring' | 'discharge'

/** At most one of a person's records is open at a time, and a hand-over leaves the next one open. */
function openRecord({ records }: StoredPerson): (StoredRecord & { kind: RecordKind }) | undefined {
  const open = records.filter(({ status }) => status === 'active')
  return (['mentoring', 'discharge', 'onboarding'] as const)
    .map(kind => open.find(record => record.kind === kind))
    .find(record => record !== undefined)
}

async function viewOfRecord(
  reading: Reading,
  row: StoredRecord & { kind: RecordKind },
  called: string | null,
  contactRules: ContactRules,
): Promise<SupportView['record'] | undefined> {
  const known = () => ({ called, clinicNumber: null, contactRules })
  const { kind, ...record } = row
  switch (kind) {
    case 'mentoring':
      return (await mentoringViewsOf(reading, [record], known))[0]
    case 'discharge':
      return (await dischargeViewsOf(reading, [record], known))[0]
    case 'onboarding':
      return (await onboardingViewsOf(reading, [record], known))[0]
  }
}

function mentoringFacts({ openedAt, context }: StoredRecord): SupportView['mentoring'] {
  const { sessions, attempts, plannedAt, plannedMode, checkInWith } = context as {
    sessions: number
    attempts: number
    plannedAt: Instant | null
    plannedMode: MeetingMode | null
    checkInWith: 'coordinator' | 'clinicDesk' | 'notNeeded' | null
  }
  return { openedAt, sessions, attempts, nextSessionAt: plannedAt, nextSessionMode: plannedMode, checkInWith }
}

function wishesOf({ context }: StoredRecord): SupportView['wishes'] {
  const { needs, mustHave, mustNot } = context as {
    needs: Theme[]
    mustHave: MentorWish[]
    mustNot: MentorWish[]
  }
  return { needs, mustHave, mustNot }
}

function labelOf(kind: RecordKind, type: string): string {
  if (type === 'start') return 'It began'
  if (type.startsWith('timer.')) return 'A time that was set ran out'
  const words: Record<string, EventWords> = (lifecycles[kind] satisfies Lifecycle).words
  return words[type]?.done ?? words[type]?.label ?? type
}

export const Revealed = z.strictObject({ phone: z.string().nullable(), email: z.string().nullable() })

/**
 * The number and the address of somebody, once their mentor has read how it is safe to use them. Before the
 * introduction nobody gets in touch, so there is none to see.
 */
export async function reveal(reading: Reading, personId: string): Promise<z.infer<typeof Revealed> | null> {
  const stored = await storedPerson(reading, personId)
  if (!stored) return null
  const open = openRecord(stored)
  if (!open || open.kind === 'onboarding') return null
  reading.saw([personId])
  if (stored.wrapped === null || stored.contact_sealed === null) return { phone: null, email: null }
  const keys = new DataKeys(new Map([[personId, reading.keyring.unwrap(personId, stored.wrapped)]]))
  const place = { table: 'person', column: 'contact_sealed', id: personId }
  const text = keys.open(personId, Buffer.from(stored.contact_sealed, 'base64'), place)
  if (text === null) return { phone: null, email: null }
  const { phone, email } = ContactDetails.parse(JSON.parse(text))
  const channels =
    stored.contact_rules === null
      ? rulesUntilAsked.channels
      : ContactRules.parse(stored.contact_rules).channels
  return { phone, email: channels.includes('email') ? email : null }
}
