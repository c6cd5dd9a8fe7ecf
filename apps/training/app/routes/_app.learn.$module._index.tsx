import { ButtonLink, dayInWords, More, Notice, Page, StateTag, titled } from '@alongside/web/page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { loadModule } from '../learning/module.server.ts'

export const meta = titled('A module')

export function loader(args: LoaderFunctionArgs) {
  return loadModule(args)
}

/** What a module is about, its steps, what to try, and the questions at its end. */
export default function Module() {
  const { page, summary } = useLoaderData<typeof loader>()
  const here = summary.place ?? page.steps[0]?.id ?? ''
  return (
    <Page
      title={page.title}
      caption={`Module ${page.number}`}
      lead={summary.afterwards}
      back={{ to: '/learn', label: 'All modules' }}
      tags={summary.doneOn ? <StateTag tone="green">Done</StateTag> : undefined}
    >
      {summary.changedSince && summary.doneOn ? (
        <Notice title="This module has changed">
          {`You finished version ${summary.doneVersion} on ${dayInWords(summary.doneOn)}, and that still counts. This is version ${page.version}. Have a look at what is new, if you like.`}
        </Notice>
      ) : null}
      {summary.before.length > 0 ? (
        <Notice title="Something comes first">{`Finish this before the questions: ${summary.before.join(', ')}. You can read on already.`}</Notice>
      ) : null}
      <h2 className="nhsuk-heading-m">What you will be able to do</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {page.aims.map(aim => (
          <li key={aim}>{aim}</li>
        ))}
      </ul>
      <p>
        <ButtonLink to={`/learn/${page.key}/${here}`}>{summary.place ? 'Go on reading' : 'Begin'}</ButtonLink>
      </p>
      <h2 className="nhsuk-heading-m">The steps</h2>
      <ol className="al-steps">
        {page.steps.map(step => (
          <li key={step.id}>
            <Link to={`/learn/${page.key}/${step.id}`}>{step.title}</Link>
            {step.id === summary.place ? ' – you were here' : ''}
          </li>
        ))}
        {page.scenarios.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/learn/${page.key}/practice/${id}`}>Practise: {title}</Link>
          </li>
        ))}
        <li>
          <Link to={`/learn/${page.key}/check`}>Check what you know</Link>
        </li>
      </ol>
      <p>
        <Link to={`/learn/${page.key}/print`}>All of it on one page, to print</Link>
      </p>
      <More summary="Where this comes from">
        <ul className="nhsuk-list nhsuk-list--bullet">
          {page.sources.map(({ title, publisher, href }) => (
            <li key={title}>
              {href ? (
                <a href={href} rel="noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
              , {publisher}
            </li>
          ))}
        </ul>
      </More>
    </Page>
  )
}
