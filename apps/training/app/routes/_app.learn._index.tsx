import { ButtonLink, dayInWords, Notice, Page, StateTag, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Bar } from '../learning/bar.tsx'

export const meta = titled('Learn')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { training, modules } = await api.training.mine.query()
    return { learns: training !== null, modules }
  })
}

/** The twelve modules: what is done, where to go on, and what comes first. */
export default function Learn() {
  const { learns, modules } = useLoaderData<typeof loader>()
  const done = modules.filter(({ doneOn }) => doneOn !== null)
  const hours = (some: typeof modules) => some.reduce((sum, each) => sum + each.hours, 0)
  const next =
    modules.find(({ doneOn, place }) => doneOn === null && place !== null) ??
    modules.find(({ doneOn, before }) => doneOn === null && before.length === 0)
  return (
    <Page title="Learn" lead="Twelve modules, at your own pace. Nobody marks you down.">
      <Bar
        label="What you have learned"
        done={done.length}
        of={modules.length}
        words={`${done.length} of ${modules.length} modules, ${hours(done)} of ${hours(modules)} hours`}
      />
      {learns ? null : (
        <Notice title="You can read already">
          The questions at the end of each module count from the day on which your training begins.
        </Notice>
      )}
      {next ? (
        <p>
          <ButtonLink to={`/learn/${next.key}`}>
            {next.place === null ? `Begin: ${next.title}` : `Go on: ${next.title}`}
          </ButtonLink>
        </p>
      ) : null}
      <ol className="al-modules">
        {modules.map(module => (
          <li key={module.key} className={`al-module${module.doneOn ? ' al-module--done' : ''}`}>
            <div className="al-module__head">
              <h2 className="al-module__title">
                <span className="al-module__number" aria-hidden="true">
                  {module.number}
                </span>
                <Link to={`/learn/${module.key}`}>{module.title}</Link>
              </h2>
              {module.doneOn ? (
                <StateTag tone="green">Done</StateTag>
              ) : module.place ? (
                <StateTag tone="teal">Begun</StateTag>
              ) : null}
            </div>
            <p className="al-module__words">{module.afterwards}</p>
            <p className="al-module__when">
              {module.hours === 1 ? '1 hour' : `${module.hours} hours`}
              {module.doneOn ? ` · done on ${dayInWords(module.doneOn)}` : ''}
              {module.before.length > 0 ? ` · comes after: ${module.before.join(', ')}` : ''}
              {module.changedSince ? ' · changed since; yours still counts' : ''}
            </p>
          </li>
        ))}
      </ol>
    </Page>
  )
}
