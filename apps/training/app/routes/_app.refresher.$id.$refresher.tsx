import { Refresher, refresherModules } from '@alongside/domain/standing'
import { titled } from '@alongside/web/page'
import { api, load } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newSeed, readAnswers, saidOf } from '../learning/check-form.server.ts'
import { CheckAnswer, CheckForm } from '../learning/check-page.tsx'

export const meta = titled('A refresher')

function refresherOf({ refresher }: LoaderFunctionArgs['params']): Refresher {
  const read = Refresher.safeParse(refresher)
  if (!read.success) throw new Response('', { status: 404 })
  return read.data
}

export function loader(args: LoaderFunctionArgs) {
  const refresher = refresherOf(args.params)
  const module = refresherModules[refresher]
  const seed = new URL(args.request.url).searchParams.get('draw')
  const here = `/refresher/${args.params.id}/${refresher}`
  if (!seed) throw redirect(`${here}?draw=${newSeed()}`)
  return load(args, async api => {
    const [{ page }, asked, standing] = await Promise.all([
      api.training.module.query({ module }),
      api.training.check.query({ module, seed }),
      api.standing.byId.query({ id: args.params.id ?? '' }),
    ])
    const isOpen = standing.options.some(({ type }) => type === 'answerRefresher')
    return {
      module,
      title: page.title,
      asked,
      seed,
      id: standing.id,
      seq: standing.seq,
      again: here,
      closed: isOpen ? [] : ['There is nothing to refresh here now.'],
    }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const refresher = refresherOf(params)
  const answers = await readAnswers(request)
  if (!answers) return json({ result: null, said: ['We could not read this. Try again.'] }, { status: 422 })
  try {
    return json({
      result: await api(request).standing.answerRefresher.mutate({ refresher, ...answers }),
      said: [],
    })
  } catch (error) {
    return json({ result: null, said: [...(await saidOf(request, error))] }, { status: 409 })
  }
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
  return (
    <CheckForm {...place} {...data} closed={answered ? [...answered.said, ...data.closed] : data.closed} />
  )
}
