/**
 * What a trainee learns before they support anybody: twelve modules, about thirty hours, each with a reason. A title is
 * the title of a page and stands in a list of tabs, so it tells a stranger nothing.
 */

export interface Module {
  readonly key: string
  readonly title: string
  readonly hours: number
  /** What somebody can do after it, in one sentence to the trainee. */
  readonly afterwards: string
}

export const curriculum = [
  {
    key: 'role',
    title: 'What you offer, and what you do not',
    hours: 2,
    afterwards: 'You can say in a minute what you offer, and to whom you hand on what is not yours to do.',
  },
  {
    key: 'basics',
    title: 'The facts, as they are today',
    hours: 3,
    afterwards:
      'You can explain what treatment does and what undetectable means, and when to say: ask your clinic.',
  },
  {
    key: 'story',
    title: 'Your own story, shared safely',
    hours: 3,
    afterwards: 'You choose what to tell, to whom and what for, and what you keep for yourself.',
  },
  {
    key: 'listening',
    title: 'Listening so that people hear themselves',
    hours: 4,
    afterwards:
      'You can stay with somebody in their words, without advice, and help them find their own next step.',
  },
  {
    key: 'boundaries',
    title: 'Boundaries, and keeping what you hear',
    hours: 3,
    afterwards:
      'You keep what you hear, know where that ends, and can call somebody without giving anything away.',
  },
  {
    key: 'stigma',
    title: 'The whole of a person',
    hours: 3,
    afterwards:
      'You notice how stigma meets race, faith, gender, migration and money, and you do not assume.',
  },
  {
    key: 'safeguarding',
    title: 'Keeping people safe',
    hours: 2,
    afterwards:
      'You recognise a concern about an adult or a child, and pass it on the same day, in their words.',
  },
  {
    key: 'crisis',
    title: 'When life feels too hard',
    hours: 2,
    afterwards: 'You can ask the question directly, stay calm with the answer, and bring in help at once.',
  },
  {
    key: 'records',
    title: 'Goals, notes, consent and data',
    hours: 2,
    afterwards: 'You write a note that the person could read, and share nothing they have not agreed to.',
  },
  {
    key: 'clinic',
    title: 'Appointments, and what gets in the way',
    hours: 2,
    afterwards:
      'You know who does what in a clinic, and what makes appointments and tablets hard to keep up with.',
  },
  {
    key: 'endings',
    title: 'Endings, supervision and looking after yourself',
    hours: 2,
    afterwards: 'You plan the ending from the first day, use supervision, and notice when you need a break.',
  },
  {
    key: 'alone',
    title: 'Working alone, and working remotely',
    hours: 1.5,
    afterwards: 'You check in and out, choose a safe place, and can hold a conversation by phone or video.',
  },
] as const satisfies readonly Module[]

export type ModuleKey = (typeof curriculum)[number]['key']

/** The hours of the whole curriculum. */
export const curriculumHours = curriculum.reduce((sum, { hours }) => sum + hours, 0)
