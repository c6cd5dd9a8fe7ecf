import { Language, languages } from '@alongside/domain/messages'
import { useMatches } from '@remix-run/react'
import * as z from 'zod'
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
  const read = Language.safeParse(data?.language)
  const language = read.success ? read.data : 'en'
  const offered = z.array(Language).safeParse(data?.languages)
  const languagesOffered = offered.success ? offered.data : Language.options
  return { language, languages: languagesOffered, runs: languages[language].runs, words: pageWords[language] }
}
