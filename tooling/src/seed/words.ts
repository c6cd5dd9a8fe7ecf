/** What is written about the people of the demo: as if they will read it, and telling nothing that matters. */
import type { Theme } from '@alongside/domain/themes'
import type { Random } from './random.ts'

const notes: Readonly<Record<Theme, readonly string[]>> = {
  adjusting: [
    'We talked about the first weeks and what has changed since. They said it helps to hear how it was for somebody else.',
    'They asked a lot of good questions. We wrote down three for the next visit.',
  ],
  treatment: [
    'We looked at how mornings go and found a place for it beside the kettle.',
    'Two days were missed while travelling. We thought of a small box that fits in a coat.',
  ],
  stigma: [
    'They said out loud what they had only thought so far. We sat with that for a while.',
    'We talked about what other people say, and what we believe of it ourselves.',
  ],
  isolation: [
    'They came to the Thursday group for the first time and stayed until the end.',
    'We made a list of people they would like to see more often, and chose one.',
  ],
  tellingOthers: [
    'They would like to tell their sister. We practised how it could begin.',
    'They told a friend. It went better than they feared.',
  ],
  appointments: [
    'We went through the dates of the next months and put them in their phone.',
    'We talked about what makes the waiting room hard, and where they could sit.',
  ],
  moneyAndHousing: [
    'The landlord has written again. We found the advice line and the times when it is open.',
    'We filled in the first two pages together and stopped for tea.',
  ],
  relationships: [
    'They are seeing somebody new and wonder when to say what.',
    'Things at home are calmer than last month.',
  ],
  other: ['We mostly walked and talked about football. That was what was needed today.'],
}

export function noteOn(theme: Theme, random: Random): string {
  return random.pick(notes[theme])
}

export const whys = [
  'I would like to talk to somebody who has been there.',
  'I have nobody I can be open with.',
  'I keep missing things and I want to get back on track.',
  'I want to know how others live with it.',
  'The nurse said it helped others. I would like to try.',
] as const

export const goals = [
  'Tell one person I trust.',
  'Get to every appointment until summer.',
  'Feel less on my own at weekends.',
  'Find a routine that works on night shifts.',
  'Go back to choir.',
] as const

export const views = [
  'It is easier to talk here than anywhere else.',
  'I sleep better and I have told my brother.',
  'I would like to go on a little longer.',
] as const

export const differences = [
  'I am not the only one any more.',
  'Somebody remembered what I had said.',
  'I know what to ask now.',
  '',
] as const

export const summaries = [
  'We met over some weeks. They found a routine that works and told somebody they trust. They know how to come back.',
  'We met regularly, in the end mostly by phone. They feel steadier and have dates for the next months.',
] as const
