import { Language } from '@alongside/domain/messages'

/**
 * The language of a page: the one that was chosen on it, if it is offered, else the one of the link, else one that the
 * browser speaks.
 */
export function languageOf(
  request: Request,
  ofLink?: Language,
  offered: readonly Language[] = Language.options,
): Language {
  const chosen = Language.safeParse(new URL(request.url).searchParams.get('l'))
  if (chosen.success && offered.includes(chosen.data)) return chosen.data
  return ofLink ?? spokenBy(request.headers.get('accept-language') ?? '')
}

function spokenBy(accepted: string): Language {
  for (const range of accepted.split(',')) {
    const read = Language.safeParse(range.trim().slice(0, 2).toLowerCase())
    if (read.success) return read.data
  }
  return 'en'
}
