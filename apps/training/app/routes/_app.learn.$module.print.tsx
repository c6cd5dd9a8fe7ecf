import { Page, titled } from '@alongside/web/page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Parts } from '../learning/blocks.tsx'
import { loadModule } from '../learning/module.server.ts'

export const meta = titled('To print')

export function loader(args: LoaderFunctionArgs) {
  return loadModule(args)
}

/** A whole module on one page. What is printed names nobody and no place. */
export default function Print() {
  const { page } = useLoaderData<typeof loader>()
  return (
    <Page
      title={page.title}
      caption={`Module ${page.number}, version ${page.version}`}
      back={{ to: `/learn/${page.key}`, label: 'This module' }}
    >
      <article className="al-reading">
        {page.steps.map(step => (
          <section key={step.id}>
            <h2 className="nhsuk-heading-m">{step.title}</h2>
            <Parts parts={step.parts} boxHeading="h3" />
          </section>
        ))}
      </article>
    </Page>
  )
}
