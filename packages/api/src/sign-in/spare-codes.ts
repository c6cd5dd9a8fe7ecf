/** Spare codes, for the day on which the phone is lost: made so that hand-writing keeps them, and read as they were meant. */
import { randomInt } from 'node:crypto'

const CODES = 10
/** No letter or number that looks like another one on paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten times ten letters: some 800 million million possible ones, of which ten may be guessed at before the first wait. */
export function makeSpareCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const code = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })
}

/** Which of the codes that are left somebody means, however they grouped it and in letters of whichever size. */
export function meantCode(left: readonly string[], given: string): string | undefined {
  // the codes of an earlier version tell large letters from small ones: whoever copies one exactly means just that one
  const exact = left.find(code => bare(code) === bare(given))
  return exact ?? left.find(code => bare(code).toLowerCase() === bare(given).toLowerCase())
}

function bare(code: string): string {
  return code.replace(/[^\p{L}\p{N}]/gu, '')
}
