import type { Proof } from '@alongside/domain/account'
import { Form as RemixForm, useLoaderData } from '@remix-run/react'
import { useAnswer } from '../form/use-answer.ts'
import { Page } from '../page/page.tsx'
import { Notice } from '../page/panels.tsx'
import { ProofFields } from '../page/proof-panel.tsx'
import { titled } from '../page/titled.ts'

/** The title of the page. */
export const confirmMeta = titled('Confirm that it is you')

/** Asks for a proof of who somebody is, and leads back to where they were. */
export function ConfirmPage() {
  const { proofs, back, isNotConfirmed } = useLoaderData<{
    proofs: Proof[]
    back: string
    isNotConfirmed?: boolean
  }>()
  const wrong = useAnswer<{ wrong?: string }>()?.wrong
  return (
    <Page
      title="Confirm that it is you"
      lead="What you are about to do matters more than most. Confirm once; it counts for five minutes."
      narrow
    >
      {isNotConfirmed ? (
        <Notice title="Your trust did not confirm that">Nothing was done. You can try once more.</Notice>
      ) : null}
      <RemixForm method="post" id="proof" className="al-form" noValidate>
        <ProofFields proofs={proofs} back={back} {...(wrong === undefined ? {} : { wrong })} />
      </RemixForm>
    </Page>
  )
}
