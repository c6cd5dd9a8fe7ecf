/** Another commit of this project beside this checkout, made ready to run without an install of its own. */
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root, workspaces } from './checkout.ts'

/** The packages of npm are those of this checkout; our own workspaces are those of the commit that lies `there`. */
export function borrowPackages(there: string): void {
  mkdirSync(join(there, 'node_modules', '@alongside'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@alongside')
      symlinkSync(join(root, 'node_modules', name), join(there, 'node_modules', name))
  for (const folder of workspaces()) {
    const name = folder.split('/').at(-1) ?? folder
    if (!existsSync(join(there, folder))) continue
    symlinkSync(
      relative(join(there, 'node_modules', '@alongside'), join(there, folder)),
      join(there, 'node_modules', '@alongside', name),
    )
    const own = join(root, folder, 'node_modules')
    if (existsSync(own)) symlinkSync(own, join(there, folder, 'node_modules'))
  }
}
