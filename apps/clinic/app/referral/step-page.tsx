import { Notice, Page, Written } from '@alongside/web/page'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

interface StepPageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly view: {
    readonly personId: string
    readonly name: string | null
    readonly clinicNumber: string | null
    readonly label: string
    readonly waitsFor: string
    readonly status: 'active' | 'done'
  }
  /** The step as it is offered now; null when there is none from here. */
  readonly step: { readonly open: boolean; readonly reasons: readonly string[] } | null
  readonly wide?: boolean
  readonly children: ReactNode
}

/** The page of one step: whom it is about, the way back, and the form; or why the step is closed. */
export function StepPage({ title, lead, view, step, wide, children }: StepPageProps) {
  const person = `/people/${view.personId}`
  const isOpen = step?.open === true
  return (
    <Page
      title={title}
      caption={whom(view)}
      back={{ to: person, label: 'Back to this person' }}
      {...(lead && isOpen ? { lead } : {})}
      {...(wide ? {} : { narrow: true })}
    >
      {isOpen ? (
        children
      ) : (
        <Notice title="This cannot be recorded now" tone="warning">
          {step === null ? (
            <p>
              Where they are: <strong>{view.label}</strong>.
              {view.status === 'active' ? ` It waits for ${view.waitsFor}.` : null}
            </p>
          ) : null}
          {step?.reasons.map(reason => (
            <p key={reason}>{reason}</p>
          ))}
          <p>
            <Link to={person}>See where things stand</Link>
          </p>
        </Notice>
      )}
      {isOpen ? null : <Written />}
    </Page>
  )
}

/** Whom a page is about: on the page only, never in its title. */
export function whom({ name, clinicNumber }: Pick<StepPageProps['view'], 'name' | 'clinicNumber'>): string {
  return [name ?? 'Name not known', clinicNumber].filter(Boolean).join(' · ')
}
