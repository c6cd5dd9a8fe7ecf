import { type Support, saidOf } from './support.server.ts'

/** The first words of a summary: what was said in the closing meeting, for the two of them to make their own. */
export function draftOf(support: Pick<Support, 'said'>): string {
  const said = saidOf(support, 'holdClosing')
  return [said('difference'), said('whatNext')].filter(text => text !== '').join('\n\n')
}
