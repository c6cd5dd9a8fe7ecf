/** The words of an import. */
import type { ListKind } from '@alongside/domain/intake'
import type { Tone } from '@alongside/web/page'

export const kindWords = {
  people: 'People to be told',
  attendance: 'Clinic appointments',
} as const satisfies Record<ListKind, string>

interface Import {
  readonly kind: ListKind
  readonly state: string
  readonly rows: {
    readonly total: number
    readonly good: number
    readonly bad: number
    readonly done: number
  }
}

/** One line that says what an import is and how it went. */
export function importTitle({ kind, state, rows }: Import): string {
  const what = kindWords[kind]
  if (state === 'done') return `${what}: ${counted(rows.done, 'row')} taken in`
  if (state === 'dropped') return `${what}: let go`
  return `${what}: ${counted(rows.total, 'row')}`
}

export const importStates: Readonly<Record<string, { readonly label: string; readonly tone: Tone }>> = {
  reading: { label: 'Columns to name', tone: 'amber' },
  preview: { label: 'To confirm', tone: 'amber' },
  importing: { label: 'Being written', tone: 'teal' },
  done: { label: 'Done', tone: 'green' },
  dropped: { label: 'Let go', tone: 'grey' },
}

/** A number with its noun: `1 row`, `1,200 rows`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`
}
