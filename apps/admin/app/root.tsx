import { Document } from '@alongside/web/root'
import type { ReactNode } from 'react'
import { app } from './app.ts'

export {
  RootErrorBoundary as ErrorBoundary,
  RootPage as default,
  rootLinks as links,
  rootMeta as meta,
} from '@alongside/web/root'
export { rootLoader as loader } from '@alongside/web/root.server'

export function Layout({ children }: { readonly children: ReactNode }) {
  return <Document app={app}>{children}</Document>
}
