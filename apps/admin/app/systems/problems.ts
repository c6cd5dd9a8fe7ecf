/** Why a word did not arrive, for the person who looks after it. */
const words: Readonly<Record<string, string>> = {
  notAllowed: 'This install may not call that host',
  privateAddress: 'The address leads into a private network',
  unreachable: 'Nobody answered there',
  tooSlow: 'No answer within ten seconds',
}

export function problemInWords(problem: string | null): string {
  if (problem === null) return 'Not tried yet'
  const status = /^http(\d{3})$/.exec(problem)?.[1]
  return status === undefined ? (words[problem] ?? 'It failed') : `It answered with ${status}`
}
