/** Every case, in the order in which they run: the short ones first. */
import type { Case } from './case.ts'
import { costCase } from './cost.case.ts'
import { eventCase } from './event.case.ts'
import { importCase } from './import.case.ts'
import { listCase } from './list.case.ts'
import { machineCase } from './machine.case.ts'
import { pageCase } from './page.case.ts'
import { pagesCase } from './pages.case.ts'
import { reportCase } from './report.case.ts'
import { scaleCase } from './scale.case.ts'
import { startCase } from './start.case.ts'

export const cases: readonly Case[] = [
  machineCase,
  eventCase,
  scaleCase,
  costCase,
  importCase,
  pageCase,
  pagesCase,
  reportCase,
  listCase,
  startCase,
]
