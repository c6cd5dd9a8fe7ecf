import { OwnConcern } from '@alongside/web/concern'
import type { ownConcernLoader } from '@alongside/web/concern.server'
import { titled } from '@alongside/web/page'
import { useLoaderData } from '@remix-run/react'

export { ownConcernAction as action, ownConcernLoader as loader } from '@alongside/web/concern.server'

export const meta = titled('A concern')

export default function Concern() {
  const concern = useLoaderData<typeof ownConcernLoader>()
  return <OwnConcern concern={concern} back={{ to: '/concerns', label: 'Concerns' }} />
}
