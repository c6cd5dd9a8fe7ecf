export { toTrustLoader as loader } from '@alongside/web/trust.server'
