import type { Channel } from '@alongside/domain/contact-rules'
import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { More, StateTag, SummaryList } from '@alongside/web/page'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

/** How, when and under which name somebody is safely reached. */
export interface ContactFacts {
  readonly personId: string
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
  /** Texts that tell a stranger nothing, in their language, and in which way to read them. */
  readonly texts: { readonly dir: 'ltr' | 'rtl'; readonly lang: string; readonly lines: readonly string[] }
  /** What may be asked for on the page of its own; null when there is nothing to ask for. */
  readonly shows: 'number' | 'address' | null
}

/** Read before anyone dials: the number comes last, and only when it is asked for. */
export function ContactCard({
  facts,
  revealed,
}: {
  readonly facts: ContactFacts
  /** The number, once it was asked for. */
  readonly revealed?: ReactNode
}) {
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
      {revealed ?? (facts.shows ? <Show facts={facts} what={facts.shows} /> : null)}
      <More summary="Words that give nothing away">
        <NeutralTexts texts={facts.texts} />
        <p>
          Never write or say the clinic, the service, a diagnosis, a test, a medicine, “support” or “mentor”.
          If you are not sure who answers, say you will call back, and leave nothing.
        </p>
      </More>
      <p className="al-safe__write">
        <Link to={`/people/${facts.personId}/write`}>Let us send a short message for you</Link>
      </p>
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

/** A step of its own: nothing on a page shows a number by itself, and each time it is asked for is written down. */
function Show({ facts, what }: { readonly facts: ContactFacts; readonly what: 'number' | 'address' }) {
  return (
    <Form id="number" action={`/people/${facts.personId}/number`} className="al-safe__ask">
      <CommandField form="number" />
      {facts.isSafeNow === false ? (
        <p>
          <strong>This is not a time that is safe for them.</strong> Wait for their hours.
        </p>
      ) : null}
      <SubmitButton tone="secondary" busy="One moment…">
        I have read this – show me the {what}
      </SubmitButton>
    </Form>
  )
}

function orList(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '')
}

/** Ready words, in the language in which they are reached. One person a message, always. */
function NeutralTexts({ texts: { dir, lang, lines } }: { readonly texts: ContactFacts['texts'] }) {
  return (
    <ul className="al-safe__texts" dir={dir} lang={lang}>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
