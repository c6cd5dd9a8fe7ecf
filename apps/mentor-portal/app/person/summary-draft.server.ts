import type { TimelineEntry } from './support.server.ts'

/** The first words of a summary: what was said in the closing meeting, for the two of them to make their own. */
export function draftOf(timeline: readonly TimelineEntry[]): string {
  const notes = timeline.find(({ kind, type }) => kind === 'discharge' && type === 'holdClosing')?.notes ?? []
  const said = (field: string) => notes.find(note => note.field === field)?.text ?? ''
  return [said('difference'), said('whatNext')].filter(text => text !== '').join('\n\n')
}
