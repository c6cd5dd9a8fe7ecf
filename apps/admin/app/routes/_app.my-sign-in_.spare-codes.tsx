export { SpareCodesPage as default, spareCodesMeta as meta } from '@alongside/web/spare-codes'
export {
  spareCodesAction as action,
  spareCodesLoader as loader,
} from '@alongside/web/spare-codes.server'
