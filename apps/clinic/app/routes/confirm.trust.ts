export { toProveAtTrustLoader as loader } from '@alongside/web/trust.server'
