import { OwnConcerns } from '@alongside/web/concern'
import type { ownConcernsLoader } from '@alongside/web/concern.server'
import { titled } from '@alongside/web/page'
import { TakeAlong } from '@alongside/web/take-along'
import { useLoaderData } from '@remix-run/react'

export { ownConcernsLoader as loader } from '@alongside/web/concern.server'

export const meta = titled('Concerns')

/** What this clinic raised with the charity, and what came of it. */
export default function Concerns() {
  const { open, ended } = useLoaderData<typeof ownConcernsLoader>()
  return (
    <OwnConcerns
      open={open}
      ended={ended}
      lead="What your clinic raised about people whom the charity supports. To raise one, open the page of the person. For anybody else, use the safeguarding route of your trust."
    >
      <TakeAlong list="concerns" />
    </OwnConcerns>
  )
}
