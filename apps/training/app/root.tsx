import { Document, rootLinks } from '@alongside/web/root'
import type { LinksFunction } from '@remix-run/node'
import type { ReactNode } from 'react'
import { app } from './app.ts'
import stylesheet from './training.css?url'

export {
  RootErrorBoundary as ErrorBoundary,
  RootPage as default,
  rootMeta as meta,
} from '@alongside/web/root'
export { rootLoader as loader } from '@alongside/web/root.server'

/** The kit's styles, then the few of this app. */
export const links: LinksFunction = () => [...rootLinks(), { rel: 'stylesheet', href: stylesheet }]

export function Layout({ children }: { readonly children: ReactNode }) {
  return <Document app={app}>{children}</Document>
}
