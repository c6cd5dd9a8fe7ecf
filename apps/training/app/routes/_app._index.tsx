import { Page, StateTag, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { wayOf } from '../way.server.ts'

export const meta = titled('Your way')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({ way: await wayOf(api) }))
}

/** Where a trainee is on their way, and what comes next. */
export default function Way() {
  const { way } = useLoaderData<typeof loader>()
  if (way === null) return <NotATrainee />
  return (
    <Page title="Your way" lead={way.training?.waitsFor}>
      <ol className="al-modules">
        {way.modules.map(module => (
          <li key={module.key} className="al-module">
            <h3 className="al-module__title">{module.title}</h3>
            {module.doneOn ? <StateTag tone="green">Done</StateTag> : null}
          </li>
        ))}
      </ol>
    </Page>
  )
}

function NotATrainee() {
  return (
    <Page title="Nothing here for you" narrow>
      <p>
        Your account works, and this part is for people who are learning. Your own work is in another part of
        Alongside.
      </p>
      <p>If you think you should see something here, ask the person who set up your account.</p>
    </Page>
  )
}
