import { Refresher } from '@alongside/domain/standing'
import { titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newDraw, takeAnswers } from '../learning/check-form.server.ts'
import { CheckAnswer, CheckForm } from '../learning/check-page.tsx'

export const meta = titled('A refresher')

function refresherOf({ refresher }: LoaderFunctionArgs['params']): Refresher {
  const read = Refresher.safeParse(refresher)
  if (!read.success) throw new Response('', { status: 404 })
  return read.data
}

export function loader(args: LoaderFunctionArgs) {
  const refresher = refresherOf(args.params)
  const id = args.params.id ?? ''
  const draw = new URL(args.request.url).searchParams.get('draw')
  const here = `/refresher/${id}/${refresher}`
  if (!draw) throw redirect(`${here}?draw=${newDraw()}`)
  return load(args, async api => {
    const { questions, counts, ...asked } = await api.standing.refresher.query({ id, refresher, draw })
    return {
      ...asked,
      asked: questions,
      again: here,
      closed: counts ? [] : ['There is nothing to refresh here now.'],
    }
  })
}

export function action({ request, params }: ActionFunctionArgs) {
  const refresher = refresherOf(params)
  return takeAnswers(request, (api, answers) =>
    api.standing.answerRefresher.mutate({ refresher, ...answers }),
  )
}

/** What was learned once is looked at again from time to time, by a few questions. */
export default function RefresherPage() {
  const data = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const place = {
    module: data.module,
    title: data.title,
    back: { to: '/', label: 'Where you stand' },
    again: data.again,
  }
  if (answered?.result) return <CheckAnswer {...place} result={answered.result} />
  return <CheckForm {...place} {...data} />
}
