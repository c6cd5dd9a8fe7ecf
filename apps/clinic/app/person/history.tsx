import type { Role } from '@alongside/domain/people'
import { Moment, Timeline } from '@alongside/web/page'

const who: Partial<Record<Role, string>> = {
  clinician: 'your clinic',
  coordinator: 'the team',
  integration: 'the clinic system',
  system: 'by itself',
  person: 'the person',
}

const marks = ['start', 'agree', 'release', 'accept', 'optOut', 'withdraw']

interface Entry {
  readonly at: string
  readonly lifecycleId: string
  readonly seq: number
  readonly type: string
  readonly label: string
  readonly by: Role
  readonly notes: readonly { readonly field: string; readonly text: string }[]
}

/** What happens by itself has no button, and so no words in the domain. */
const clocks: Readonly<Record<string, string>> = {
  'timer.tellDue': 'The time to tell them ran out',
  'timer.decisionWindow': 'The decision window ended',
  'timer.reOfferDue': 'The time to offer again ran out',
  'timer.releaseDue': 'The time to release ran out',
  'timer.triageDue': 'The time for the team to answer ran out',
}

/** What happened with the offer, the latest first. */
export function History({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <Timeline
      items={entries.map(entry => ({
        id: `${entry.lifecycleId} ${entry.seq}`,
        when: <Moment at={entry.at} />,
        title: clocks[entry.type] ?? entry.label,
        ...(who[entry.by] ? { who: who[entry.by] as string } : {}),
        ...(entry.notes.length > 0
          ? { detail: entry.notes.map(({ field, text }) => <p key={field}>{text}</p>) }
          : {}),
        isMark: marks.includes(entry.type),
      }))}
    />
  )
}
