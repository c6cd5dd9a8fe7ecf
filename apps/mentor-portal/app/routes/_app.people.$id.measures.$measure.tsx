import type { Instrument } from '@alongside/domain/measures'
import { CommandField, DateField, Form, RadiosField, SubmitButton } from '@alongside/web/form'
import { Empty, Notice, Page, Panel, titled } from '@alongside/web/page'
import { ChangeChart } from '@alongside/web/pictures'
import { submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { measureAddress, measureAt } from '../measures/addresses.ts'
import { MeasureFields } from '../measures/measure-fields.tsx'
import { measureForms } from '../measures/measure-form.server.ts'
import { measurePage } from '../measures/measures.server.ts'
import { calledOf } from '../person/step.server.ts'
import { loadSupport } from '../person/support.server.ts'

export const meta = titled('How life is')

function instrumentOf(args: LoaderFunctionArgs | ActionFunctionArgs): Instrument {
  const instrument = measureAt(args.params.measure)
  if (!instrument) throw new Response('', { status: 404 })
  return instrument
}

export function loader(args: LoaderFunctionArgs) {
  const instrument = instrumentOf(args)
  return loadSupport(args, support => {
    if (support.record.kind === 'onboarding') throw new Response('', { status: 404 })
    return {
      personId: support.person.id,
      called: calledOf(support),
      isEnding: support.record.kind === 'discharge',
      page: measurePage(support, instrument),
    }
  })
}

const TakeBack = z.strictObject({ takeBack: z.uuid(), commandId: z.uuid() })

export async function action(args: ActionFunctionArgs) {
  const instrument = instrumentOf(args)
  const personId = args.params.id ?? ''
  const to = `/people/${personId}/measures/${measureAddress[instrument]}`
  const posted = await args.request.clone().formData()
  if (posted.has('takeBack'))
    return submit(args, TakeBack, async ({ takeBack, commandId }, api) => {
      await api.measures.takeBack.mutate({ personId, id: takeBack, commandId })
      return { to, said: 'Taken back.' }
    })
  return submit(
    args,
    measureForms[instrument],
    async (form, api) => {
      await api.measures.record.mutate({ personId, ...form })
      return { to, said: 'Kept. Look at it together.' }
    },
    { askedOn: 'Write the day on which they filled it in' },
  )
}

/** One measure: how it went for them as a picture, and the form for today. */
export default function Measure() {
  const { personId, called, isEnding, page } = useLoaderData<typeof loader>()
  const { instrument, name, scale, times, change, from, to } = page
  const drawn = times.filter(({ overall }) => overall !== null)
  return (
    <Page
      narrow
      title={name}
      caption={called}
      lead="They see every answer first, and may skip any. It is theirs, and never a reason for or against anything."
      back={{ to: `/people/${personId}`, label: 'Back' }}
    >
      {drawn.length > 1 ? (
        <ChangeChart
          title="Their own change"
          {...(change ? { inWords: change } : {})}
          note={`The scale goes ${scale}.`}
          label={name}
          points={drawn.map(({ id, point, overall }) => ({ id, point, value: overall ?? 0 }))}
          from={from}
          to={to}
        />
      ) : times.length === 0 ? (
        <Empty>
          Nothing was filled in yet. It is best at the beginning, and again after two or three months.
        </Empty>
      ) : null}
      {times.length > 0 ? (
        <Panel title="Each time">
          <ul className="al-times">
            {times.map(time => (
              <li key={time.id} className="al-times__one">
                <div>
                  <p className="al-times__on">
                    {time.on}: <strong>{time.overall ?? 'no score, too much was skipped'}</strong>
                  </p>
                  {time.parts.some(({ value }) => value !== null) ? (
                    <p className="al-quiet">
                      {time.parts.map(({ label, value }) => `${label} ${value ?? '–'}`).join(' · ')}
                    </p>
                  ) : null}
                </div>
                <Form id={`back-${time.id.slice(0, 8)}`} className="al-times__back">
                  <input type="hidden" name="takeBack" value={time.id} />
                  <CommandField form={`back-${time.id.slice(0, 8)}`} />
                  <SubmitButton tone="secondary" small>
                    Take back<span className="nhsuk-u-visually-hidden">: {time.on}</span>
                  </SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {page.askAgainFrom ? (
        <Notice title={`Ask again from ${page.askAgainFrom}`}>
          It was filled in less than two months ago, and life does not change that fast.
        </Notice>
      ) : (
        <Panel title="Fill it in">
          {instrument === 'pozqol' ? (
            <p>
              They fill in the printed form, which is free for services like ours. Here you copy the number of
              each line, from 1 to 5.
            </p>
          ) : null}
          {instrument === 'adherence' ? (
            <p>Only for somebody who takes treatment now. People tell a little too much, and that is fine.</p>
          ) : null}
          <Form
            id="fill"
            values={{
              askedOn: page.today,
              moment: page.isFirst ? 'start' : isEnding ? 'end' : 'later',
            }}
          >
            <CommandField form="fill" />
            <RadiosField
              name="moment"
              label="When in the support?"
              labelSize="s"
              inline
              choices={[
                { value: 'start', label: 'At the start' },
                { value: 'later', label: 'Later' },
                { value: 'end', label: 'At the end' },
              ]}
            />
            <DateField name="askedOn" label="On which day?" labelSize="s" />
            <MeasureFields instrument={instrument} />
            <SubmitButton>Save their answers</SubmitButton>
          </Form>
          {instrument === 'pozqol' ? (
            <p className="al-quiet">
              PozQoL: Brown and others, BMC Public Health 2018, 18: 527. © La Trobe University. Scale from{' '}
              {from} to {to}.
            </p>
          ) : null}
        </Panel>
      )}
    </Page>
  )
}
