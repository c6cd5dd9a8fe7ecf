/** Whether the text that stands is the text of the version that it says it is. */
import type { ModuleVersion } from '@alongside/api/course'

export interface Standing {
  readonly key: string
  readonly version: number
  readonly fingerprint: string
  readonly recorded: readonly ModuleVersion[]
}

const record = 'node tooling/src/module-lint.ts --record'

export function versionFindings({ key, version, fingerprint, recorded }: Standing): string[] {
  const last = recorded.at(-1)
  const steady = recorded.every(
    (one, place) => one.version === place + 1 && one.date >= (recorded[place - 1]?.date ?? one.date),
  )
  if (!steady)
    return ['Its versions in versions.json do not run 1, 2, 3 with days in order: none is ever taken out.']
  if (!last || version === last.version + 1)
    return [`Version ${version} is not in versions.json yet. When the text is ready: ${record}`]
  if (version !== last.version) return [`It says version ${version}; the last was ${last.version}.`]
  if (fingerprint !== last.sha256)
    return [
      `The text changed and still says version ${version}. Write "version: ${version + 1}" at the top of ${key}, then: ${record}`,
    ]
  return []
}

/** The versions with the one that stands; the same list when it is there already, undefined when it says a wrong number. */
export function recordedWith(
  { version, fingerprint, recorded }: Standing,
  { date, unpublished }: { date: ModuleVersion['date']; unpublished: boolean },
): readonly ModuleVersion[] | undefined {
  const last = recorded.at(-1)
  if (version === (last?.version ?? 0) + 1) return [...recorded, { version, date, sha256: fingerprint }]
  if (version !== last?.version) return undefined
  if (fingerprint === last.sha256) return recorded
  return unpublished ? [...recorded.slice(0, -1), { version, date, sha256: fingerprint }] : undefined
}
