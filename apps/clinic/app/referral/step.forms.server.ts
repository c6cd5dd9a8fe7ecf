/**
 * The forms of single steps, read loosely and turned into the domain's events. What a rule of the referral says against
 * an answer stands beside that very answer, in the rule's own words.
 */
import { AskedHow } from '@alongside/domain/consent'
import { OptOutReason, ReferralCommand, referral } from '@alongside/domain/referral'
import { PlainDate } from '@alongside/domain/time'
import { checkedBy, yesOrNo } from '@alongside/web/request.server'
import * as z from 'zod'
import { scriptVersions } from '../offer/script.content.ts'

const { checks } = referral.rules

/** Holds an event to one check of the referral, and puts what it says beside the answer that it is about. */
function heldTo(rule: keyof typeof checks, ...path: string[]) {
  return (event: { type: string }, context: z.RefinementCtx): void => {
    // the checks used here look at the answers of the event alone
    const answer = checks[rule]({ event } as never)
    if (answer !== true) context.addIssue({ code: 'custom', path, message: answer })
  }
}

const how = AskedHow.exclude(['privateLink'], { error: 'Choose how you spoke with them' })

export const TellForm = z
  .strictObject({
    type: z.literal('tell'),
    how,
    scriptVersion: z.enum(scriptVersions),
    language: z.string({ error: 'Write the language in which you told them' }),
    leafletGiven: yesOrNo('Say whether they have the leaflet'),
    privateSetting: yesOrNo('Say whether you were in private'),
    ableToDecide: yesOrNo('Say whether they were able to decide'),
  })
  .superRefine(checkedBy(ReferralCommand))
  .superRefine(heldTo('privateSetting', 'privateSetting'))
  .superRefine(heldTo('ableToDecide', 'ableToDecide'))

const scopes = z.strictObject({
  shareContact: yesOrNo(),
  tellClinicStatus: yesOrNo(),
  tellClinicSummary: yesOrNo(),
  teamDiscussion: yesOrNo(),
  onwardReferral: yesOrNo(),
  evaluation: yesOrNo(),
})

export const AgreeForm = z
  .strictObject({ type: z.literal('agree'), how, scopes })
  .superRefine(heldTo('agreedToShare', 'scopes', 'shareContact'))

export const ConfirmForm = z
  .strictObject({ type: z.literal('confirmGenuine'), scopes })
  .superRefine(heldTo('agreedToShare', 'scopes', 'shareContact'))

export const OptOutForm = z
  .strictObject({
    type: z.literal('optOut'),
    reason: OptOutReason.default('didNotSay'),
    askAgain: z.enum(['inSixMonths', 'onDate', 'never']).default('inSixMonths'),
    askAgainOn: z.exactOptional(PlainDate),
  })
  .superRefine(heldTo('askAgainDateGiven', 'askAgainOn'))
  // a day that was typed and then not chosen is no answer
  .transform(({ askAgainOn, ...rest }) =>
    rest.askAgain === 'onDate' && askAgainOn !== undefined ? { ...rest, askAgainOn } : rest,
  )

export const LeaveOpenForm = z.strictObject({ type: z.literal('leaveOpen') })
export const ReleaseForm = z.strictObject({ type: z.literal('release') })

export const AnswerForm = z
  .strictObject({ type: z.literal('answerQuery'), answer: z.string({ error: 'Write the answer' }) })
  .superRefine(checkedBy(ReferralCommand))

export const TracingForm = z
  .strictObject({
    type: z.literal('recordTracing'),
    outcome: z.string({ error: 'Choose what tracing found' }),
  })
  .superRefine(checkedBy(ReferralCommand))

export const NotEligibleForm = z
  .strictObject({ type: z.literal('markIneligible'), reason: z.string({ error: 'Choose the reason' }) })
  .superRefine(checkedBy(ReferralCommand))

export const MistakeForm = z
  .strictObject({ type: z.literal('recordInError'), why: z.string({ error: 'Choose what went wrong' }) })
  .superRefine(checkedBy(ReferralCommand))
