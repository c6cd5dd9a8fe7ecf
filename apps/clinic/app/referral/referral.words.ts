/** The words of a referral as the clinic reads them: short enough for a list, plain enough for a form. */
import type {
  IneligibleReason,
  OptOutReason,
  ReferralReason,
  ReferralSource,
  TracingOutcome,
} from '@alongside/domain/referral'
import type { Tone } from '@alongside/web/page'

export const reasonWords = {
  newlyDiagnosed: 'Newly diagnosed',
  reEngaging: 'Coming back to care',
  clinicianFlag: 'Flagged by a clinician',
} as const satisfies Record<ReferralReason, string>

export const sourceWords = {
  clinicList: 'From a clinic list',
  clinician: 'Added by hand',
  clinicSystem: 'From the clinic system',
  self: 'Came by themself',
  partnerAgency: 'Through a partner',
} as const satisfies Record<ReferralSource, string>

export const tracingWords = {
  reEngaged: 'We are in touch again',
  unableToContact: 'We could not reach them',
  unknown: 'Not known yet',
  transferred: 'Moved to another clinic',
  leftCountry: 'Left the country',
  inCareElsewhere: 'In care elsewhere',
  declined: 'They said no',
  died: 'They have died',
} as const satisfies Record<TracingOutcome, string>

export const optOutWords = {
  didNotSay: 'They did not want to say',
  notNow: 'Not the right time',
  hasSupport: 'They have support already',
  worriedAboutBeingRecognised: 'They worry about being recognised',
  noNeed: 'They do not feel a need',
  otherService: 'They would like something else',
} as const satisfies Record<OptOutReason, string>

export const ineligibleWords = {
  under18: 'Under 18',
  notAtThisClinic: 'Does not come to this clinic',
  alreadySupported: 'Has a mentor already',
  needsAnotherService: 'Needs another kind of help first',
} as const satisfies Record<IneligibleReason, string>

export const mistakeWords = {
  wrongPerson: 'It is about the wrong person',
  duplicate: 'They are on the list twice',
  testRecord: 'It was a test',
  otherMistake: 'Another mistake',
} as const

/** The look of each state's tag. */
export const stateTones: Readonly<Record<string, Tone>> = {
  identified: 'amber',
  told: 'teal',
  openOffer: 'purple',
  agreed: 'teal',
  released: 'teal',
  accepted: 'green',
}
