import { type Column, Day, More, titled } from '@alongside/web/page'
import { type Api, load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { NameCell } from '../lists/cells.tsx'
import { askedFrom, queryOf } from '../lists/list-address.ts'
import { ListPage } from '../lists/list-page.tsx'

export const meta = titled('What is kept')

const views = [
  ['due', 'To decide now'],
  ['later', 'Kept for now'],
  ['erased', 'Erased'],
] as const

export function loader(args: LoaderFunctionArgs) {
  const asked = askedFrom(args.request, views)
  return load(args, async api => ({ asked, ...(await api.keeping.page.query(queryOf(asked))) }))
}

type Row = Awaited<ReturnType<Api['keeping']['page']['query']>>['rows'][number]

const who: Column<Row> = {
  key: 'who',
  header: 'Who',
  cell: row => (
    <NameCell to={`/people/${row.personId}`} under={row.clinicName}>
      {row.called ?? 'Somebody without a name here'}
    </NameCell>
  ),
}
const until: Column<Row> = {
  key: 'until',
  header: 'Kept until',
  cell: row => (row.keepUntil ? <Day on={row.keepUntil} /> : '–'),
}
const used: Column<Row> = {
  key: 'used',
  header: 'Last used',
  cell: row => (row.lastUsed ? <Day on={row.lastUsed} /> : '–'),
}

const columns: Readonly<Record<'due' | 'later' | 'erased', readonly Column<Row>[]>> = {
  due: [
    who,
    until,
    used,
    { key: 'goes', header: 'Would go', cell: row => many(row.notes, 'written note') },
    { key: 'stays', header: 'Would stay', cell: row => `${many(row.sessions, 'session')}, counted` },
    {
      key: 'decide',
      header: 'Decide',
      cell: row => (
        <span className="ad-choices">
          <Link to={`/step/discharge/${row.id}/keepLonger`}>
            Keep it longer<span className="nhsuk-u-visually-hidden">: {row.called}</span>
          </Link>
          <Link to={`/step/discharge/${row.id}/destroy`}>
            Erase it<span className="nhsuk-u-visually-hidden">: {row.called}</span>
          </Link>
        </span>
      ),
    },
  ],
  later: [who, until, used],
  erased: [
    { key: 'number', header: 'Number', cell: row => row.personId.slice(0, 8) },
    { key: 'clinic', header: 'Clinic', cell: row => row.clinicName },
    { key: 'at', header: 'Erased', cell: row => (row.erasedAt ? <Day on={row.erasedAt} /> : '–') },
  ],
}

const nothing = {
  due: 'No record has come to the end of its time.',
  later: 'No record is being kept.',
  erased: 'Nobody was erased yet.',
} as const

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** Records whose time is over: a person decides about each, knowing what goes and what stays. */
export default function Keeping() {
  const listing = useLoaderData<typeof loader>()
  const { view } = listing.asked
  return (
    <ListPage
      path="/keeping"
      title="What is kept"
      lead="Nothing is erased by itself. When the time of a record is over, one of you looks at it and decides."
      back={{ to: '/records', label: 'Records' }}
      views={views}
      listing={listing}
      notice={view === 'erased' ? <WhoWasErased /> : <WhatGoes />}
      columns={columns[view]}
      empty={nothing[view]}
    />
  )
}

function WhatGoes() {
  return (
    <More summary="What goes and what stays when a record is erased">
      <div className="ad-pair">
        <div>
          <h2 className="nhsuk-heading-xs">What goes</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            <li>the name, the number and every way of contact</li>
            <li>everything that was written about them, in backups too</li>
            <li>goals and answers in their own words</li>
          </ul>
        </div>
        <div>
          <h2 className="nhsuk-heading-xs">What stays</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            <li>how many sessions took place, for the figures</li>
            <li>which steps were taken and when, without anybody in them</li>
            <li>who looked, under a number that leads nowhere</li>
          </ul>
        </div>
      </div>
    </More>
  )
}

function WhoWasErased() {
  return (
    <p>
      Only a number that leads nowhere. When a backup has to be brought back, these are erased again before
      anybody works with it.
    </p>
  )
}
