import { MentorLimit, MentorLimits } from '@alongside/domain/mentor-self'
import { MeetingMode, MeetingTime } from '@alongside/domain/themes'
import { CheckboxesField, CommandField, Form, RadiosField, SubmitButton } from '@alongside/web/form'
import { More, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { AboutMe } from '../room/about-me.tsx'
import { limitChoices, modeChoices, timeChoices } from '../room/limit-choices.ts'

export const meta = titled('My limits')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { seq, limits, clinics } = await api.mentors.mine.query()
    return { seq, limits, clinics: clinics.map(({ id, name }) => ({ value: id, label: name })) }
  })
}

const LimitsForm = z
  .strictObject({
    seq: z.int().min(0),
    commandId: z.uuid(),
    mustNot: z.array(MentorLimit).default([]),
    ratherNot: z.array(MentorLimit).default([]),
    notAt: z.array(z.uuid()).default([]),
    modes: z.array(MeetingMode).default([]),
    times: z.array(MeetingTime).default([]),
    told: z.enum(['no', 'yes'], { error: 'Say whether your coordinator may hear which it is' }),
  })
  .transform(({ seq, commandId, told, ...said }) => ({
    seq,
    commandId,
    ...said,
    limits: { ...said, mayBeTold: told === 'yes' },
  }))
  .check(({ value: { limits }, issues }) => {
    const { mustNot, ratherNot } = limits
    for (const limit of ratherNot.filter(each => mustNot.includes(each)))
      issues.push({ code: 'custom', message: tickedTwice(limit), path: ['ratherNot'], input: ratherNot })
    if (issues.length > 0) return
    for (const issue of MentorLimits.safeParse(limits).error?.issues ?? [])
      issues.push({ code: 'custom', message: issue.message, path: issue.path, input: limits })
  })
  .transform(({ seq, commandId, limits }) => ({ seq, commandId, limits }))

/** Which of the two dozen ticks it is about. */
function tickedTwice(limit: MentorLimit): string {
  const name = limitChoices.find(({ value }) => value === limit)?.label ?? limit
  return `“${name}” is ticked under “Not for now” and under “Better not”. Leave it under one of them`
}

export function action(args: ActionFunctionArgs) {
  return submit(args, LimitsForm, async (form, api) => {
    await api.mentors.keepLimits.mutate(form)
    return { to: '/limits', said: 'Kept. No match is proposed that does not fit.' }
  })
}

/** What a mentor cannot take on now, and how and when they can meet: the mentor's own side of a match. */
export default function Limits() {
  const { seq, limits, clinics } = useLoaderData<typeof loader>()
  const { mustNot, ratherNot, notAt, modes, times, mayBeTold } = limits
  return (
    <Page
      title="My limits"
      lead="What is too near, and how and when you can meet. Nobody asks why. Leave it all empty when anything is fine."
    >
      <AboutMe at="limits" />
      <Form id="limits" values={{ mustNot, ratherNot, notAt, modes, times, told: mayBeTold ? 'yes' : 'no' }}>
        <input type="hidden" name="seq" value={seq} />
        <CommandField form="limits" />
        <div className="al-limits">
          <CheckboxesField
            name="mustNot"
            label="Not for now"
            labelSize="m"
            hint="We do not propose such a match to you."
            choices={limitChoices}
            small
            optional
          />
          <CheckboxesField
            name="ratherNot"
            label="Better not"
            labelSize="m"
            hint="Others are asked before you. You can still say yes."
            choices={limitChoices}
            small
            optional
          />
          <CheckboxesField
            name="modes"
            label="How can you meet?"
            labelSize="m"
            hint="None ticked means any way."
            choices={modeChoices}
            small
            optional
          />
          <CheckboxesField
            name="times"
            label="When can you meet?"
            labelSize="m"
            hint="None ticked means any time."
            choices={timeChoices}
            small
            optional
          />
        </div>
        {clinics.length > 1 ? (
          <CheckboxesField
            name="notAt"
            label="Is there a clinic where you cannot meet anybody?"
            labelSize="m"
            hint="Such as the one where you are seen yourself."
            choices={clinics}
            small
            optional
          />
        ) : null}
        <RadiosField
          name="told"
          label="May your coordinator hear which of these it is?"
          labelSize="m"
          choices={[
            {
              value: 'no',
              label: 'No, keep it to myself',
              hint: 'They read only that the two of you cannot be matched.',
            },
            { value: 'yes', label: 'Yes, they may', hint: 'It helps them to find the right person for you.' },
          ]}
        />
        <SubmitButton>Save my limits</SubmitButton>
      </Form>
      <More summary="What happens with this?">
        <p>
          It is kept locked, and only matching reads it. People who wait for a mentor never hear of it. Those
          you support now stay with you.
        </p>
        <p>
          Where you are seen yourself is known only if you say so on <Link to="/profile">My profile</Link>.
        </p>
        <p>
          We hold it only against what somebody said of themselves. So a match may still come that does not
          suit you: then say no, without a reason.
        </p>
      </More>
    </Page>
  )
}
