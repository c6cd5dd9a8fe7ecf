import { noOf } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { giveAnswer } from '../private-page/answer.server.ts'
import { privatePage } from '../private-page/is-private-page.ts'
import { askAgainOn, laterValues } from '../private-page/later.form.server.ts'
import { emptyLater } from '../private-page/later.values.ts'
import { isClosed, loadOffer } from '../private-page/offer.server.ts'
import { useSpoken } from '../private-page/page-data.ts'
import {
  Choice,
  Group,
  LanguageLinks,
  type Mistakes,
  NothingToOpen,
  WhatIsWrong,
} from '../private-page/page-parts.tsx'

export const handle = privatePage

export function loader(args: LoaderFunctionArgs) {
  return loadOffer(args)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const values = laterValues(form)
  const day = askAgainOn(values)
  const mistakes: Mistakes = { when: 'whenAgain' }
  if (day === null) return json({ values, mistakes }, { status: 422 })
  try {
    return await giveAnswer(request, params.token, form, { answer: 'notNow', askAgainOn: day })
  } catch (error) {
    const nothing: Mistakes = {}
    if (isClosed(error)) return json({ values, mistakes: nothing }, { status: 404 })
    return noOf(error) === null
      ? json({ values, mistakes: nothing }, { status: 503 })
      : json({ values, mistakes }, { status: 422 })
  }
}

export function ErrorBoundary() {
  return <NothingToOpen isBusy />
}

export default function Later() {
  const { offer, commandId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { language, words } = useSpoken()
  const token = useParams().token ?? ''
  if (offer === null || offer === 'busy') return <NothingToOpen isBusy={offer === 'busy'} />
  const values = answered?.values ?? emptyLater
  const mistakes: Mistakes = answered?.mistakes ?? {}
  const { later } = words
  return (
    <>
      <p>
        <a href={`/a/${token}?l=${language}`}>{words.back}</a>
      </p>
      <WhatIsWrong mistakes={mistakes} />
      <h1>{later.heading}</h1>
      <p>{later.lead}</p>
      <form method="post" noValidate>
        <input type="hidden" name="commandId" value={commandId} />
        <input type="hidden" name="language" value={language} />
        <Group name="when" label={later.when} mistake={mistakes.when}>
          {([1, 3, 6] as const).map(months => (
            <Choice
              key={months}
              type="radio"
              name="when"
              value={String(months)}
              id={months === 1 ? 'when' : `when-${months}`}
              label={later.months[months]}
              isChosen={values.when === String(months)}
            />
          ))}
          <Choice
            type="radio"
            name="when"
            value="onDay"
            id="when-onDay"
            label={later.onDay}
            isChosen={values.when === 'onDay'}
          />
          <div className="pp-side-by-side">
            {(
              [
                ['day', later.dayOfMonth],
                ['month', later.month],
                ['year', later.year],
              ] as const
            ).map(([name, label]) => (
              <div key={name}>
                <label className="pp-label" htmlFor={name}>
                  {label}
                </label>
                <input
                  className={`pp-text ${name === 'year' ? 'pp-text--four' : 'pp-text--two'}`}
                  id={name}
                  name={name}
                  type="text"
                  inputMode="numeric"
                  maxLength={4}
                  defaultValue={values[name]}
                  autoComplete="off"
                  dir="ltr"
                />
              </div>
            ))}
          </div>
        </Group>
        <button className="pp-button pp-button--first" type="submit">
          {later.send}
        </button>
      </form>
      <LanguageLinks />
    </>
  )
}
