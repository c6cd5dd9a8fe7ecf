/** Why a message did not leave: a code in the table, a sentence on the screen. */
const sentences = {
  notAllowed: 'They do not allow this way any more.',
  noAddress: 'We have no number or address for it.',
  stopped: 'It was not to be sent any more when its hour came.',
  tooLate: 'It would have come too late.',
  reveals: 'It holds a word that could tell a stranger something.',
  refused: 'The number or address was refused.',
  unreachable: 'The carrier could not be reached for a long time.',
  broken: 'It could not be read again.',
} as const

export type Problem = keyof typeof sentences

export function problemWords(code: string | null): string {
  return sentences[(code ?? 'stopped') as Problem] ?? sentences.unreachable
}
