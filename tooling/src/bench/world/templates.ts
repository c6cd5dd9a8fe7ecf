/** Where people stand in the worlds of the benchmarks: positions that the real machines came to, copied by SQL. */

import { aDischarge, aMentoring, anOnboarding, aReferral } from '@alongside/domain/examples'
import { type Position, pathOf, stateOf } from '@alongside/domain/lifecycle'
import type { Kind } from '@alongside/domain/lifecycles'

export interface Template {
  readonly name: string
  readonly kind: Kind
  readonly state: string
  readonly path: string
  readonly version: string
  readonly seq: number
  readonly status: string
  readonly value: string
  readonly context: string
  /** The clock that makes it somebody's work, if there is one. */
  readonly clock: string | null
}

interface Told {
  readonly position: Position
  readonly clocks: Readonly<Record<string, string>>
}

function template(name: string, { position, clocks }: Told): Template {
  return {
    name,
    kind: position.kind as Kind,
    state: stateOf(position),
    path: pathOf(position),
    version: position.version,
    seq: position.seq,
    status: position.status,
    value: JSON.stringify(position.value),
    context: JSON.stringify(position.context),
    clock: Object.keys(clocks)[0] ?? null,
  }
}

/** One position for each part that people have in a world. */
export function templates(): readonly Template[] {
  const matched = anOnboarding().reached().assessed().matchedWith().bothSayYes()
  return [
    template('identified', aReferral()),
    template('told', aReferral().told()),
    template('openOffer', aReferral().told().leavesOpen()),
    template('agreed', aReferral().told().agrees()),
    template('released', aReferral().told().agrees().released()),
    template('optedOut', aReferral().told().optsOut()),
    template('accepted', aReferral().told().agrees().released().accepted()),
    template('toContact', anOnboarding()),
    template('introduced', matched.introduced()),
    template('supported', aMentoring().met().passes({ days: 7 }).met()),
    template('ended', aMentoring().met().plansTheEnding('goalsMet')),
    template('kept', aDischarge().closingHeld().sends({ type: 'noSummary' }).closed().rings('settle')),
  ]
}
