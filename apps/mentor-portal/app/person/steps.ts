/** Which steps lead and which stand further down, and the page that each has. */
import type { Step } from '@alongside/web/page'

/** The steps of an ordinary day, the likeliest first. */
const leading = [
  'logSession',
  'planSession',
  'logAttempt',
  'review',
  'holdClosing',
  'agreeSummary',
  'noSummary',
  'close',
  'resume',
]

/** Steps that change how the two go on. */
const lessUsual = ['planEnding', 'pause', 'changeMentor', 'mentorAnswers', 'stepBack']

const pages: Readonly<Record<string, string>> = {
  logSession: 'log',
  planSession: 'plan',
  logAttempt: 'contact',
  review: 'review',
  pause: 'pause',
  resume: 'go-on',
  changeMentor: 'another-mentor',
  planEnding: 'ending',
  holdClosing: 'closing',
  agreeSummary: 'summary',
  noSummary: 'no-summary',
  close: 'close',
  mentorAnswers: 'think-again',
  stepBack: 'i-know-them',
}

/** What a mentor calls a step, where the API's word is made for everybody. */
const called: Readonly<Record<string, Pick<Step, 'label' | 'hint'>>> = {
  mentorAnswers: {
    label: 'I cannot meet this person',
    hint: 'Without a reason. It is never counted against anyone.',
  },
  changeMentor: { label: 'Ask for a change of mentor', hint: 'Anyone may ask, without a reason.' },
}

/** The page of a step of one person. */
export function stepPage(personId: string, type: string): string {
  return `/people/${personId}/${pages[type] ?? ''}`
}

/** The step that a moment asks for comes before the usual order. */
export function leadingSteps(options: readonly Step[], wanted?: string): Step[] {
  return inOrder(options, wanted ? [wanted, ...leading.filter(type => type !== wanted)] : leading)
}

export function lessUsualSteps(options: readonly Step[]): Step[] {
  return inOrder(options, lessUsual)
}

function inOrder(options: readonly Step[], order: readonly string[]): Step[] {
  const steps = order.flatMap(type => options.find(option => option.type === type) ?? [])
  // what is open comes first, so that the button on top is one that can be pressed
  return [...steps.filter(({ open }) => open), ...steps.filter(({ open }) => !open)].map(step => ({
    ...step,
    ...called[step.type],
  }))
}
