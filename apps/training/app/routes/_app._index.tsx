import { Page, Panel, StateTag, titled } from '@alongside/web/page'
import { Journey } from '@alongside/web/pictures'
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
  const { next, hours, modules } = way
  const done = modules.filter(({ doneOn }) => doneOn !== null).length
  return (
    <Page title="Your way" lead={`You joined on ${way.enrolledOn}. Take it at your own pace.`}>
      <Panel title="Where you are">
        <Journey title="Your way to becoming a mentor" stages={way.stages} />
      </Panel>
      <section className="al-coming" aria-labelledby="next">
        <h2 className="al-coming__head" id="next">
          {way.isReady ? 'Well done' : 'What comes next'}
        </h2>
        <p className="al-coming__title">{next.title}</p>
        {next.sentences.map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      <section aria-labelledby="modules">
        <h2 className="nhsuk-heading-m" id="modules">
          What you learn
        </h2>
        <p className="al-quiet">
          {done === 0
            ? `Twelve modules, ${hours.altogether} hours in all. They build on each other, and nobody marks you down.`
            : `${done} of ${modules.length} modules done, ${hours.learned} of ${hours.altogether} hours.`}
        </p>
        <ol className="al-modules">
          {modules.map(module => (
            <li key={module.key} className={`al-module${module.doneOn ? ' al-module--done' : ''}`}>
              <div className="al-module__head">
                <h3 className="al-module__title">
                  <span className="al-module__number" aria-hidden="true">
                    {module.number}
                  </span>
                  {module.title}
                </h3>
                {module.doneOn ? (
                  <StateTag tone="green">Done</StateTag>
                ) : module.isNext ? (
                  <StateTag tone="teal">Next</StateTag>
                ) : null}
              </div>
              <p className="al-module__words">{module.afterwards}</p>
              <p className="al-module__when">
                {module.hours}
                {module.doneOn ? ` · done on ${module.doneOn}` : ''}
              </p>
            </li>
          ))}
        </ol>
      </section>
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
