/** The languages in which somebody can be written to, and in which the private page and the leaflet exist. */
import * as z from 'zod'

export const Language = z.enum(['en', 'es', 'pt', 'pl', 'fr', 'ar'])
export type Language = z.infer<typeof Language>

/** Each language as whoever speaks it calls it, as staff call it, and the way it runs. */
export const languages = {
  en: { itself: 'English', inEnglish: 'English', runs: 'ltr' },
  es: { itself: 'Español', inEnglish: 'Spanish', runs: 'ltr' },
  pt: { itself: 'Português', inEnglish: 'Portuguese', runs: 'ltr' },
  pl: { itself: 'Polski', inEnglish: 'Polish', runs: 'ltr' },
  fr: { itself: 'Français', inEnglish: 'French', runs: 'ltr' },
  ar: { itself: 'العربية', inEnglish: 'Arabic', runs: 'rtl' },
} as const satisfies Record<
  Language,
  { readonly itself: string; readonly inEnglish: string; readonly runs: 'ltr' | 'rtl' }
>

/** All of them, for pages that carry no schemas to a browser. */
export const languageCodes = Object.keys(languages) as readonly Language[]

/** Every language with what it is called, for a choice. */
export const languageChoices = languageCodes.map(value => ({
  value,
  label: languages[value].inEnglish,
}))

/** The language that somebody wrote down in their own words; English where we have nothing in it. */
export function languageFrom(written: string | null): Language {
  const word = (written ?? '').trim().toLowerCase()
  const found = languageCodes.find(code => {
    const { itself, inEnglish } = languages[code]
    return word === code || word.startsWith(inEnglish.toLowerCase()) || word.startsWith(itself.toLowerCase())
  })
  return found ?? 'en'
}
