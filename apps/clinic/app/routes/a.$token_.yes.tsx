import { consentScopes } from '@alongside/domain/consent'
import { noOf } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { giveAnswer } from '../private-page/answer.server.ts'
import { privatePage } from '../private-page/is-private-page.ts'
import { isClosed, loadOffer } from '../private-page/offer.server.ts'
import { useSpoken } from '../private-page/page-data.ts'
import { LanguageLinks, type Mistakes, NothingToOpen, WhatIsWrong } from '../private-page/page-parts.tsx'
import { mistakesOfNo, readTakeUp, takeUpValues } from '../private-page/take-up.form.server.ts'
import { emptyTakeUp } from '../private-page/take-up.values.ts'
import { TakeUpFields } from '../private-page/take-up-fields.tsx'

export const handle = privatePage

export function loader(args: LoaderFunctionArgs) {
  return loadOffer(args)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const values = takeUpValues(form)
  const read = readTakeUp(values)
  const again = (mistakes: Mistakes, status: number) => json({ values, mistakes }, { status })
  if (!read.ok) return again(read.mistakes, 422)
  try {
    return await giveAnswer(request, params.token, form, read.answer)
  } catch (error) {
    if (isClosed(error)) return again({}, 404)
    const no = noOf(error)
    if (no === null || typeof no !== 'object') return again({}, 503)
    return again(no.code === 'refused' ? { shareContact: 'needsShare' } : mistakesOfNo(no.fields), 422)
  }
}

export function ErrorBoundary() {
  return <NothingToOpen isBusy />
}

export default function TakeUp() {
  const { offer, commandId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { language, words } = useSpoken()
  const token = useParams().token ?? ''
  if (offer === null || offer === 'busy') return <NothingToOpen isBusy={offer === 'busy'} />
  const mistakes: Mistakes = answered?.mistakes ?? {}
  const values = answered?.values ?? emptyTakeUp
  return (
    <>
      <p>
        <a href={`/a/${token}?l=${language}`}>{words.back}</a>
      </p>
      <WhatIsWrong mistakes={mistakes} questions={words.takeUp.scopes} />
      <h1>{words.takeUp.heading}</h1>
      <p>{words.takeUp.lead}</p>
      <form method="post" noValidate>
        <input type="hidden" name="commandId" value={commandId} />
        <input type="hidden" name="language" value={language} />
        <TakeUpFields scopes={consentScopes} values={values} mistakes={mistakes} />
        <button className="pp-button pp-button--first" type="submit">
          {words.takeUp.send}
        </button>
      </form>
      <LanguageLinks />
    </>
  )
}
