import { titled } from '@alongside/web/page'
import { api, load } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newSeed, readAnswers, saidOf } from '../learning/check-form.server.ts'
import { CheckAnswer, CheckForm } from '../learning/check-page.tsx'
import { moduleOf } from '../learning/module.server.ts'

export const meta = titled('Check what you know')

/** The questions stand in the address by a seed, so that a page that is opened again asks the same ones. */
export function loader(args: LoaderFunctionArgs) {
  const module = moduleOf(args)
  const seed = new URL(args.request.url).searchParams.get('draw')
  if (!seed) throw redirect(`/learn/${module}/check?draw=${newSeed()}`)
  return load(args, async api => {
    const [{ page, summary }, asked, { training }] = await Promise.all([
      api.training.module.query({ module }),
      api.training.check.query({ module, seed }),
      api.training.mine.query(),
    ])
    const option = training?.options.find(({ type }) => type === 'answerCheck')
    return {
      module,
      title: page.title,
      asked,
      seed,
      id: training?.id ?? '',
      seq: training?.seq ?? 0,
      closed:
        option === undefined
          ? ['These questions count from the day on which your training begins, until it ends.']
          : summary.before.map(title => `Finish this first: ${title}.`),
    }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const module = moduleOf({ params })
  const answers = await readAnswers(request)
  if (!answers) return json({ result: null, said: ['We could not read this. Try again.'] }, { status: 422 })
  try {
    return json({ result: await api(request).training.answerCheck.mutate({ module, ...answers }), said: [] })
  } catch (error) {
    return json({ result: null, said: [...(await saidOf(request, error))] }, { status: 409 })
  }
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
  return (
    <CheckForm {...place} {...data} closed={answered ? [...answered.said, ...data.closed] : data.closed} />
  )
}
