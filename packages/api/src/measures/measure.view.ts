/** Measures as those who talk them over see them: the scores, and never again each answer. */
import { Instrument, MeasureMoment } from '@alongside/domain/measures'
import { Id } from '@alongside/domain/people'
import { PlainDate } from '@alongside/domain/time'
import * as z from 'zod'

export const MeasureView = z.strictObject({
  id: Id,
  instrument: Instrument,
  moment: MeasureMoment,
  askedOn: PlainDate,
  scores: z.record(z.string(), z.number()),
})
export type MeasureView = z.infer<typeof MeasureView>
