import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { privatePage } from '../private-page/is-private-page.ts'
import { languageOf } from '../private-page/language.server.ts'
import { useSpoken } from '../private-page/page-data.ts'
import { NothingToOpen, Sayings } from '../private-page/page-parts.tsx'

export const handle = privatePage

const answers = { arrived: 'yes', 'another-day': 'later', stopped: 'no' } as const

/** Says what happens next, to whoever comes here: it knows of nobody. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const page = z.enum(['arrived', 'another-day', 'stopped']).safeParse(params.answer)
  const language = languageOf(request)
  return page.success
    ? json({ language, answer: answers[page.data] })
    : json({ language, answer: null }, { status: 404 })
}

export default function Done() {
  const { answer } = useLoaderData<typeof loader>()
  const { words } = useSpoken()
  return answer === null ? <NothingToOpen isBusy={false} /> : <Sayings {...words.done[answer]} />
}
