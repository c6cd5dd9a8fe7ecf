export { CodePage as default, signInMeta as meta } from '@alongside/web/sign-in'
export { codeAction as action, codeLoader as loader } from '@alongside/web/sign-in.server'
