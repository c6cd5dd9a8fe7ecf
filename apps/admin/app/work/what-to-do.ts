/** What is waited for, as the work of a day. */
import type { Work } from '../answers.ts'

export type WorkItem = Work['overdue'][number]

/** What there is to do, by what the place is called where somebody waits. */
const todo: Readonly<Record<string, string>> = {
  Released: 'New records to look at',
  'To contact': 'First contacts',
  'Trying to reach': 'Try again',
  Reached: 'Conversations to book',
  'Conversation booked': 'First conversations',
  Assessed: 'Matches to propose',
  'Match proposed': 'Answers to a match',
  'Match agreed': 'Introductions',
  Waiting: 'Waiting list to look at',
  'On hold': 'Holds that end',
  Paused: 'Pauses to look at',
  'Changing mentor': 'New mentors to find',
  Closed: 'Follow-ups',
  'Followed up': 'Records to settle',
  Kept: 'Kept records to review',
  Interested: 'Replies to an interest',
  'Invited to a chat': 'First chats',
  'Writing the application': 'Applications being written',
  Applied: 'Applications to decide',
  Shortlisted: 'Interviews',
  Interviewed: 'Decisions after an interview',
  'Offered, if the checks are fine': 'Offers to answer',
  Checks: 'Checks to chase',
  Learning: 'Trainees who learn',
  Watching: 'Sessions to watch',
  'Leading, with somebody beside': 'Sessions to lead',
  'Signing off': 'Signatures',
  'Taking a break': 'Breaks that end',
  Provisional: 'First reviews of mentors',
  Full: 'Standing to look at',
  'Takes on nobody new': 'Standing to put right',
  'On a break': 'Breaks that end',
  'About to end': 'Closing meetings',
  Raised: 'Concerns to take on',
  'Taken on': 'Concerns to decide',
  'Being acted on': 'Concerns being acted on',
  Arranged: 'Supervision',
  'Agenda open': 'Supervision to hold',
  Held: 'Supervision to write up',
  'Actions open': 'Actions of a supervision',
  'Did not happen': 'Supervision that did not happen',
}

/** What there is to do where somebody waits. */
export function whatToDo({ label }: Pick<WorkItem, 'label'>): string {
  return todo[label] ?? label
}
