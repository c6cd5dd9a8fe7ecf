// Loaded before every program of a walk: sets what it reads as the time ahead by as many milliseconds as stand in a file,
// so that a month can pass in a minute. It lies beside the product and no setting of the product leads here: nobody can
// set the clock of a server that works for people.
import { readFileSync } from 'node:fs'
import { aheadFile } from './ahead-file.ts'

const file = aheadFile(process.env.ALONGSIDE_COURSE_OF_WALK ?? '')
const look = { everyMs: 100 }
const real = Date
let ahead = 0

function readFile(): void {
  try {
    ahead = Number(readFileSync(file, 'utf8'))
  } catch {
    // nobody has set it: it is now
  }
}

const now = () => real.now() + ahead

globalThis.Date = new Proxy(real, {
  construct: (target, args, asked) => Reflect.construct(target, args.length === 0 ? [now()] : args, asked),
  apply: () => new real(now()).toString(),
  get: (target, property) => (property === 'now' ? now : Reflect.get(target, property)),
})

readFile()
setInterval(readFile, look.everyMs).unref()
