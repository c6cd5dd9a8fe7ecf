/** What the messages of one clinic say, put into the words of a page. */
import {
  exampleParts,
  filledIn,
  gapSign,
  gapsOf,
  gapWords,
  Language,
  languages,
  languagesFor,
  leavesAsText,
  type MessageKey,
  partsInWords,
  programmeWords,
  purposeWords,
  TemplatePurpose,
  textParts,
  wordsThatHold,
} from '@alongside/domain/messages'
import type { Api } from '@alongside/web/request.server'

export type ClinicSettled = Awaited<ReturnType<Api['places']['clinic']['query']>>

/** How a text reads in its language. */
interface Reads {
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}

export function readsIn(language: Language): Reads {
  return { lang: language, dir: languages[language].runs }
}

/** The message of an address; nothing where there is none. */
export function messageIn(params: Readonly<Record<string, string | undefined>>): MessageKey {
  const purpose = TemplatePurpose.safeParse(params.purpose)
  const language = Language.safeParse(params.language)
  if (!purpose.success || !language.success || !languagesFor(purpose.data).includes(language.data))
    throw new Response('', { status: 404 })
  return { purpose: purpose.data, language: language.data }
}

/** As somebody would read it, with a made-up name and day, and how long it is then. */
function asRead(template: string, { purpose, language }: MessageKey) {
  const shown = filledIn(template, exampleParts(language))
  return { shown, length: leavesAsText(purpose) ? partsInWords(textParts(shown)) : null }
}

/** One message of one clinic: what it says today, whose words they are, and what is coming. */
export function messageFacts(clinic: ClinicSettled, key: MessageKey) {
  const { purpose, language } = key
  const own = clinic.now.words[purpose]?.[language]
  const history = clinic.words.filter(row => row.purpose === purpose && row.language === language)
  const since = history.find(({ standing }) => standing === 'now')
  return {
    purpose,
    title: purposeWords[purpose],
    to: `/clinics/${clinic.id}/words/${purpose}/${language}`,
    ...readsIn(language),
    ...asRead(wordsThatHold(clinic.now.words, purpose, language), key),
    isOwn: own !== undefined,
    readBy: own?.readBy ?? '',
    since: since ? { on: since.effectiveOn, by: since.setBy } : null,
    coming: history.filter(({ standing }) => standing === 'coming').map(({ effectiveOn }) => effectiveOn),
  }
}
export type MessageFacts = ReturnType<typeof messageFacts>

/** What a page that changes one message needs. */
export function messageToSettle(clinic: ClinicSettled, key: MessageKey) {
  const { purpose, language } = key
  return {
    clinic: {
      id: clinic.id,
      name: clinic.name,
      version: clinic.version,
      mayHoldFrom: clinic.mayHoldFrom,
    },
    now: messageFacts(clinic, key),
    language: languages[language].inEnglish,
    isEnglish: language === 'en',
    gaps: gapsOf[purpose].map(gap => ({ sign: gapSign(gap), words: gapWords[gap] })),
    text: wordsThatHold(clinic.latest.words, purpose, language),
    readBy: clinic.latest.words[purpose]?.[language]?.readBy ?? '',
    /** Null where the programme's words hold already. */
    goBackTo:
      clinic.latest.words[purpose]?.[language] === undefined
        ? null
        : asRead(programmeWords(purpose, language), key).shown,
    rows: rowsOf(clinic, row => row.purpose === purpose && row.language === language),
  }
}

/** Changes of words, as the history of a clinic shows them. */
export function rowsOf(clinic: ClinicSettled, belongs: (row: MessageKey) => boolean) {
  return clinic.words
    .filter(belongs)
    .map(({ sentence, ...row }) => ({ ...row, changes: [capital(sentence)] }))
}

function capital(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
}
