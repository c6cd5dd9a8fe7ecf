/** Every cell of the table of rights, got wrong in turn: the page that a clinic signs must read otherwise each time. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deeds } from '@alongside/domain/deeds'
import { Role } from '@alongside/domain/people'
import { eventRights, type Scope, viewRights } from '@alongside/domain/permissions'
import { root } from '../checkout.ts'
import { permissionPage } from '../permission-docs.ts'

/** The jobs process holds no right of the table, and a test of the table says so: the page has no column for it. */
const roles = Role.options.filter(role => role !== 'system')

type Cells = { [R in Role]?: Scope }

/** The names of rights that may change without the page telling it. */
export function rightsNobodySees(): { tried: number; survivors: string[] } {
  const signed = readFileSync(join(root, 'docs', 'permissions.md'), 'utf8')
  if (permissionPage() !== signed)
    return { tried: 1, survivors: ['docs/permissions.md is not of this table'] }
  const survivors: string[] = []
  let tried = 0
  for (const { name, holder, key } of everyRight()) {
    const before = holder[key] as Cells
    for (const role of roles)
      for (const [what, after] of changesOf(before, role)) {
        holder[key] = after
        tried++
        if (permissionPage() === signed) survivors.push(`${name}: ${role} ${what}`)
      }
    holder[key] = before
  }
  return { tried, survivors }
}

function changesOf(before: Cells, role: Role): [string, Cells][] {
  const { [role]: scope, ...others } = before
  if (scope === undefined) return [['gets it', { ...before, [role]: 'clinic' }]]
  const wider = scope === 'all' ? 'clinic' : 'all'
  return [
    ['loses it', others],
    [`reaches ${wider}`, { ...before, [role]: wider }],
  ]
}

interface Right {
  readonly name: string
  readonly holder: Record<string, unknown>
  readonly key: string
}

function everyRight(): Right[] {
  const keysOf = (holder: object, name: string): Right[] =>
    Object.keys(holder).map(key => ({
      name: `${name}.${key}`,
      holder: holder as Record<string, unknown>,
      key,
    }))
  return [
    ...Object.entries(eventRights).flatMap(([kind, rights]) => keysOf(rights, kind)),
    ...keysOf(viewRights, 'view'),
    ...Object.entries(deeds).flatMap(([name, deed]) => keysOf({ who: deed.who }, name)),
  ].map(right =>
    right.key === 'who'
      ? { ...right, holder: deeds[right.name.split('.')[0] as keyof typeof deeds] as never }
      : right,
  )
}
