import { wishWords } from '@alongside/domain/matching'
import { type Column, Notice, titled } from '@alongside/web/page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { OnboardingRow } from '../answers.ts'
import type { Clocks } from '../clocks.server.ts'
import { endedColumn, openColumns, PersonCell, StateCell } from '../lists/cells.tsx'
import { useClinicName } from '../lists/list-head.tsx'
import { loadList } from '../lists/list-loader.server.ts'
import { ListPage } from '../lists/list-page.tsx'
import { OnboardingBoard } from '../lists/onboarding-board.tsx'

export const meta = titled('Onboarding')

const views = [
  ['open', 'Pipeline'],
  ['toContact', 'To contact'],
  ['conversation', 'First conversation'],
  ['toMatch', 'To match'],
  ['matching', 'Matching'],
  ['waiting', 'Waiting'],
  ['onHold', 'On hold'],
  ['ended', 'Ended'],
] as const

/** As many as a page of the API holds: the pipeline shows the most pressing of them at once. */
const ON_BOARD = 50

export function loader(args: LoaderFunctionArgs) {
  return loadList(args, views, (api, query) =>
    api.onboarding.list.query({ ...query, ...(query.view === 'open' ? { limit: ON_BOARD } : {}) }),
  )
}

type Row = OnboardingRow & Clocks

const mentorColumn: Column<Row> = { key: 'mentor', header: 'Mentor', cell: row => row.mentorCalled ?? '–' }
/** Whom they would like to meet: what decides which mentor may be asked. */
const wishesColumn: Column<Row> = {
  key: 'wishes',
  header: 'Would like to meet',
  cell: ({ language, mustHave, mustNot }) =>
    [
      ...(language === null ? [] : [language]),
      ...mustHave.map(wish => wishWords[wish]),
      ...mustNot.map(wish => `not ${wishWords[wish]}`),
    ].join('; ') || 'No preference',
}
const waitsColumn: Column<Row> = { key: 'waits', header: 'Waits for', cell: row => row.waitsFor }

function columnsIn(view: string): readonly Column<Row>[] {
  if (view === 'ended') return [mentorColumn, endedColumn]
  return [view === 'toMatch' || view === 'waiting' ? wishesColumn : waitsColumn, ...openColumns]
}

/** From the first contact to the introduction. */
export default function Onboarding() {
  const listing = useLoaderData<typeof loader>()
  const { asked, counts, rows, next } = listing
  const clinicName = useClinicName()
  const isBoard = asked.view === 'open'
  return (
    <ListPage
      path="/onboarding"
      title="Onboarding"
      lead="From the first contact to the introduction. In every column the soonest due comes first."
      views={views}
      listing={listing}
      notice={
        isBoard && (next !== null || asked.after !== null) ? (
          <Notice title={`${rows.length} of ${counts.open ?? rows.length} are shown`}>
            The soonest due come first. The others are on the next page, or in the views below.
          </Notice>
        ) : null
      }
      picture={isBoard ? <OnboardingBoard rows={rows} clinicName={clinicName} /> : null}
      columns={[
        {
          key: 'who',
          header: 'Person',
          cell: row => <PersonCell row={row} clinic={clinicName(row.clinicId)} />,
        },
        { key: 'state', header: 'Where it stands', cell: row => <StateCell row={row} /> },
        ...columnsIn(asked.view),
      ]}
      empty="Nobody in this view. Whoever is accepted under Referrals comes to this page."
    />
  )
}
