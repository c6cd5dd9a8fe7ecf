/** Where everything of such a chart stands, in hundredths of its width and height. */
import { scaleLinear } from 'd3-scale'
import { ticksOf } from '../ticks.ts'
import type { SpcPicture } from './spc-picture.ts'

/** At most so many dates fit under a chart on a desk, and half of them on a phone. */
const DATES = 6

export function placesOf({ points, phases, aims }: SpcPicture, top?: number) {
  const values = points.map(({ value }) => value)
  const highest = Math.max(
    ...values,
    ...aims.map(({ value }) => value),
    ...phases.map(({ mean, limits }) => limits?.upper ?? mean),
    1,
  )
  const scale = scaleLinear([0, top === undefined ? highest : Math.min(top, highest)], [100, 0])
  if (top === undefined || highest < top) scale.nice(4)
  // nothing that is counted is below nought, and no share above its whole: a limit is drawn at the edge then
  const y = (value: number) => Math.min(100, Math.max(0, scale(Math.max(0, value))))
  const x = (at: number) => (points.length < 2 ? 50 : (at / (points.length - 1)) * 100)
  const most = points.some(({ label }) => label.length > 8) ? DATES / 2 : DATES
  const every = Math.max(1, Math.ceil(points.length / most))
  const half = points.length < 2 ? 50 : 50 / (points.length - 1)
  /** From half-way before its first point to half-way after its last one. */
  const span = (from: number, many: number) => ({
    x1: Math.max(0, x(from) - half),
    x2: Math.min(100, x(from + many - 1) + half),
  })
  return {
    ticks: ticksOf(scale, values),
    y,
    points: points.map(({ label, value }, at) => ({ label, x: x(at), y: y(value) })),
    line: points.map(({ value }, at) => `${at === 0 ? 'M' : 'L'}${x(at)},${y(value)}`).join(' '),
    phases: phases.map(({ from, points: many, mean, limits }) => ({
      from,
      ...span(from, many),
      mean: y(mean),
      limits: limits && { top: y(limits.upper), bottom: y(limits.lower), isTrial: limits.isTrial },
    })),
    aims: aims.map(({ from, points: many, value }) => ({ from, ...span(from, many), y: y(value) })),
    dates: points.flatMap(({ label }, at) =>
      at % every === 0 && (at === 0 || x(at) < 92)
        ? [
            {
              label,
              x: x(at),
              isWide: (at / every) % 2 === 1,
              anchor: anchorOf(x(at)),
            },
          ]
        : [],
    ),
  }
}

/** The first date begins at its point and a late one ends there, so that none hangs over the edge of a phone. */
function anchorOf(x: number): 'start' | 'middle' | 'end' {
  if (x === 0) return 'start'
  return x > 75 ? 'end' : 'middle'
}
