import { type Language, languages } from '@alongside/domain/messages'
import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Day, Moment, Panel, StateTag } from '@alongside/web/page'
import { Link } from '@remix-run/react'
import { answerWords, linkStates, wayWords } from './link.words.ts'

export interface SentLink {
  readonly id: string
  readonly language: Language
  readonly channel: 'text' | 'email'
  readonly state: keyof typeof linkStates
  readonly issuedAt: string
  readonly expiresAt: string
  readonly leavesAt: string | null
  readonly sentAt: string | null
  readonly problem: string | null
  readonly answer: keyof typeof answerWords | null
  readonly answeredAt: string | null
  readonly isKeptHere: boolean
}

/** Every link that was sent for this offer, the newest first, and what came of it. */
export function SentLinks({ links }: { readonly links: readonly SentLink[] }) {
  if (links.length === 0) return null
  return (
    <Panel title={links.length === 1 ? 'The link that was sent' : 'Links that were sent'}>
      <ul className="al-links">
        {links.map(link => (
          <li key={link.id} className="al-links__item">
            <p className="al-links__state">
              <StateTag tone={linkStates[link.state].tone}>{linkStates[link.state].label}</StateTag>
            </p>
            <p>
              {wayWords[link.channel]} in {languages[link.language].inEnglish}
              {link.sentAt === null ? null : (
                <>
                  , sent <Moment at={link.sentAt} />
                </>
              )}
              . <WhatCameOfIt link={link} />
            </p>
            {link.isKeptHere ? (
              <p>
                <Link to="/post">Read it as it arrived</Link>
              </p>
            ) : null}
            {link.state === 'waiting' || link.state === 'sent' ? (
              <Form id={`revoke-${link.id}`} className="al-links__form">
                <input type="hidden" name="linkId" value={link.id} />
                <CommandField form={`revoke-${link.id}`} />
                <SubmitButton tone="secondary" small busy="Taking it back…">
                  Take this link back
                </SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function WhatCameOfIt({ link }: { readonly link: SentLink }) {
  switch (link.state) {
    case 'answered':
      return (
        <>
          <strong>{link.answer === null ? '' : answerWords[link.answer]}</strong>
          {link.answeredAt === null ? null : (
            <>
              , <Moment at={link.answeredAt} />
            </>
          )}
          .
        </>
      )
    case 'waiting':
      return link.leavesAt === null ? null : (
        <>
          It leaves <Moment at={link.leavesAt} />, the next hour that is safe.
        </>
      )
    case 'sent':
      return (
        <>
          It works until <Day on={link.expiresAt} />.
        </>
      )
    case 'notSent':
      return <>{link.problem}</>
    case 'expired':
      return (
        <>
          It worked until <Day on={link.expiresAt} />.
        </>
      )
    case 'cancelled':
      return <>It opens nothing any more.</>
  }
}
