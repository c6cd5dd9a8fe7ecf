/** An example file of each kind, made from the very headings that the readers know. */
import { csvText, type ListKind, listFormats } from '@alongside/domain/intake'

const rows = {
  people: [
    ['N-1001', 'Ade', 'Okoro', 'newly diagnosed', '03/11/2026', 'no', '', '07700 900123', 'English'],
    ['N-1002', 'Maria', '', 're-engaging', '06/11/2026', 'no', 're-engaged', '', 'Portuguese'],
    ['N-1003', 'Sam', '', 'clinician flag', '', 'yes', '', '', ''],
  ],
  attendance: [
    ['N-1001', 'A-77001', '10/11/2026', '5'],
    ['N-1002', 'A-77002', '11/11/2026', '3'],
    ['N-1003', 'A-77003', '12/11/2026', '2'],
  ],
} as const satisfies Record<ListKind, readonly (readonly string[])[]>

export function sampleFile(kind: ListKind): string {
  const header = Object.values(listFormats[kind].fields).map(({ heading }) => heading)
  return csvText([header, ...rows[kind]])
}
