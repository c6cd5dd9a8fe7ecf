import { type Channel, channelWords, mayContact } from '@alongside/domain/contact-rules'
import type { Instant } from '@alongside/domain/time'
import { daysInWords } from '@alongside/web/contact'
import { Day, More, Panel } from '@alongside/web/page'
import { Link } from '@remix-run/react'
import type { PersonPage } from '../answers.ts'

/** By what, when and under which name it is safe to reach somebody. Read before anything is dialled. */
export function ContactCard({
  person,
  now,
  mayChange,
  isWide,
}: {
  readonly person: PersonPage['person']
  readonly now: string
  /** Whether the page leads to the form; a page that is itself a form does not. */
  readonly mayChange?: boolean
  /** Across the page: by what, when, and what to say stand beside each other. */
  readonly isWide?: boolean
}) {
  const { rules, details } = person.contact
  const change = (
    <>
      <Link to={`/people/${person.id}/write`}>Write to them</Link> ·{' '}
      <Link to={`/people/${person.id}/contact`}>Change</Link>
    </>
  )
  return (
    <Panel title="Reach them safely" {...(mayChange ? { aside: change } : {})}>
      {rules.askedAt === null ? (
        <p className="ad-safe__unasked">
          Nobody has asked them yet what is safe. Until then: one neutral text, or a word at a visit. No
          voicemail, no letter, no email.
        </p>
      ) : null}
      <div className={isWide ? 'ad-safe ad-safe--wide' : 'ad-safe'}>
        <ul className="ad-safe__ways">
          {rules.channels.map(channel => (
            <Way key={channel} channel={channel} allowed={mayContact(rules, channel, now as Instant)} />
          ))}
        </ul>
        <dl className="ad-safe__facts">
          <Fact name="When">
            {daysInWords(rules.days)}, {rules.from} to {rules.until}
          </Fact>
          {details.phone ? (
            <Fact name="Phone">
              {rules.channels.includes('call') ? (
                <a href={`tel:${details.phone}`}>{details.phone}</a>
              ) : (
                details.phone
              )}
            </Fact>
          ) : null}
          {details.email ? <Fact name="Email">{details.email}</Fact> : null}
          <Fact name="Ask for">{details.nameToAskFor ?? person.called ?? 'Nobody by name'}</Fact>
          <Fact name="Language">
            {details.language ?? 'Not asked yet'}
            {details.interpreter ? ', with an interpreter' : ''}
          </Fact>
          {details.whoElseSees ? <Fact name="Who else sees it">{details.whoElseSees}</Fact> : null}
        </dl>
        <div className="ad-safe__script">
          <h3 className="nhsuk-heading-xs">If somebody else answers</h3>
          <p>
            {details.ifSomeoneElseAnswers ??
              '“I’ll call back.” Leave nothing, and do not say where you call from.'}
          </p>
        </div>
      </div>
      {details.notes ? <p className="ad-safe__notes">{details.notes}</p> : null}
      <More summary="What a message may say">
        <p>Only what a friend could write: “Hi, it’s Sam. Does Thursday 2pm still work? Reply Y or N.”</p>
        <p>
          Never where you work, the name of a clinic, an illness, a test, a medicine, or the words peer,
          support or mentor.
        </p>
      </More>
      {rules.askedAt === null ? null : (
        <p className="ad-safe__asked">
          Asked on <Day on={rules.askedAt} />
        </p>
      )}
    </Panel>
  )
}

function Way({ channel, allowed }: { readonly channel: Channel; readonly allowed: true | string }) {
  return (
    <li className={`ad-safe__way ad-safe__way--${allowed === true ? 'now' : 'later'}`}>
      <strong>{channelWords[channel]}</strong>
      <span className="ad-safe__when">{allowed === true ? 'safe now' : allowed}</span>
    </li>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="ad-safe__fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
