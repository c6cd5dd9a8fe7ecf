import type { Channel } from '@alongside/domain/contact-rules'
import { More, StateTag, SummaryList } from '@alongside/web/page'
import type { ReactNode } from 'react'

/** How, when and under which name somebody is safely reached. */
export interface ContactFacts {
  readonly called: string
  /** They were asked; until then only the careful default holds. */
  readonly asked: boolean
  readonly ways: readonly {
    readonly channel: Channel
    readonly label: string
    readonly whyNotNow: string | null
  }[]
  readonly neverBy: readonly string[]
  readonly days: string
  readonly hours: string
  /** Null when they are met in person only. */
  readonly isSafeNow: boolean | null
  readonly nameToAskFor: string | null
  readonly ifSomeoneElseAnswers: string | null
  readonly whoElseSees: string | null
  readonly language: string | null
  readonly interpreter: boolean
  readonly notes: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** Read before anyone dials: the number comes last, and only when it is asked for. */
export function ContactCard({ facts }: { readonly facts: ContactFacts }) {
  const { called, isSafeNow } = facts
  return (
    <section className="al-safe" aria-labelledby="safe-contact">
      <div className="al-safe__head">
        <h2 className="nhsuk-heading-m al-safe__title" id="safe-contact">
          Before you get in touch
        </h2>
        {isSafeNow === null ? null : (
          <StateTag tone={isSafeNow ? 'green' : 'amber'}>
            {isSafeNow ? 'A safe time now' : 'Not a safe time now'}
          </StateTag>
        )}
      </div>
      {facts.asked ? null : (
        <p className="al-safe__careful">
          Nobody has asked {called} yet how to reach them safely. Until then: one neutral text on a weekday,
          or a word at a visit. No voicemail, no letter, no email.
        </p>
      )}
      <SummaryList rows={rowsOf(facts)} />
      {facts.phone || facts.email ? <Numbers facts={facts} /> : null}
      <More summary="Words that give nothing away">
        <p>
          Text: “Hi{facts.nameToAskFor ? ` ${facts.nameToAskFor}` : ''}, just checking Thursday 2pm still
          works? Reply Y or N.” First names only.
        </p>
        <p>
          Never write or say the clinic, the service, a diagnosis, a test, a medicine, “support” or “mentor”.
          If you are not sure who answers, say you will call back, and leave nothing.
        </p>
      </More>
    </section>
  )
}

function rowsOf(facts: ContactFacts): { key: string; value: ReactNode }[] {
  const { nameToAskFor, ifSomeoneElseAnswers, whoElseSees, language, interpreter, notes, neverBy } = facts
  const spoken = `${language ?? 'Not asked yet'}${interpreter ? ', with an interpreter' : ''}`
  return [
    {
      key: 'Ask for',
      value: nameToAskFor ? <strong>{nameToAskFor}</strong> : 'No name was agreed. Do not ask for anyone.',
    },
    {
      key: 'If someone else answers',
      value:
        ifSomeoneElseAnswers ?? 'Say you will call back. Do not say who you want, or where you call from.',
    },
    {
      key: 'Safe ways',
      value: (
        <>
          {facts.ways.map(({ label }) => label).join(', ')}
          {neverBy.length > 0 ? <strong className="al-safe__never">Never by {orList(neverBy)}</strong> : null}
        </>
      ),
    },
    { key: 'Safe times', value: `${facts.days}, ${facts.hours}` },
    ...(whoElseSees ? [{ key: 'Who else may see or hear', value: whoElseSees }] : []),
    ...(language || interpreter ? [{ key: 'Language', value: spoken }] : []),
    ...(notes ? [{ key: 'They also said', value: notes }] : []),
  ]
}

function Numbers({ facts: { phone, email, isSafeNow } }: { readonly facts: ContactFacts }) {
  return (
    <details className="al-safe__numbers">
      <summary className="al-safe__show">
        I have read this – show me the {phone ? 'number' : 'address'}
      </summary>
      {isSafeNow === false ? (
        <p>
          <strong>This is not a time that is safe for them.</strong> Wait for their hours.
        </p>
      ) : null}
      {phone ? (
        <p className="al-safe__number">
          <a href={`tel:${phone}`}>{inGroups(phone)}</a>
        </p>
      ) : null}
      {email ? <p className="al-safe__number">{email}</p> : null}
      <p className="al-quiet">From your work phone, never from your own.</p>
    </details>
  )
}

function orList(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '')
}

/** A British mobile number as people read it aloud. */
function inGroups(phone: string): string {
  const mobile = /^\+44(7\d{3})(\d{3})(\d{3})$/.exec(phone)
  return mobile ? `0${mobile[1]} ${mobile[2]} ${mobile[3]}` : phone
}
