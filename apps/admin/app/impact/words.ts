/** What the report calls things, on the page and on paper alike. */
import type { EndingGroup, Step, TeamStage } from '@alongside/domain/impact'

export const stepWords = {
  offer: 'First offer',
  release: 'Record released',
  contact: 'First contact answered',
  session: 'First session',
} as const satisfies Record<Step, string>

export const groupWords = {
  completed: 'Completed',
  partial: 'Ended early',
  transferred: 'Went on to other support',
  other: 'Other',
} as const satisfies Record<EndingGroup, string>

export const stageWords = {
  applying: 'Applying or being checked',
  inTraining: 'In training',
  provisional: 'Mentors in their first months',
  full: 'Mentors in full standing',
  restricted: 'Mentors who take on nobody new for now',
  onBreak: 'Mentors on a break',
  left: 'Left the team',
} as const satisfies Record<TeamStage, string>
