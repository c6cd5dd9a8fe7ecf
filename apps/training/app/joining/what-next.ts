/** What happens next in an application and by when, as a coordinator would say it to somebody. */
import { dayInWords } from '@alongside/web/page'
import type { Api } from '@alongside/web/request.server'

export type Recruitment = NonNullable<Awaited<ReturnType<Api['training']['mine']['query']>>['recruitment']>

export interface Next {
  readonly title: string
  readonly sentences: readonly string[]
}

/** The day by which somebody acts, if there is one that is still to come. */
function by({ dueAt, overdue }: Recruitment, what: string): string {
  if (dueAt === null) return `${what} soon.`
  return overdue
    ? `${what} by ${dayInWords(dueAt)}. We are late, and we are sorry. Somebody has been reminded.`
    : `${what} by ${dayInWords(dueAt)}.`
}

export function nextOf(recruitment: Recruitment): Next {
  switch (recruitment.path) {
    case 'enquiry':
      return {
        title: 'We will be in touch',
        sentences: [
          by(recruitment, 'A coordinator invites you to a chat'),
          'It takes half an hour. You hear what it is like, and ask anything you want to know.',
        ],
      }
    case 'invitedToChat.chat':
      return {
        title: 'A first chat',
        sentences: [
          'Your coordinator agrees a time with you, by phone, video or in person.',
          'Nothing is decided in it. After it you can write your application.',
        ],
      }
    case 'invitedToChat.writing':
      return {
        title: 'Write your application',
        sentences: [
          'Four short steps. You can stop at any step and come back to it.',
          'You can send it when every step is done.',
        ],
      }
    case 'applied':
      return {
        title: 'We are reading it',
        sentences: [by(recruitment, 'You hear whether we would like to meet you')],
      }
    case 'shortlisted':
      return {
        title: 'We would like to meet you',
        sentences: [
          'Two people talk with you, and one of them has been in your place.',
          'Tell us what would make it easier for you: a place, a time, a break, somebody with you.',
          by(recruitment, 'You hear the date'),
        ],
      }
    case 'interviewed':
      return { title: 'We are deciding', sentences: [by(recruitment, 'You hear from us')] }
    case 'conditionallyOffered':
      return {
        title: 'We would love to have you',
        sentences: [
          'If you say yes, some checks begin. They are the same for everybody.',
          'An old conviction is talked about, not ruled out.',
        ],
      }
    case 'checks':
      return {
        title: 'Your checks',
        sentences: [
          `${recruitment.checksDone} of ${recruitment.checks.length} are done. They go on side by side, and some take weeks.`,
          'You see below where each of them is. If one waits for you, it says so.',
        ],
      }
    case 'cleared':
      return { title: 'You are cleared', sentences: ['Your training can begin.'] }
    case 'notNow':
      return {
        title: 'Not now',
        sentences: [
          recruitment.keepWarmUntil
            ? `We talk again around ${dayInWords(recruitment.keepWarmUntil)}, as agreed.`
            : 'We talk again when the time is right.',
        ],
      }
    case 'withdrawn':
      return {
        title: 'You have withdrawn',
        sentences: ['Nothing more happens. If you change your mind, ask for a new invitation.'],
      }
    case 'notSelected':
      return {
        title: 'Not this time',
        sentences: [
          'We chose somebody else. It says nothing about your worth.',
          ...(recruitment.feedbackOffered
            ? ['If you like to know why, ask your coordinator. They will tell you.']
            : []),
        ],
      }
    default:
      return {
        title: 'It did not work out',
        sentences: [
          'The checks could not be finished. Your coordinator has told you why, and what you can do.',
        ],
      }
  }
}

const stages = [
  { key: 'enquiry', label: 'Interest' },
  { key: 'invitedToChat', label: 'Chat and form' },
  { key: 'applied', label: 'Reading' },
  { key: 'shortlisted', label: 'Meeting' },
  { key: 'conditionallyOffered', label: 'Offer' },
  { key: 'checks', label: 'Checks' },
  { key: 'cleared', label: 'Training' },
] as const

/** The way of an application as a picture. */
export function joiningStages({ state }: Recruitment) {
  const shown = state === 'interviewed' ? 'shortlisted' : state
  const here = stages.findIndex(({ key }) => key === shown)
  return stages.map((stage, index) => ({
    ...stage,
    standing:
      index < here ? ('visited' as const) : index === here ? ('current' as const) : ('ahead' as const),
  }))
}

export const checkTones = {
  notAsked: 'grey',
  asked: 'amber',
  received: 'teal',
  accepted: 'green',
  notAccepted: 'red',
  ranOut: 'red',
} as const
