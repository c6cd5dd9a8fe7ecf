/** Recruitment in figures: how far people come, how long it takes, and who they are beside those who are supported. */
import { type AnswerCount, Comparison, compareGroups } from '@alongside/domain/equality'
import { Id } from '@alongside/domain/people'
import { PipelineFigures, pipelineFigures, Way } from '@alongside/domain/recruitment'
import { londonDateOf, londonInstant, PlainDate, plusDays, plusMonths } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { together } from '../database/together.ts'
import { type Reading, read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { countedClinics } from '../what-if/counted-clinics.ts'

const Asked = z.strictObject({
  clinicId: Id.optional(),
  months: z.int().min(1).max(120).default(12),
  /** For a file that goes on to others: as somebody may see it who does not know the people. */
  masked: z.boolean().default(false),
})
type Asked = z.infer<typeof Asked>

const FiguresReport = z.strictObject({
  from: PlainDate,
  until: PlainDate,
  /** Small numbers of the pipeline are hidden too, because the reader does not know the people. */
  masked: z.boolean(),
  pipeline: PipelineFigures,
  groups: z.array(Comparison),
})
type FiguresReport = z.infer<typeof FiguresReport>

export const recruitmentFiguresRouter = router({
  report: canSee('recruitmentFigures')
    .input(Asked)
    .output(FiguresReport)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'recruitmentFigures.report', reading => reportOf(reading, input)),
      ),
    ),
})

async function reportOf(
  reading: Reading,
  { clinicId, months, masked: toGoOn }: Asked,
): Promise<FiguresReport | null> {
  const clinicIds = await countedClinics(reading, clinicId)
  if (clinicIds.length === 0 && clinicId !== undefined) return null
  const until = londonDateOf(reading.at)
  const from = plusMonths(until, -months)
  const [since, before] = [londonInstant(from), londonInstant(plusDays(until, 1))]
  const { ways, forms, served } = await together(reading.db, {
    ways: sql<Way>`select route, steps from authz.recruitment_ways(${since}, ${before}, ${clinicIds}::uuid[])`,
    forms: sql<Omit<AnswerCount, 'group'> & { whose: 'applicant' | 'mentor' }>`
      select e.whose, a.key as question, a.value as code, count(*)::int as count
      from equality_answer e, jsonb_each_text(e.answers) a
      where e.clinic_id = any (${clinicIds}::uuid[])
        and (e.whose = 'mentor' or e.month >= date_trunc('month', ${from}::date))
      group by 1, 2, 3`,
    served: sql<Omit<AnswerCount, 'group'>>`
      select question, code, sum(people)::int as count
      from authz.supported_equality(${clinicIds}::uuid[], date_trunc('month', ${from}::date)::date,
        (${until}::date + 1), 'infinity')
      group by 1, 2`,
  })
  const masked = toGoOn || reading.caller.role === 'analyst'
  const counts: AnswerCount[] = [
    ...forms.map(({ whose, ...each }) => ({
      ...each,
      group: whose === 'mentor' ? ('team' as const) : ('applicants' as const),
    })),
    ...served.map(each => ({ ...each, group: 'people' as const })),
  ]
  return {
    from,
    until,
    masked,
    pipeline: pipelineFigures(z.array(Way).parse(ways), { masked }),
    groups: compareGroups(counts, until),
  }
}
