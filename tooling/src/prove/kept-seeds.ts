/**
 * What went wrong once is tried again for ever: `seeds/T13.json` holds each seed that a row failed with and what it
 * showed. A failing run writes it; whoever mends the fault commits it, and takes none out again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'

const KeptSeeds = z.array(z.strictObject({ seed: z.int(), showed: z.string() }))
export type KeptSeed = z.infer<typeof KeptSeeds>[number]

/** The most that one run keeps: one mistake shows itself in many seeds. */
const MOST = 3

function fileOf(id: string): string {
  return join(import.meta.dirname, 'seeds', `${id}.json`)
}

export function keptSeeds(id: string): readonly KeptSeed[] {
  const file = fileOf(id)
  return existsSync(file) ? KeptSeeds.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}

/** Adds what is not kept yet. Returns the file when something was added. */
export function keepSeeds(id: string, failed: readonly KeptSeed[]): string | undefined {
  const kept = keptSeeds(id)
  const fresh = failed.filter(({ seed }) => !kept.some(each => each.seed === seed)).slice(0, MOST)
  if (fresh.length === 0) return undefined
  const file = fileOf(id)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify([...kept, ...fresh], null, 2)}\n`)
  return file
}
