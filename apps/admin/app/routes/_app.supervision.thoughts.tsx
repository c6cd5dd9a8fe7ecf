import { Empty, Moment, Page, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

export const meta = titled('Given to me')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.supervision.reflections.query())
}

/** What mentors gave this coordinator to read, and nobody else. */
export default function Thoughts() {
  const { reflections } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Given to me"
      back={{ to: '/supervision', label: 'Supervision' }}
      lead="Mentors’ own thoughts, given to you alone. They belong in nobody’s record."
      narrow
    >
      {reflections.length === 0 ? (
        <Empty>Nobody has given you anything to read.</Empty>
      ) : (
        <ul className="al-agenda">
          {reflections.map(({ id, at, text, byName }) => (
            <li key={id} className="al-agenda__item">
              <p className="al-quiet">
                {byName ?? 'A mentor'} · <Moment at={at} />
              </p>
              <p className="al-note">{text}</p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
