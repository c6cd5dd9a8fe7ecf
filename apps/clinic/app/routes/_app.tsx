export { SignedInErrorBoundary as ErrorBoundary, SignedInLayout as default } from '@alongside/web/signed-in'
export { signedInLoader as loader } from '@alongside/web/signed-in.server'
