import { ButtonLink, DataTable, Day, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load, workingDaysLeft } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { DueClock } from '../lists/due-clock.tsx'
import { useClinicName } from '../lists/list-head.tsx'
import { TakeAlong } from '../lists/take-along.tsx'
import { Capacity } from '../mentors/capacity.tsx'
import { toneOf } from '../words.ts'

export const meta = titled('A mentor')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { people, ...mentor } = await api.caseload.ofMentor.query({ mentorId: args.params.id ?? '' })
    return {
      ...mentor,
      people: people.map(each => ({
        ...each,
        daysLeft: each.dueAt === null ? null : workingDaysLeft(each.dueAt),
      })),
    }
  })
}

/** One mentor's caseload: whom they support, how much it weighs, and the hours it takes. */
export default function MentorCaseload() {
  const mentor = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  const spent = Math.round((mentor.minutesAWeek / 60) * 10) / 10
  return (
    <Page title={mentor.called ?? 'A mentor'} caption="Caseload" back={{ to: '/mentors', label: 'Mentors' }}>
      <Panel title="Room">
        <Capacity open={mentor.openPeople} places={mentor.placesTaken} capacity={mentor.capacity} />
        {mentor.notNow ? (
          <p>
            <StateTag tone="amber">Said not now</StateTag>
          </p>
        ) : null}
        <dl className="ad-settled">
          <div>
            <dt>Hours a week that they have</dt>
            <dd>{mentor.hoursAWeek ?? 'not said'}</dd>
          </div>
          <div>
            <dt>Hours a week in sessions, over the last four weeks</dt>
            <dd>{spent}</dd>
          </div>
        </dl>
        <p className="al-quiet">
          The mentor says who weighs double: somebody they think about after work. That takes two places. A
          match that is proposed takes a place, too. Somebody who is about to end takes none any more.
        </p>
        <ButtonLink to={`/cover/new?away=${mentor.mentorId}`} tone="secondary">
          Arrange cover
        </ButtonLink>
      </Panel>
      <DataTable
        caption="Whom they support"
        rows={mentor.people}
        rowKey={row => row.id}
        columns={[
          {
            key: 'who',
            header: 'Person',
            cell: row => (
              <span className="ad-cell">
                <Link className="ad-cell__name" to={`/people/${row.personId}`}>
                  {row.name ?? 'Somebody without a name here'}
                </Link>
                <span className="ad-cell__under">{clinicName(row.clinicId)}</span>
              </span>
            ),
          },
          {
            key: 'state',
            header: 'Where it stands',
            cell: row => (
              <span className="ad-tags">
                <StateTag tone={toneOf(row.state)}>{row.label}</StateTag>
                {row.weight > 1 ? <StateTag tone="amber">Weighs double</StateTag> : null}
              </span>
            ),
          },
          {
            key: 'last',
            header: 'Last met',
            cell: row => (row.lastSessionAt ? <Day on={row.lastSessionAt} /> : '–'),
          },
          {
            key: 'next',
            header: 'Meets next',
            cell: row => (row.nextSessionAt ? <Day on={row.nextSessionAt} /> : '–'),
          },
          {
            key: 'due',
            header: 'Due',
            cell: row => (row.daysLeft === null ? '–' : <DueClock daysLeft={row.daysLeft} />),
          },
        ]}
        empty="Nobody just now."
      />
      {mentor.people.length > 0 ? <TakeAlong list="caseload" of={mentor.mentorId} /> : null}
    </Page>
  )
}
