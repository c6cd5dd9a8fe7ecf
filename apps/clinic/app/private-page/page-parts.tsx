import { languages as spoken } from '@alongside/domain/messages'
import type { ReactNode } from 'react'
import type { Mistake } from './page.words.ts'
import { useSpoken } from './page-data.ts'

/** The other languages, as links to this very page: nothing to press by a script. */
export function LanguageLinks() {
  const { language, languages, words } = useSpoken()
  if (languages.length < 2) return null
  return (
    <nav className="pp-languages" aria-label={words.otherLanguages}>
      <ul>
        {languages.map(each => (
          <li key={each}>
            {each === language ? (
              <strong lang={each} aria-current="true">
                {spoken[each].itself}
              </strong>
            ) : (
              <a href={`?l=${each}`} lang={each} hrefLang={each} dir={spoken[each].runs}>
                {spoken[each].itself}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A page that only says something. */
export function Sayings({ heading, says }: { readonly heading: string; readonly says: readonly string[] }) {
  return (
    <>
      <h1>{heading}</h1>
      {says.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      <LanguageLinks />
    </>
  )
}

/** What stands where a link opens nothing, or where we cannot tell just now. */
export function NothingToOpen({ isBusy }: { readonly isBusy: boolean }) {
  const { words } = useSpoken()
  return <Sayings {...(isBusy ? words.busy : words.closed)} />
}

export type Mistakes = Readonly<Record<string, Mistake | undefined>>

/** What is wrong, above the form, each with a way to it. */
export function WhatIsWrong({
  mistakes,
  questions = {},
}: {
  readonly mistakes: Mistakes
  /** What was asked, for fields whose mistake alone does not say where it is. */
  readonly questions?: Readonly<Record<string, string>>
}) {
  const { words } = useSpoken()
  const wrong = Object.entries(mistakes).flatMap(([field, mistake]) => (mistake ? [{ field, mistake }] : []))
  if (wrong.length === 0) return null
  return (
    <div
      className="pp-wrong"
      role="alert"
      aria-labelledby="what-is-wrong"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: the page has no script; after a mistake its reader is brought here
      autoFocus
    >
      <h2 id="what-is-wrong">{words.wrong}</h2>
      <ul>
        {wrong.map(({ field, mistake }) => (
          <li key={field}>
            <a href={`#${field}`}>
              {words.mistakes[mistake]}
              {questions[field] === undefined ? null : `: ${questions[field]}`}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface GroupProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly mistake?: Mistake | undefined
  readonly children: ReactNode
}

/** Several boxes that answer one question. */
export function Group({ name, label, hint, mistake, children }: GroupProps) {
  const { words } = useSpoken()
  return (
    <div className={mistake ? 'pp-field pp-is-wrong' : 'pp-field'}>
      <fieldset aria-describedby={mistake ? `${name}-wrong` : undefined}>
        <legend>
          {label}
          {hint ? <span className="pp-hint">{hint}</span> : null}
        </legend>
        {mistake ? (
          <span className="pp-mistake" id={`${name}-wrong`}>
            {words.mistakes[mistake]}
          </span>
        ) : null}
        {children}
      </fieldset>
    </div>
  )
}

interface ChoiceProps {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly value: string
  /** The first choice of a group has the name of the group as its id, so that the summary can lead to it. */
  readonly id: string
  readonly label: string
  readonly isChosen: boolean
}

export function Choice({ type, name, value, id, label, isChosen }: ChoiceProps) {
  return (
    <div className="pp-choice">
      <input type={type} name={name} value={value} id={id} defaultChecked={isChosen} />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}

interface TextProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly mistake?: Mistake | undefined
  readonly type?: 'text' | 'tel' | 'email'
  readonly most: number
}

/** One line to write in. */
export function TextLine({ name, label, hint, value, mistake, type = 'text', most }: TextProps) {
  const { words } = useSpoken()
  const about = [hint ? `${name}-hint` : '', mistake ? `${name}-wrong` : ''].filter(Boolean).join(' ')
  return (
    <div className={mistake ? 'pp-field pp-is-wrong' : 'pp-field'}>
      <label className="pp-label" htmlFor={name}>
        {label}
      </label>
      {hint ? (
        <span className="pp-hint" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      {mistake ? (
        <span className="pp-mistake" id={`${name}-wrong`}>
          {words.mistakes[mistake]}
        </span>
      ) : null}
      <input
        className="pp-text"
        type={type}
        name={name}
        id={name}
        defaultValue={value}
        maxLength={most}
        dir={type === 'text' ? 'auto' : 'ltr'}
        autoComplete="off"
        {...(about === '' ? {} : { 'aria-describedby': about })}
        {...(mistake ? { 'aria-invalid': true } : {})}
      />
    </div>
  )
}
