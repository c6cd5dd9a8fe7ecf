/** Every procedure of the router with what it needs of its caller, and what each role may expect to hear. */
import { appRouter } from '@alongside/api/server'
import { type Deed, mayDoDeed } from '@alongside/domain/deeds'
import type { Kind } from '@alongside/domain/lifecycles'
import type { Role } from '@alongside/domain/people'
import { eventRights, maySee, type View } from '@alongside/domain/permissions'
import type * as z from 'zod'

export type Permission =
  | { readonly see: View }
  | { readonly sendTo: Kind }
  | { readonly do: Deed }
  | { readonly signedIn: true }
  | { readonly byLink: true }

export interface Procedure {
  readonly path: string
  readonly permission: Permission | undefined
  readonly inputs: readonly z.ZodType[]
  readonly output: z.ZodType | undefined
  readonly type: 'query' | 'mutation'
}

interface Definition {
  readonly meta?: { readonly permission?: Permission }
  readonly inputs: readonly z.ZodType[]
  readonly output?: z.ZodType
  readonly type: 'query' | 'mutation'
}

export const procedures: readonly Procedure[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: Definition }>,
).map(([path, { _def }]) => ({
  path,
  permission: _def.meta?.permission,
  inputs: _def.inputs,
  output: _def.output,
  type: _def.type,
}))

/** Whether the table of rights lets this role in at all. */
export function isLetIn(role: Role, permission: Permission): boolean {
  if ('see' in permission) return maySee(role, permission.see) !== undefined
  if ('do' in permission) return mayDoDeed(role, permission.do) !== undefined
  if ('sendTo' in permission) {
    const rights: readonly { readonly [R in Role]?: unknown }[] = Object.values(
      eventRights[permission.sendTo],
    )
    return rights.some(byRole => byRole[role] !== undefined)
  }
  return true
}

/** As they may be asked together: ten at most, and questions apart from changes. */
export function inTens(some: readonly Procedure[]): Procedure[][] {
  const tens: Procedure[][] = []
  for (const type of ['query', 'mutation'] as const) {
    const ofType = some.filter(each => each.type === type)
    for (let at = 0; at < ofType.length; at += 10) tens.push(ofType.slice(at, at + 10))
  }
  return tens
}

export interface Reply {
  readonly status: number
  readonly code: string
  readonly needs: string | undefined
  readonly text: string
  readonly ms: number
}

/** Asks several procedures, or one several times, in one request, as the apps do; ten is the most that is taken. */
export async function askMany(
  api: string,
  calls: readonly { path: string; body: string }[],
  cookie: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply[]> {
  const began = performance.now()
  const response = await fetch(`${api}/trpc/${calls.map(({ path }) => path).join(',')}?batch=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}), ...headers },
    body: `{${calls.map(({ body }, at) => `"${at}":${body}`).join(',')}}`,
  })
  const text = await response.text()
  const ms = (performance.now() - began) / calls.length
  let answers: unknown
  try {
    answers = JSON.parse(text)
  } catch {
    answers = []
  }
  return calls.map((_, at) => {
    const answer = (Array.isArray(answers) ? answers[at] : answers) as
      | { error?: { data?: { code?: string; httpStatus?: number; needs?: string } } }
      | undefined
    const data = answer?.error?.data
    const isOk = answer !== undefined && answer.error === undefined && response.status < 400
    return {
      status: isOk || (answer && !answer.error) ? 200 : (data?.httpStatus ?? response.status),
      code:
        answer === undefined ? `HTTP ${response.status}` : answer.error ? (data?.code ?? 'NO CODE') : 'OK',
      needs: data?.needs,
      text: JSON.stringify(answer ?? text),
      ms,
    }
  })
}
