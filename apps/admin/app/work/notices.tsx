import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { besideSupport, Moment, More, Panel } from '@alongside/web/page'
import { Link } from '@remix-run/react'
import type { Work } from '../answers.ts'
import { listOf } from '../words.ts'

type Notice = Work['notices'][number]

/**
 * What somebody let the reader know: what waits for a tick first. Reminders of clocks are over once somebody acts, and
 * the records behind them stand in the work of the day: they are folded.
 */
export function Notices({ notices }: { readonly notices: Work['notices'] }) {
  if (notices.length === 0) return null
  const reminders = notices.filter(({ untilDone }) => !untilDone)
  const toTick = notices.filter(({ untilDone }) => untilDone)
  return (
    <Panel title="Let you know" aside={String(notices.length)}>
      {toTick.length > 0 ? <NoticeItems notices={toTick} /> : null}
      {reminders.length > 0 ? (
        <More summary={reminders.length === 1 ? '1 reminder' : `${reminders.length} reminders`}>
          <NoticeItems notices={reminders} />
        </More>
      ) : null}
    </Panel>
  )
}

/** Each is ticked off when it is dealt with. */
function NoticeItems({ notices }: { readonly notices: readonly Notice[] }) {
  return (
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
  )
}

/** Where there is something to do about it; nothing where whoever it is about is out of sight. */
function addressOf(notice: Notice): string | null {
  const { kind, lifecycleId, personId } = notice
  const beside = besideSupport(notice)
  if (beside !== null) return beside
  if (personId !== null) return `/people/${personId}`
  const isOfTheTeam = kind === 'recruitment' || kind === 'training' || kind === 'standing'
  return isOfTheTeam && lifecycleId !== null ? `${listOf[kind]}/${lifecycleId}` : null
}
