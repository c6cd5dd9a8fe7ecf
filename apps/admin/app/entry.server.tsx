export { handleError, handleRequest as default } from '@alongside/web/entry.server'
