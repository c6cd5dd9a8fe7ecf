import { type Language, languageCodes } from '@alongside/domain/messages'

/** The languages that nobody who grew up with them has read yet; screens of staff say so. */
export const notYetReviewed: readonly Language[] = languageCodes.filter(language => language !== 'en')
