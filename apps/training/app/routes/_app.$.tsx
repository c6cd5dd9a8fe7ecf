export { NoPage as default } from '@alongside/web/signed-in'
export { noPageLoader as loader } from '@alongside/web/signed-in.server'
