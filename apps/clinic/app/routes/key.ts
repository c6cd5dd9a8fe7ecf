export { keyAction as action, keyLoader as loader } from '@alongside/web/key.server'
