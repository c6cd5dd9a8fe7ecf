/** What is said when the offer is made. A change of words is a new version; which one was read out is recorded. */

export interface Script {
  readonly version: string
  /** What silence means at the clinic where it is said: nothing, or a yes after the days that were settled. */
  readonly basis: 'explicitAgreement' | 'withinService'
  /** Read out, or said in your own words: one thought each. */
  readonly says: readonly string[]
  /** The question at the end. */
  readonly asks: string
  /** What people often ask back. */
  readonly ifAsked: readonly { readonly question: string; readonly answer: string }[]
}

const onTheirWord: Script = {
  version: '2025-1',
  basis: 'explicitAgreement',
  says: [
    'I tell everyone this who is new here, or who is coming back to us. It is not about anything you said or did.',
    'There are people who have been where you are now, and who live well. We call them peer mentors. One of them can meet you, one to one, here or over the phone, for a few weeks.',
    'They are not doctors or nurses. They listen, and they can tell you what helped them: getting used to the news, taking treatment every day, worrying what others may think, or feeling alone with it.',
    'It is free, and it is up to you. Your care here stays the same whether you say yes, no or not now. You can change your mind at any time.',
    'The mentors belong to a charity that works with us. I give them your name and how to reach you only if you say yes. They keep what you tell them to themselves, unless you or somebody else is in danger.',
  ],
  asks: 'Would you like to meet one of them?',
  ifAsked: [
    {
      question: 'Will anybody I know find out?',
      answer:
        'You choose how and when they may reach you, and which name they ask for. Their messages say nothing about why. You hear who your mentor would be before they hear your name, and you can say no.',
    },
    {
      question: 'Is my mentor a patient here too?',
      answer:
        'Perhaps. That is why you are asked first whether you know each other. They keep to the same rules as we do.',
    },
    {
      question: 'What if I say no?',
      answer:
        'Then nothing is passed on. You can tell us when we may ask again, or that we should not ask again.',
    },
    {
      question: 'How long is it for?',
      answer: 'Often four to six meetings over a few months. You set the pace, and you can stop at any time.',
    },
  ],
}

/** Where peer support is part of the service: they hear that it goes ahead unless they say no, and until when. */
const withinService: Script = {
  ...onTheirWord,
  version: '2025-1-service',
  basis: 'withinService',
  says: [
    ...onTheirWord.says.slice(0, -1),
    'The mentors belong to a charity that works as part of our service. Unless you tell us not to, we give them your name and how you said they may reach you. You can tell us today or on any of the next {days} days, and you need no reason. They keep what you tell them to themselves, unless you or somebody else is in danger.',
  ],
  asks: 'Is that all right, or would you rather not?',
}

/** Every version that was ever read out. */
const scripts: readonly Script[] = [onTheirWord, withinService]

/** What is read out now at a clinic with this basis, with the days of its decision window. */
export function currentScript(basis: Script['basis'], days: number): Script {
  const script = basis === 'withinService' ? withinService : onTheirWord
  return { ...script, says: script.says.map(sentence => sentence.replace('{days}', String(days))) }
}

/** Names of versions, for checking what a page says that it showed. */
export const scriptVersions = scripts.map(({ version }) => version) as [string, ...string[]]
