/** What the stages and ends of recruitment are called in figures. */
import type { Group } from '@alongside/domain/equality'
import type { PipelineEnd, PipelineStage } from '@alongside/domain/recruitment'

export const stageWords: Readonly<Record<PipelineStage, string>> = {
  enquiry: 'Interested',
  invitedToChat: 'Chat and form',
  applied: 'Applied',
  shortlisted: 'To meet',
  interviewed: 'Met',
  conditionallyOffered: 'Offered',
  checks: 'Checks',
  cleared: 'Cleared',
}

export const endWords: Readonly<Record<PipelineEnd | 'cleared', string>> = {
  cleared: 'Cleared for training',
  notNow: 'Not now',
  withdrawn: 'Withdrew',
  notSelected: 'Not selected',
  notCleared: 'Could not be cleared',
}

export const routeWords = {
  clinicLink: 'By the link of a clinic',
  formerPerson: 'Was supported here before',
} as const

export const groupWords: Readonly<Record<Group, string>> = {
  applicants: 'Apply',
  team: 'In the team',
  people: 'Are supported',
}

/** A count, or that it is hidden. */
export function countInWords(count: number | null): string {
  return count === null ? 'hidden' : String(count)
}

export function daysInWords(days: number | null): string {
  if (days === null) return 'too few to say'
  return `${Math.round(days)} ${Math.round(days) === 1 ? 'day' : 'days'}`
}

export function shareInWords(percent: number | null): string {
  return percent === null ? 'too few to say' : `${percent}%`
}

/** How far back the figures look, as it stands in an address. */
export const periods = [
  ['year', 'Last 12 months', 12],
  ['twoYears', 'Last 2 years', 24],
  ['fiveYears', 'Last 5 years', 60],
] as const

export function monthsOf(view: string | null): number {
  return periods.find(([name]) => name === view)?.[2] ?? 12
}
