import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Clocks } from '../clocks.server.ts'
import { daysInState } from './cells.tsx'
import { DueClock } from './due-clock.tsx'

/** One step of a pipeline: the state that a record is in, and what the column is called. */
export type BoardColumn = readonly [state: string, title: string]

interface BoardCard {
  readonly to: string
  readonly name: string
  /** What is worth knowing before the page is opened, line by line. */
  readonly facts: readonly string[]
  readonly tag?: ReactNode
}

/**
 * A pipeline: one step as a column, on a phone one after the other; who stands where, for how long, and what is due first.
 * Plain lists of links, so keys and readers get along, and nothing needs a script. Nobody is pushed from column to column:
 * a step is taken on the page of the one person whom it is about.
 */
export function Board<Row extends Clocks & { readonly id: string; readonly state: string }>({
  columns,
  rows,
  cardOf,
}: {
  readonly columns: readonly BoardColumn[]
  readonly rows: readonly Row[]
  cardOf(row: Row): BoardCard
}) {
  return (
    <div className="ad-board">
      {columns.map(([state, title]) => {
        const here = rows.filter(row => row.state === state)
        return (
          <section
            key={state}
            className={`ad-board__column${here.length === 0 ? ' ad-board__column--empty' : ''}`}
            aria-labelledby={`column-${state}`}
          >
            <h2 className="ad-board__title" id={`column-${state}`}>
              {title} <span className="ad-board__count">{here.length}</span>
            </h2>
            {here.length === 0 ? (
              <p className="ad-board__nobody">Nobody</p>
            ) : (
              <ul className="ad-board__cards">
                {here.map(row => (
                  <Card key={row.id} row={row} card={cardOf(row)} />
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </div>
  )
}

function Card({ row, card: { to, name, facts, tag } }: { readonly row: Clocks; readonly card: BoardCard }) {
  return (
    <li className="ad-card">
      <Link className="ad-card__name" to={to}>
        {name}
      </Link>
      {facts.map(fact => (
        <p key={fact} className="ad-card__fact">
          {fact}
        </p>
      ))}
      {tag ? <p className="ad-card__fact">{tag}</p> : null}
      <p className="ad-card__clocks">
        <span className="ad-card__age">{daysInState(row.daysHere)}</span>
        <DueClock daysLeft={row.daysLeft} />
      </p>
    </li>
  )
}
