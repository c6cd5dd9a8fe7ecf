/** Everything that a screen can ask of the API. The apps see the type of this and nothing else. */

import { auditRouter } from './access/audit.router.ts'
import { accountsRouter } from './account/account.router.ts'
import { waysBackRouter } from './account/way-back.router.ts'
import { calendarRouter } from './calendar/calendar.router.ts'
import { careGapsRouter } from './care-gap/care-gap.router.ts'
import { caseloadRouter } from './caseload/caseload.router.ts'
import { concernRouter } from './concern/concern.router.ts'
import { qualityRouter } from './data-quality/data-quality.router.ts'
import { dischargeRouter } from './discharge/discharge.router.ts'
import { keepingRouter } from './discharge/keeping.router.ts'
import { draftsRouter } from './draft/drafts.router.ts'
import { equalityRouter } from './equality/equality.router.ts'
import { integrationsRouter } from './fhir/integrations.router.ts'
import { goalsRouter } from './goals/goals.router.ts'
import { chartMarksRouter } from './impact/chart-marks.router.ts'
import { impactRouter } from './impact/impact.router.ts'
import { intakeRouter } from './intake/intake.router.ts'
import { meRouter } from './me/me.router.ts'
import { measuresRouter } from './measures/measures.router.ts'
import { mentorsRouter } from './mentor/mentor.router.ts'
import { mentoringRouter } from './mentoring/mentoring.router.ts'
import { messagesRouter } from './message/message.router.ts'
import { mailboxRouter } from './notice/mailbox.router.ts'
import { receiptsRouter } from './notice/receipt.router.ts'
import { onboardingRouter } from './onboarding/onboarding.router.ts'
import { openingRouter } from './opening/opening.router.ts'
import { peopleRouter } from './person/person.router.ts'
import { placesRouter } from './place/place.router.ts'
import { linksRouter, offerRouter } from './private-link/private-link.router.ts'
import { recruitmentFiguresRouter } from './recruitment/figures.router.ts'
import { joiningRouter, recruitmentRouter } from './recruitment/recruitment.router.ts'
import { referralRouter } from './referral/referral.router.ts'
import { standingRouter } from './standing/standing.router.ts'
import { subjectAccessRouter } from './subject-access/subject-access.router.ts'
import { supervisionRouter } from './supervision/supervision.router.ts'
import { trainingRouter } from './training/training.router.ts'
import { router } from './trpc.ts'
import { whatIfRouter } from './what-if/what-if.router.ts'
import { workRouter } from './work/work.router.ts'

export const appRouter = router({
  me: meRouter,
  work: workRouter,
  people: peopleRouter,
  intake: intakeRouter,
  referral: referralRouter,
  onboarding: onboardingRouter,
  mentoring: mentoringRouter,
  discharge: dischargeRouter,
  concern: concernRouter,
  supervision: supervisionRouter,
  opening: openingRouter,
  calendar: calendarRouter,
  receipts: receiptsRouter,
  careGaps: careGapsRouter,
  mentors: mentorsRouter,
  caseload: caseloadRouter,
  goals: goalsRouter,
  measures: measuresRouter,
  drafts: draftsRouter,
  joining: joiningRouter,
  recruitment: recruitmentRouter,
  recruitmentFigures: recruitmentFiguresRouter,
  training: trainingRouter,
  standing: standingRouter,
  equality: equalityRouter,
  impact: impactRouter,
  mailbox: mailboxRouter,
  accounts: accountsRouter,
  waysBack: waysBackRouter,
  audit: auditRouter,
  subjectAccess: subjectAccessRouter,
  keeping: keepingRouter,
  quality: qualityRouter,
  places: placesRouter,
  integrations: integrationsRouter,
  links: linksRouter,
  messages: messagesRouter,
  offer: offerRouter,
  whatIf: whatIfRouter,
  chartMarks: chartMarksRouter,
})

export type AppRouter = typeof appRouter
