import { MentoringCommand } from '@alongside/domain/mentoring'
import { MomentField, RadiosField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ContactCard } from '../person/contact-card.tsx'
import { contactFactsOf } from '../person/contact-facts.server.ts'
import { loadStep, sendMentoring } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'

export const meta = titled('Log a contact')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'logAttempt', support => ({
    contact: contactFactsOf(support),
    attempts: support.mentoring?.attempts ?? 0,
    triedAt: support.now,
  }))
}

export function action(args: ActionFunctionArgs) {
  return sendMentoring(args, MentoringCommand, {
    said: 'Kept. Thank you for trying.',
    missing: { channel: 'Say how you tried', outcome: 'Say what came of it', triedAt: 'Say when you tried' },
  })
}

/** A try at reaching somebody: the card first, then when and how, and what came of it. Only safe ways can be chosen. */
export default function Contact() {
  const facts = useLoaderData<typeof loader>()
  const { attempts, contact, triedAt } = facts
  return (
    <StepPage
      facts={facts}
      title="Log a contact"
      lead={
        attempts === 0
          ? 'Nobody has tried since they went quiet. Your coordinator decides when it has been enough.'
          : `You have tried ${attempts === 1 ? 'once' : `${attempts} times`} since they went quiet. Your coordinator decides when it has been enough.`
      }
      above={<ContactCard facts={contact} />}
      button="Save"
      values={{ triedAt }}
    >
      <RadiosField
        name="channel"
        label="How did you try?"
        labelSize="m"
        choices={contact.ways.map(({ channel, label, whyNotNow }) => ({
          value: channel,
          label,
          ...(whyNotNow ? { hint: whyNotNow } : {}),
        }))}
      />
      <MomentField
        name="triedAt"
        label="When did you try?"
        labelSize="m"
        hint="The hour counts that was safe or not for them, and not this one."
      />
      <RadiosField
        name="outcome"
        label="What came of it?"
        labelSize="m"
        choices={[
          { value: 'reached', label: 'I reached them' },
          { value: 'noReply', label: 'No reply' },
          { value: 'someoneElseAnswered', label: 'Someone else answered' },
          { value: 'wrongNumber', label: 'It was a wrong number' },
          { value: 'askedToTryLater', label: 'They asked me to try later' },
        ]}
      />
    </StepPage>
  )
}
