import { Outlet } from '@remix-run/react'
import { ErrorPage } from './error-page.tsx'

/** The layout of the pages for people who are signed in; the frame reads who they are. */
export function SignedInLayout() {
  return <Outlet />
}

/** What stands in the frame when one of those pages cannot. */
export function SignedInErrorBoundary() {
  return <ErrorPage />
}

/** The page behind an address that leads nowhere. Its loader has already said so. */
export function NoPage() {
  return null
}
