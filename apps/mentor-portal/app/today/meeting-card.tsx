import { EventForm } from '@alongside/web/form'
import { ButtonLink } from '@alongside/web/page'
import type { ReactNode } from 'react'

/** A session that is planned. */
export interface Meeting {
  readonly recordId: string
  readonly version: number
  readonly at: string
  /** Near words: `today at 14:30`. */
  readonly when: string
  readonly how: string
  /** Who waits for the check-out; null when nobody needs to. */
  readonly checkIn: string | null
  readonly checkedInAt: string | null
  readonly mayCheckIn: boolean
  readonly mayCheckOut: boolean
  readonly hasBegun: boolean
}

/** The next session: when, how, and the button that is wanted at the door. */
export function MeetingCard({
  meeting,
  title,
  children,
  logPage,
}: {
  readonly meeting: Meeting
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly logPage: string
}) {
  return (
    <section className="al-next" aria-labelledby="next-session">
      <h2 className="al-next__title" id="next-session">
        {title}
      </h2>
      <p className="al-next__when">
        <time dateTime={meeting.at}>{capital(meeting.when)}</time>
      </p>
      <p className="al-next__how">
        {meeting.how}
        {meeting.checkIn ? <> · {meeting.checkIn}</> : null}
      </p>
      {meeting.checkedInAt ? (
        <p className="al-next__in">
          <strong>You checked in {meeting.checkedInAt}.</strong> Check out when you are done, and all right.
        </p>
      ) : null}
      <div className="al-next__buttons">
        {meeting.mayCheckOut ? <Door type="checkOut" label="Check out" meeting={meeting} /> : null}
        {meeting.mayCheckIn ? <Door type="checkIn" label="Check in" meeting={meeting} /> : null}
        {meeting.hasBegun ? <ButtonLink to={logPage}>Log this session</ButtonLink> : null}
        {children}
      </div>
    </section>
  )
}

function Door({
  type,
  label,
  meeting,
}: {
  readonly type: string
  readonly label: string
  readonly meeting: Meeting
}) {
  return (
    <EventForm
      event={type}
      version={meeting.version}
      label={label}
      id={`${type}-${meeting.recordId.slice(0, 8)}`}
    >
      <input type="hidden" name="recordId" value={meeting.recordId} />
    </EventForm>
  )
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
