import { useAnswer } from '@alongside/web/form'
import { Page, titled } from '@alongside/web/page'
import { submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { ContactCard } from '../person/contact-card.tsx'
import { contactFactsOf } from '../person/contact-facts.server.ts'
import { inGroups } from '../person/phone-number.ts'
import { calledOf } from '../person/step.server.ts'
import { loadSupport } from '../person/support.server.ts'

export const meta = titled('Get in touch')

export function loader(args: LoaderFunctionArgs) {
  return loadSupport(args, support => ({
    personId: support.person.id,
    called: calledOf(support),
    contact: contactFactsOf(support),
  }))
}

const Asked = z.strictObject({ commandId: z.uuid() })

/** The answer itself carries the number: it stands in no address, and no reload brings it back without asking again. */
export function action(args: ActionFunctionArgs) {
  return submit(args, Asked, async ({ commandId }, api) =>
    json({ revealed: await api.caseload.reveal.mutate({ personId: args.params.id ?? '', commandId }) }),
  )
}

interface Revealed {
  readonly revealed: { readonly phone: string | null; readonly email: string | null }
}

/** The card first, and the number at the end of it. */
export default function ContactNumber() {
  const { personId, called, contact } = useLoaderData<typeof loader>()
  const answer = useAnswer<unknown>()
  const revealed = isRevealed(answer) ? answer.revealed : null
  return (
    <Page narrow title="Get in touch" caption={called} back={{ to: `/people/${personId}`, label: 'Back' }}>
      <ContactCard
        facts={contact}
        {...(revealed ? { revealed: <Numbers {...revealed} isSafeNow={contact.isSafeNow} /> } : {})}
      />
    </Page>
  )
}

function isRevealed(answer: unknown): answer is Revealed {
  return typeof answer === 'object' && answer !== null && 'revealed' in answer
}

function Numbers({ phone, email, isSafeNow }: Revealed['revealed'] & { readonly isSafeNow: boolean | null }) {
  return (
    <section className="al-safe__numbers" aria-label="The number">
      {isSafeNow === false ? (
        <p>
          <strong>This is not a time that is safe for them.</strong> Wait for their hours.
        </p>
      ) : null}
      {phone ? (
        <p className="al-safe__number">
          <a href={`tel:${phone}`}>{inGroups(phone)}</a>
        </p>
      ) : null}
      {email ? <p className="al-safe__number">{email}</p> : null}
      {phone || email ? (
        <p className="al-quiet">From your work phone, never from your own. One person a message, always.</p>
      ) : (
        <p>No number and no address is kept. Speak to them at a visit.</p>
      )}
    </section>
  )
}
