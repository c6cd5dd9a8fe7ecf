/** Matches that wait for a mentor's answer. The mentor hears what somebody needs and wishes, and nothing of who it is. */
import { MentorWish, type OnboardingContext } from '@alongside/domain/onboarding'
import { Id } from '@alongside/domain/people'
import { MeetingMode, MeetingTime, Theme } from '@alongside/domain/themes'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { rowOf, selectRows } from '../lifecycle/stored-rows.ts'
import type { Reading } from '../read.ts'

export const ProposalView = z.strictObject({
  onboardingId: Id,
  seq: z.int(),
  proposedAt: Instant,
  answerBy: Instant.nullable(),
  /** The mentor said yes and the other side has not answered yet. */
  answered: z.boolean(),
  clinicName: z.string(),
  needs: z.array(Theme),
  mustHave: z.array(MentorWish),
  mustNot: z.array(MentorWish),
  language: z.string().nullable(),
  modes: z.array(MeetingMode),
  times: z.array(MeetingTime),
})
export type ProposalView = z.infer<typeof ProposalView>

export async function proposalsFor(reading: Reading): Promise<ProposalView[]> {
  if (reading.caller.mentorId === null) return []
  const stored = await selectRows(reading.db, 'onboarding')
    .innerJoin('clinic as c', 'c.id', 'l.clinic_id')
    .select('c.name as clinic_name')
    .where('l.path', '=', 'matching.proposed')
    .orderBy('l.state_since')
    .orderBy('l.id')
    .execute()
  return stored.map(each => {
    const row = rowOf(each)
    const context = row.context as OnboardingContext
    return {
      onboardingId: row.id,
      seq: row.seq,
      proposedAt: row.stateSince,
      answerBy: row.dueAt,
      answered: context.mentorAccepts,
      clinicName: each.clinic_name,
      needs: context.needs,
      mustHave: context.mustHave,
      mustNot: context.mustNot,
      language: context.language,
      modes: context.modes ?? [],
      times: context.times ?? [],
    }
  })
}
