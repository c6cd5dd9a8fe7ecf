import { supervisionSortWords } from '@alongside/domain/supervision'
import { momentInWords, StateTag, WorkList } from '../page/index.ts'
import type { Api } from '../request/api.server.ts'

type Row = Awaited<ReturnType<Api['supervision']['list']['query']>>['rows'][number]

/** Supervisions as lines of a list, the next one first. */
export function SupervisionList({
  rows,
  empty,
  withClinic = true,
}: {
  readonly rows: readonly Row[]
  readonly empty: string
  readonly withClinic?: boolean
}) {
  const sorted = [...rows].sort((one, other) => one.plannedAt.localeCompare(other.plannedAt))
  return (
    <WorkList
      empty={empty}
      items={sorted.map(row => ({
        id: row.id,
        to: `/supervision/${row.id}`,
        title:
          row.sort === 'joint'
            ? supervisionSortWords.joint
            : `${supervisionSortWords.oneToOne}${row.mentorCalled ? `: ${row.mentorCalled}` : ''}`,
        detail: [
          momentInWords(row.plannedAt),
          ...(withClinic ? [row.clinicName] : []),
          ...(row.items > 0 ? [`${row.items} on the agenda`] : []),
          ...(row.actionsOpen > 0 ? [`${row.actionsOpen} open`] : []),
        ].join(' · '),
        tags: (
          <>
            {row.actionsLate > 0 ? <StateTag tone="red">Action late</StateTag> : null}
            <StateTag tone={tones[row.state] ?? 'teal'}>{row.label}</StateTag>
          </>
        ),
      }))}
    />
  )
}

const tones: Readonly<Record<string, 'green' | 'grey' | 'amber' | 'red' | 'teal'>> = {
  missed: 'red',
  held: 'amber',
  actionsOpen: 'amber',
  closed: 'green',
  cancelled: 'grey',
}
