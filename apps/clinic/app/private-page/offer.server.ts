/**
 * The private page from the server's side. Looking changes nothing. Whatever a token does not open, for whatever reason,
 * is one page with one status; nothing here logs, keeps or repeats the token.
 */
import { Language, momentInLanguage } from '@alongside/domain/messages'
import { api, noOf } from '@alongside/web/request.server'
import { json } from '@remix-run/node'
import { languageOf } from './language.server.ts'

interface Offer {
  readonly from: string
  readonly stage: 'open' | 'goingAhead'
  /** The day, in the language of the page. */
  readonly goesAheadOn: string | null
}

export interface PageData {
  readonly language: Language
  /** What the page may be read in; all of them where we cannot tell whose page it is. */
  readonly languages: readonly Language[]
  /** Null for a link that opens nothing, `busy` when we cannot tell just now. */
  readonly offer: Offer | null | 'busy'
  /** Names this very form, so that pressing twice has one effect. */
  readonly commandId: string
}

interface Asked {
  readonly request: Request
  readonly params: { readonly token?: string | undefined }
}

export async function loadOffer({ request, params }: Asked) {
  const commandId = crypto.randomUUID()
  try {
    const {
      language: ofLink,
      languages,
      goesAheadAt,
      ...given
    } = await api(request).offer.look.query({ token: params.token ?? '' })
    const language = languageOf(request, ofLink, languages)
    const goesAheadOn = goesAheadAt === null ? null : momentInLanguage(language, goesAheadAt, 'day')
    return json<PageData>({ language, languages, offer: { ...given, goesAheadOn }, commandId })
  } catch (error) {
    const offer = isClosed(error) ? null : 'busy'
    return json<PageData>(
      { language: languageOf(request), languages: Language.options, offer, commandId },
      { status: offer === null ? 404 : 503, ...(offer === null ? {} : { headers: { 'retry-after': '60' } }) },
    )
  }
}

/** Whether the API said that there is nothing to open; everything else is trouble that passes. */
export function isClosed(error: unknown): boolean {
  const no = noOf(error)
  return no !== null && typeof no === 'object' && ['not-found', 'not-allowed-now'].includes(no.code)
}
