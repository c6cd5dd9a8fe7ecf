export { codeLoader as loader } from '@alongside/web/sign-in.server'
export { SpareCodePage as default, spareCodeMeta as meta } from '@alongside/web/spare-codes'
export { spareCodeAction as action } from '@alongside/web/spare-codes.server'
