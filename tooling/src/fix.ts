import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { command, root } from './checkout.ts'
import { endProgramsWithUs, runProgram } from './program.ts'
import { announce } from './terminal.ts'

endProgramsWithUs()

announce('Formatting, sorting imports and mending what can be mended safely')
const fixed = await runProgram(command('biome'), ['check', '--write', '.'], { aloud: true })

const docs = join(root, 'tooling/src/docs.ts')
if (existsSync(docs)) {
  announce('Making the drawings and tables in docs/ again')
  const drawn = await runProgram(process.execPath, [docs], { aloud: true })
  if (!drawn.ok) process.exitCode = 1
}

if (!fixed.ok) process.exitCode = 1
