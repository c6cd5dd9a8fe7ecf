/** Messages to people: what they say, in which languages, when they may leave, and which words never do. */

export * from './language.ts'
export {
  languagesOf,
  MessageSettings,
  MessageSettingsToSettle,
  signedAs,
  writtenIn,
} from './message.settings.ts'
export {
  type Gap,
  gapsOf,
  type MessageParts,
  MessagePurpose,
  momentInLanguage,
  purposeWords,
  subjectWords,
  TemplatePurpose,
  WrittenPurpose,
} from './message.templates.ts'
export * from './message.wording.ts'
export * from './offer.answers.ts'
export { mostTries, waitAfterTry } from './retry.rule.ts'
export { type Finding, mayBeSent, revealedBy } from './reveal.lint.ts'
export { mayLeaveAt, type SendingHours, usualHours } from './sending.hours.ts'
export { gapSign, gapWords, wrongWith } from './template.check.ts'
export { partsInWords, textParts } from './text.parts.ts'
