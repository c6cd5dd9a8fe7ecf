import { isRouteErrorResponse, Link, useLocation, useRouteError } from '@remix-run/react'
import { neutralAddress } from '../neutral-address.ts'
import { PageHeading } from '../page/page.tsx'

interface Words {
  readonly title: string
  readonly sentences: readonly string[]
  /** The same page may well come if it is opened again. */
  readonly mayPass?: true
}

/** A page may fail before, while or after something was kept, and cannot tell which. */
const perhapsKept = 'If you were saving something, look whether it was kept before you send it again.'

const byStatus: Readonly<Record<number, Words>> = {
  403: {
    title: 'This is not yours to open',
    sentences: [
      'Your account does not reach this page. If you think it should, ask the person who set up your account.',
    ],
  },
  404: {
    title: 'We cannot find this page',
    sentences: [
      'It may have moved or ended, or it may not be yours to see.',
      'If you typed the address, check that it is right.',
    ],
  },
  409: {
    title: 'This has changed',
    sentences: ['Somebody changed this since you opened it. Open it again to see how it stands now.'],
    mayPass: true,
  },
  413: {
    title: 'This is too large to send',
    sentences: ['Nothing was kept of what you sent. Choose a smaller file, or send the list in parts.'],
  },
  429: {
    title: 'Too much at once',
    sentences: ['Wait a few seconds, then open the page again.', perhapsKept],
    mayPass: true,
  },
  503: {
    title: 'We cannot reach the service just now',
    sentences: ['Try again in a minute.', perhapsKept],
    mayPass: true,
  },
}

const unexpected: Words = {
  title: 'Something went wrong',
  sentences: ['It is our fault. Try again in a minute.', perhapsKept],
  mayPass: true,
}

function wordsFor(error: unknown): Words {
  if (!isRouteErrorResponse(error)) return unexpected
  const words = byStatus[error.status] ?? unexpected
  // whoever is sent away for a moment is told for how long
  const isForAMoment = (error.status === 429 || error.status === 503) && typeof error.data === 'string'
  return isForAMoment && error.data !== '' ? { ...words, sentences: [error.data, perhapsKept] } : words
}

/** What stands in the frame when a page cannot: plain words, no codes, and a way on. */
export function ErrorPage() {
  const error = useRouteError()
  const { pathname, search } = useLocation()
  const words = wordsFor(error)
  return (
    <>
      <PageHeading title={words.title} />
      {words.sentences.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {words.mayPass ? (
        <p>
          <Link to={`${pathname}${search}`} reloadDocument>
            Open this page again
          </Link>
        </p>
      ) : null}
      <p>
        <Link to="/">Go to the start page</Link>
      </p>
      <p className="al-quiet">
        Need to leave at once? <a href={neutralAddress}>Open the weather</a>.
      </p>
    </>
  )
}
