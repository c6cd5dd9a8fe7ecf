/** The form of each measure, and what it becomes. */
import {
  Filling,
  type Instrument,
  MeasureMoment,
  type PozqolOrder,
  pozqolFrom,
  pozqolItems,
  pozqolOrders,
} from '@alongside/domain/measures'
import { PlainDate } from '@alongside/domain/time'
import * as z from 'zod'

const line = z.int().min(1).max(5).optional()
const lines = Object.fromEntries(pozqolItems.map((_, index) => [`line${index + 1}`, line]))

const common = {
  commandId: z.uuid(),
  askedOn: PlainDate,
  moment: MeasureMoment.default('later'),
}

function kept<T extends z.input<typeof Filling>>(filling: T, context: z.RefinementCtx) {
  const read = Filling.safeParse(filling)
  if (read.success) return read.data
  context.addIssue({ code: 'custom', path: [], message: read.error.issues[0]?.message ?? 'Look at it again' })
  return z.NEVER
}

const Pozqol = z
  .strictObject({
    ...common,
    order: z.enum(Object.keys(pozqolOrders) as [PozqolOrder, ...PozqolOrder[]], {
      error: 'Say which form you have in front of you',
    }),
    ...lines,
  })
  .transform(({ commandId, askedOn, moment, order, ...typed }, context) => {
    const answers = pozqolItems.map(
      (_, index) => (typed as Record<string, number | undefined>)[`line${index + 1}`] ?? null,
    )
    return {
      commandId,
      askedOn,
      moment,
      filling: kept({ instrument: 'pozqol', answers: pozqolFrom(order, answers) }, context),
    }
  })

const Loneliness = z
  .strictObject({
    ...common,
    companionship: z.int().min(1).max(3).optional(),
    leftOut: z.int().min(1).max(3).optional(),
    isolated: z.int().min(1).max(3).optional(),
    direct: z.int().min(1).max(5).optional(),
  })
  .transform(({ commandId, askedOn, moment, ...answers }, context) => ({
    commandId,
    askedOn,
    moment,
    filling: kept({ instrument: 'loneliness', answers }, context),
  }))

const Adherence = z
  .strictObject({
    ...common,
    missed: z.int().min(0).max(30, 'Thirty days are the most').optional(),
    job: z.int().min(0).max(5).optional(),
    often: z.int().min(0).max(5).optional(),
  })
  .transform(({ commandId, askedOn, moment, ...answers }, context) => ({
    commandId,
    askedOn,
    moment,
    filling: kept({ instrument: 'adherence', answers }, context),
  }))

export const measureForms = {
  pozqol: Pozqol,
  loneliness: Loneliness,
  adherence: Adherence,
} as const satisfies Record<Instrument, z.ZodType>
