import { Document, rootLinks } from '@alongside/web/root'
import type { LinksFunction } from '@remix-run/node'
import type { ReactNode } from 'react'
import { app } from './app.ts'
import stylesheet from './clinic.css?url'
import { useIsPrivatePage } from './private-page/is-private-page.ts'
import { PrivateDocument } from './private-page/private-document.tsx'

export {
  RootErrorBoundary as ErrorBoundary,
  RootPage as default,
  rootMeta as meta,
} from '@alongside/web/root'
export { rootLoader as loader } from '@alongside/web/root.server'

export const links: LinksFunction = () => [...rootLinks(), { rel: 'stylesheet', href: stylesheet }]

/**
 * The private page has a document of its own: whoever opens it must not learn whose desk this is. It runs no script, so
 * that document and its six languages stay on the server, and no desk loads them.
 */
export function Layout({ children }: { readonly children: ReactNode }) {
  const isPrivate = useIsPrivatePage()
  return import.meta.env.SSR && isPrivate ? (
    <PrivateDocument>{children}</PrivateDocument>
  ) : (
    <Document app={app}>{children}</Document>
  )
}
