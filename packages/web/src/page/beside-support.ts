/** Where a notice leads that is about something beside somebody's support: the same addresses in every app. */

interface Told {
  readonly of: string
  readonly kind: string | null
  readonly lifecycleId: string | null
}

/** The page of the concern, the supervision or the emergency that it is about; null for anything else. */
export function besideSupport({ of, kind, lifecycleId }: Told): string | null {
  if (lifecycleId === null) return null
  if (of === 'recordOpened') return `/openings/${lifecycleId}`
  if (kind === 'concern') return `/concerns/${lifecycleId}`
  return kind === 'supervision' ? `/supervision/${lifecycleId}` : null
}
