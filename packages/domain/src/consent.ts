/** What a person agreed to, each scope apart: a common-law consent to share, not a consent under data-protection law. */
import * as z from 'zod'

/**
 * - `shareContact`: the clinic tells the charity who the person is and how to reach them
 * - `tellClinicStatus`: the charity tells the clinic whether support was taken up, started and ended
 * - `tellClinicSummary`: the charity passes on the summary that the person agreed
 * - `teamDiscussion`: the person may be spoken of by name in the clinic's team meeting
 * - `onwardReferral`: the charity may refer on to another service, asked again each time
 * - `evaluation`: answers may count in the evaluation
 */
export const ConsentScope = z.enum([
  'shareContact',
  'tellClinicStatus',
  'tellClinicSummary',
  'teamDiscussion',
  'onwardReferral',
  'evaluation',
])
export type ConsentScope = z.infer<typeof ConsentScope>

/** The question behind each scope, as it is asked. */
export const consentQuestions = {
  shareContact: 'May we pass your name and how to reach you to the peer support team?',
  tellClinicStatus: 'May the team tell us whether you took it up, started and finished?',
  tellClinicSummary: 'May the team send us the short summary that you agree with them at the end?',
  teamDiscussion: 'May you be spoken of by name in our team meeting?',
  onwardReferral: 'May the team refer you on to another service, asking you first each time?',
  evaluation: 'May your answers count, without your name, in how we learn whether this helps?',
} as const satisfies Record<ConsentScope, string>

/** Every scope in the order in which it is asked, for pages that carry no schemas to a browser. */
export const consentScopes = Object.keys(consentQuestions) as readonly ConsentScope[]

/** One yes or no for each scope. Nothing is agreed by leaving a box alone. */
export const ConsentAnswers = z.strictObject({
  shareContact: z.boolean(),
  tellClinicStatus: z.boolean(),
  tellClinicSummary: z.boolean(),
  teamDiscussion: z.boolean(),
  onwardReferral: z.boolean(),
  evaluation: z.boolean(),
})
export type ConsentAnswers = z.infer<typeof ConsentAnswers>

/** How someone was asked. */
export const AskedHow = z.enum(['inPerson', 'phone', 'video', 'privateLink'])
export type AskedHow = z.infer<typeof AskedHow>
