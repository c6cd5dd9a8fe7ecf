import { type Language, subjectWords } from '@alongside/domain/messages'

/** What stands above an email: the same for every message, so that it tells nothing. */
export function subjectOf(language: Language | null): string {
  return subjectWords[language ?? 'en']
}
