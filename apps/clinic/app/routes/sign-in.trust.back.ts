export { fromTrustLoader as loader } from '@alongside/web/trust.server'
