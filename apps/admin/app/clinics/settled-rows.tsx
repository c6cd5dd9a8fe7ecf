import { Day, momentInWords, StateTag, Timeline, type Tone } from '@alongside/web/page'

interface Row {
  readonly effectiveOn: string
  readonly setAt: string
  readonly setBy: string | null
  readonly changes: readonly string[]
  readonly standing: 'coming' | 'now' | 'was' | 'replaced'
}

const standings = {
  coming: { label: 'Coming', tone: 'purple' },
  now: { label: 'Holds today', tone: 'green' },
  was: { label: 'Held before', tone: 'grey' },
  replaced: { label: 'Replaced on the same day', tone: 'grey' },
} as const satisfies Record<Row['standing'], { label: string; tone: Tone }>

/** Dated rows of settings, each with what it changed. */
export function SettledRows({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <Timeline
      items={rows.map(row => ({
        id: row.setAt,
        when: (
          <>
            from <Day on={row.effectiveOn} />
          </>
        ),
        title: <StateTag tone={standings[row.standing].tone}>{standings[row.standing].label}</StateTag>,
        who: `${row.setBy ?? 'An administrator'}, ${momentInWords(row.setAt)}`,
        detail:
          row.changes.length === 0 ? (
            'As usual.'
          ) : (
            <ul className="nhsuk-list nhsuk-list--bullet">
              {row.changes.map(change => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          ),
      }))}
    />
  )
}
