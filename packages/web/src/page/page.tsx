import { Link } from '@remix-run/react'
import { BackLink } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { ErrorSummary, type Mistakes } from './error-summary.tsx'
import { ProofPanel } from './proof-panel.tsx'
import { Said } from './said.tsx'

/** The head of a page's main part. */
export interface PageHeadingProps {
  readonly title: string
  /** Small words above the title: where this page belongs. */
  readonly caption?: string
  /** One sentence under the title. */
  readonly lead?: ReactNode
  /** Tags beside the title. */
  readonly tags?: ReactNode
}

/** A page. */
export interface PageProps extends PageHeadingProps {
  readonly back?: { readonly to: string; readonly label: string }
  /** For a page that is one short form. */
  readonly narrow?: boolean
  /** Mistakes that the address tells of, where the form goes elsewhere. */
  readonly mistakes?: Mistakes | undefined
  readonly children: ReactNode
}

/** The title of a page with what belongs to it. */
export function PageHeading({ title, caption, lead, tags }: PageHeadingProps) {
  return (
    <div className="al-heading">
      <h1 className="nhsuk-heading-l al-heading__title">
        {caption ? (
          <>
            <span className="nhsuk-caption-l">{caption}</span>
            <span className="nhsuk-u-visually-hidden"> – </span>
          </>
        ) : null}
        {title}
      </h1>
      {tags ? <p className="al-heading__tags">{tags}</p> : null}
      {lead ? <p className="al-heading__lead">{lead}</p> : null}
    </div>
  )
}

/** A page: the way back, what was just done, what is wrong, the title, and what it is about. */
export function Page({ back, narrow, mistakes, children, ...heading }: PageProps) {
  return (
    <div className={narrow ? 'al-narrow' : undefined}>
      {back ? (
        <BackLink asElement={Link} className="al-back" to={back.to}>
          {back.label}
        </BackLink>
      ) : null}
      <Said />
      <ErrorSummary mistakes={mistakes} />
      <ProofPanel />
      <PageHeading {...heading} />
      {children}
    </div>
  )
}
