import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { giveAnswer } from '../private-page/answer.server.ts'
import { privatePage } from '../private-page/is-private-page.ts'
import { isClosed, loadOffer } from '../private-page/offer.server.ts'
import { useSpoken } from '../private-page/page-data.ts'
import { LanguageLinks, NothingToOpen } from '../private-page/page-parts.tsx'

export const handle = privatePage

/** Looking does nothing: programs that open every link in a message find a page, and the link stays as it was. */
export function loader(args: LoaderFunctionArgs) {
  return loadOffer(args)
}

/** One press, no reason. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  try {
    return await giveAnswer(request, params.token, form, { answer: 'noThanks' })
  } catch (error) {
    // the page loads anew, and says that the link is closed or that we are busy
    return json(null, { status: isClosed(error) ? 404 : 503 })
  }
}

export function ErrorBoundary() {
  return <NothingToOpen isBusy />
}

export default function PrivateOffer() {
  const { offer, commandId } = useLoaderData<typeof loader>()
  const { language, words } = useSpoken()
  const token = useParams().token ?? ''
  if (offer === null || offer === 'busy') return <NothingToOpen isBusy={offer === 'busy'} />
  const isOpen = offer.stage === 'open'
  const { says } = isOpen ? words.offer : words.goingAhead
  return (
    <>
      <h1>{words.offer.heading(offer.from)}</h1>
      {says.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {offer.goesAheadOn === null ? null : (
        <div className="pp-note">
          <p>{words.offer.goesAhead(offer.goesAheadOn)}</p>
        </div>
      )}
      <div className="pp-answers">
        <a
          className={isOpen ? 'pp-button pp-button--first' : 'pp-button'}
          href={`/a/${token}/yes?l=${language}`}
        >
          {isOpen ? words.offer.takeUp : words.goingAhead.takeUp}
        </a>
        {isOpen ? (
          <a className="pp-button" href={`/a/${token}/later?l=${language}`}>
            {words.offer.notNow}
          </a>
        ) : null}
        <form method="post">
          <input type="hidden" name="commandId" value={commandId} />
          <input type="hidden" name="language" value={language} />
          <button className="pp-button" type="submit">
            {isOpen ? words.offer.noThanks : words.goingAhead.stop}
          </button>
          {isOpen ? <span className="pp-hint">{words.offer.noThanksHint}</span> : null}
        </form>
      </div>
      <LanguageLinks />
    </>
  )
}
