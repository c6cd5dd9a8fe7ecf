import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { CommandField } from '../form/command-field.tsx'
import { Form } from '../form/form.tsx'
import { SubmitButton } from '../form/submit-button.tsx'

/** Something that somebody let the reader know. */
export interface NoticeItem {
  readonly id: string
  readonly sentence: string
  readonly when: ReactNode
  /** The record that it is about, where the reader may see it. */
  readonly to?: string | undefined
}

interface NoticeListProps {
  readonly title: string
  readonly notices: readonly NoticeItem[]
}

/** What somebody let the reader know, each to be ticked off. The page's action is `noticeDone`. */
export function NoticeList({ title, notices }: NoticeListProps) {
  if (notices.length === 0) return null
  return (
    <section aria-labelledby="notices">
      <h2 className="nhsuk-heading-m" id="notices">
        {title}
      </h2>
      <ul className="al-notices">
        {notices.map(({ id, sentence, when, to }) => {
          const form = `done-${id}`
          return (
            <li key={id} className="al-notices__item">
              <p className="al-notices__words">
                {to ? <Link to={to}>{sentence}</Link> : sentence} <span className="al-quiet">{when}</span>
              </p>
              <Form id={form} className="al-notices__form">
                <CommandField form={form} />
                <input type="hidden" name="noticeId" value={id} />
                <SubmitButton tone="secondary" small>
                  Done<span className="nhsuk-u-visually-hidden">: {sentence}</span>
                </SubmitButton>
              </Form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
