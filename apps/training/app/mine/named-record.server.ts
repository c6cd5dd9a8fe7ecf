/** The caller's own record with their name on it, for what is taken along. */
import type { Api } from '@alongside/web/request.server'

export async function namedRecord(api: Api) {
  const [{ name }, record] = await Promise.all([api.me.get.query(), api.training.record.query()])
  return { name: name ?? '', ...record }
}
export type NamedRecord = Awaited<ReturnType<typeof namedRecord>>
