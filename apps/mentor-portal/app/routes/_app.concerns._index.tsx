import { OwnConcerns } from '@alongside/web/concern'
import type { ownConcernsLoader } from '@alongside/web/concern.server'
import { titled } from '@alongside/web/page'
import { useLoaderData } from '@remix-run/react'

export { ownConcernsLoader as loader } from '@alongside/web/concern.server'

export const meta = titled('Concerns')

/** What this mentor raised, and what came of it. */
export default function Concerns() {
  const { open, ended } = useLoaderData<typeof ownConcernsLoader>()
  return (
    <OwnConcerns
      open={open}
      ended={ended}
      lead="What you raised. To raise one, open the page of the person and press “I am worried about them”."
    />
  )
}
