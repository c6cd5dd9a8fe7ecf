import { noOf } from '@alongside/web/request.server'

/** What a no says beside the fields of a form, for pages on which nobody is signed in. */
export function nosOf(error: unknown): { fields: Record<string, string[]>; status: number } {
  const no = noOf(error)
  if (no === null || typeof no !== 'object') throw error
  return { fields: { ...no.fields }, status: no.code === 'not-found' ? 404 : 422 }
}
