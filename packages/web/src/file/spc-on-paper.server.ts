/** A measure over time on paper: the same places, shapes and lines as on the page, in ink. */
import { type PDFFont, type PDFPage, type RGB, rgb } from 'pdf-lib'
import type { SpcPicture, SpcPointType } from '../pictures/spc/spc-picture.ts'
import { placesOf } from '../pictures/spc/spc-places.ts'

const INK = rgb(0.07, 0.16, 0.24)
const CHANCE = rgb(0.39, 0.46, 0.48)
const GRID = rgb(0.88, 0.9, 0.91)
const BAND = rgb(0.87, 0.94, 0.94)
const AIM = rgb(0.7, 0.14, 0.14)
const colours: Readonly<Record<SpcPointType, RGB>> = {
  commonCause: CHANCE,
  improvement: rgb(0.11, 0.44, 0.72),
  concern: rgb(0.72, 0.36, 0.07),
  neutralHigh: rgb(0.38, 0.25, 0.55),
  neutralLow: rgb(0.38, 0.25, 0.55),
}

/** How high such a picture is, with its dates and its legend. */
export const SPC_HEIGHT = 178
const PLOT = 118
const LEFT = 44
const SMALL = 7.5

export interface OnPaper {
  readonly page: PDFPage
  readonly x: number
  /** The upper edge. */
  readonly y: number
  readonly width: number
  readonly font: PDFFont
}

export interface HowWritten {
  /** Writes a value: `12`, `34%`. */
  format(value: number): string
  /** The end of the scale where there is one by nature. */
  readonly top?: number
}

/** Draws it below the upper edge. */
export function drawSpc(
  { page, x: edge, y: above, width, font }: OnPaper,
  picture: SpcPicture,
  { format, top }: HowWritten,
): void {
  const places = placesOf(picture, top)
  const left = edge + LEFT
  const right = edge + width - 8
  const upper = above - 10
  const x = (share: number) => left + (share / 100) * (right - left)
  const y = (share: number) => upper - (share / 100) * PLOT
  const line = (x1: number, y1: number, x2: number, y2: number, color: RGB, more = {}) =>
    page.drawLine({ start: { x: x1, y: y1 }, end: { x: x2, y: y2 }, color, thickness: 1, ...more })
  const words = (
    text: string,
    at: number,
    baseline: number,
    anchor: 'start' | 'middle' | 'end' = 'start',
  ) => {
    const wide = font.widthOfTextAtSize(text, SMALL)
    const from = anchor === 'start' ? at : anchor === 'middle' ? at - wide / 2 : at - wide
    page.drawText(text, { x: from, y: baseline, size: SMALL, font, color: CHANCE })
  }

  for (const phase of places.phases)
    if (phase.limits)
      page.drawRectangle({
        x: x(phase.x1),
        y: y(phase.limits.bottom),
        width: x(phase.x2) - x(phase.x1),
        height: y(phase.limits.top) - y(phase.limits.bottom),
        color: BAND,
        opacity: phase.limits.isTrial ? 0.5 : 1,
      })
  for (const tick of places.ticks) {
    line(left, y(places.y(tick)), right, y(places.y(tick)), GRID, { thickness: 0.6 })
    words(format(tick), left - 5, y(places.y(tick)) - 2.5, 'end')
  }
  for (const phase of places.phases) {
    if (phase.limits)
      for (const limit of [phase.limits.top, phase.limits.bottom])
        line(x(phase.x1), y(limit), x(phase.x2), y(limit), CHANCE, { thickness: 0.8, dashArray: [4, 3] })
    line(x(phase.x1), y(phase.mean), x(phase.x2), y(phase.mean), INK)
    if (phase.from > 0) line(x(phase.x1), y(0), x(phase.x1), y(100), INK, { thickness: 0.6 })
  }
  for (const aim of places.aims)
    line(x(aim.x1), y(aim.y), x(aim.x2), y(aim.y), AIM, { thickness: 1.2, dashArray: [1.5, 3] })
  for (const [at, { x: to, y: down }] of places.points.entries()) {
    const before = places.points[at - 1]
    if (before) line(x(before.x), y(before.y), x(to), y(down), CHANCE)
  }
  for (const [at, point] of places.points.entries())
    mark(page, x(point.x), y(point.y), picture.points[at]?.type ?? 'commonCause')
  for (const date of places.dates) words(date.label, x(date.x), upper - PLOT - 12, date.anchor)
  legend({ page, x: left, y: upper - PLOT - 28, width: right - left, font }, picture, format)
}

/** Each kind of point has a shape of its own, so that a copy in black and white says the same. */
function mark(page: PDFPage, x: number, y: number, type: SpcPointType): void {
  const color = colours[type]
  switch (type) {
    case 'improvement':
      page.drawSvgPath('M0,-4.5 L4.5,0 L0,4.5 L-4.5,0 Z', { x, y, color })
      break
    case 'concern':
      page.drawRectangle({ x: x - 3.4, y: y - 3.4, width: 6.8, height: 6.8, color })
      break
    case 'neutralHigh':
    case 'neutralLow':
      page.drawSvgPath('M0,-4 L4,3 L-4,3 Z', { x, y, color })
      break
    case 'commonCause':
      page.drawCircle({ x, y, size: 2.6, color })
  }
}

const looks: readonly (readonly [readonly SpcPointType[], string])[] = [
  [['commonCause'], 'chance'],
  [['improvement'], 'better, more than chance'],
  [['concern'], 'worse, more than chance'],
  [['neutralHigh', 'neutralLow'], 'changed, more than chance'],
]

function legend(
  { page, x: left, y: first, width, font }: OnPaper,
  { kind, phases, points, target }: SpcPicture,
  format: (value: number) => string,
): void {
  let x = left
  let y = first
  const said = (text: string, draw: () => void) => {
    const wide = 16 + font.widthOfTextAtSize(text, SMALL)
    if (x > left && x + wide > left + width) {
      x = left
      y -= 11
    }
    draw()
    page.drawText(text, { x: x + 16, y: y - 2.5, size: SMALL, font, color: INK })
    x += wide + 14
  }
  const stroke = (color: RGB, dashArray?: number[]) => () =>
    page.drawLine({
      start: { x, y },
      end: { x: x + 12, y },
      color,
      thickness: 1.2,
      ...(dashArray ? { dashArray } : {}),
    })
  const latest = phases.at(-1)
  if (latest) said(`${kind === 'xmr' ? 'mean' : 'median'} ${format(latest.mean)}`, stroke(INK))
  if (latest?.limits) said(latest.limits.isTrial ? 'trial limits' : 'limits', stroke(CHANCE, [4, 3]))
  if (target !== null) said(`aim ${format(target)}`, stroke(AIM, [1.5, 3]))
  for (const [types, text] of looks)
    if (points.some(({ type }) => types.includes(type)))
      said(text, () => mark(page, x + 6, y, types[0] ?? 'commonCause'))
}
