import { titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newDraw, takeAnswers } from '../learning/check-form.server.ts'
import { CheckAnswer, CheckForm } from '../learning/check-page.tsx'
import { moduleOf } from '../learning/module.server.ts'

export const meta = titled('Check what you know')

/** The questions stand in the address by a draw, so that a page that is opened again asks the same ones. */
export function loader(args: LoaderFunctionArgs) {
  const module = moduleOf(args)
  const draw = new URL(args.request.url).searchParams.get('draw')
  if (!draw) throw redirect(`/learn/${module}/check?draw=${newDraw()}`)
  return load(args, async api => {
    const { questions, seed, title, training, counts, before } = await api.training.check.query({
      module,
      draw,
    })
    return {
      module,
      title,
      asked: questions,
      seed,
      id: training?.id ?? '',
      seq: training?.seq ?? 0,
      closed: counts
        ? before.map(first => `Finish this first: ${first}.`)
        : ['These questions count from the day on which your training begins, until it ends.'],
    }
  })
}

export function action({ request, params }: ActionFunctionArgs) {
  const module = moduleOf({ params })
  return takeAnswers(request, (api, answers) => api.training.answerCheck.mutate({ module, ...answers }))
}

/** Eight questions, and a word on each answer. */
export default function Check() {
  const data = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const place = {
    module: data.module,
    title: data.title,
    back: { to: `/learn/${data.module}`, label: 'This module' },
    again: `/learn/${data.module}/check`,
  }
  if (answered?.result) return <CheckAnswer {...place} result={answered.result} />
  return <CheckForm {...place} {...data} />
}
