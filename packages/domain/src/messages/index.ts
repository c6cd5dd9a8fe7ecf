/** Messages to people: what they say, in which languages, when they may leave, and which words never do. */

export { type RefereeParts, refereeTemplates } from './joining.templates.ts'
export * from './language.ts'
export {
  languagesOf,
  MessageSettings,
  MessageSettingsToSettle,
  signedAs,
  writtenIn,
} from './message.settings.ts'
export {
  type MessageParts,
  MessagePurpose,
  messageTemplates,
  messageText,
  momentInLanguage,
  purposeWords,
  subjectWords,
  WrittenPurpose,
} from './message.templates.ts'
export * from './offer.answers.ts'
export { mostTries, waitAfterTry } from './retry.rule.ts'
export { type Finding, mayBeSent, revealedBy } from './reveal.lint.ts'
export { mayLeaveAt, type SendingHours, usualHours } from './sending.hours.ts'
