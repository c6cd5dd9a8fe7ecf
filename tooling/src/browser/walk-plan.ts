import type { App } from '../checkout.ts'
import type { Served } from '../stack/ports.ts'
import type { Width } from './widths.ts'

/** What walk.ts tells the test runner, which is a process of its own. */
export interface WalkPlan {
  readonly app: App
  readonly width: Width
  readonly addresses: Readonly<Record<Served, string>>
  readonly report: string
  /** The data of this walk alone, as its superuser: for clocks that must not be waited for, and for reading back. */
  readonly database: string
  /** The port on which a trust may open its own sign-in, as the API was told. */
  readonly trustPort: number
  /** The copy of the course that this walk alone is taught from. */
  readonly course: string
}

const variable = 'ALONGSIDE_WALK_PLAN'

export function walkPlan(): WalkPlan {
  const text = process.env[variable]
  if (!text) throw new Error('Walks run on a demo of their own: npm run walk -- APP')
  return JSON.parse(text) as WalkPlan
}

export function withWalkPlan(plan: WalkPlan): Record<string, string> {
  return { [variable]: JSON.stringify(plan) }
}
