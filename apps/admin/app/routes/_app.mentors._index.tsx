import { daysBetween, londonDateOf, type PlainDate } from '@alongside/domain/time'
import { ButtonLink, dayInWords, Empty, Page, StateTag, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { Mentor } from '../answers.ts'
import { rightNow } from '../clocks.server.ts'
import { TakeAlong } from '../lists/take-along.tsx'
import { Capacity } from '../mentors/capacity.tsx'
import { standingTones, standingWords } from '../words.ts'

export const meta = titled('Mentors')

/** From this many days before a check runs out it is worth asking for the next one. */
const SOON_DAYS = 60

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({
    mentors: await api.mentors.list.query(),
    today: londonDateOf(rightNow()),
  }))
}

/** Who the mentors are, how much room each has, and until when each clinic's checks hold. */
export default function Mentors() {
  const { mentors, today } = useLoaderData<typeof loader>()
  const places = mentors.reduce((sum, mentor) => sum + roomOf(mentor), 0)
  return (
    <Page
      title="Mentors"
      lead={
        mentors.length === 0
          ? 'The roster of your clinics.'
          : `${mentors.length} at your clinics, with room for ${places} more ${places === 1 ? 'person' : 'people'} between them.`
      }
    >
      <TakeAlong list="mentors" />
      <div className="ad-deeds">
        <ButtonLink to="/cover" tone="secondary">
          Cover while a mentor is away
        </ButtonLink>
        <ButtonLink to="/onboarding?view=waiting" tone="secondary">
          Waiting list
        </ButtonLink>
      </div>
      {mentors.length === 0 ? (
        <Empty>No mentor is on the list of your clinics yet.</Empty>
      ) : (
        <ul className="ad-roster">
          {mentors.map(mentor => (
            <li key={mentor.mentorId} className="ad-mentor">
              <div className="ad-mentor__head">
                <h2 className="nhsuk-heading-s ad-mentor__name">
                  <Link to={`/mentors/${mentor.mentorId}`}>{mentor.called ?? 'A mentor'}</Link>
                </h2>
                <p className="ad-tags">
                  <StateTag tone={standingTones[mentor.standing]}>{standingWords[mentor.standing]}</StateTag>
                  {mentor.notNow ? <StateTag tone="amber">Said not now</StateTag> : null}
                </p>
              </div>
              <Capacity open={mentor.openPeople} places={mentor.placesTaken} capacity={mentor.capacity} />
              {mentor.hoursAWeek === null ? null : (
                <p className="ad-mentor__fact">Has {mentor.hoursAWeek} hours a week</p>
              )}
              <p className="ad-mentor__fact">Speaks {mentor.languages.join(', ')}</p>
              <ul className="ad-mentor__clinics">
                {mentor.clinics.map(clinic => (
                  <li key={clinic.clinicId}>
                    <strong>{clinic.clinicName}</strong>
                    <Until what="Checks" until={clinic.checksUntil} today={today} />
                    <Until what="Authorised" until={clinic.authorisedUntil} today={today} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

function roomOf({ standing, notNow, placesTaken, capacity }: Mentor): number {
  const takesOn = !notNow && (standing === 'full' || standing === 'provisional')
  return takesOn ? Math.max(0, capacity - placesTaken) : 0
}

function Until({
  what,
  until,
  today,
}: {
  readonly what: string
  readonly until: string | null
  readonly today: PlainDate
}) {
  if (until === null) return <span className="ad-until ad-until--over">{what}: missing</span>
  const left = daysBetween(today, until as PlainDate)
  const look = left < 0 ? 'over' : left <= SOON_DAYS ? 'soon' : 'fine'
  return (
    <span className={`ad-until ad-until--${look}`}>
      {what} {left < 0 ? 'ended' : 'until'} {dayInWords(until)}
      {look === 'soon' ? `, in ${left} days` : ''}
    </span>
  )
}
