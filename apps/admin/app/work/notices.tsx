import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { besideSupport, Moment, Panel } from '@alongside/web/page'
import { Link } from '@remix-run/react'
import type { Work } from '../answers.ts'
import { listOf } from '../words.ts'

/** What somebody let the coordinator know; each is ticked off when it is dealt with. */
export function Notices({ notices }: { readonly notices: Work['notices'] }) {
  if (notices.length === 0) return null
  return (
    <Panel title="Let you know" aside={String(notices.length)}>
      <ul className="ad-notices">
        {notices.map(notice => {
          const to = addressOf(notice)
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

/** Where there is something to do about it; nothing where whoever it is about is out of sight. */
function addressOf(notice: Work['notices'][number]): string | null {
  const { kind, lifecycleId, personId } = notice
  const beside = besideSupport(notice)
  if (beside !== null) return beside
  if (personId !== null) return `/people/${personId}`
  const isOfTheTeam = kind === 'recruitment' || kind === 'training' || kind === 'standing'
  return isOfTheTeam && lifecycleId !== null ? `${listOf[kind]}/${lifecycleId}` : null
}
