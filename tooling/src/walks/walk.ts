// What every walk starts from: `import { expect, test } from '../walk.ts'`.
import { test as base } from '@playwright/test'
import { accessibilityProblems } from '../browser/accessible.ts'
import { type WalkPlan, walkPlan } from '../browser/walk-plan.ts'
import { type Behind, behindOf } from './behind.ts'

interface Walk {
  /** Where each app and the API are; pages of the walked app can be opened by their path alone. */
  readonly addresses: WalkPlan['addresses']
  /** What axe finds wrong with the page that is open: `expect(await problems()).toEqual([])`. */
  problems(): Promise<string[]>
  /** What stands in the tables: the journal, the clocks and the messages. */
  readonly behind: Behind
  /** Where the trust at Lewisham may open its own sign-in. */
  readonly trustPort: number
  /** The folder of the modules that this walk is taught from; it may be written in. */
  readonly course: string
}

export const test = base.extend<Walk>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern.
  addresses: async ({}, use) => use(walkPlan().addresses),
  // biome-ignore lint/correctness/noEmptyPattern: see above
  behind: async ({}, use) => use(behindOf(walkPlan().database)),
  // biome-ignore lint/correctness/noEmptyPattern: see above
  trustPort: async ({}, use) => use(walkPlan().trustPort),
  // biome-ignore lint/correctness/noEmptyPattern: see above
  course: async ({}, use) => use(walkPlan().course),
  problems: async ({ page }, use) => use(() => accessibilityProblems(page)),
})

export { expect } from '@playwright/test'
