import { type Language, languageCodes, languages } from '@alongside/domain/messages'
import { useMatches } from '@remix-run/react'
import { pageWords } from './all.words.ts'
import type { PageWords } from './page.words.ts'

export interface Spoken {
  readonly language: Language
  /** What it may be read in. */
  readonly languages: readonly Language[]
  readonly runs: 'ltr' | 'rtl'
  readonly words: PageWords
}

/** The language of the page that is shown, and its words. */
export function useSpoken(): Spoken {
  const data = useMatches().at(-1)?.data as { language?: unknown; languages?: unknown } | undefined
  const language = languageCodes.find(code => code === data?.language) ?? 'en'
  const { languages: offered } = data ?? {}
  const languagesOffered = Array.isArray(offered)
    ? languageCodes.filter(code => offered.includes(code))
    : languageCodes
  return { language, languages: languagesOffered, runs: languages[language].runs, words: pageWords[language] }
}
