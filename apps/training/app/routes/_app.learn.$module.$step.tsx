import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Page, titled } from '@alongside/web/page'
import { submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { Bar } from '../learning/bar.tsx'
import { Parts } from '../learning/blocks.tsx'
import { loadModule, moduleOf } from '../learning/module.server.ts'

export const meta = titled('A step')

export async function loader(args: LoaderFunctionArgs) {
  const { page } = await loadModule(args)
  const at = page.steps.findIndex(({ id }) => id === args.params.step)
  const step = page.steps[at]
  if (!step) throw new Response('', { status: 404 })
  return {
    module: page.key,
    moduleTitle: page.title,
    step,
    at,
    of: page.steps.length,
    before: page.steps[at - 1]?.id ?? null,
    next: page.steps[at + 1] ?? null,
    practice: page.scenarios[0]?.id ?? null,
  }
}

const GoOn = z.strictObject({ commandId: z.uuid(), to: z.string().max(60).optional() })

/** Going on notes where somebody is, so that they find their place again on any device. */
export function action(args: ActionFunctionArgs) {
  const module = moduleOf(args)
  return submit(args, GoOn, async ({ commandId, to }, api) => {
    const step = to ?? args.params.step ?? ''
    await api.training.keepPlace.mutate({ commandId, module, step })
    return { to: to === undefined ? `/learn/${module}/check` : `/learn/${module}/${to}` }
  })
}

/** One step of a module. */
export default function Step() {
  const { module, moduleTitle, step, at, of, before, next, practice } = useLoaderData<typeof loader>()
  return (
    <Page title={step.title} caption={moduleTitle} back={{ to: `/learn/${module}`, label: 'This module' }}>
      <Bar label="This module" done={at + 1} of={of} words={`step ${at + 1} of ${of}`} />
      <article className="al-reading">
        <Parts parts={step.parts} />
      </article>
      {next === null && practice !== null ? (
        <p>
          <Link to={`/learn/${module}/practice/${practice}`}>Practise it first with somebody made up</Link>
        </p>
      ) : null}
      <Form id="go-on">
        <CommandField form="go-on" />
        {next ? <input type="hidden" name="to" value={next.id} /> : null}
        <SubmitButton>{next ? `Next: ${next.title}` : 'Check what you know'}</SubmitButton>
      </Form>
      {before ? (
        <p>
          <Link to={`/learn/${module}/${before}`}>Back one step</Link>
        </p>
      ) : null}
    </Page>
  )
}
