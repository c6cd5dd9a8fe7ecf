import { runChecks } from './checks.ts'
import { endProgramsWithUs } from './program.ts'
import { conclude } from './tally.ts'

endProgramsWithUs()
conclude(await runChecks())
