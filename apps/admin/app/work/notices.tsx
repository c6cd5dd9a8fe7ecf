import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { besideSupport, Moment, Panel } from '@alongside/web/page'
import { Link } from '@remix-run/react'
import type { Work } from '../answers.ts'

/** What somebody let the coordinator know; each is ticked off when it is dealt with. */
export function Notices({ notices }: { readonly notices: Work['notices'] }) {
  if (notices.length === 0) return null
  return (
    <Panel title="Let you know" aside={String(notices.length)}>
      <ul className="ad-notices">
        {notices.map(notice => {
          const to = besideSupport(notice) ?? (notice.personId ? `/people/${notice.personId}` : null)
          return (
            <li key={notice.id} className="ad-notice">
              <p className="ad-notice__words">{notice.sentence}</p>
              <p className="ad-notice__when">
                <Moment at={notice.at} />
                {to ? (
                  <>
                    {' · '}
                    <Link to={to}>
                      Open<span className="nhsuk-u-visually-hidden"> the record: {notice.sentence}</span>
                    </Link>
                  </>
                ) : null}
              </p>
              <Form id={`done-${notice.id}`} className="ad-notice__done">
                <input type="hidden" name="noticeId" value={notice.id} />
                <CommandField form={`done-${notice.id}`} />
                <SubmitButton tone="secondary" small>
                  Done<span className="nhsuk-u-visually-hidden">: {notice.sentence}</span>
                </SubmitButton>
              </Form>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
