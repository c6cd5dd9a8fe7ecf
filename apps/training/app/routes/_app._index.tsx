import { RecruitmentCommand } from '@alongside/domain/recruitment'
import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Page, titled } from '@alongside/web/page'
import { eventForm, formIdOf, load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { JoiningPage } from '../joining/joining-page.tsx'
import { LearningPage } from '../mine/learning-page.tsx'
import { StandingPage } from '../mine/standing-page.tsx'

export const meta = titled('Your way')

/** What somebody sees first follows from where they are: applying, learning, or with us. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { role } = await api.me.get.query()
    if (role !== 'mentor' && role !== 'trainee') return { who: 'somebodyElse' as const }
    const { training, recruitment, draftId, standings, modules, cohort } = await api.training.mine.query()
    if (role === 'mentor') return { who: 'mentor' as const, standings }
    if (training) return { who: 'trainee' as const, training, modules, cohort, now: new Date().toISOString() }
    if (recruitment) return { who: 'applicant' as const, recruitment, draftId }
    return { who: 'invited' as const }
  })
}

const Begun = z.strictObject({ commandId: z.uuid() })
const Draft = z.strictObject({ commandId: z.uuid(), recruitmentId: z.uuid() })

/** Three small forms stand here at different times: interested, begin to write, accept. */
export async function action(args: ActionFunctionArgs) {
  switch (await formIdOf(args)) {
    case 'interest':
      return submit(args, Begun, async (value, api) => {
        await api.recruitment.begin.mutate(value)
        return { to: '/', said: 'Thank you. We will be in touch' }
      })
    case 'begin':
      return submit(args, Draft, async (value, api) => {
        const { draftId } = await api.recruitment.beginDraft.mutate(value)
        return { to: `/application/${draftId}` }
      })
    default:
      return submit(args, eventForm(RecruitmentCommand), async ({ event, version, commandId }, api) => {
        const { recruitment } = await api.training.mine.query()
        await api.recruitment.send.mutate({ id: recruitment?.id ?? '', seq: version, commandId, event })
        return { to: '/', said: 'Thank you. Your checks begin' }
      })
  }
}

export default function Way() {
  const data = useLoaderData<typeof loader>()
  switch (data.who) {
    case 'mentor':
      return <StandingPage standings={data.standings} />
    case 'trainee':
      return <LearningPage {...data} />
    case 'applicant':
      return <JoiningPage recruitment={data.recruitment} draftId={data.draftId} />
    case 'invited':
      return <Invited />
    default:
      return <NotHere />
  }
}

/** An account without an application: one press begins it. */
function Invited() {
  return (
    <Page
      narrow
      title="Your way"
      lead="You have an account. Tell us that you are interested, and we will be in touch."
    >
      <Form id="interest">
        <CommandField form="interest" />
        <SubmitButton>I am interested</SubmitButton>
      </Form>
    </Page>
  )
}

function NotHere() {
  return (
    <Page title="Nothing here for you" narrow>
      <p>
        Your account works, and this part is for people who are learning. Your own work is in another part of
        Alongside.
      </p>
      <p>If you think you should see something here, ask the person who set up your account.</p>
    </Page>
  )
}
