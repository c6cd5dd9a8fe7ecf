/** The application form: four short steps, each a few questions. What is written here is sealed, and read by coordinators only. */
import * as z from 'zod'

const line = (most = 120) => z.string().trim().min(1, 'Write an answer').max(most)
const text = (most = 2000) => z.string().trim().min(1, 'Write an answer').max(most)

/** About the applicant, and how they may be reached. */
const AboutYou = z.strictObject({
  name: line(),
  called: line(60),
  phone: z.string().trim().max(30).default(''),
  safeToCall: z.boolean().default(false),
  languages: z.string().trim().max(200).default(''),
})

const Why = z.strictObject({
  why: text(),
  support: text(),
})

const WhenAndWhere = z.strictObject({
  hours: z.enum(['twoHours', 'fourHours', 'aDay', 'more']),
  times: z.array(z.enum(['weekdays', 'evenings', 'weekends'])).min(1, 'Choose at least one'),
  adjustments: z.string().trim().max(1000).default(''),
  /** A clinic that they use themself, so that nobody meets their own waiting room by surprise. */
  notAtMyClinic: z.boolean().default(false),
})

const Referees = z.strictObject({
  firstName: line(),
  firstEmail: z.email('Enter an email address, like name@example.org'),
  secondName: line(),
  secondEmail: z.email('Enter an email address, like name@example.org'),
})

/** The steps of the form in order. Each is checked by itself, so that a draft may be left and found again. */
export const applicationSteps = {
  about: { title: 'About you', Answers: AboutYou },
  why: { title: 'Why you would like to do this', Answers: Why },
  when: { title: 'When and where', Answers: WhenAndWhere },
  referees: { title: 'Two people who know you', Answers: Referees },
} as const

export type ApplicationStep = keyof typeof applicationSteps
export const ApplicationStep = z.enum(
  Object.keys(applicationSteps) as [ApplicationStep, ...ApplicationStep[]],
)

/** The whole form as it is sent. */
export const Application = z
  .strictObject({ about: AboutYou, why: Why, when: WhenAndWhere, referees: Referees })
  .refine(({ referees }) => referees.firstEmail.toLowerCase() !== referees.secondEmail.toLowerCase(), {
    message: 'Name two different people',
    path: ['referees', 'secondEmail'],
  })
export type Application = z.infer<typeof Application>

/** What was written so far: any of the steps. */
export const ApplicationDraft = z.strictObject({
  about: z.exactOptional(AboutYou),
  why: z.exactOptional(Why),
  when: z.exactOptional(WhenAndWhere),
  referees: z.exactOptional(Referees),
})
export type ApplicationDraft = z.infer<typeof ApplicationDraft>

/** The steps that are still to be filled in; none when the form may be sent. */
export function stepsLeft(draft: ApplicationDraft): ApplicationStep[] {
  return ApplicationStep.options.filter(step => draft[step] === undefined)
}
