import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the whole project. */
export const root = dirname(dirname(import.meta.dirname))

/** Where this checkout keeps what is its own and not in git: the demo database, its secret, reports of tests. */
export const kept = join(root, '.alongside')

export const apps = ['clinic', 'mentor-portal', 'training', 'admin'] as const
export type App = (typeof apps)[number]

/** Every workspace folder, seen from the root. */
export function workspaces(): string[] {
  const below = ['packages', 'apps'].flatMap(folder =>
    readdirSync(join(root, folder)).map(name => `${folder}/${name}`),
  )
  return [...below, 'tooling'].filter(folder => existsSync(join(root, folder, 'package.json')))
}

/** The command of an installed package. */
export function command(name: string): string {
  return join(root, 'node_modules', '.bin', name)
}
